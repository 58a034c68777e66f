/* Tests of no difference: p without an estimate. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "analyse/stat/chi-square.h"
#include "analyse/stat/fisher.h"
#include "analyse/stat/ri.h"
#include "analyse/stat/uncond-test.h"

#include <math.h>

/* Beyond so many people assignments are drawn only when --draws asks. */
#define PEOPLE_TO_DRAW 20000
#define DRAWS 100000
/* People times draws, so that drawing takes seconds. */
#define DRAWN_MOST 1000000000ULL

static void
take_test(struct result *result, struct point p)
{
    if (p.reason)
        result->reason = p.reason;
    else
        result_take_p(result, p.value);
    result->test = result->method;
}

static void
fit_fisher_midp(const struct contrast *contrast, struct result *result)
{
    take_test(result, (struct point){.value = fisher_midp(contrast->arms)});
}

static void
fit_fisher(const struct contrast *contrast, struct result *result)
{
    take_test(result, (struct point){.value = fisher_test(contrast->arms)});
}

/* Exact over the common rate; the work grows with both arms. */
static void
fit_boschloo(const struct contrast *contrast, struct result *result)
{
    take_test(result, uncond_boschloo(contrast->arms));
}

static void
fit_z_pooled(const struct contrast *contrast, struct result *result)
{
    take_test(result, uncond_z_pooled(contrast->arms));
}

static void
fit_pearson(const struct contrast *contrast, struct result *result)
{
    take_test(result, chi_square_pearson(contrast->arms));
}

static const char *
drawn_detail(const struct contrast *contrast, size_t draws)
{
    struct arena *arena = contrast->design->arena;
    return arena_printf(arena,
                        "%s of the possible assignments drawn at random "
                        "(%s, seed %llu)",
                        figure_count(arena, draws), RNG_NAME, contrast->seed);
}

/* What a person would weigh in the other arm. */
static const char *
detail_of_weights(const struct contrast *contrast, enum ri_weights weights,
                  const char *detail)
{
    struct arena *arena = contrast->design->arena;
    switch (weights) {
    case RI_WEIGHTS_OF_CELLS:
        return arena_printf(arena,
                            "%s, whoever is re-assigned taking the weight of "
                            "the arm%s",
                            detail,
                            contrast->block.code ? " in their block" : "");
    case RI_WEIGHTS_OF_PEOPLE:
        return arena_printf(arena,
                            "%s, supposing that what a person weighs does not "
                            "depend on the arm",
                            detail);
    case RI_WEIGHTS_NONE:
        break;
    }
    return detail;
}

/* How the p was found, for the report. */
static const char *
ri_detail(const struct contrast *contrast, const struct ri *ri)
{
    struct arena *arena = contrast->design->arena;
    switch (ri->method) {
    case RI_ENUMERATED:
        return arena_printf(arena, "exact: all %s possible assignments",
                            figure_count(arena, ri->visited));
    case RI_BUILT_UP:
        return "exact: the whole distribution over the possible assignments";
    case RI_DRAWN:
        break;
    }
    return drawn_detail(contrast, ri->visited);
}

/* Shares of people without blocks have a distribution in closed form. */
static bool
too_many_to_draw(const struct contrast *contrast)
{
    bool closed = !contrast->block.code && !contrast->cluster.code &&
                  !contrast->weight &&
                  contrast->design->outcome.kind == OUTCOME_BINARY;
    return contrast->n > PEOPLE_TO_DRAW && !contrast->draws && !closed;
}

static size_t
draws_for(const struct contrast *contrast)
{
    if (contrast->draws)
        return (size_t)contrast->draws;
    unsigned long long most = DRAWN_MOST / (contrast->n + 1);
    return most < DRAWS ? (size_t)most : DRAWS;
}

/* Groups: the studentised difference, which holds its level when groups differ
 * in size and spread; people: the difference itself. */
