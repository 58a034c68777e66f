#include <config.h>

#include "analyse/stat/hypergeometric.h"

#include "analyse/stat/binomial.h"

#include <assert.h>
#include <float.h>
#include <math.h>

struct hypergeometric
hypergeometric_of(struct arms arms)
{
    struct rates r = arms_rates(arms);
    double m = r.x1 + r.x0;
    return (struct hypergeometric){.n1 = r.n1,
                                   .n0 = r.n0,
                                   .m = m,
                                   .low = fmax(0, m - r.n0),
                                   .high = fmin(r.n1, m)};
}

/* Two binomials over the binomial of their sum, all of one rate. */
double
hypergeometric_log_density(const struct hypergeometric *h, double k)
{
    double people = h->n1 + h->n0;
    double rate = h->m / people;
    return binomial_log_density(k, h->n1, rate) +
           binomial_log_density(h->m - k, h->n0, rate) -
           binomial_log_density(h->m, people, rate);
}

/* The density of k over that of k - 1, when there is no effect. */
static double
rise(const struct hypergeometric *h, double k)
{
    return (h->n1 - k + 1) * (h->m - k + 1) / (k * (h->n0 - h->m + k));
}

static double
mode(const struct hypergeometric *h, double odds)
{
    double low = h->low; /* the density still rises to low */
    double high = h->high;
    while (low < high) {
        double middle = low + ceil((high - low) / 2);
        if (rise(h, middle) * odds >= 1)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* Density from k upwards, and downwards, as multiples of that of k: both
 * stop when a falling term no longer counts. *moment gathers the terms times
 * their distance from k. */
static double
sum_up(const struct hypergeometric *h, double k, double odds, double *moment)
{
    double sum = 1;
    double term = 1;
    for (double j = k + 1; j <= h->high; j++) {
        double ratio = rise(h, j) * odds;
        term *= ratio;
        sum += term;
        *moment += term * (j - k);
        if (ratio < 1 && term * (j - k) < DBL_EPSILON / 64 * sum * (1 - ratio))
            break;
    }
    return sum;
}

static double
sum_down(const struct hypergeometric *h, double k, double odds, double *moment)
{
    double sum = 1;
    double term = 1;
    for (double j = k; j > h->low; j--) {
        double ratio = 1 / (rise(h, j) * odds);
        term *= ratio;
        sum += term;
        *moment -= term * (k - j + 1);
        if (ratio < 1 &&
            term * (k - j + 1) < DBL_EPSILON / 64 * sum * (1 - ratio))
            break;
    }
    return sum;
}

/* A table whose density all others are measured by: the mode. */
struct scale {
    double odds;
    double log_odds;
    double mode;
    double log_density; /* of the mode, when there is no effect */
    double total;       /* of all tables, in densities of the mode */
    double moment;      /* of all tables about the mode, likewise */
};

static struct scale
scale_of(const struct hypergeometric *h, double log_odds)
{
    struct scale s = {.odds = exp(log_odds), .log_odds = log_odds};
    s.mode = mode(h, s.odds);
    s.log_density = hypergeometric_log_density(h, s.mode);
    s.total = sum_up(h, s.mode, s.odds, &s.moment) +
              sum_down(h, s.mode, s.odds, &s.moment) - 1;
    return s;
}

static double
density(const struct hypergeometric *h, const struct scale *s, double k)
{
    double log_ratio = hypergeometric_log_density(h, k) - s->log_density +
                       (k - s->mode) * s->log_odds;
    return exp(log_ratio) / s->total;
}

double
hypergeometric_density(const struct hypergeometric *h, double k,
                       double log_odds)
{
    assert(h->low <= k && k <= h->high);
    struct scale s = scale_of(h, log_odds);
    return density(h, &s, k);
}

/* The tail away from the mode is summed, so that a small one keeps its
 * digits; a large one is what the other leaves. */
static double
above(const struct hypergeometric *h, const struct scale *s, double k,
      double share)
{
    double unused = 0;
    if (k >= s->mode)
        return density(h, s, k) * (sum_up(h, k, s->odds, &unused) - 1 + share);
    return 1 - density(h, s, k) * (sum_down(h, k, s->odds, &unused) - share);
}

static double
below(const struct hypergeometric *h, const struct scale *s, double k,
      double share)
{
    double unused = 0;
    if (k < s->mode)
        return density(h, s, k) *
               (sum_down(h, k, s->odds, &unused) - 1 + share);
    return 1 - density(h, s, k) * (sum_up(h, k, s->odds, &unused) - share);
}

double
hypergeometric_above(const struct hypergeometric *h, double k, double share,
                     double log_odds)
{
    assert(h->low <= k && k <= h->high);
    struct scale s = scale_of(h, log_odds);
    return above(h, &s, k, share);
}

double
hypergeometric_below(const struct hypergeometric *h, double k, double share,
                     double log_odds)
{
    assert(h->low <= k && k <= h->high);
    struct scale s = scale_of(h, log_odds);
    return below(h, &s, k, share);
}

double
hypergeometric_tails(const struct hypergeometric *h, double j, double k,
                     double share, double log_odds)
{
    assert(j < k && k <= h->high);
    struct scale s = scale_of(h, log_odds);
    double tails = above(h, &s, k, share);
    return j >= h->low ? tails + below(h, &s, j, 1) : tails;
}

double
hypergeometric_mean(const struct hypergeometric *h, double log_odds)
{
    struct scale s = scale_of(h, log_odds);
    return s.mode + s.moment / s.total;
}
