/* How soon people acted: mean times, hazards, the log-rank test. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/design/picked.h"
#include "analyse/stat/dim.h"
#include "analyse/stat/ols.h"
#include "analyse/stat/survival.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool
has_time(const struct contrast *contrast, struct result *result)
{
    if (!contrast->time)
        result->reason = "--time does not say how long it took";
    return contrast->time != NULL;
}

/* What comes after a tau that was asked for does not count, in any measure, so
 * that a test is of the same times as the mean times beside it. */
static struct picked
picked_times(const struct contrast *contrast)
{
    struct picked p =
        picked_new(contrast, contrast->time, contrast->time_known);
    for (size_t i = 0; i < p.n && contrast->tau > 0; i++)
        if (p.measure[i] > contrast->tau) {
            p.measure[i] = contrast->tau;
            p.event[i] = 0;
        }
    return p;
}

static const char *
label_up_to_tau(const struct contrast *contrast, const char *label)
{
    return contrast->tau > 0
               ? arena_printf(contrast->design->arena, "%s, up to %.6g", label,
                              contrast->tau)
               : label;
}

/* Nobody acted by tau, or all at once: but for rounding. */
static bool
all_alike(const double *value, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (fabs(value[i] - value[0]) > 1e-12 * fabs(value[0]))
            return false;
    return true;
}

/* The numbers of the people compared as the design compares any: where a block
 * is too small to show its spread, with fixed effects of blocks. */
static struct estimate
compare_values(const struct contrast *contrast, const struct picked *p,
               const double *value)
{
    struct dim_input input = {
        .n = p->n,
        .y = value,
        .treated = p->treated,
        .block = p->block,
        .cluster = p->cluster,
        .level = contrast->level,
    };
    if (all_alike(value, p->n))
        return estimate_point(0, "everybody's time without acting is the "
                                 "same, so that there is no spread to judge a "
                                 "difference by");
    bool few_groups = p->cluster.code && contrast->small_block &&
                      contrast->design->scheme == SCHEME_BLOCK_CLUSTERED;
    struct dim dim = dim_fit(&input);
    if (!p->block.code || dim.difference.reason ||
        !(few_groups || dim.difference.se_reason))
        return dim.difference;
    const double *columns[] = {p->arm};
    struct ols_input model = {
        .n = p->n,
        .k = 1,
        .y = value,
        .columns = columns,
        .block = p->block,
        .cluster = p->cluster,
        .variance = p->cluster.code ? VARIANCE_CR2 : VARIANCE_HC2,
        .level = contrast->level,
    };
    struct ols fit = ols_fit(&model);
    struct estimate difference =
        fit.reason ? estimate_none(fit.reason) : fit.coefficient[0];
    ols_release(&fit);
    return difference;
}

/* The people picked, with numbers of theirs in the place of the outcome; what
 * it points to is theirs. */
static struct contrast
contrast_of_picked(const struct contrast *contrast, const struct picked *p,
                   double *y)
{
    struct contrast of = *contrast;
    of.n = p->n;
    of.y = y;
    of.treated = p->treated;
    of.block = p->block;
    of.cluster = p->cluster;
    of.covariates = p->covariates;
    return of;
}

/* The numbers of the people compared, whose means over the arms are the arms'
 * mean times up to tau (survival.h). Owns the values and the people. */
struct mean_times {
    struct picked people;
    double *value; /* NULL with the reason */
    double tau;
    const char *reason;
};

static struct mean_times
mean_times_new(const struct contrast *contrast)
{
    struct mean_times m = {.people = picked_times(contrast)};
    const struct picked *p = &m.people;
    m.tau = contrast->tau > 0 ? contrast->tau
                              : rmst_tau(p->measure, p->treated, p->n);
    if (!(m.tau > 0)) {
        m.reason = "in one arm nobody was watched for any time";
        return m;
    }
    m.value = heap_new(p->n, sizeof *m.value);
    m.reason =
        rmst_values(p->measure, p->event, p->treated, p->n, m.tau, m.value);
    if (m.reason) {
        free(m.value);
        m.value = NULL;
    }
    return m;
}

static void
mean_times_release(struct mean_times *m)
{
    free(m->value);
    picked_release(&m->people);
}

/* In each arm, the blocks' means of the values weighted by the blocks' people:
 * what a difference inside blocks compares. */
