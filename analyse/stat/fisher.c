#include <config.h>

#include "analyse/stat/fisher.h"

#include "analyse/stat/hypergeometric.h"

#include <math.h>

static const double tie = 1e-7; /* of logarithms: a relative difference */

double
fisher_greater(struct arms arms)
{
    struct hypergeometric h = hypergeometric_of(arms);
    return fmin(1, hypergeometric_above(&h, (double)arms.x1, 1, 0));
}

double
fisher_less(struct arms arms)
{
    struct hypergeometric h = hypergeometric_of(arms);
    return fmin(1, hypergeometric_below(&h, (double)arms.x1, 1, 0));
}

/* The least table from the mode upwards whose log density is at most bound;
 * high + 1 if none. */
static double
unlikely_from(const struct hypergeometric *h, double mode, double bound)
{
    double low = mode;
    double high = h->high + 1;
    while (low < high) {
        double middle = low + floor((high - low) / 2);
        if (hypergeometric_log_density(h, middle) <= bound)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* The greatest table from the mode downwards, likewise; low - 1 if none. */
static double
unlikely_to(const struct hypergeometric *h, double mode, double bound)
{
    double low = h->low - 1;
    double high = mode;
    while (low < high) {
        double middle = low + ceil((high - low) / 2);
        if (hypergeometric_log_density(h, middle) <= bound)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* The probability of all tables whose log density is at most bound. */
static double
unlikely(const struct hypergeometric *h, double bound)
{
    double mode = floor((h->n1 + 1) * (h->m + 1) / (h->n1 + h->n0 + 2));
    mode = fmax(h->low, fmin(h->high, mode));
    double from = unlikely_from(h, mode, bound);
    double to = unlikely_to(h, mode, bound);
    if (from <= to + 1)
        return 1;
    double p = 0;
    if (from <= h->high)
        p += hypergeometric_above(h, from, 1, 0);
    if (to >= h->low)
        p += hypergeometric_below(h, to, 1, 0);
    return fmin(1, p);
}

double
fisher_test(struct arms arms)
{
    struct hypergeometric h = hypergeometric_of(arms);
    return unlikely(&h, hypergeometric_log_density(&h, (double)arms.x1) + tie);
}

double
fisher_midp(struct arms arms)
{
    struct hypergeometric h = hypergeometric_of(arms);
    double observed = hypergeometric_log_density(&h, (double)arms.x1);
    if (h.low == h.high)
        return 1;
    return (unlikely(&h, observed + tie) + unlikely(&h, observed - tie)) / 2;
}

double
fisher_midp_observed(struct arms arms)
{
    struct hypergeometric h = hypergeometric_of(arms);
    if (h.low == h.high)
        return 1;
    double observed = exp(hypergeometric_log_density(&h, (double)arms.x1));
    return fisher_test(arms) - observed / 2;
}

static double
smaller_tail_doubled(struct arms arms, double share)
{
    struct hypergeometric h = hypergeometric_of(arms);
    double x = (double)arms.x1;
    double above = hypergeometric_above(&h, x, share, 0);
    double below = hypergeometric_below(&h, x, share, 0);
    return fmin(1, 2 * fmin(above, below));
}

double
fisher_central(struct arms arms)
{
    return smaller_tail_doubled(arms, 1);
}

double
fisher_midp_central(struct arms arms)
{
    return smaller_tail_doubled(arms, 0.5);
}
