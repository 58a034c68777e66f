#include <config.h>

#include "analyse/design/beginning.h"

#include "analyse/design/attrition.h"
#include "analyse/stat/balance.h"
#include "base/progress.h"

#include <math.h>

/* Beyond so many people nothing is drawn: the least difference would tell. */
#define DRAWN_MOST 10000
#define DRAWS 10000

static void
hold_apart(struct beginning *beginning, const struct contrast *contrast,
           size_t j)
{
    const double *x = contrast->covariates[j];
    double mean[2] = {0}, n[2] = {0};
    for (size_t i = 0; i < contrast->n; i++) {
        mean[contrast->treated[i]] += x[i];
        n[contrast->treated[i]]++;
    }
    double spread = balance_spread(x, contrast->treated, contrast->n);
    beginning->varies[j] = spread > 0;
    if (spread > 0)
        beginning->apart[j] = (mean[1] / n[1] - mean[0] / n[0]) / spread;
}

static void
test_together(struct beginning *beginning, const struct contrast *contrast)
{
    if (contrast->n > DRAWN_MOST) {
        beginning->reason = "not drawn for more than 10,000 people";
        return;
    }
    struct balance_input input = {
        .n = contrast->n,
        .k = contrast->n_covariates,
        .columns = (const double *const *)contrast->covariates,
        .treated = contrast->treated,
        .block = contrast->block,
        .cluster = contrast->cluster,
        .draws = DRAWS,
        .seed = contrast->seed,
    };
    struct balance balance = balance_test(&input);
    beginning->reason = balance.reason;
    if (!balance.reason) {
        beginning->p = balance.p_randomised;
        beginning->p_error = balance.p_error;
        beginning->visited = balance.visited;
    }
    balance_release(&balance);
}

static struct beginning
beginning_of(const struct contrast *contrast)
{
    struct arena *arena = contrast->design->arena;
    size_t n = contrast->n_covariates;
    struct beginning beginning = {
        .n = n,
        .apart = arena_array(arena, n, sizeof *beginning.apart),
        .varies = arena_array(arena, n, sizeof *beginning.varies),
    };
    for (size_t j = 0; j < n; j++)
        hold_apart(&beginning, contrast, j);
    test_together(&beginning, contrast);
    return beginning;
}

struct beginning *
beginnings_of(const struct design *design, const struct request *request)
{
    if (!design->y || design->covariates.n == 0 || design->observed)
        return NULL;
    progress_step(request->progress, "how alike the arms began");
    const struct design *everybody = design_of_missing(design);
    struct beginning *all =
        arena_array(design->arena, design->n_arms - 1, sizeof *all);
    for (size_t place = 1; place < design->n_arms; place++) {
        struct contrast contrast = contrast_new(everybody, place, request);
        all[place - 1] = beginning_of(&contrast);
        contrast_release(&contrast);
    }
    return all;
}
