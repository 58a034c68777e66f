#include <config.h>

#include "analyse/design/unit.h"

#include "analyse/design/factor.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

/* Chance below which groups that stayed whole were not people by luck. */
static const double by_luck = 1e-6;

static bool
may_name_groups(const struct unit_search *search, const struct column *column)
{
    for (size_t i = 0; i < sizeof search->taken / sizeof *search->taken; i++)
        if (column == search->taken[i])
            return false;
    return column->type == COLUMN_TEXT || column->type == COLUMN_CODE ||
           column->type == COLUMN_INTEGER;
}

static bool
same_value(const struct column *column, size_t a, size_t b)
{
    return column_is_numeric(column) ? column->numbers[a] == column->numbers[b]
                                     : column->texts[a] == column->texts[b];
}

/* Most columns are ruled out by two neighbours in the file, or by a gap,
 * before anything is counted. */
static bool
ruled_out(const struct unit_search *search, const struct column *column)
{
    for (size_t i = 0; i < search->n; i++) {
        if (column_missing(column, search->row[i]))
            return true;
        if (i && search->arm[i] != search->arm[i - 1] &&
            same_value(column, search->row[i], search->row[i - 1]))
            return true;
    }
    return false;
}

struct groups {
    size_t count;
    uint32_t *arm; /* of each, + 1 */
    size_t *size;
};

/* False where a group is split. */
static bool
gather(const struct unit_search *search, const struct factor *factor,
       struct groups *groups)
{
    for (size_t i = 0; i < search->n; i++) {
        uint32_t g = factor->code[search->row[i]];
        if (groups->arm[g] && groups->arm[g] != search->arm[i] + 1)
            return false;
        groups->count += !groups->arm[g];
        groups->arm[g] = search->arm[i] + 1;
        groups->size[g]++;
    }
    return true;
}

/* Two groups in each arm at least, and too many whole ones for luck: the
 * chance of a group of s people is the sum of share^s over the arms. */
static bool
were_assigned(const struct unit_search *search, const struct groups *groups,
              size_t levels)
{
    double *people = heap_new(search->n_arms, sizeof *people);
    size_t *held = heap_new(search->n_arms, sizeof *held);
    for (size_t g = 0; g < levels; g++)
        if (groups->arm[g]) {
            people[groups->arm[g] - 1] += (double)groups->size[g];
            held[groups->arm[g] - 1]++;
        }
    bool enough = true;
    for (size_t a = 0; a < search->n_arms; a++)
        enough = enough && held[a] >= 2;
    double log_chance = 0;
    for (size_t g = 0; enough && g < levels; g++) {
        if (groups->size[g] < 2)
            continue;
        double chance = 0;
        for (size_t a = 0; a < search->n_arms; a++)
            chance +=
                pow(people[a] / (double)search->n, (double)groups->size[g]);
        log_chance += log(chance);
        if (log_chance < log(by_luck))
            break;
    }
    free(people);
    free(held);
    return enough && log_chance < log(by_luck);
}

/* How many groups the column makes, or 0 where it is not the unit. */
static size_t
groups_of(const struct unit_search *search, const struct column *column)
{
    struct factor factor = factor_new(search->table, column);
    struct groups groups = {
        .arm = heap_new(factor.levels, sizeof *groups.arm),
        .size = heap_new(factor.levels, sizeof *groups.size),
    };
    bool unit = gather(search, &factor, &groups) &&
                were_assigned(search, &groups, factor.levels);
    free(groups.arm);
    free(groups.size);
    factor_release(&factor);
    return unit ? groups.count : 0;
}

const struct column *
unit_find(const struct unit_search *search)
{
    const struct column *best = NULL;
    size_t fewest = SIZE_MAX;
    for (size_t c = 0; c < search->table->n_columns; c++) {
        const struct column *column = search->table->columns[c];
        if (!may_name_groups(search, column) || ruled_out(search, column))
            continue;
        size_t groups = groups_of(search, column);
        if (groups && groups < fewest) {
            best = column;
            fewest = groups;
        }
    }
    return best;
}
