#include <config.h>

#include "analyse/stat/uncond-test.h"

#include "analyse/stat/fisher.h"
#include "analyse/stat/hypergeometric.h"
#include "analyse/stat/nuisance.h"
#include "base/heap.h"

#include <stdlib.h>

/* With one rate for both arms a table's probability is that of its margin m,
 * the number who acted, times the hypergeometric of the table given m. So a
 * set of tables is fully told by how much of each margin it takes. */
struct margins {
    size_t people;
    double *share; /* [m] of the tables with m who acted that are in the set */
};

/* Sum of share[m] times the binomial of m, from the middle outwards. */
static double
set_probability(double rate, void *data)
{
    const struct margins *s = data;
    double n = (double)s->people;
    if (rate <= 0 || rate >= 1)
        return s->share[rate <= 0 ? 0 : s->people];
    double odds = rate / (1 - rate);
    size_t middle = (size_t)(n * rate);
    double all = 1;
    double in = s->share[middle];
    double term = 1;
    for (size_t m = middle; m < s->people && term > 1e-18; m++) {
        term *= (n - (double)m) / ((double)m + 1) * odds;
        all += term;
        in += term * s->share[m + 1];
    }
    term = 1;
    for (size_t m = middle; m > 0 && term > 1e-18; m--) {
        term *= (double)m / ((n - (double)m + 1) * odds);
        all += term;
        in += term * s->share[m - 1];
    }
    return in / all;
}

/* The densities of the tables of one margin, density[k - low]. */
static void
margin_densities(const struct hypergeometric *h, double *density)
{
    size_t count = (size_t)(h->high - h->low) + 1;
    double mean = h->n1 * h->m / (h->n1 + h->n0);
    size_t middle = (size_t)(mean - h->low);
    double k = h->low + (double)middle;
    density[middle] = exp(hypergeometric_log_density(h, k));
    for (size_t i = middle; i + 1 < count; i++) {
        k = h->low + (double)i + 1;
        density[i + 1] = density[i] * (h->n1 - k + 1) * (h->m - k + 1) /
                         (k * (h->n0 - h->m + k));
    }
    for (size_t i = middle; i > 0; i--) {
        k = h->low + (double)i;
        density[i - 1] = density[i] * (k * (h->n0 - h->m + k)) /
                         ((h->n1 - k + 1) * (h->m - k + 1));
    }
}

/* A rule says how much of a margin is as extreme as what was observed. */
typedef double (*rule)(const struct hypergeometric *h, const double *density,
                       double observed);

/* Two p within this share of each other are the same p. */
static const double tie = 1e-7;

/* Fisher's p of a table is the sum of the densities up to its own: take the
 * least likely, with all that equal it, while that sum stays within the
 * observed p. */
static double
fisher_rule(const struct hypergeometric *h, const double *density,
            double observed)
{
    size_t left = 0;
    size_t right = (size_t)(h->high - h->low) + 1;
    double taken = 0;
    while (left < right) {
        double bound = fmin(density[left], density[right - 1]) * (1 + tie);
        double group = 0;
        while (left < right && density[left] <= bound)
            group += density[left++];
        while (left < right && density[right - 1] <= bound)
            group += density[--right];
        if (taken + group > observed * (1 + tie))
            return taken;
        taken += group;
    }
    return 1;
}

static double
one_sided_rule(const struct hypergeometric *h, const double *density,
               double observed)
{
    size_t right = (size_t)(h->high - h->low) + 1;
    double taken = 0;
    while (right > 0 && taken + density[right - 1] <= observed * (1 + tie))
        taken += density[--right];
    return right == 0 ? 1 : taken;
}

/* observed is z squared over the number of people. */
static double
z_rule(const struct hypergeometric *h, const double *density, double observed)
{
    double people = h->n1 + h->n0;
    size_t count = (size_t)(h->high - h->low) + 1;
    if (h->low == h->high)
        return 0; /* z is zero, and the observed z is not */
    double taken = 0;
    for (size_t i = 0; i < count; i++) {
        double excess = (h->low + (double)i) * people - h->m * h->n1;
        double spread = h->m * (people - h->m) * h->n1 * h->n0;
        if (excess * excess >= observed * spread * (1 - 1e-12))
            taken += density[i];
    }
    return fmin(1, taken);
}

static struct point
largest_p(struct arms arms, rule part, double observed)
{
    struct rates r = arms_rates(arms);
    if ((r.n1 + 1) * (r.n0 + 1) > UNCOND_TABLES)
        return POINT_NONE("too many tables to go through for an exact test "
                          "that does not fix the margins");
    struct margins set = {.people = arms.n1 + arms.n0};
    set.share = heap_new(set.people + 1, sizeof *set.share);
    double *density = heap_new(arms.n1 + 1, sizeof *density);
    for (size_t m = 0; m <= set.people; m++) {
        size_t x1 = m < arms.n1 ? m : arms.n1;
        struct arms margin = {x1, arms.n1, m - x1, arms.n0};
        struct hypergeometric h = hypergeometric_of(margin);
        margin_densities(&h, density);
        set.share[m] = part(&h, density, observed);
    }
    struct nuisance nuisance = {.probability = set_probability,
                                .data = &set,
                                .low = 0,
                                .high = 1,
                                .people = r.n1 + r.n0,
                                .likely = -1};
    double p = nuisance_largest(&nuisance, INFINITY);
    free(set.share);
    free(density);
    return (struct point){.value = fmin(1, p)};
}

struct point
uncond_boschloo(struct arms arms)
{
    return largest_p(arms, fisher_rule, fisher_test(arms));
}

struct point
uncond_boschloo_central(struct arms arms)
{
    struct point more = largest_p(arms, one_sided_rule, fisher_greater(arms));
    struct arms swapped = arms_swapped(arms);
    struct point fewer =
        largest_p(swapped, one_sided_rule, fisher_greater(swapped));
    more.value = fmin(1, 2 * fmin(more.value, fewer.value));
    return more;
}

struct point
uncond_z_pooled(struct arms arms)
{
    struct rates r = arms_rates(arms);
    double people = r.n1 + r.n0;
    double acted = r.x1 + r.x0;
    double excess = r.x1 * people - acted * r.n1;
    double spread = acted * (people - acted) * r.n1 * r.n0;
    if (spread == 0)
        return (struct point){.value = 1};
    return largest_p(arms, z_rule, excess * excess / spread);
}
