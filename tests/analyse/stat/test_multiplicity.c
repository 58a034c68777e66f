#include <config.h>

#include "analyse/stat/multiplicity.h"
#include "analyse/stat/ri.h"
#include "tests/run.h"

#include <math.h>

typedef void (*adjust)(const double *, size_t, double *);
static const adjust kinds[] = {
    multiplicity_bonferroni, multiplicity_holm, multiplicity_hochberg,
    multiplicity_bh,         multiplicity_by,
};
enum { KINDS = sizeof kinds / sizeof *kinds, M = 6 };
static const double p[M] = {0.01, 0.2, 0.01, 1, 0, 0.049};

START_TEST(never_below_raw_nor_above_one)
{
    for (int k = 0; k < KINDS; k++) {
        double q[M], one;
        kinds[k](p, M, q);
        for (size_t i = 0; i < M; i++) {
            ck_assert(q[i] >= p[i] && q[i] <= 1);
            for (size_t j = 0; j < M; j++)
                ck_assert(p[i] > p[j] || q[i] <= q[j]);
        }
        kinds[k](p, 1, &one);
        ck_assert(fabs(one - p[0]) < 1e-15);
        kinds[k](p, 0, NULL);
    }
}
END_TEST

START_TEST(in_place)
{
    for (int k = 0; k < KINDS; k++) {
        double q[M], own[M];
        kinds[k](p, M, q);
        for (size_t i = 0; i < M; i++)
            own[i] = p[i];
        kinds[k](own, M, own);
        for (size_t i = 0; i < M; i++)
            ck_assert(own[i] == q[i]);
    }
}
END_TEST

enum { N = 10 };
static const unsigned char z[N] = {1, 0, 1, 0, 1, 1, 0, 0, 1, 0};
static const double a[N] = {5, 1, 6, 2, 7, 5, 3, 1, 6, 2};
static const double b[N] = {2, 1, 3, 3, 1, 2, 2, 1, 3, 2};
static const size_t block[N] = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};

/* One outcome alone is its own randomisation test; a copy of it changes
 * nothing; and draws come near to all assignments. */
START_TEST(westfall_young_of_one)
{
    const double *const twice[] = {a, a, b};
    struct westfall_young_input input = {
        .n = N,
        .m = 1,
        .outcome = twice,
        .treated = z,
        .block = {block, 2},
        .draws = 20000,
        .seed = 4,
    };
    struct ri_input single = {
        .n = N, .y = a, .treated = z, .block = {block, 2}, .draws = 1};
    struct ri ri = ri_test(&single);
    struct westfall_young wy = westfall_young_new(&input);
    ck_assert(wy.exact && (double)wy.visited == ri.count.count);
    ck_assert(fabs(wy.raw[0] - ri.p_two_sided) < 1e-12);
    ck_assert(fabs(wy.max_t[0] - ri.p_two_sided) < 1e-12);
    ck_assert(fabs(wy.min_p[0] - ri.p_two_sided) < 1e-12);
    westfall_young_release(&wy);
    input.m = 2;
    wy = westfall_young_new(&input);
    ck_assert(fabs(wy.max_t[1] - ri.p_two_sided) < 1e-12);
    westfall_young_release(&wy);
    input.m = 3;
    wy = westfall_young_new(&input);
    input.exact_limit = 1;
    struct westfall_young drawn = westfall_young_new(&input);
    ck_assert(!drawn.exact && drawn.visited == 20001);
    for (size_t j = 0; j < 3; j++) {
        ck_assert(fabs(drawn.max_t[j] - wy.max_t[j]) < 0.02);
        ck_assert(fabs(drawn.min_p[j] - wy.min_p[j]) < 0.02);
        ck_assert(wy.max_t[j] >= wy.raw[j] && wy.min_p[j] >= wy.raw[j]);
    }
    westfall_young_release(&wy);
    westfall_young_release(&drawn);
}
END_TEST

/* Three outcomes on scales of their own, some not known (-1), in each design:
 * every assignment visited. Origin: base R 4.2.2, combn() inside each block,
 * mean() of the known by arm weighted by the blocks' people, each |difference|
 * over sqrt(rowMeans(T^2)), and cummax() of the successive maxima's shares. */
