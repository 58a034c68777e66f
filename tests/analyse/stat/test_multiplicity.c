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

int
main(void)
{
    return RUN_TESTS("multiplicity", never_below_raw_nor_above_one, in_place,
                     westfall_young_of_one);
}
