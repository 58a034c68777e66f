#include <config.h>

#include "analyse/design/unit.h"

#include "analyse/design/factor.h"
#include "analyse/design/use.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

/* Chances, over all columns looked at, below which whole groups are no luck,
 * and below which they may be none. */
static const double no_luck = 1e-4, seldom = 0.05;

/* Groups are taken to be the unit only where at most one person in so many has
 * none, as those are left out. */
#define ONE_BLANK_IN 20

static bool
may_name_groups(const struct unit_search *search, const struct column *column)
{
    return (column->type == COLUMN_TEXT || column->type == COLUMN_CODE ||
            column->type == COLUMN_INTEGER) &&
           !use_of(search->request, column->name).words;
}

static bool
same_value(const struct column *column, size_t a, size_t b)
{
    return column_is_numeric(column) ? column->numbers[a] == column->numbers[b]
                                     : column->texts[a] == column->texts[b];
}

/* Most columns are ruled out by two neighbours in the file, before anything is
 * counted. */
static bool
ruled_out(const struct unit_search *search, const struct column *column)
{
    for (size_t i = 1; i < search->n; i++)
        if (search->arm[i] != search->arm[i - 1] &&
            !column_missing(column, search->row[i]) &&
            !column_missing(column, search->row[i - 1]) &&
            same_value(column, search->row[i], search->row[i - 1]))
            return true;
    return false;
}

/* What a column makes of the people. Owns its arrays. */
struct groups {
    size_t levels;
    uint32_t *arm; /* of each, + 1; 0: nobody is in it */
    size_t *size;
    size_t *held;   /* of each arm: groups, */
    double *people; /* and people in them */
    size_t placed;  /* people in any */
    bool split;     /* a group between arms: the rest is not counted */
};

static struct groups
groups_new(const struct unit_search *search, const struct factor *factor)
{
    struct groups groups = {
        .levels = factor->levels,
        .arm = heap_new(factor->levels, sizeof *groups.arm),
        .size = heap_new(factor->levels, sizeof *groups.size),
        .held = heap_new(search->n_arms, sizeof *groups.held),
        .people = heap_new(search->n_arms, sizeof *groups.people),
    };
    for (size_t i = 0; i < search->n && !groups.split; i++) {
        uint32_t g = factor->code[search->row[i]];
        if (g == FACTOR_MISSING)
            continue;
        groups.split = groups.arm[g] && groups.arm[g] != search->arm[i] + 1;
        groups.held[search->arm[i]] += !groups.arm[g];
        groups.people[search->arm[i]]++;
        groups.arm[g] = search->arm[i] + 1;
        groups.size[g]++;
        groups.placed++;
    }
    return groups;
}

static void
groups_release(struct groups *groups)
{
    free(groups->arm);
    free(groups->size);
    free(groups->held);
    free(groups->people);
}

/* That all are whole by luck: a group of s people is, with the sum over the
 * arms of share^s. */
static double
luck(const struct groups *groups, size_t n_arms)
{
    double all = 1;
    for (size_t g = 0; g < groups->levels; g++) {
        if (groups->size[g] < 2)
            continue;
        double chance = 0;
        for (size_t a = 0; a < n_arms; a++)
            chance += pow(groups->people[a] / (double)groups->placed,
                          (double)groups->size[g]);
        all *= chance;
    }
    return all;
}

/* The least and the most groups that an arm has. */
static size_t
fewest_groups(const struct groups *groups, size_t n_arms, size_t *most)
{
    size_t fewest = SIZE_MAX;
    *most = 0;
    for (size_t a = 0; a < n_arms; a++) {
        fewest = groups->held[a] < fewest ? groups->held[a] : fewest;
        *most = groups->held[a] > *most ? groups->held[a] : *most;
    }
    return fewest;
}

/* 0 and 1, or yes and no: whether somebody was in the arm, and no groups. */
static bool
says_whether(const struct unit_search *search, const struct column *column,
             const struct factor *factor)
{
    static const char *const words[] = {"0",    "1",     "yes", "no",
                                        "true", "false", "y",   "n"};
    char s[DATE_SIZE];
    size_t met = 0;
    for (size_t level = 0; level < factor->levels; level++) {
        struct text t =
            table_cell(search->table, column, factor->first[level], s);
        for (size_t w = 0; w < sizeof words / sizeof *words; w++)
            met += text_is_fold(t, words[w]);
    }
    return met == factor->levels;
}

static struct unit
judge(const struct unit_search *search, const struct column *column,
      const struct factor *factor, size_t looked_at)
{
    struct groups groups = groups_new(search, factor);
    struct unit unit = {.column = column, .blank = search->n - groups.placed};
    size_t most, fewest = fewest_groups(&groups, search->n_arms, &most);
    if (!groups.split && groups.placed) {
        for (size_t g = 0; g < groups.levels; g++)
            unit.groups += groups.size[g] > 1;
        unit.chance = luck(&groups, search->n_arms);
        double over_all = unit.chance * (double)looked_at;
        if (over_all < no_luck && fewest > 1 &&
            unit.blank <= search->n / ONE_BLANK_IN)
            unit.ground = UNIT_GROUPS;
        else if (over_all < seldom && unit.groups > 1)
            unit.ground = fewest > 1 || most > 1 ? UNIT_PERHAPS : UNIT_MIRROR;
    }
    if (unit.ground == UNIT_MIRROR && says_whether(search, column, factor))
        unit.ground = UNIT_PEOPLE;
    groups_release(&groups);
    return unit;
}

struct unit
unit_find(const struct unit_search *search)
{
    const struct table *table = search->table;
    struct unit best = {0};
    size_t looked_at = 0;
    for (size_t c = 0; c < table->n_columns; c++)
        looked_at += may_name_groups(search, table->columns[c]);
    for (size_t c = 0; c < table->n_columns; c++) {
        const struct column *column = table->columns[c];
        if (!may_name_groups(search, column) || ruled_out(search, column))
            continue;
        struct factor factor = factor_new(table, column);
        struct unit unit = judge(search, column, &factor, looked_at);
        factor_release(&factor);
        if (unit.ground > best.ground ||
            (unit.ground == best.ground && unit.groups < best.groups))
            best = unit;
    }
    return best;
}
