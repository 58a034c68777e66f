/* Randomisation tests of weighted means. */
#include <config.h>

#include "analyse/stat/dim.h"
#include "analyse/stat/ri.h"
#include "tests/run.h"

#include <math.h>
#include <string.h>

enum { N = 10, MANY = 25, UNITS = 10 };

static const double few_y[N] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
static const double few_weight[N] = {1, 2, 1.5, 3, 1, 2.5, 2, 1, 4, .5};
static const unsigned char few_treated[N] = {1, 1, 0, 1, 0, 1, 0, 1, 0, 0};
static const unsigned char in_pairs[N] = {1, 0, 0, 1, 1, 0, 1, 0, 0, 1};
static const size_t two[N] = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
static const size_t five[N] = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4};

static const size_t size[UNITS] = {1, 2, 3, 2, 4, 3, 1, 2, 5, 2};
static const unsigned char unit_in_blocks[UNITS] = {1, 0, 1, 0, 0,
                                                    1, 0, 1, 1, 0};

/* A study that may be changed. Its arrays are its own. */
struct study {
    double y[MANY], weight[MANY];
    unsigned char treated[MANY];
    size_t block[MANY], cluster[MANY];
    struct ri_input input;
};

enum {
    PEOPLE_OWN,
    BLOCKS_CELLS,
    BLOCKS_OWN,
    PAIRS_OWN,
    GROUPS_OWN,
    GROUPS_IN_BLOCKS_CELLS,
    GROUPS_IN_BLOCKS_OWN,
    STUDIES,
};

static void
fill_people(struct study *s, const unsigned char *treated, const size_t *block)
{
    s->input.n = N;
    memcpy(s->y, few_y, sizeof few_y);
    memcpy(s->weight, few_weight, sizeof few_weight);
    memcpy(s->treated, treated, N);
    if (block)
        memcpy(s->block, block, N * sizeof *block);
}

static void
fill_groups(struct study *s)
{
    size_t i = 0;
    for (size_t u = 0; u < UNITS; u++)
        for (size_t k = 0; k < size[u]; k++, i++) {
            s->y[i] = (double)((i + 1) * 7 % 11 + (u + 1) % 3);
            s->weight[i] = (double)((i + 1) * 3 % 5 + 1);
            s->treated[i] = unit_in_blocks[u];
            s->block[i] = u / 5;
            s->cluster[i] = u;
        }
    s->input.n = i;
}

/* One over the chance of the arm in the block. */
static void
weigh_by_cell(struct study *s, const double weight[2][2])
{
    for (size_t i = 0; i < s->input.n; i++)
        s->weight[i] = weight[s->block[i]][s->treated[i]];
}

static void
study_fill(struct study *s, size_t which)
{
    static const double people[2][2] = {{4, 4. / 3}, {1.5, 3}};
    static const double groups[2][2] = {{5. / 3, 2.5}, {2.5, 5. / 3}};
    memset(s, 0, sizeof *s);
    bool grouped = which >= GROUPS_OWN;
    if (grouped)
        fill_groups(s);
    else if (which == PAIRS_OWN)
        fill_people(s, in_pairs, five);
    else
        fill_people(s, few_treated, two);
    if (which == BLOCKS_CELLS)
        weigh_by_cell(s, people);
    if (which == GROUPS_IN_BLOCKS_CELLS)
        weigh_by_cell(s, groups);
    s->input.y = s->y;
    s->input.weight = s->weight;
    s->input.treated = s->treated;
    if (which != PEOPLE_OWN && which != GROUPS_OWN)
        s->input.block =
            (struct grouping){s->block, which == PAIRS_OWN ? 5 : 2};
    if (grouped)
        s->input.cluster = (struct grouping){s->cluster, UNITS};
    s->input.studentised = grouped;
    s->input.draws = 20000;
    s->input.seed = 5;
}

/* R 4.2.2: every assignment from combn() in each block, the weighted means by
 * sum(w * y) / sum(w) of the people as they were then assigned, and ties within
 * 1e-9. t by clubSandwich 0.5.8 in each block, again at every assignment: r <-
 * sqrt(w); vcovCR(lm(I(r * y) ~ 0 + r + I(r * z)), cluster, type = "CR2"). */
