#include <config.h>

#include "analyse/design/reliability.h"

#include "analyse/design/estimator.h"
#include "analyse/design/figure.h"
#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

/* The answers of the people who take part, turned. Owned. */
struct answers {
    size_t n, k;
    double **value;
    unsigned char **known;
};

static struct answers
answers_new(const struct design *design, const struct scale_column *scale)
{
    struct answers a = {design->n, scale->n,
                        heap_new(scale->n, sizeof *a.value),
                        heap_new(scale->n, sizeof *a.known)};
    for (size_t j = 0; j < a.k; j++) {
        const struct item *item = &scale->items[j];
        a.value[j] = heap_new(a.n, sizeof **a.value);
        a.known[j] = heap_new(a.n, 1);
        for (size_t i = 0; i < a.n; i++) {
            size_t row = design->row[i];
            a.known[j][i] = item->known[row];
            a.value[j][i] = item->reversed && item->known[row]
                                ? scale->least + scale->most - item->value[row]
                                : item->value[row];
        }
    }
    return a;
}

static void
answers_release(struct answers *a)
{
    for (size_t j = 0; j < a->k; j++) {
        free(a->value[j]);
        free(a->known[j]);
    }
    free(a->value);
    free(a->known);
}

static void
count_answers(struct arena *arena, const struct answers *a,
              struct reliability *reliability)
{
    reliability->answered =
        arena_array(arena, a->k, sizeof *reliability->answered);
    reliability->mean = arena_array(arena, a->k, sizeof *reliability->mean);
    for (size_t j = 0; j < a->k; j++) {
        double sum = 0;
        size_t n = 0;
        for (size_t i = 0; i < a->n; i++)
            if (a->known[j][i]) {
                sum += a->value[j][i];
                n++;
            }
        reliability->answered[j] = n;
        reliability->mean[j] = n ? sum / (double)n : 0;
    }
}

static void
count_scores(const struct design *design, struct reliability *reliability)
{
    for (size_t i = 0; i < design->n; i++) {
        enum missing why =
            column_missing(reliability->of->column, design->row[i]);
        reliability->scored += why == MISSING_NOT;
        reliability->unscored[why] += why != MISSING_NOT;
    }
}

struct reliability
reliability_of(const struct design *design, const struct request *request,
               const struct scale_column *scale)
{
    struct reliability reliability = {
        .of = scale,
        .draws = request->draws ? (size_t)request->draws : RELIABILITY_DRAWS};
    struct answers a = answers_new(design, scale);
    const struct scale_items items = {a.n, a.k, (const double *const *)a.value,
                                      (const unsigned char *const *)a.known};
    struct rng rng = rng_new(request->seed, 0);
    struct scale_estimate *values = &reliability.values;
    *values =
        scale_reliability(&items, reliability.draws, &rng, request->level);
    if (values->item) {
        struct scale_item *kept = arena_array(design->arena, a.k, sizeof *kept);
        memcpy(kept, values->item, a.k * sizeof *kept);
        free(values->item);
        values->item = kept;
    }
    count_answers(design->arena, &a, &reliability);
    count_scores(design, &reliability);
    answers_release(&a);
    return reliability;
}

static struct result
row_of(const struct reliability *reliability, const struct request *request,
       const char *estimand)
{
    return (struct result){.estimand = estimand,
                           .outcome = reliability->of->name,
                           .scale = SCALE_SIZE,
                           .role = ROLE_SCALE,
                           .level = request->level,
                           .n = reliability->values.people,
                           .reason = reliability->values.reason};
}

static void
add_alpha(const struct reliability *reliability, const struct request *request,
          struct results *results)
{
    const struct scale_estimate *values = &reliability->values;
    struct result row = row_of(reliability, request, ESTIMAND_ALPHA);
    row.method = "feldt";
    row.label = "limits of Feldt";
    row.source = "Cronbach (1951), Psychometrika 16:297-334; Feldt, Woodruff & "
                 "Salih (1987), Applied Psychological Measurement 11:93-103";
    if (!row.reason) {
        result_take_point(&row, (struct point){values->alpha, NULL});
        result_take_interval(&row, values->alpha_limits);
    }
    results_add(results, &row);
}

static void
add_omega(const struct reliability *reliability, const struct request *request,
          struct results *results)
{
    const struct scale_estimate *values = &reliability->values;
    struct result row = row_of(reliability, request, ESTIMAND_OMEGA);
    row.method = "minres";
    row.label = "one factor by minres, percentiles of the bootstrap";
    row.source = "McDonald (1999), Test Theory; Harman & Jones (1966), "
                 "Psychometrika 31:351-368; Efron & Tibshirani (1993), An "
                 "Introduction to the Bootstrap";
    if (!row.reason)
        row.reason = values->omega_reason;
    if (!row.reason) {
        result_take_point(&row, (struct point){values->omega, NULL});
        result_take_interval(&row, values->omega_limits);
        row.detail = arena_printf(
            results->arena, "%s samples of people (" RNG_NAME ", seed %llu)",
            figure_count(results->arena, reliability->draws), request->seed);
    }
    results_add(results, &row);
}

static const char still[] =
    "the item, or what the others add up to, does not vary";
static const char too_few[] =
    "fewer than two items are left, or what they add up to does not vary";

static void
add_item(const struct reliability *reliability, const struct request *request,
         size_t j, struct results *results)
{
    const struct scale_estimate *values = &reliability->values;
    const struct scale_item none = {0};
    const struct scale_item *item = values->item ? &values->item[j] : &none;
    const char *unknown = values->item ? NULL : values->reason;
    const char *omega = values->reason ? values->reason : values->omega_reason;
    const struct {
        const char *estimand, *method, *label, *source;
        struct point value;
    } rows[] = {
        {ESTIMAND_REST,
         "item-rest",
         "correlation with the sum of the others",
         "Guilford (1953), Educational and Psychological Measurement 13:87-93",
         {item->rest, item->has_rest ? NULL
                      : unknown      ? unknown
                                     : still}},
        {ESTIMAND_LOADING,
         "minres",
         "standardised loading on one factor",
         "Harman & Jones (1966), Psychometrika 31:351-368",
         {item->loading, omega}},
        {ESTIMAND_ALPHA_WITHOUT,
         "feldt",
         "Cronbach's alpha without the item",
         "Cronbach (1951), Psychometrika 16:297-334",
         {item->alpha_without, item->has_alpha_without ? NULL
                               : unknown               ? unknown
                                                       : too_few}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct result row = row_of(reliability, request, rows[i].estimand);
        row.method = rows[i].method;
        row.label = rows[i].label;
        row.source = rows[i].source;
        row.item = reliability->of->items[j].column->name;
        row.reason = NULL;
        result_take_point(&row, rows[i].value);
        results_add(results, &row);
    }
}

void
reliability_add(const struct reliability *reliability,
                const struct request *request, struct results *results)
{
    add_alpha(reliability, request, results);
    add_omega(reliability, request, results);
    for (size_t j = 0; j < reliability->of->n; j++)
        add_item(reliability, request, j, results);
}

const char *
reliability_words(const struct reliability *reliability, struct arena *arena)
{
    const struct scale_estimate *v = &reliability->values;
    if (v->reason)
        return NULL;
    const char *alpha = arena_printf(arena, "Cronbach's alpha is %s",
                                     figure_value(arena, SCALE_SIZE, v->alpha));
    return v->omega_reason
               ? alpha
               : arena_printf(arena, "%s and omega %s", alpha,
                              figure_value(arena, SCALE_SIZE, v->omega));
}
