/* reference-spread: likeness in clusters, missing outcomes, and ranks. */
#include <config.h>

#include "tests/analyse/reference-model.h"

#include "analyse/stat/attrition.h"
#include "analyse/stat/icc.h"
#include "analyse/stat/ordinal.h"
#include "analyse/stat/rank.h"
#include "base/heap.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static unsigned char *
arm_read(struct reference_case *c, size_t *n)
{
    double *z = reference_column(c, "z", n);
    unsigned char *treated = heap_new(*n, 1);
    for (size_t i = 0; i < *n; i++)
        treated[i] = z[i] > 0.5;
    free(z);
    return treated;
}

static void
icc(struct reference_case *c)
{
    size_t n;
    double *y = reference_column(c, reference_text(c, "y"), &n);
    struct grouping cluster =
        reference_grouping_column(c, reference_text(c, "cluster"));
    struct icc icc = icc_estimate(y, cluster, n, 0.95);
    if (icc.reason && reference_is_rounding(c, "msw")) {
        reference_skip(c, icc.reason);
    } else {
        reference_value(c, "anova_icc", icc.anova);
        reference_value(c, "n0", icc.size);
        reference_value(c, "msb", icc.msb);
        reference_value(c, "msw", icc.msw);
        reference_value(c, "reml_icc", icc.reml);
    }
    free(y);
    free((size_t *)cluster.code);
}

/* "R = 1 unless (7*id + group) mod 9 < 1 + z" */
static struct bounds
bounds(struct reference_case *c, bool lee)
{
    size_t n;
    double *y = reference_column(c, reference_text(c, "y"), &n);
    double *id = reference_column(c, "id", &n);
    double *group = reference_column(c, "group", &n);
    unsigned char *treated = arm_read(c, &n);
    unsigned char *observed = heap_new(n, 1);
    for (size_t i = 0; i < n; i++)
        observed[i] = fmod(7 * id[i] + group[i], 9) >= 1 + treated[i];
    struct attrition_input input = {
        .n = n,
        .y = y,
        .observed = observed,
        .treated = treated,
        .level = 0.95,
    };
    struct bounds b = lee ? bounds_lee(&input) : bounds_manski(&input, 0, 1);
    reference_value(c, "lower", b.lower);
    reference_value(c, "upper", b.upper);
    free(y);
    free(id);
    free(group);
    free(treated);
    free(observed);
    return b;
}

static void
manski(struct reference_case *c)
{
    struct bounds b = bounds(c, false);
    reference_value(c, "resp1", b.response[1]);
    reference_value(c, "resp0", b.response[0]);
    reference_value(c, "complete_case", b.complete_case);
}

static void
lee(struct reference_case *c)
{
    struct bounds b = bounds(c, true);
    reference_value(c, "trim_share", b.trim_share);
    if (b.trim_share > 0)
        reference_value(c, "trimmed_arm", b.trimmed_arm);
    else
        reference_spoilt(c, "trimmed_arm");
}

/* A reason stands where ranks do not overlap, or all are tied, and the case has
 * what it came to with a variance of 0. */
static void
limit(struct reference_case *c, const char *name, double value,
      const char *reason)
{
    json_t *statistic = json_object_get(c->values, "statistic");
    bool flat = statistic ? !json_is_number(statistic)
                          : reference_is_rounding(c, "se_delong");
    if (reason && flat)
        reference_spoilt(c, name);
    else if (reason)
        reference_none(c, name);
    else
        reference_value(c, name, value);
}

static void
win_probability(struct reference_case *c)
{
    size_t n;
    double *y = reference_column(c, reference_text(c, "y"), &n);
    unsigned char *treated = arm_read(c, &n);
    struct win w = rank_win(y, treated, n, 0.95);
    reference_value(c, "win_prob", w.win.value);
    limit(c, "se_delong", w.win.se, w.win.se_reason);
    limit(c, "wald_lower", w.win.lower, w.win.se_reason);
    limit(c, "wald_upper", w.win.upper, w.win.se_reason);
    limit(c, "logit_lower", w.logit.lower, w.logit.reason);
    limit(c, "logit_upper", w.logit.upper, w.logit.reason);
    reference_value(c, "U", w.u);
    limit(c, "p_mw_cc", w.p_continuity, w.p_reason);
    limit(c, "p_mw_nocc", w.p_normal, w.p_reason);
    reference_value(c, "net_benefit", w.net_benefit);
    free(y);
    free(treated);
}

static void
brunner_munzel(struct reference_case *c)
{
    size_t n;
    double *y = reference_column(c, reference_text(c, "y"), &n);
    unsigned char *treated = arm_read(c, &n);
    struct win w = rank_win(y, treated, n, 0.95);
    limit(c, "statistic", w.brunner_munzel.statistic, w.brunner_munzel.reason);
    limit(c, "df", w.brunner_munzel.df, w.brunner_munzel.reason);
    limit(c, "p", w.brunner_munzel.p, w.brunner_munzel.reason);
    free(y);
    free(treated);
}

static void
proportional_odds(struct reference_case *c)
{
    struct reference_model model = reference_model_read(c);
    struct ordinal_input input = {
        .n = model.n,
        .k = model.k,
        .y = model.y,
        .columns = (const double *const *)model.columns,
        .level = 0.95,
    };
    struct ordinal fit = ordinal_fit(&input);
    double b = json_number_value(json_object_get(c->values, "b"));
    if (fit.reason && fabs(b) > 10) {
        reference_skip(c, fit.reason);
    } else if (fit.reason) {
        reference_fault(c, "%s", fit.reason);
    } else {
        struct estimate odds = estimate_exp(fit.coefficient[0]);
        reference_value(c, "b", fit.coefficient[0].value);
        reference_value(c, "se", odds.se);
        reference_value(c, "or", odds.value);
        reference_value(c, "lower", odds.lower);
        reference_value(c, "upper", odds.upper);
        reference_value(c, "loglik", fit.log_likelihood);
    }
    for (size_t j = 0; j + 1 < fit.categories && !fit.reason; j++) {
        char path[32];
        snprintf(path, sizeof path, "thresholds/%zu", j);
        reference_value(c, path, fit.threshold[j]);
    }
    ordinal_release(&fit);
    reference_model_release(&model);
}

const struct reference_method reference_spread[] = {
    {"icc", icc, NULL},
    {"manski_worst_case_bounds", manski, NULL},
    {"lee_trimming_bounds", lee, NULL},
    {"mann_whitney_win_probability", win_probability, NULL},
    {"brunner_munzel", brunner_munzel, NULL},
    {"proportional_odds_logit", proportional_odds, NULL},
    {0},
};
