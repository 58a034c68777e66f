#include <config.h>

#include "tests/coverage/study.h"

#include <assert.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Checks that tell the reader not to lean on the interval. */
static const char *const interval_rules[] = {
    "few-clusters",
    "leverage",
};

/* While people are drawn. */
struct drawing {
    const struct setting *setting;
    gsl_rng gsl;
    struct table *table;
    struct column *arm, *outcome, *block, *cluster;
    struct column *covariates[4];
    size_t clusters; /* so far */
    double pair;     /* what is common to a pair of people, in [0, 1) */
};

static double
least_room(const struct setting *setting)
{
    double low = fmin(setting->rate[0], setting->rate[1]);
    double high = fmax(setting->rate[0], setting->rate[1]);
    return fmin(low, 1 - high);
}

/* How far this block lies above the mean of all, or below it. */
static double
block_shift(const struct setting *setting, size_t block)
{
    if (!setting->blocks || (setting->paired && !setting->people))
        return 0;
    double far = setting->answers == ANSWERS_YES_NO ? least_room(setting) / 2
                                                    : 0.5;
    return setting->answers == ANSWERS_COUNTS ? 0
           : block % 2                        ? far
                                              : -far;
}

/* What is expected of the people of a cluster: for yes or no from a beta
 * distribution, whose spread is the intraclass correlation. */
static double
cluster_mean(struct drawing *d, double mean)
{
    double like = d->setting->likeness;
    if (!d->setting->people || like == 0)
        return mean;
    if (d->setting->answers != ANSWERS_YES_NO)
        return mean + gsl_ran_gaussian(&d->gsl, sqrt(like));
    double size = (1 - like) / like;
    return gsl_ran_beta(&d->gsl, mean * size, (1 - mean) * size);
}

static double
draw_answer(struct drawing *d, size_t arm, double mean)
{
    const struct setting *s = d->setting;
    double rest = s->people ? sqrt(1 - s->likeness) : 1;
    switch (s->answers) {
    case ANSWERS_YES_NO: {
        bool alike = s->paired && !s->people &&
                     gsl_rng_uniform(&d->gsl) < s->likeness;
        return (alike ? d->pair : gsl_rng_uniform(&d->gsl)) < mean;
    }
    case ANSWERS_NORMAL:
        return mean + gsl_ran_gaussian(&d->gsl, arm ? 2 * rest : rest);
    case ANSWERS_SKEWED:
        return mean + rest * (gsl_ran_lognormal(&d->gsl, -0.5, 1) - 1);
    case ANSWERS_COUNTS:
        return gsl_ran_poisson(&d->gsl,
                               gsl_ran_gamma(&d->gsl, 2, mean / 2));
    }
    assert(!"an unknown kind of answers");
    return 0;
}

/* The first covariate moves the outcome, the others are beside the point. */
static double
draw_covariates(struct drawing *d, size_t row)
{
    double x[4] = {0};
    for (size_t j = 0; j < d->setting->covariates; j++) {
        x[j] = gsl_ran_flat(&d->gsl, -1, 1);
        table_set_number(d->table, d->covariates[j], row, x[j]);
    }
    return x[0] * (d->setting->answers == ANSWERS_YES_NO
                       ? least_room(d->setting) / 2
                       : 1);
}

static void
draw_person(struct drawing *d, size_t block, size_t arm, double mean)
{
    size_t row = table_add_row(d->table);
    mean += draw_covariates(d, row);
    table_set_number(d->table, d->arm, row, (double)arm);
    table_set_number(d->table, d->outcome, row, draw_answer(d, arm, mean));
    if (d->block)
        table_set_number(d->table, d->block, row, (double)block);
    if (d->cluster)
        table_set_number(d->table, d->cluster, row, (double)d->clusters);
}

static size_t
cluster_size(struct drawing *d)
{
    const struct setting *s = d->setting;
    if (!s->people)
        return 1;
    double share = s->unequal ? gsl_ran_flat(&d->gsl, 0.25, 1.75) : 1;
    return (size_t)(share * (double)s->people + 0.5);
}

static void
draw_block(struct drawing *d, size_t block)
{
    const struct setting *s = d->setting;
    d->pair = gsl_rng_uniform(&d->gsl);
    for (size_t arm = 0; arm < 2; arm++)
        for (size_t u = 0; u < s->units[arm]; u++) {
            double mean =
                cluster_mean(d, s->rate[arm] + block_shift(s, block));
            for (size_t i = cluster_size(d); i > 0; i--)
                draw_person(d, block, arm, mean);
            d->clusters++;
        }
}

static const char *const covariate_names[] = {"x1", "x2", "x3", "x4"};

