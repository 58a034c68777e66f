#include <config.h>

#include "analyse/design/design.h"

#include "analyse/design/crossing.h"
#include "analyse/design/describe.h"
#include "analyse/design/filter.h"
#include "analyse/design/levels.h"
#include "analyse/design/named.h"
#include "analyse/design/others.h"
#include "analyse/design/record.h"
#include "analyse/design/timing.h"
#include "analyse/design/use.h"
#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *words;
} schemes[SCHEMES] = {
    [SCHEME_COMPLETE] = {"complete", "people"},
    [SCHEME_BLOCKED] = {"blocked", "people, inside blocks"},
    [SCHEME_PAIRED] = {"paired", "people, inside pairs"},
    [SCHEME_CLUSTERED] = {"clustered", "whole groups"},
    [SCHEME_BLOCK_CLUSTERED] = {"block-clustered",
                                "whole groups, inside blocks"},
    [SCHEME_PAIRED_CLUSTERS] = {"paired-clusters",
                                "whole groups, inside pairs"},
};

const char *
scheme_name(enum scheme scheme)
{
    return schemes[scheme].name;
}

const char *
scheme_words(enum scheme scheme)
{
    return schemes[scheme].words;
}

bool
design_has_scale(const struct design *design, const char *name)
{
    for (size_t i = 0; i < design->n_scales; i++)
        if (strcmp(design->scales[i].name, name) == 0)
            return true;
    return false;
}

bool
design_is_factorial(const struct design *design)
{
    return design->crossing[0].column != NULL;
}

bool
design_is_blocked(const struct design *design)
{
    return design->block.code != NULL || design->strata > 1;
}

bool
design_is_paired(const struct design *design)
{
    return design->scheme == SCHEME_PAIRED ||
           design->scheme == SCHEME_PAIRED_CLUSTERS;
}

size_t
design_assigned(const struct design *design)
{
    size_t n = 0;
    for (size_t a = 0; a < design->n_arms; a++)
        n += design->arms[a].assigned;
    return n;
}

size_t
design_answered(const struct design *design)
{
    size_t n = 0;
    for (size_t a = 0; a < design->n_arms; a++)
        n += design->arms[a].answered;
    return n;
}

/* Of all conditions together, as far as their timing is looked at. */
#define FILTER_COLUMNS 64

/* While a table is turned into people. Owns its factors. */
struct reading {
    const struct table *table;
    const struct request *request;
    struct design *design;
    const struct column *arm_column, *factor_column;
    const struct column *block_column, *cluster_column;
    struct levels arm, factor;
    struct factor block, cluster;
    bool *keep; /* a row each */
};

static bool
optional_column(const struct reading *reading, const char *name,
                const char *option, const struct column **column,
                struct error *error)
{
    if (!name)
        return true;
    *column = named_column(reading->table, name, option, error);
    return *column != NULL;
}

static bool
find_columns(struct reading *reading, struct error *error)
{
    const struct request *request = reading->request;
    reading->arm_column =
        named_column(reading->table, request->arm, "--arm", error);
    const char *block = request->pair ? request->pair : request->block;
    return reading->arm_column &&
           optional_column(reading, request->factor, "--factor",
                           &reading->factor_column, error) &&
           optional_column(reading, block, request->pair ? "--pair" : "--block",
                           &reading->block_column, error) &&
           optional_column(reading, request->cluster, "--cluster",
                           &reading->cluster_column, error);
}

/* Rows that the filter keeps and that have an arm, a block, a cluster. */
static bool
keep_rows(struct reading *reading, struct error *error)
{
    const struct table *table = reading->table;
    struct left_out *out = &reading->design->left_out;
    reading->keep = arena_array(table->arena, table->n_rows, sizeof(bool));
    memset(reading->keep, 1, table->n_rows);
    for (size_t i = 0; i < reading->request->n_filters; i++)
        if (!filter_apply(table, reading->request->filters[i], reading->keep,
                          error))
            return false;
    const struct {
        const struct column *column;
        size_t *count;
    } needed[] = {
        {reading->arm_column, &out->no_arm},
        {reading->factor_column, &out->no_factor},
        {reading->block_column, &out->no_block},
        {reading->cluster_column, &out->no_cluster},
    };
    size_t kept = 0;
    for (size_t row = 0; row < table->n_rows; row++) {
        out->filtered += !reading->keep[row];
        for (size_t k = 0; k < sizeof needed / sizeof *needed; k++)
            if (reading->keep[row] && needed[k].column &&
                column_missing(needed[k].column, row)) {
                reading->keep[row] = false;
                ++*needed[k].count;
            }
        kept += reading->keep[row];
    }
    return kept ||
           error_set(error, ERROR_DATA,
                     "no row is left to analyse: %zu are filtered out "
                     "and %zu have no value in '%s'",
                     out->filtered, out->no_arm, reading->arm_column->name);
}

