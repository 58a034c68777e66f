#include <config.h>

#include "collect/result.h"

#include "base/builder.h"
#include "base/file.h"
#include "base/outfile.h"
#include "base/table-file.h"
#include "collect/codebook.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
add_columns(struct table *table, const char *const *names)
{
    for (; *names; names++)
        table_add_column(table, *names, COLUMN_TEXT);
}

/* A text cell of the newest row, by place. */
static void
set(struct table *table, size_t column, struct text value)
{
    if (value.n)
        table_set_text(table, table->columns[column], table->n_rows - 1, value);
}

static void
set_row_number(struct table *table, size_t column, size_t row)
{
    char s[32];
    snprintf(s, sizeof s, "%zu", row);
    if (row)
        set(table, column, text_of(s));
}

static struct table *
findings_table(struct collection *collection)
{
    static const char *const names[] = {
        "severity", "rule",  "file",    "part", "row",
        "column",   "value", "message", "mend", NULL};
    struct table *table = table_new(collection->arena, "findings");
    add_columns(table, names);
    for (size_t i = 0; i < collection->findings->n; i++) {
        const struct finding *finding = &collection->findings->items[i];
        table_add_row(table);
        set(table, 0, text_of(severity_name(finding->severity)));
        set(table, 1, text_of(finding->rule));
        set(table, 2, text_of(finding->file));
        set(table, 3, text_of(finding->sheet));
        set_row_number(table, 4, finding->row);
        set(table, 5, text_of(finding->column));
        set(table, 6, text_of(finding->value));
        set(table, 7, text_of(finding->message));
        set(table, 8, text_of(finding->mend));
    }
    return table;
}

static struct table *
aside_table(struct collection *collection)
{
    static const char *const names[] = {
        "why",  "response_id", "place",  "instance_id", "file",
        "part", "row",         "column", "value",       NULL};
    struct table *table = table_new(collection->arena, "set-aside");
    add_columns(table, names);
    for (size_t i = 0; i < collection->asides.n; i++) {
        const struct aside *aside = &collection->asides.items[i];
        table_add_row(table);
        set(table, 0, text_of(aside->why));
        set(table, 1, text_of(aside->key));
        set(table, 2, text_of(aside->place));
        set(table, 3, text_of(aside->instance));
        set(table, 4, text_of(aside->file));
        set(table, 5, text_of(aside->member));
        set_row_number(table, 6, aside->row);
        set(table, 7, text_of(aside->column));
        set(table, 8, aside->value);
    }
    return table;
}

static struct table *
personal_table(struct collection *collection, const struct personal_rows *rows)
{
    static const char *const names[] = {"response_id", "row_id", "question",
                                        "value", NULL};
    struct table *table = table_new(collection->arena, "personal");
    add_columns(table, names);
    for (size_t i = 0; i < rows->n; i++) {
        const struct personal_row *row = &rows->items[i];
        table_add_row(table);
        set(table, 0, text_of(row->response_id));
        set(table, 1, text_of(row->row_id));
        set(table, 2, text_of(row->question));
        set(table, 3, row->value);
    }
    return table;
}

/* One file of the folder; what holds names is for its owner alone. */
static bool
open_in(struct outfile *out, const char *folder, const char *name,
        bool is_private, struct error *error)
{
    struct builder path = BUILDER_INIT;
    builder_printf(&path, "%s/%s", folder, name);
    bool good = outfile_open(out, path.s, error);
    if (good && is_private && fchmod(fileno(out->stream), 0600) != 0) {
        good = error_errno(error, "cannot keep '%s' private", path.s);
        outfile_abandon(out);
    }
    builder_release(&path);
    return good;
}

static bool
write_table(const struct table *table, const char *folder, bool is_private,
            struct error *error)
{
    struct outfile out;
    struct builder name = BUILDER_INIT;
    builder_printf(&name, "%s.csv", table->name);
    bool good = open_in(&out, folder, name.s, is_private, error);
    builder_release(&name);
    if (!good)
        return false;
    table_write_csv(table, out.stream);
    return outfile_close(&out, error);
}

static bool
write_page(struct collection *collection, const struct dictionary *dictionary,
           const char *folder, struct error *error)
{
    struct outfile out;
    if (!open_in(&out, folder, "codebook.html", false, error))
        return false;
    codebook_write_html(collection, dictionary, out.stream);
    return outfile_close(&out, error);
}

static bool
write_all(struct collection *collection, const struct dictionary *dictionary,
          const struct personal_rows *personal, const char *folder,
          struct error *error)
{
    return tables_write(dictionary->tables, dictionary->n_tables, folder,
                        schema_newest(&collection->schema)->title, error) &&
           write_table(codebook_table(collection, dictionary), folder, false,
                       error) &&
           write_page(collection, dictionary, folder, error) &&
           write_table(findings_table(collection), folder, false, error) &&
           write_table(aside_table(collection), folder, true, error) &&
           write_table(personal_table(collection, personal), folder, true,
                       error);
}

/* Calls each with the path of every file in the staging folder and of its place
 * in the results. */
static bool
for_each_file(const char *staging, const char *folder,
              bool (*each)(const char *from, const char *to,
                           struct error *error),
              struct error *error)
{
    DIR *open = opendir(staging);
    if (!open)
        return error_errno(error, "cannot open '%s'", staging);
    bool good = true;
    for (struct dirent *entry; good && (entry = readdir(open));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        struct builder from = BUILDER_INIT, to = BUILDER_INIT;
        builder_printf(&from, "%s/%s", staging, entry->d_name);
        builder_printf(&to, "%s/%s", folder, entry->d_name);
        good = each(from.s, to.s, error);
        builder_release(&from);
        builder_release(&to);
    }
    closedir(open);
    return good;
}

static bool
move(const char *from, const char *to, struct error *error)
{
    if (rename(from, to) == 0)
        return true;
    return error_errno(error, "cannot put '%s' in place", to);
}

static bool
discard(const char *from, const char *to, struct error *error)
{
    (void)to, (void)error;
    unlink(from);
    return true;
}

/* People know their folder, not the one that is made inside it for a while. */
static void
name_the_folder(struct error *error, struct text staging, const char *folder)
{
    struct text message = text_of(error->message);
    size_t at = text_find_text(message, staging);
    if (at == message.n)
        return;
    struct builder words = BUILDER_INIT;
    builder_add(&words, text_slice(message, 0, at));
    builder_add_string(&words, folder);
    builder_add(&words, text_slice(message, at + staging.n, message.n));
    snprintf(error->message, sizeof error->message, "%s", words.s);
    builder_release(&words);
}

bool
result_write(struct collection *collection, const struct dictionary *dictionary,
             const struct personal_rows *personal, const char *folder,
             struct error *error)
{
    if (!file_make_folder(folder, error))
        return false;
    struct builder staging = BUILDER_INIT;
    builder_printf(&staging, "%s/.praxis-XXXXXX", folder);
    bool good = mkdtemp(staging.s);
    if (good) {
        good = write_all(collection, dictionary, personal, staging.s, error) &&
               for_each_file(staging.s, folder, move, error);
        struct error unheard = ERROR_INIT;
        for_each_file(staging.s, folder, discard, &unheard);
        rmdir(staging.s);
        name_the_folder(error, builder_text(&staging), folder);
    } else {
        error_errno(error, "cannot write into '%s'", folder);
    }
    builder_release(&staging);
    return good;
}