START_TEST(as_an_enumeration_has_it)
{
    static const struct {
        enum ri_weights weights;
        double count, statistic, two_sided, greater, less, t, p_t;
    } known[STUDIES] = {
        [PEOPLE_OWN] = {RI_WEIGHTS_OF_PEOPLE, 252, -0.21345029239766067,
                        238. / 252, 134. / 252, 119. / 252, 0, 0},
        [BLOCKS_CELLS] = {RI_WEIGHTS_OF_CELLS, 60, 1.3166666666666667,
                          24. / 60, 12. / 60, 49. / 60, 0, 0},
        [BLOCKS_OWN] = {RI_WEIGHTS_OF_PEOPLE, 60, 1.3425997425997422,
                        27. / 60, 12. / 60, 49. / 60, 0, 0},
        [PAIRS_OWN] = {RI_WEIGHTS_OF_PEOPLE, 32, -2.2972972972972974, .125,
                       .96875, .0625, 0, 0},
        [GROUPS_OWN] = {RI_WEIGHTS_OF_PEOPLE, 252, .09375, 242. / 252,
                        121. / 252, 132. / 252, 0.058811513765895579,
                        244. / 252},
        [GROUPS_IN_BLOCKS_CELLS] = {RI_WEIGHTS_OF_CELLS, 100,
                                    -0.27543859649122848, .87, .57, .45,
                                    -0.18771068608493627, .87},
        [GROUPS_IN_BLOCKS_OWN] = {RI_WEIGHTS_OF_PEOPLE, 100,
                                  1.016612903225806, .51, .27, .74,
                                  0.81180507317677131, .49},
    };
    for (size_t d = 0; d < STUDIES; d++) {
        struct study s;
        study_fill(&s, d);
        struct ri ri = ri_test(&s.input);
        ck_assert_msg(!ri.reason, "study %zu: %s", d, ri.reason);
        ck_assert_int_eq(ri.method, RI_ENUMERATED);
        ck_assert_int_eq(ri.weights, known[d].weights);
        ck_assert_double_eq(ri.count.count, known[d].count);
        ck_assert_double_eq_tol(ri.statistic, known[d].statistic, 1e-12);
        ck_assert_double_eq_tol(ri.p_two_sided, known[d].two_sided, 1e-12);
        ck_assert_double_eq_tol(ri.p_greater, known[d].greater, 1e-12);
        ck_assert_double_eq_tol(ri.p_less, known[d].less, 1e-12);
        if (!s.input.studentised)
            continue;
        ck_assert_double_eq_tol(ri.studentised, known[d].t, 1e-10);
        ck_assert_double_eq_tol(ri.p_studentised, known[d].p_t, 1e-12);
    }
}
END_TEST

/* The statistic is the estimate that it stands beside. */
START_TEST(the_statistic_is_the_estimate)
{
    for (size_t d = 0; d < STUDIES; d++) {
        struct study s;
        study_fill(&s, d);
        struct dim dim = dim_fit(&(struct dim_input){
            .n = s.input.n,
            .y = s.y,
            .treated = s.treated,
            .weight = s.weight,
            .block = s.input.block,
            .cluster = s.input.cluster,
            .level = 0.95,
        });
        ck_assert_double_eq_tol(ri_test(&s.input).statistic,
                                dim.difference.value, 1e-12);
    }
}
END_TEST

static void
check_alike(const struct ri *a, const struct ri *b, double within, size_t d)
{
    ck_assert_msg(fabs(a->statistic - b->statistic) <= within &&
                      fabs(a->p_two_sided - b->p_two_sided) <= within &&
                      fabs(a->p_greater - b->p_greater) <= within &&
                      fabs(a->p_less - b->p_less) <= within &&
                      fabs(a->p_studentised - b->p_studentised) <= within,
                  "study %zu: %.17g %g %g, %.17g %g %g", d, a->statistic,
                  a->p_two_sided, a->p_studentised, b->statistic,
                  b->p_two_sided, b->p_studentised);
}

/* Drawn as well as enumerated. */
static void
each_way(void (*check)(struct study *, size_t))
{
    for (size_t exact = 0; exact <= 1; exact++)
        for (size_t d = 0; d < STUDIES; d++) {
            struct study s;
            study_fill(&s, d);
            s.input.exact_limit = exact;
            check(&s, d);
        }
}

static void
check_equal_weights(struct study *s, size_t d)
{
    for (size_t i = 0; i < s->input.n; i++)
        s->weight[i] = 0.3;
    struct ri weighted = ri_test(&s->input);
    s->input.weight = NULL;
    struct ri plain = ri_test(&s->input);
    check_alike(&weighted, &plain, 0, d);
    ck_assert(weighted.method == plain.method);
}

START_TEST(equal_weights_are_none)
{
    each_way(check_equal_weights);
}
END_TEST

static void
check_multiple(struct study *s, size_t d)
{
    struct ri a = ri_test(&s->input);
    for (size_t i = 0; i < s->input.n; i++)
        s->weight[i] *= 1234.7;
    struct ri b = ri_test(&s->input);
    check_alike(&a, &b, 1e-12, d);
}

