/* sheet: which sheet of the workbook is the survey, which the choices and
 * which the settings. Sheets of other names are people's own. */
#include <config.h>

#include "instruments/xlsform/xlsform.h"

#include "base/nearest.h"

/* Names of sheets differ in more than capitals, or the first alone is read. */
static void
tell_twin_sheets(struct reading *reading, const struct sheet *read)
{
    for (size_t i = 0; i < reading->workbook->n; i++) {
        const struct sheet *other = &reading->workbook->sheets[i];
        if (other == read || !text_is_fold(text_of(other->name), read->name))
            continue;
        form_say(reading->form, reading->findings,
                 (struct finding){.severity = SEVERITY_WARNING,
                                  .rule = "sheet-twice",
                                  .sheet = other->name,
                                  .mend = "move its rows into the other one, "
                                          "or begin its name with _"},
                 "there are two sheets '%s' and '%s'; only the first of them "
                 "is used",
                 read->name, other->name);
    }
}

static const struct sheet *
find_named(struct reading *reading, const char *name)
{
    const struct sheet *sheet = workbook_find(reading->workbook, name);
    if (sheet)
        tell_twin_sheets(reading, sheet);
    return sheet;
}

/* A slip of the pen; a name that begins with _ is meant as it is. */
static bool
is_misspelt(const struct sheet *sheet, const char *name)
{
    return *sheet->name != '_' &&
           edit_distance(text_of(sheet->name), text_of(name), 2) <= 2;
}

/* The first sheet whose name looks like a misspelt one, and how many do. */
static const struct sheet *
find_misspelt(const struct reading *reading, const char *name, size_t *n)
{
    const struct sheet *first = NULL;
    *n = 0;
    for (size_t i = 0; i < reading->workbook->n; i++) {
        const struct sheet *sheet = &reading->workbook->sheets[i];
        if (!is_misspelt(sheet, name))
            continue;
        first = first ? first : sheet;
        ++*n;
    }
    return first;
}

/* Tells that the sheet was read as the one that is missing. What is found in it
 * has the name that was meant, as where only capitals differ. */
static const struct sheet *
read_as(struct reading *reading, const struct sheet *sheet, const char *name)
{
    form_say(
        reading->form, reading->findings,
        (struct finding){.severity = SEVERITY_ERROR,
                         .rule = "sheet-missing",
                         .sheet = name,
                         .mend = arena_printf(reading->arena,
                                              "rename the sheet '%s'", name)},
        "there is no sheet '%s'; '%s' was read as it", name, sheet->name);
    reading->form->sheets[sheet - reading->workbook->sheets].name = name;
    struct sheet *meant = arena_alloc(reading->arena, sizeof *meant);
    *meant = *sheet;
    meant->name = name;
    return meant;
}

static void
tell_not_used(struct reading *reading, const struct sheet *except,
              const char *name)
{
    for (size_t i = 0; i < reading->workbook->n; i++) {
        const struct sheet *sheet = &reading->workbook->sheets[i];
        if (sheet == except || !is_misspelt(sheet, name))
            continue;
        form_say(reading->form, reading->findings,
                 (struct finding){
                     .severity = SEVERITY_WARNING,
                     .rule = "sheet-misspelt",
                     .sheet = sheet->name,
                     .mend = arena_printf(reading->arena,
                                          "if the sheet '%s' is meant, name it "
                                          "so; if not, begin its name with _",
                                          name)},
                 "the sheet '%s' is not used", sheet->name);
    }
}

/* Clients read a form whose settings are misspelt, as if it had none. */
const struct sheet *
find_settings_sheet(struct reading *reading)
{
    const struct sheet *sheet = find_named(reading, "settings");
    if (!sheet)
        tell_not_used(reading, NULL, "settings");
    return sheet;
}

/* Titles and remarks that stand above the headers are no more than a few. */
#define ROWS_ABOVE 10

static bool
has_cell(const struct sheet_row *row, const char *words)
{
    for (size_t i = 0; i < row->n; i++)
        if (text_is_fold(text_trim(row->cells[i]), words))
            return true;
    return false;
}

/* The place of the row that heads the columns of a survey; or sheet->n. */
static size_t
find_head(const struct sheet *sheet)
{
    if (sheet->n && has_cell(&sheet->rows[0], "type"))
        return 0;
    for (size_t i = 1; i < sheet->n && i < ROWS_ABOVE; i++)
        if (has_cell(&sheet->rows[i], "type") &&
            has_cell(&sheet->rows[i], "name"))
            return i;
    return sheet->n;
}

