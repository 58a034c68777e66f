#include <config.h>

#include "analyse/stat/multiplicity.h"
#include "analyse/stat/lineup.h"
#include "analyse/stat/ri-statistic.h"
#include "base/heap.h"
#include "base/progress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct ranked {
    double value;
    size_t place;
};

static int
ascending(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

static struct ranked *
ranked_new(const double *value, size_t m)
{
    struct ranked *ranked = heap_new(m, sizeof *ranked);
    for (size_t i = 0; i < m; i++)
        ranked[i] = (struct ranked){value[i], i};
    qsort(ranked, m, sizeof *ranked, ascending);
    return ranked;
}

void
multiplicity_bonferroni(const double *p, size_t m, double *adjusted)
{
    for (size_t i = 0; i < m; i++)
        adjusted[i] = fmin(1, (double)m * p[i]);
}

void
multiplicity_holm(const double *p, size_t m, double *adjusted)
{
    struct ranked *ranked = ranked_new(p, m);
    double most = 0;
    for (size_t i = 0; i < m; i++) {
        most = fmax(most, fmin(1, (double)(m - i) * ranked[i].value));
        adjusted[ranked[i].place] = most;
    }
    free(ranked);
}

/* From the largest p down: the least so far of factor(rank) p. */
static void
step_up(const double *p, size_t m, double *adjusted,
        double (*factor)(size_t rank, size_t m))
{
    struct ranked *ranked = ranked_new(p, m);
    double least = 1;
    for (size_t i = m; i-- > 0;) {
        least = fmin(least, factor(i + 1, m) * ranked[i].value);
        adjusted[ranked[i].place] = least;
    }
    free(ranked);
}

static double
hochberg_factor(size_t rank, size_t m)
{
    return (double)(m - rank + 1);
}

static double
bh_factor(size_t rank, size_t m)
{
    return (double)m / (double)rank;
}

static double
by_factor(size_t rank, size_t m)
{
    double harmonic = 0;
    for (size_t j = 1; j <= m; j++)
        harmonic += 1 / (double)j;
    return harmonic * (double)m / (double)rank;
}

void
multiplicity_hochberg(const double *p, size_t m, double *adjusted)
{
    step_up(p, m, adjusted, hochberg_factor);
}

void
multiplicity_bh(const double *p, size_t m, double *adjusted)
{
    step_up(p, m, adjusted, bh_factor);
}

void
multiplicity_by(const double *p, size_t m, double *adjusted)
{
    step_up(p, m, adjusted, by_factor);
}

/* |T| of every outcome at every assignment: at[j * most + a], in units of
 * unit[j]. */
struct field {
    size_t m, visited, most;
    double *at, *unit;
    struct ri_data *data; /* one an outcome; the same design in each */
};

static void
field_add(struct field *field, const unsigned char *treated)
{
    for (size_t j = 0; j < field->m; j++)
        field->at[j * field->most + field->visited] =
            fabs(ri_point(&field->data[j], treated).t);
    field->visited++;
}

/* Next choice of k of m in lexical order; false after the last. */
static bool
next_choice(unsigned char *treated, size_t m)
{
    size_t last = m;
    while (last > 0 && treated[last - 1])
        last--;
    size_t ones = m - last;
    while (last > 0 && !treated[last - 1])
        last--;
    if (last == 0)
        return false;
    treated[last - 1] = 0;
    memset(treated + last, 0, m - last);
    memset(treated + last, 1, ones + 1);
    return true;
}

static void
first_choice(unsigned char *treated, const struct assignment_block *block)
{
    memset(treated + block->first, 0, block->units);
    memset(treated + block->first, 1, block->treated);
}

/* Blocks count like the wheels of a meter. */
static void
field_enumerate(struct field *field)
{
    const struct assignment *a = &field->data[0].assignment;
    unsigned char *treated = heap_new(a->units, 1);
    for (size_t b = 0; b < a->blocks; b++)
        first_choice(treated, &a->block[b]);
    size_t b;
    do {
        field_add(field, treated);
        for (b = 0; b < a->blocks; b++) {
            if (next_choice(treated + a->block[b].first, a->block[b].units))
                break;
            first_choice(treated, &a->block[b]);
        }
    } while (b < a->blocks);
    free(treated);
}

static void
field_draw(struct field *field, size_t draws, uint64_t seed,
           struct progress *progress)
{
    const struct assignment *a = &field->data[0].assignment;
    unsigned char *treated = heap_new(a->units, 1);
    uint64_t *bits = heap_new(a->words, sizeof *bits);
    struct rng rng = rng_new(seed, 0);
    field_add(field, a->treated);
    progress_expect(progress, draws);
    for (size_t d = 0; d < draws; d++) {
        assignment_draw(a, &rng, bits);
        for (size_t u = 0; u < a->units; u++)
            treated[u] = bits[a->bit[u] / 64] >> a->bit[u] % 64 & 1;
        field_add(field, treated);
        progress_add(progress, 1);
    }
    free(treated);
    free(bits);
}

/* A difference that is 0 whatever the assignment keeps its unit of 1. */
static void
field_scale(struct field *field)
{
    for (size_t j = 0; j < field->m; j++) {
        double *t = field->at + j * field->most, squares = 0;
        for (size_t a = 0; a < field->visited; a++)
            squares += t[a] * t[a];
        double unit = sqrt(squares / (double)field->visited);
        if (unit <= field->data[j].tie)
            continue;
        field->unit[j] = unit;
        for (size_t a = 0; a < field->visited; a++)
            t[a] /= unit;
    }
}

/* p of each assignment for one outcome, were it the one seen: the share of
 * assignments at least as far out. Ties are within tie of each other. */
static void
column_p(const double *t, size_t count, double tie, double *p)
{
    struct ranked *ranked = ranked_new(t, count);
    size_t low = 0;
    for (size_t i = 0; i < count; i++) {
        while (ranked[low].value < ranked[i].value - tie)
            low++;
        p[ranked[i].place] = (double)(count - low) / (double)count;
    }
    free(ranked);
}

/* Step-down over scores where larger is further out. seen (m) are the scores
 * of the assignment seen; column j is at score + j * stride. */
static void
step_down(const double *score, size_t stride, size_t count, const double *seen,
          const double *tie, size_t m, double *adjusted)
{
    struct ranked *ranked = ranked_new(seen, m);
    size_t *times = heap_new(m, sizeof *times);
    for (size_t a = 0; a < count; a++) {
        double most = -INFINITY;
        for (size_t r = 0; r < m; r++) {
            size_t j = ranked[r].place;
            most = fmax(most, score[j * stride + a]);
            times[r] += most >= ranked[r].value - tie[j];
        }
    }
    double worst = 0;
    for (size_t r = m; r-- > 0;) {
        worst = fmax(worst, (double)times[r] / (double)count);
        adjusted[ranked[r].place] = worst;
    }
    free(times);
    free(ranked);
}

static void
adjust(struct westfall_young *wy, const struct field *field)
{
    size_t m = field->m, count = field->visited;
    double *p = heap_new(heap_product(m, count), sizeof *p);
    double *seen = heap_new(m, sizeof *seen);
    double *tie = heap_new(m, sizeof *tie);
    const unsigned char *treated = field->data[0].assignment.treated;
    for (size_t j = 0; j < m; j++) {
        const double *t = field->at + j * field->most;
        tie[j] = field->data[j].tie / field->unit[j];
        seen[j] = fabs(ri_point(&field->data[j], treated).t) / field->unit[j];
        column_p(t, count, tie[j], p + j * count);
        size_t far = 0;
        for (size_t a = 0; a < count; a++)
            far += t[a] >= seen[j] - tie[j];
        wy->raw[j] = (double)far / (double)count;
    }
    step_down(field->at, field->most, count, seen, tie, m, wy->max_t);
    for (size_t i = 0; i < m * count; i++)
        p[i] = -p[i];
    for (size_t j = 0; j < m; j++) {
        seen[j] = -wy->raw[j];
        tie[j] = 1e-12;
    }
    step_down(p, count, count, seen, tie, m, wy->min_p);
    free(p);
    free(seen);
    free(tie);
}

/* NULL, or why there is no such design. */
static const char *
field_init(struct field *field, const struct westfall_young_input *input)
{
    const char *reason = NULL;
    *field = (struct field){
        .m = input->m,
        .data = heap_new(input->m, sizeof *field->data),
        .unit = heap_new(input->m, sizeof *field->unit),
    };
    for (size_t j = 0; j < input->m; j++) {
        struct ri_input one = {
            .n = input->n,
            .y = input->outcome[j],
            .known = input->known ? input->known[j] : NULL,
            .treated = input->treated,
            .block = input->block,
            .cluster = input->cluster,
        };
        field->data[j] = ri_data_new(&one);
        field->unit[j] = 1;
        reason = field->data[j].assignment.reason;
    }
    return reason;
}

static void
field_release(struct field *field)
{
    for (size_t j = 0; j < field->m; j++)
        ri_data_release(&field->data[j]);
    free(field->data);
    free(field->unit);
    free(field->at);
}

static struct westfall_young
young_in_order(const struct westfall_young_input *input)
{
    struct field field;
    size_t m = input->m;
    struct westfall_young wy = {
        .raw = heap_new(m, sizeof *wy.raw),
        .max_t = heap_new(m, sizeof *wy.max_t),
        .min_p = heap_new(m, sizeof *wy.min_p),
        .reason = field_init(&field, input),
    };
    if (m && !wy.reason) {
        double most = input->exact_limit ? (double)input->exact_limit : 20000;
        struct assignment_count count =
            assignment_count(&field.data[0].assignment);
        wy.exact = count.count <= most;
        field.most = wy.exact ? (size_t)count.count : input->draws + 1;
        field.at = heap_new(heap_product(m, field.most), sizeof(double));
        if (wy.exact)
            field_enumerate(&field);
        else
            field_draw(&field, input->draws, input->seed, input->progress);
        wy.visited = field.visited;
        if (input->scaled)
            field_scale(&field);
        adjust(&wy, &field);
    }
    field_release(&field);
    return wy;
}

struct westfall_young
westfall_young_new(const struct westfall_young_input *input)
{
    struct lineup lineup = lineup_new(&(struct lineup_input){
        .n = input->n,
        .m = input->m,
        .value = input->outcome,
        .known = input->known,
        .treated = input->treated,
        .block = input->block,
        .cluster = input->cluster,
    });
    const double **outcome = heap_new(input->m, sizeof *outcome);
    const bool **known = heap_new(input->m, sizeof *known);
    for (size_t j = 0; j < input->m; j++) {
        outcome[j] = lineup_values(&lineup, input->outcome[j]);
        known[j] = lineup_known(&lineup, input->known ? input->known[j] : NULL);
    }
    struct westfall_young_input ordered = *input;
    ordered.outcome = outcome;
    ordered.known = known;
    ordered.treated = lineup.treated;
    ordered.block = lineup.block;
    ordered.cluster = lineup.cluster;
    struct westfall_young wy = young_in_order(&ordered);
    for (size_t j = 0; j < input->m; j++) {
        free((double *)outcome[j]);
        free((bool *)known[j]);
    }
    free(outcome);
    free(known);
    lineup_release(&lineup);
    return wy;
}

void
westfall_young_release(struct westfall_young *wy)
{
    free(wy->raw);
    free(wy->max_t);
    free(wy->min_p);
    memset(wy, 0, sizeof *wy);
}
