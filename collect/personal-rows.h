/* personal-rows: the answers that identify people, which stay out of the tables
 * and go to a file of their own, for its owner alone. */
#ifndef COLLECT_PERSONAL_ROWS_H
#define COLLECT_PERSONAL_ROWS_H

#include "base/arena.h"
#include "base/text.h"

struct personal_row {
    const char *response_id;
    const char *row_id; /* of the repeat's row; the response's own id */
    const char *question;
    struct text value;
};

struct personal_rows {
    struct personal_row *items;
    size_t n, capacity;
};

/* Keeps the views: they live as long as the arena. */
void personal_rows_add(struct personal_rows *rows, struct arena *arena,
                       const struct personal_row *row);

#endif
