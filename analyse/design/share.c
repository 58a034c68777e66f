#include <config.h>

#include "analyse/design/share.h"

#include "analyse/stat/prop.h"

static const struct {
    const char *method, *label, *source;
    struct interval (*limits)(size_t x, size_t n, double level);
} methods[] = {
    {"wilson", "Wilson's score interval", "Wilson (1927), JASA 22:209-212",
     prop_wilson},
    {"agresti-coull", "Agresti and Coull's interval",
     "Agresti & Coull (1998), American Statistician 52:119-126",
     prop_agresti_coull},
    {"clopper-pearson", "Clopper and Pearson's exact interval",
     "Clopper & Pearson (1934), Biometrika 26:404-413", prop_clopper_pearson},
    {"mid-p", "exact interval, mid-p",
     "Berry & Armitage (1995), Statistician 44:417-423", prop_midp},
    {"jeffreys", "Jeffreys' interval",
     "Brown, Cai & DasGupta (2001), Statistical Science 16:101-133",
     prop_jeffreys},
    {"normal", "normal approximation (Wald)",
     "Brown, Cai & DasGupta (2001), Statistical Science 16:101-133, on why "
     "not",
     prop_wald},
};

static void
share_arm(struct analysis *analysis, const struct arm *arm)
{
    double level = analysis->request->level;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        struct result r = {.role = ROLE_SHARE,
                           .estimand = "share",
                           .method = methods[i].method,
                           .label = methods[i].label,
                           .source = methods[i].source,
                           .arm = arm->name,
                           .scale = SCALE_SIZE,
                           .level = level,
                           .n = arm->answered,
                           .reason = "the outcome is known of nobody"};
        if (arm->answered) {
            struct interval limits =
                methods[i].limits(arm->acted, arm->answered, level);
            r.reason = NULL;
            r.estimate = (double)arm->acted / (double)arm->answered;
            r.lower = limits.lower;
            r.upper = limits.upper;
            r.has = HAS_ESTIMATE | HAS_LIMITS;
        }
        results_add(&analysis->shares, &r);
    }
}

void
analysis_share_arms(struct analysis *analysis)
{
    const struct design *design = analysis->design;
    if (!analysis->request->all_methods ||
        design->outcome.kind != OUTCOME_BINARY)
        return;
    for (size_t a = 0; a < design->n_arms; a++)
        share_arm(analysis, &design->arms[a]);
}