enum { K = 3, MOST = 15 };
static const struct design_case {
    const char *name;
    size_t n, assignments;
    unsigned char treated[MOST];
    double outcome[K][MOST];
    size_t block[MOST], cluster[MOST];
    size_t blocks, clusters;
    double raw[K], max_t[K];
} designs[] = {
    {"people", 10, 252,
     {1, 0, 1, 0, 1, 1, 0, 0, 1, 0},
     {{5, 1, 6, 2, 7, 5, 3, 1, 6, 2},
      {200, 100, 300, 300, 100, 200, 200, 100, 300, 200},
      {1, 0, -1, 0, 1, 1, 0, -1, 1, 1}},
     .raw = {2 / 252., 180 / 252., 22 / 252.},
     .max_t = {2 / 252., 180 / 252., 34 / 252.}},
    {"blocks", 10, 60,
     {1, 0, 1, 0, 1, 1, 0, 0, 1, 0},
     {{5, 1, 6, 2, 7, 5, 3, 1, 6, 2},
      {200, 100, 300, 300, 100, 200, 200, 100, 300, 200},
      {1, 0, -1, 0, 1, 1, 0, -1, 1, 1}},
     .block = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1},
     .blocks = 2,
     .raw = {1 / 60., 0.4, 2 / 60.},
     .max_t = {1 / 60., 0.4, 4 / 60.}},
    {"clusters", 15, 70,
     {1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0},
     {{3, 4, 1, 5, 4, 6, 2, 1, 2, 3, 2, 6, 5, 4, 1},
      {0, 1, 0, 1, -1, 1, 0, 0, -1, 0, 1, 1, 1, 0, -1},
      {.009, .007, .008, .002, .006, .001, .004, .004, .003, .008, .006, .001,
       .002, .005, .007}},
     .cluster = {0, 0, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 6, 6, 7},
     .clusters = 8,
     .raw = {2 / 70., 2 / 70., 58 / 70.},
     .max_t = {4 / 70., 4 / 70., 58 / 70.}},
    {"clusters in blocks", 15, 16,
     {1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0},
     {{3, 4, 1, 5, 4, 6, 2, 1, 2, 3, 2, 6, 5, 4, 1},
      {0, 1, 0, 1, -1, 1, 0, 0, -1, 0, 1, 1, 1, 0, -1},
      {.009, .007, .008, .002, .006, .001, .004, .004, .003, .008, .006, .001,
       .002, .005, .007}},
     .block = {0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1},
     .blocks = 2,
     .cluster = {0, 0, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 6, 6, 7},
     .clusters = 8,
     .raw = {1 / 16., 1 / 16., 4 / 16.},
     .max_t = {2 / 16., 2 / 16., 4 / 16.}},
    {"pairs", 10, 32,
     {1, 0, 1, 0, 0, 1, 0, 1, 1, 0},
     {{5, 1, 6, 2, 7, 5, 3, 1, 6, 2},
      {200, 100, 300, 300, 100, 200, 200, 100, 300, 200},
      {1, 0, -1, 0, 1, 1, 0, -1, 1, 1}},
     .block = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4},
     .blocks = 5,
     .raw = {14 / 32., 20 / 32., 1},
     .max_t = {16 / 32., 1, 1}},
};

/* In the order given, each outcome times its factor, anything in the place of
 * what is not known: nothing of which may matter. */
static struct westfall_young
put_to(const struct design_case *d, const size_t *order, const double *factor)
{
    static double values[K][MOST];
    static bool is_known[K][MOST];
    const double *outcome[K];
    const bool *known[K];
    for (size_t j = 0; j < K; j++) {
        size_t from = order[j];
        for (size_t i = 0; i < d->n; i++) {
            is_known[j][i] = d->outcome[from][i] >= 0;
            values[j][i] =
                is_known[j][i] ? factor[from] * d->outcome[from][i] : 1e6;
        }
        outcome[j] = values[j];
        known[j] = is_known[j];
    }
    struct westfall_young_input input = {
        .n = d->n,
        .m = K,
        .outcome = outcome,
        .known = known,
        .scaled = true,
        .treated = d->treated,
        .block = {d->blocks ? d->block : NULL, d->blocks},
        .cluster = {d->clusters ? d->cluster : NULL, d->clusters},
    };
    return westfall_young_new(&input);
}

static void
check_design(const struct design_case *d, const size_t *order,
             const double *factor)
{
    struct westfall_young wy = put_to(d, order, factor);
    ck_assert_msg(wy.exact && wy.visited == d->assignments,
                  "%s: %zu assignments", d->name, wy.visited);
    for (size_t j = 0; j < K; j++) {
        size_t k = order[j];
        ck_assert_msg(fabs(wy.raw[j] - d->raw[k]) < 1e-12 &&
                          fabs(wy.max_t[j] - d->max_t[k]) < 1e-12,
                      "%s, outcome %zu: %.15g and %.15g", d->name, k,
                      wy.raw[j], wy.max_t[j]);
    }
    westfall_young_release(&wy);
}

START_TEST(westfall_young_in_each_design)
{
    static const size_t orders[][K] = {{0, 1, 2}, {2, 0, 1}, {1, 2, 0}};
    static const double factors[][K] = {{1, 1, 1}, {-7, 1e-6, 1e4}};
    for (size_t d = 0; d < sizeof designs / sizeof *designs; d++)
        for (size_t o = 0; o < 3; o++)
            for (size_t f = 0; f < 2; f++)
                check_design(&designs[d], orders[o], factors[f]);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("multiplicity", never_below_raw_nor_above_one, in_place,
                     westfall_young_of_one, westfall_young_in_each_design);
}
