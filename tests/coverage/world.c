#include <config.h>

#include "tests/coverage/world.h"

#include "analyse/design/estimator.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <string.h>

/* While people are drawn. */
struct drawing {
    const struct setting *setting;
    gsl_rng gsl;
    struct table *table;
    struct column *arm, *outcome, *block, *cluster;
    struct column *covariates[4];
    struct column *weight, *received, *time, *second;
    size_t clusters; /* so far */
    double pair;     /* what is common to a pair of people, in [0, 1) */
};

/* Between the steps of an ordinal answer. */
static const double steps[] = {-1.5, -0.5, 0.5, 1.5};
#define STEPS (sizeof steps / sizeof *steps)

/* The highest answers stand so far above the others. */
static const double far_above = 12;

static double
least_room(const struct setting *setting)
{
    double low = fmin(setting->rate[0], setting->rate[1]);
    double high = fmax(setting->rate[0], setting->rate[1]);
    return fmin(low, 1 - high);
}

/* How far some may lie above the mean of all, and others below it. */
static double
far(const struct setting *setting)
{
    switch (setting->answers) {
    case ANSWERS_YES_NO:
    case ANSWERS_TIMES:
        return least_room(setting) / 2;
    case ANSWERS_COUNTS:
        return 0;
    default:
        return 0.5;
    }
}

static double
block_shift(const struct setting *setting, size_t block)
{
    if (!setting->blocks || (setting->paired && !setting->people))
        return 0;
    return block % 2 ? far(setting) : -far(setting);
}

/* A person's mean is then the share of people like them who act. */
static bool
is_rate(const struct setting *setting)
{
    return setting->answers == ANSWERS_YES_NO ||
           setting->answers == ANSWERS_TIMES;
}

/* What is expected of the people of a cluster: for yes or no from a beta
 * distribution, whose spread is the intraclass correlation; for counts from a
 * gamma distribution of that squared coefficient of variation. */
static double
cluster_mean(struct drawing *d, double mean)
{
    double like = d->setting->likeness;
    if (!d->setting->people || like == 0)
        return mean;
    if (d->setting->answers == ANSWERS_COUNTS)
        return gsl_ran_gamma(&d->gsl, 1 / like, mean * like);
    if (!is_rate(d->setting))
        return mean + gsl_ran_gaussian(&d->gsl, sqrt(like));
    double size = (1 - like) / like;
    return gsl_ran_beta(&d->gsl, mean * size, (1 - mean) * size);
}

static double
hazard(double rate)
{
    return -log1p(-rate);
}

static double
draw_answer(struct drawing *d, size_t row, size_t arm, double mean)
{
    const struct setting *s = d->setting;
    double rest = s->people ? sqrt(1 - s->likeness) : 1;
    switch (s->answers) {
    case ANSWERS_YES_NO: {
        bool alike =
            s->paired && !s->people && gsl_rng_uniform(&d->gsl) < s->likeness;
        return (alike ? d->pair : gsl_rng_uniform(&d->gsl)) < mean;
    }
    case ANSWERS_NORMAL:
        return mean + gsl_ran_gaussian(&d->gsl, arm ? 2 * rest : rest);
    case ANSWERS_SKEWED:
        return mean + rest * (gsl_ran_lognormal(&d->gsl, -0.5, 1) - 1);
    case ANSWERS_COUNTS:
        return gsl_ran_poisson(&d->gsl, gsl_ran_gamma(&d->gsl, 2, mean / 2));
    case ANSWERS_ORDINAL: {
        double step = 1, value = mean + gsl_ran_gaussian(&d->gsl, 1);
        for (size_t k = 0; k < STEPS; k++)
            step += value > steps[k];
        return step;
    }
    case ANSWERS_TIMES: {
        double act = gsl_ran_exponential(&d->gsl, 1 / hazard(mean));
        double seen = fmin(1, gsl_ran_flat(&d->gsl, 0.5, 1.5));
        table_set_number(d->table, d->time, row, fmin(act, seen));
        return act <= seen;
    }
    }
    assert(!"an unknown kind of answers");
    return 0;
}

/* The first covariate moves the outcome, the others are beside the point.
 * Returns the first. */
static double
draw_covariates(struct drawing *d, size_t row)
{
    double x[4] = {0};
    for (size_t j = 0; j < d->setting->covariates; j++) {
        x[j] = gsl_ran_flat(&d->gsl, -1, 1);
        table_set_number(d->table, d->covariates[j], row, x[j]);
    }
    return x[0];
}

