#include <config.h>

#include "analyse/stat/balance.h"
#include "analyse/stat/chi-square.h"
#include "analyse/stat/eigen.h"
#include "analyse/stat/lineup.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char flat_reason[] =
    "no covariate differs between the units that could have been treated";

double
balance_spread(const double *x, const unsigned char *treated, size_t n)
{
    double count[2] = {0, 0}, mean[2] = {0, 0}, squares[2] = {0, 0};
    double size = 0, variance = 0;
    for (size_t i = 0; i < n; i++)
        count[treated[i] != 0]++;
    for (size_t i = 0; i < n; i++) {
        mean[treated[i] != 0] += x[i] / count[treated[i] != 0];
        size = fmax(size, fabs(x[i]));
    }
    for (size_t i = 0; i < n; i++) {
        double e = x[i] - mean[treated[i] != 0];
        squares[treated[i] != 0] += e * e;
    }
    for (int arm = 0; arm < 2; arm++)
        if (count[arm] > 1)
            variance += squares[arm] / (count[arm] - 1) / 2;
    double spread = sqrt(variance);
    return spread > 1e-13 * size ? spread : 0;
}

/* Units' totals of each covariate less their size times the block's mean per
 * person, unit u at x + u k: their sum over the treated is what is tested. The
 * first person's value is taken off before anything is summed: it says nothing
 * and could drown what does. */
static double *
units_new(const struct balance_input *input, const struct assignment *a)
{
    size_t k = input->k;
    double *x = heap_new(heap_product(a->units, k), sizeof *x);
    double *size = heap_new(a->units, sizeof *size);
    for (size_t i = 0; i < input->n; i++) {
        size[a->unit_of[i]]++;
        for (size_t j = 0; j < k; j++)
            x[a->unit_of[i] * k + j] +=
                input->columns[j][i] - input->columns[j][0];
    }
    for (size_t b = 0; b < a->blocks; b++) {
        const struct assignment_block *block = &a->block[b];
        double people = 0;
        for (size_t u = block->first; u < block->first + block->units; u++)
            people += size[u];
        for (size_t j = 0; j < k; j++) {
            double total = 0;
            for (size_t u = block->first; u < block->first + block->units; u++)
                total += x[u * k + j];
            for (size_t u = block->first; u < block->first + block->units; u++)
                x[u * k + j] -= size[u] * total / people;
        }
    }
    free(size);
    return x;
}

/* Of m units c were chosen: the sum's covariance is c (m - c)/(m (m - 1)) times
 * the sum of squares and products, which are about 0. */
static void
covariance_of(const struct assignment *a, const double *x, size_t k,
              double *covariance)
{
    for (size_t b = 0; b < a->blocks; b++) {
        const struct assignment_block *block = &a->block[b];
        double m = (double)block->units, c = (double)block->treated;
        if (block->units < 2)
            continue;
        double factor = c * (m - c) / (m * (m - 1));
        for (size_t u = block->first; u < block->first + block->units; u++)
            for (size_t i = 0; i < k; i++)
                for (size_t j = 0; j < k; j++)
                    covariance[i * k + j] +=
                        factor * x[u * k + i] * x[u * k + j];
    }
}

/* A square root of the generalised inverse: rank rows of k into root; what it
 * makes of the sum has unit variance. Scaled to correlations first. */
static size_t
whitening(const double *covariance, size_t k, double *root)
{
    gsl_matrix *m = gsl_matrix_alloc(k, k), *vectors = gsl_matrix_alloc(k, k);
    gsl_vector *values = gsl_vector_alloc(k);
    gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(k);
    double *scale = heap_new(k, sizeof *scale);
    for (size_t i = 0; i < k; i++) {
        double v = covariance[i * k + i];
        scale[i] = v > 0 ? 1 / sqrt(v) : 0;
    }
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            gsl_matrix_set(m, i, j,
                           covariance[i * k + j] * scale[i] * scale[j]);
    eigen_symmetric(m, values, vectors, work);
    size_t rank = 0;
    for (size_t e = 0; e < k; e++) {
        double value = gsl_vector_get(values, e);
        if (!(value > 1e-9))
            continue;
        for (size_t j = 0; j < k; j++)
            root[rank * k + j] =
                gsl_matrix_get(vectors, j, e) * scale[j] / sqrt(value);
        rank++;
    }
    free(scale);
    gsl_matrix_free(m);
    gsl_matrix_free(vectors);
    gsl_vector_free(values);
    gsl_eigen_symmv_free(work);
    return rank;
}

