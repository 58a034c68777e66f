/* Limits of the studentised randomisation test. */
#include <config.h>

#include "analyse/stat/ri-invert.h"
#include "tests/run.h"

#include <math.h>
#include <string.h>

enum { MOST = 64, UNITS = 10, PEOPLE = 11 };

static const size_t size[UNITS] = {1, 2, 3, 2, 4, 3, 1, 2, 5, 2};
static const unsigned char complete[UNITS] = {1, 0, 1, 0, 0, 1, 0, 1, 1, 0};
static const unsigned char in_blocks[UNITS] = {1, 0, 1, 0, 0, 1, 0, 1, 1, 0};
static const double people_y[PEOPLE] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};
static const unsigned char people_treated[PEOPLE] = {1, 1, 0, 1, 0, 1,
                                                     0, 1, 0, 0, 0};

struct study {
    double y[MOST];
    unsigned char treated[MOST];
    size_t block[MOST], cluster[MOST];
    struct ri_input input;
};

enum { GROUPS, BLOCKS, SHARES, ALONE, STUDIES };

static void
fill_groups(struct study *s, size_t which)
{
    size_t i = 0;
    for (size_t u = 0; u < UNITS; u++)
        for (size_t k = 0; k < size[u]; k++, i++) {
            s->treated[i] = (which == BLOCKS ? in_blocks : complete)[u];
            s->y[i] = (double)((i + 1) * 7 % 11 + (u + 1) % 3);
            if (which == SHARES)
                s->y[i] = s->y[i] > 5 || (u + 1) % 4 == 0;
            else if (s->treated[i])
                s->y[i] += which == BLOCKS ? 2 : 3;
            s->block[i] = u / 5;
            s->cluster[i] = u;
        }
    s->input.n = i;
    s->input.cluster = (struct grouping){s->cluster, UNITS};
}

static void
study_fill(struct study *s, size_t which)
{
    memset(s, 0, sizeof *s);
    if (which == ALONE) {
        memcpy(s->y, people_y, sizeof people_y);
        memcpy(s->treated, people_treated, sizeof people_treated);
        s->input.n = PEOPLE;
    } else {
        fill_groups(s, which);
    }
    if (which == BLOCKS)
        s->input.block = (struct grouping){s->block, 2};
    s->input.y = s->y;
    s->input.treated = s->treated;
    s->input.studentised = true;
    s->input.limits = RI_LIMITS_STUDENTISED;
    s->input.level = 0.9;
    s->input.draws = 5000;
    s->input.seed = 3;
}

/* R 4.2.2: p(e) over every assignment (combn in each block) of y - e z, by the
 * difference in means over its CR2 standard error in each block (as
 * clubSandwich 0.5.8 has it), at 801 places from 40 below the estimate to 40
 * above, and the outermost ends bisected. */
START_TEST(as_a_search_has_them)
{
    static const struct {
        size_t study;
        double level, p, lower, upper;
    } known[] = {
        {GROUPS, .9, 16. / 252, 0.24868323984405616, 5.2339814669276645},
        {GROUPS, .95, 16. / 252, -0.28130930453736219, 6.2206161602195422},
        {BLOCKS, .8, .24, -0.29091569145182111, 4.2181348199652904},
        {BLOCKS, .95, .24, -1.4222839704336718, 6.0424073331333368},
        {SHARES, .9, 250. / 252, -0.30764209304776968, 0.39894444485600228},
        {ALONE, .9, 1, -3.0119983887012873, 3.1730090399082571},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct study s;
        study_fill(&s, known[i].study);
        s.input.level = known[i].level;
        struct ri ri = ri_test(&s.input);
        ck_assert(!ri.limits.reason && ri.limits_pieces == 1);
        ck_assert_double_eq_tol(ri.p_limits, known[i].p, 1e-12);
        ck_assert_double_eq(ri.p_limits, ri.p_studentised);
        ck_assert_msg(fabs(ri.limits.lower - known[i].lower) < 1e-7 &&
                          fabs(ri.limits.upper - known[i].upper) < 1e-7,
                      "case %zu: %.12g to %.12g", i, ri.limits.lower,
                      ri.limits.upper);
    }
}
END_TEST

