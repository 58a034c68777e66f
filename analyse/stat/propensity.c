#include <config.h>

#include "analyse/stat/propensity.h"

#include "analyse/stat/balance.h"
#include "analyse/stat/glm.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char empty_reason[] = "an arm is empty";
static const char flat_reason[] = "it varies in neither arm";
static const char apart_reason[] =
    "the covariates tell for some people which arm they are in, so nobody in "
    "the other arm can stand for them";
static const char heavy_caution[] =
    "one person carries over a tenth of an arm's weight: the arms overlap "
    "little, and the limits may be too narrow";

static double
mean_of(const double *x, const unsigned char *treated, const double *weight,
        size_t n, int arm)
{
    double sum = 0, mean = 0;
    for (size_t i = 0; i < n; i++)
        if ((treated[i] != 0) == arm)
            sum += weight ? weight[i] : 1;
    for (size_t i = 0; i < n; i++)
        if ((treated[i] != 0) == arm)
            mean += (weight ? weight[i] : 1) / sum * x[i];
    return mean;
}

static double
difference_of(const struct propensity_input *input, const double *x,
              const double *weight)
{
    return mean_of(x, input->treated, weight, input->n, 1) -
           mean_of(x, input->treated, weight, input->n, 0);
}

static void
set_balance(struct propensity *p, const struct propensity_input *input)
{
    for (size_t j = 0; j < input->k; j++) {
        struct propensity_balance *b = &p->balance[j];
        const double *x = input->columns[j];
        double spread = balance_spread(x, input->treated, input->n);
        if (!p->people[0] || !p->people[1]) {
            b->reason = empty_reason;
        } else if (!(spread > 0)) {
            b->reason = flat_reason;
        } else {
            b->before = difference_of(input, x, NULL) / spread;
            if (!p->reason)
                b->after = difference_of(input, x, p->weight) / spread;
        }
    }
}

static const char *
set_scores(struct propensity *p, const struct propensity_input *input,
           const struct regressors *r)
{
    size_t n = input->n;
    double *z = heap_new(n, sizeof *z);
    const double **columns = heap_new(r->k, sizeof *columns);
    for (size_t i = 0; i < n; i++)
        z[i] = input->treated[i] != 0;
    for (size_t j = 1; j < r->k; j++)
        columns[j - 1] = r->x + j * n;
    struct glm_input model = {.n = n,
                              .k = r->k - 1,
                              .y = z,
                              .columns = columns,
                              .intercept = true,
                              .family = GLM_LOGIT,
                              .variance = GLM_MODEL,
                              .level = input->level};
    struct glm fit = glm_fit(&model);
    const char *reason = fit.reason ? apart_reason : NULL;
    for (size_t i = 0; i < n && !reason; i++) {
        p->score[i] = fit.mean[i];
        p->weight[i] = 1 / (z[i] > 0 ? fit.mean[i] : 1 - fit.mean[i]);
    }
    glm_release(&fit);
    free(z);
    free(columns);
    return reason;
}

static void
set_overlap(struct propensity *p, const struct propensity_input *input)
{
    for (int arm = 0; arm < 2; arm++) {
        double sum = 0, squares = 0, most = 0;
        p->least[arm] = 1;
        for (size_t i = 0; i < input->n; i++) {
            if ((input->treated[i] != 0) != arm)
                continue;
            double w = p->weight[i];
            sum += w;
            squares += w * w;
            most = fmax(most, w);
            p->least[arm] = fmin(p->least[arm], p->score[i]);
            p->most[arm] = fmax(p->most[arm], p->score[i]);
        }
        p->effective[arm] = sum * sum / squares;
        p->largest[arm] = most / sum;
    }
}

/* An arm's weighted mean and what each person adds to it: by being in it, and
 * through the coefficients of the logit, whose scores are (z - e) x. */
static void
influence_of(struct propensity *p, const struct propensity_input *input,
             const struct regressors *r, const double *inverse, int arm,
             double *influence)
{
    size_t n = input->n, k = r->k;
    double sum = 0, mean = 0, people = (double)n;
    double *slope = heap_new(n, sizeof *slope);
    double *e = heap_new(n, sizeof *e);
    double *gradient = heap_new(k, sizeof *gradient);
    for (size_t i = 0; i < n; i++)
        if ((input->treated[i] != 0) == arm)
            sum += p->weight[i];
    for (size_t i = 0; i < n; i++)
        if ((input->treated[i] != 0) == arm)
            mean += p->weight[i] / sum * input->y[i];
    for (size_t i = 0; i < n; i++) {
        bool treated = input->treated[i] != 0;
        e[i] = people * (treated - p->score[i]);
        if (treated != arm)
            continue;
        influence[i] = people / sum * p->weight[i] * (input->y[i] - mean);
        /* d(1/e) = -(1 - e)/e x; d(1/(1 - e)) = e/(1 - e) x */
        slope[i] = influence[i] * (p->score[i] - treated) / people;
    }
    for (size_t j = 0; j < k; j++)
        gradient[j] = dot(slope, r->x + j * n, n);
    regressors_influence(r, inverse, gradient, e, influence);
    p->mean[arm] = mean;
    free(slope);
    free(e);
    free(gradient);
}

static const char *
set_estimates(struct propensity *p, const struct propensity_input *input,
              const struct regressors *r)
{
    size_t n = input->n;
    double *store = heap_new(heap_product(3, n), sizeof *store);
    double *influence[2] = {store, store + n}, *weight = store + 2 * n;
    double *inverse = heap_new(r->k * r->k, sizeof *inverse);
    for (size_t i = 0; i < n; i++)
        weight[i] = p->score[i] * (1 - p->score[i]);
    bool full = regressors_inverse(r, weight, inverse);
    if (full) {
        for (int arm = 0; arm < 2; arm++)
            influence_of(p, input, r, inverse, arm, influence[arm]);
        struct influence_contrast c = influence_contrast(
            p->mean, influence, n, input->cluster, 2, input->level);
        if (fmax(p->largest[0], p->largest[1]) > 0.1)
            c.difference.caution = c.ratio.caution = heavy_caution;
        p->difference = c.difference;
        p->ratio = c.ratio;
    }
    free(store);
    free(inverse);
    return full ? NULL : apart_reason;
}

struct propensity
propensity_fit(const struct propensity_input *input)
{
    assert(input->level > 0 && input->level < 1);
    struct propensity p = {
        .score = heap_new(input->n, sizeof(double)),
        .weight = heap_new(input->n, sizeof(double)),
        .balance = heap_new(input->k, sizeof(struct propensity_balance)),
    };
    for (size_t i = 0; i < input->n; i++)
        p.people[input->treated[i] != 0]++;
    struct regressors r = regressors_new(input->n, input->k, input->columns);
    if (!p.people[0] || !p.people[1])
        p.reason = empty_reason;
    else
        p.reason = set_scores(&p, input, &r);
    if (!p.reason) {
        set_overlap(&p, input);
        if (input->y)
            p.reason = set_estimates(&p, input, &r);
    }
    set_balance(&p, input);
    if (p.reason)
        p.difference = p.ratio = estimate_none(p.reason);
    regressors_release(&r);
    return p;
}

void
propensity_release(struct propensity *p)
{
    free(p->score);
    free(p->weight);
    free(p->balance);
    memset(p, 0, sizeof *p);
}