START_TEST(a_multiple_of_all_changes_nothing)
{
    each_way(check_multiple);
}
END_TEST

static void
check_constant(struct study *s, size_t d)
{
    struct ri a = ri_test(&s->input);
    for (size_t i = 0; i < s->input.n; i++)
        s->y[i] += 4096;
    struct ri b = ri_test(&s->input);
    check_alike(&a, &b, 1e-12, d);
}

START_TEST(a_constant_changes_nothing)
{
    each_way(check_constant);
}
END_TEST

static void
check_swapped(struct study *s, size_t d)
{
    struct ri a = ri_test(&s->input);
    for (size_t i = 0; i < s->input.n; i++)
        s->treated[i] = !s->treated[i];
    struct ri b = ri_test(&s->input);
    double greater = b.p_greater;
    b.statistic = -b.statistic;
    b.p_greater = b.p_less;
    b.p_less = greater;
    check_alike(&a, &b, 1e-12, d);
}

START_TEST(arms_swapped_mirror)
{
    each_way(check_swapped);
}
END_TEST

static void
check_order(struct study *s, size_t d)
{
    struct ri a = ri_test(&s->input);
    struct study t = *s;
    size_t n = s->input.n;
    for (size_t i = 0; i < n; i++) {
        size_t from = (i * 7 + 3) % n; /* 7 and n have no factor in common */
        t.y[i] = s->y[from];
        t.weight[i] = s->weight[from];
        t.treated[i] = s->treated[from];
        t.block[i] =
            t.input.block.count ? t.input.block.count - 1 - s->block[from] : 0;
        t.cluster[i] = UNITS - 1 - s->cluster[from];
    }
    t.input.y = t.y;
    t.input.weight = t.weight;
    t.input.treated = t.treated;
    if (t.input.block.code)
        t.input.block.code = t.block;
    if (t.input.cluster.code)
        t.input.cluster.code = t.cluster;
    struct ri b = ri_test(&t.input);
    check_alike(&a, &b, 1e-12, d);
}

START_TEST(the_order_of_people_changes_nothing)
{
    each_way(check_order);
}
END_TEST

/* Up to what drawing does. */
START_TEST(drawn_as_enumerated)
{
    for (size_t d = 0; d < STUDIES; d++) {
        struct study s;
        study_fill(&s, d);
        struct ri exact = ri_test(&s.input);
        s.input.exact_limit = 1;
        struct ri drawn = ri_test(&s.input);
        ck_assert(drawn.method != RI_ENUMERATED);
        ck_assert(fabs(exact.p_two_sided - drawn.p_two_sided) <=
                  5 * drawn.p_error + 1e-4);
        if (s.input.studentised)
            ck_assert(fabs(exact.p_studentised - drawn.p_studentised) <=
                      5 * drawn.p_studentised_error + 1e-4);
    }
}
END_TEST

/* Who weighs nothing may say anything. */
START_TEST(a_weight_of_zero_is_nobody)
{
    for (size_t d = 0; d < STUDIES; d++) {
        struct study s;
        study_fill(&s, d);
        s.weight[4] = 0;
        struct ri a = ri_test(&s.input);
        s.y[4] = 1e9;
        struct ri b = ri_test(&s.input);
        ck_assert(!a.reason);
        check_alike(&a, &b, 1e-12, d);
    }
    struct study s;
    study_fill(&s, PEOPLE_OWN);
    memset(s.weight, 0, sizeof s.weight);
    ck_assert_ptr_nonnull(ri_test(&s.input).reason);
    study_fill(&s, PEOPLE_OWN);
    for (size_t i = 0; i < N; i++)
        s.weight[i] = s.treated[i] ? 0 : 1;
    ck_assert_ptr_nonnull(ri_test(&s.input).reason);
}
END_TEST

/* One against the others: as many assignments as people, each as likely, and
 * the heaviest of them has the least to say. */
START_TEST(one_person_in_an_arm)
{
    struct study s;
    study_fill(&s, PEOPLE_OWN);
    for (size_t i = 0; i < N; i++)
        s.treated[i] = i == 5;
    s.input.studentised = true;
    struct ri ri = ri_test(&s.input);
    ck_assert_double_eq(ri.count.count, N);
    ck_assert_double_eq_tol(ri.p_two_sided, .1, 1e-12);
    ck_assert_ptr_nonnull(ri.studentised_reason);
    s.input.n = 2;
    s.treated[0] = 1;
    ri = ri_test(&s.input);
    ck_assert(!ri.reason && ri.p_two_sided <= 1);
}
END_TEST

