#include <config.h>

#include "base/sheet.h"

#include "base/file.h"

#include <string.h>

const struct sheet *
workbook_find(const struct workbook *workbook, const char *name)
{
    for (size_t i = 0; i < workbook->n; i++)
        if (text_is_fold(text_of(workbook->sheets[i].name), name))
            return &workbook->sheets[i];
    return NULL;
}

struct text
sheet_cell(const struct sheet_row *row, size_t column)
{
    return column < row->n ? row->cells[column] : (struct text){NULL, 0};
}

typedef struct workbook *(*reader)(struct arena *arena, struct text bytes,
                                   const char *name, struct error *error);

/* What a file is, by its first bytes. A NULL reader refuses with the words. */
static const struct {
    const char *magic;
    size_t n;
    reader read;
    const char *refusal;
} by_contents[] = {
    {"PK\003\004", 4, workbook_read_xlsx, NULL},
    {"\320\317\021\340\241\261\032\341", 8, NULL,
     "this is an old .xls workbook, or one with a password: "
     "save it as .xlsx without a password"},
    {"PK\005\006", 4, NULL, "this zip archive is empty"},
    {"%PDF", 4, NULL, "this is a PDF, not a workbook"},
};

/* What a text is, by its name. */
static const struct {
    const char *extension;
    reader read;
} by_name[] = {
    {"csv", workbook_read_csv},
    {"tsv", workbook_read_csv},
    {"md", workbook_read_markdown},
    {"markdown", workbook_read_markdown},
};

/* *known: the first bytes tell what it is. */
static struct workbook *
read_by_contents(struct arena *arena, struct text bytes, const char *name,
                 bool *known, struct error *error)
{
    for (size_t i = 0; i < sizeof by_contents / sizeof *by_contents; i++) {
        if (bytes.n < by_contents[i].n ||
            memcmp(bytes.s, by_contents[i].magic, by_contents[i].n) != 0)
            continue;
        *known = true;
        if (by_contents[i].read)
            return by_contents[i].read(arena, bytes, name, error);
        error_at(error, ERROR_DATA, name, 0, 0, "%s", by_contents[i].refusal);
        return NULL;
    }
    *known = false;
    return NULL;
}

static struct workbook *
read_by_name(struct arena *arena, struct text bytes, const char *path,
             struct error *error)
{
    for (size_t i = 0; i < sizeof by_name / sizeof *by_name; i++)
        if (file_has_extension(path, by_name[i].extension))
            return by_name[i].read(arena, bytes, path, error);
    if (file_has_extension(path, "xlsx") || file_has_extension(path, "xlsm"))
        error_at(error, ERROR_DATA, path, 0, 0,
                 "this is named as a workbook but is not one: open it in a "
                 "spreadsheet program and save it as .xlsx");
    else
        error_at(error, ERROR_DATA, path, 0, 0,
                 "not a kind of file that can be read here: "
                 "give an .xlsx, .csv or .md");
    return NULL;
}

/* Some line stands between pipes; the first ones may be words about it. */
static bool
has_pipes(struct text bytes)
{
    struct text rest = bytes, line;
    while (text_split(&rest, '\n', &line)) {
        line = text_trim(line);
        if (text_begins(line, "\xef\xbb\xbf"))
            line = text_slice(line, 3, line.n);
        if (line.n > 1 && line.s[0] == '|' &&
            text_find(text_slice(line, 1, line.n), '|') + 1 < line.n)
            return true;
    }
    return false;
}

struct workbook *
workbook_read_bytes(struct arena *arena, struct text bytes, const char *name,
                    struct error *error)
{
    bool known;
    struct workbook *workbook =
        read_by_contents(arena, bytes, name, &known, error);
    if (known)
        return workbook;
    if (text_trim(bytes).n == 0) {
        error_at(error, ERROR_DATA, name, 0, 0,
                 "there is nothing in it: give an .xlsx, .csv or .md");
        return NULL;
    }
    return has_pipes(bytes) ? workbook_read_markdown(arena, bytes, name, error)
                            : workbook_read_csv(arena, bytes, name, error);
}

struct workbook *
workbook_read(struct arena *arena, const char *path, struct error *error)
{
    struct builder bytes = BUILDER_INIT;
    struct workbook *workbook = NULL;
    bool known = false;
    if (file_read(path, SHEET_LIMIT_BYTES, &bytes, error)) {
        struct text t = builder_text(&bytes);
        workbook = read_by_contents(arena, t, path, &known, error);
        if (!known)
            workbook = read_by_name(arena, t, path, error);
    }
    builder_release(&bytes);
    return workbook;
}