/* Arms of one column, the control first; or the four that two columns of two
 * values make. */
static bool
place_arms(struct reading *reading, struct error *error)
{
    struct design *design = reading->design;
    const struct request *request = reading->request;
    if (!levels_read(reading->table, reading->arm_column, reading->keep,
                     "--control", request->control, &reading->arm, error))
        return false;
    if (reading->factor_column)
        return levels_read(reading->table, reading->factor_column,
                           reading->keep, "--factor-control",
                           request->factor_control, &reading->factor, error) &&
               crossing_init(design, &reading->arm, &reading->factor, error);
    design->n_arms = reading->arm.n;
    design->arms =
        arena_array(design->arena, design->n_arms, sizeof *design->arms);
    for (size_t a = 0; a < design->n_arms; a++)
        design->arms[a].name = reading->arm.names[a];
    return true;
}

static uint32_t
arm_of(const struct reading *reading, size_t row)
{
    uint32_t arm = reading->arm.place[reading->arm.factor.code[row]];
    if (reading->factor_column)
        arm += 2 * reading->factor.place[reading->factor.factor.code[row]];
    return arm;
}

/* Who takes part, in which arm. */
static void
gather_people(struct reading *reading)
{
    struct design *design = reading->design;
    size_t rows = reading->table->n_rows;
    for (size_t row = 0; row < rows; row++)
        design->n += reading->keep[row];
    design->arm = arena_array(design->arena, design->n, sizeof *design->arm);
    design->row = arena_array(design->arena, design->n, sizeof *design->row);
    size_t i = 0;
    for (size_t row = 0; row < rows; row++)
        if (reading->keep[row]) {
            design->row[i] = row;
            design->arm[i++] = arm_of(reading, row);
        }
}

/* The groups of the people, numbered again from 0 without gaps. */
static struct grouping
group_people(const struct reading *reading, const struct factor *factor,
             size_t **first)
{
    const struct design *design = reading->design;
    size_t *code = arena_array(design->arena, design->n, sizeof *code);
    size_t *number = heap_new(factor->levels, sizeof *number);
    size_t *where = arena_array(design->arena, factor->levels, sizeof *where);
    size_t count = 0;
    for (size_t i = 0; i < design->n; i++) {
        uint32_t level = factor->code[design->row[i]];
        if (!number[level]) {
            where[count] = level;
            number[level] = ++count;
        }
        code[i] = number[level] - 1;
    }
    free(number);
    *first = where;
    return (struct grouping){code, count};
}

/* Groups were found that not everybody is in: those without are left out, as
 * they are where --cluster names the groups. */
static void
leave_out_groupless(struct reading *reading)
{
    struct design *design = reading->design;
    for (size_t i = 0; i < design->n; i++)
        if (column_missing(reading->cluster_column, design->row[i])) {
            reading->keep[design->row[i]] = false;
            design->left_out.no_cluster++;
        }
    design->n = 0;
    gather_people(reading);
}

/* --cluster names the unit; else the table shows it, unless told to ignore. */
static void
find_unit(struct reading *reading)
{
    struct design *design = reading->design;
    if (reading->cluster_column)
        return;
    struct unit_search search = {
        .table = reading->table,
        .request = reading->request,
        .row = design->row,
        .arm = design->arm,
        .n = design->n,
        .n_arms = design->n_arms,
    };
    design->unit = unit_find(&search);
    if (!design->unit.column)
        return;
    if (reading->request->ignore_clusters) {
        design->cluster_ignored = design->unit.column->name;
    } else if (design->unit.ground == UNIT_GROUPS) {
        reading->cluster_column = design->unit.column;
        design->cluster_found = true;
        if (design->unit.blank)
            leave_out_groupless(reading);
    }
}

static void
read_groups(struct reading *reading)
{
    struct design *design = reading->design;
    size_t *levels;
    if (reading->cluster_column) {
        design->cluster_name = reading->cluster_column->name;
        reading->cluster = factor_new(reading->table, reading->cluster_column);
        design->cluster = group_people(reading, &reading->cluster, &levels);
    }
    if (!reading->block_column)
        return;
    design->block_name = reading->block_column->name;
    reading->block = factor_new(reading->table, reading->block_column);
    design->block = group_people(reading, &reading->block, &levels);
    const char **labels =
        arena_array(design->arena, design->block.count, sizeof *labels);
    for (size_t b = 0; b < design->block.count; b++)
        labels[b] = factor_label(&reading->block, levels[b], reading->table,
                                 reading->block_column, design->arena);
    design->block_labels = labels;
}