/* Units with their covariates whitened, rank numbers each, and what a walk
 * over assignments gathers. */
struct walk {
    const struct assignment *assignment;
    size_t rank;
    double *white;
    double statistic;
    size_t visited, far;
};

static void
walk_count(struct walk *w, const double *sum)
{
    double statistic = 0;
    for (size_t r = 0; r < w->rank; r++)
        statistic += sum[r] * sum[r];
    w->visited++;
    /* Whitened sums are of order 1, so that is what rounding is held against.
     */
    w->far += statistic >= w->statistic - 1e-9 * fmax(1, w->statistic);
}

static void
step(double *sum, const double *white, size_t rank, double sign)
{
    for (size_t r = 0; r < rank; r++)
        sum[r] += sign * white[r];
}

/* How many units to choose in a block: the arm that has fewer, since the sum
 * over one arm is minus the sum over the other. */
static size_t
fewer_of(const struct assignment_block *block)
{
    size_t control = block->units - block->treated;
    return control < block->treated ? control : block->treated;
}

/* Every choice of `left` units of block b from unit u on, then the blocks
 * after it. */
static void
walk_all(struct walk *w, size_t b, size_t u, size_t left, double *sum)
{
    const struct assignment_block *block = &w->assignment->block[b];
    size_t end = block->first + block->units;
    if (left == 0) {
        const struct assignment_block *next = block + 1;
        if (b + 1 == w->assignment->blocks)
            walk_count(w, sum);
        else
            walk_all(w, b + 1, next->first, fewer_of(next), sum);
        return;
    }
    double sign = fewer_of(block) == block->treated ? 1 : -1;
    for (; end - u >= left; u++) {
        const double *white = w->white + u * w->rank;
        step(sum, white, w->rank, sign);
        walk_all(w, b, u + 1, left - 1, sum);
        step(sum, white, w->rank, -sign);
    }
}

static void
walk_drawn(struct walk *w, size_t draws, uint64_t seed, double *sum)
{
    const struct assignment *a = w->assignment;
    struct rng rng = rng_new(seed, 0);
    uint64_t *bits = heap_new(a->words, sizeof *bits);
    for (size_t d = 0; d < draws; d++) {
        assignment_draw(a, &rng, bits);
        memset(sum, 0, w->rank * sizeof *sum);
        for (size_t u = 0; u < a->units; u++)
            if (bits[a->bit[u] / 64] >> a->bit[u] % 64 & 1)
                step(sum, w->white + u * w->rank, w->rank, 1);
        walk_count(w, sum);
    }
    free(bits);
}

static void
set_randomised(struct balance *b, const struct balance_input *input,
               struct walk *w)
{
    struct assignment_count count = assignment_count(w->assignment);
    double limit = input->exact_limit ? (double)input->exact_limit : 1e5;
    double *sum = heap_new(w->rank, sizeof *sum);
    b->exact = count.count <= limit;
    if (b->exact) {
        const struct assignment_block *first = w->assignment->block;
        walk_all(w, 0, first->first, fewer_of(first), sum);
        b->p_randomised = (double)w->far / (double)w->visited;
    } else {
        walk_drawn(w, input->draws, input->seed, sum);
        double draws = (double)w->visited;
        b->p_randomised = ((double)w->far + 1) / (draws + 1);
        b->p_error =
            sqrt(b->p_randomised * (1 - b->p_randomised) / (draws + 1));
    }
    b->visited = w->visited;
    free(sum);
}

