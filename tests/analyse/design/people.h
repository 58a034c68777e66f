/* people: a table for tests, from lines as they would stand in a CSV. */
#ifndef TESTS_ANALYSE_DESIGN_PEOPLE_H
#define TESTS_ANALYSE_DESIGN_PEOPLE_H

#include "base/number.h"
#include "base/table.h"

#include <check.h>

/* lines[0] names the columns; a cell that is a number makes its column one,
 * "" is blank and ".r" refused. Ends with NULL. */
static inline struct table *
people_table(struct arena *arena, const char *const *lines)
{
    struct table *table = table_new(arena, "people");
    struct text name, cell, names = text_of(lines[0]);
    struct text sample = text_of(lines[1]);
    double number;
    while (text_split(&names, ',', &name)) {
        ck_assert(text_split(&sample, ',', &cell));
        table_add_column(table, text_dup(arena, name),
                         number_parse(cell, &number) ? COLUMN_INTEGER
                                                     : COLUMN_TEXT);
    }
    for (lines++; *lines; lines++) {
        size_t row = table_add_row(table), c = 0;
        struct text rest = text_of(*lines);
        while (text_split(&rest, ',', &cell)) {
            struct column *column = table->columns[c++];
            if (text_is(cell, ".r"))
                table_set_missing(column, row, MISSING_REFUSED);
            else if (cell.n == 0)
                continue;
            else if (!column_is_numeric(column))
                table_set_text(table, column, row, cell);
            else if (number_parse(cell, &number))
                table_set_number(table, column, row, number);
        }
    }
    return table;
}

#endif