/* Units of an arm in a pair: people, or groups. */
static struct several
find_several(const struct design *design)
{
    size_t arms = design->n_arms;
    size_t *units =
        heap_new(heap_product(design->block.count, arms), sizeof *units);
    bool *met = heap_new(design->cluster.count, sizeof *met);
    for (size_t i = 0; i < design->n; i++) {
        bool *group = design->cluster.code ? &met[design->cluster.code[i]]
                                           : NULL;
        if (group && *group)
            continue;
        if (group)
            *group = true;
        units[design->block.code[i] * arms + design->arm[i]]++;
    }
    struct several several = {0};
    for (size_t b = 0; b < design->block.count; b++) {
        size_t most = 0;
        for (size_t a = 0; a < arms; a++)
            if (units[b * arms + a] > most)
                most = units[b * arms + a];
        several.pairs += most > 1;
        several.most = most > several.most ? most : several.most;
    }
    free(units);
    free(met);
    return several;
}

static enum scheme
scheme_of(const struct design *design, bool paired)
{
    bool clustered = design->cluster.code != NULL;
    if (paired)
        return clustered ? SCHEME_PAIRED_CLUSTERS : SCHEME_PAIRED;
    if (design->block.code)
        return clustered ? SCHEME_BLOCK_CLUSTERED : SCHEME_BLOCKED;
    return clustered ? SCHEME_CLUSTERED : SCHEME_COMPLETE;
}

static bool
check_answered(const struct design *design, struct error *error)
{
    for (size_t a = 0; a < design->n_arms; a++)
        if (design->arms[a].answered == 0)
            return error_set(error, ERROR_DATA,
                             "nobody in '%s' has a known '%s': all %zu are "
                             "missing",
                             design->arms[a].name, design->outcome.name,
                             design->arms[a].assigned);
    return true;
}

static const struct column *
outcome_column(const struct reading *reading)
{
    return table_find(reading->table, reading->request->outcome);
}

/* Each must have one, none below zero: a person without cannot be counted. */
static bool
read_weights(struct reading *reading, struct error *error)
{
    struct design *design = reading->design;
    if (!measure_read(design->arena, reading->table, reading->request->weights,
                      "--weights", design->row, design->n, &design->weight,
                      error))
        return false;
    for (size_t i = 0; i < design->n; i++)
        if (!design->weight.known[i] || design->weight.value[i] < 0)
            return error_set(error, ERROR_DATA,
                             "--weights: row %zu of the table has %s in '%s'",
                             design->row[i] + 1,
                             design->weight.known[i] ? "less than nothing"
                                                     : "no weight",
                             design->weight.name);
    bool alike = true;
    for (size_t i = 1; i < design->n; i++)
        alike = alike && design->weight.value[i] == design->weight.value[0];
    if (alike) /* equal weights are no weights */
        design->weight = (struct measure){0};
    return true;
}

static bool
read_covariates(struct reading *reading, struct error *error)
{
    struct design *design = reading->design;
    const struct request *request = reading->request;
    struct covariates *c = &design->covariates;
    if (!covariates_read(design->arena, reading->table, request->covariates,
                         design->row, design->n, c, error))
        return false;
    if (!design->observed)
        c->late = timing_late(reading->table, c->columns, c->n_columns,
                              reading->arm_column, outcome_column(reading));
    c->early = timing_early(c->columns, c->n_columns, reading->arm_column,
                            outcome_column(reading));
    for (size_t k = 0; k < c->n_columns; k++) {
        struct use use = use_of(request, c->columns[k]->name);
        if (use.decided_by)
            return error_set(error, ERROR_USAGE,
                             "--covariates: '%s' is %s: a covariate was there "
                             "before anybody was assigned",
                             c->columns[k]->name, use.words);
    }
    if (!c->late || request->covariates_after)
        return true;
    return error_set(error, ERROR_USAGE,
                     "--covariates: %s came after the assignment, in the form "
                     "that holds '%s': to adjust for what the arm may have "
                     "changed hides its effect, or makes one up. Leave it out; "
                     "or have it labelled, with --covariates-after",
                     c->late, design->outcome.name);
}

