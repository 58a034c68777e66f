#include <config.h>

#include "analyse/stat/lineup.h"
#include "analyse/stat/ri-invert.h"
#include "analyse/stat/ri-statistic.h"
#include "analyse/stat/ri-weight.h"
#include "analyse/stat/ri.h"
#include "base/heap.h"
#include "base/progress.h"

#include <assert.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNK = 1024,       /* draws of one stream */
    BATCH = 64,         /* draws whose sums are taken together */
    TABLE_WORDS = 1024, /* beyond, tables would leave the cache */
    THREADS_MOST = 64,
};
static const double default_exact_limit = 1e6;
static const char lone_unit_reason[] =
    "an arm of a block has one person or cluster, so a draw can have no "
    "standard error";
static const char no_spread_reason[] =
    "nobody of an arm differs from another in it, so the difference has no "
    "standard error to be held against";

/* Sums over the treated of a draw, eight units at a time: t[256 * byte + bits]
 * is the part of T of those units, c of the agreement. Of very many units the
 * tables would leave the cache: then t[bit] is the part of the one unit. */
struct tables {
    bool single;
    double *t, *c, *squares; /* c, squares: NULL when not wanted */
    double c_constant;
};

static double *
table_new(const double *value, size_t units, bool single)
{
    double *table = heap_new(single ? units : units / 8 * 256, sizeof *table);
    if (single) {
        memcpy(table, value, units * sizeof *table);
        return table;
    }
    for (size_t byte = 0; byte < units / 8; byte++)
        for (size_t bits = 1; bits < 256; bits++) {
            size_t low = (size_t)__builtin_ctz((unsigned)bits);
            table[256 * byte + bits] =
                table[256 * byte + (bits & (bits - 1))] + value[8 * byte + low];
        }
    return table;
}

/* T = sum over treated of share (1/n1 + 1/n0) y, as outcomes are centred;
 * c likewise, where the people really treated take the place of y. */
static struct tables
tables_new(const struct ri_data *data, bool limits, bool studentised)
{
    const struct assignment *a = &data->assignment;
    size_t bits = a->words * 64;
    double *t = heap_new(bits, sizeof *t);
    double *c = heap_new(bits, sizeof *c);
    double *squares = heap_new(bits, sizeof *squares);
    struct tables tables = {.single = a->words > TABLE_WORDS};
    for (size_t b = 0; b < data->blocks; b++) {
        const struct ri_block *block = &data->block[b];
        double size = data->size[block->first];
        double n1 = size * (double)block->treated;
        double n0 = block->people - n1;
        double factor = block->share * (1 / n1 + 1 / n0);
        for (size_t u = block->first; u < block->first + block->units; u++) {
            t[a->bit[u]] = factor * data->total[u];
            c[a->bit[u]] = a->treated[u] ? factor * size : 0;
            squares[a->bit[u]] = data->total[u] * data->total[u];
        }
        tables.c_constant -= block->share * block->overlap / n0;
    }
    bool single = tables.single;
    tables.t = table_new(t, bits, single);
    tables.c = limits ? table_new(c, bits, single) : NULL;
    tables.squares = studentised ? table_new(squares, bits, single) : NULL;
    free(squares);
    free(t);
    free(c);
    return tables;
}

/* Shared by the threads, and only read. */
struct job {
    const struct ri_data *data;
    const struct tables *tables; /* NULL: unit by unit */
    size_t draws, threads;
    uint64_t seed;
    struct progress *progress;
};

struct worker {
    const struct job *job;
    struct ri_tally tally;
    size_t index;
    pthread_t thread;
    bool running;
};

/* bits[w * BATCH + d] of count draws. Word by word, so that its eight tables
 * (16 kB) stay in the nearest cache for all draws. */