static void
set_test(struct balance *b, const struct balance_input *input,
         const struct assignment *a, const double *x)
{
    size_t k = input->k;
    double *covariance = heap_new(k * k, sizeof *covariance);
    double *root = heap_new(k * k, sizeof *root);
    covariance_of(a, x, k, covariance);
    struct walk w = {.assignment = a, .rank = whitening(covariance, k, root)};
    w.white = heap_new(heap_product(a->units, w.rank), sizeof *w.white);
    double *sum = heap_new(w.rank, sizeof *sum);
    for (size_t u = 0; u < a->units; u++) {
        double *white = w.white + u * w.rank;
        for (size_t r = 0; r < w.rank; r++)
            for (size_t j = 0; j < k; j++)
                white[r] += root[r * k + j] * x[u * k + j];
        if (a->treated[u])
            step(sum, white, w.rank, 1);
    }
    for (size_t r = 0; r < w.rank; r++)
        b->statistic += sum[r] * sum[r];
    b->df = (double)w.rank;
    w.statistic = b->statistic;
    if (w.rank) {
        b->p = chi_square_above(b->statistic, b->df);
        set_randomised(b, input, &w);
    } else {
        b->reason = flat_reason;
    }
    free(sum);
    free(w.white);
    free(covariance);
    free(root);
}

/* The tested sums over the sum of the blocks' weights. A block's weight is
 * treated times control people over all of its people, so that the difference
 * is one of means per person. */
static void
set_differences(struct balance *b, const struct balance_input *input,
                const struct assignment *a, const double *x)
{
    double *people = heap_new(2 * a->blocks, sizeof *people);
    size_t *block_of = heap_new(a->units, sizeof *block_of);
    for (size_t l = 0; l < a->blocks; l++)
        for (size_t u = 0; u < a->block[l].units; u++)
            block_of[a->block[l].first + u] = l;
    for (size_t i = 0; i < input->n; i++)
        people[2 * block_of[a->unit_of[i]] + (input->treated[i] != 0)]++;
    double weight = 0;
    for (size_t l = 0; l < a->blocks; l++) {
        double control = people[2 * l], treated = people[2 * l + 1];
        if (control + treated > 0)
            weight += control * treated / (control + treated);
    }
    for (size_t j = 0; j < input->k; j++) {
        for (size_t u = 0; u < a->units; u++)
            if (a->treated[u])
                b->difference[j] += x[u * input->k + j] / weight;
        double spread =
            balance_spread(input->columns[j], input->treated, input->n);
        b->standardised[j] = spread > 0 ? b->difference[j] / spread : 0;
    }
    free(people);
    free(block_of);
}

static struct balance
test_in_order(const struct balance_input *input)
{
    struct balance b = {.count = input->k};
    struct assignment a =
        assignment_new(input->n, input->treated, input->block, input->cluster);
    b.reason = a.reason;
    if (!b.reason) {
        b.difference = heap_new(input->k, sizeof *b.difference);
        b.standardised = heap_new(input->k, sizeof *b.standardised);
        double *x = units_new(input, &a);
        set_differences(&b, input, &a, x);
        set_test(&b, input, &a, x);
        free(x);
    }
    assignment_release(&a);
    return b;
}

struct balance
balance_test(const struct balance_input *input)
{
    assert(input->draws > 0 && input->k > 0);
    struct lineup lineup = lineup_new(&(struct lineup_input){
        .n = input->n,
        .m = input->k,
        .value = input->columns,
        .treated = input->treated,
        .block = input->block,
        .cluster = input->cluster,
    });
    const double **columns = heap_new(input->k, sizeof *columns);
    for (size_t j = 0; j < input->k; j++)
        columns[j] = lineup_values(&lineup, input->columns[j]);
    struct balance_input ordered = *input;
    ordered.columns = columns;
    ordered.treated = lineup.treated;
    ordered.block = lineup.block;
    ordered.cluster = lineup.cluster;
    struct balance b = test_in_order(&ordered);
    for (size_t j = 0; j < input->k; j++) {
        free((double *)columns[j]);
        if (lineup.swapped && b.difference) {
            b.difference[j] = 0 - b.difference[j];
            b.standardised[j] = 0 - b.standardised[j];
        }
    }
    free(columns);
    lineup_release(&lineup);
    return b;
}

void
balance_release(struct balance *b)
{
    free(b->difference);
    free(b->standardised);
    memset(b, 0, sizeof *b);
}
