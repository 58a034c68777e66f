#include <config.h>

#include "analyse/design/facilitator.h"

#include "analyse/design/design.h"
#include "analyse/design/estimator.h"
#include "analyse/design/factor.h"
#include "analyse/design/named.h"
#include "analyse/design/request.h"
#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

bool
facilitators_read(const struct table *table, const char *name,
                  const size_t *row, size_t n,
                  struct facilitators *facilitators, struct error *error)
{
    const struct column *column =
        named_column(table, name, "--facilitator", error);
    if (!column)
        return false;
    struct factor factor = factor_new(table, column);
    size_t *number = heap_new(factor.levels, sizeof *number);
    *facilitators = (struct facilitators){
        .name = column->name,
        .code = arena_array(table->arena, n, sizeof *facilitators->code)};
    for (size_t i = 0; i < n; i++) {
        uint32_t level = factor.code[row[i]];
        if (level == FACTOR_MISSING) {
            facilitators->code[i] = FACILITATOR_NONE;
            facilitators->unnamed++;
            continue;
        }
        if (!number[level])
            number[level] = ++facilitators->count;
        facilitators->code[i] = number[level] - 1;
    }
    free(number);
    factor_release(&factor);
    return facilitators->count ||
           error_set(error, ERROR_DATA,
                     "--facilitator: '%s' has no value in any row that takes "
                     "part",
                     name);
}

/* Does each of the a's have one b alone? Whoever has no a is passed over. */
static bool
one_each(const size_t *a, size_t n_a, const size_t *b, size_t n)
{
    size_t *first = heap_new(n_a, sizeof *first);
    bool one = true;
    for (size_t i = 0; i < n && one; i++) {
        if (a[i] == FACILITATOR_NONE || b[i] == FACILITATOR_NONE)
            continue;
        if (!first[a[i]])
            first[a[i]] = b[i] + 1;
        one = first[a[i]] == b[i] + 1;
    }
    free(first);
    return one;
}

static enum overlap
overlap_of(const struct facilitators *f, struct grouping group, size_t n)
{
    if (!group.code)
        return OVERLAP_NONE;
    bool inside = one_each(f->code, f->count, group.code, n);
    bool around = one_each(group.code, group.count, f->code, n);
    return inside && around ? OVERLAP_SAME
           : inside         ? OVERLAP_INSIDE
           : around         ? OVERLAP_AROUND
                            : OVERLAP_NONE;
}

/* Arms as a grouping; one for each person. Owned. */
static size_t *
arms_of(const struct design *design)
{
    size_t *arm = heap_new(design->n, sizeof *arm);
    for (size_t i = 0; i < design->n; i++)
        arm[i] = design->arm[i];
    return arm;
}

static void
look_at_arms(const struct design *design, struct spread *spread)
{
    const struct facilitators *f = &design->facilitators;
    size_t *arm = arms_of(design);
    const struct grouping arms = {arm, design->n_arms};
    enum overlap overlap = overlap_of(f, arms, design->n);
    spread->one_arm_each = overlap == OVERLAP_SAME || overlap == OVERLAP_INSIDE;
    spread->one_alone = overlap == OVERLAP_SAME;
    free(arm);
}

/* People whose outcome and facilitator are known. */
static void
estimate(const struct design *design, double level, struct spread *spread)
{
    const struct facilitators *f = &design->facilitators;
    double *y = heap_new(design->n, sizeof *y);
    size_t *group = heap_new(design->n, sizeof *group);
    size_t *arm = heap_new(design->n, sizeof *arm);
    size_t *size = heap_new(f->count, sizeof *size);
    size_t n = 0;
    for (size_t i = 0; i < design->n; i++) {
        if (!design->known[i] || f->code[i] == FACILITATOR_NONE)
            continue;
        y[n] = design->y[i];
        group[n] = f->code[i];
        arm[n++] = design->arm[i];
        size[f->code[i]]++;
    }
    spread->values =
        components_estimate(y, (struct grouping){group, f->count},
                            (struct grouping){arm, design->n_arms}, n, level);
    for (size_t g = 0; g < f->count; g++) {
        if (!size[g])
            continue;
        spread->most = size[g] > spread->most ? size[g] : spread->most;
        if (!spread->fewest || size[g] < spread->fewest)
            spread->fewest = size[g];
    }
    free(y);
    free(group);
    free(arm);
    free(size);
}

static const char *
reason_for(const struct components *c)
{
    if (!c->reason)
        return NULL;
    if (c->groups < 2)
        return "one facilitator alone shows no spread between facilitators";
    if (c->df_between == 0)
        return "each arm had one facilitator alone, so that the spread between "
               "facilitators cannot be told from that between arms";
    if (c->df_within == 0)
        return "too few people share a facilitator for the spread among them "
               "to be known";
    return "people who share a facilitator never differ, so that there is no "
           "spread to set facilitators against";
}

struct spread
spread_of(const struct design *design, double level)
{
    const struct facilitators *f = &design->facilitators;
    struct spread spread = {
        .cluster = overlap_of(f, design->cluster, design->n),
        .block = overlap_of(f, design->block, design->n),
    };
    look_at_arms(design, &spread);
    estimate(design, level, &spread);
    spread.reason = reason_for(&spread.values);
    if (!spread.reason && spread.values.share_limits.reason)
        spread.limits_reason = "facilitators differ less than chance alone "
                               "would make them differ";
    return spread;
}

const char *
overlap_name(enum overlap overlap)
{
    static const char *const names[] = {[OVERLAP_SAME] = "same",
                                        [OVERLAP_INSIDE] = "inside",
                                        [OVERLAP_AROUND] = "around"};
    return names[overlap];
}

static const char reml_source[] =
    "Patterson & Thompson (1971), Biometrika 58:545-554";
static const char share_source[] =
    "Patterson & Thompson (1971), Biometrika 58:545-554; Wald (1947), Annals "
    "of Mathematical Statistics 18:586-589; Seely & El-Bassiouni (1983), "
    "Annals of Statistics 11:197-201";
static const char between_source[] =
    "Patterson & Thompson (1971), Biometrika 58:545-554; Williams (1962), "
    "Biometrika 49:278-281, with the squares of Wald (1947), Annals of "
    "Mathematical Statistics 18:586-589";

void
spread_add(const struct spread *spread, const struct design *design,
           const struct request *request, struct results *results)
{
    const struct components *v = &spread->values;
    const struct {
        const char *estimand, *label, *source;
        double value;
        struct interval limits;
    } rows[] = {
        {ESTIMAND_BETWEEN,
         "the arms' means taken out, limits by Williams' "
         "rule",
         between_source, v->between, v->between_limits},
        {ESTIMAND_WITHIN, "the arms' means taken out, limits by chi-square",
         reml_source, v->within, v->within_limits},
        {ESTIMAND_ICC, "the arms' means taken out, Wald's exact limits",
         share_source, v->share, v->share_limits},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct result row = {.estimand = rows[i].estimand,
                             .method = "reml",
                             .label = rows[i].label,
                             .source = rows[i].source,
                             .outcome = design->outcome.name,
                             .scale = SCALE_SIZE,
                             .role = ROLE_FACILITATOR,
                             .level = request->level,
                             .n = v->people,
                             .clusters = v->groups,
                             .reason = spread->reason};
        struct interval limits = rows[i].limits;
        if (limits.reason)
            limits.reason = spread->limits_reason;
        if (!row.reason) {
            result_take_point(&row, (struct point){rows[i].value, NULL});
            result_take_interval(&row, limits);
        }
        results_add(results, &row);
    }
}