static struct table *
draw_table(struct arena *arena, const struct setting *setting,
           struct rng *rng)
{
    struct drawing d = {.setting = setting, .gsl = rng_gsl(rng)};
    d.table = table_new(arena, "drawn");
    d.arm = table_add_column(d.table, "arm", COLUMN_INTEGER);
    d.outcome = table_add_column(d.table, "outcome", COLUMN_NUMBER);
    if (setting->blocks)
        d.block = table_add_column(d.table, "block", COLUMN_INTEGER);
    if (setting->people)
        d.cluster = table_add_column(d.table, "cluster", COLUMN_INTEGER);
    for (size_t j = 0; j < setting->covariates; j++)
        d.covariates[j] =
            table_add_column(d.table, covariate_names[j], COLUMN_NUMBER);
    for (size_t b = 0; b == 0 || b < setting->blocks; b++)
        draw_block(&d, b);
    return d.table;
}

static struct request
request_for(const struct setting *setting)
{
    static const char *const kinds[] = {"binary", "number", "number", "count"};
    static const char *const covariates[] = {NULL, "x1", "x1,x2", "x1,x2,x3",
                                             "x1,x2,x3,x4"};
    struct request request = REQUEST_INIT;
    request.arm = "arm";
    request.outcome = "outcome";
    request.control = "0";
    request.kind = kinds[setting->answers];
    if (setting->blocks)
        *(setting->paired ? &request.pair : &request.block) = "block";
    if (setting->people)
        request.cluster = "cluster";
    request.covariates = covariates[setting->covariates];
    return request;
}

static double
truth(const struct setting *setting, const char *estimand)
{
    double p1 = setting->rate[1], p0 = setting->rate[0];
    if (strcmp(estimand, ESTIMAND_RR) == 0 ||
        strcmp(estimand, ESTIMAND_RATE) == 0)
        return p1 / p0;
    if (strcmp(estimand, ESTIMAND_OR) == 0)
        return p1 / (1 - p1) / (p0 / (1 - p0));
    assert(strcmp(estimand, ESTIMAND_RD) == 0 ||
           strcmp(estimand, ESTIMAND_MEAN) == 0);
    return p1 - p0;
}

bool
result_is_warned(const struct contrast *contrast,
                 const struct result *result)
{
    struct request request = REQUEST_INIT;
    struct arena arena = ARENA_INIT;
    struct comparison comparison = {
        .arm = &contrast->design->arms[contrast->place],
        .choice = choice_for(contrast),
        .counts = contrast->arms,
        .strata_left_out = contrast->strata_left_out,
        .people_left_out = contrast->people_left_out,
    };
    struct analysis analysis = {
        .arena = &arena,
        .request = &request,
        .design = contrast->design,
        .comparisons = &comparison,
        .n_comparisons = 1,
        .results = {.arena = &arena},
    };
    struct result primary = *result;
    primary.role = ROLE_PRIMARY;
    results_add(&analysis.results, &primary);
    analysis_check(&analysis);
    bool warned = false;
    for (size_t i = 0; i < analysis.n_checks; i++)
        for (size_t r = 0;
             r < sizeof interval_rules / sizeof *interval_rules; r++)
            warned = warned ||
                     (analysis.checks[i].severity == SEVERITY_WARNING &&
                      strcmp(analysis.checks[i].rule, interval_rules[r]) == 0);
    arena_release(&arena);
    return warned;
}

enum verdict
result_judge(const struct setting *setting, const struct result *result)
{
    if (!(result->has & HAS_LIMITS))
        return VERDICT_NONE;
    double value = truth(setting, result->estimand);
    double slack = 1e-12 * (1 + fabs(value));
    return result->lower - slack <= value && value <= result->upper + slack
               ? VERDICT_HOLDS
               : VERDICT_MISSES;
}

const struct estimator *
setting_estimator(const struct setting *setting,
                  const struct contrast *contrast)
{
    const struct estimator *estimator = estimator_find(
        setting->method ? setting->method : choice_for(contrast)->primary);
    assert(estimator && estimator_fits(estimator, contrast->design));
    return estimator;
}

enum verdict
study_judge(const struct setting *setting, struct rng *rng, const char **name)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct request request = request_for(setting);
    struct table *table = draw_table(&arena, setting, rng);
    struct design design;
    if (!design_read(&arena, table, &request, &design, &error)) {
        fprintf(stderr, "coverage: %s\n", error.message);
        abort();
    }
    struct contrast contrast = contrast_new(&design, 1, &request);
    const struct estimator *estimator = setting_estimator(setting, &contrast);
    *name = estimator->method;
    struct result result = estimator_run(estimator, &contrast, ROLE_PRIMARY);
    enum verdict verdict = result_judge(setting, &result);
    if (verdict == VERDICT_MISSES && result_is_warned(&contrast, &result))
        verdict = VERDICT_WARNED;
    contrast_release(&contrast);
    arena_release(&arena);
    return verdict;
}
