/* A table in which each row stands for several people: an arm, perhaps a
 * block, how many acted, and of how many. */
#include <config.h>

#include "analyse/design/control.h"
#include "analyse/design/counts.h"
#include "analyse/design/factor.h"
#include "analyse/design/filter.h"
#include "analyse/design/named.h"

#include <math.h>
#include <string.h>

struct reading {
    const struct table *table;
    const struct request *request;
    struct design *design;
    const struct column *arm_column, *block_column, *acted, *people;
    struct factor arm, block;
    bool *keep;
    uint32_t *place; /* of each level of arm */
};

static bool
whole(const struct reading *reading, const struct column *column, size_t row,
      size_t *n, struct error *error)
{
    bool good = column_is_numeric(column) && !column_missing(column, row);
    double value = good ? column_number(column, row) : -1;
    *n =
        value >= 0 && value < 1e12 && value == floor(value) ? (size_t)value : 0;
    return (good && (double)*n == value) ||
           error_set(error, ERROR_DATA,
                     "row %zu of '%s' has no whole number in '%s'", row + 1,
                     reading->table->name, column->name);
}

static bool
find_columns(struct reading *reading, struct error *error)
{
    const struct request *request = reading->request;
    const struct table *table = reading->table;
    reading->arm_column = named_column(table, request->arm, "--arm", error);
    if (!reading->arm_column)
        return false;
    reading->acted = named_column(table, request->outcome, "--outcome", error);
    if (!reading->acted)
        return false;
    reading->people = named_column(table, request->of, "--of", error);
    if (!reading->people)
        return false;
    if (!request->block)
        return true;
    reading->block_column =
        named_column(table, request->block, "--block", error);
    return reading->block_column != NULL;
}

static bool
keep_rows(struct reading *reading, struct error *error)
{
    const struct table *table = reading->table;
    reading->keep = arena_array(table->arena, table->n_rows, sizeof(bool));
    memset(reading->keep, 1, table->n_rows);
    for (size_t i = 0; i < reading->request->n_filters; i++)
        if (!filter_apply(table, reading->request->filters[i], reading->keep,
                          error))
            return false;
    for (size_t row = 0; row < table->n_rows; row++)
        reading->keep[row] = reading->keep[row] &&
                             !column_missing(reading->arm_column, row) &&
                             !(reading->block_column &&
                               column_missing(reading->block_column, row));
    return true;
}

/* The arms in the order of the rows that take part, the control first. */
static bool
place_arms(struct reading *reading, struct error *error)
{
    struct design *design = reading->design;
    struct arena *arena = design->arena;
    size_t levels = reading->arm.levels, n = 0, control;
    const char **names = arena_array(arena, levels + 1, sizeof *names);
    uint32_t *order = arena_array(arena, levels + 1, sizeof *order);
    bool *seen = arena_array(arena, levels + 1, sizeof *seen);
    for (size_t row = 0; row < reading->table->n_rows; row++) {
        uint32_t level = reading->arm.code[row];
        if (!reading->keep[row] || seen[level])
            continue;
        seen[level] = true;
        order[n] = level;
        names[n++] = factor_label(&reading->arm, level, reading->table,
                                  reading->arm_column, arena);
    }
    if (n < 2)
        return error_set(error, ERROR_DATA,
                         "the rows that take part hold %zu arm%s: there is "
                         "nothing to compare",
                         n, n == 1 ? "" : "s");
    if (!control_find(names, n, "--control", reading->request->control,
                      &control, error))
        return false;
    design->n_arms = n;
    design->arms = arena_array(arena, n, sizeof *design->arms);
    reading->place = arena_array(arena, levels, sizeof *reading->place);
    for (size_t i = 0, next = 1; i < n; i++) {
        size_t place = i == control ? 0 : next++;
        design->arms[place].name = names[i];
        reading->place[order[i]] = (uint32_t)place;
    }
    return true;
}

static bool
add_rows(struct reading *reading, struct error *error)
{
    struct design *design = reading->design;
    design->strata = reading->block_column ? reading->block.levels : 1;
    design->cells = arena_array(design->arena, design->strata * design->n_arms,
                                sizeof *design->cells);
    for (size_t row = 0; row < reading->table->n_rows; row++) {
        size_t acted, people;
        if (!reading->keep[row])
            continue;
        if (!whole(reading, reading->acted, row, &acted, error) ||
            !whole(reading, reading->people, row, &people, error))
            return false;
        if (acted > people)
            return error_set(error, ERROR_DATA,
                             "row %zu of '%s' says that more people acted "
                             "than there were",
                             row + 1, reading->table->name);
        size_t block = reading->block_column ? reading->block.code[row] : 0;
        size_t place = reading->place[reading->arm.code[row]];
        struct cell *cell = &design->cells[block * design->n_arms + place];
        cell->acted += acted;
        cell->answered += people;
        design->arms[place].acted += acted;
        design->arms[place].answered += people;
        design->arms[place].assigned += people;
    }
    return true;
}

bool
design_from_count_table(struct arena *arena, const struct table *table,
                        const struct request *request, struct design *design,
                        struct error *error)
{
    *design = (struct design){
        .arena = arena,
        .source = table->name,
        .arm_name = request->arm,
        .block_name = request->block,
        .observed = request->observed,
        .from_counts = true,
        .outcome = {.kind = OUTCOME_BINARY,
                    .name = request->outcome,
                    .phrase = request->outcome,
                    .success = "1"},
    };
    struct reading reading = {
        .table = table, .request = request, .design = design};
    bool done = find_columns(&reading, error) && keep_rows(&reading, error);
    if (done) {
        reading.arm = factor_new(table, reading.arm_column);
        if (reading.block_column)
            reading.block = factor_new(table, reading.block_column);
        done = place_arms(&reading, error) && add_rows(&reading, error) &&
               counts_finish(design, "--of", error);
    }
    factor_release(&reading.arm);
    factor_release(&reading.block);
    return done;
}
