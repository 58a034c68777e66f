#include <config.h>

#include "instruments/xlsform/xlsform.h"

#include "base/builder.h"
#include "base/heap.h"
#include "base/nearest.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define TOKENS 4

/* "label::Español (es)" in its parts. A single colon separates too, as in old
 * forms, where no header of the sheet has a double one; the colon of "jr:count"
 * never does. */
struct tokens {
    struct text items[TOKENS];
    size_t n;
};

static struct tokens
split(struct text header, bool double_colon)
{
    struct text colons = double_colon ? TEXT("::") : TEXT(":");
    struct tokens tokens = {0};
    while (tokens.n + 1 < TOKENS) {
        size_t at = text_find_text(header, colons);
        struct text part = text_slice(header, 0, at);
        if (!double_colon && text_is(text_trim(part), "jr")) {
            struct text behind = text_slice(header, at + 1, header.n);
            at += 1 + text_find_text(behind, colons);
            part = text_slice(header, 0, at);
        }
        if (at >= header.n)
            break;
        tokens.items[tokens.n++] = text_trim(part);
        header = text_slice(header, at + colons.n, header.n);
    }
    tokens.items[tokens.n++] = text_trim(header);
    return tokens;
}

/* In lower case, with _ for runs of spaces. */
static char *
normal(struct arena *arena, struct text t)
{
    struct builder b = BUILDER_INIT;
    struct text word, rest = t;
    while (text_word(&rest, &word)) {
        if (b.n)
            builder_add_char(&b, '_');
        for (size_t i = 0; i < word.n; i++)
            builder_add_char(&b, (char)tolower((unsigned char)word.s[i]));
    }
    char *name = b.n ? builder_dup(&b, arena) : arena_strdup(arena, "");
    builder_release(&b);
    return name;
}

static const struct header_name *
find_name(const struct header_name *names, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i].name, name) == 0)
            return &names[i];
    return NULL;
}

/* Long ways to say what has a column of its own. */
static const struct {
    const char *first, *second, *column;
} long_ways[] = {
    {"bind", "relevant", "relevant"},
    {"bind", "required", "required"},
    {"bind", "constraint", "constraint"},
    {"bind", "calculate", "calculation"},
    {"bind", "readonly", "readonly"},
    {"bind", "jr:constraintMsg", "constraint_message"},
    {"bind", "jr:requiredMsg", "required_message"},
    {"bind", "jr:noAppErrorString", "no_app_error_string"},
    {"body", "appearance", "appearance"},
    {"body", "jr:count", "repeat_count"},
    {"media", "image", "image"},
    {"media", "big-image", "big-image"},
    {"media", "audio", "audio"},
    {"media", "video", "video"},
};

static const char *
long_way(const char *first, struct text second)
{
    for (size_t i = 0; i < sizeof long_ways / sizeof *long_ways; i++)
        if (strcmp(long_ways[i].first, first) == 0 &&
            text_is(second, long_ways[i].second))
            return long_ways[i].column;
    return NULL;
}

static bool
takes_words(const struct header_name *names, size_t n, const char *column)
{
    const struct header_name *name = find_name(names, n, column);
    return name && name->words;
}

static struct header
understand(struct reading *reading, struct text written, bool double_colon,
           const struct header_name *names, size_t n_names)
{
    struct arena *arena = reading->arena;
    struct header header = {.written = text_dup(arena, written)};
    header.column = header.written;
    struct tokens tokens = split(written, double_colon);
    const struct header_name *name =
        find_name(names, n_names, normal(arena, written));
    if (name)
        tokens.n = 1; /* "jr:count" and "bind::relevant" as they are */
    else
        name = find_name(names, n_names, normal(arena, tokens.items[0]));
    if (!name)
        return header;
    header.known = true;
    header.column = name->column;
    header.rest = name->rest;
    size_t next = 1;
    if (tokens.n > 1 && !name->words) {
        const char *column = long_way(name->column, tokens.items[1]);
        if (column)
            header.column = column;
        else
            header.rest = text_dup(arena, tokens.items[1]);
        next = 2;
    }
    if (tokens.n > next && tokens.items[next].n &&
        takes_words(names, n_names, header.column))
        header.language = text_dup(arena, tokens.items[next]);
    return header;
}

