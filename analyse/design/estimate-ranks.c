/* Outcomes that are only ordered: who stands higher, and how surely. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/stat/rank-within.h"
#include "analyse/stat/rank.h"
#include "base/heap.h"

#include <stdlib.h>

static void
take_win(struct result *result, struct estimate win, struct interval limits)
{
    result->reason = win.reason;
    if (win.reason)
        return;
    result->estimate = win.value;
    result->has = HAS_ESTIMATE;
    if (!win.se_reason) {
        result->se = win.se;
        result->has |= HAS_SE;
    }
    result_take_interval(result, limits);
}

/* The share of pairs is that of people; no limits that are known to hold. */
static const char groups_reason[] =
    "where whole groups were assigned this chance has no limits that are known "
    "to hold";

static void
fit_win(const struct contrast *contrast, struct result *result)
{
    if (contrast->block.code && !contrast->cluster.code) {
        struct win_within win =
            rank_win_within(contrast->y, contrast->treated, contrast->block,
                            contrast->n, contrast->level);
        result->n = win.n;
        take_win(result, win.win, win.logit);
        return;
    }
    struct win win =
        rank_win(contrast->y, contrast->treated, contrast->n, contrast->level);
    if (contrast->cluster.code && !win.win.reason) {
        take_win(result, estimate_point(win.win.value, groups_reason),
                 INTERVAL_NONE(groups_reason));
        return;
    }
    take_win(result, win.win, win.logit);
    if (!win.win.reason && !win.brunner_munzel.reason) {
        result_take_p(result, win.brunner_munzel.p);
        result->test = "brunner-munzel";
    }
}

static void
fit_brunner_munzel(const struct contrast *contrast, struct result *result)
{
    struct win win =
        rank_win(contrast->y, contrast->treated, contrast->n, contrast->level);
    result->reason = win.brunner_munzel.reason;
    if (!result->reason)
        result_take_p(result, win.brunner_munzel.p);
    result->test = result->method;
}

/* Where people were assigned one by one all choices of as many are counted; the
 * normal distribution serves where they are too many. */
static void
test_people(const struct contrast *contrast, struct result *result)
{
    struct rank_exact exact =
        rank_exact(contrast->y, contrast->treated, contrast->n);
    if (!exact.reason) {
        result_take_p(result, exact.two_sided);
        result->detail = "exact: the whole distribution over the possible "
                         "assignments";
        return;
    }
    struct win win =
        rank_win(contrast->y, contrast->treated, contrast->n, contrast->level);
    result->label = "Mann-Whitney test, normal with ties";
    result->reason = win.p_reason;
    if (!win.p_reason)
        result_take_p(result, win.p_normal);
}

/* In blocks, of groups: the ranks in the place of the outcome. */
static void
test_assigned(const struct contrast *contrast, struct result *result)
{
    double *rank = heap_new(contrast->n, sizeof *rank);
    if (contrast->block.code)
        rank_within(contrast->y, contrast->treated, contrast->block,
                    contrast->n, rank);
    else
        rank_mid(contrast->y, contrast->n, rank);
    result_take_randomisation(result, contrast, rank);
    result->label = contrast->cluster.code
                        ? "Mann-Whitney test by randomisation of groups"
                        : "Mann-Whitney test inside blocks, by randomisation";
    free(rank);
}

static void
fit_mann_whitney(const struct contrast *contrast, struct result *result)
{
    if (contrast->block.code || contrast->cluster.code)
        test_assigned(contrast, result);
    else
        test_people(contrast, result);
    result->test = result->method;
}

const struct estimator estimators_ranks[] = {
    {"win", ESTIMAND_WIN, "share of pairs won, limits on the logit",
     "Newcombe (2006), Statistics in Medicine 25:543-557; Brunner & Munzel "
     "(2000), Biometrical Journal 42:17-25",
     SCALE_CHANCE, KIND(ORDINAL), SCHEME_ANY, false, fit_win},
    {"mann-whitney", ESTIMAND_TEST, "Mann-Whitney test",
     "Mann & Whitney (1947), Annals of Mathematical Statistics 18:50-60; van "
     "Elteren (1960), Bulletin of the International Statistical Institute "
     "37:351-361",
     SCALE_P, KIND(ORDINAL), SCHEME_ANY, false, fit_mann_whitney},
    {"brunner-munzel", ESTIMAND_TEST, "Brunner and Munzel's test",
     "Brunner & Munzel (2000), Biometrical Journal 42:17-25", SCALE_P,
     KIND(ORDINAL), SCHEME(COMPLETE), false, fit_brunner_munzel},
    {0},
};