/* Which of the conditions look at what came after. */
static void
look_at_filters(struct reading *reading)
{
    const struct request *request = reading->request;
    const struct column *columns[FILTER_COLUMNS];
    size_t n = 0;
    for (size_t i = 0; i < request->n_filters; i++)
        n += filter_columns(reading->table, request->filters[i], columns + n,
                            FILTER_COLUMNS - n);
    const struct column *arm = reading->arm_column;
    const struct column *outcome = outcome_column(reading);
    struct design *design = reading->design;
    design->filter_early = timing_early(columns, n, arm, outcome);
    if (!design->observed)
        design->filter_late =
            timing_late(reading->table, columns, n, arm, outcome);
}

/* Beside the arm and the outcome there is something else to be measured. */
static bool
is_beside(const struct request *request, const char *name, const char *option,
          struct error *error)
{
    const struct {
        const char *name, *is;
    } taken[] = {{request->arm, "the arm"},
                 {request->factor, "the second arm"},
                 {request->outcome, "the outcome"}};
    for (size_t i = 0; name && i < sizeof taken / sizeof *taken; i++)
        if (taken[i].name && strcmp(taken[i].name, name) == 0)
            return error_set(error, ERROR_USAGE, "%s: '%s' is %s", option, name,
                             taken[i].is);
    return true;
}

/* What was asked for beside the outcome. */
static bool
read_measures(struct reading *reading, struct error *error)
{
    struct design *design = reading->design;
    const struct request *request = reading->request;
    const struct table *table = reading->table;
    if (!is_beside(request, request->received, "--received", error) ||
        !is_beside(request, request->time, "--time", error) ||
        !is_beside(request, request->weights, "--weights", error))
        return false;
    if (request->covariates && !read_covariates(reading, error))
        return false;
    if (request->received &&
        !measure_read(design->arena, table, request->received, "--received",
                      design->row, design->n, &design->received, error))
        return false;
    if (request->weights && !read_weights(reading, error))
        return false;
    return !request->time ||
           measure_read_time(design->arena, table, request->time, design->row,
                             design->n, &design->time, error);
}

static bool
read_facilitators(struct reading *reading, struct error *error)
{
    struct design *design = reading->design;
    const char *name = reading->request->facilitator;
    if (!name)
        return true;
    const char *is = strcmp(name, design->arm_name) == 0       ? "the arm"
                     : strcmp(name, design->outcome.name) == 0 ? "the outcome"
                                                               : NULL;
    if (is)
        return error_set(error, ERROR_USAGE,
                         "--facilitator: '%s' is %s: name the column that says "
                         "who led people",
                         name, is);
    return facilitators_read(reading->table, name, design->row, design->n,
                             &design->facilitators, error);
}

/* A score is a number, even where only some of its values occur. */
static struct asked
asked_outcome(const struct design *design, const struct request *request)
{
    struct asked asked = {"--outcome", request->outcome, request->success,
                          request->kind};
    if (!asked.kind && design_has_scale(design, asked.column))
        asked.kind = outcome_kind_name(OUTCOME_NUMBER);
    return asked;
}

static bool
read_design(struct reading *reading, struct error *error)
{
    struct design *design = reading->design;
    const struct request *request = reading->request;
    if (!find_columns(reading, error) || !keep_rows(reading, error))
        return false;
    struct asked asked = asked_outcome(design, request);
    if (!place_arms(reading, error) ||
        !outcome_read(reading->table, &asked, reading->keep, &design->outcome,
                      error))
        return false;
    gather_people(reading);
    find_unit(reading);
    if (!identity_read(reading->table, request->id, design->row, design->arm,
                       design->n, &design->identity, error))
        return false;
    look_at_filters(reading);
    read_groups(reading);
    design_take_outcome(design, design->row);
    if ((reading->factor_column && !crossing_check(design, error)) ||
        !check_answered(design, error))
        return false;
    if (request->pair)
        design->several = find_several(design);
    design->scheme =
        scheme_of(design, request->pair && !design->several.pairs);
    return read_facilitators(reading, error) && read_measures(reading, error) &&
           others_read(reading->table, request, reading->keep, design->row,
                       design, error) &&
           record_read(reading->table, request, reading->keep, design->row,
                       design, error);
}

bool
design_read(struct arena *arena, struct table *table,
            const struct request *request, struct design *design,
            struct error *error)
{
    *design = (struct design){
        .arena = arena,
        .source = table->name,
        .arm_name = request->arm,
        .observed = request->observed,
    };
    struct reading reading = {
        .table = table, .request = request, .design = design};
    bool done = scale_columns_add(table, request, &design->scales, error);
    design->n_scales = done ? request->n_scales : 0;
    done = done && read_design(&reading, error);
    levels_release(&reading.arm);
    levels_release(&reading.factor);
    factor_release(&reading.block);
    factor_release(&reading.cluster);
    return done;
}
