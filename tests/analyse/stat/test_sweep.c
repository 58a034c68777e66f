/* test_sweep: models, randomisation and time; see sweep.h. */
#include <config.h>

#include "analyse/stat/attrition.h"
#include "analyse/stat/balance.h"
#include "analyse/stat/components.h"
#include "analyse/stat/dim.h"
#include "analyse/stat/glm.h"
#include "analyse/stat/icc.h"
#include "analyse/stat/iv.h"
#include "analyse/stat/lin.h"
#include "analyse/stat/meta.h"
#include "analyse/stat/ordinal.h"
#include "analyse/stat/propensity.h"
#include "analyse/stat/rank.h"
#include "analyse/stat/ri.h"
#include "analyse/stat/scale.h"
#include "analyse/stat/standardise.h"
#include "analyse/stat/survival.h"
#include "tests/analyse/stat/sweep.h"

static struct grouping
either(struct design *d, struct grouping grouping)
{
    return design_pick(d, 2) ? grouping : d->none;
}

static const double *
weights_of(struct design *d)
{
    return design_pick(d, 3) == 0 ? d->weight : NULL;
}

/* ---- means and models ---- */

static void
see_dim(struct design *d)
{
    struct dim_input input = {.n = d->n,
                              .y = design_pick(d, 2) ? d->y : d->yes,
                              .treated = d->z,
                              .weight = weights_of(d),
                              .block = either(d, d->block),
                              .level = level};
    struct grouping clusters = design_pick(d, 4) ? d->nested : d->cluster;
    input.cluster = either(d, clusters);
    struct dim dim = dim_fit(&input);
    see_estimate("difference", dim.difference);
    see_number("mean", dim.mean_treated + dim.mean_control);
    see_estimate("Horvitz-Thompson",
                 dim_horvitz_thompson(input.y, d->z, d->chance, d->n, level));
}

static struct ols_input
ols_of(struct design *d)
{
    struct ols_input input = {.n = d->n,
                              .k = d->k,
                              .y = design_pick(d, 2) ? d->y : d->yes,
                              .columns = d->columns,
                              .intercept = design_pick(d, 4) > 0,
                              .weight = weights_of(d),
                              .block = either(d, d->block),
                              .variance = design_pick(d, 8),
                              .level = level};
    struct grouping clusters = design_pick(d, 2) ? d->nested : d->cluster;
    if (variance_is_clustered(input.variance))
        input.cluster = clusters;
    return input;
}

static void
see_fit(const struct ols *fit)
{
    if (fit->reason)
        return;
    for (size_t j = 0; j < fit->count; j++)
        see_estimate("coefficient", fit->coefficient[j]);
    for (size_t j = 0; j < fit->count * fit->count; j++)
        see_number("covariance", fit->covariance[j]);
    for (size_t i = 0; i < fit->n; i++)
        see_number("residual", fit->residual[i] + fit->fitted[i]);
    see_share("R squared", fit->r_squared);
    if (!(fit->sigma2 >= 0))
        fault("sigma2 is %g", fit->sigma2);
}

static void
see_ols(struct design *d)
{
    struct ols_input input = ols_of(d);
    struct ols fit = ols_fit(&input);
    see_fit(&fit);
    if (!fit.reason && fit.count) {
        double contrast[DESIGN_COLUMNS + 1];
        size_t which[DESIGN_COLUMNS + 1], m = 1 + design_pick(d, fit.count);
        for (size_t j = 0; j < fit.count; j++) {
            contrast[j] = (double)design_pick(d, 3) - 1;
            which[j] = j;
        }
        see_estimate("contrast", ols_contrast(&fit, contrast, level));
        struct wald wald = ols_wald(&fit, which, m);
        if (!wald.reason) {
            see_share("Wald p", wald.p);
            see_number("Wald F", wald.f);
        }
    }
    ols_release(&fit);
}

static void
see_lin(struct design *d)
{
    struct lin_input input = {.n = d->n,
                              .k = d->k,
                              .y = design_pick(d, 2) ? d->y : d->yes,
                              .treated = d->z,
                              .covariates = d->columns,
                              .weight = weights_of(d),
                              .cluster = either(d, d->nested),
                              .level = level};
    struct ols fit = lin_fit(&input);
    see_fit(&fit);
    ols_release(&fit);
}

