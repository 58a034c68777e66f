#include <config.h>

#include "analyse/stat/rank-within.h"

#include "analyse/stat/rank.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static const char none_reason[] =
    "no block holds both arms, so there is nothing to compare";
static const char few_reason[] =
    "a single block with a single person in an arm leaves the spread unknown";
static const char alike_reason[] =
    "all blocks tell the same, so no spread is left to take limits from";

/* People sorted by their block: those of block b are order[first[b]] up to
 * order[first[b + 1]]. Owned. */
struct sorted {
    size_t *first, *order;
};

static struct sorted
sort_blocks(struct grouping block, size_t n)
{
    struct sorted s = {.first = heap_new(block.count + 2, sizeof *s.first),
                       .order = heap_new(n, sizeof *s.order)};
    for (size_t i = 0; i < n; i++)
        s.first[block.code[i] + 2]++;
    for (size_t b = 2; b < block.count + 2; b++)
        s.first[b] += s.first[b - 1];
    for (size_t i = 0; i < n; i++)
        s.order[s.first[block.code[i] + 1]++] = i;
    return s;
}

static void
sorted_release(struct sorted *s)
{
    free(s->first);
    free(s->order);
}

/* The people of one block, copied out. */
struct people {
    size_t n, treated;
    double *y;
    unsigned char *arm;
};

static void
take_block(struct people *people, const struct sorted *s, size_t b,
           const double *y, const unsigned char *treated)
{
    people->n = people->treated = 0;
    for (size_t k = s->first[b]; k < s->first[b + 1]; k++) {
        people->y[people->n] = y[s->order[k]];
        people->arm[people->n++] = treated[s->order[k]];
        people->treated += treated[s->order[k]] != 0;
    }
}

static struct people
people_new(size_t n)
{
    return (struct people){.y = heap_new(n, sizeof(double)),
                           .arm = heap_new(n, 1)};
}

static void
people_release(struct people *people)
{
    free(people->y);
    free(people->arm);
}

static double
weight_of(const struct people *people)
{
    double n1 = (double)people->treated, n = (double)people->n;
    return n1 * (n - n1) / n;
}

/* Over blocks, of weight w and win p: sums of w, w p, w^2, w^2 p, w^2 p^2, and
 * w^2 times the variance within. */
struct sums {
    double weight, win, squares, squares_win, squares_win2, variance, df;
    bool single; /* some block has a single person in an arm */
};

static void
add_block(struct sums *sums, const struct people *people, double level)
{
    struct win w = rank_win(people->y, people->arm, people->n, level);
    double weight = weight_of(people), win = w.win.value;
    double se = w.win.se_reason ? 0 : w.win.se;
    sums->weight += weight;
    sums->win += weight * win;
    sums->squares += weight * weight;
    sums->squares_win += weight * weight * win;
    sums->squares_win2 += weight * weight * win * win;
    sums->variance += weight * weight * se * se;
    sums->df += (double)people->n - 2;
    sums->single = sums->single || people->treated == 1 ||
                   people->n - people->treated == 1;
}

static void
set_win(struct win_within *w, const struct sums *sums, double level)
{
    double win = sums->win / sums->weight, count = (double)w->blocks;
    double variance = sums->variance, df = sums->df;
    if (sums->single && w->blocks > 1) {
        double between = sums->squares_win2 - 2 * win * sums->squares_win +
                         win * win * sums->squares;
        df = count - 1;
        variance = between * count / df;
    }
    double se = sqrt(fmax(0, variance)) / sums->weight;
    const char *reason = NULL;
    if (sums->single && w->blocks == 1)
        reason = few_reason;
    else if (!(se > 1e-9) || !(win > 0 && win < 1))
        reason = alike_reason;
    w->win = reason ? estimate_point(win, reason)
                    : estimate_from(win, se, df, level);
    w->logit =
        reason ? INTERVAL_NONE(reason)
               : rank_logit_limits(win, se, t_quantile((1 + level) / 2, df));
}

struct win_within
rank_win_within(const double *y, const unsigned char *treated,
                struct grouping block, size_t n, double level)
{
    assert(level > 0 && level < 1);
    struct win_within w = {.blocks = 0};
    struct sums sums = {0};
    struct sorted sorted = sort_blocks(block, n);
    struct people people = people_new(n);
    for (size_t b = 0; b < block.count; b++) {
        take_block(&people, &sorted, b, y, treated);
        if (people.treated == 0 || people.treated == people.n)
            continue;
        add_block(&sums, &people, level);
        w.blocks++;
        w.n += people.n;
    }
    if (w.blocks) {
        set_win(&w, &sums, level);
    } else {
        w.win = estimate_none(none_reason);
        w.logit = INTERVAL_NONE(none_reason);
    }
    people_release(&people);
    sorted_release(&sorted);
    return w;
}

/* A block's difference in mean ranks is n (win - 1/2), and n people weigh it:
 * times n1 n0 / n^3 that makes its weight. A block with one arm only tells
 * nothing. */
static double
measure_of(const struct people *people)
{
    double n = (double)people->n;
    return n > 0 ? weight_of(people) / (n * n) : 0;
}

void
rank_within(const double *y, const unsigned char *treated,
            struct grouping block, size_t n, double *rank)
{
    struct sorted sorted = sort_blocks(block, n);
    struct people people = people_new(n);
    double *own = heap_new(n, sizeof *own);
    double first = 0;
    bool same = true;
    for (size_t b = 0; b < block.count; b++) {
        take_block(&people, &sorted, b, y, treated);
        double measure = measure_of(&people);
        rank_mid(people.y, people.n, own);
        for (size_t k = 0; k < people.n; k++)
            rank[sorted.order[sorted.first[b] + k]] = measure * own[k];
        first = first > 0 ? first : measure;
        same = same && (measure == first || !(measure > 0));
    }
    for (size_t i = 0; same && first > 0 && i < n; i++)
        rank[i] = round(2 * rank[i] / first);
    free(own);
    people_release(&people);
    sorted_release(&sorted);
}
