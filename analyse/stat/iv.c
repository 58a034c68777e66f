#include <config.h>

#include "analyse/stat/iv.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* outcome on head and the covariates. */
static struct ols_input
stage(const struct iv_input *input, const double *outcome,
      const double **columns, const double *head)
{
    columns[0] = head;
    for (size_t j = 0; j < input->k; j++)
        columns[j + 1] = input->covariates[j];
    return (struct ols_input){
        .n = input->n,
        .k = input->k + 1,
        .y = outcome,
        .columns = columns,
        .intercept = true,
        .weight = input->weight,
        .cluster = input->cluster,
        .variance = input->cluster.code ? VARIANCE_CR2 : VARIANCE_HC2,
        .level = input->level,
    };
}

/* y on what the first stage foretells of received; the residuals, though, are
 * from what was received. */
static struct ols
second_stage(const struct iv_input *input, const double *foretold,
             const double **columns)
{
    size_t n = input->n;
    struct ols fit = {0};
    struct ols_input model = stage(input, input->y, columns, foretold);
    struct design_matrix design = design_matrix_new(&model);
    size_t k = design.basis.rank;
    double *y = design_matrix_transform(&design, &model, input->y);
    double *projection = heap_new(k, sizeof *projection);
    double *solution = heap_new(k, sizeof *solution);
    double *gap = heap_new(n, sizeof *gap);
    basis_project(&design.basis, y, projection);
    basis_solve(&design.basis, projection, solution);
    basis_remove(&design.basis, y);
    double effect = 0;
    for (size_t j = 0; j < k; j++)
        if (design.basis.kept[j] == IV_RECEIVED)
            effect = solution[j];
    for (size_t i = 0; i < n; i++)
        gap[i] = effect * (foretold[i] - input->received[i]);
    double *shift = design_matrix_transform(&design, &model, gap);
    for (size_t i = 0; i < n; i++)
        y[i] += shift[i];
    ols_finish(&fit, &model, &design, solution, y);
    free(y);
    free(projection);
    free(solution);
    free(gap);
    free(shift);
    design_matrix_release(&design);
    return fit;
}

/* assigned's coefficient and variance for some outcome. */
static struct estimate
reduced_form(const struct iv_input *input, const double *outcome,
             const double **columns)
{
    struct ols_input model = stage(input, outcome, columns, input->assigned);
    struct ols fit = ols_fit(&model);
    struct estimate e =
        fit.reason ? estimate_none(fit.reason) : fit.coefficient[IV_RECEIVED];
    ols_release(&fit);
    return e;
}

/* All b with (a^2 - t^2 v) b^2 - 2 (ac - t^2 w) b + (c^2 - t^2 u) <= 0: c and
 * a the reduced form and first stage, u, v and w their variances and
 * covariance. */
static struct ar_set
solve(double square, double half, double constant)
{
    struct ar_set set = {.shape = AR_LINE};
    double root = half * half - square * constant;
    if (square < 0 && root <= 0)
        return set;
    root = sqrt(fmax(0, root));
    /* Without cancellation: the root of the larger size first. */
    double q = half + copysign(root, half);
    double one = q / square, two = q != 0 ? constant / q : 0;
    set.shape = square > 0 ? AR_INTERVAL : AR_RAYS;
    set.lower = fmin(one, two);
    set.upper = fmax(one, two);
    return set;
}

/* Being assigned moved nobody to receive: then every effect of receiving fits,
 * or none does. c: what being assigned did to the outcome. */
static struct ar_set
unmoved(const struct estimate *c, double alpha)
{
    return c->p < alpha
               ? (struct ar_set){.reason =
                                     "being assigned moved the outcome and "
                                     "moved nobody to receive, so that "
                                     "receiving cannot be what moved it"}
               : (struct ar_set){.shape = AR_LINE};
}

static struct ar_set
anderson_rubin(const struct iv_input *input, const double **columns)
{
    double *sum = heap_new(input->n, sizeof *sum);
    for (size_t i = 0; i < input->n; i++)
        sum[i] = input->y[i] + input->received[i];
    struct estimate c = reduced_form(input, input->y, columns);
    struct estimate a = reduced_form(input, input->received, columns);
    struct estimate both = reduced_form(input, sum, columns);
    free(sum);
    if (a.reason)
        return (struct ar_set){.reason = a.reason};
    /* Everybody, or nobody, received as assigned: a is known without error. */
    bool sure = a.se_reason && !c.se_reason;
    const struct estimate *all[] = {&c, sure ? &c : &a, &both};
    for (size_t i = 0; i < 3; i++) {
        const char *why = all[i]->reason ? all[i]->reason : all[i]->se_reason;
        if (why)
            return (struct ar_set){.reason = why};
    }
    if (sure && a.value == 0)
        return unmoved(&c, 1 - input->level);
    double t = t_quantile((1 + input->level) / 2, c.df), tt = t * t;
    double u = c.se * c.se, v = a.se * a.se;
    double w = sure ? 0 : (both.se * both.se - u - v) / 2;
    double square = a.value * a.value - tt * v;
    if (square == 0)
        return (struct ar_set){.reason = "the first stage is exactly at the "
                                         "edge of what the test can tell"};
    return solve(square, a.value * c.value - tt * w,
                 c.value * c.value - tt * u);
}

/* Why the first stage is known without error; NULL where people of an arm
 * differ in whether they received. */
static const char *
why_sure(const struct iv_input *input)
{
    bool met[2][2] = {{false}};
    for (size_t i = 0; i < input->n; i++)
        met[input->assigned[i] != 0][input->received[i] != 0] = true;
    if ((met[0][0] && met[0][1]) || (met[1][0] && met[1][1]))
        return NULL;
    if (!met[0][0] && !met[1][0])
        return "everybody took part, asked or not, so that it has no "
               "standard error";
    if (!met[0][1] && !met[1][1])
        return "nobody took part, asked or not, so that it has no standard "
               "error";
    return "all of one arm took part and nobody of the other, so that it has "
           "no "
           "standard error";
}

struct iv
iv_fit(const struct iv_input *input)
{
    struct iv iv = {0};
    const double **columns = heap_new(input->k + 1, sizeof *columns);
    struct ols_input model =
        stage(input, input->received, columns, input->assigned);
    struct ols first = ols_fit(&model);
    if (first.reason) {
        iv.fit.reason = first.reason;
        iv.first_stage = estimate_none(first.reason);
        iv.first_f_reason = first.reason;
        iv.anderson_rubin.reason = first.reason;
        goto out;
    }
    iv.first_stage = first.coefficient[IV_RECEIVED];
    const char *sure = iv.first_stage.se_reason ? why_sure(input) : NULL;
    if (sure)
        iv.first_stage.se_reason = sure;
    iv.first_f_reason = iv.first_stage.reason ? iv.first_stage.reason
                                              : iv.first_stage.se_reason;
    iv.first_f = iv.first_stage.statistic * iv.first_stage.statistic;
    iv.fit = second_stage(input, first.fitted, columns);
    if (iv.fit.coefficient[IV_RECEIVED].reason)
        iv.fit.coefficient[IV_RECEIVED] = estimate_none(
            "being assigned moved nobody to receive, so the effect of "
            "receiving cannot be told");
    iv.anderson_rubin = anderson_rubin(input, columns);
out:
    ols_release(&first);
    free(columns);
    return iv;
}

void
iv_release(struct iv *iv)
{
    ols_release(&iv->fit);
}