static void
see_iv(struct design *d)
{
    struct iv_input input = {.n = d->n,
                             .k = d->k,
                             .y = design_pick(d, 2) ? d->y : d->yes,
                             .received = d->received,
                             .assigned = d->arm,
                             .covariates = d->columns,
                             .weight = weights_of(d),
                             .cluster = either(d, d->nested),
                             .level = level};
    struct iv iv = iv_fit(&input);
    see_fit(&iv.fit);
    see_estimate("first stage", iv.first_stage);
    if (!iv.first_f_reason && !(iv.first_f >= 0))
        fault("first F is %g", iv.first_f);
    struct ar_set ar = iv.anderson_rubin;
    if (!ar.reason && ar.shape != AR_LINE && !(ar.lower <= ar.upper))
        fault("Anderson-Rubin: %g to %g", ar.lower, ar.upper);
    iv_release(&iv);
}

static void
see_glm(struct design *d)
{
    enum glm_family family = design_pick(d, 3);
    struct glm_input input = {.n = d->n,
                              .k = d->k,
                              .y = family == GLM_LOGIT ? d->yes : d->times,
                              .columns = d->columns,
                              .intercept = design_pick(d, 4) > 0,
                              .cluster = d->cluster,
                              .family = family,
                              .variance = design_pick(d, 5),
                              .level = level};
    const double *columns[DESIGN_COLUMNS] = {d->arm, d->columns[0],
                                             d->columns[1]};
    input.columns = columns;
    struct glm fit = glm_fit(&input);
    for (size_t j = 0; j < fit.count && !fit.reason; j++)
        see_estimate("coefficient", fit.coefficient[j]);
    if (!fit.reason) {
        see_number("log likelihood", fit.log_likelihood);
        see_number("dispersion", fit.dispersion);
        see_number("theta", fit.theta);
    }
    if (input.k) {
        struct glm_marginal m = glm_marginal(&fit, &input, input.intercept);
        see_estimate("marginal difference", m.difference);
        see_estimate("marginal ratio", m.ratio);
        see_number("marginal mean", m.mean1 + m.mean0);
    }
    glm_release(&fit);
}

static void
see_ordinal(struct design *d)
{
    struct ordinal_input input = {.n = d->n,
                                  .k = d->k,
                                  .y = d->rank,
                                  .columns = d->columns,
                                  .level = level};
    struct ordinal fit = ordinal_fit(&input);
    for (size_t j = 0; j < fit.count && !fit.reason; j++)
        see_estimate("coefficient", fit.coefficient[j]);
    for (size_t j = 0; j + 1 < fit.categories && !fit.reason; j++)
        see_number("threshold", fit.threshold[j]);
    ordinal_release(&fit);
}

static void
see_rank(struct design *d)
{
    const double *y = design_pick(d, 2) ? d->rank : d->y;
    struct win w = rank_win(y, d->z, d->n, level);
    see_estimate("win", w.win);
    see_interval("win", w.logit, w.win.value);
    see_number("U", w.u);
    see_share("p", w.p_normal);
    see_share("p with correction", w.p_continuity);
    see_share("Brunner-Munzel p", w.brunner_munzel.p);
    see_number("Brunner-Munzel t", w.brunner_munzel.statistic);
    struct rank_exact e = rank_exact(y, d->z, d->n);
    see_share("exact p", e.two_sided);
    see_share("exact p, greater", e.greater);
    see_share("exact p, less", e.less);
    if (!e.reason && e.greater + e.less < 1 - 1e-12)
        fault("exact: both sides make %g", e.greater + e.less);
    if (!e.reason && e.two_sided < fmin(e.greater, e.less) - 1e-12)
        fault("exact: two-sided %g", e.two_sided);
}

/* ---- time ---- */

static void
see_survival(struct design *d)
{
    struct km km = km_new(d->wait, d->seen, d->n);
    for (double t = 0; t < 8; t++) {
        struct km_point p = km_at(&km, t, level);
        see_share("survival", p.survival);
        see_number("Greenwood", p.se);
        see_interval("survival", p.limits, p.survival);
    }
    struct km_quantile q = km_quantile(&km, 0.5, level);
    see_number("median", q.time);
    if (!q.reason)
        see_interval("median", q.limits, q.time);
    see_estimate("restricted mean", km_restricted_mean(&km, 5, level));
    km_release(&km);
    struct rmst r = rmst_compare(d->wait, d->seen, d->z, d->n,
                                 (double)design_pick(d, 7), level);
    see_estimate("restricted mean, treated", r.treated);
    see_estimate("restricted mean, control", r.control);
    see_estimate("restricted mean, difference", r.difference);
    see_estimate("restricted mean, ratio", r.ratio);
    struct logrank l =
        logrank_test(d->wait, d->seen, d->z, (struct grouping){0}, d->n);
    see_share("log-rank", l.p);
    see_number("log-rank", l.chisq);
}

