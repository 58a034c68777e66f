#include <config.h>

#include "analyse/design/crossing.h"

#include "analyse/design/estimator.h"
#include "analyse/stat/multiplicity.h"
#include "analyse/stat/ols.h"
#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

/* Values that say no more than that something was given. */
static const char *const bare_names[] = {
    "1", "yes", "y", "true", "treat", "treated", "treatment", "intervention",
};

static const char *
name_of(const struct levels *levels)
{
    for (size_t i = 0; i < sizeof bare_names / sizeof *bare_names; i++)
        if (text_is_fold(text_of(levels->names[1]), bare_names[i]))
            return levels->column->name;
    return levels->names[1];
}

static bool
check_two(const struct levels *levels, const char *option, struct error *error)
{
    return levels->n == 2 ||
           error_set(error, ERROR_DATA,
                     "%s: '%s' has %zu values; with --factor each of the two "
                     "columns has two: with and without",
                     option, levels->column->name, levels->n);
}

bool
crossing_init(struct design *design, const struct levels *first,
              const struct levels *second, struct error *error)
{
    if (!check_two(first, "--arm", error) ||
        !check_two(second, "--factor", error))
        return false;
    const char *a = name_of(first), *b = name_of(second);
    if (strcmp(a, b) == 0) {
        a = first->column->name;
        b = second->column->name;
    }
    design->crossing[0] =
        (struct crossing){first->column->name, a, first->names[0]};
    design->crossing[1] =
        (struct crossing){second->column->name, b, second->names[0]};
    design->n_arms = 4;
    design->arms = arena_array(design->arena, 4, sizeof *design->arms);
    design->arms[0].name = "neither";
    design->arms[1].name = a;
    design->arms[2].name = b;
    design->arms[3].name = arena_printf(design->arena, "%s and %s", a, b);
    return true;
}

bool
crossing_check(const struct design *design, struct error *error)
{
    for (size_t a = 0; a < design->n_arms; a++)
        if (design->arms[a].assigned == 0)
            return error_set(error, ERROR_DATA,
                             "--factor: nobody is in '%s': all four "
                             "combinations of '%s' and '%s' are needed",
                             design->arms[a].name, design->crossing[0].column,
                             design->crossing[1].column);
    return true;
}

/* Did that person have it? */
static bool
had(const struct design *design, size_t i, enum effect which)
{
    return design->arm[i] >> which & 1;
}

/* People whose outcome is known, as the randomisation test of one of the two
 * takes them: the other crosses the blocks. Of the interaction, which has no
 * such test, only what does not depend on the one. */
static struct contrast
contrast_of(const struct design *design, const struct request *request,
            enum effect effect)
{
    size_t n = design_answered(design), k = 0;
    size_t *other = heap_new(n, sizeof *other);
    size_t *block = heap_new(n, sizeof *block);
    size_t *cluster = heap_new(n, sizeof *cluster);
    struct contrast contrast = {.design = design,
                                .place = 1,
                                .level = request->level,
                                .seed = request->seed,
                                .draws = request->draws,
                                .progress = request->progress,
                                .n = n,
                                .y = heap_new(n, sizeof *contrast.y),
                                .treated = heap_new(n, 1)};
    for (size_t i = 0; i < design->n; i++) {
        if (!design->known[i])
            continue;
        contrast.y[k] = design->y[i];
        contrast.treated[k] = had(design, i, effect);
        other[k] = had(design, i, 1 - effect);
        block[k] = design->block.code ? design->block.code[i] : 0;
        cluster[k] = design->cluster.code ? design->cluster.code[i] : 0;
        k++;
    }
    size_t blocks = design->block.code ? design->block.count : 1;
    contrast.block = grouping_cross((struct grouping){other, 2},
                                    (struct grouping){block, blocks}, n);
    if (design->cluster.code)
        contrast.cluster = (struct grouping){cluster, design->cluster.count};
    else
        free(cluster);
    free(other);
    free(block);
    return contrast;
}

/* The columns of the fit: both, their product, and where adjusted the
 * covariates, centred, alone and in products with those three. Owned. */