/* The survey from its headers on, told where other rows are above them. */
static const struct sheet *
below_title(struct reading *reading, const struct sheet *survey)
{
    size_t head = find_head(survey);
    if (head == 0 || head == survey->n)
        return survey;
    size_t row = survey->rows[head].number;
    form_say(reading->form, reading->findings,
             (struct finding){.severity = SEVERITY_ERROR,
                              .rule = "headers-below",
                              .sheet = survey->name,
                              .row = survey->rows[0].number,
                              .mend = row == 2 ? "delete the row above them"
                                               : "delete the rows above them"},
             "the headers of the columns are in row %zu, and belong in the "
             "first",
             row);
    struct sheet *rest = arena_alloc(reading->arena, sizeof *rest);
    *rest = *survey;
    rest->rows += head;
    rest->n -= head;
    return rest;
}

/* The one sheet that must be the survey: by its name, or since there is no
 * other with a column of types; or NULL. */
static const struct sheet *
survey_meant(const struct reading *reading)
{
    const struct workbook *workbook = reading->workbook;
    size_t n;
    const struct sheet *meant = find_misspelt(reading, "survey", &n);
    if (n == 1)
        return meant;
    for (size_t i = n = 0; i < workbook->n; i++)
        if (find_head(&workbook->sheets[i]) < workbook->sheets[i].n &&
            *workbook->sheets[i].name != '_') {
            meant = &workbook->sheets[i];
            n++;
        }
    return n == 1 ? meant : NULL;
}

/* In Markdown the name of a sheet is the first cell of a line. */
static const char *
mend_no_survey(const struct workbook *workbook)
{
    return workbook->is_markdown
               ? "write a line '| survey |' above the headers, and leave the "
                 "first cell of the lines below it empty: '| | type | name |'"
               : "name the sheet with the questions 'survey'";
}

/* Where rows begin in the first column, each of them is taken for a sheet. */
static const char *
mend_empty(const struct workbook *workbook)
{
    if (!workbook_find(workbook, "type"))
        return "head its columns 'type', 'name' and 'label'";
    return workbook->is_markdown
               ? "leave the first cell of the lines below 'survey' empty: "
                 "'| | type | name |'"
               : "leave the first column of the rows below 'survey' empty: "
                 "',type,name,label'";
}

/* Where there is one sheet alone it needs no name, unless it has that of
 * another part of a form. */
static const struct sheet *
only_sheet(const struct workbook *workbook)
{
    static const char *const others[] = {"choices", "settings", "entities",
                                         "external_choices", "osm"};
    if (workbook->n != 1)
        return NULL;
    struct text name = text_of(workbook->sheets[0].name);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (text_is_fold(name, others[i]))
            return NULL;
    return &workbook->sheets[0];
}

const struct sheet *
find_survey_sheet(struct reading *reading)
{
    const struct workbook *workbook = reading->workbook;
    const struct sheet *survey = find_named(reading, "survey");
    if (!survey && (survey = only_sheet(workbook)))
        reading->form->only_sheet = survey->name;
    const struct sheet *meant = survey ? NULL : survey_meant(reading);
    if (meant)
        survey = read_as(reading, meant, "survey");
    if (!survey)
        form_say(reading->form, reading->findings,
                 (struct finding){.severity = SEVERITY_ERROR,
                                  .rule = "sheet-missing",
                                  .mend = mend_no_survey(workbook)},
                 "there is no sheet 'survey'");
    else if (survey->n == 0)
        form_say(reading->form, reading->findings,
                 (struct finding){.severity = SEVERITY_ERROR,
                                  .rule = "sheet-empty",
                                  .sheet = survey->name,
                                  .mend = mend_empty(workbook)},
                 "the sheet with the questions is empty");
    return survey && survey->n > 0 ? below_title(reading, survey) : NULL;
}

/* Selects, ranks and ranges with labels look for a list of choices. */
static bool
asks_for_choices(const struct sheet *survey, const struct headers *headers)
{
    static const char *const marks[] = {"select", "rank", "tick_labelset"};
    for (size_t i = 0; i < headers->n; i++) {
        const char *column = headers->items[i].column;
        if (!headers->items[i].written ||
            (!text_is(text_of(column), "type") &&
             !text_is(text_of(column), "parameters")))
            continue;
        for (size_t row = 1; row < survey->n; row++)
            for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
                struct text cell = sheet_cell(&survey->rows[row], i);
                if (text_find_text(cell, text_of(marks[k])) < cell.n)
                    return true;
            }
    }
    return false;
}

const struct sheet *
find_choices_sheet(struct reading *reading, const struct sheet *survey,
                   const struct headers *headers)
{
    const struct sheet *sheet = find_named(reading, "choices");
    if (sheet)
        return sheet;
    size_t n;
    const struct sheet *meant = find_misspelt(reading, "choices", &n);
    if (!meant || !survey || !asks_for_choices(survey, headers))
        meant = NULL;
    tell_not_used(reading, meant, "choices");
    return meant ? read_as(reading, meant, "choices") : NULL;
}
