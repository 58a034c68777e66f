/* Beside the answer: adjusted for covariates, and for those who took part. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/design/picked.h"
#include "analyse/stat/iv.h"
#include "analyse/stat/lin.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

static enum variance
variance_for(const struct contrast *contrast)
{
    return contrast->cluster.code ? VARIANCE_CR2 : VARIANCE_HC2_BM;
}

/* Covariates whose coefficients one person or group alone decides: `first` is
 * the first of them in the fit, `times` how many each has, `arm` the arm's. */
static void
take_lone(const struct contrast *contrast, const struct ols *fit, size_t arm,
          size_t first, size_t times, struct result *result)
{
    size_t k = contrast->n_covariates;
    for (size_t j = 0; j < k; j++) {
        bool alone = false;
        for (size_t i = 0; i < times; i++)
            alone = alone || ols_is_alone(fit, first + i * k + j);
        if (alone)
            result->lone = arena_printf(contrast->design->arena, "%s%s'%s'",
                                        result->lone ? result->lone : "",
                                        result->lone ? ", " : "",
                                        contrast->design->covariates.names[j]);
    }
    result->lone_decides = ols_is_alone(fit, arm);
}

/* Blocks are absorbed where there are any, and the covariates then stand
 * without products with the arm. */
static void
fit_blocked(const struct contrast *contrast, struct result *result)
{
    size_t k = contrast->n_covariates;
    double *arm = heap_new(contrast->n, sizeof *arm);
    const double **columns = heap_new(k + 1, sizeof *columns);
    for (size_t i = 0; i < contrast->n; i++)
        arm[i] = contrast->treated[i];
    columns[0] = arm;
    for (size_t j = 0; j < k; j++)
        columns[j + 1] = contrast->covariates[j];
    struct ols_input input = {
        .n = contrast->n,
        .k = k + 1,
        .y = contrast->y,
        .columns = columns,
        .block = contrast->block,
        .cluster = contrast->cluster,
        .weight = contrast->weight,
        .variance = variance_for(contrast),
        .level = contrast->level,
    };
    struct ols fit = ols_fit(&input);
    if (fit.reason) {
        result->reason = fit.reason;
    } else {
        result_take_estimate(result, fit.coefficient[0]);
        take_lone(contrast, &fit, 0, 1, 1, result);
    }
    ols_release(&fit);
    free(columns);
    free(arm);
}

static void
fit_adjusted(const struct contrast *contrast, struct result *result)
{
    if (contrast->n_covariates == 0) {
        result->reason = "no covariates were given";
        return;
    }
    result->label = arena_printf(contrast->design->arena,
                                 contrast->block.code
                                     ? "adjusted for %s, inside blocks"
                                     : "adjusted for %s, each arm its own way",
                                 contrast->design->covariates.said);
    if (contrast->block.code) {
        fit_blocked(contrast, result);
        return;
    }
    struct lin_input input = {
        .n = contrast->n,
        .k = contrast->n_covariates,
        .y = contrast->y,
        .treated = contrast->treated,
        .covariates = (const double *const *)contrast->covariates,
        .weight = contrast->weight,
        .cluster = contrast->cluster,
        .variance = variance_for(contrast),
        .level = contrast->level,
    };
    struct ols fit = lin_fit(&input);
    if (fit.reason) {
        result->reason = fit.reason;
    } else {
        result_take_estimate(result, fit.coefficient[LIN_ARM]);
        take_lone(contrast, &fit, LIN_ARM, LIN_ARM + 1, 2, result);
    }
    ols_release(&fit);
}

/* A column of 0 and 1 for each block but the first; owned, columns first. */
static double **
block_columns(const struct picked *p, size_t count)
{
    double **columns = heap_new(count, sizeof *columns);
    for (size_t b = 0; b < count; b++) {
        columns[b] = heap_new(p->n, sizeof **columns);
        for (size_t i = 0; i < p->n; i++)
            columns[b][i] = p->block.code[i] == b + 1;
    }
    return columns;
}

/* Beyond so many blocks their columns would fill the memory. */
#define BLOCKS_MOST 200

static void
fit_iv(const struct contrast *contrast, struct result *result,
       void (*take)(const struct contrast *, const struct iv *,
                    struct result *))
{
    if (!contrast->received) {
        result->reason = "--received does not say who took part";
        return;
    }
    size_t blocks = contrast->block.code ? contrast->block.count - 1 : 0;
    if (blocks > BLOCKS_MOST) {
        result->reason = "not computed inside more than 200 blocks";
        return;
    }
    struct picked p =
        picked_new(contrast, contrast->received, contrast->received_known);
    double **columns = block_columns(&p, blocks);
    struct iv_input input = {
        .n = p.n,
        .k = blocks,
        .covariates = (const double *const *)columns,
        .y = p.y,
        .received = p.measure,
        .assigned = p.arm,
        .weight = p.weight,
        .cluster = p.cluster,
        .level = contrast->level,
    };
    struct iv iv = iv_fit(&input);
    result->n = p.compared;
    if (iv.fit.reason)
        result->reason = iv.fit.reason;
    else
        take(contrast, &iv, result);
    iv_release(&iv);
    for (size_t b = 0; b < blocks; b++)
        free(columns[b]);
    free(columns);
    picked_release(&p);
}

