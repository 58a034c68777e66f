/* flat-table: a CSV file of responses, or of the instances of one repeat.
 *
 * Files are queued as they are met and read when all are there, since the rows
 * of a repeat name their response, which may come in another file. Responses
 * are read first, then repeats from the outside in. (libcsv owns the names
 * csv_*.) */
#ifndef COLLECT_FLAT_TABLE_H
#define COLLECT_FLAT_TABLE_H

#include "base/builder.h"
#include "base/error.h"
#include "collect/collection.h"

struct flat_table {
    struct flat_table *next;
    const char *kind, *file, *member;
    size_t container, order;
    struct builder text;
    uint32_t repeat; /* of a keyed file: found from its headings */
    bool is_repeat;
    size_t depth; /* repeats around the rows; 0 for responses */
};

/* Queues the text of a file. kind is the source's name; file and member are
 * what findings call it; container numbers what rows of repeats belong
 * together with (an archive; 0 for loose files). The text is taken over: the
 * builder is empty afterwards. False with ERROR_DATA when it is not CSV, has no
 * header, or no column that the form knows. */
bool flat_table_queue(struct collection *collection, struct builder *text,
                      const char *kind, const char *file, const char *member,
                      size_t container, struct error *error);

/* Reads all that is queued. */
bool flat_tables_read(struct collection *collection, struct error *error);

/* Gives up what is queued and was not read. */
void flat_tables_release(struct collection *collection);

/* What findings call it: the member of an archive, or the file. */
const char *flat_table_shown(const struct flat_table *table);

#endif
