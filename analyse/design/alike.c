#include <config.h>

#include "analyse/design/alike.h"

#include <math.h>

struct propensity
alike_fit(const struct contrast *contrast)
{
    struct propensity_input input = {
        .n = contrast->n,
        .k = contrast->n_covariates,
        .y = contrast->y,
        .treated = contrast->treated,
        .columns = (const double *const *)contrast->covariates,
        .cluster = contrast->cluster,
        .level = contrast->level,
    };
    return propensity_fit(&input);
}

static size_t
count_outside(const struct propensity *p, const struct contrast *contrast)
{
    size_t outside = 0;
    for (size_t i = 0; i < contrast->n; i++) {
        int other = !contrast->treated[i];
        outside +=
            p->score[i] < p->least[other] || p->score[i] > p->most[other];
    }
    return outside;
}

const struct alike *
alike_new(const struct contrast *contrast)
{
    size_t n = contrast->n_covariates;
    if (n == 0)
        return NULL;
    struct arena *arena = contrast->design->arena;
    struct alike *alike = arena_alloc(arena, sizeof *alike);
    struct propensity p = alike_fit(contrast);
    *alike = (struct alike){.n = n, .reason = p.reason};
    alike->covariates = arena_array(arena, n, sizeof *alike->covariates);
    for (size_t j = 0; j < n; j++)
        alike->covariates[j] = (struct alike_covariate){
            .name = contrast->design->covariates.names[j],
            .before = p.balance[j].before,
            .after = p.reason ? 0 : p.balance[j].after,
            .reason = p.balance[j].reason};
    for (int arm = 0; arm < 2; arm++) {
        alike->people[arm] = p.people[arm];
        if (p.reason)
            continue;
        alike->least[arm] = p.least[arm];
        alike->most[arm] = p.most[arm];
        alike->effective[arm] = p.effective[arm];
    }
    if (!p.reason)
        alike->outside = count_outside(&p, contrast);
    propensity_release(&p);
    return alike;
}

const struct alike_covariate *
alike_worst(const struct alike *alike, bool after)
{
    const struct alike_covariate *worst = NULL;
    double most = -1;
    for (size_t j = 0; j < alike->n; j++) {
        const struct alike_covariate *c = &alike->covariates[j];
        double size = fabs(after ? c->after : c->before);
        if (!c->reason && size > most) {
            most = size;
            worst = c;
        }
    }
    return worst;
}
