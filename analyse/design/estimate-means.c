/* Differences in means, by the design: what dim.h makes of it. For a yes-or-no
 * outcome the mean is the share, so that the same rows serve both. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/design/evenness.h"
#include "analyse/stat/dim.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

/* The contrast as dim takes it, with blocks and clusters or without. */
static struct dim
fit_dim(const struct contrast *contrast, bool blocked, bool clustered)
{
    struct dim_input input = {
        .n = contrast->n,
        .y = contrast->y,
        .treated = contrast->treated,
        .block = blocked ? contrast->block : (struct grouping){0},
        .cluster = clustered ? contrast->cluster : (struct grouping){0},
        .weight = contrast->weight,
        .level = contrast->level,
    };
    return dim_fit(&input);
}

static void
fit_by_design(const struct contrast *contrast, struct result *result)
{
    struct dim dim = fit_dim(contrast, true, true);
    result_take_estimate(result, dim.difference);
}

/* A group's people weigh one over their number, so that each group weighs the
 * same however many it has. */
static void
fit_cluster_weighted(const struct contrast *contrast, struct result *result)
{
    size_t *people = heap_new(contrast->cluster.count, sizeof *people);
    double *weight = heap_new(contrast->n, sizeof *weight);
    for (size_t i = 0; i < contrast->n; i++)
        people[contrast->cluster.code[i]]++;
    for (size_t i = 0; i < contrast->n; i++)
        weight[i] = 1 / (double)people[contrast->cluster.code[i]];
    struct dim_input input = {
        .n = contrast->n,
        .y = contrast->y,
        .treated = contrast->treated,
        .cluster = contrast->cluster,
        .weight = weight,
        .level = contrast->level,
    };
    result_take_estimate(result, dim_fit(&input).difference);
    free(weight);
    free(people);
}

/* The shares of counts are means of ones and noughts: Welch in closed form. */
static void
fit_welch_counts(const struct contrast *contrast, struct result *result)
{
    struct rates r = arms_rates(contrast->arms);
    if (r.n1 < 2 || r.n0 < 2) {
        result->estimate = r.p1 - r.p0;
        result->has = HAS_ESTIMATE;
        result->reason =
            "an arm has a single person, so the spread in it is unknown";
        return;
    }
    double v1 = r.p1 * (1 - r.p1) / (r.n1 - 1);
    double v0 = r.p0 * (1 - r.p0) / (r.n0 - 1);
    double v = v1 + v0;
    double df =
        v > 0 ? v * v / (v1 * v1 / (r.n1 - 1) + v0 * v0 / (r.n0 - 1)) : 1;
    result_take_estimate(
        result, estimate_from(r.p1 - r.p0, sqrt(v), df, contrast->level));
}

static void
fit_welch(const struct contrast *contrast, struct result *result)
{
    if (!contrast->y) {
        fit_welch_counts(contrast, result);
        return;
    }
    struct dim dim = fit_dim(contrast, false, false);
    result_take_estimate(result, dim.difference);
}

/* A weight is one over the chance of the arm that the person is in. */
static void
fit_weighted_ht(const struct contrast *contrast, struct result *result)
{
    double *chance = heap_new(contrast->n, sizeof *chance);
    for (size_t i = 0; i < contrast->n; i++) {
        double weight = contrast->weight[i];
        if (!(weight > 1))
            result->reason = "Horvitz-Thompson takes a weight to be one over "
                             "the chance of the arm that a person is in, and "
                             "some weigh 1 or less";
        chance[i] = contrast->treated[i] ? 1 / weight : 1 - 1 / weight;
    }
    if (!result->reason)
        result_take_estimate(
            result, dim_horvitz_thompson(contrast->y, contrast->treated, chance,
                                         contrast->n, contrast->level));
    free(chance);
}

/* All people in one comparison, blocks set aside. */
static void
fit_unblocked(const struct contrast *contrast, struct result *result)
{
    struct dim dim = fit_dim(contrast, false, true);
    result->n = contrast->n;
    result_take_estimate(result, dim.difference);
    result->caution = caution_blocks_aside(contrast->design, contrast->place);
}

#define NEYMAN                                                                 \
    "Neyman (1923, 1990), Statistical Science 5:465-472; Welch (1947), "       \
    "Biometrika 34:28-35"
#define BLOCKED "Gerber & Green (2012), Field Experiments, ch. 3-4"
#define CR2                                                                    \
    "Bell & McCaffrey (2002), Survey Methodology 28:169-181; Pustejovsky & "   \
    "Tipton (2018), JBES 36:672-683"
#define PAIRS "Imai, King & Nall (2009), Statistical Science 24:29-53"

const struct estimator estimators_means[] = {
    ESTIMATOR_FOR_BOTH("welch",
                       "difference in means, Neyman's variance, Welch's df",
                       NEYMAN, SCHEME(COMPLETE), true, fit_welch),
    ESTIMATOR_FOR_BOTH("blocked", "block differences weighted by size", BLOCKED,
                       SCHEME(BLOCKED), false, fit_by_design),
    ESTIMATOR_FOR_BOTH("paired", "mean difference within pairs", PAIRS,
                       SCHEME(PAIRED), false, fit_by_design),
    ESTIMATOR_FOR_BOTH("clustered", "difference in means, clusters by CR2", CR2,
                       SCHEME(CLUSTERED), false, fit_by_design),
    ESTIMATOR_FOR_BOTH("cluster-weighted",
                       "difference in means, each group weighing the same, CR2",
                       CR2, SCHEME(CLUSTERED), false, fit_cluster_weighted),
    ESTIMATOR_FOR_BOTH("block-clustered",
                       "block differences weighted by size, clusters by CR2",
                       BLOCKED "; " CR2, SCHEME(BLOCK_CLUSTERED), false,
                       fit_by_design),
    ESTIMATOR_FOR_BOTH("paired-clusters",
                       "mean difference within pairs of clusters", PAIRS,
                       SCHEME(PAIRED_CLUSTERS), false, fit_by_design),
    ESTIMATOR_FOR_BOTH("weighted", "difference of weighted means (Hajek)",
                       "Gerber & Green (2012), Field Experiments, ch. 4; " CR2,
                       SCHEME_ANY, false, fit_by_design),
    ESTIMATOR_FOR_BOTH(
        "weighted-ht",
        "Horvitz-Thompson, people assigned independently, an upper bound "
        "of the variance",
        "Horvitz & Thompson (1952), JASA 47:663-685; Aronow & Samii "
        "(2017), Annals of Applied Statistics 11:1912-1947",
        SCHEME(COMPLETE), false, fit_weighted_ht),
    ESTIMATOR_FOR_BOTH("unblocked", "difference in means, blocks set aside",
                       NEYMAN, SCHEME(BLOCKED) | SCHEME(PAIRED), false,
                       fit_unblocked),
    ESTIMATOR_FOR_BOTH("unblocked-cr2",
                       "difference in means, blocks set aside, clusters by CR2",
                       CR2, SCHEME(BLOCK_CLUSTERED) | SCHEME(PAIRED_CLUSTERS),
                       false, fit_unblocked),
    {0},
};