static void
look_up(const double *table, const uint64_t *bits, size_t words, size_t count,
        double *sum)
{
    for (size_t w = 0; w < words; w++) {
        const double *t = table + 2048 * w;
        for (size_t d = 0; d < count; d++) {
            uint64_t x = bits[w * BATCH + d];
            double a = t[x & 255] + t[256 + (x >> 8 & 255)];
            double b = t[512 + (x >> 16 & 255)] + t[768 + (x >> 24 & 255)];
            double c = t[1024 + (x >> 32 & 255)] + t[1280 + (x >> 40 & 255)];
            double e = t[1536 + (x >> 48 & 255)] + t[1792 + (x >> 56)];
            sum[d] += (a + b) + (c + e);
        }
    }
}

static void
add_up(const double *value, const uint64_t *bits, size_t words, size_t count,
       double *sum)
{
    for (size_t d = 0; d < count; d++)
        for (size_t w = 0; w < words; w++) {
            const double *at = value + 64 * w;
            for (uint64_t x = bits[w * BATCH + d]; x; x &= x - 1)
                sum[d] += at[__builtin_ctzll(x)];
        }
}

static void
batch_by_table(struct worker *worker, struct rng *rng, size_t count,
               uint64_t *bits, uint64_t *one)
{
    const struct job *job = worker->job;
    const struct assignment *a = &job->data->assignment;
    double t[BATCH], c[BATCH], squares[BATCH];
    for (size_t d = 0; d < count; d++) {
        assignment_draw(a, rng, one);
        for (size_t w = 0; w < a->words; w++)
            bits[w * BATCH + d] = one[w];
        t[d] = squares[d] = 0;
        c[d] = job->tables->c_constant;
    }
    void (*sum)(const double *, const uint64_t *, size_t, size_t, double *) =
        job->tables->single ? add_up : look_up;
    sum(job->tables->t, bits, a->words, count, t);
    if (job->tables->c)
        sum(job->tables->c, bits, a->words, count, c);
    if (job->tables->squares)
        sum(job->tables->squares, bits, a->words, count, squares);
    for (size_t d = 0; d < count; d++) {
        double studentised =
            job->tables->squares
                ? ri_studentised_sums(job->data, t[d], squares[d])
                : 0;
        ri_tally_add(&worker->tally, (struct ri_point){t[d], c[d], 1},
                     studentised, NULL);
    }
}

static void
one_by_unit(struct worker *worker, struct rng *rng, uint64_t *one,
            unsigned char *treated)
{
    const struct ri_data *data = worker->job->data;
    const struct assignment *a = &data->assignment;
    assignment_draw(a, rng, one);
    for (size_t u = 0; u < a->units; u++)
        treated[u] = one[a->bit[u] / 64] >> a->bit[u] % 64 & 1;
    double studentised =
        worker->tally.with_studentised ? ri_studentised(data, treated) : 0;
    ri_tally_add(&worker->tally, ri_point(data, treated), studentised, treated);
}

/* Chunks index, index + threads, ... */
static void *
work(void *argument)
{
    struct worker *worker = argument;
    const struct job *job = worker->job;
    const struct assignment *a = &job->data->assignment;
    uint64_t *one = heap_new(a->words, sizeof *one);
    uint64_t *bits = heap_new(a->words * BATCH, sizeof *bits);
    unsigned char *treated = heap_new(a->units, 1);
    for (size_t chunk = worker->index; chunk * CHUNK < job->draws;
         chunk += job->threads) {
        struct rng rng = rng_new(job->seed, chunk);
        size_t left = job->draws - chunk * CHUNK;
        left = left > CHUNK ? CHUNK : left;
        progress_add(job->progress, left);
        while (left) {
            size_t count = left > BATCH ? BATCH : left;
            if (job->tables)
                batch_by_table(worker, &rng, count, bits, one);
            for (size_t d = 0; d < count && !job->tables; d++)
                one_by_unit(worker, &rng, one, treated);
            left -= count;
        }
    }
    free(one);
    free(bits);
    free(treated);
    return NULL;
}