static void
take_compliers(const struct contrast *contrast, const struct iv *iv,
               struct result *result)
{
    (void)contrast;
    result_take_estimate(result, iv->fit.coefficient[IV_RECEIVED]);
    if (!iv->first_f_reason && iv->first_f < 10)
        result->caution = "being asked hardly changed who took part (first-"
                          "stage F below 10), so that this interval is not "
                          "to be trusted: read the Anderson-Rubin set";
}

static void
take_first_stage(const struct contrast *contrast, const struct iv *iv,
                 struct result *result)
{
    result_take_estimate(result, iv->first_stage);
    if (!iv->first_f_reason)
        result->detail = arena_printf(contrast->design->arena,
                                      "first-stage F %.1f", iv->first_f);
}

static void
take_anderson_rubin(const struct contrast *contrast, const struct iv *iv,
                    struct result *result)
{
    struct ar_set set = iv->anderson_rubin;
    if (set.reason) {
        result->reason = set.reason;
        return;
    }
    struct arena *arena = contrast->design->arena;
    result->lower = set.shape == AR_LINE ? -INFINITY : set.lower;
    result->upper = set.shape == AR_LINE ? INFINITY : set.upper;
    result->has |= HAS_LIMITS;
    if (set.shape == AR_LINE)
        result->detail = "every effect fits: being asked says nothing about "
                         "what taking part does";
    if (set.shape != AR_RAYS)
        return;
    /* Through infinity, as a number needed to treat is: from lower up, and
     * from below up to upper. */
    result->lower = set.upper;
    result->upper = set.lower;
    result->detail = arena_printf(
        arena,
        "two rays: every effect up to %s fits, and every effect from %s; what "
        "lies between is ruled out",
        figure_value(arena, result->scale, set.lower),
        figure_value(arena, result->scale, set.upper));
}

static void
fit_compliers(const struct contrast *contrast, struct result *result)
{
    fit_iv(contrast, result, take_compliers);
}

static void
fit_first_stage(const struct contrast *contrast, struct result *result)
{
    fit_iv(contrast, result, take_first_stage);
}

static void
fit_anderson_rubin(const struct contrast *contrast, struct result *result)
{
    fit_iv(contrast, result, take_anderson_rubin);
}

#define LIN "Lin (2013), Annals of Applied Statistics 7:295-318"
#define IV "Angrist, Imbens & Rubin (1996), JASA 91:444-455"
#define KIND_MEAN (KIND(COUNT) | KIND(NUMBER) | KIND(ORDINAL))

const struct estimator estimators_models[] = {
    {"adjusted", ESTIMAND_RD, "adjusted for covariates", LIN, SCALE_SHARE,
     KIND(BINARY), SCHEME_ANY, false, fit_adjusted},
    {"adjusted-mean", ESTIMAND_MEAN, "adjusted for covariates", LIN,
     SCALE_NUMBER, KIND_MEAN, SCHEME_ANY, false, fit_adjusted},
    {"first-stage", ESTIMAND_FIRST_STAGE, "difference of the shares", IV,
     SCALE_SHARE, KIND_ANY, SCHEME_ANY, false, fit_first_stage},
    {"2sls", ESTIMAND_COMPLIERS, "two-stage least squares", IV, SCALE_SHARE,
     KIND(BINARY), SCHEME_ANY, false, fit_compliers},
    {"2sls-mean", ESTIMAND_COMPLIERS, "two-stage least squares", IV,
     SCALE_NUMBER, KIND_MEAN, SCHEME_ANY, false, fit_compliers},
    {"anderson-rubin", ESTIMAND_COMPLIERS, "Anderson-Rubin set",
     "Anderson & Rubin (1949), Annals of Mathematical Statistics 20:46-63",
     SCALE_SHARE, KIND(BINARY), SCHEME_ANY, false, fit_anderson_rubin},
    {"anderson-rubin-mean", ESTIMAND_COMPLIERS, "Anderson-Rubin set",
     "Anderson & Rubin (1949), Annals of Mathematical Statistics 20:46-63",
     SCALE_NUMBER, KIND_MEAN, SCHEME_ANY, false, fit_anderson_rubin},
    {0},
};
