#include <config.h>

#include "instruments/xlsform/xlsform.h"

#include <stddef.h>
#include <string.h>

const struct header_name choices_headers[] = {
    {"list_name", "list_name", NULL, false},
    {"name", "name", NULL, false},
    {"value", "name", NULL, false},
    {"label", "label", NULL, true},
    {"caption", "label", NULL, true},
    {"media", "media", NULL, false},
    {"image", "image", NULL, true},
    {"big-image", "big-image", NULL, true},
    {"audio", "audio", NULL, true},
    {"video", "video", NULL, true},
};
const size_t choices_headers_n =
    sizeof choices_headers / sizeof *choices_headers;

static const struct {
    const char *column;
    size_t offset;
} words[] = {
    {"label", offsetof(struct choice, label)},
    {"image", offsetof(struct choice, image)},
    {"big-image", offsetof(struct choice, big_image)},
    {"audio", offsetof(struct choice, audio)},
    {"video", offsetof(struct choice, video)},
};

static size_t
find_column(const struct headers *headers, const char *column)
{
    size_t i = 0;
    while (i < headers->n && (!headers->items[i].written ||
                              !headers->items[i].known ||
                              strcmp(headers->items[i].column, column) != 0))
        i++;
    return i;
}

static struct choice_list *
add_list(struct reading *reading, const char *name, size_t row)
{
    struct form *form = reading->form;
    struct choice_list *list = arena_alloc(reading->arena, sizeof *list);
    list->name = name;
    list->row = row;
    arena_grow(reading->arena, &form->lists, &form->lists_capacity,
               form->n_lists + 1, sizeof *form->lists);
    form->lists[form->n_lists++] = list;
    return list;
}

static struct choice_list *
list_of(struct reading *reading, const char *name, size_t row)
{
    size_t known = reading->lists.n;
    uint32_t id = intern_add(&reading->lists, text_of(name));
    if (id == known)
        return add_list(reading, name, row);
    return reading->form->lists[id];
}

static void
read_value(struct reading *reading, const struct header *header,
           const char *value, struct choice *choice)
{
    if (!header->known) {
        properties_add(reading->arena, &choice->extra, header->written, value);
        return;
    }
    if (strcmp(header->column, "name") == 0)
        choice->name = value;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].column, header->column) == 0) {
            struct translated *in =
                (struct translated *)((char *)choice + words[i].offset);
            read_words(reading, header, value, in);
        }
}

static bool
takes_words(const struct header *header)
{
    for (size_t i = 0; header->known && i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].column, header->column) == 0)
            return true;
    return false;
}

/* Columns of a choice become elements with that name in the form. */
static bool
is_usable(const struct header *header)
{
    return header->written &&
           (header->known || is_name(text_of(header->written)));
}

/* A row without a list stands between two of them, or in one of them. */
static void
tell_without_list(struct reading *reading, const struct sheet *sheet,
                  const struct sheet_row *row, const char *column,
                  const char *choice)
{
    struct choice_list *above = reading->last_list;
    if (above)
        above->incomplete = true;
    reading->list_lost = true;
    form_say(reading->form, reading->findings,
             (struct finding){.severity = SEVERITY_WARNING,
                              .rule = "choice-without-list",
                              .sheet = sheet->name,
                              .row = row->number,
                              .column = column,
                              .mend =
                                  above ? arena_printf(reading->arena,
                                                       "write the name of its "
                                                       "list, such as '%s'",
                                                       above->name)
                                        : "write the name of its list"},
             "choice '%s' belongs to no list, and is not used", choice);
}

/* The lists above and below, and whether a row before had none. */
static void
go_on(struct reading *reading, struct choice_list *list)
{
    struct choice_list *last = reading->last_list;
    list->incomplete |= reading->list_lost;
    reading->list_lost = false;
    reading->last_list = list;
    if (last == list)
        return;
    if (last)
        last->below = list;
    if (list->n == 0)
        list->above = last;
}

static void
read_row(struct reading *reading, const struct sheet *sheet,
         const struct sheet_row *row, const struct headers *headers,
         size_t list_column)
{
    const char *list_name =
        list_column < headers->n ? read_cell(reading, row, list_column, false)
                                 : NULL;
    struct choice choice = {.row = row->number};
    for (size_t i = 0; i < headers->n; i++) {
        if (i == list_column || !is_usable(&headers->items[i]))
            continue;
        const char *value = read_cell(reading, row, i, false);
        if (!value)
            continue;
        read_value(reading, &headers->items[i], value, &choice);
        if (takes_words(&headers->items[i]))
            note_references(reading, sheet->name, headers->items[i].written,
                            value, row->number);
    }
    if (!list_name) {
        if (choice.name && list_column < headers->n)
            tell_without_list(reading, sheet, row,
                              headers->items[list_column].written,
                              choice.name);
        return;
    }
    struct choice_list *list = list_of(reading, list_name, row->number);
    go_on(reading, list);
    arena_grow(reading->arena, &list->choices, &list->capacity, list->n + 1,
               sizeof *list->choices);
    list->choices[list->n++] = choice;
}

static void
check_headers(struct reading *reading, const struct sheet *sheet,
              const struct headers *headers)
{
    size_t row = sheet->rows[0].number;
    if (find_column(headers, "name") == headers->n)
        form_say(reading->form, reading->findings,
                 (struct finding){.severity = SEVERITY_ERROR,
                                  .rule = "column-missing",
                                  .sheet = sheet->name,
                                  .row = row,
                                  .mend = "head the column with the codes "
                                          "'name'"},
                 "the sheet of choices has no column 'name'");
    if (find_column(headers, "list_name") == headers->n)
        form_say(reading->form, reading->findings,
                 (struct finding){.severity = SEVERITY_WARNING,
                                  .rule = "column-missing",
                                  .sheet = sheet->name,
                                  .row = row,
                                  .mend = "head the column with the names of "
                                          "the lists 'list_name'"},
                 "the sheet of choices has no column 'list_name', so that no "
                 "list is found");
    for (size_t i = 0; i < headers->n; i++)
        if (headers->items[i].written && !is_usable(&headers->items[i]))
            form_say(reading->form, reading->findings,
                     (struct finding){.severity = SEVERITY_WARNING,
                                      .rule = "column-name",
                                      .sheet = sheet->name,
                                      .row = row,
                                      .column = headers->items[i].written,
                                      .mend = "use letters, digits and _ "
                                              "alone, or remove the column"},
                     "a column of choices cannot be named '%s'; it is not used",
                     headers->items[i].written);
}

static void
keep_columns(struct reading *reading, const struct headers *headers)
{
    struct form *form = reading->form;
    for (size_t i = 0; i < headers->n; i++) {
        const struct header *header = &headers->items[i];
        if (!header->written)
            continue;
        arena_grow(reading->arena, &form->choice_columns,
                   &form->choice_columns_capacity, form->n_choice_columns + 1,
                   sizeof *form->choice_columns);
        struct form_column *column =
            &form->choice_columns[form->n_choice_columns++];
        column->column = header->column;
        column->header = header->written;
        if (takes_words(header))
            column->language = read_language(reading, header->language);
    }
}

void
read_choices(struct reading *reading, const struct sheet *sheet,
             const struct headers *headers)
{
    if (sheet->n < 2)
        return;
    check_headers(reading, sheet, headers);
    keep_columns(reading, headers);
    size_t list_column = find_column(headers, "list_name");
    for (size_t i = 1; i < sheet->n; i++)
        read_row(reading, sheet, &sheet->rows[i], headers, list_column);
    tell_repairs(reading, sheet);
}