static void
limits_alloc(struct ri_tally *tally, size_t most)
{
    most = tally->inverse ? heap_product(2, most) : most;
    tally->lower = heap_new(most, sizeof *tally->lower);
    tally->upper = heap_new(most, sizeof *tally->upper);
}

static void
limits_release(struct ri_tally *tally)
{
    free(tally->lower);
    free(tally->upper);
}

static void
add_worker(struct ri_tally *tally, struct worker *worker)
{
    const struct ri_tally *part = &worker->tally;
    tally->visited += part->visited;
    tally->greater += part->greater;
    tally->less += part->less;
    tally->far += part->far;
    tally->studentised_far += part->studentised_far;
    tally->always += part->always;
    if (!tally->lower)
        return;
    size_t size = part->limits * sizeof *part->lower;
    memcpy(tally->lower + tally->limits, part->lower, size);
    memcpy(tally->upper + tally->limits, part->upper, size);
    tally->limits += part->limits;
}

/* A thread that cannot be started is done without: its chunks are worked off
 * here, with the same result. */
static void
draw_all(struct ri_tally *tally, const struct ri_input *input)
{
    const struct ri_data *data = tally->data;
    bool by_table = data->linear && !tally->inverse &&
                    (!tally->with_studentised || data->blocks == 1);
    struct tables tables = {0};
    if (by_table)
        tables =
            tables_new(data, tally->lower != NULL, tally->with_studentised);
    size_t threads = input->threads ? input->threads : 2;
    threads = threads > THREADS_MOST ? THREADS_MOST : threads;
    struct job job = {
        .data = data,
        .tables = by_table ? &tables : NULL,
        .draws = input->draws,
        .threads = threads,
        .seed = input->seed,
        .progress = input->progress,
    };
    progress_expect(input->progress, input->draws);
    struct worker worker[THREADS_MOST];
    size_t share = (input->draws / CHUNK / threads + 1) * CHUNK;
    for (size_t i = 0; i < threads; i++) {
        worker[i] = (struct worker){.job = &job, .tally = *tally, .index = i};
        if (tally->lower)
            limits_alloc(&worker[i].tally, share);
    }
    for (size_t i = 1; i < threads; i++)
        worker[i].running =
            pthread_create(&worker[i].thread, NULL, work, &worker[i]) == 0;
    for (size_t i = 0; i < threads; i++)
        if (!worker[i].running)
            work(&worker[i]);
    for (size_t i = 0; i < threads; i++) {
        if (worker[i].running)
            pthread_join(worker[i].thread, NULL);
        add_worker(tally, &worker[i]);
        if (tally->lower)
            limits_release(&worker[i].tally);
    }
    free(tables.t);
    free(tables.c);
    free(tables.squares);
}

/* The effect is rejected while no more than a share of all assignments count.
 * An assignment begins to count at its own lower, so the limit is the one
 * with which their number first exceeds that share; likewise from above. */
static struct ri_hull
hull_of_two_sided(const struct ri_tally *tally, size_t need)
{
    size_t rank = need - 1, n = tally->limits;
    return (struct ri_hull){gsl_stats_select(tally->lower, 1, n, rank),
                            gsl_stats_select(tally->upper, 1, n, n - 1 - rank),
                            1};
}

/* The limits where need assignments count; none count but always and those that
 * have limits. The two ends hold the estimate but for rounding. */
static struct ri_hull
hull_at(const struct ri_tally *tally, double need, size_t always)
{
    struct ri_hull hull = {-INFINITY, INFINITY, 1};
    if (need <= (double)always || need - (double)always > (double)tally->limits)
        return hull;
    size_t left = (size_t)need - always;
    hull = tally->inverse
               ? ri_hull(tally->lower, tally->upper, tally->limits, left)
               : hull_of_two_sided(tally, left);
    if (tally->kind != RI_LIMITS_EQUAL_TAILS) {
        hull.lower = fmin(hull.lower, tally->statistic);
        hull.upper = fmax(hull.upper, tally->statistic);
    }
    return hull;
}

