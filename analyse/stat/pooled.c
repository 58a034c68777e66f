#include <config.h>

#include "analyse/stat/pooled.h"

#include "analyse/stat/chi-square.h"
#include "analyse/stat/odds-ratio.h"
#include "analyse/stat/root.h"
#include "analyse/stat/score.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#define NO_STRATUM "no stratum has people in both arms"

static bool
has_both_arms(struct arms a)
{
    return a.n1 > 0 && a.n0 > 0;
}

/* Nobody or everybody acted in both arms: no ratio can be told. */
static bool
is_flat(struct rates r)
{
    double acted = r.x1 + r.x0;
    return acted == 0 || acted == r.n1 + r.n0;
}

/* An effect of one stratum and its variance, on the scale of analysis. */
struct effect {
    double value;
    double variance;
};

typedef struct effect (*effect_of)(struct rates r);

static struct effect
difference_effect(struct rates r)
{
    double p1 = r.x1 / r.n1;
    double p0 = r.x0 / r.n0;
    return (struct effect){p1 - p0,
                           p1 * (1 - p1) / r.n1 + p0 * (1 - p0) / r.n0};
}

static struct effect
ratio_effect(struct rates r)
{
    return (struct effect){log(r.x1 / r.n1) - log(r.x0 / r.n0),
                           1 / r.x1 - 1 / r.n1 + 1 / r.x0 - 1 / r.n0};
}

static struct effect
odds_effect(struct rates r)
{
    double y1 = r.n1 - r.x1;
    double y0 = r.n0 - r.x0;
    return (struct effect){log(r.x1 / y1) - log(r.x0 / y0),
                           1 / r.x1 + 1 / y1 + 1 / r.x0 + 1 / y0};
}

static struct rates
without_empty_cells(struct rates r)
{
    if (r.x1 > 0 && r.x0 > 0 && r.x1 < r.n1 && r.x0 < r.n0)
        return r;
    r.x1 += 0.5;
    r.x0 += 0.5;
    r.n1++;
    r.n0++;
    return r;
}

/* Cochran's Q of the strata about the pooled effect. */
static void
homogeneity(struct pooled *pooled, const struct arms *strata, size_t count,
            double centre, effect_of effect)
{
    double q = 0;
    for (size_t i = 0; i < count; i++) {
        if (!has_both_arms(strata[i]) || is_flat(arms_rates(strata[i])))
            continue;
        struct effect e = effect(without_empty_cells(arms_rates(strata[i])));
        q += (e.value - centre) * (e.value - centre) / e.variance;
        pooled->strata++;
    }
    pooled->q = q;
    pooled->q_p = pooled->strata > 1
                      ? chi_square_above(q, (double)pooled->strata - 1)
                      : 1;
}

/* There is an effect, but no variance. */
static struct pooled
pooled_bare(double estimate, const char *why)
{
    return (struct pooled){.estimate = estimate,
                           .interval = INTERVAL_NONE(why)};
}

/* The rest of a pooled effect from its value and variance on the scale of
 * analysis, which is logarithmic or not. */
static struct pooled
pooled_of(double value, double variance, bool logarithmic, double level)
{
    struct pooled pooled = {.estimate = logarithmic ? exp(value) : value,
                            .se = sqrt(fmax(0, variance))};
    double half = level_quantile(level) * pooled.se;
    pooled.interval.lower = value - half;
    pooled.interval.upper = value + half;
    if (logarithmic) {
        pooled.interval.lower = exp(value - half);
        pooled.interval.upper = exp(value + half);
    }
    pooled.z = value / pooled.se;
    pooled.p = erfc(fabs(pooled.z) / sqrt(2));
    return pooled;
}

struct pooled
pooled_difference(const struct arms *strata, size_t count, double level)
{
    double weights = 0;
    double sum = 0;
    double slope = 0; /* of the variance by the difference */
    double base = 0;
    for (size_t i = 0; i < count; i++) {
        if (!has_both_arms(strata[i]))
            continue;
        struct rates r = arms_rates(strata[i]);
        double n = r.n1 + r.n0;
        double s1 = r.n1 / n;
        double s0 = r.n0 / n;
        weights += r.n1 * s0;
        sum += r.x1 * s0 - r.x0 * s1;
        slope += r.x0 * s1 * s1 - r.x1 * s0 * s0 + s1 * s0 * (r.n0 - r.n1) / 2;
        base += (r.x1 * (r.n0 - r.x0) + r.x0 * (r.n1 - r.x1)) / (2 * n);
    }
    if (weights == 0)
        return (struct pooled){.reason = NO_STRATUM};
    double value = sum / weights;
    double variance = (value * slope + base) / (weights * weights);
    if (!(variance > 0))
        return pooled_bare(value,
                           "nobody or everybody acted in each arm, so that "
                           "the difference has no variance");
    struct pooled pooled = pooled_of(value, variance, false, level);
    homogeneity(&pooled, strata, count, value, difference_effect);
    return pooled;
}

