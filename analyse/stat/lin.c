#include <config.h>

#include "analyse/stat/lin.h"
#include "base/heap.h"

#include <stdlib.h>

static double
mean(const double *v, const double *weight, size_t n)
{
    double sum = 0, total = 0, rest = 0;
    for (size_t i = 0; i < n; i++) {
        sum += (weight ? weight[i] : 1) * v[i];
        total += weight ? weight[i] : 1;
    }
    if (!(total > 0))
        return 0;
    double first = sum / total;
    for (size_t i = 0; i < n; i++)
        rest += (weight ? weight[i] : 1) * (v[i] - first);
    return first + rest / total;
}

struct ols
lin_fit(const struct lin_input *input)
{
    size_t n = input->n, k = input->k;
    double *values = heap_new(heap_product(2 * k + 1, n), sizeof *values);
    const double **columns = heap_new(2 * k + 1, sizeof *columns);
    double *arm = values, *centred = values + n, *product = centred + k * n;
    for (size_t i = 0; i < n; i++)
        arm[i] = input->treated[i];
    for (size_t j = 0; j < k; j++) {
        double middle = mean(input->covariates[j], input->weight, n);
        for (size_t i = 0; i < n; i++) {
            centred[j * n + i] = input->covariates[j][i] - middle;
            product[j * n + i] = arm[i] * centred[j * n + i];
        }
    }
    for (size_t j = 0; j < 2 * k + 1; j++)
        columns[j] = values + j * n;
    struct ols_input model = {
        .n = n,
        .k = 2 * k + 1,
        .y = input->y,
        .columns = columns,
        .intercept = true,
        .weight = input->weight,
        .cluster = input->cluster,
        .variance = input->variance,
        .level = input->level,
    };
    struct ols fit = ols_fit(&model);
    free(values);
    free(columns);
    return fit;
}