static void
block_means(const struct mean_times *m, double mean[2])
{
    const struct picked *p = &m->people;
    size_t blocks = p->block.code ? p->block.count : 1;
    double(*sum)[2] = heap_new(blocks, sizeof *sum);
    double(*people)[2] = heap_new(blocks, sizeof *people), all = 0;
    for (size_t i = 0; i < p->n; i++) {
        size_t b = p->block.code ? p->block.code[i] : 0;
        sum[b][p->treated[i]] += m->value[i];
        people[b][p->treated[i]]++;
    }
    mean[0] = mean[1] = 0;
    for (size_t b = 0; b < blocks; b++) {
        double both = people[b][0] + people[b][1];
        if (!(people[b][0] > 0 && people[b][1] > 0))
            continue;
        all += both;
        for (int a = 0; a < 2; a++)
            mean[a] += both * sum[b][a] / people[b][a];
    }
    for (int a = 0; a < 2 && all > 0; a++)
        mean[a] /= all;
    free(sum);
    free(people);
}

static void
take_times(struct result *result, const struct mean_times *m)
{
    result->tau = m->tau;
    block_means(m, result->times);
    result->has |= HAS_TIMES;
}

static const char *
tau_words(const struct contrast *contrast, double tau, const char *more)
{
    return arena_printf(contrast->design->arena,
                        "mean time without acting, up to %s (tau: %s)%s",
                        figure_time(contrast->design->arena, tau),
                        contrast->tau > 0 ? "as asked"
                                          : "the earlier of the arms' last "
                                            "times",
                        more);
}

/* Put to the people whose mean times there are; else the reason. */
typedef void mean_time_method(const struct contrast *contrast,
                              struct mean_times *m, struct result *result);

static void
fit_mean_times(const struct contrast *contrast, struct result *result,
               mean_time_method *method)
{
    if (!has_time(contrast, result))
        return;
    struct mean_times m = mean_times_new(contrast);
    result->n = m.people.compared;
    result->reason = m.reason;
    if (m.value) {
        result->detail = tau_words(contrast, m.tau, "");
        method(contrast, &m, result);
    }
    mean_times_release(&m);
}

static void
by_difference(const struct contrast *contrast, struct mean_times *m,
              struct result *result)
{
    const struct picked *p = &m->people;
    result_take_estimate(result, compare_values(contrast, p, m->value));
    take_times(result, m);
    if (!p->block.code && !p->cluster.code && (result->has & HAS_LIMITS))
        result->detail = tau_words(
            contrast, m->tau,
            "; the standard error is Greenwood's with n / (n - 1) in each arm, "
            "and df are Welch's, as for any means of few people");
}

static void
fit_rmst(const struct contrast *contrast, struct result *result)
{
    fit_mean_times(contrast, result, by_difference);
}

/* To the first order the logarithm of an arm's mean moves by the gap of a
 * value over the mean. */
static struct estimate
compare_logarithms(const struct contrast *contrast, const struct mean_times *m,
                   const double mean[2])
{
    if (!(mean[0] > 0 && mean[1] > 0))
        return estimate_none("in one arm the mean time is 0");
    for (size_t i = 0; i < m->people.n; i++) {
        double own = mean[m->people.treated[i]];
        m->value[i] = log(own) + (m->value[i] - own) / own;
    }
    struct estimate gap = compare_values(contrast, &m->people, m->value);
    return gap.reason ? gap : estimate_exp(gap);
}

static void
by_ratio(const struct contrast *contrast, struct mean_times *m,
         struct result *result)
{
    take_times(result, m);
    result_take_estimate(result,
                         compare_logarithms(contrast, m, result->times));
}

static void
fit_rmst_ratio(const struct contrast *contrast, struct result *result)
{
    fit_mean_times(contrast, result, by_ratio);
}

/* Regression of people's numbers on what was there before is that of Andersen,
 * Hansen & Klein. */
static void
by_regression(const struct contrast *contrast, struct mean_times *m,
              struct result *result)
{
    struct contrast of_times =
        contrast_of_picked(contrast, &m->people, m->value);
    estimator_find("adjusted-mean")->fit(&of_times, result);
    result->tau = m->tau;
}

static void
fit_adjusted_rmst(const struct contrast *contrast, struct result *result)
{
    fit_mean_times(contrast, result, by_regression);
}