void
result_take_randomisation(struct result *result,
                          const struct contrast *contrast, const double *y)
{
    if (!y || too_many_to_draw(contrast)) {
        result->reason = "not drawn for so many people: ask for it with "
                         "--draws";
        return;
    }
    bool clustered = contrast->cluster.code != NULL;
    struct ri_input input = {
        .n = contrast->n,
        .y = y,
        .weight = contrast->weight,
        .treated = contrast->treated,
        .block = contrast->block,
        .cluster = contrast->cluster,
        .studentised = clustered,
        .level = contrast->level,
        .draws = draws_for(contrast),
        .seed = contrast->seed,
        .progress = contrast->progress,
    };
    struct ri ri = ri_test(&input);
    if (ri.reason) {
        result->reason = ri.reason;
        return;
    }
    bool studentised = clustered && !ri.studentised_reason;
    if (studentised)
        result->label =
            arena_printf(contrast->design->arena,
                         "%s of the studentised difference", result->label);
    result_take_p(result, studentised ? ri.p_studentised : ri.p_two_sided);
    result->p_error = studentised ? ri.p_studentised_error : ri.p_error;
    if (result->p_error > 0)
        result->has |= HAS_P_ERROR;
    const char *detail = studentised && ri.p_studentised_error > 0
                             ? drawn_detail(contrast, input.draws)
                             : ri_detail(contrast, &ri);
    result->detail = detail_of_weights(contrast, ri.weights, detail);
}

static void
fit_randomisation(const struct contrast *contrast, struct result *result)
{
    result_take_randomisation(result, contrast, contrast->y);
    result->test = result->method;
}

/* Beyond so many people the search for the limits takes too long. */
#define PEOPLE_TO_INVERT 2000

static void
name_inverted(const struct contrast *contrast, bool studentised,
              struct result *result)
{
    bool clustered = contrast->cluster.code, blocked = contrast->block.code;
    result->label = arena_printf(
        contrast->design->arena, "randomisation test%s%s, inverted",
        studentised ? " of the studentised difference"
        : clustered ? " of the difference, not studentised"
                    : "",
        blocked ? ", blocks weighted by people" : "");
}

static const char *
limits_detail(const struct contrast *contrast, const struct ri *ri,
              enum scale scale, size_t draws)
{
    struct arena *arena = contrast->design->arena;
    if (!ri->limits_drawn)
        return ri_detail(contrast, ri);
    const char *from =
        arena_printf(arena,
                     "limits and p from %s assignments drawn at random (%s, "
                     "seed %llu)",
                     figure_count(arena, draws), RNG_NAME, contrast->seed);
    if (isinf(ri->lower_error) || isinf(ri->upper_error))
        return arena_printf(
            arena, "%s, too few to tell whether a limit is infinite", from);
    if (ri->lower_error == 0 && ri->upper_error == 0)
        return arena_printf(arena,
                            "%s, the Monte-Carlo standard errors of the limits "
                            "less than the steps that limits take",
                            from);
    bool share = scale == SCALE_SHARE;
    double unit = share ? 100 : 1;
    return arena_printf(arena,
                        "%s, the Monte-Carlo standard errors of the limits "
                        "%.2g and %.2g%s",
                        from, unit * ri->lower_error, unit * ri->upper_error,
                        share ? " percentage points" : "");
}

static void
take_inverted(const struct contrast *contrast, const struct ri *ri,
              size_t draws, struct result *result)
{
    result->estimate = ri->statistic;
    result->has = HAS_ESTIMATE;
    result_take_interval(result, ri->limits);
    if (!(result->has & HAS_LIMITS))
        return;
    result_take_p(result, ri->p_limits);
    if (ri->limits_drawn) {
        result->p_error =
            sqrt(ri->p_limits * (1 - ri->p_limits) / (double)(draws + 1));
        result->has |= HAS_P_ERROR;
    }
    if (ri->limits_pieces > 1)
        result->caution = "the test rejects some differences between the "
                          "limits as well: they are the ends of all that it "
                          "does not reject";
    result->detail = limits_detail(contrast, ri, result->scale, draws);
}

/* The effects, the same for everyone, that the test would not reject. */
static struct ri
invert(const struct contrast *contrast, bool studentised, struct result *result)
{
    struct ri_input input = {
        .n = contrast->n,
        .y = contrast->y,
        .treated = contrast->treated,
        .block = contrast->block,
        .cluster = contrast->cluster,
        .limits = studentised ? RI_LIMITS_STUDENTISED : RI_LIMITS_TWO_SIDED,
        .studentised = studentised || contrast->cluster.code,
        .level = contrast->level,
        .draws = draws_for(contrast),
        .seed = contrast->seed,
        .progress = contrast->progress,
    };
    struct ri ri = ri_test(&input);
    if (ri.reason) {
        result->reason = ri.reason;
        return ri;
    }
    name_inverted(contrast, studentised, result);
    take_inverted(contrast, &ri, input.draws, result);
    return ri;
}