/* Half of what lies between two limits, but for rounding. */
static double
half_way(const struct ri_tally *tally, double a, double b)
{
    return a == b || fabs(a - b) <= 10 * tally->data->tie ? 0 : fabs(a - b) / 2;
}

/* How many of the draws count at a limit is off by the root of draws p (1 - p);
 * by so much the limits are moved, either way. */
static void
take_limits(struct ri *ri, const struct ri_tally *tally, size_t extra,
            double level)
{
    size_t all = tally->visited + extra, always = tally->always + extra;
    double rejected =
        tally->kind == RI_LIMITS_EQUAL_TAILS ? (1 - level) / 2 : 1 - level;
    double share = rejected * (double)all;
    double need = floor(share * (1 + 1e-12)) + 1;
    if (tally->inverse)
        ri_hull_sort(tally->lower, tally->upper, tally->limits);
    struct ri_hull hull = hull_at(tally, need, always);
    ri->limits = (struct interval){.lower = hull.lower, .upper = hull.upper};
    ri->limits_pieces = hull.pieces;
    ri->limits_drawn = extra != 0;
    ri->p_limits = tally->inverse ? ri->p_studentised
                                  : (double)(tally->far + extra) / (double)all;
    if (!extra)
        return;
    double off = ceil(sqrt(share * (1 - rejected)));
    double most = (double)(tally->limits + always);
    struct ri_hull wide = hull_at(tally, fmax(1, need - off), always);
    struct ri_hull narrow = hull_at(tally, fmin(most, need + off), always);
    ri->lower_error = half_way(tally, wide.lower, narrow.lower);
    ri->upper_error = half_way(tally, wide.upper, narrow.upper);
}

/* extra is 1 for draws: the assignment seen counts with them. */
static void
close_tally(struct ri *ri, struct ri_tally *tally, const struct ri_input *input,
            size_t extra, bool keep_p)
{
    double all = (double)(tally->visited + extra);
    ri->visited = tally->visited;
    if (!keep_p) {
        ri->p_greater = (double)(tally->greater + extra) / all;
        ri->p_less = (double)(tally->less + extra) / all;
        ri->p_two_sided = (double)(tally->far + extra) / all;
        double p = ri->p_two_sided;
        ri->p_error = extra ? sqrt(p * (1 - p) / all) : 0;
    }
    if (tally->with_studentised) {
        double p = (double)(tally->studentised_far + extra) / all;
        ri->p_studentised = p;
        ri->p_studentised_error = extra ? sqrt(p * (1 - p) / all) : 0;
    }
    if (tally->lower)
        take_limits(ri, tally, extra, input->level);
}

static void
see_assignment(struct ri_tally *tally, const struct ri_input *input,
               struct ri *ri)
{
    const struct ri_data *data = tally->data;
    const unsigned char *treated = data->assignment.treated;
    ri->statistic = tally->statistic = ri_point(data, treated).t;
    tally->with_studentised = input->studentised && ri_can_studentise(data);
    if (tally->with_studentised)
        ri->studentised = ri_studentised(data, treated);
    else
        ri->studentised_reason = input->studentised
                                     ? lone_unit_reason
                                     : "the studentised test was not asked for";
    tally->studentised_least =
        ri_studentised_least(data, ri->statistic, ri->studentised);
}

/* Readies the tally for limits, most assignments' at the most; or says why
 * there are none. */
static void
seek_limits(struct ri_tally *tally, struct ri_inverse *inverse, size_t most,
            struct ri *ri)
{
    if (tally->kind == RI_LIMITS_NONE)
        return;
    if (tally->kind == RI_LIMITS_STUDENTISED) {
        if (!tally->with_studentised)
            ri->limits.reason = ri->studentised_reason;
        else if (!ri_inverse_init(inverse, tally->data))
            ri->limits.reason = no_spread_reason;
        else
            tally->inverse = inverse;
        if (!tally->inverse)
            return;
    }
    limits_alloc(tally, most);
}