struct columns {
    size_t n, k;
    double *values, *y;
    const double **column;
    size_t *block, *cluster;
};

static double
mean_of(const struct design *design, const double *x)
{
    double sum = 0;
    for (size_t i = 0; i < design->n; i++)
        sum += design->known[i] ? x[i] : 0;
    return sum / (double)design_answered(design);
}

static void
fill_covariates(const struct design *design, struct columns *c)
{
    size_t m = design->covariates.n, n = c->n;
    for (size_t j = 0; j < m; j++) {
        const double *x = design->covariates.values[j];
        double middle = mean_of(design, x);
        for (size_t i = 0, k = 0; i < design->n; i++) {
            if (!design->known[i])
                continue;
            double centred = x[i] - middle;
            c->values[(3 + j) * n + k] = centred;
            for (size_t e = 0; c->k > 3 + m && e < EFFECTS; e++)
                c->values[(3 + m + 3 * j + e) * n + k] =
                    centred * c->values[e * n + k];
            k++;
        }
    }
}

static struct columns
columns_new(const struct design *design, bool adjusted)
{
    size_t n = design_answered(design), m = adjusted ? design->covariates.n : 0;
    /* blocks and covariates stand without products, as in the comparisons */
    size_t k = 3 + m * (design->block.code ? 1 : 4);
    struct columns c = {.n = n,
                        .k = k,
                        .values = heap_new(heap_product(k, n), sizeof(double)),
                        .y = heap_new(n, sizeof(double)),
                        .column = heap_new(k, sizeof *c.column),
                        .block = heap_new(n, sizeof *c.block),
                        .cluster = heap_new(n, sizeof *c.cluster)};
    for (size_t j = 0; j < k; j++)
        c.column[j] = c.values + j * n;
    for (size_t i = 0, r = 0; i < design->n; i++) {
        if (!design->known[i])
            continue;
        double a = had(design, i, EFFECT_FIRST) - 0.5;
        double b = had(design, i, EFFECT_SECOND) - 0.5;
        c.values[r] = a;
        c.values[n + r] = b;
        c.values[2 * n + r] = a * b;
        c.y[r] = design->y[i];
        c.block[r] = design->block.code ? design->block.code[i] : 0;
        c.cluster[r] = design->cluster.code ? design->cluster.code[i] : 0;
        r++;
    }
    if (adjusted)
        fill_covariates(design, &c);
    return c;
}

static void
columns_release(struct columns *c)
{
    free(c->values);
    free(c->y);
    free(c->column);
    free(c->block);
    free(c->cluster);
}

static void
fit(const struct design *design, const struct request *request,
    enum effect effect, bool adjusted, struct result *result)
{
    struct columns c = columns_new(design, adjusted);
    bool blocked = design->block.code, clustered = design->cluster.code;
    struct ols_input input = {
        .n = c.n,
        .k = c.k,
        .y = c.y,
        .columns = c.column,
        .intercept = true,
        .block = {blocked ? c.block : NULL, design->block.count},
        .cluster = {clustered ? c.cluster : NULL, design->cluster.count},
        .variance = clustered ? VARIANCE_CR2 : VARIANCE_HC2_BM,
        .level = request->level,
    };
    struct ols ols = ols_fit(&input);
    if (ols.reason)
        result->reason = ols.reason;
    else
        result_take_estimate(result, ols.coefficient[effect + !blocked]);
    ols_release(&ols);
    columns_release(&c);
}

static const char *
label_of(const struct design *design, bool adjusted)
{
    return arena_printf(design->arena,
                        "least squares on both and their product%s%s%s%s",
                        adjusted ? ", adjusted for " : "",
                        adjusted ? design->covariates.said : "",
                        design->block.code ? ", fixed effects of blocks" : "",
                        design->cluster.code ? ", clusters by CR2" : ", HC2");
}

