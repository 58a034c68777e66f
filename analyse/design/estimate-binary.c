/* Two shares: their difference, their ratio, the ratio of their odds. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/stat/prop-diff.h"

static void
take_difference(const struct contrast *contrast, struct result *result,
                struct interval (*method)(struct arms, double))
{
    result->estimate = prop_diff(contrast->arms);
    result->has = HAS_ESTIMATE;
    result_take_interval(result, method(contrast->arms, contrast->level));
}

#define DIFFERENCE(name)                                                       \
    static void fit_##name(const struct contrast *contrast,                    \
                           struct result *result)                              \
    {                                                                          \
        take_difference(contrast, result, prop_diff_##name);                   \
    }
DIFFERENCE(newcombe)
DIFFERENCE(wald)
DIFFERENCE(agresti_caffo)
DIFFERENCE(mee)
DIFFERENCE(miettinen_nurminen)
DIFFERENCE(scas)

#define RD(name, label, source, fit)                                           \
    {name, ESTIMAND_RD, label, source, SCALE_SHARE, KIND(BINARY),              \
     SCHEME(COMPLETE), true, fit}

const struct estimator estimators_binary[] = {
    RD("newcombe", "Newcombe's hybrid score interval",
       "Newcombe (1998), Statistics in Medicine 17:873-890", fit_newcombe),
    RD("mn", "Miettinen and Nurminen's score interval",
       "Miettinen & Nurminen (1985), Statistics in Medicine 4:213-226",
       fit_miettinen_nurminen),
    RD("mee", "Mee's score interval",
       "Mee (1984), Biometrics 40:1175-1176", fit_mee),
    RD("scas", "score interval corrected for skewness",
       "Laud (2017), Pharmaceutical Statistics 16:334-348", fit_scas),
    RD("agresti-caffo", "Agresti and Caffo's interval",
       "Agresti & Caffo (2000), American Statistician 54:280-288",
       fit_agresti_caffo),
    RD("wald", "normal approximation (Wald)", NULL, fit_wald),
    {0},
};