static void
see_cox(struct design *d)
{
    const double *columns[DESIGN_COLUMNS] = {d->arm, d->columns[0],
                                             d->columns[1]};
    struct cox_input input = {.n = d->n,
                              .k = 1 + design_pick(d, 3),
                              .time = d->wait,
                              .event = d->seen,
                              .columns = columns,
                              .ties = design_pick(d, 2),
                              .robust = design_pick(d, 2),
                              .cluster = either(d, d->cluster),
                              .level = level};
    struct cox fit = cox_fit(&input);
    for (size_t j = 0; j < fit.count && !fit.reason; j++)
        see_estimate("log hazard ratio", fit.coefficient[j]);
    cox_release(&fit);
    struct cox_proportional test = cox_proportional(&input, design_pick(d, 3));
    for (size_t j = 0; j < test.count && !test.reason; j++) {
        see_share("proportional", test.p[j]);
        see_number("proportional", test.chisq[j]);
    }
    if (!test.reason) {
        see_share("proportional, all", test.all_p);
        see_number("proportional, all", test.all_chisq);
    }
    cox_proportional_release(&test);
}

/* ---- spread, missing, randomised ---- */

static void
see_icc(struct design *d)
{
    struct icc icc = icc_estimate(d->y, d->cluster, d->n, level);
    if (icc.reason)
        return;
    see_number("icc", icc.anova);
    see_share("reml icc", icc.reml);
    see_interval("icc", icc.limits, icc.anova);
    see_interval("between", icc.between_limits, icc.between);
    see_number("design effect", icc.design_effect);
    if (icc.anova > 1 || icc.design_effect < 1 - 1e-12)
        fault("icc %g, design effect %g", icc.anova, icc.design_effect);
}

static void
see_components(struct design *d)
{
    size_t arm[DESIGN_PEOPLE];
    for (size_t i = 0; i < d->n; i++)
        arm[i] = d->z[i];
    struct grouping fixed =
        design_pick(d, 2) ? d->block : (struct grouping){arm, 2};
    struct components c = components_estimate(design_pick(d, 2) ? d->y : d->yes,
                                              d->cluster, fixed, d->n, level);
    if (c.reason)
        return;
    see_share("share between", c.share);
    see_interval("share between", c.share_limits, c.share);
    see_interval("between", c.between_limits, c.between);
    see_interval("within", c.within_limits, c.within);
    if (!c.share_limits.reason)
        see_share("upper limit of the share", c.share_limits.upper);
}

static void
see_attrition(struct design *d)
{
    struct attrition_input input = {.n = d->n,
                                    .y = design_pick(d, 2) ? d->rank : d->yes,
                                    .observed = d->seen,
                                    .treated = d->z,
                                    .level = level};
    struct bounds bounds[2] = {bounds_manski(&input, 0, 4), bounds_lee(&input)};
    for (int i = 0; i < 2; i++) {
        struct bounds b = bounds[i];
        if (b.reason)
            continue;
        see_limits("bounds", b.lower, b.complete_case, b.upper);
        see_interval("lower bound", b.limits, b.lower);
        see_interval("upper bound", b.limits, b.upper);
        see_share("response", b.response[0]);
        see_share("response", b.response[1]);
        see_number("se", b.lower_se + b.upper_se);
    }
}

static void
see_ri(struct design *d)
{
    struct ri_input input = {.n = d->n,
                             .y = design_pick(d, 2) ? d->y : d->yes,
                             .treated = d->z,
                             .block = either(d, d->block),
                             .cluster = either(d, d->nested),
                             .limits = RI_LIMITS_TWO_SIDED,
                             .studentised = true,
                             .level = level,
                             .draws = 50,
                             .exact_limit = design_pick(d, 2) ? 20 : 0,
                             .threads = 1,
                             .seed = d->seed};
    struct ri ri = ri_test(&input);
    if (ri.reason)
        return;
    see_number("statistic", ri.statistic);
    see_share("p", ri.p_two_sided);
    see_share("p, greater", ri.p_greater);
    see_share("p, less", ri.p_less);
    see_share("p, studentised", ri.p_studentised);
    see_number("error of p", ri.p_error);
    see_interval("randomisation", ri.limits, ri.statistic);
}

