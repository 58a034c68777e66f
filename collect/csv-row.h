/* csv-row: the rows of a CSV file as submissions and instances of repeats. */
#ifndef COLLECT_CSV_ROW_H
#define COLLECT_CSV_ROW_H

#include "collect/csv-table.h"

/* Which record a key names, in one container. */
struct csv_links {
    struct intern keys;
    uint32_t *record; /* by number in keys */
    uint32_t *count;  /* instances so far, of keys with their repeat */
    size_t record_capacity, count_capacity;
};

/* Reads the rows and lets go of the text. */
bool csv_rows_read(struct collection *collection, struct csv_table *table,
                   struct csv_links *links, struct error *error);

#endif