static bool
same(const char *a, const char *b)
{
    return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

static void
tell_twins(struct reading *reading, const struct sheet *sheet, size_t row,
           const struct headers *headers, size_t at)
{
    const struct header *header = &headers->items[at];
    for (size_t i = 0; i < at; i++) {
        const struct header *other = &headers->items[i];
        if (!other->written || strcmp(other->column, header->column) != 0 ||
            !same(other->rest, header->rest) ||
            !same(other->language, header->language))
            continue;
        /* Forms that went from one server to another have both of these. */
        bool harmless = (same(other->written, "form_id") &&
                         same(header->written, "id_string")) ||
                        (same(other->written, "id_string") &&
                         same(header->written, "form_id"));
        form_say(reading->form, reading->findings,
                 (struct finding){.severity = harmless ? SEVERITY_WARNING
                                                       : SEVERITY_ERROR,
                                  .rule = "column-twice",
                                  .sheet = sheet->name,
                                  .row = row,
                                  .column = header->written,
                                  .mend = "remove or rename one of them"},
                 same(other->written, header->written)
                     ? "there are two columns '%s'"
                     : "column '%s' is another name for column '%s'",
                 header->written, other->written);
        return;
    }
}

/* What a header that is not known was probably meant to be; NULL. Among
 * headers with "::" a single colon separates nothing. */
static const char *
meant_header(struct reading *reading, const struct header *header,
             const struct header_name *names, size_t n_names)
{
    struct arena *arena = reading->arena;
    struct text written = text_of(header->written);
    size_t colon = text_find(written, ':');
    const char *word = normal(arena, text_slice(written, 0, colon));
    if (colon < written.n && text_find_text(written, TEXT("::")) > colon &&
        find_name(names, n_names, word))
        return arena_printf(
            arena, "%s::%.*s", word,
            TEXT_ARGS(text_trim(text_slice(written, colon + 1, written.n))));
    const char **candidates = heap_new(n_names, sizeof *candidates);
    for (size_t i = 0; i < n_names; i++)
        candidates[i] = names[i].name;
    word = normal(arena, split(written, true).items[0]);
    const char *meant = nearest(text_of(word), candidates, n_names);
    free(candidates);
    return meant;
}

/* "::French" of "lable::French"; else empty. */
static struct text
language_part(const struct header *header, const char *meant)
{
    struct text written = text_of(header->written);
    return strchr(meant, ':')
               ? (struct text){0}
               : text_slice(written, text_find_text(written, TEXT("::")),
                            written.n);
}

static void
tell_misspelt(struct reading *reading, const struct sheet *sheet, size_t row,
              const struct header *header, const char *meant, bool kept)
{
    struct text behind = language_part(header, meant);
    form_say(reading->form, reading->findings,
             (struct finding){
                 .severity = SEVERITY_WARNING,
                 .rule = "column-misspelt",
                 .sheet = sheet->name,
                 .row = row,
                 .column = header->written,
                 .mend = arena_printf(reading->arena,
                                      "if '%s%.*s' is meant, rename the column",
                                      meant, TEXT_ARGS(behind))},
             kept ? "'%s' is not a column that clients know; it is kept for "
                    "filters"
                  : "'%s' is not a column of this sheet, and is not used",
             header->written);
}

/* Columns that programs add for themselves, and people with _ for their own. */
static bool
is_private(const char *header)
{
    struct text t = text_of(header);
    return text_begins(t, "_") || text_begins(t, "$") ||
           text_begins(t, "kobo--") || text_is(t, "kuid") || text_is(t, "hxl");
}

/* People keep remarks beside their questions: one line for all of those. */
static void
tell_unused(struct reading *reading, const struct sheet *sheet, size_t row,
            const struct builder *unused, size_t n)
{
    form_say(reading->form, reading->findings,
             (struct finding){.severity = SEVERITY_NOTE,
                              .rule = "column-unused",
                              .sheet = sheet->name,
                              .row = row,
                              .mend = "begin its name with _ where it is for "
                                      "your own use"},
             "%s not part of a form, and not used: %.*s",
             n == 1 ? "one column is" : "some columns are",
             TEXT_ARGS(builder_text(unused)));
}

static bool
has_header(const struct headers *headers, const char *column,
           const char *language)
{
    for (size_t i = 0; i < headers->n; i++)
        if (headers->items[i].written && headers->items[i].known &&
            strcmp(headers->items[i].column, column) == 0 &&
            same(headers->items[i].language, language))
            return true;
    return false;
}

/* In any language. */
static bool
has_column(const struct headers *headers, const char *column)
{
    for (size_t i = 0; i < headers->n; i++)
        if (headers->items[i].written && headers->items[i].known &&
            strcmp(headers->items[i].column, column) == 0)
            return true;
    return false;
}

/* The finding that was told last is of that column. */
static void
note_meant(struct reading *reading, const char *column)
{
    if (strcmp(column, "label") == 0)
        reading->meant_label = reading->findings->n;
    else if (strcmp(column, "calculation") == 0)
        reading->meant_calculation = reading->findings->n;
}

/* Columns whose want would be told at each row of the sheet, or in each of its
 * languages. Without the first no form is made. */
static const struct {
    const char *column;
    bool survey, choices;
    enum severity severity;
} missed[] = {
    {"type", true, false, SEVERITY_ERROR},
    {"list_name", false, true, SEVERITY_ERROR},
    {"name", true, true, SEVERITY_ERROR},
    {"label", true, true, SEVERITY_WARNING},
    {"calculation", true, false, SEVERITY_WARNING},
};

/* Where none is headed as one of those, one that is near to it is meant, and is
 * read as it. */
static bool
read_as_meant(struct reading *reading, const struct sheet *sheet, size_t row,
              const struct headers *headers, struct header *header,
              const struct header_name *names, size_t n_names,
              const char *meant)
{
    const char *full = arena_printf(reading->arena, "%s%.*s", meant,
                                    TEXT_ARGS(language_part(header, meant)));
    struct header as = understand(reading, text_of(full), true, names, n_names);
    size_t i = 0, n = sizeof missed / sizeof *missed;
    while (i < n &&
           (strcmp(as.column, missed[i].column) != 0 ||
            !(names == survey_headers ? missed[i].survey : missed[i].choices)))
        i++;
    if (i == n || (names != survey_headers && names != choices_headers) ||
        has_header(headers, as.column, as.language))
        return false;
    form_say(
        reading->form, reading->findings,
        (struct finding){.severity = missed[i].severity,
                         .rule = "column-misspelt",
                         .sheet = sheet->name,
                         .row = row,
                         .column = header->written,
                         .mend = arena_printf(reading->arena,
                                              "rename the column '%s'", full)},
        "there is no column '%s'; '%s' was read as it", full, header->written);
    if (names == survey_headers && !has_column(headers, as.column))
        note_meant(reading, as.column);
    as.written = header->written;
    *header = as;
    return true;
}

/* What is said of headers that are not known. Those of choices are kept, for
 * filters to look at. */
static void
tell_unknown(struct reading *reading, const struct sheet *sheet, size_t row,
             const struct headers *headers, const struct header_name *names,
             size_t n_names)
{
    bool kept = names == choices_headers;
    struct builder unused = BUILDER_INIT;
    size_t n = 0;
    for (size_t i = 0; i < headers->n; i++) {
        struct header *header = &headers->items[i];
        if (!header->written || header->known || is_private(header->written))
            continue;
        const char *meant = meant_header(reading, header, names, n_names);
        if (meant && read_as_meant(reading, sheet, row, headers, header, names,
                                   n_names, meant))
            continue;
        if (meant)
            tell_misspelt(reading, sheet, row, header, meant, kept);
        else
            builder_printf(&unused, "%s'%s'", n++ ? ", " : "", header->written);
    }
    /* Without types the sheet is not read, and that is told. */
    bool read = names != survey_headers || has_header(headers, "type", NULL);
    if (n && !kept && read)
        tell_unused(reading, sheet, row, &unused, n);
    builder_release(&unused);
}

/* Headers that say something only with "::" and more behind them. */
static const struct {
    const char *column, *example;
} beginnings[] = {
    {"media", "media::image, media::audio or media::video"},
    {"bind", "bind::type"},
    {"body", "body::accuracyThreshold"},
    {"instance", "instance::odk:tag"},
    {"attribute", "attribute::NAME"},
};

static void
tell_unfinished(struct reading *reading, const struct sheet *sheet, size_t row,
                const struct header *header)
{
    size_t i = 0, n = sizeof beginnings / sizeof *beginnings;
    while (i < n && strcmp(beginnings[i].column, header->column) != 0)
        i++;
    bool media = strcmp(header->column, "media") == 0;
    if (i == n || (header->rest && !media))
        return;
    struct finding finding = {.severity = SEVERITY_WARNING,
                              .rule = "column-unfinished",
                              .sheet = sheet->name,
                              .row = row,
                              .column = header->written};
    finding.mend =
        arena_printf(reading->arena, "write %s", beginnings[i].example);
    if (header->rest) {
        finding.severity = SEVERITY_ERROR;
        finding.rule = "column-media";
    }
    form_say(reading->form, reading->findings, finding,
             header->rest ? "'%s' is no kind of media"
                          : "the column '%s' says too little, and is not used",
             header->written);
}

static bool
any_double_colon(const struct sheet_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (text_find_text(row->cells[i], TEXT("::")) < row->cells[i].n)
            return true;
    return false;
}

/* "A" of 0, "AA" of 26 */
static const char *
column_letters(struct arena *arena, size_t column)
{
    char s[8], *at = &s[sizeof s - 1];
    *at = '\0';
    for (size_t n = column + 1; n > 0 && at > s; n = (n - 1) / 26)
        *--at = (char)('A' + (n - 1) % 26);
    return arena_strdup(arena, at);
}

/* The form knows its columns, so that findings can be put in their order. */
static void
keep_order(struct reading *reading, const struct sheet *sheet,
           const struct headers *headers)
{
    struct form *form = reading->form;
    const char *name = form_sheet_name(form, sheet->name);
    size_t k = 0;
    while (k < form->n_sheets && strcmp(form->sheets[k].name, name) != 0)
        k++;
    if (k == form->n_sheets)
        return;
    struct finding_sheet *it = &form->sheets[k];
    it->n = headers->n;
    it->columns = arena_array(reading->arena, it->n, sizeof *it->columns);
    for (size_t i = 0; i < it->n; i++)
        it->columns[i] =
            headers->items[i].written
                ? (struct finding_column){headers->items[i].written,
                                          headers->items[i].column}
                : (struct finding_column){column_letters(reading->arena, i),
                                          NULL};
}

static void
tell_uncomputed(struct reading *reading, const struct sheet *sheet,
                const struct headers *headers)
{
    const struct sheet_uncomputed *all = &sheet->uncomputed;
    if (!all->n)
        return;
    const char *header =
        all->column < headers->n ? headers->items[all->column].written : NULL;
    const char *what = "this formula was never computed: its cell is read as "
                       "empty";
    if (all->n > 1)
        what = arena_printf(reading->arena,
                            "%zu formulas were never computed, here first: "
                            "their cells are read as empty",
                            all->n);
    if (!header)
        header = column_letters(reading->arena, all->column);
    form_say(reading->form, reading->findings,
             (struct finding){.severity = SEVERITY_WARNING,
                              .rule = "formula-uncomputed",
                              .sheet = sheet->name,
                              .row = all->row,
                              .column = header,
                              .value = all->formula,
                              .mend = "open the workbook in a spreadsheet "
                                      "program, which computes it, and save "
                                      "it there"},
             "%s", what);
}

struct headers
read_headers(struct reading *reading, const struct sheet *sheet,
             const struct header_name *names, size_t n_names)
{
    struct headers headers = {0};
    if (sheet->n == 0) {
        tell_uncomputed(reading, sheet, &headers);
        return headers;
    }
    const struct sheet_row *row = &sheet->rows[0];
    bool double_colon = any_double_colon(row);
    headers.items = arena_array(reading->arena, row->n, sizeof *headers.items);
    headers.n = row->n;
    for (size_t i = 0; i < row->n; i++) {
        const char *written = read_cell(reading, row, i, true);
        if (!written)
            continue;
        headers.items[i] =
            understand(reading, text_of(written), double_colon, names, n_names);
        tell_twins(reading, sheet, row->number, &headers, i);
        if (headers.items[i].known)
            tell_unfinished(reading, sheet, row->number, &headers.items[i]);
    }
    tell_unknown(reading, sheet, row->number, &headers, names, n_names);
    keep_order(reading, sheet, &headers);
    tell_uncomputed(reading, sheet, &headers);
    return headers;
}
