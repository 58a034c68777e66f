/* How soon people acted: mean times, hazards, the log-rank test. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/design/mean-times.h"
#include "analyse/design/picked.h"
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

static const char *
label_up_to_tau(const struct contrast *contrast, const char *label)
{
    return contrast->tau > 0
               ? arena_printf(contrast->design->arena, "%s, up to %.6g", label,
                              contrast->tau)
               : label;
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

static void
take_times(struct result *result, const struct mean_times *m)
{
    result->tau = m->tau;
    result->times[0] = m->mean[0];
    result->times[1] = m->mean[1];
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
                              const struct mean_times *m,
                              struct result *result);

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

/* Of people: where the limits come from. */
static void
cite_mover(const struct contrast *contrast, const struct mean_times *m,
           struct result *result)
{
    if (!m->people.cluster.code && (result->has & HAS_LIMITS))
        result->source = arena_printf(contrast->design->arena,
                                      "%s; Zou & Donner (2008), Statistics in "
                                      "Medicine 27:1693-1702 (limits)",
                                      result->source);
}

static void
by_difference(const struct contrast *contrast, const struct mean_times *m,
              struct result *result)
{
    static const char each_arm[] =
        "; the limits are put together from each arm's own (MOVER), which are "
        "Wilson's for its share of that time";
    result_take_estimate(result, mean_times_difference(contrast, m));
    take_times(result, m);
    if (!(result->has & HAS_SE)) {
        struct interval limits = mean_times_nobody(m, contrast->level);
        if (limits.reason)
            return;
        result->reason = NULL;
        result_take_interval(result, limits);
    }
    if (!m->people.cluster.code)
        result->detail = tau_words(contrast, m->tau, each_arm);
    cite_mover(contrast, m, result);
}

static void
fit_rmst(const struct contrast *contrast, struct result *result)
{
    fit_mean_times(contrast, result, by_difference);
}

static void
by_t(const struct contrast *contrast, const struct mean_times *m,
     struct result *result)
{
    result_take_estimate(result, mean_times_by_t(contrast, m));
    take_times(result, m);
    if (!m->people.block.code && !m->people.cluster.code)
        result->detail = tau_words(
            contrast, m->tau,
            "; the standard error is Greenwood's with n / (n - 1) in each arm, "
            "and df are Welch's, as for any means of few people");
}

static void
fit_rmst_t(const struct contrast *contrast, struct result *result)
{
    fit_mean_times(contrast, result, by_t);
}

static void
by_ratio(const struct contrast *contrast, const struct mean_times *m,
         struct result *result)
{
    result_take_estimate(result, mean_times_ratio(contrast, m));
    take_times(result, m);
    cite_mover(contrast, m, result);
}

static void
fit_rmst_ratio(const struct contrast *contrast, struct result *result)
{
    fit_mean_times(contrast, result, by_ratio);
}

/* Regression of people's numbers on what was there before is that of Andersen,
 * Hansen & Klein. */
static void
by_regression(const struct contrast *contrast, const struct mean_times *m,
              struct result *result)
{
    struct contrast of_times =
        contrast_of_picked(contrast, &m->people, m->value);
    estimator_find("adjusted-mean")->fit(&of_times, result);
    result->tau = m->tau;
    if (!(result->has & HAS_SE))
        return;
    struct estimate difference = {.value = result->estimate,
                                  .se = result->se,
                                  .df = result->df,
                                  .lower = result->lower,
                                  .upper = result->upper,
                                  .p = result->p,
                                  .level = contrast->level};
    mean_times_limit(m, &difference);
    result->lower = difference.lower;
    result->upper = difference.upper;
    result->p = difference.p;
    cite_mover(contrast, m, result);
}

static void
fit_adjusted_rmst(const struct contrast *contrast, struct result *result)
{
    fit_mean_times(contrast, result, by_regression);
}

/* One ratio for all times says little where it changes with time. spread: more
 * words on the standard error. */
static void
look_proportional(const struct contrast *contrast,
                  const struct cox_input *input, const char *spread,
                  struct result *result)
{
    struct cox_proportional test = cox_proportional(input, COX_CURVE);
    if (!test.reason)
        result->detail = arena_printf(
            contrast->design->arena,
            "the same ratio at all times: p = %s (Grambsch & Therneau 1994, "
            "Biometrika 81:515-526)%s%s",
            figure_p(contrast->design->arena, test.all_p),
            input->block.code ? "; each block has a hazard of its own" : "",
            spread);
    if (!test.reason && test.all_p < 0.05 && !result->caution)
        result->caution = "the hazard ratio seems to change over time, so "
                          "that one number hides when: read the difference "
                          "in mean time";
    cox_proportional_release(&test);
}

static struct estimate
log_hazard(struct cox_input input, bool robust, struct grouping cluster)
{
    input.robust = robust;
    input.cluster = cluster;
    struct cox cox = cox_fit(&input);
    struct estimate arm =
        cox.reason ? estimate_none(cox.reason) : cox.coefficient[0];
    cox_release(&cox);
    return arm;
}

/* In a small block who acts first says who does not, so that people's scores
 * are not each for itself, and a variance that takes them so is too small: of
 * pairs by a half. Pairs are whole units then; in other blocks the larger of
 * two stands: for people the model's own, for groups that of whole blocks. */
static struct estimate
log_hazard_in_blocks(const struct cox_input *input,
                     const struct contrast *contrast, const char **spread)
{
    if (design_is_paired(contrast->design))
        return log_hazard(*input, true, input->block);
    struct estimate apart = log_hazard(*input, true, input->cluster);
    bool groups = input->cluster.code != NULL;
    struct estimate blocks =
        groups ? log_hazard(*input, true, input->block)
               : log_hazard(*input, false, (struct grouping){0});
    if (apart.reason || blocks.reason || !(blocks.se > apart.se))
        return apart;
    *spread = groups ? "; the standard error takes blocks as the units, as the "
                       "larger"
                     : "; the standard error is the model's own, which is "
                       "larger than the robust one";
    return blocks;
}

static void
fit_hazard(const struct contrast *contrast, struct result *result)
{
    if (!has_time(contrast, result))
        return;
    struct picked p = picked_times(contrast);
    result->label = label_up_to_tau(contrast, result->label);
    const double *columns[] = {p.arm};
    const char *spread = "";
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
    struct estimate arm = p.block.code
                              ? log_hazard_in_blocks(&input, contrast, &spread)
                              : log_hazard(input, true, p.cluster);
    result->n = p.compared;
    if (arm.reason) {
        result->reason = arm.reason;
    } else {
        result_take_estimate(result, estimate_exp(arm));
        look_proportional(contrast, &input, spread, result);
    }
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
    {"rmst-t", ESTIMAND_TIME,
     "restricted mean time, limits from its standard error", RMST, SCALE_NUMBER,
     KIND(BINARY), SCHEME_ANY, false, fit_rmst_t},
    {"rmst-ratio", ESTIMAND_TIME_RATIO, "ratio of restricted mean times", RMST,
     SCALE_RATIO, KIND(BINARY), SCHEME_ANY, false, fit_rmst_ratio},
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