static void
see_balance(struct design *d)
{
    struct balance_input input = {.n = d->n,
                                  .k = 1 + design_pick(d, DESIGN_COLUMNS),
                                  .columns = d->columns,
                                  .treated = d->z,
                                  .block = either(d, d->block),
                                  .cluster = either(d, d->nested),
                                  .draws = 20,
                                  .exact_limit = 50,
                                  .seed = d->seed};
    struct balance b = balance_test(&input);
    if (!b.reason) {
        see_share("p", b.p);
        see_share("randomised p", b.p_randomised);
        see_number("distance", b.statistic);
        for (size_t j = 0; j < b.count; j++)
            see_number("difference", b.difference[j] + b.standardised[j]);
        if (b.p_randomised == 0)
            fault("randomised p is 0");
    }
    balance_release(&b);
}

static void
see_adjusted(struct design *d)
{
    bool binary = design_pick(d, 2);
    struct standardise_input input = {.n = d->n,
                                      .k = d->k,
                                      .y = binary ? d->yes : d->y,
                                      .treated = d->z,
                                      .columns = d->columns,
                                      .model = binary ? STANDARDISE_LOGIT
                                                      : STANDARDISE_LINEAR,
                                      .cluster = either(d, d->cluster),
                                      .level = level};
    struct standardised s = standardise(&input);
    see_estimate("standardised difference", s.difference);
    see_estimate("standardised ratio", s.ratio);
    struct propensity_input weighted = {.n = d->n,
                                        .k = d->k,
                                        .y = input.y,
                                        .treated = d->z,
                                        .columns = d->columns,
                                        .cluster = input.cluster,
                                        .level = level};
    struct propensity p = propensity_fit(&weighted);
    see_estimate("weighted difference", p.difference);
    see_estimate("weighted ratio", p.ratio);
    for (int arm = 0; arm < 2 && !p.reason; arm++) {
        see_share("chance", p.least[arm]);
        see_share("chance", p.most[arm]);
        see_share("largest weight", p.largest[arm]);
        see_number("effective size", p.effective[arm]);
    }
    for (size_t j = 0; j < d->k; j++)
        see_number("balance", p.balance[j].before + p.balance[j].after);
    propensity_release(&p);
}

static void
see_meta(struct design *d)
{
    double v[DESIGN_PEOPLE];
    for (size_t i = 0; i < d->n; i++)
        v[i] = d->weight[i] + 1e-3;
    struct meta_input input = {.k = d->n,
                               .y = design_pick(d, 2) ? d->y : d->rank,
                               .v = v,
                               .method = design_pick(d, 7),
                               .error = design_pick(d, 3),
                               .level = level};
    struct meta m = meta_pool(&input);
    see_estimate("pooled", m.pooled);
    see_number("tau2", m.tau2);
    see_share("I2", m.i2);
    see_share("Q p", m.q_p);
    see_number("Q", m.q);
    see_interval("prediction", m.prediction, m.pooled.value);
    see_interval("prediction", m.prediction_same_quantile, m.pooled.value);
    if (!m.tau2_limits.reason && !(m.tau2_limits.lower <= m.tau2_limits.upper))
        fault("tau2: %g to %g", m.tau2_limits.lower, m.tau2_limits.upper);
}

static void
see_scale(struct design *d)
{
    const double *items[4] = {d->rank, d->times, d->yes, d->columns[0]};
    struct scale_items scale = {
        .n = d->n, .k = 1 + design_pick(d, 4), .item = items};
    struct scale_estimate s = scale_reliability(&scale, 20, &d->rng, level);
    if (!s.reason) {
        see_number("alpha", s.alpha);
        see_interval("alpha", s.alpha_limits, s.alpha);
        if (!s.omega_reason)
            see_share("omega", s.omega);
    }
    for (size_t j = 0; s.item && j < s.items; j++) {
        see_number("alpha without", s.item[j].alpha_without);
        see_number("loading", s.item[j].loading);
        if (!(fabs(s.item[j].rest) <= 1 + 1e-12))
            fault("item and rest: %g", s.item[j].rest);
    }
    scale_release(&s);
}

SWEEP(dim, 20000)
SWEEP(ols, 20000)
SWEEP(lin, 20000)
SWEEP(iv, 10000)
SWEEP(glm, 10000)
SWEEP(ordinal, 5000)
SWEEP(rank, 20000)
SWEEP(survival, 20000)
SWEEP(cox, 10000)
SWEEP(icc, 20000)
SWEEP(components, 20000)
SWEEP(attrition, 20000)
SWEEP(ri, 5000)
SWEEP(balance, 10000)
SWEEP(adjusted, 5000)
SWEEP(meta, 10000)
SWEEP(scale, 2000)

int
main(void)
{
    return RUN_TESTS("sweep", dim, ols, lin, iv, glm, ordinal, rank, survival,
                     cox, icc, components, attrition, ri, balance, adjusted,
                     meta, scale);
}
