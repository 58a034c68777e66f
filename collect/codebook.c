#include <config.h>

#include "collect/codebook.h"

#include "base/builder.h"
#include "base/xml.h"

#include <string.h>

/* Columns of the codebook before and behind the labels in each language. */
static const struct {
    const char *name;
    enum column_type type;
} before[] = {
    {"table", COLUMN_TEXT},
    {"column", COLUMN_TEXT},
};

enum tail {
    TAIL_TYPE,
    TAIL_CODES,
    TAIL_PERSONAL,
    TAIL_VERSIONS,
    TAIL_PATH,
    TAIL_NOTE,
};

static const char *const tail[] = {"type",     "codes", "personal",
                                   "versions", "path",  "note"};

static const char *const type_names[] = {
    [COLUMN_TEXT] = "text",
    [COLUMN_CODE] = "code",
    [COLUMN_INTEGER] = "whole number",
    [COLUMN_NUMBER] = "number",
    [COLUMN_BOOLEAN] = "0 or 1",
    [COLUMN_DATE] = "date",
    [COLUMN_TIME] = "time",
    [COLUMN_DATETIME] = "date and time",
};

/* Names of the counts, by reason. */
static const char *const reasons[MISSING_COUNT] = {
    [MISSING_NOT] = "answered",
    [MISSING_BLANK] = "blank",
    [MISSING_REFUSED] = "refused",
    [MISSING_DONT_KNOW] = "dont_know",
    [MISSING_SKIPPED] = "skipped",
    [MISSING_NOT_ASKED] = "not_asked",
    [MISSING_INVALID] = "invalid",
    [MISSING_UNREADABLE] = "unreadable",
    [MISSING_WITHHELD] = "withheld",
    [MISSING_NOT_SUPPLIED] = "not_supplied",
    [MISSING_NO_RESPONSE] = "no_response",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void
count_reasons(const struct table *table, const struct column *column,
              size_t counts[MISSING_COUNT])
{
    memset(counts, 0, MISSING_COUNT * sizeof *counts);
    for (size_t row = 0; row < table->n_rows; row++)
        counts[column_missing(column, row)]++;
}

/* The question of a column in the newest version that asks it. */
static const struct field *
field_of(const struct schema *schema, const struct column *column)
{
    if (!column->path)
        return NULL;
    uint32_t field = schema_field(schema, schema_below_root(column->path));
    if (field == SCHEMA_NONE)
        field = schema_field(schema, text_of(column->path));
    return field == SCHEMA_NONE ? NULL : &schema->fields[field];
}

static void
add_versions(struct builder *into, const struct schema *schema,
             const struct field *field)
{
    for (size_t v = 0; field->question && v < schema->n_forms; v++) {
        const char *version = schema->forms[v]->version;
        if (field->versions[v] && version)
            builder_printf(into, "%s%s", into->n ? " " : "", version);
    }
}

static void
add_codes(struct builder *into, const struct column *column)
{
    for (size_t i = 0; i < column->n_codes; i++)
        builder_printf(into, "%s%s%s%s", i ? " | " : "", column->codes[i].value,
                       column->codes[i].label ? " = " : "",
                       column->codes[i].label ? column->codes[i].label : "");
}

static void
set(struct table *table, const char *name, struct text value)
{
    if (value.n)
        table_set_text(table, table_find(table, name), table->n_rows - 1,
                       value);
}

static const char *
label_name(struct arena *arena, const struct form *form, size_t language)
{
    return form->n_languages < 2
               ? "label"
               : arena_printf(arena, "label (%s)", form->languages[language]);
}

/* Labels of questions in every language; of other columns in the first. */
static void
set_labels(struct table *codebook, const struct schema *schema,
           const struct column *column)
{
    const struct form *form = schema_newest(schema);
    const struct field *field = field_of(schema, column);
    for (size_t l = 0; l < form->n_languages; l++) {
        const char *label = l == form->default_language ? column->label : NULL;
        if (field && field->question && field->question->label.in &&
            column->type != COLUMN_BOOLEAN)
            label = field->question->label.in[l];
        set(codebook, label_name(codebook->arena, form, l), text_of(label));
    }
    if (!form->n_languages)
        set(codebook, "label", text_of(column->label));
}

static void
add_row(struct table *codebook, const struct schema *schema,
        const struct table *table, const struct column *column)
{
    struct builder text = BUILDER_INIT;
    size_t counts[MISSING_COUNT], row = table_add_row(codebook);
    const struct field *field = field_of(schema, column);
    set(codebook, "table", text_of(table->name));
    set(codebook, "column", text_of(column->name));
    set_labels(codebook, schema, column);
    set(codebook, tail[TAIL_TYPE], text_of(type_names[column->type]));
    add_codes(&text, column);
    set(codebook, tail[TAIL_CODES], builder_text(&text));
    builder_clear(&text);
    set(codebook, tail[TAIL_PERSONAL], text_of(column->personal ? "yes" : ""));
    if (field)
        add_versions(&text, schema, field);
    set(codebook, tail[TAIL_VERSIONS], builder_text(&text));
    set(codebook, tail[TAIL_PATH], text_of(column->path));
    set(codebook, tail[TAIL_NOTE], text_of(column->note));
    count_reasons(table, column, counts);
    for (size_t m = 0; m < MISSING_COUNT; m++)
        table_set_number(codebook, table_find(codebook, reasons[m]), row,
                         (double)counts[m]);
    builder_release(&text);
}

static void
add_columns(struct table *codebook, const struct form *form)
{
    for (size_t i = 0; i < COUNT(before); i++)
        table_add_column(codebook, before[i].name, before[i].type);
    for (size_t l = 0; l < form->n_languages; l++)
        table_add_column(codebook, label_name(codebook->arena, form, l),
                         COLUMN_TEXT);
    if (!form->n_languages)
        table_add_column(codebook, "label", COLUMN_TEXT);
    for (size_t i = 0; i < COUNT(tail); i++)
        table_add_column(codebook, tail[i], COLUMN_TEXT);
    for (size_t m = 0; m < MISSING_COUNT; m++)
        table_add_column(codebook, reasons[m], COLUMN_INTEGER);
}

struct table *
codebook_table(struct collection *collection,
               const struct dictionary *dictionary)
{
    const struct schema *schema = &collection->schema;
    struct table *codebook = table_new(collection->arena, "codebook");
    add_columns(codebook, schema_newest(schema));
    for (size_t t = 0; t < dictionary->n_tables; t++)
        for (size_t c = 0; c < dictionary->tables[t]->n_columns; c++)
            add_row(codebook, schema, dictionary->tables[t],
                    dictionary->tables[t]->columns[c]);
    return codebook;
}

static void
write_string(const char *s, FILE *out)
{
    for (; s && *s; s++) {
        const char *escape = xml_escape(*s);
        if (escape)
            fputs(escape, out);
        else
            fputc(*s, out);
    }
}

/* How often each code was given. */
static size_t
count_code(const struct table *table, const struct column *column,
           const char *code)
{
    size_t n = 0;
    for (size_t row = 0; row < table->n_rows; row++)
        n += !column_missing(column, row) &&
             text_is(table_text(table, column, row), code);
    return n;
}

static void
write_codes(const struct table *table, const struct column *column, FILE *out)
{
    fputs("<td>", out);
    for (size_t i = 0; i < column->n_codes; i++) {
        const struct code *code = &column->codes[i];
        fputs(i ? "<br><code>" : "<code>", out);
        write_string(code->value, out);
        fputs("</code> ", out);
        write_string(code->label, out);
        fprintf(out, " <small>(%zu)</small>",
                count_code(table, column, code->value));
    }
    write_string(column->n_codes ? NULL : type_names[column->type], out);
    fputs("</td>", out);
}

static void
write_missing(const struct table *table, const struct column *column, FILE *out)
{
    size_t counts[MISSING_COUNT];
    count_reasons(table, column, counts);
    fprintf(out, "<td class=\"n\">%zu</td><td>", counts[MISSING_NOT]);
    const char *separator = "";
    for (size_t m = MISSING_NOT + 1; m < MISSING_COUNT; m++)
        if (counts[m]) {
            fprintf(out, "%s%zu ", separator, counts[m]);
            write_string(missing_label((enum missing)m), out);
            separator = "<br>";
        }
    fputs("</td></tr>\n", out);
}

static void
write_column(const struct table *table, const struct column *column, FILE *out)
{
    fputs("<tr><td><code>", out);
    write_string(column->name, out);
    fputs("</code>", out);
    if (column->personal)
        fputs("<br><small>identifies the person</small>", out);
    fputs("</td><td>", out);
    write_string(column->label, out);
    if (column->note) {
        fputs(column->label ? "<br><small>" : "<small>", out);
        write_string(column->note, out);
        fputs("</small>", out);
    }
    fputs("</td>", out);
    write_codes(table, column, out);
    write_missing(table, column, out);
}

static void
write_table(const struct table *table, FILE *out)
{
    fputs("<h2>", out);
    write_string(table->name, out);
    fprintf(out,
            ".csv</h2>\n<p>%zu %s</p>\n<table>\n<tr><th>column</th>"
            "<th>question</th><th>values</th><th>answered</th>"
            "<th>missing</th></tr>\n",
            table->n_rows, table->n_rows == 1 ? "row" : "rows");
    for (size_t c = 0; c < table->n_columns; c++)
        write_column(table, table->columns[c], out);
    fputs("</table>\n", out);
}

static const char style[] =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;"
    "padding:0 1em;color:#222}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{text-align:left;vertical-align:top;padding:.4em .6em;"
    "border-bottom:1px solid #ddd}\n"
    "th{position:sticky;top:0;background:#fff}\n"
    "td.n{text-align:right;font-variant-numeric:tabular-nums}\n"
    "small{color:#666}\ncode{font-size:.95em}\n"
    "@media print{th{position:static}}\n";

void
codebook_write_html(struct collection *collection,
                    const struct dictionary *dictionary, FILE *out)
{
    const struct form *form = schema_newest(&collection->schema);
    fputs("<!doctype html>\n<html><head><meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
          out);
    write_string(form->title, out);
    fprintf(out, ": codebook</title>\n<style>\n%s</style></head>\n<body>\n<h1>",
            style);
    write_string(form->title, out);
    fputs(": codebook</h1>\n", out);
    for (size_t t = 0; t < dictionary->n_tables; t++)
        write_table(dictionary->tables[t], out);
    fputs("</body></html>\n", out);
}
