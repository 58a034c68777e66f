#include <config.h>

#include "analyse/stat/icc.h"
#include "analyse/stat/binomial.h"
#include "analyse/stat/chi-square.h"
#include "analyse/stat/minimum.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* Clusters of one size are alike in all that follows: how many, the mean of
 * their means, and the squares of the means about it. */
struct size_class {
    double size, clusters, mean, squares;
};

/* Classes of sizes, and the sum of squares within clusters. */
struct layout {
    size_t people, clusters, classes;
    struct size_class *class;
    double within;
};

static void
add_cluster(struct size_class *class, double size, double mean)
{
    double d = mean - class->mean;
    class->size = size;
    class->clusters += 1;
    class->mean += d / class->clusters;
    class->squares += d * (mean - class->mean);
}

static struct layout
layout_new(const double *y, struct grouping cluster, size_t n)
{
    size_t *size = heap_new(cluster.count, sizeof *size);
    double *mean = heap_new(cluster.count, sizeof *mean);
    struct layout l = {.people = n};
    size_t largest = 0;
    for (size_t i = 0; i < n; i++) {
        size_t *own = &size[cluster.code[i]];
        mean[cluster.code[i]] += y[i];
        largest = ++*own > largest ? *own : largest;
    }
    for (size_t g = 0; g < cluster.count; g++)
        if (size[g])
            mean[g] /= (double)size[g];
    for (size_t i = 0; i < n; i++) {
        double d = y[i] - mean[cluster.code[i]];
        l.within += d * d;
    }
    l.class = heap_new(largest + 1, sizeof *l.class);
    for (size_t g = 0; g < cluster.count; g++)
        if (size[g]) {
            add_cluster(&l.class[size[g]], (double)size[g], mean[g]);
            l.clusters++;
        }
    for (size_t c = 1; c <= largest; c++)
        if (l.class[c].clusters > 0)
            l.class[l.classes++] = l.class[c];
    free(size);
    free(mean);
    return l;
}

/* Sum of w (mean - weighted mean)^2 over clusters, w = size/(1 + size ratio);
 * ratio the variance between over that within. */
static double
between_squares(const struct layout *l, double ratio, double *weights)
{
    double sum = 0, squares = 0;
    *weights = 0;
    for (size_t c = 0; c < l->classes; c++) {
        const struct size_class *class = &l->class[c];
        double w = class->size / (1 + class->size * ratio);
        *weights += w * class->clusters;
        sum += w * class->clusters * class->mean;
    }
    for (size_t c = 0; c < l->classes; c++) {
        const struct size_class *class = &l->class[c];
        double w = class->size / (1 + class->size * ratio);
        double d = class->mean - sum / *weights;
        squares += w * (class->squares + class->clusters * d * d);
    }
    return squares;
}

/* Minus twice the restricted log-likelihood, less a constant, the variance
 * within profiled out. */
static double
deviance(double icc, void *data)
{
    const struct layout *l = data;
    double ratio = icc / (1 - icc), weights, sum = 0;
    double squares = l->within + between_squares(l, ratio, &weights);
    for (size_t c = 0; c < l->classes; c++)
        sum += l->class[c].clusters * log1p(l->class[c].size * ratio);
    return ((double)l->people - 1) * log(squares) + sum + log(weights);
}

static void
set_limits(struct icc *icc, double level)
{
    double tail = (1 - level) / 2;
    double d1 = (double)icc->clusters - 1;
    double d2 = (double)(icc->people - icc->clusters);
    double f = icc->msb / icc->msw, m = icc->size;
    double low = f / f_quantile(1 - tail, d1, d2);
    double high = f / f_quantile(tail, d1, d2);
    icc->limits = (struct interval){.lower = (low - 1) / (low + m - 1),
                                    .upper = (high - 1) / (high + m - 1)};
    double msb = icc->msb * d1 / m;
    icc->between_limits = (struct interval){
        .lower = fmax(0, msb * (1 - 1 / low) / chi_square_quantile(tail, d1)),
        .upper = fmax(0, msb * (1 - 1 / high) / chi_square_quantile(1 - tail, d1)),
    };
}

struct icc
icc_estimate(const double *y, struct grouping cluster, size_t n, double level)
{
    assert(level > 0 && level < 1);
    struct layout l = layout_new(y, cluster, n);
    struct icc icc = {.people = n, .clusters = l.clusters};
    double squares = 0, weights, people = (double)n;
    for (size_t c = 0; c < l.classes; c++)
        squares += l.class[c].clusters * l.class[c].size * l.class[c].size;
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
        icc.anova = (icc.msb - icc.msw) / (icc.msb + (icc.size - 1) * icc.msw);
        icc.between = fmax(0, (icc.msb - icc.msw) / icc.size);
        icc.reml = minimum_between(deviance, &l, 0, 1 - 1e-12, 200);
        icc.design_effect = 1 + (squares / people - 1) * fmax(0, icc.anova);
        if (icc.msb > 0)
            set_limits(&icc, level);
        else
            icc.limits = icc.between_limits = INTERVAL_NONE(
                "clusters do not differ at all, so no limits exist");
    }
    free(l.class);
    return icc;
}
