/* gather: a whole collection in memory, for tests and fuzzers. */
#ifndef TESTS_COLLECT_GATHER_H
#define TESTS_COLLECT_GATHER_H

#include "base/sheet.h"
#include "collect/flat-table.h"
#include "collect/normalise.h"
#include "collect/source.h"

#include <string.h>

struct gather {
    struct arena arena;
    struct findings findings, form_findings;
    struct collection_options options;
    struct form *forms[4];
    size_t n_forms;
    struct collection collection;
    struct responses responses;
    struct dictionary dictionary;
    struct personal_rows personal;
};

/* forms are XLSForms as Markdown. */
static inline void
gather_begin(struct gather *gather, const char *const *forms, size_t n)
{
    struct error error = ERROR_INIT;
    *gather = (struct gather){.n_forms = n};
    gather->options.refused = "-98";
    gather->options.dont_know = "-99";
    findings_init(&gather->findings, &gather->arena);
    findings_init(&gather->form_findings, &gather->arena);
    for (size_t i = 0; i < n; i++) {
        struct workbook *workbook = workbook_read_markdown(
            &gather->arena, text_of(forms[i]), "form.md", &error);
        gather->forms[i] = form_read_workbook(&gather->arena, workbook, NULL,
                                              &gather->form_findings);
    }
    collection_init(&gather->collection, &gather->arena, &gather->options,
                    gather->forms, n, &gather->findings);
}

static inline bool
gather_xml(struct gather *gather, struct text xml, const char *name)
{
    struct error error = ERROR_INIT;
    gather->collection.n_sources++;
    return source_xml.read(&gather->collection, xml, name, &error);
}

static inline bool
gather_csv(struct gather *gather, struct text csv, const char *name)
{
    struct error error = ERROR_INIT;
    gather->collection.n_sources++;
    return source_csv.read(&gather->collection, csv, name, &error);
}

/* From what came in to tables. */
static inline bool
gather_finish(struct gather *gather)
{
    struct error error = ERROR_INIT;
    if (!sources_finish(&gather->collection, &error))
        return false;
    responses_link(&gather->responses, &gather->collection);
    responses_compute(&gather->responses, &gather->collection);
    if (!dictionary_init(&gather->dictionary, &gather->collection,
                         &gather->responses, &error))
        return false;
    normalise(&gather->collection, &gather->responses, &gather->dictionary,
              &gather->personal);
    return true;
}

static inline void
gather_end(struct gather *gather)
{
    sources_release(&gather->collection);
    arena_release(&gather->arena);
}

/* The answers of the submissions that count. */
static inline size_t
gather_answers(const struct gather *gather)
{
    const struct submissions *all = &gather->collection.submissions;
    size_t n = 0;
    for (size_t i = 0; i < gather->responses.n; i++)
        for (uint32_t r =
                 all->items[gather->responses.items[i].submission].first;
             r != RECORD_NONE; r = all->records[r].next)
            n += all->records[r].n;
    return n;
}

/* Was there something, whatever became of it? */
static inline bool
gather_is_answer(enum missing missing)
{
    return missing == MISSING_NOT || missing == MISSING_REFUSED ||
           missing == MISSING_DONT_KNOW || missing == MISSING_INVALID ||
           missing == MISSING_WITHHELD;
}

/* The cells that hold an answer, or say that there was one. */
static inline size_t
gather_cells(const struct gather *gather)
{
    size_t n = 0;
    const struct schema *schema = &gather->collection.schema;
    for (size_t f = 0; f < schema->n; f++) {
        const struct field_columns *columns = &gather->dictionary.fields[f];
        const struct table *table =
            gather->dictionary.tables[schema->fields[f].repeat];
        const struct column *column =
            columns->column ? columns->column : columns->parts[0];
        for (size_t row = 0; row < table->n_rows; row++)
            n += gather_is_answer(column_missing(column, row));
    }
    return n;
}

/* The cell of the response as the CSV has it; "?" where there is none. */
static inline const char *
gather_cell(const struct gather *gather, size_t table, size_t row,
            const char *column)
{
    static char shown[1024];
    char s[DATE_SIZE];
    const struct table *t = gather->dictionary.tables[table];
    const struct column *c = table_find(t, column);
    if (!c || row >= t->n_rows)
        return "?";
    snprintf(shown, sizeof shown, "%.*s", TEXT_ARGS(table_cell(t, c, row, s)));
    return shown;
}

/* How many findings of that rule there are. */
static inline size_t
gather_count(const struct gather *gather, const char *rule)
{
    size_t n = 0;
    for (size_t i = 0; i < gather->findings.n; i++)
        n += strcmp(gather->findings.items[i].rule, rule) == 0;
    return n;
}

#endif
