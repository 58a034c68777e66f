#include <config.h>

#include "analyse/stat/glm.h"
#include "analyse/stat/rate.h"
#include "analyse/stat/rng.h"
#include "base/heap.h"
#include "tests/run.h"

#include <math.h>
#include <stdlib.h>

#define PEOPLE 60
#define BLOCKS 12

struct people {
    double y[PEOPLE];
    unsigned char treated[PEOPLE];
    size_t code[PEOPLE];
};

/* Blocks of two to nine, one of the treated alone, the last with nobody who
 * acted. */
static struct people
draw(unsigned long long seed)
{
    struct people p;
    struct rng rng = rng_new(seed, 0);
    gsl_rng gsl = rng_gsl(&rng);
    for (size_t i = 0; i < PEOPLE; i++) {
        p.code[i] = i * i % 89 % BLOCKS;
        p.treated[i] = p.code[i] == 3 || i % 3 == 1;
        p.y[i] = p.code[i] == BLOCKS - 1
                     ? 0
                     : (double)gsl_rng_uniform_int(&gsl, 5 + p.treated[i]);
    }
    return p;
}

/* What a column a block comes to: glm.h, without the last block. */
static struct glm
by_columns(const struct people *p, size_t *n)
{
    double y[PEOPLE], column[BLOCKS][PEOPLE];
    const double *columns[BLOCKS];
    *n = 0;
    for (size_t i = 0; i < PEOPLE; i++) {
        if (p->code[i] == BLOCKS - 1)
            continue;
        for (size_t b = 1; b < BLOCKS - 1; b++)
            column[b][*n] = p->code[i] == b;
        column[0][*n] = p->treated[i];
        y[(*n)++] = p->y[i];
    }
    for (size_t b = 0; b < BLOCKS - 1; b++)
        columns[b] = column[b];
    struct glm_input input = {
        .n = *n,
        .k = BLOCKS - 1,
        .y = y,
        .columns = columns,
        .intercept = true,
        .family = GLM_POISSON,
        .variance = GLM_HC2,
        .level = 0.95,
    };
    return glm_fit(&input);
}

START_TEST(as_with_a_column_a_block)
{
    for (unsigned long long seed = 1; seed <= 20; seed++) {
        size_t n;
        struct people p = draw(seed);
        struct glm fit = by_columns(&p, &n);
        struct rate rate =
            rate_within(p.y, p.treated, (struct grouping){p.code, BLOCKS},
                        PEOPLE, 0.95);
        ck_assert(!fit.reason && !rate.log_ratio.reason);
        struct estimate e = fit.coefficient[1];
        ck_assert_double_eq_tol(rate.log_ratio.value, e.value, 1e-9);
        ck_assert_double_eq_tol(rate.log_ratio.se, e.se, 1e-9);
        ck_assert_double_eq_tol(rate.log_ratio.df, e.df, 1e-6);
        ck_assert_double_eq_tol(rate.dispersion, fit.dispersion, 1e-8);
        glm_release(&fit);
    }
}
END_TEST

START_TEST(mirrors_whatever_the_order)
{
    struct people p = draw(7), q = p;
    for (size_t i = 0; i < PEOPLE; i++) {
        size_t from = PEOPLE - 1 - i;
        q.y[i] = p.y[from];
        q.code[i] = BLOCKS - 1 - p.code[from];
        q.treated[i] = !p.treated[from];
    }
    struct estimate a =
        rate_within(p.y, p.treated, (struct grouping){p.code, BLOCKS},
                    PEOPLE, 0.95)
            .log_ratio;
    struct estimate b =
        rate_within(q.y, q.treated, (struct grouping){q.code, BLOCKS},
                    PEOPLE, 0.95)
            .log_ratio;
    ck_assert_double_eq_tol(a.value, -b.value, 1e-12);
    ck_assert_double_eq_tol(a.lower, -b.upper, 1e-12);
    ck_assert_double_eq_tol(a.df, b.df, 1e-9);
}
END_TEST

START_TEST(what_does_not_exist_has_a_reason)
{
    static const unsigned char treated[] = {0, 1, 0, 1};
    static const size_t code[] = {0, 0, 1, 1};
    static const struct {
        double y[4];
        bool point; /* but no spread */
    } cases[] = {
        {{0, 0, 0, 0}, false}, /* nobody */
        {{1, 0, 2, 0}, false}, /* one arm alone */
        {{0, 3, 0, 1}, false},
        {{2, 3, 0, 0}, true}, /* one pair alone */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct estimate e = rate_within(cases[i].y, treated,
                                        (struct grouping){code, 2}, 4, .95)
                                .log_ratio;
        ck_assert_msg(cases[i].point ? !e.reason && e.se_reason
                                     : e.reason != NULL,
                      "%zu", i);
        if (cases[i].point)
            ck_assert_double_eq_tol(e.value, log(1.5), 1e-12);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("rate", as_with_a_column_a_block,
                     mirrors_whatever_the_order,
                     what_does_not_exist_has_a_reason);
}
