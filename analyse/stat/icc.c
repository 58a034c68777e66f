#include <config.h>

#include "analyse/stat/icc.h"
#include "base/memory.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* By cluster: people, mean; and the sum of squares within. */
struct layout {
    size_t people, clusters;
    double *size, *mean;
    double within;
};

static struct layout
layout_new(const double *y, struct grouping cluster, size_t n)
{
    struct layout l = {
        .people = n,
        .size = memory_new(cluster.count, sizeof(double)),
        .mean = memory_new(cluster.count, sizeof(double)),
    };
    for (size_t i = 0; i < n; i++) {
        l.size[cluster.code[i]] += 1;
        l.mean[cluster.code[i]] += y[i];
    }
    for (size_t g = 0; g < cluster.count; g++)
        if (l.size[g] > 0)
            l.mean[g] /= l.size[g];
    for (size_t i = 0; i < n; i++) {
        double d = y[i] - l.mean[cluster.code[i]];
        l.within += d * d;
    }
    for (size_t g = 0; g < cluster.count; g++)
        if (l.size[g] > 0) {
            l.size[l.clusters] = l.size[g];
            l.mean[l.clusters++] = l.mean[g];
        }
    return l;
}

/* Sum of w (mean - weighted mean)^2 over clusters, w = size/(1 + size ratio);
 * ratio the variance between over that within. */
static double
between_squares(const struct layout *l, double ratio, double *weights)
{
    double sum = 0, squares = 0;
    *weights = 0;
    for (size_t g = 0; g < l->clusters; g++) {
        double w = l->size[g] / (1 + l->size[g] * ratio);
        *weights += w;
        sum += w * l->mean[g];
    }
    for (size_t g = 0; g < l->clusters; g++) {
        double w = l->size[g] / (1 + l->size[g] * ratio);
        double d = l->mean[g] - sum / *weights;
        squares += w * d * d;
    }
    return squares;
}

/* Minus twice the restricted log-likelihood, less a constant, the variance
 * within profiled out. */
static double
deviance(const struct layout *l, double icc)
{
    double ratio = icc / (1 - icc), weights, sum = 0;
    double squares = l->within + between_squares(l, ratio, &weights);
    for (size_t g = 0; g < l->clusters; g++)
        sum += log1p(l->size[g] * ratio);
    return ((double)l->people - 1) * log(squares) + sum + log(weights);
}

/* The least of a grid, then golden section around it. */
static double
reml(const struct layout *l)
{
    enum { GRID = 200 };
    static const double golden = 0.6180339887498949;
    size_t best = 0;
    for (size_t i = 1; i < GRID; i++)
        if (deviance(l, (double)i / GRID) < deviance(l, (double)best / GRID))
            best = i;
    double low = best ? (double)(best - 1) / GRID : 0;
    double high = fmin((double)(best + 1) / GRID, 1 - 1e-12);
    for (int i = 0; i < 60; i++) {
        double a = high - golden * (high - low);
        double b = low + golden * (high - low);
        if (deviance(l, a) <= deviance(l, b))
            high = b;
        else
            low = a;
    }
    double middle = (low + high) / 2;
    return deviance(l, 0) <= deviance(l, middle) ? 0 : middle;
}

static void
set_limits(struct icc *icc, double level)
{
    double tail = (1 - level) / 2;
    double d1 = (double)icc->clusters - 1;
    double d2 = (double)(icc->people - icc->clusters);
    double f = icc->msb / icc->msw, m = icc->size;
    double low = f / gsl_cdf_fdist_Qinv(tail, d1, d2);
    double high = f / gsl_cdf_fdist_Pinv(tail, d1, d2);
    icc->limits = (struct interval){.lower = (low - 1) / (low + m - 1),
                                    .upper = (high - 1) / (high + m - 1)};
    double msb = icc->msb * d1 / m;
    icc->between_limits = (struct interval){
        .lower = fmax(0, msb * (1 - 1 / low) / gsl_cdf_chisq_Qinv(tail, d1)),
        .upper = fmax(0, msb * (1 - 1 / high) / gsl_cdf_chisq_Pinv(tail, d1)),
    };
}

struct icc
icc_estimate(const double *y, struct grouping cluster, size_t n, double level)
{
    assert(level > 0 && level < 1);
    struct layout l = layout_new(y, cluster, n);
    struct icc icc = {.people = n, .clusters = l.clusters};
    double squares = 0, weights, people = (double)n;
    for (size_t g = 0; g < l.clusters; g++)
        squares += l.size[g] * l.size[g];
    if (l.clusters < 2)
        icc.reason = "a single cluster shows no spread between clusters";
    else if (n == l.clusters)
        icc.reason = "every cluster has one person, so the spread inside "
                     "clusters is unknown";
    else if (!(l.within > 0))
        icc.reason = "people of one cluster never differ, so the spread "
                     "inside clusters is 0";
    if (!icc.reason) {
        double d1 = (double)l.clusters - 1;
        icc.size = (people - squares / people) / d1;
        icc.msb = between_squares(&l, 0, &weights) / d1;
        icc.msw = l.within / (people - (double)l.clusters);
        icc.anova =
            (icc.msb - icc.msw) / (icc.msb + (icc.size - 1) * icc.msw);
        icc.between = (icc.msb - icc.msw) / icc.size;
        icc.reml = reml(&l);
        icc.design_effect =
            1 + (squares / people - 1) * fmax(0, icc.anova);
        if (icc.msb > 0)
            set_limits(&icc, level);
        else
            icc.limits = icc.between_limits = INTERVAL_NONE(
                "clusters do not differ at all, so no limits exist");
    }
    free(l.size);
    free(l.mean);
    return icc;
}
