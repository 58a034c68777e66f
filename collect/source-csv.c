/* CSV files by themselves: one row a paper form, as people key them in, or a
 * server's export that was taken out of its archive. */
#include <config.h>

#include "collect/source.h"

#include "collect/flat-table.h"

#include <string.h>

/* The last kind asked: any text may be CSV. */
static bool
is_csv(struct text bytes)
{
    return bytes.n && !memchr(bytes.s, '\0', bytes.n);
}

/* A server's file says when each row was sent. */
static bool
is_export(struct text bytes)
{
    struct text header = text_slice(bytes, 0, text_find(bytes, '\n'));
    return text_find_text(header, TEXT("SubmissionDate")) < header.n;
}

static bool
read_csv(struct collection *collection, struct text bytes, const char *shown,
         struct error *error)
{
    struct builder copy = BUILDER_INIT;
    builder_add(&copy, bytes);
    bool good = flat_table_queue(
        collection, &copy, is_export(bytes) ? source_zip.name : source_csv.name,
        shown, NULL, 0, error);
    builder_release(&copy);
    return good;
}

const struct source_kind source_csv = {"keyed-csv", "CSV file", is_csv,
                                       read_csv};