/* The test of another effect than none. */
static double
p_at(const struct study *s, double effect)
{
    struct study shifted = *s;
    for (size_t i = 0; i < s->input.n; i++)
        shifted.y[i] = s->y[i] - effect * (double)s->treated[i];
    shifted.input.y = shifted.y;
    shifted.input.treated = shifted.treated;
    if (s->input.block.code)
        shifted.input.block.code = shifted.block;
    if (s->input.cluster.code)
        shifted.input.cluster.code = shifted.cluster;
    shifted.input.limits = RI_LIMITS_NONE;
    return ri_test(&shifted.input).p_studentised;
}

static void
draw_study(struct study *s, uint64_t seed)
{
    struct rng rng = rng_new(11, seed);
    study_fill(s, seed % STUDIES);
    for (size_t i = 0; i < s->input.n; i++) {
        double x = rng_uniform(&rng);
        s->y[i] = seed % 3 == 0   ? floor(3 * x)
                  : seed % 3 == 1 ? -log(x + 1e-9) + (double)s->treated[i]
                                  : floor(4 * x * x) - (double)s->treated[i];
    }
}

/* Just inside a limit the effect is not rejected, just outside and further out
 * it is; 0 is inside just where p says so, but for one between two pieces. */
START_TEST(p_and_limits_agree)
{
    static const double level[] = {.5, .8, .9, .95};
    for (uint64_t seed = 0; seed < 160; seed++) {
        struct study s;
        draw_study(&s, seed);
        s.input.level = level[seed / 4 % 4];
        struct ri ri = ri_test(&s.input);
        if (ri.limits.reason)
            continue;
        double alpha = 1 - s.input.level, l = ri.limits.lower;
        double u = ri.limits.upper, off = 1e-6 * (1 + u - l);
        double in = fmin(off, (u - l) / 2) / 2;
        bool none = l <= 0 && 0 <= u;
        ck_assert(l <= ri.statistic && ri.statistic <= u);
        ck_assert(ri.p_limits <= alpha + 1e-12 || none);
        ck_assert(none == (ri.p_limits > alpha + 1e-12) ||
                  ri.limits_pieces > 1);
        if (isinf(off))
            continue;
        ck_assert_msg(p_at(&s, l + in) > alpha + 1e-12 &&
                          p_at(&s, u - in) > alpha + 1e-12 &&
                          p_at(&s, l - off) <= alpha + 1e-12 &&
                          p_at(&s, u + off) <= alpha + 1e-12,
                      "seed %d: %.12g to %.12g, p %g %g %g %g", (int)seed,
                      l, u, p_at(&s, l - off), p_at(&s, l + in),
                      p_at(&s, u - in), p_at(&s, u + off));
        for (double far = .01; far < 100; far *= 3)
            ck_assert(p_at(&s, l - far) <= alpha + 1e-12 &&
                      p_at(&s, u + far) <= alpha + 1e-12);
    }
}
END_TEST

/* One of 20,000 small studies in which p rises again beyond the first effect
 * that is rejected. */
START_TEST(the_limits_are_of_all_pieces)
{
    static const double y[8] = {3, 0, 0, 1, 0, 0, 1, 10};
    struct study s;
    study_fill(&s, ALONE);
    s.input.n = 8;
    for (size_t i = 0; i < 8; i++) {
        s.y[i] = y[i];
        s.treated[i] = i < 2;
    }
    struct ri ri = ri_test(&s.input);
    ck_assert_uint_eq(ri.limits_pieces, 2);
    size_t rejected = 0;
    for (double e = -20; e <= 20; e += .01) {
        bool inside = ri.limits.lower <= e && e <= ri.limits.upper;
        bool counts = p_at(&s, e) > .1 + 1e-12;
        ck_assert(inside || !counts);
        rejected += inside && !counts;
    }
    ck_assert_uint_gt(rejected, 0);
}
END_TEST

/* Groups of which no two have as many people: an effect moves none of them in
 * the line, so that the same assignments are drawn. */
static void
unequal_groups(struct study *s, uint64_t seed)
{
    struct rng rng = rng_new(13, seed);
    study_fill(s, GROUPS);
    size_t i = 0;
    for (size_t u = 0; u < UNITS; u++)
        for (size_t k = 0; k <= u; k++, i++) {
            s->y[i] = floor(5 * rng_uniform(&rng));
            s->treated[i] = (u + u / 3) % 2;
            s->cluster[i] = u;
        }
    s->input.n = i;
    s->input.exact_limit = 1;
}