struct pooled
pooled_ratio(const struct arms *strata, size_t count, double level)
{
    double one = 0;
    double zero = 0;
    double spread = 0;
    for (size_t i = 0; i < count; i++) {
        if (!has_both_arms(strata[i]))
            continue;
        struct rates r = arms_rates(strata[i]);
        double n = r.n1 + r.n0;
        one += r.x1 * r.n0 / n;
        zero += r.x0 * r.n1 / n;
        spread += r.n1 * r.n0 / n * (r.x1 + r.x0) / n - r.x1 * r.x0 / n;
    }
    if (one == 0 && zero == 0)
        return (struct pooled){.reason = "nobody acted in either arm"};
    if (one == 0 || zero == 0)
        return pooled_bare(one / zero, "nobody acted in one of the arms, so "
                                       "that the ratio has no variance");
    if (!(spread > 0))
        return pooled_bare(one / zero, "everybody acted in both arms, so that "
                                       "the ratio has no variance");
    double value = log(one / zero);
    struct pooled pooled = pooled_of(value, spread / (one * zero), true, level);
    homogeneity(&pooled, strata, count, value, ratio_effect);
    return pooled;
}

/* The sums of Robins, Breslow and Greenland, in their letters: p and q are
 * shares of concordant and discordant people, r and s the two products. */
struct odds_sums {
    double r;
    double s;
    double pr;
    double ps_qr;
    double qs;
};

static struct odds_sums
odds_sums(const struct arms *strata, size_t count)
{
    struct odds_sums sums = {0};
    for (size_t i = 0; i < count; i++) {
        if (!has_both_arms(strata[i]))
            continue;
        struct rates a = arms_rates(strata[i]);
        double n = a.n1 + a.n0;
        double p = (a.x1 + a.n0 - a.x0) / n;
        double q = 1 - p;
        double r = a.x1 * (a.n0 - a.x0) / n;
        double s = a.x0 * (a.n1 - a.x1) / n;
        sums.r += r;
        sums.s += s;
        sums.pr += p * r;
        sums.ps_qr += p * s + q * r;
        sums.qs += q * s;
    }
    return sums;
}

static const char no_odds[] = "nobody or everybody acted in one of the arms "
                              "of each stratum";

struct pooled
pooled_odds(const struct arms *strata, size_t count, double level)
{
    struct odds_sums s = odds_sums(strata, count);
    if (s.r == 0 && s.s == 0)
        return (struct pooled){.reason = no_odds};
    if (s.r == 0 || s.s == 0)
        return pooled_bare(s.r / s.s, no_odds);
    double variance = s.pr / (2 * s.r * s.r) + s.ps_qr / (2 * s.r * s.s) +
                      s.qs / (2 * s.s * s.s);
    double value = log(s.r / s.s);
    struct pooled pooled = pooled_of(value, variance, true, level);
    homogeneity(&pooled, strata, count, value, odds_effect);
    return pooled;
}

/* What the lower limit solves: excess(difference) = 0. */
struct lower {
    const struct arms *strata;
    size_t count;
    bool swapped;
    double z;
};

/* Positive while the difference is too low to be kept: the weighted sum of
 * the strata's scores less what the test allows. */
static double
excess(double difference, void *data)
{
    const struct lower *l = data;
    double sum = 0;
    double variance = 0;
    for (size_t i = 0; i < l->count; i++) {
        struct arms arms = l->strata[i];
        if (!has_both_arms(arms))
            continue;
        struct rates r = arms_rates(l->swapped ? arms_swapped(arms) : arms);
        double n = r.n1 + r.n0;
        double weight = r.n1 * r.n0 / n;
        struct restricted m = score_difference(r, difference);
        sum += weight * (r.p1 - r.p0 - difference);
        variance += weight * weight * m.variance * n / (n - 1);
    }
    return sum - l->z * sqrt(variance);
}

