/* Two shares in several strata, one effect common to all. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/stat/pooled.h"

static void
take_pooled(struct result *result, struct pooled pooled)
{
    if (pooled.reason) {
        result->reason = pooled.reason;
        return;
    }
    result->estimate = pooled.estimate;
    result->has = HAS_ESTIMATE;
    result_take_interval(result, pooled.interval);
    if (pooled.interval.reason)
        return;
    result->se = pooled.se;
    result->has |= HAS_SE;
    result_take_p(result, pooled.p);
    result->test = result->method;
}

#define POOLED(name, method)                                                   \
    static void fit_##name(const struct contrast *contrast,                    \
                           struct result *result)                              \
    {                                                                          \
        if (contrast->n_strata == 0)                                           \
            result->reason = none;                                             \
        else                                                                   \
            take_pooled(result, method(contrast->strata, contrast->n_strata,   \
                                       contrast->level));                      \
    }

static const char none[] = "no block has people in both arms";

POOLED(difference, pooled_difference)
POOLED(ratio, pooled_ratio)
POOLED(odds, pooled_odds)

/* The Mantel-Haenszel difference with its score interval. */
static void
fit_score(const struct contrast *contrast, struct result *result)
{
    fit_difference(contrast, result);
    if (!(result->has & HAS_ESTIMATE))
        return;
    result->has &= ~(unsigned)(HAS_LIMITS | HAS_P);
    result->test = NULL;
    result->reason = NULL; /* this interval needs no variance */
    result_take_interval(result, pooled_miettinen_nurminen(contrast->strata,
                                                           contrast->n_strata,
                                                           contrast->level));
}

static void
fit_cmh(const struct contrast *contrast, struct result *result)
{
    if (contrast->n_strata == 0) {
        result->reason = none;
        return;
    }
    struct chi_square test = pooled_cmh(contrast->strata, contrast->n_strata);
    if (test.reason)
        result->reason = test.reason;
    else
        result_take_p(result, test.p);
    result->test = result->method;
}

/* Do the blocks share one odds ratio, which is all that a pooled one tells? */
static void
fit_alike(const struct contrast *contrast, struct result *result,
          struct chi_square (*method)(const struct arms *, size_t))
{
    if (contrast->n_strata == 0) {
        result->reason = none;
        return;
    }
    struct chi_square test = method(contrast->strata, contrast->n_strata);
    result->test = result->method;
    if (test.reason) {
        result->reason = test.reason;
        return;
    }
    result_take_p(result, test.p);
    result->df = test.df;
    result->has |= HAS_DF;
    if (test.p < 0.05)
        result->caution = "the odds ratio seems to differ between blocks, so "
                          "that one number for all hides in which the arm did "
                          "more: look at the blocks one by one";
}

static void
fit_tarone(const struct contrast *contrast, struct result *result)
{
    fit_alike(contrast, result, pooled_tarone);
}

static void
fit_breslow_day(const struct contrast *contrast, struct result *result)
{
    fit_alike(contrast, result, pooled_breslow_day);
}

#define BLOCKS (SCHEME(BLOCKED) | SCHEME(PAIRED))

const struct estimator estimators_strata[] = {
    {"mh-score", ESTIMAND_RD,
     "Mantel-Haenszel difference, Miettinen and Nurminen's interval",
     "Miettinen & Nurminen (1985), Statistics in Medicine 4:213-226",
     SCALE_SHARE, KIND(BINARY), BLOCKS, true, fit_score},
    {"mh-rd", ESTIMAND_RD, "Mantel-Haenszel difference",
     "Sato, Greenland & Robins (1989), Biometrics 45:1323-1324", SCALE_SHARE,
     KIND(BINARY), BLOCKS, true, fit_difference},
    {"mh-rr", ESTIMAND_RR, "Mantel-Haenszel ratio",
     "Greenland & Robins (1985), Biometrics 41:55-68", SCALE_RATIO,
     KIND(BINARY), BLOCKS, true, fit_ratio},
    {"mh-or", ESTIMAND_OR, "Mantel-Haenszel odds ratio",
     "Robins, Breslow & Greenland (1986), Biometrics 42:311-323", SCALE_RATIO,
     KIND(BINARY), BLOCKS, true, fit_odds},
    {"cmh", ESTIMAND_TEST, "Cochran-Mantel-Haenszel test",
     "Mantel & Haenszel (1959), JNCI 22:719-748", SCALE_P, KIND(BINARY), BLOCKS,
     true, fit_cmh},
    {"tarone", ESTIMAND_ALIKE,
     "one odds ratio in all blocks: Breslow and Day's test, Tarone's "
     "correction",
     "Breslow & Day (1980), IARC Scientific Publications 32; Tarone (1985), "
     "Biometrika 72:91-95",
     SCALE_P, KIND(BINARY), SCHEME(BLOCKED), true, fit_tarone},
    {"breslow-day", ESTIMAND_ALIKE,
     "one odds ratio in all blocks: Breslow and Day's test",
     "Breslow & Day (1980), IARC Scientific Publications 32", SCALE_P,
     KIND(BINARY), SCHEME(BLOCKED), true, fit_breslow_day},
    {0},
};