/* The limits are of the draws that p is of. */
START_TEST(drawn_agree_too)
{
    size_t close = 0;
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct study s;
        unequal_groups(&s, seed);
        struct ri ri = ri_test(&s.input);
        double l = ri.limits.lower, u = ri.limits.upper, alpha = .1;
        double off = 1e-6 * (u - l);
        ck_assert(ri.limits_drawn && ri.lower_error >= 0);
        ck_assert((l <= 0 && 0 <= u) == (ri.p_limits > alpha));
        ck_assert(p_at(&s, l + off) > alpha && p_at(&s, u - off) > alpha);
        ck_assert(p_at(&s, l - off) <= alpha && p_at(&s, u + off) <= alpha);
        s.input.exact_limit = 0;
        struct ri exact = ri_test(&s.input);
        ck_assert(exact.lower_error == 0 && exact.upper_error == 0);
        close += fabs(l - exact.limits.lower) <= 2 * ri.lower_error + off;
        close += fabs(u - exact.limits.upper) <= 2 * ri.upper_error + off;
    }
    ck_assert_uint_ge(close, 72); /* of 80: 2 standard errors */
}
END_TEST

/* The standard deviation of limits drawn again and again is what they say. */
START_TEST(errors_of_limits_are_right)
{
    enum { AGAIN = 200 };
    for (int kind = 0; kind < 2; kind++) {
        struct study s;
        unequal_groups(&s, 7);
        for (size_t i = 0; i < s.input.n; i++)
            s.y[i] += (double)(i * i % 101) / 101;
        s.input.limits = kind ? RI_LIMITS_STUDENTISED : RI_LIMITS_TWO_SIDED;
        s.input.draws = 1500;
        double sum = 0, squares = 0, error = 0;
        for (size_t k = 0; k < AGAIN; k++) {
            s.input.seed = k;
            struct ri ri = ri_test(&s.input);
            sum += ri.limits.lower;
            squares += ri.limits.lower * ri.limits.lower;
            error += ri.lower_error / AGAIN;
        }
        double sd = sqrt((squares - sum * sum / AGAIN) / (AGAIN - 1));
        ck_assert_msg(error > .7 * sd && error < 1.4 * sd, "%g, said %g",
                      sd, error);
    }
}
END_TEST

START_TEST(arms_swapped_mirror)
{
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct study s;
        draw_study(&s, seed);
        s.input.exact_limit = seed & 1;
        struct ri a = ri_test(&s.input);
        for (size_t i = 0; i < s.input.n; i++)
            s.treated[i] = !s.treated[i];
        struct ri b = ri_test(&s.input);
        ck_assert(!a.limits.reason == !b.limits.reason);
        ck_assert(fabs(a.limits.lower + b.limits.upper) < 1e-9 ||
                  isinf(a.limits.lower));
        ck_assert(a.lower_error == b.upper_error);
        ck_assert(a.p_limits == b.p_limits);
    }
}
END_TEST

/* A constant moves nothing, an effect moves both limits, a unit scales them. */
START_TEST(limits_move_with_the_outcome)
{
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct study s;
        draw_study(&s, seed);
        struct ri a = ri_test(&s.input);
        if (a.limits.reason || isinf(a.limits.lower) ||
            isinf(a.limits.upper))
            continue;
        for (size_t i = 0; i < s.input.n; i++)
            s.y[i] = 8 * s.y[i] + 1024 + 4 * (double)s.treated[i];
        struct ri b = ri_test(&s.input);
        ck_assert(fabs(b.limits.lower - (8 * a.limits.lower + 4)) < 1e-7);
        ck_assert(fabs(b.limits.upper - (8 * a.limits.upper + 4)) < 1e-7);
    }
}
END_TEST

static bool
piece_holds(const struct ri_pieces *pieces, double x)
{
    for (size_t k = 0; k < pieces->count; k++)
        if (pieces->lower[k] <= x && x <= pieces->upper[k])
            return true;
    return false;
}

static void
check_pieces(const double c[5])
{
    struct ri_pieces pieces = ri_quartic_pieces(c);
    ck_assert(piece_holds(&pieces, 0));
    for (double x = -40; x <= 40; x += 0.0173) {
        double value = c[0] + x * (c[1] + x * (c[2] + x * (c[3] + x * c[4])));
        double scale = fabs(c[0]) + fabs(x * c[1]) + fabs(x * x * c[2]) +
                       fabs(x * x * x * c[3]) + fabs(x * x * x * x * c[4]);
        if (fabs(value) > 1e-12 * scale)
            ck_assert_msg(piece_holds(&pieces, x) == (value > 0),
                          "%g %g %g %g %g at %g", c[0], c[1], c[2], c[3], c[4],
                          x);
    }
}