/* One ratio for all times says little where it changes with time. */
static void
look_proportional(const struct contrast *contrast,
                  const struct cox_input *input, struct result *result)
{
    struct cox_proportional test = cox_proportional(input, COX_CURVE);
    if (!test.reason)
        result->detail = arena_printf(
            contrast->design->arena,
            "the same ratio at all times: p = %s (Grambsch & Therneau 1994, "
            "Biometrika 81:515-526)%s",
            figure_p(contrast->design->arena, test.all_p),
            input->block.code ? "; each block has a hazard of its own" : "");
    if (!test.reason && test.all_p < 0.05 && !result->caution)
        result->caution = "the hazard ratio seems to change over time, so "
                          "that one number hides when: read the difference "
                          "in mean time";
    cox_proportional_release(&test);
}

static void
fit_hazard(const struct contrast *contrast, struct result *result)
{
    if (!has_time(contrast, result))
        return;
    struct picked p = picked_times(contrast);
    result->label = label_up_to_tau(contrast, result->label);
    const double *columns[] = {p.arm};
    struct cox_input input = {
        .n = p.n,
        .k = 1,
        .time = p.measure,
        .event = p.event,
        .columns = columns,
        .ties = COX_EFRON,
        .robust = true,
        .block = p.block,
        .cluster = p.cluster,
        .level = contrast->level,
    };
    struct cox cox = cox_fit(&input);
    result->n = p.compared;
    if (cox.reason) {
        result->reason = cox.reason;
    } else {
        result_take_estimate(result, estimate_exp(cox.coefficient[0]));
        look_proportional(contrast, &input, result);
    }
    cox_release(&cox);
    picked_release(&p);
}

static void
fit_logrank(const struct contrast *contrast, struct result *result)
{
    if (!has_time(contrast, result))
        return;
    struct picked p = picked_times(contrast);
    struct logrank test =
        logrank_test(p.measure, p.event, p.treated, p.block, p.n);
    result->n = p.compared;
    if (test.reason)
        result->reason = test.reason;
    else
        result_take_p(result, test.p);
    result->test = result->method;
    result->label = label_up_to_tau(
        contrast,
        p.block.code ? "log-rank test, stratified by block" : result->label);
    picked_release(&p);
}

/* The log-rank scores in the place of the outcome, in the design's own test:
 * right however few people, and where groups were assigned. */
static void
fit_logrank_randomised(const struct contrast *contrast, struct result *result)
{
    if (!has_time(contrast, result))
        return;
    struct picked p = picked_times(contrast);
    const char *label = label_up_to_tau(contrast, result->label);
    double *score = heap_new(p.n, sizeof *score);
    logrank_scores(p.measure, p.event, p.block, p.n, score);
    struct contrast scored = contrast_of_picked(contrast, &p, score);
    result->n = p.compared;
    estimator_find("randomisation")->fit(&scored, result);
    result->label = label;
    free(score);
    picked_release(&p);
}

#define RMST                                                                   \
    "Royston & Parmar (2013), BMC Medical Research Methodology 13:152; "       \
    "Andersen, Hansen & Klein (2004), Lifetime Data Analysis 10:335-350"

const struct estimator estimators_times[] = {
    {"rmst", ESTIMAND_TIME, "restricted mean time", RMST, SCALE_NUMBER,
     KIND(BINARY), SCHEME_ANY, false, fit_rmst},
    {"rmst-ratio", ESTIMAND_TIME_RATIO,
     "restricted mean times, limits on the logarithm", RMST, SCALE_RATIO,
     KIND(BINARY), SCHEME_ANY, false, fit_rmst_ratio},
    {"adjusted-rmst", ESTIMAND_TIME, "adjusted for covariates",
     RMST "; Lin (2013), Annals of Applied Statistics 7:295-318", SCALE_NUMBER,
     KIND(BINARY), SCHEME_ANY, false, fit_adjusted_rmst},
    {"cox", ESTIMAND_HAZARD, "Cox's model, Efron's ties, robust variance",
     "Cox (1972), JRSS B 34:187-220; Lin & Wei (1989), JASA 84:1074-1078",
     SCALE_RATIO, KIND(BINARY), SCHEME_ANY, false, fit_hazard},
    {"log-rank", ESTIMAND_TEST, "log-rank test",
     "Mantel (1966), Cancer Chemotherapy Reports 50:163-170", SCALE_P,
     KIND(BINARY), SCHEME(COMPLETE) | SCHEME(BLOCKED) | SCHEME(PAIRED), false,
     fit_logrank},
    {"log-rank-randomised", ESTIMAND_TEST,
     "log-rank scores, randomisation test",
     "Peto & Peto (1972), JRSS A 135:185-207", SCALE_P, KIND(BINARY),
     SCHEME_ANY, false, fit_logrank_randomised},
    {0},
};