/* What the story makes of a person: the arm, and the mean. */
static void
live(struct drawing *d, size_t row, double x, size_t *arm, double *mean)
{
    const struct setting *s = d->setting;
    if (s->story == STORY_UNEQUAL) {
        bool often = row % 2;
        *arm = gsl_rng_uniform(&d->gsl) < (often ? 0.75 : 0.25);
        *mean = s->rate[*arm] + (often ? far(s) : -far(s));
        table_set_number(d->table, d->weight, row,
                         1 / ((*arm == 1) == often ? 0.75 : 0.25));
    } else if (s->story == STORY_CHOSEN) {
        *arm = gsl_rng_uniform(&d->gsl) < 1 / (1 + exp(-x));
        *mean = s->rate[*arm];
    } else if (s->story == STORY_PARTLY) {
        bool comply = gsl_rng_uniform(&d->gsl) < s->share;
        *mean += comply ? 0 : s->rate[0] - s->rate[*arm];
        table_set_number(d->table, d->received, row, comply && *arm);
    } else if (s->story == STORY_CROSSED) {
        bool second = row % 2;
        *mean += second ? far(s) : -far(s);
        table_set_number(d->table, d->second, row, second);
    }
}

static void
draw_person(struct drawing *d, size_t block, size_t arm, double mean)
{
    const struct setting *s = d->setting;
    size_t row = table_add_row(d->table);
    double x = draw_covariates(d, row);
    live(d, row, x, &arm, &mean);
    mean += x * (is_rate(s) ? far(s) : 1);
    double answer = draw_answer(d, row, arm, mean);
    bool silent =
        s->story == STORY_SILENT && gsl_rng_uniform(&d->gsl) < s->share;
    table_set_number(d->table, d->arm, row, (double)arm);
    if (silent && s->answers != ANSWERS_YES_NO && arm)
        table_set_number(d->table, d->outcome, row, answer + far_above);
    else if (silent)
        table_set_missing(d->outcome, row, MISSING_REFUSED);
    else
        table_set_number(d->table, d->outcome, row, answer);
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
            double mean = cluster_mean(d, s->rate[arm] + block_shift(s, block));
            for (size_t i = cluster_size(d); i > 0; i--)
                draw_person(d, block, arm, mean);
            d->clusters++;
        }
}

static const char *const covariate_names[] = {"x1", "x2", "x3", "x4"};

struct table *
world_draw(struct arena *arena, const struct setting *setting, struct rng *rng)
{
    struct drawing d = {.setting = setting, .gsl = rng_gsl(rng)};
    d.table = table_new(arena, "drawn");
    d.arm = table_add_column(d.table, "arm", COLUMN_INTEGER);
    d.outcome = table_add_column(d.table, "outcome", COLUMN_NUMBER);
    if (setting->blocks)
        d.block = table_add_column(d.table, "block", COLUMN_INTEGER);
    if (setting->people)
        d.cluster = table_add_column(d.table, "cluster", COLUMN_INTEGER);
    if (setting->story == STORY_UNEQUAL)
        d.weight = table_add_column(d.table, "weight", COLUMN_NUMBER);
    if (setting->story == STORY_PARTLY)
        d.received = table_add_column(d.table, "received", COLUMN_INTEGER);
    if (setting->story == STORY_CROSSED)
        d.second = table_add_column(d.table, "second", COLUMN_INTEGER);
    if (setting->answers == ANSWERS_TIMES)
        d.time = table_add_column(d.table, "time", COLUMN_NUMBER);
    for (size_t j = 0; j < setting->covariates; j++)
        d.covariates[j] =
            table_add_column(d.table, covariate_names[j], COLUMN_NUMBER);
    for (size_t b = 0; b == 0 || b < setting->blocks; b++)
        draw_block(&d, b);
    return d.table;
}

struct request
world_request(const struct setting *setting)
{
    static const char *const kinds[] = {
        [ANSWERS_YES_NO] = "binary",   [ANSWERS_NORMAL] = "number",
        [ANSWERS_SKEWED] = "number",   [ANSWERS_COUNTS] = "count",
        [ANSWERS_ORDINAL] = "ordinal", [ANSWERS_TIMES] = "binary"};
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
    if (setting->story == STORY_UNEQUAL)
        request.weights = "weight";
    if (setting->story == STORY_PARTLY)
        request.received = "received";
    if (setting->story == STORY_CROSSED)
        request.factor = "second";
    if (setting->answers == ANSWERS_TIMES)
        request.time = "time";
    request.observed = setting->story == STORY_CHOSEN;
    request.covariates = covariates[setting->covariates];
    return request;
}

/* The share of an arm at each step or below. */
static double
at_most(double mean, size_t step)
{
    return step < STEPS ? gsl_cdf_ugaussian_P(steps[step] - mean) : 1;
}