START_TEST(all_the_same)
{
    for (size_t d = 0; d < STUDIES; d++)
        for (size_t exact = 0; exact <= 1; exact++) {
            struct study s;
            study_fill(&s, d);
            for (size_t i = 0; i < s.input.n; i++)
                s.y[i] = 0.1;
            s.input.exact_limit = exact;
            struct ri ri = ri_test(&s.input);
            ck_assert(ri.statistic == 0 && ri.p_two_sided == 1);
            ck_assert(!s.input.studentised || ri.p_studentised == 1);
        }
}
END_TEST

/* A weight so light that nothing is left of it beside the others. */
START_TEST(a_feather)
{
    for (size_t d = 0; d < STUDIES; d++) {
        struct study s;
        study_fill(&s, d);
        s.weight[0] = 1e-30;
        struct ri ri = ri_test(&s.input);
        ck_assert(!ri.reason && ri.p_two_sided >= 0 && ri.p_two_sided <= 1);
        ck_assert(ri.p_studentised >= 0 && ri.p_studentised <= 1);
    }
}
END_TEST

/* Weights that only an arm has, and that differ in it, are nobody's: a quarter
 * of these were treated, and half of those. */
START_TEST(weights_of_the_arm_are_told)
{
    enum { LARGE = 80 };
    double y[LARGE], weight[LARGE];
    unsigned char treated[LARGE];
    size_t block[LARGE];
    for (size_t i = 0; i < LARGE; i++) {
        block[i] = i % 2;
        treated[i] = block[i] ? i / 2 % 2 : i / 2 % 4 == 0;
        weight[i] = block[i] ? 2 : treated[i] ? 4 : 4. / 3;
        y[i] = (double)(i * i % 17);
    }
    struct ri_input input = {.n = LARGE,
                             .y = y,
                             .weight = weight,
                             .treated = treated,
                             .draws = 1000};
    ck_assert_ptr_nonnull(ri_test(&input).reason);
    input.block = (struct grouping){block, 2};
    struct ri ri = ri_test(&input);
    ck_assert(!ri.reason && ri.weights == RI_WEIGHTS_OF_CELLS);
    /* The controls made like the treated: the means may agree. */
    input.block = (struct grouping){0};
    for (size_t i = 0; i < LARGE; i++)
        weight[i] = treated[i] ? 1 : i % 3 == 0 ? 1.6 : i % 3 == 1 ? 1 : .4;
    ck_assert_ptr_nonnull(ri_test(&input).reason);
    for (size_t i = 0; i < LARGE; i++)
        weight[i] = 1 + (double)(i * i * i % 23);
    ri = ri_test(&input);
    ck_assert(!ri.reason && ri.weights == RI_WEIGHTS_OF_PEOPLE);
}
END_TEST

/* Over all assignments of a design of unequal shares p is at most a for at
 * most a of them, whatever the outcomes. */
START_TEST(size_is_kept)
{
    static const double weight[2][2] = {{4. / 3, 4}, {2, 2}};
    static const double level[3] = {.05, .1, .5};
    size_t at_most[3] = {0}, all = 0;
    for (unsigned bits = 0; bits < 256; bits++) {
        unsigned low = bits & 15, high = bits >> 4;
        if (__builtin_popcount(low) != 1 || __builtin_popcount(high) != 2)
            continue;
        struct study s;
        study_fill(&s, BLOCKS_CELLS);
        s.input.n = 8;
        for (size_t i = 0; i < 8; i++) {
            s.block[i] = i / 4;
            s.treated[i] = bits >> i & 1;
            s.y[i] = few_y[i] + 10 * (double)(i / 4);
        }
        weigh_by_cell(&s, weight);
        double p = ri_test(&s.input).p_two_sided;
        all++;
        for (size_t l = 0; l < 3; l++)
            at_most[l] += p <= level[l];
    }
    ck_assert_uint_eq(all, 24);
    for (size_t l = 0; l < 3; l++)
        ck_assert((double)at_most[l] <= level[l] * 24);
    ck_assert_uint_gt(at_most[2], 8);
}
END_TEST

int
main(void)
{
    return RUN_TESTS(
        "ri-weight", as_an_enumeration_has_it, the_statistic_is_the_estimate,
        equal_weights_are_none, a_multiple_of_all_changes_nothing,
        a_constant_changes_nothing, arms_swapped_mirror,
        the_order_of_people_changes_nothing, drawn_as_enumerated,
        a_weight_of_zero_is_nobody, one_person_in_an_arm, all_the_same,
        a_feather, weights_of_the_arm_are_told, size_is_kept);
}