START_TEST(a_quartic_is_positive_in_its_pieces)
{
    static const double known[][5] = {
        {4, 0, -5, 0, -1},    {1, -2, 0.5, 0, 0},   {1, 0, 1, 0, 0},
        {1, 0, -1, 0, 0},     {1, -4, 2, 2, -1},    {9, 6, -8, -2, -1e-9},
        {1e-18, 0, 1, 2, -1}, {2, 3, -1, 4, -0.01},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        check_pieces(known[i]);
    struct rng rng = rng_new(4, 4);
    for (size_t i = 0; i < 2000; i++) {
        double t = 3 * rng_uniform(&rng), c = 2 * rng_uniform(&rng) - 1;
        double a = 3 * rng_uniform(&rng), b = 2 * rng_uniform(&rng) - 1;
        double square = b * b / a + rng_uniform(&rng) * rng_uniform(&rng);
        check_pieces(
            (double[5]){t * t, -2 * t * c, c * c - a, 2 * b, -square});
    }
}
END_TEST

/* Three pieces of the draws: at 1 to 2 two of them, at 3 to 4 two again. */
START_TEST(a_hull_has_pieces)
{
    double lower[] = {3, 0, 1, -INFINITY}, upper[] = {5, 4, 2, -1};
    ri_hull_sort(lower, upper, 4);
    struct ri_hull one = ri_hull(lower, upper, 4, 1);
    struct ri_hull two = ri_hull(lower, upper, 4, 2);
    ck_assert(isinf(one.lower) && one.upper == 5 && one.pieces == 2);
    ck_assert(two.lower == 1 && two.upper == 4 && two.pieces == 2);
    double a[] = {0, 1}, b[] = {1, 2}; /* they touch */
    struct ri_hull touch = ri_hull(a, b, 2, 1);
    ck_assert(touch.lower == 0 && touch.upper == 2 && touch.pieces == 1);
    touch = ri_hull(a, b, 2, 2);
    ck_assert(touch.lower == 1 && touch.upper == 1);
}
END_TEST

START_TEST(no_limits_have_a_reason)
{
    struct study s;
    study_fill(&s, GROUPS);
    for (size_t i = 0; i < s.input.n; i++)
        s.y[i] = s.treated[i];
    ck_assert_ptr_nonnull(ri_test(&s.input).limits.reason);
    for (size_t i = 0; i < s.input.n; i++)
        s.y[i] = 0.1;
    struct ri same = ri_test(&s.input);
    ck_assert(same.limits.reason && same.p_studentised == 1);
    study_fill(&s, ALONE);
    for (size_t i = 0; i < s.input.n; i++)
        s.treated[i] = i == 0;
    struct ri lone = ri_test(&s.input);
    ck_assert(lone.limits.reason && lone.studentised_reason);
    ck_assert(!lone.reason);
}
END_TEST

/* 2 against 2: of 6 assignments that seen and its mirror count whatever the
 * effect, so that at 0.7 and above none could be rejected. */
START_TEST(few_assignments_have_no_ends)
{
    static const unsigned char treated[4] = {1, 1, 0, 0};
    static const double y[4] = {5, 8, 1, 2};
    struct ri_input input = {.n = 4,
                             .y = y,
                             .treated = treated,
                             .studentised = true,
                             .limits = RI_LIMITS_STUDENTISED,
                             .level = .7,
                             .draws = 1};
    struct ri ri = ri_test(&input);
    ck_assert(isinf(ri.limits.lower) && isinf(ri.limits.upper));
    input.level = .6;
    ri = ri_test(&input);
    ck_assert(isfinite(ri.limits.lower) && isfinite(ri.limits.upper));
}
END_TEST

int
main(void)
{
    return RUN_TESTS("ri-invert", as_a_search_has_them, p_and_limits_agree,
                     the_limits_are_of_all_pieces, drawn_agree_too,
                     errors_of_limits_are_right,
                     arms_swapped_mirror, limits_move_with_the_outcome,
                     a_quartic_is_positive_in_its_pieces, a_hull_has_pieces,
                     no_limits_have_a_reason, few_assignments_have_no_ends);
}