static const char fit_source[] =
    "Dasgupta, Pillai & Rubin (2015), JRSS B 77:727-753; MacKinnon & White "
    "(1985), J. Econometrics 29:305-325; Bell & McCaffrey (2002), Survey "
    "Methodology 28:169-181; Imbens & Kolesar (2016), Rev. Econ. Stat. "
    "98:701-712";
static const char fit_source_cr2[] =
    "Dasgupta, Pillai & Rubin (2015), JRSS B 77:727-753; Bell & McCaffrey "
    "(2002), Survey Methodology 28:169-181; Pustejovsky & Tipton (2018), JBES "
    "36:672-683";

static struct result
named(const struct design *design, const struct request *request,
      enum effect effect)
{
    const struct crossing *c = design->crossing;
    bool share = design->outcome.kind == OUTCOME_BINARY;
    bool both = effect == EFFECT_INTERACTION;
    struct result result = {
        .estimand = both    ? ESTIMAND_INTERACTION
                    : share ? ESTIMAND_RD
                            : ESTIMAND_MEAN,
        .method = "crossed",
        .source = design->cluster.code ? fit_source_cr2 : fit_source,
        .arm = both ? design->arms[3].name : c[effect].name,
        .versus = both ? "each alone, added up" : c[effect].control,
        .scale = share ? SCALE_SHARE : SCALE_NUMBER,
        .role = both ? ROLE_INTERACTION : ROLE_AVERAGE,
        .level = request->level,
        .n = design_answered(design),
    };
    for (size_t a = 0; a < design->n_arms; a++)
        result.clusters += design->arms[a].clusters;
    return result;
}

struct result
crossing_effect(const struct design *design, const struct request *request,
                enum effect effect, bool adjusted)
{
    struct result result = named(design, request, effect);
    result.label = label_of(design, adjusted);
    for (size_t a = 0; a < design->n_arms && !result.reason; a++)
        if (design->arms[a].answered == 0)
            result.reason = "the outcome is known of nobody in one of the arms";
    if (adjusted) {
        result.role = ROLE_ADJUSTED;
        result.method = "crossed-adjusted";
    }
    if (!result.reason)
        fit(design, request, effect, adjusted, &result);
    return result;
}

struct result
crossing_test(const struct design *design, const struct request *request,
              enum effect effect)
{
    struct contrast contrast = contrast_of(design, request, effect);
    struct result result =
        estimator_run(estimator_find("randomisation"), &contrast, ROLE_TEST);
    contrast_release(&contrast);
    struct result of = named(design, request, effect);
    result.arm = of.arm;
    result.versus = of.versus;
    result.n = of.n;
    result.clusters = of.clusters;
    return result;
}

static void
adjust_averages(struct result *averages)
{
    double p[2];
    if (!(averages[0].has & averages[1].has & HAS_P))
        return;
    for (size_t e = 0; e < 2; e++)
        p[e] = averages[e].p;
    multiplicity_holm(p, 2, p);
    for (size_t e = 0; e < 2; e++) {
        averages[e].adjusted = p[e];
        averages[e].has |= HAS_ADJUSTED;
    }
}

void
analysis_look_at_crossing(struct analysis *analysis)
{
    const struct design *design = analysis->design;
    const struct request *request = analysis->request;
    if (!design_is_factorial(design))
        return;
    struct result effects[EFFECTS], tests[2];
    for (int e = 0; e < EFFECTS; e++)
        effects[e] = crossing_effect(design, request, (enum effect)e, false);
    for (int e = 0; e < 2; e++) {
        tests[e] = crossing_test(design, request, (enum effect)e);
        if (tests[e].has & HAS_P)
            result_take_test(&effects[e], &tests[e]);
    }
    adjust_averages(effects);
    for (int e = 0; e < EFFECTS; e++)
        results_add(&analysis->effects, &effects[e]);
    for (int e = 0; e < EFFECTS && design->covariates.n; e++) {
        struct result adjusted =
            crossing_effect(design, request, (enum effect)e, true);
        result_label_late(&adjusted, design);
        results_add(&analysis->effects, &adjusted);
    }
    for (int e = 0; e < 2; e++)
        results_add(&analysis->effects, &tests[e]);
}
