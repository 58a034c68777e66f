#include <config.h>

#include "analyse/stat/standardise.h"

#include "analyse/stat/glm.h"
#include "analyse/stat/ols.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const char empty_reason[] = "an arm is empty";
static const char apart_reason[] =
    "in one arm the covariates are fewer or vary less than in the other, so "
    "that its model says nothing of some people";

/* One arm's model: coefficients of the regressors, and for everybody what it
 * foretells and the slope of that in the linear predictor. */
struct arm_model {
    double *beta, *mean, *slope;
    const char *reason;
};

/* The arm's rows of y and of each regressor. */
static size_t
rows_of(const struct standardise_input *input, const struct regressors *r,
        int arm, double *y, double *x)
{
    size_t rows = 0;
    for (size_t i = 0; i < input->n; i++)
        rows += (input->treated[i] != 0) == arm;
    for (size_t i = 0, row = 0; i < input->n; i++) {
        if ((input->treated[i] != 0) != arm)
            continue;
        y[row] = input->y[i];
        for (size_t j = 0; j < r->k; j++)
            x[j * rows + row] = r->x[j * input->n + i];
        row++;
    }
    return rows;
}

static const char *
fit_linear(const double *y, const double *const *columns, size_t n, size_t k,
           double *beta)
{
    struct ols_input input = {.n = n,
                              .k = k,
                              .y = y,
                              .columns = columns,
                              .variance = VARIANCE_CLASSICAL,
                              .level = 0.95};
    struct ols fit = ols_fit(&input);
    const char *reason = fit.reason;
    for (size_t j = 0; j < k && !reason; j++) {
        beta[j] = fit.coefficient[j].value;
        reason = fit.dropped[j] ? apart_reason : NULL;
    }
    ols_release(&fit);
    return reason;
}

static const char *
fit_logit(const double *y, const double *const *columns, size_t n, size_t k,
          double *beta)
{
    struct glm_input input = {.n = n,
                              .k = k - 1,
                              .y = y,
                              .columns = columns + 1,
                              .intercept = true,
                              .family = GLM_LOGIT,
                              .variance = GLM_MODEL,
                              .level = 0.95};
    struct glm fit = glm_fit(&input);
    const char *reason = fit.reason;
    if (!reason && fit.rank < k)
        reason = apart_reason;
    for (size_t j = 0; j < k && !reason; j++)
        beta[j] = fit.coefficient[j].value;
    glm_release(&fit);
    return reason;
}

static void
foretell(const struct standardise_input *input, const struct regressors *r,
         struct arm_model *model)
{
    for (size_t i = 0; i < input->n; i++) {
        double eta = 0;
        for (size_t j = 0; j < r->k; j++)
            eta += model->beta[j] * r->x[j * input->n + i];
        bool logit = input->model == STANDARDISE_LOGIT;
        model->mean[i] = logit ? 1 / (1 + exp(-eta)) : eta;
        model->slope[i] =
            logit ? exp(-fabs(eta)) / pow(1 + exp(-fabs(eta)), 2) : 1;
    }
}

static struct arm_model
model_new(const struct standardise_input *input, const struct regressors *r,
          int arm)
{
    size_t n = input->n, k = r->k;
    struct arm_model model = {.beta = heap_new(k, sizeof(double)),
                              .mean = heap_new(n, sizeof(double)),
                              .slope = heap_new(n, sizeof(double))};
    double *y = heap_new(n, sizeof *y);
    double *x = heap_new(heap_product(n, k), sizeof *x);
    const double **columns = heap_new(k, sizeof *columns);
    size_t rows = rows_of(input, r, arm, y, x);
    for (size_t j = 0; j < k; j++)
        columns[j] = x + j * rows;
    if (!rows)
        model.reason = empty_reason;
    else if (input->model == STANDARDISE_LOGIT)
        model.reason = fit_logit(y, columns, rows, k, model.beta);
    else
        model.reason = fit_linear(y, columns, rows, k, model.beta);
    if (!model.reason)
        foretell(input, r, &model);
    free(y);
    free(x);
    free(columns);
    return model;
}

static void
model_release(struct arm_model *model)
{
    free(model->beta);
    free(model->mean);
    free(model->slope);
}

/* What each person adds to an arm's mean: their own foretold value, and, being
 * in that arm, their part in its coefficients. */
static const char *
influence_of(const struct standardise_input *input, const struct regressors *r,
             const struct arm_model *model, int arm, double *mean,
             double *influence)
{
    size_t n = input->n, k = r->k;
    double people = (double)n;
    double *weight = heap_new(n, sizeof *weight);
    double *e = heap_new(n, sizeof *e);
    double *gradient = heap_new(k, sizeof *gradient);
    double *inverse = heap_new(k * k, sizeof *inverse);
    *mean = 0;
    for (size_t i = 0; i < n; i++) {
        bool mine = (input->treated[i] != 0) == arm;
        *mean += model->mean[i] / people;
        weight[i] = mine ? model->slope[i] : 0;
        e[i] = mine ? people * (input->y[i] - model->mean[i]) : 0;
    }
    for (size_t j = 0; j < k; j++)
        gradient[j] = dot(model->slope, r->x + j * n, n) / people;
    for (size_t i = 0; i < n; i++)
        influence[i] = model->mean[i] - *mean;
    bool full = regressors_inverse(r, weight, inverse);
    if (full)
        regressors_influence(r, inverse, gradient, e, influence);
    free(weight);
    free(e);
    free(gradient);
    free(inverse);
    return full ? NULL : apart_reason;
}

static void
compare(const struct standardise_input *input, const struct regressors *r,
        const struct arm_model model[2], struct standardised *s)
{
    double *store = heap_new(heap_product(2, input->n), sizeof *store);
    double *influence[2] = {store, store + input->n};
    for (int arm = 0; arm < 2 && !s->reason; arm++)
        s->reason = influence_of(input, r, &model[arm], arm, &s->mean[arm],
                                 influence[arm]);
    if (!s->reason) {
        struct influence_contrast c =
            influence_contrast(s->mean, influence, input->n, input->cluster,
                               2 * r->k, input->level);
        s->difference = c.difference;
        s->ratio = c.ratio;
    }
    free(store);
}

struct standardised
standardise(const struct standardise_input *input)
{
    assert(input->level > 0 && input->level < 1);
    struct standardised s = {.reason = NULL};
    struct regressors r = regressors_new(input->n, input->k, input->columns);
    struct arm_model model[2] = {model_new(input, &r, 0),
                                 model_new(input, &r, 1)};
    s.reason = model[0].reason ? model[0].reason : model[1].reason;
    if (!s.reason)
        compare(input, &r, model, &s);
    if (s.reason)
        s = (struct standardised){.difference = estimate_none(s.reason),
                                  .ratio = estimate_none(s.reason),
                                  .reason = s.reason};
    model_release(&model[0]);
    model_release(&model[1]);
    regressors_release(&r);
    return s;
}
