#include <config.h>

#include "collect/flat-table.h"

#include "base/csv.h"
#include "collect/flat-row.h"
#include "collect/headings.h"

/* The first two rows of a file. */
struct peek {
    struct arena *arena;
    struct text *rows[2];
    size_t n[2], n_rows;
};

static bool
peek_row(void *user, const struct text *cells, size_t n, size_t row,
         size_t line, struct error *error)
{
    struct peek *peek = user;
    (void)row, (void)line, (void)error;
    if (!n)
        return true;
    struct text *copy = arena_array(peek->arena, n, sizeof *copy);
    for (size_t i = 0; i < n; i++)
        copy[i] = (struct text){text_dup(peek->arena, cells[i]), cells[i].n};
    peek->rows[peek->n_rows] = copy;
    peek->n[peek->n_rows++] = n;
    return peek->n_rows < 2;
}

const char *
flat_table_shown(const struct flat_table *table)
{
    return table->member ? table->member : table->file;
}

static size_t
count_of(struct text t, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++)
        n += t.s[i] == c;
    return n;
}

/* The headings say which repeat a keyed file is of: the one that asks most of
 * them; the response where that is as many, and never where a row names what it
 * belongs to. */
static uint32_t
best_repeat(struct collection *collection, const struct peek *peek,
            struct headings *best)
{
    uint32_t found = 0;
    for (uint32_t r = 0; r < collection->schema.n_repeats; r++) {
        struct headings headings;
        headings_match(&headings, collection->arena, &collection->schema,
                       peek->rows[0], peek->n[0], r, collection->options->key);
        bool first = r == 0 || (found == 0 &&
                                headings_find_parent(&headings) < headings.n);
        if (!first && headings.n_matched <= best->n_matched)
            continue;
        *best = headings;
        found = r;
    }
    return found;
}

static bool
classify(struct collection *collection, struct flat_table *table,
         const struct peek *peek, struct error *error)
{
    struct headings headings = {0};
    table->repeat = best_repeat(collection, peek, &headings);
    size_t parent = headings_find_parent(&headings);
    size_t key = headings_find_meta(&headings, META_KEY);
    table->is_repeat = table->repeat > 0 || parent < headings.n;
    bool is_known = headings.n_matched || parent < headings.n ||
                    headings_find_meta(&headings, META_SUBMITTED) < headings.n;
    if (!is_known)
        return error_at(error, ERROR_DATA, flat_table_shown(table), 0, 0,
                        "no column is a question of the form '%s': are these "
                        "its responses, with question names in the first row?",
                        schema_newest(&collection->schema)->id);
    table->depth = table->is_repeat;
    if (table->is_repeat && key < headings.n && peek->n_rows > 1 &&
        key < peek->n[1])
        table->depth += count_of(peek->rows[1][key], '[');
    return true;
}

static void
put_in_queue(struct collection *collection, struct flat_table *table)
{
    struct flat_table **place = &collection->tables;
    while (*place && (*place)->depth <= table->depth)
        place = &(*place)->next;
    table->next = *place;
    *place = table;
}

bool
flat_table_queue(struct collection *collection, struct builder *text,
                 const char *kind, const char *file, const char *member,
                 size_t container, struct error *error)
{
    struct flat_table *table = arena_alloc(collection->arena, sizeof *table);
    *table = (struct flat_table){.kind = kind,
                                 .file = file,
                                 .member = member,
                                 .container = container,
                                 .order = collection->n_sources};
    struct peek peek = {.arena = collection->arena};
    struct error problem = ERROR_INIT;
    if (!delimited_read(builder_text(text), flat_table_shown(table), 0,
                        peek_row, &peek, &problem) &&
        problem.kind) {
        *error = problem;
        return false;
    }
    if (!peek.n_rows)
        return error_at(error, ERROR_DATA, flat_table_shown(table), 0, 0,
                        "the file is empty: its first row should name the "
                        "questions");
    if (!classify(collection, table, &peek, error))
        return false;
    table->text = *text;
    *text = BUILDER_INIT;
    put_in_queue(collection, table);
    return true;
}

bool
flat_tables_read(struct collection *collection, struct error *error)
{
    struct flat_links links = {0};
    intern_init(&links.keys, collection->arena);
    while (collection->tables) {
        struct flat_table *table = collection->tables;
        collection->tables = table->next;
        if (!flat_rows_read(collection, table, &links, error))
            return false;
    }
    return true;
}

void
flat_tables_release(struct collection *collection)
{
    for (struct flat_table *t = collection->tables; t; t = t->next)
        builder_release(&t->text);
    collection->tables = NULL;
}