static double
mh_difference(const struct lower *l, double *people)
{
    double sum = 0;
    double weights = 0;
    for (size_t i = 0; i < l->count; i++) {
        if (!has_both_arms(l->strata[i]))
            continue;
        struct rates r = arms_rates(l->strata[i]);
        double weight = r.n1 * r.n0 / (r.n1 + r.n0);
        sum += weight * (r.p1 - r.p0);
        weights += weight;
        *people += r.n1 + r.n0;
    }
    return l->swapped ? -sum / weights : sum / weights;
}

/* As for one table, the search ends a hair below the estimate, where the
 * variance may vanish and excess with it. */
static double
lower_limit(struct lower *l)
{
    double people = 0;
    double estimate = mh_difference(l, &people);
    if (estimate <= -1)
        return -1;
    double hair = 1e-6 * l->z * l->z / (people + l->z * l->z);
    return root_between(excess, l, -1, fmax(-1, estimate - hair));
}

struct interval
pooled_miettinen_nurminen(const struct arms *strata, size_t count, double level)
{
    struct lower l = {strata, count, false, level_quantile(level)};
    bool any = false;
    for (size_t i = 0; i < count; i++)
        any = any || has_both_arms(strata[i]);
    if (!any)
        return INTERVAL_NONE(NO_STRATUM);
    struct interval interval = {.lower = lower_limit(&l)};
    l.swapped = true;
    interval.upper = -lower_limit(&l);
    return interval;
}

static struct chi_square
cmh(const struct arms *strata, size_t count, double correction)
{
    double sum = 0;
    double variance = 0;
    for (size_t i = 0; i < count; i++) {
        if (!has_both_arms(strata[i]))
            continue;
        struct rates r = arms_rates(strata[i]);
        double n = r.n1 + r.n0;
        double acted = r.x1 + r.x0;
        sum += (r.x1 * r.n0 - r.x0 * r.n1) / n;
        variance += r.n1 / n * (r.n0 / n) * acted * (n - acted) / (n - 1);
    }
    if (variance == 0)
        return (struct chi_square){
            .reason = "nobody or everybody acted in each stratum"};
    double distance = fmax(0, fabs(sum) - correction);
    struct chi_square test = {.statistic = distance * distance / variance,
                              .df = 1};
    test.p = erfc(sqrt(test.statistic / 2));
    return test;
}

struct chi_square
pooled_cmh(const struct arms *strata, size_t count)
{
    return cmh(strata, count, 0);
}

struct chi_square
pooled_cmh_corrected(const struct arms *strata, size_t count)
{
    return cmh(strata, count, 0.5);
}

static struct chi_square
breslow_day(const struct arms *strata, size_t count, bool tarone)
{
    struct odds_sums s = odds_sums(strata, count);
    if (s.r == 0 || s.s == 0)
        return (struct chi_square){.reason = no_odds};
    double theta = s.r / s.s;
    struct chi_square test = {.df = -1};
    double sum = 0;
    double variances = 0;
    for (size_t i = 0; i < count; i++) {
        if (!has_both_arms(strata[i]) || is_flat(arms_rates(strata[i])))
            continue;
        struct rates r = arms_rates(strata[i]);
        double p0 = odds_ratio_control_rate(r, theta);
        double p1 = theta * p0 / (1 + p0 * (theta - 1));
        double one = r.n1 * p1 * (1 - p1);
        double zero = r.n0 * p0 * (1 - p0);
        double variance = one * zero / (one + zero);
        double distance = r.x1 - r.n1 * p1;
        test.statistic += distance * distance / variance;
        test.df++;
        sum += distance;
        variances += variance;
    }
    if (test.df < 1)
        return (struct chi_square){.reason = "there is one stratum only"};
    if (tarone)
        test.statistic = fmax(0, test.statistic - sum * sum / variances);
    test.p = chi_square_above(test.statistic, test.df);
    return test;
}

struct chi_square
pooled_breslow_day(const struct arms *strata, size_t count)
{
    return breslow_day(strata, count, false);
}

struct chi_square
pooled_tarone(const struct arms *strata, size_t count)
{
    return breslow_day(strata, count, true);
}
