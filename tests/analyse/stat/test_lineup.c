#include <config.h>

#include "analyse/stat/lineup.h"

#include "analyse/stat/balance.h"
#include "analyse/stat/multiplicity.h"
#include "analyse/stat/ri.h"
#include "tests/run.h"

#include <stdlib.h>
#include <string.h>

enum { N = 60, CLUSTERS = 20, BLOCKS = 4, VALUES = 2 };

/* People with few values, so that many are alike. */
struct people {
    double value[VALUES][N];
    bool known[VALUES][N];
    unsigned char treated[N];
    size_t block[N], cluster[N];
};

/* Clusters of 1 to 5 in blocks of 5, or people in blocks of 15. */
static struct people
people_draw(struct rng *rng, bool clustered)
{
    struct people p;
    size_t left = 0, cluster = 0;
    unsigned char treated = 0;
    for (size_t i = 0; i < N; i++) {
        if (left == 0 || !clustered) {
            left = 1 + cluster++ % 5;
            treated = rng_below(rng, 2) != 0;
        }
        left--;
        p.cluster[i] = cluster - 1;
        p.block[i] = clustered ? p.cluster[i] * BLOCKS / CLUSTERS : i / 15;
        p.treated[i] = treated;
        for (size_t j = 0; j < VALUES; j++) {
            p.value[j][i] = (double)rng_below(rng, 3 + j);
            p.known[j][i] = rng_below(rng, 5) > 0;
        }
    }
    return p;
}

/* Rows in another order, codes with other numbers. */
static struct people
people_shuffled(const struct people *from, struct rng *rng)
{
    struct people p;
    size_t row[N];
    for (size_t i = 0; i < N; i++) {
        size_t j = rng_below(rng, i + 1);
        row[i] = row[j];
        row[j] = i;
    }
    for (size_t i = 0; i < N; i++) {
        p.treated[i] = from->treated[row[i]];
        p.block[i] = BLOCKS - 1 - from->block[row[i]];
        p.cluster[i] = (from->cluster[row[i]] + 7) % N;
        for (size_t j = 0; j < VALUES; j++) {
            p.value[j][i] = from->value[j][row[i]];
            p.known[j][i] = from->known[j][row[i]];
        }
    }
    return p;
}

static struct people
people_swapped(const struct people *from)
{
    struct people p = *from;
    for (size_t i = 0; i < N; i++)
        p.treated[i] = !p.treated[i];
    return p;
}

struct given {
    const double *value[VALUES];
    const bool *known[VALUES];
    struct grouping block, cluster;
};

static struct given
given_of(const struct people *p, bool blocked, bool clustered)
{
    struct given g = {.value = {p->value[0], p->value[1]},
                      .known = {p->known[0], p->known[1]}};
    if (blocked)
        g.block = (struct grouping){p->block, BLOCKS};
    if (clustered)
        g.cluster = (struct grouping){p->cluster, N};
    return g;
}

static struct lineup
lineup_of(const struct people *p, bool blocked, bool clustered)
{
    struct given g = given_of(p, blocked, clustered);
    return lineup_new(&(struct lineup_input){.n = N,
                                             .m = VALUES,
                                             .value = g.value,
                                             .known = g.known,
                                             .treated = p->treated,
                                             .block = g.block,
                                             .cluster = g.cluster});
}

static bool
same_codes(struct grouping a, struct grouping b)
{
    return a.count == b.count &&
           (!a.code || memcmp(a.code, b.code, N * sizeof *a.code) == 0);
}

static bool
same_line(const struct people *p, const struct lineup *a,
          const struct people *q, const struct lineup *b)
{
    for (size_t k = 0; k < N; k++)
        for (size_t j = 0; j < VALUES; j++) {
            size_t x = a->person[k], y = b->person[k];
            if (p->known[j][x] != q->known[j][y] ||
                (p->known[j][x] && p->value[j][x] != q->value[j][y]))
                return false;
        }
    return memcmp(a->treated, b->treated, N) == 0 &&
           same_codes(a->block, b->block) && same_codes(a->cluster, b->cluster);
}

START_TEST(rows_and_names_of_arms_do_not_matter)
{
    for (uint64_t seed = 0; seed < 400; seed++) {
        struct rng rng = rng_new(seed, 0);
        bool blocked = seed & 1, clustered = seed & 2;
        struct people p = people_draw(&rng, clustered);
        struct people q = people_shuffled(&p, &rng);
        struct people r = people_swapped(&q);
        struct lineup a = lineup_of(&p, blocked, clustered);
        struct lineup b = lineup_of(&q, blocked, clustered);
        struct lineup c = lineup_of(&r, blocked, clustered);
        ck_assert_msg(same_line(&p, &a, &q, &b), "seed %d", (int)seed);
        ck_assert_msg(same_line(&p, &a, &r, &c), "seed %d", (int)seed);
        ck_assert(a.swapped == b.swapped);
        for (size_t k = 0; k < N; k++)
            ck_assert_int_eq(p.treated[a.person[k]],
                             a.treated[k] != a.swapped);
        lineup_release(&a);
        lineup_release(&b);
        lineup_release(&c);
    }
}
END_TEST