static bool
can_invert(const struct contrast *contrast, struct result *result)
{
    if (contrast->y && contrast->n <= PEOPLE_TO_INVERT)
        return true;
    result->reason = "the test is not inverted for more than 2,000 people";
    return false;
}

/* Of people the test that goes with the estimate is that of the difference
 * itself, of groups that of the studentised one: the other is another. */
static void
fit_inverted(const struct contrast *contrast, struct result *result)
{
    if (!can_invert(contrast, result))
        return;
    struct ri ri = invert(contrast, false, result);
    bool another = contrast->cluster.code && !ri.studentised_reason;
    result->test = another ? result->method : "randomisation";
}

/* Where the randomisation test of groups is not studentised, as an arm of a
 * block has one alone, it is that test that is inverted. */
static void
fit_inverted_t(const struct contrast *contrast, struct result *result)
{
    if (!can_invert(contrast, result))
        return;
    struct ri ri = invert(contrast, true, result);
    bool clustered = contrast->cluster.code;
    result->test = clustered ? "randomisation" : result->method;
    if (!clustered || ri.reason || !ri.studentised_reason)
        return;
    result->reason = NULL;
    invert(contrast, false, result);
    result->caution = "an arm of a block has a single group, so that the "
                      "difference could not be studentised";
}

#define TEST(name, label, source, kinds, schemes, counts, fit)                 \
    {                                                                          \
        name, ESTIMAND_TEST, label, source, SCALE_P, kinds, schemes, counts,   \
            fit                                                                \
    }

#define WU_DING                                                                \
    "Fisher (1935), The Design of Experiments; Wu & Ding (2021), JASA "        \
    "116:1898-1913"

const struct estimator estimators_tests[] = {
    TEST("fisher-midp", "Fisher's test, mid-p",
         "Lancaster (1961), JASA 56:223-234; Fagerland, Lydersen & Laake "
         "(2017), Statistical Analysis of Contingency Tables",
         KIND(BINARY), SCHEME(COMPLETE), true, fit_fisher_midp),
    TEST("boschloo", "Boschloo's exact test",
         "Boschloo (1970), Statistica Neerlandica 24:1-35", KIND(BINARY),
         SCHEME(COMPLETE), true, fit_boschloo),
    TEST("z-pooled", "exact unconditional test, pooled z",
         "Suissa & Shuster (1985), JRSS A 148:317-327", KIND(BINARY),
         SCHEME(COMPLETE), true, fit_z_pooled),
    TEST("fisher", "Fisher's exact test", "Fisher (1935), JRSS 98:39-82",
         KIND(BINARY), SCHEME(COMPLETE), true, fit_fisher),
    TEST("chi-square", "Pearson's chi-square",
         "Pearson (1900), Philosophical Magazine, Series 5, 50:157-175",
         KIND(BINARY), SCHEME(COMPLETE), true, fit_pearson),
    TEST("randomisation", "randomisation test",
         "Fisher (1935), The Design of Experiments; Phipson & Smyth (2010), "
         "SAGMB 9:39",
         KIND_ANY, SCHEME_ANY, true, fit_randomisation),
    TEST("weighted-randomisation", "weighted randomisation test",
         "Fisher (1935), The Design of Experiments; Gerber & Green (2012), "
         "Field Experiments, ch. 4",
         KIND_ANY, SCHEME_ANY, false, fit_randomisation),
    {"inverted", ESTIMAND_RD, "randomisation test, inverted",
     "Fisher (1935), The Design of Experiments", SCALE_SHARE, KIND(BINARY),
     SCHEME_ANY, true, fit_inverted},
    {"inverted-mean", ESTIMAND_MEAN, "randomisation test, inverted",
     "Fisher (1935), The Design of Experiments", SCALE_NUMBER,
     KIND(COUNT) | KIND(NUMBER) | KIND(ORDINAL), SCHEME_ANY, true,
     fit_inverted},
    {"inverted-t", ESTIMAND_RD, "randomisation test, studentised, inverted",
     WU_DING, SCALE_SHARE, KIND(BINARY), SCHEME_ANY, true, fit_inverted_t},
    {"inverted-t-mean", ESTIMAND_MEAN,
     "randomisation test, studentised, inverted", WU_DING, SCALE_NUMBER,
     KIND(COUNT) | KIND(NUMBER) | KIND(ORDINAL), SCHEME_ANY, true,
     fit_inverted_t},
    {0},
};