static struct ri
test_in_order(const struct ri_input *input)
{
    struct ri ri = {.limits = INTERVAL_NONE("limits were not asked for")};
    struct ri_data data = ri_data_new(input);
    if (data.assignment.reason) {
        ri.reason = data.assignment.reason;
        ri_data_release(&data);
        return ri;
    }
    struct ri_tally tally = {.data = &data, .kind = input->limits};
    struct ri_inverse inverse;
    see_assignment(&tally, input, &ri);
    ri.count = assignment_count(&data.assignment);
    double most =
        input->exact_limit ? (double)input->exact_limit : default_exact_limit;
    bool enumerate = ri.count.count <= most;
    seek_limits(&tally, &inverse,
                enumerate ? (size_t)ri.count.count : input->draws, &ri);
    if (enumerate) {
        ri_enumerate(&tally, most);
        ri.method = RI_ENUMERATED;
        close_tally(&ri, &tally, input, 0, false);
    } else {
        bool built = ri_build_up(&data, tally.statistic, &ri);
        ri.method = built ? RI_BUILT_UP : RI_DRAWN;
        if (!built || tally.with_studentised || tally.lower) {
            draw_all(&tally, input);
            close_tally(&ri, &tally, input, 1, built);
        }
    }
    limits_release(&tally);
    if (tally.inverse)
        ri_inverse_release(&inverse);
    ri_data_release(&data);
    return ri;
}

/* The arms change places. */
static void
turn_round(struct ri *ri)
{
    double greater = ri->p_greater, upper = ri->limits.upper;
    ri->statistic = 0 - ri->statistic;
    ri->studentised = 0 - ri->studentised;
    ri->p_greater = ri->p_less;
    ri->p_less = greater;
    ri->limits.upper = 0 - ri->limits.lower;
    ri->limits.lower = 0 - upper;
    double error = ri->lower_error;
    ri->lower_error = ri->upper_error;
    ri->upper_error = error;
}

/* People in the order that their data alone give them. */
static struct ri
test_lined_up(const struct ri_input *input)
{
    double *keys[2];
    size_t n_keys = ri_weight_keys(input, keys);
    const double *value[3] = {input->y};
    for (size_t k = 0; k < n_keys; k++)
        value[1 + k] = keys[k];
    struct lineup lineup = lineup_new(&(struct lineup_input){
        .n = input->n,
        .m = 1 + n_keys,
        .value = value,
        .treated = input->treated,
        .block = input->block,
        .cluster = input->cluster,
    });
    double *y = lineup_values(&lineup, input->y);
    double *weight = n_keys ? lineup_values(&lineup, input->weight) : NULL;
    struct ri_input ordered = *input;
    ordered.y = y;
    ordered.weight = weight;
    ordered.treated = lineup.treated;
    ordered.block = lineup.block;
    ordered.cluster = lineup.cluster;
    struct ri ri = test_in_order(&ordered);
    ri.weights = input->weights;
    if (lineup.swapped)
        turn_round(&ri);
    for (size_t k = 0; k < n_keys; k++)
        free(keys[k]);
    free(y);
    free(weight);
    lineup_release(&lineup);
    return ri;
}

struct ri
ri_test(const struct ri_input *input)
{
    assert(input->draws > 0 && !input->known && !input->weights);
    assert(input->limits != RI_LIMITS_STUDENTISED || input->studentised);
    assert(!input->limits || (input->level > 0 && input->level < 1));
    if (!input->weight)
        return test_lined_up(input);
    struct ri_weighing weighing = ri_weighing_new(input);
    struct ri ri = {.reason = weighing.reason};
    if (!ri.reason)
        ri = test_lined_up(&weighing.input);
    ri_weighing_release(&weighing);
    return ri;
}
