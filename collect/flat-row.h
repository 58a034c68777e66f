/* flat-row: the rows of a CSV file as submissions and instances of repeats. */
#ifndef COLLECT_FLAT_ROW_H
#define COLLECT_FLAT_ROW_H

#include "collect/flat-table.h"

/* Which record a key names, in one container. */
struct flat_links {
    struct intern keys;
    uint32_t *record; /* by number in keys */
    uint32_t *count;  /* instances so far, of keys with their repeat */
    size_t record_capacity, count_capacity;
};

/* Reads the rows and lets go of the text. */
bool flat_rows_read(struct collection *collection, struct flat_table *table,
                    struct flat_links *links, struct error *error);

#endif