static double
chance_to_win(double treated, double control)
{
    double win = 0, below = 0, before = 0;
    for (size_t k = 0; k <= STEPS; k++) {
        double up_to = at_most(control, k);
        double share = at_most(treated, k) - before;
        win += share * (below + (up_to - below) / 2);
        before += share;
        below = up_to;
    }
    return win;
}

/* Half of the blocks are high and half low, all of one size. */
static double
chance_in_blocks(const struct setting *setting)
{
    double win = 0;
    for (size_t b = 0; b < 2; b++) {
        double shift = block_shift(setting, b);
        win +=
            chance_to_win(setting->rate[1] + shift, setting->rate[0] + shift) /
            2;
    }
    return win;
}

/* The share of those at a rate who have not acted by a time: with hazards that
 * are constant (1 - rate)^time, and in clusters that of a beta distribution. */
static double
not_yet(const struct setting *setting, double rate, double time)
{
    double like = setting->likeness;
    if (!setting->people || like == 0)
        return pow(1 - rate, time);
    double size = (1 - like) / like, rest = (1 - rate) * size;
    return exp(gsl_sf_lnbeta(rest + time, rate * size) -
               gsl_sf_lnbeta(rest, rate * size));
}

/* The same of an arm: half of the blocks are high and half low, and the
 * covariate is spread evenly. */
static double
not_yet_of_arm(const struct setting *setting, double rate, double time)
{
    static gsl_integration_glfixed_table *points;
    if (!points)
        points = gsl_integration_glfixed_table_alloc(12);
    double sum = 0, x = 0, weight = 2;
    for (size_t b = 0; b < 2; b++)
        for (size_t i = 0; i < (setting->covariates ? points->n : 1); i++) {
            if (setting->covariates)
                gsl_integration_glfixed_point(-1, 1, i, &x, &weight, points);
            double mean = rate + block_shift(setting, b) + x * far(setting);
            sum += weight / 4 * not_yet(setting, mean, time);
        }
    return sum;
}

/* Mean time without acting up to tau, the earlier of the last times seen. */
static double
mean_time(const struct setting *setting, double rate, double tau)
{
    static gsl_integration_glfixed_table *points;
    if (!points)
        points = gsl_integration_glfixed_table_alloc(12);
    double sum = 0, time, weight;
    for (size_t i = 0; i < points->n; i++) {
        gsl_integration_glfixed_point(0, tau, i, &time, &weight, points);
        sum += weight * not_yet_of_arm(setting, rate, time);
    }
    return sum;
}

static double
last_seen(const struct contrast *contrast)
{
    double last[2] = {0, 0};
    for (size_t i = 0; i < contrast->n; i++) {
        double *of = &last[contrast->treated[i]];
        *of = fmax(*of, contrast->time[i]);
    }
    return fmin(last[0], last[1]);
}

/* Half of the blocks lie as far above the rates as the others below them, so
 * that no odds ratio is common to all. What Mantel and Haenszel's tends to is
 * the sum of p1 (1 - p0) over that of p0 (1 - p1); the shift leaves its square
 * in both. */
static double
odds_ratio(const struct setting *setting)
{
    double p1 = setting->rate[1], p0 = setting->rate[0];
    double shift = block_shift(setting, 0);
    return (p1 * (1 - p0) - shift * shift) / (p0 * (1 - p1) - shift * shift);
}

double
world_truth(const struct setting *setting, const struct contrast *contrast,
            const char *estimand)
{
    double p1 = setting->rate[1], p0 = setting->rate[0];
    if (strcmp(estimand, ESTIMAND_RR) == 0 ||
        strcmp(estimand, ESTIMAND_RATE) == 0)
        return p1 / p0;
    if (strcmp(estimand, ESTIMAND_OR) == 0)
        return odds_ratio(setting);
    if (strcmp(estimand, ESTIMAND_WIN) == 0)
        return chance_in_blocks(setting);
    if (strcmp(estimand, ESTIMAND_HAZARD) == 0)
        return hazard(p1) / hazard(p0);
    double tau = setting->answers == ANSWERS_TIMES ? last_seen(contrast) : 0;
    if (strcmp(estimand, ESTIMAND_TIME) == 0)
        return mean_time(setting, p1, tau) - mean_time(setting, p0, tau);
    if (strcmp(estimand, ESTIMAND_TIME_RATIO) == 0)
        return mean_time(setting, p1, tau) / mean_time(setting, p0, tau);
    assert(strcmp(estimand, ESTIMAND_RD) == 0 ||
           strcmp(estimand, ESTIMAND_MEAN) == 0 ||
           strcmp(estimand, ESTIMAND_COMPLIERS) == 0);
    if (setting->story == STORY_SILENT && setting->answers == ANSWERS_YES_NO)
        return (1 - setting->share) * (p1 - p0) + setting->share;
    return p1 - p0;
}
