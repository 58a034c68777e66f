/* Two shares: their difference, their ratio, the ratio of their odds. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/stat/conditional.h"
#include "analyse/stat/exact-uncond.h"
#include "analyse/stat/odds-ratio.h"
#include "analyse/stat/prop-diff.h"
#include "analyse/stat/prop-ratio.h"

#include <math.h>

/* The standard error of the estimate, of the logarithm for a ratio; there is
 * none with an empty cell. That of the difference or ratio of the shares stands
 * with each interval about them, though those by score, exact ones and those
 * put together do not rest on it. */
static void
take_se(struct result *result, double variance)
{
    if (!(variance > 0) || !isfinite(variance))
        return;
    result->se = sqrt(variance);
    result->has |= HAS_SE;
}

static double
odds_variance(struct arms arms)
{
    struct rates r = arms_rates(arms);
    return 1 / r.x1 + 1 / (r.n1 - r.x1) + 1 / r.x0 + 1 / (r.n0 - r.x0);
}

static double
ratio_variance(struct arms arms)
{
    struct rates r = arms_rates(arms);
    return 1 / r.x1 - 1 / r.n1 + 1 / r.x0 - 1 / r.n0;
}

static void
take_difference(const struct contrast *contrast, struct result *result,
                struct interval (*method)(struct arms, double))
{
    struct rates r = arms_rates(contrast->arms);
    result->estimate = prop_diff(contrast->arms);
    result->has = HAS_ESTIMATE;
    take_se(result, r.p1 * (1 - r.p1) / r.n1 + r.p0 * (1 - r.p0) / r.n0);
    result_take_interval(result, method(contrast->arms, contrast->level));
}

static void
take_ratio(const struct contrast *contrast, struct result *result,
           struct point (*estimate)(struct arms),
           struct interval (*method)(struct arms, double), double variance)
{
    take_se(result, variance);
    result_take_point(result, estimate(contrast->arms));
    result_take_interval(result, method(contrast->arms, contrast->level));
}

#define FIT(name, take)                                                        \
    static void fit_##name(const struct contrast *contrast,                    \
                           struct result *result)                              \
    {                                                                          \
        take;                                                                  \
    }
