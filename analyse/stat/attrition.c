#include <config.h>

#include "analyse/stat/attrition.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static const char empty_reason[] =
    "an arm is empty or nobody in it answered, so nothing bounds its mean";

/* One arm: its observed outcomes in rising order. */
struct side {
    size_t all, known;
    double *y;
    double mean, variance;
};

static int
rising(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static double
mean_of(const double *y, size_t n)
{
    double sum = 0, rest = 0;
    for (size_t i = 0; i < n; i++)
        sum += y[i];
    double mean = n ? sum / (double)n : 0;
    for (size_t i = 0; i < n; i++)
        rest += y[i] - mean;
    return n ? mean + rest / (double)n : 0;
}

static struct side
side_new(const struct attrition_input *input, int arm)
{
    struct side side = {.y = heap_new(input->n, sizeof(double))};
    for (size_t i = 0; i < input->n; i++) {
        if ((input->treated[i] != 0) != arm)
            continue;
        side.all++;
        if (input->observed[i])
            side.y[side.known++] = input->y[i];
    }
    qsort(side.y, side.known, sizeof *side.y, rising);
    side.mean = mean_of(side.y, side.known);
    for (size_t i = 0; i < side.known; i++)
        side.variance += (side.y[i] - side.mean) * (side.y[i] - side.mean);
    if (side.known)
        side.variance /= (double)side.known;
    return side;
}

/* Student's distribution above c. */
static double
above(double c, double df)
{
    double half = t_two_sided(c, df) / 2;
    return c < 0 ? 1 - half : half;
}

double
imbens_manski_factor(double width, double larger_se, double df, double level)
{
    double low = t_quantile(level, df), high = t_quantile((1 + level) / 2, df);
    double shift = larger_se > 0 ? fmax(0, width) / larger_se : INFINITY;
    for (int i = 0; i < 100; i++) {
        double c = (low + high) / 2;
        double missed = above(c, df) + above(c + shift, df);
        *(missed > 1 - level ? &low : &high) = c;
    }
    return (low + high) / 2;
}

static void
set_limits(struct bounds *b, double level)
{
    if (!(b->df > 0)) {
        b->limits = INTERVAL_NONE("an arm has a single group, so that the "
                                  "spread between its groups is unknown");
        return;
    }
    double larger = fmax(b->lower_se, b->upper_se);
    double c = imbens_manski_factor(b->upper - b->lower, larger, b->df, level);
    b->limits = (struct interval){.lower = b->lower - c * b->lower_se,
                                  .upper = b->upper + c * b->upper_se};
    if (!(larger > 0))
        b->limits = INTERVAL_NONE("the outcome does not vary");
}

/* Mean and its squared error with all missing at value. */
static double
filled(const struct side *side, double value, double *error)
{
    double n = (double)side->all, known = (double)side->known;
    double missing = n - known;
    double mean = (known * side->mean + missing * value) / n;
    double squares =
        known * (side->variance + (side->mean - mean) * (side->mean - mean)) +
        missing * (value - mean) * (value - mean);
    *error += side->all > 1 ? squares / (n - 1) / n : 0;
    return mean;
}

static struct bounds
bounds_start(const struct side *treated, const struct side *control)
{
    struct bounds b = {.df = INFINITY};
    if (!treated->known || !control->known) {
        b.reason = empty_reason;
        return b;
    }
    b.response[1] = (double)treated->known / (double)treated->all;
    b.response[0] = (double)control->known / (double)control->all;
    b.complete_case = treated->mean - control->mean;
    return b;
}

struct bounds
bounds_manski(const struct attrition_input *input, double least, double most)
{
    assert(least <= most);
    struct side t = side_new(input, 1), c = side_new(input, 0);
    struct bounds b = bounds_start(&t, &c);
    /* An arm of which nobody answered is bounded here all the same. */
    if (t.all && c.all) {
        b.reason = NULL;
        b.response[1] = (double)t.known / (double)t.all;
        b.response[0] = (double)c.known / (double)c.all;
        double low = 0, high = 0;
        b.lower = filled(&t, least, &low) - filled(&c, most, &low);
        b.upper = filled(&t, most, &high) - filled(&c, least, &high);
        b.lower_se = sqrt(low);
        b.upper_se = sqrt(high);
        set_limits(&b, input->level);
    }
    free(t.y);
    free(c.y);
    return b;
}

/* Of the sorted outcomes, all but a share at one end: mean, variance about it,
 * and the outcome at the cut. */
struct trimmed {
    double mean, variance, cut;
};

static struct trimmed
trim(const struct side *side, double share, bool from_top)
{
    struct trimmed t = {0, 0, 0};
    double keep = (1 - share) * (double)side->known, left = keep;
    size_t n = side->known;
    for (size_t i = 0; i < n && left > 1e-12; i++) {
        double y = side->y[from_top ? i : n - 1 - i], w = fmin(1, left);
        t.mean += w * y / keep;
        t.cut = y;
        left -= w;
    }
    left = keep;
    for (size_t i = 0; i < n && left > 1e-12; i++) {
        double y = side->y[from_top ? i : n - 1 - i], w = fmin(1, left);
        t.variance += w * (y - t.mean) * (y - t.mean) / keep;
        left -= w;
    }
    return t;
}

/* Lee's proposition 3, per person: the trimmed mean's own variance, that of
 * the cut, and that of the share trimmed. */
static double
trimmed_error(const struct side *side, const struct side *other,
              const struct trimmed *t, double share)
{
    double keep = (double)side->known * (1 - share);
    double r = (double)side->known / (double)side->all;
    double q = (double)other->known / (double)other->all;
    double share_error =
        (1 - r) / ((double)side->all * r) + (1 - q) / ((double)other->all * q);
    double gap = t->cut - t->mean;
    return t->variance / keep + gap * gap * share / keep +
           gap * gap * share_error;
}

/* What a bound is made of, for one person's influence on it. */
struct lee_bound {
    int arm; /* that is trimmed */
    bool from_top;
    struct trimmed kept;
    double share;                /* kept */
    const struct side *sides[2]; /* control, treated */
};

/* On the trimmed arm's mean less the other's; 0 on average in each arm. */
static double
influence_of(const struct lee_bound *f, const struct attrition_input *input,
             size_t i)
{
    int arm = input->treated[i] != 0;
    const struct side *side = f->sides[arm];
    double n = (double)side->all, r = (double)side->known / n;
    double gap = f->kept.cut - f->kept.mean;
    double answered = (input->observed[i] ? 1 : 0) / r - 1;
    if (arm != f->arm)
        return (gap * answered -
                (input->observed[i] ? (input->y[i] - side->mean) / r : 0)) /
               n;
    if (!input->observed[i])
        return -gap * answered / n;
    double beyond = input->y[i] - f->kept.cut;
    bool kept = f->from_top ? beyond < 0 : beyond > 0;
    return ((gap + (kept ? beyond / f->share : 0)) / r - gap * answered) / n;
}

/* One arm's part of the squared error: of the sums by cluster. */
static double
clustered_part(const struct lee_bound *f, const struct attrition_input *input,
               int arm, double *clusters)
{
    double *sum = heap_new(input->cluster.count, sizeof *sum), squares = 0;
    bool *seen = heap_new(input->cluster.count, sizeof *seen);
    *clusters = 0;
    for (size_t i = 0; i < input->n; i++) {
        size_t g = input->cluster.code[i];
        if ((input->treated[i] != 0) != arm)
            continue;
        *clusters += !seen[g];
        seen[g] = true;
        sum[g] += influence_of(f, input, i);
    }
    for (size_t g = 0; g < input->cluster.count; g++)
        squares += sum[g] * sum[g];
    free(sum);
    free(seen);
    return *clusters > 1 ? squares * *clusters / (*clusters - 1) : 0;
}

/* The error of a bound where groups were assigned; df falls to the bound's. */
static double
clustered_se(const struct lee_bound *f, const struct attrition_input *input,
             double *df)
{
    double g1, g0;
    double v1 = clustered_part(f, input, 1, &g1);
    double v0 = clustered_part(f, input, 0, &g0);
    if (g1 < 2 || g0 < 2)
        *df = 0;
    else if (v1 + v0 > 0)
        *df = fmin(*df, (v1 + v0) * (v1 + v0) /
                            (v1 * v1 / (g1 - 1) + v0 * v0 / (g0 - 1)));
    return sqrt(v1 + v0);
}

static void
set_clustered(struct bounds *b, struct lee_bound *f,
              const struct attrition_input *input, struct trimmed small,
              struct trimmed large)
{
    f->kept = small;
    f->from_top = b->trimmed_arm;
    b->lower_se = clustered_se(f, input, &b->df);
    f->kept = large;
    f->from_top = !b->trimmed_arm;
    b->upper_se = clustered_se(f, input, &b->df);
}

struct bounds
bounds_lee(const struct attrition_input *input)
{
    struct side t = side_new(input, 1), c = side_new(input, 0);
    struct bounds b = bounds_start(&t, &c);
    if (!b.reason) {
        bool more = b.response[1] >= b.response[0];
        const struct side *side = more ? &t : &c, *other = more ? &c : &t;
        double high = fmax(b.response[1], b.response[0]);
        double share = (high - fmin(b.response[1], b.response[0])) / high;
        b.trimmed_arm = more;
        b.trim_share = share;
        /* The treated's low end kept makes the effect small; so does the
         * controls' high end. */
        struct trimmed small = trim(side, share, more);
        struct trimmed large = trim(side, share, !more);
        double sign = more ? 1 : -1;
        b.lower = sign * (small.mean - other->mean);
        b.upper = sign * (large.mean - other->mean);
        b.upper = fmax(b.lower, b.upper); /* but for rounding they are */
        double rest = other->variance / (double)other->known;
        b.lower_se = sqrt(rest + trimmed_error(side, other, &small, share));
        b.upper_se = sqrt(rest + trimmed_error(side, other, &large, share));
        if (input->cluster.code) {
            struct lee_bound f = {
                .arm = more, .share = 1 - share, .sides = {&c, &t}};
            set_clustered(&b, &f, input, small, large);
        }
        set_limits(&b, input->level);
    }
    free(t.y);
    free(c.y);
    return b;
}
