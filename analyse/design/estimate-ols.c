/* Least squares on the arm, blocks as fixed effects, with each of the robust
 * variances: those of the defaults, and those that other programs give. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/stat/ols.h"
#include "base/heap.h"

#include <stdlib.h>

static void
fit_ols(const struct contrast *contrast, struct result *result,
        enum variance variance)
{
    double *arm = heap_new(contrast->n, sizeof *arm);
    for (size_t i = 0; i < contrast->n; i++)
        arm[i] = contrast->treated[i];
    const double *columns[] = {arm};
    bool blocked = contrast->block.code != NULL;
    struct ols_input input = {
        .n = contrast->n,
        .k = 1,
        .y = contrast->y,
        .columns = columns,
        .intercept = !blocked,
        .block = contrast->block,
        .cluster = contrast->cluster,
        .weight = contrast->weight,
        .variance = variance,
        .level = contrast->level,
    };
    struct ols fit = ols_fit(&input);
    size_t at = blocked ? 0 : 1;
    if (fit.reason)
        result->reason = fit.reason;
    else
        result_take_estimate(result, fit.coefficient[at]);
    ols_release(&fit);
    free(arm);
}

#define FIT(name, kind)                                                        \
    static void fit_##name(const struct contrast *contrast,                    \
                           struct result *result)                              \
    {                                                                          \
        fit_ols(contrast, result, VARIANCE_##kind);                            \
    }

FIT(hc0, HC0)
FIT(hc1, HC1)
FIT(hc2, HC2)
FIT(hc3, HC3)
FIT(cr0, CR0)
FIT(cr1, CR1)
FIT(cr2, CR2)

#define IN_BLOCKS (SCHEME(BLOCKED) | SCHEME(PAIRED))
#define PEOPLE (SCHEME(COMPLETE) | IN_BLOCKS)
#define GROUPS_IN_BLOCKS (SCHEME(BLOCK_CLUSTERED) | SCHEME(PAIRED_CLUSTERS))
#define GROUPS (SCHEME(CLUSTERED) | GROUPS_IN_BLOCKS)

#define HC0 "White (1980), Econometrica 48:817-838; df people less coefficients"
#define HC                                                                     \
    "MacKinnon & White (1985), Journal of Econometrics 29:305-325; df people " \
    "less coefficients"
#define CR "Liang & Zeger (1986), Biometrika 73:13-22; df groups - 1"
#define CR2                                                                    \
    "Bell & McCaffrey (2002), Survey Methodology 28:169-181; Pustejovsky & "   \
    "Tipton (2018), JBES 36:672-683"

const struct estimator estimators_ols[] = {
    ESTIMATOR_FOR_BOTH("block-effects",
                       "least squares with block fixed effects, HC2",
                       "MacKinnon & White (1985), Journal of Econometrics "
                       "29:305-325",
                       IN_BLOCKS, false, fit_hc2),
    ESTIMATOR_FOR_BOTH("block-effects-cr2",
                       "least squares with block fixed effects, clusters by "
                       "CR2",
                       CR2, GROUPS_IN_BLOCKS, false, fit_cr2),
    ESTIMATOR_FOR_BOTH("hc0", "least squares, HC0", HC0, PEOPLE, false,
                       fit_hc0),
    ESTIMATOR_FOR_BOTH("hc1", "least squares, HC1", HC, PEOPLE, false, fit_hc1),
    ESTIMATOR_FOR_BOTH("hc2", "least squares, HC2", HC, SCHEME(COMPLETE), false,
                       fit_hc2),
    ESTIMATOR_FOR_BOTH("hc3", "least squares, HC3", HC, PEOPLE, false, fit_hc3),
    ESTIMATOR_FOR_BOTH("cr0", "least squares, clusters by CR0", CR, GROUPS,
                       false, fit_cr0),
    ESTIMATOR_FOR_BOTH("cr1", "least squares, clusters by CR1 (Stata's)", CR,
                       GROUPS, false, fit_cr1),
    {0},
};
