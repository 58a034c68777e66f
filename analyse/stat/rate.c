#include <config.h>

#include "analyse/stat/rate.h"

#include "analyse/stat/root.h"
#include "base/heap.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* One arm of a block: its people, what they sum up to, and about their fitted
 * mean their squared gaps. */
struct side {
    double people, sum, mean, squares;
};

struct cell {
    struct side side[2];
    double total;   /* of both sides */
    double treated; /* the treated's share of the fitted total */
};

struct cells {
    size_t n;
    struct cell *items;
};

static bool
tells(const struct cell *c)
{
    return c->total > 0 && c->side[0].people > 0 && c->side[1].people > 0;
}

static double
share_at(const struct cell *c, double log_ratio)
{
    double treated = c->side[1].people;
    return treated / (treated + c->side[0].people * exp(-log_ratio));
}

/* Falls as the ratio rises. */
static double
score(double log_ratio, void *data)
{
    const struct cells *cells = data;
    double sum = 0;
    for (size_t b = 0; b < cells->n; b++)
        if (tells(&cells->items[b]))
            sum +=
                cells->items[b].side[1].sum -
                cells->items[b].total * share_at(&cells->items[b], log_ratio);
    return sum;
}

static const char *
why_none(const struct cells *cells)
{
    double treated = 0, total = 0;
    for (size_t b = 0; b < cells->n; b++)
        if (tells(&cells->items[b])) {
            treated += cells->items[b].side[1].sum;
            total += cells->items[b].total;
        }
    if (!(total > 0))
        return "no block has people in both arms of whom anybody acted";
    if (!(treated > 0 && treated < total))
        return "in the blocks that hold both arms one of them has nobody who "
               "acted, so that the ratio is 0 or infinite";
    return NULL;
}

/* The mean of each side at the ratio: all blocks add up to what they have. */
static void
take_means(struct cells *cells, double log_ratio)
{
    for (size_t b = 0; b < cells->n; b++) {
        struct cell *c = &cells->items[b];
        c->treated = c->side[0].people > 0 ? share_at(c, log_ratio) : 1;
        if (c->side[0].people > 0)
            c->side[0].mean = c->total * (1 - c->treated) / c->side[0].people;
        if (c->side[1].people > 0)
            c->side[1].mean = c->total * c->treated / c->side[1].people;
    }
}

static void
take_squares(struct cells *cells, const double *y, const unsigned char *treated,
             struct grouping block, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct side *s = &cells->items[block.code[i]].side[treated[i]];
        s->squares += (y[i] - s->mean) * (y[i] - s->mean);
    }
}

static double
information(const struct cells *cells)
{
    double sum = 0;
    for (size_t b = 0; b < cells->n; b++) {
        const struct cell *c = &cells->items[b];
        sum += tells(c) ? c->total * c->treated * (1 - c->treated) : 0;
    }
    return sum;
}

/* HC2 and its df are sums over people who are alike inside a side: of weight w,
 * the fitted mean, and x, the arm less its block's share. A person's leverage
 * is h = w/total + w x^2/S, S the information, and a^2 = w x^2/(1 - h); the
 * squares of all entries of the hat matrix, which make up the df, fall apart
 * into sums over blocks. */
struct spread {
    double meat;    /* of x^2 (y - mean)^2 / (1 - h) */
    double squares; /* of the entries: sum of a_i^2 a_j^2 (I - H)_ij^2 */
    double all;     /* sum of a^2 w x^2 */
    bool decided;   /* one person alone decides: h is 1 */
};

static void
add_block(struct spread *s, const struct cell *c, double information)
{
    double own = 0, cross = 0;
    for (int arm = 0; arm < 2; arm++) {
        const struct side *side = &c->side[arm];
        double w = side->mean, x = (double)arm - c->treated;
        double rest = 1 - w / c->total - w * x * x / information;
        if (!(w > 0))
            continue;
        if (rest < 1e-10) {
            s->decided = true;
            return;
        }
        double a2 = w * x * x / rest;
        s->meat += x * x * side->squares / rest;
        s->squares += side->people * a2 * a2 * (2 * rest - 1);
        s->all += side->people * a2 * w * x * x;
        own += side->people * a2 * w;
        cross += side->people * a2 * w * x;
    }
    s->squares += own * own / (c->total * c->total) +
                  2 * cross * cross / (c->total * information);
}

static struct estimate
robust(const struct cells *cells, double log_ratio, double level)
{
    double info = information(cells);
    struct spread s = {0};
    for (size_t b = 0; b < cells->n && !s.decided; b++)
        if (tells(&cells->items[b]))
            add_block(&s, &cells->items[b], info);
    if (s.decided)
        return estimate_point(log_ratio, "one person alone decides the ratio, "
                                         "so that nothing shows its spread");
    double df = info * info / (s.squares + s.all * s.all / (info * info));
    return estimate_from(log_ratio, sqrt(s.meat) / info, df, level);
}

/* Of all blocks where anybody acted, those of one arm too, as the model has an
 * effect of each. */
static double
dispersion(const struct cells *cells)
{
    double chi = 0, df = -1;
    for (size_t b = 0; b < cells->n; b++) {
        const struct cell *c = &cells->items[b];
        if (!(c->total > 0))
            continue;
        df += c->side[0].people + c->side[1].people - 1;
        for (int arm = 0; arm < 2; arm++)
            chi += c->side[arm].mean > 0
                       ? c->side[arm].squares / c->side[arm].mean
                       : 0;
    }
    return df > 0 ? chi / df : 0;
}

struct rate
rate_within(const double *y, const unsigned char *treated,
            struct grouping block, size_t n, double level)
{
    struct rate rate = {0};
    struct cells cells = {.n = block.count,
                          .items = heap_new(block.count, sizeof *cells.items)};
    for (size_t i = 0; i < n; i++) {
        struct cell *c = &cells.items[block.code[i]];
        c->side[treated[i]].people++;
        c->side[treated[i]].sum += y[i];
        c->total += y[i];
    }
    const char *reason = why_none(&cells);
    if (reason) {
        rate.log_ratio = estimate_none(reason);
    } else {
        double log_ratio = root_of_falling(score, &cells, 0);
        take_means(&cells, log_ratio);
        take_squares(&cells, y, treated, block, n);
        rate.log_ratio = robust(&cells, log_ratio, level);
        rate.dispersion = dispersion(&cells);
    }
    free(cells.items);
    return rate;
}