/* What is drawn for people in line: to the last bit. */
static void
see_ri(const struct people *p, const struct people *q, bool swapped,
       bool blocked, bool clustered)
{
    struct ri ri[2];
    for (int k = 0; k < 2; k++) {
        const struct people *one = k ? q : p;
        struct given g = given_of(one, blocked, clustered);
        ri[k] = ri_test(&(struct ri_input){.n = N,
                                           .y = g.value[0],
                                           .treated = one->treated,
                                           .block = g.block,
                                           .cluster = g.cluster,
                                           .limits = RI_LIMITS_TWO_SIDED,
                                           .studentised = true,
                                           .level = 0.9,
                                           .draws = 500,
                                           .exact_limit = 1,
                                           .seed = 5});
    }
    double sign = swapped ? -1 : 1;
    ck_assert(ri[0].p_two_sided == ri[1].p_two_sided);
    ck_assert(ri[0].p_limits == ri[1].p_limits);
    ck_assert(ri[0].p_studentised == ri[1].p_studentised);
    ck_assert(ri[0].p_greater == (swapped ? ri[1].p_less : ri[1].p_greater));
    ck_assert(ri[0].statistic == sign * ri[1].statistic);
    ck_assert(ri[0].studentised == sign * ri[1].studentised);
    ck_assert(ri[0].limits.lower ==
              (swapped ? -ri[1].limits.upper : ri[1].limits.lower));
}

static void
see_westfall_young(const struct people *p, const struct people *q, bool blocked,
                   bool clustered)
{
    struct westfall_young wy[2];
    for (int k = 0; k < 2; k++) {
        const struct people *one = k ? q : p;
        struct given g = given_of(one, blocked, clustered);
        wy[k] = westfall_young_new(
            &(struct westfall_young_input){.n = N,
                                           .m = VALUES,
                                           .outcome = g.value,
                                           .known = g.known,
                                           .scaled = true,
                                           .treated = one->treated,
                                           .block = g.block,
                                           .cluster = g.cluster,
                                           .draws = 300,
                                           .exact_limit = 1,
                                           .seed = 5});
    }
    size_t size = VALUES * sizeof(double);
    ck_assert(memcmp(wy[0].raw, wy[1].raw, size) == 0);
    ck_assert(memcmp(wy[0].max_t, wy[1].max_t, size) == 0);
    ck_assert(memcmp(wy[0].min_p, wy[1].min_p, size) == 0);
    westfall_young_release(&wy[0]);
    westfall_young_release(&wy[1]);
}

static void
see_balance(const struct people *p, const struct people *q, bool swapped,
            bool blocked, bool clustered)
{
    struct balance b[2];
    for (int k = 0; k < 2; k++) {
        const struct people *one = k ? q : p;
        struct given g = given_of(one, blocked, clustered);
        b[k] = balance_test(&(struct balance_input){.n = N,
                                                    .k = VALUES,
                                                    .columns = g.value,
                                                    .treated = one->treated,
                                                    .block = g.block,
                                                    .cluster = g.cluster,
                                                    .draws = 300,
                                                    .exact_limit = 1,
                                                    .seed = 5});
    }
    ck_assert(b[0].statistic == b[1].statistic);
    ck_assert(b[0].p_randomised == b[1].p_randomised);
    for (size_t j = 0; j < VALUES; j++)
        ck_assert(b[0].difference[j] ==
                  (swapped ? -b[1].difference[j] : b[1].difference[j]));
    balance_release(&b[0]);
    balance_release(&b[1]);
}

START_TEST(draws_are_of_the_data_alone)
{
    for (uint64_t seed = 0; seed < 80; seed++) {
        struct rng rng = rng_new(seed, 1);
        bool blocked = seed & 1, clustered = seed & 2, swapped = seed & 4;
        struct people p = people_draw(&rng, clustered);
        struct people q = people_shuffled(&p, &rng);
        if (swapped)
            q = people_swapped(&q);
        see_ri(&p, &q, swapped, blocked, clustered);
        see_westfall_young(&p, &q, blocked, clustered);
        see_balance(&p, &q, swapped, blocked, clustered);
    }
}
END_TEST

START_TEST(nobody_stands_in_line)
{
    struct lineup none = lineup_new(&(struct lineup_input){0});
    ck_assert_uint_eq(none.n, 0);
    ck_assert(!none.swapped && !none.block.code && !none.cluster.code);
    lineup_release(&none);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("lineup", rows_and_names_of_arms_do_not_matter,
                     draws_are_of_the_data_alone, nobody_stands_in_line);
}