#define DIFFERENCE(name)                                                       \
    FIT(name, take_difference(contrast, result, prop_diff_##name))
#define RATIO(name)                                                            \
    FIT(ratio_##name,                                                          \
        take_ratio(contrast, result, prop_ratio, prop_ratio_##name,            \
                   ratio_variance(contrast->arms)))
#define ODDS(name, method)                                                     \
    FIT(odds_##name, take_ratio(contrast, result, odds_ratio, method,          \
                                odds_variance(contrast->arms)))

DIFFERENCE(newcombe)
DIFFERENCE(wald)
DIFFERENCE(mee)
DIFFERENCE(miettinen_nurminen)
DIFFERENCE(scas)

/* The estimate that the interval lies about. */
static void
fit_agresti_caffo(const struct contrast *contrast, struct result *result)
{
    result->estimate = prop_diff_adjusted(contrast->arms);
    result->se = prop_diff_adjusted_se(contrast->arms);
    result->has = HAS_ESTIMATE | HAS_SE;
    result_take_interval(
        result, prop_diff_agresti_caffo(contrast->arms, contrast->level));
    result->detail = "estimate and interval with one more in each arm who "
                     "acted, and one who did not";
}

/* Estimate, interval and error with half a person more in each cell. */
static void
take_gart(const struct contrast *contrast, struct result *result)
{
    struct rates r = arms_rates(contrast->arms);
    result->estimate = odds_ratio_gart(contrast->arms);
    result->has = HAS_ESTIMATE;
    take_se(result, 1 / (r.x1 + 0.5) + 1 / (r.n1 - r.x1 + 0.5) +
                        1 / (r.x0 + 0.5) + 1 / (r.n0 - r.x0 + 0.5));
    result_take_interval(
        result, odds_ratio_gart_interval(contrast->arms, contrast->level));
    result->detail = "estimate and interval with half a person more in each "
                     "arm who acted, and half who did not";
}

/* The same with half a person more who acted in each arm, and half a person. */
static void
fit_ratio_adjusted_log(const struct contrast *contrast, struct result *result)
{
    struct rates r = arms_rates(contrast->arms);
    take_ratio(contrast, result, prop_ratio_adjusted, prop_ratio_adjusted_log,
               1 / (r.x1 + 0.5) - 1 / (r.n1 + 0.5) + 1 / (r.x0 + 0.5) -
                   1 / (r.n0 + 0.5));
    result->detail = "estimate and interval with half a person more in each "
                     "arm, who acted";
}

/* The estimate is the conditional one, of which nobody's formula gives an
 * error: the exact limits are all that there is. */
static void
take_conditional(const struct contrast *contrast, struct result *result,
                 struct interval (*method)(struct arms, double))
{
    take_ratio(contrast, result, conditional_estimate, method, NAN);
}

/* The work grows with the product of both arms. */
static const char *
too_many_for_exact(struct arms arms)
{
    size_t fewer = arms.n1 < arms.n0 ? arms.n1 : arms.n0;
    size_t more = arms.n1 < arms.n0 ? arms.n0 : arms.n1;
    if (fewer < FEW_PEOPLE && more > EXACT_MOST_BESIDE_FEW)
        return "not computed for more than 1,000 people in an arm beside one "
               "of fewer than 10";
    if (fewer >= FEW_PEOPLE && more > EXACT_MOST)
        return "not computed for more than 400 people in an arm, where the "
               "others are as good";
    return NULL;
}

static void
take_exact(const struct contrast *contrast, struct result *result,
           struct interval (*method)(struct arms, double))
{
    result->reason = too_many_for_exact(contrast->arms);
    if (!result->reason) {
        take_difference(contrast, result, method);
        return;
    }
    result->estimate = prop_diff(contrast->arms);
    result->has = HAS_ESTIMATE;
}

FIT(chan_zhang, take_exact(contrast, result, exact_uncond_chan_zhang))
FIT(agresti_min, take_exact(contrast, result, exact_uncond_agresti_min))
FIT(santner_snell, take_exact(contrast, result, exact_uncond_santner_snell))
RATIO(koopman)
RATIO(miettinen_nurminen)
RATIO(katz)
RATIO(mover)
ODDS(pike_midp, conditional_baptista_pike_midp)
ODDS(pike, conditional_baptista_pike)
FIT(odds_exact, take_conditional(contrast, result, conditional_exact))
FIT(odds_midp, take_conditional(contrast, result, conditional_midp))
ODDS(woolf, odds_ratio_woolf)
FIT(odds_gart, take_gart(contrast, result))
ODDS(score, odds_ratio_score)
ODDS(mn, odds_ratio_miettinen_nurminen)

#define RD(name, label, source, fit)                                           \
    {                                                                          \
        name, ESTIMAND_RD, label, source, SCALE_SHARE, KIND(BINARY),           \
            SCHEME(COMPLETE), true, fit                                        \
    }
#define RR(name, label, source, fit)                                           \
    {                                                                          \
        name, ESTIMAND_RR, label, source, SCALE_RATIO, KIND(BINARY),           \
            SCHEME(COMPLETE), true, fit                                        \
    }
#define OR(name, label, source, fit)                                           \
    {                                                                          \
        name, ESTIMAND_OR, label, source, SCALE_RATIO, KIND(BINARY),           \
            SCHEME(COMPLETE), true, fit                                        \
    }
#define MN "Miettinen & Nurminen (1985), Statistics in Medicine 4:213-226"

const struct estimator estimators_binary[] = {
    RD("newcombe", "Newcombe's hybrid score interval",
       "Newcombe (1998), Statistics in Medicine 17:873-890", fit_newcombe),
    RD("mn", "Miettinen and Nurminen's score interval", MN,
       fit_miettinen_nurminen),
    RD("mee", "Mee's score interval", "Mee (1984), Biometrics 40:1175-1176",
       fit_mee),
    RD("scas", "score interval corrected for skewness",
       "Laud (2017), Pharmaceutical Statistics 16:334-348", fit_scas),
    RD("agresti-caffo", "Agresti and Caffo's interval",
       "Agresti & Caffo (2000), American Statistician 54:280-288",
       fit_agresti_caffo),
    RD("chan-zhang", "exact unconditional interval by score (Chan-Zhang)",
       "Chan & Zhang (1999), Biometrics 55:1202-1209", fit_chan_zhang),
    RD("agresti-min", "exact unconditional interval, one two-sided test",
       "Agresti & Min (2001), Biometrics 57:963-971", fit_agresti_min),
    RD("santner-snell", "exact unconditional interval (Santner-Snell)",
       "Santner & Snell (1980), JASA 75:386-394", fit_santner_snell),
    RD("wald", "normal approximation (Wald)",
       "Agresti (2013), Categorical Data Analysis, 3.1", fit_wald),
    RR("koopman", "Koopman's score interval",
       "Koopman (1984), Biometrics 40:513-517", fit_ratio_koopman),
    RR("rr-mn", "Miettinen and Nurminen's score interval", MN,
       fit_ratio_miettinen_nurminen),
    RR("katz", "normal approximation of the logarithm (Katz)",
       "Katz, Baptista, Azen & Pike (1978), Biometrics 34:469-474",
       fit_ratio_katz),
    RR("adjusted-log", "adjusted logarithm (Walter)",
       "Walter (1975), Biometrika 62:371-374", fit_ratio_adjusted_log),
    RR("mover", "from the two Wilson intervals (MOVER-R)",
       "Donner & Zou (2012), Statistical Methods in Medical Research "
       "21:347-359",
       fit_ratio_mover),
    OR("baptista-pike-midp", "Baptista and Pike's mid-p interval",
       "Baptista & Pike (1977), Applied Statistics 26:214-220; Fagerland, "
       "Lydersen & Laake (2015), SMMR 24:224-254",
       fit_odds_pike_midp),
    OR("baptista-pike", "Baptista and Pike's exact interval",
       "Baptista & Pike (1977), Applied Statistics 26:214-220", fit_odds_pike),
    OR("conditional", "conditional maximum likelihood, exact interval",
       "Cornfield (1956), Proc. Third Berkeley Symposium 4:135-148",
       fit_odds_exact),
    OR("conditional-midp", "conditional maximum likelihood, mid-p interval",
       "Vollset, Hirji & Elashoff (1991), Computational Statistics & Data "
       "Analysis 12:295-302",
       fit_odds_midp),
    OR("woolf", "normal approximation of the logarithm (Woolf)",
       "Woolf (1955), Annals of Human Genetics 19:251-253", fit_odds_woolf),
    OR("gart",
       "normal approximation of the logarithm, half a person more (Gart)",
       "Gart (1966), Biometrika 53:577-580", fit_odds_gart),
    OR("or-score", "score interval",
       "Cornfield (1956), Proc. Third Berkeley Symposium 4:135-148",
       fit_odds_score),
    OR("or-mn", "Miettinen and Nurminen's score interval", MN, fit_odds_mn),
    {0},
};
