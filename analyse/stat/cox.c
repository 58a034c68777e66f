#include <config.h>

#include "analyse/stat/basis.h"
#include "analyse/stat/chi-square.h"
#include "analyse/stat/eigen.h"
#include "analyse/stat/survival.h"
#include "base/heap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ITERATIONS = 50 };

static const char no_event_reason[] = "nobody acted, so there is no hazard";
static const char infinite_reason[] =
    "a covariate tells perfectly who acts first, so its hazard ratio runs off "
    "to infinity";
static const char singular_reason[] =
    "a covariate is constant, or a combination of the others, among those who "
    "were still watched when somebody acted";

static const char zero_reason[] =
    "somebody acted at time 0, which has no logarithm";
static const char still_reason[] =
    "people acted at too few different times to see a hazard ratio move";

/* Rows in order of falling time, covariates less their means: row i of x is
 * x + i k. Blocks stand one behind the other; start[g] is the first row of
 * the g-th distinct time, and opens[g] says that it is the first of its block:
 * nobody in earlier rows is then at risk. */
struct cohort {
    size_t n, k, times;
    double *x, *risk;
    size_t *order, *start;
    bool *opens;
    const unsigned char *event;
    enum cox_ties ties;
};

struct later {
    size_t block;
    double time;
    size_t row;
};

static int
latest_first(const void *a, const void *b)
{
    const struct later *x = a, *y = b;
    if (x->block != y->block)
        return x->block > y->block ? 1 : -1;
    if (x->time != y->time)
        return x->time > y->time ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static struct cohort
cohort_new(const struct cox_input *input)
{
    size_t n = input->n, k = input->k;
    struct cohort c = {
        .n = n,
        .k = k,
        .x = heap_new(heap_product(n, k), sizeof(double)),
        .risk = heap_new(n, sizeof(double)),
        .order = heap_new(n, sizeof(size_t)),
        .start = heap_new(n + 1, sizeof(size_t)),
        .opens = heap_new(n, sizeof(bool)),
        .event = input->event,
        .ties = input->ties,
    };
    struct later *later = heap_new(n, sizeof *later);
    const size_t *block = input->block.code;
    for (size_t i = 0; i < n; i++)
        later[i] = (struct later){block ? block[i] : 0, input->time[i], i};
    qsort(later, n, sizeof *later, latest_first);
    for (size_t i = 0; i < n; i++) {
        c.order[i] = later[i].row;
        bool opens = i == 0 || later[i].block != later[i - 1].block;
        if (opens || later[i].time != later[i - 1].time) {
            c.opens[c.times] = opens;
            c.start[c.times++] = i;
        }
    }
    c.start[c.times] = n;
    free(later);
    for (size_t j = 0; j < k; j++) {
        double mean = 0;
        for (size_t i = 0; i < n; i++)
            mean += input->columns[j][i] / (double)n;
        for (size_t i = 0; i < n; i++)
            c.x[i * k + j] = input->columns[j][c.order[i]] - mean;
    }
    return c;
}

static void
cohort_release(struct cohort *c)
{
    free(c->x);
    free(c->risk);
    free(c->order);
    free(c->start);
    free(c->opens);
}

/* Sums over those at risk: s0, s1 (k), s2 (k x k), and over the events of the
 * time: e0, e1, e2, how many, and the sum of their x. */
struct sums {
    double s0, e0;
    double *s1, *s2, *e1, *e2, *x;
    size_t events;
};

static struct sums
sums_new(size_t k)
{
    struct sums s = {0};
    s.s1 = heap_new(3 * k + 2 * k * k, sizeof(double));
    s.e1 = s.s1 + k;
    s.x = s.e1 + k;
    s.s2 = s.x + k;
    s.e2 = s.s2 + k * k;
    return s;
}

static void
sums_add_time(struct sums *s, const struct cohort *c, size_t g)
{
    size_t k = c->k;
    if (c->opens[g]) {
        s->s0 = 0;
        memset(s->s1, 0, k * sizeof(double));
        memset(s->s2, 0, k * k * sizeof(double));
    }
    s->e0 = 0;
    s->events = 0;
    memset(s->e1, 0, 2 * k * sizeof(double)); /* e1 and x */
    memset(s->e2, 0, k * k * sizeof(double));
    for (size_t i = c->start[g]; i < c->start[g + 1]; i++) {
        const double *x = c->x + i * k;
        bool event = c->event[c->order[i]];
        double r = c->risk[i], e = event ? r : 0;
        s->s0 += r;
        s->e0 += e;
        s->events += event;
        for (size_t j = 0; j < k; j++) {
            s->s1[j] += r * x[j];
            s->e1[j] += e * x[j];
            s->x[j] += event ? x[j] : 0;
            for (size_t l = 0; l < k; l++) {
                s->s2[j * k + l] += r * x[j] * x[l];
                s->e2[j * k + l] += e * x[j] * x[l];
            }
        }
    }
}

/* Of d events at one time the m-th finds m/d of them gone, by Efron; by
 * Breslow all are still there. */
static double
share_gone(const struct cohort *c, size_t m, size_t d)
{
    return c->ties == COX_EFRON ? (double)m / (double)d : 0;
}

static void
set_risks(struct cohort *c, const double *beta)
{
    for (size_t i = 0; i < c->n; i++)
        c->risk[i] = exp(dot(c->x + i * c->k, beta, c->k));
}

/* Log-likelihood at beta, with score (k) and information (k x k). */
static double
derivatives(struct cohort *c, const double *beta, double *score,
            double *information)
{
    size_t k = c->k;
    double value = 0;
    struct sums s = sums_new(k);
    set_risks(c, beta);
    memset(score, 0, k * sizeof *score);
    memset(information, 0, k * k * sizeof *information);
    for (size_t g = 0; g < c->times; g++) {
        sums_add_time(&s, c, g);
        for (size_t j = 0; j < k; j++) {
            score[j] += s.x[j];
            value += beta[j] * s.x[j];
        }
        for (size_t m = 0; m < s.events; m++) {
            double f = share_gone(c, m, s.events), s0 = s.s0 - f * s.e0;
            value -= log(s0);
            for (size_t j = 0; j < k; j++) {
                double mean = (s.s1[j] - f * s.e1[j]) / s0;
                score[j] -= mean;
                for (size_t l = 0; l < k; l++)
                    information[j * k + l] +=
                        (s.s2[j * k + l] - f * s.e2[j * k + l]) / s0 -
                        mean * (s.s1[l] - f * s.e1[l]) / s0;
            }
        }
    }
    free(s.s1);
    return value;
}

/* The inverse of a symmetric positive matrix; false where it has none. */
static bool
invert(const double *matrix, size_t k, double *inverse)
{
    gsl_matrix *m = gsl_matrix_alloc(k, k), *vectors = gsl_matrix_alloc(k, k);
    gsl_vector *values = gsl_vector_alloc(k);
    gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(k);
    /* Scaled to a unit diagonal, so that units of the covariates are no
     * matter. */
    bool positive = true;
    for (size_t i = 0; i < k; i++)
        positive &= matrix[i * k + i] > 0;
    for (size_t i = 0; i < k && positive; i++)
        for (size_t j = 0; j < k; j++)
            gsl_matrix_set(m, i, j,
                           matrix[i * k + j] / sqrt(matrix[i * k + i]) /
                               sqrt(matrix[j * k + j]));
    if (positive) {
        eigen_symmetric(m, values, vectors, work);
        positive = gsl_vector_min(values) > 1e-11;
    }
    for (size_t i = 0; i < k && positive; i++)
        for (size_t j = 0; j < k; j++) {
            double sum = 0;
            for (size_t l = 0; l < k; l++)
                sum += gsl_matrix_get(vectors, i, l) *
                       gsl_matrix_get(vectors, j, l) /
                       gsl_vector_get(values, l);
            inverse[i * k + j] =
                sum / sqrt(matrix[i * k + i]) / sqrt(matrix[j * k + j]);
        }
    gsl_matrix_free(m);
    gsl_matrix_free(vectors);
    gsl_vector_free(values);
    gsl_eigen_symmv_free(work);
    return positive;
}

/* Newton's steps, halved while the likelihood falls. inverse (k x k) is the
 * inverse information at the end. */
static const char *
maximise(struct cohort *c, double *beta, double *inverse, double *null,
         double *value)
{
    size_t k = c->k;
    double *score = heap_new(k, sizeof *score);
    double *step = heap_new(k, sizeof *step);
    double *information = heap_new(k * k, sizeof *information);
    const char *reason = infinite_reason;
    *null = *value = derivatives(c, beta, score, information);
    for (int i = 0; i < ITERATIONS && reason == infinite_reason; i++) {
        if (!invert(information, k, inverse)) {
            if (i == 0)
                reason = singular_reason;
            break;
        }
        for (size_t j = 0; j < k; j++)
            step[j] = dot(inverse + j * k, score, k);
        double gain = dot(step, score, k), before = *value, factor = 1;
        if (gain < 1e-18 * (1 + fabs(before))) {
            reason = NULL;
            break;
        }
        for (size_t j = 0; j < k; j++)
            beta[j] += step[j];
        *value = derivatives(c, beta, score, information);
        while (!(*value >= before - 1e-9 * fabs(before)) && factor > 1e-6) {
            factor /= 2;
            for (size_t j = 0; j < k; j++)
                beta[j] -= factor * step[j];
            *value = derivatives(c, beta, score, information);
        }
    }
    for (size_t j = 0; j < k && !reason; j++)
        if (inverse[j * k + j] > 1e6 && fabs(beta[j]) > 10)
            reason = infinite_reason;
    free(score);
    free(step);
    free(information);
    return reason;
}

/* What one time does to everyone at risk: a person of risk r and covariates x
 * loses r (x sum h - sum h mean), h the hazard of each of its events. Since
 * all those of earlier rows (later times) are at risk too, totals are summed
 * from the earliest time, that is from the last rows, back. Those who act then
 * are gone in part: their share is added back. */
struct hazards {
    double h, kept; /* sum of h; of h (1 - share gone) */
    double *mean, *kept_mean, *jump;
};

static void
time_hazards(const struct cohort *c, const struct sums *s, struct hazards *out)
{
    size_t k = c->k;
    out->h = out->kept = 0;
    memset(out->mean, 0, k * sizeof(double));
    memset(out->kept_mean, 0, k * sizeof(double));
    memset(out->jump, 0, k * sizeof(double));
    for (size_t m = 0; m < s->events; m++) {
        double f = share_gone(c, m, s->events), s0 = s->s0 - f * s->e0;
        out->h += 1 / s0;
        out->kept += (1 - f) / s0;
        for (size_t j = 0; j < k; j++) {
            double mean = (s->s1[j] - f * s->e1[j]) / s0;
            out->mean[j] += mean / s0;
            out->kept_mean[j] += (1 - f) * mean / s0;
            out->jump[j] += mean / (double)s->events;
        }
    }
}

/* Score residuals into residual (n x k, rows as in the cohort). */
static void
score_residuals(const struct cohort *c, double *residual)
{
    size_t k = c->k, times = c->times;
    struct sums s = sums_new(k);
    double *store = heap_new(3 * k * times, sizeof *store);
    struct hazards *at = heap_new(times, sizeof *at);
    for (size_t g = 0; g < times; g++) {
        at[g].mean = store + 3 * k * g;
        at[g].kept_mean = at[g].mean + k;
        at[g].jump = at[g].kept_mean + k;
        sums_add_time(&s, c, g);
        time_hazards(c, &s, &at[g]);
    }
    double total = 0, *total_mean = heap_new(k, sizeof *total_mean);
    for (size_t g = times; g-- > 0;) {
        for (size_t i = c->start[g]; i < c->start[g + 1]; i++) {
            bool event = c->event[c->order[i]];
            for (size_t j = 0; j < k; j++) {
                double x = c->x[i * k + j];
                double h = total + (event ? at[g].kept : at[g].h);
                double hm = total_mean[j] +
                            (event ? at[g].kept_mean[j] : at[g].mean[j]);
                residual[i * k + j] =
                    (event ? x - at[g].jump[j] : 0) - c->risk[i] * (x * h - hm);
            }
        }
        /* Behind the latest time of a block comes another block's earliest. */
        total = c->opens[g] ? 0 : total + at[g].h;
        for (size_t j = 0; j < k; j++)
            total_mean[j] = c->opens[g] ? 0 : total_mean[j] + at[g].mean[j];
    }
    free(total_mean);
    free(store);
    free(at);
    free(s.s1);
}

/* I^-1 (sum over clusters of u u') I^-1 */
static void
robust(const struct cox_input *input, const struct cohort *c,
       const double *inverse, double *covariance)
{
    size_t k = c->k, n = c->n;
    struct grouping cluster = input->cluster;
    size_t groups = cluster.code ? cluster.count : n;
    double *residual = heap_new(n * k, sizeof *residual);
    double *u = heap_new(groups * k, sizeof *u);
    double *v = heap_new(k, sizeof *v);
    score_residuals(c, residual);
    for (size_t i = 0; i < n; i++) {
        size_t row = c->order[i];
        size_t g = cluster.code ? cluster.code[row] : row;
        for (size_t j = 0; j < k; j++)
            u[g * k + j] += residual[i * k + j];
    }
    memset(covariance, 0, k * k * sizeof *covariance);
    for (size_t g = 0; g < groups; g++) {
        for (size_t j = 0; j < k; j++)
            v[j] = dot(inverse + j * k, u + g * k, k);
        for (size_t j = 0; j < k; j++)
            for (size_t l = 0; l < k; l++)
                covariance[j * k + l] += v[j] * v[l];
    }
    free(residual);
    free(u);
    free(v);
}

/* The curve's survival just before a time. */
static double
survival_before(const struct km *km, double time)
{
    size_t low = 0, high = km->count; /* steps before low are earlier */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (km->step[middle].time < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? km->step[low - 1].survival : 1;
}

/* g of each distinct time, less a number that makes it small. */
static const char *
set_clock(const struct cox_input *input, const struct cohort *c,
          enum cox_clock clock, double *g)
{
    struct km km = km_new(input->time, input->event, input->n);
    const char *reason = NULL;
    double mean = 0;
    for (size_t t = 0; t < c->times; t++) {
        double time = input->time[c->order[c->start[t]]];
        if (clock == COX_CURVE) {
            g[t] = 1 - survival_before(&km, time);
        } else if (clock == COX_TIME) {
            g[t] = time;
        } else if (time > 0) {
            g[t] = log(time);
        } else {
            reason = zero_reason;
        }
        mean += g[t] / (double)c->times;
    }
    for (size_t t = 0; t < c->times; t++)
        g[t] -= mean;
    km_release(&km);
    return reason;
}

/* Score of the k products x g(time), and the information of the k covariates
 * and those products together (2k x 2k). */
static void
moving_derivatives(const struct cohort *c, const double *g, double *score,
                   double *information)
{
    size_t k = c->k, wide = 2 * k;
    struct sums s = sums_new(k);
    for (size_t t = 0; t < c->times; t++) {
        sums_add_time(&s, c, t);
        for (size_t j = 0; j < k; j++)
            score[j] += g[t] * s.x[j];
        for (size_t m = 0; m < s.events; m++) {
            double f = share_gone(c, m, s.events), s0 = s.s0 - f * s.e0;
            for (size_t j = 0; j < k; j++) {
                double mean = (s.s1[j] - f * s.e1[j]) / s0;
                score[j] -= g[t] * mean;
                for (size_t l = 0; l < k; l++) {
                    double v = (s.s2[j * k + l] - f * s.e2[j * k + l]) / s0 -
                               mean * (s.s1[l] - f * s.e1[l]) / s0;
                    information[j * wide + l] += v;
                    information[j * wide + k + l] += g[t] * v;
                    information[(k + j) * wide + l] += g[t] * v;
                    information[(k + j) * wide + k + l] += g[t] * g[t] * v;
                }
            }
        }
    }
    free(s.s1);
}

/* The score test of products from..to - 1, beside all the covariates. */
static const char *
moving_test(const double *score, const double *information, size_t k,
            size_t from, size_t to, double *chisq)
{
    size_t extra = to - from, size = k + extra;
    double *part = heap_new(size * size, sizeof *part);
    double *inverse = heap_new(size * size, sizeof *inverse);
    for (size_t a = 0; a < size; a++)
        for (size_t b = 0; b < size; b++) {
            size_t row = a < k ? a : a + from, column = b < k ? b : b + from;
            part[a * size + b] = information[row * 2 * k + column];
        }
    bool found = invert(part, size, inverse);
    *chisq = 0;
    for (size_t a = 0; a < extra && found; a++)
        *chisq += score[from + a] *
                  dot(inverse + (k + a) * size + k, score + from, extra);
    free(part);
    free(inverse);
    return found ? NULL : still_reason;
}

static void
set_moving(struct cox_proportional *test, const struct cohort *c,
           const double *g)
{
    size_t k = c->k;
    double *score = heap_new(k, sizeof *score);
    double *information = heap_new(4 * k * k, sizeof *information);
    moving_derivatives(c, g, score, information);
    for (size_t j = 0; j < k && !test->reason; j++) {
        test->reason =
            moving_test(score, information, k, j, j + 1, &test->chisq[j]);
        test->p[j] = chi_square_above(test->chisq[j], 1);
    }
    if (!test->reason)
        test->reason =
            moving_test(score, information, k, 0, k, &test->all_chisq);
    test->all_df = (double)k;
    test->all_p = chi_square_above(test->all_chisq, test->all_df);
    free(score);
    free(information);
}

struct cox_proportional
cox_proportional(const struct cox_input *input, enum cox_clock clock)
{
    size_t k = input->k;
    struct cox_proportional test = {.count = k};
    struct cox fit = cox_fit(input);
    test.reason = fit.reason;
    if (!test.reason) {
        struct cohort c = cohort_new(input);
        double *g = heap_new(c.times, sizeof *g);
        double *beta = heap_new(k, sizeof *beta);
        for (size_t j = 0; j < k; j++)
            beta[j] = fit.coefficient[j].value;
        set_risks(&c, beta);
        test.chisq = heap_new(k, sizeof *test.chisq);
        test.p = heap_new(k, sizeof *test.p);
        test.reason = set_clock(input, &c, clock, g);
        if (!test.reason)
            set_moving(&test, &c, g);
        free(beta);
        free(g);
        cohort_release(&c);
    }
    cox_release(&fit);
    return test;
}

void
cox_proportional_release(struct cox_proportional *test)
{
    free(test->chisq);
    free(test->p);
    memset(test, 0, sizeof *test);
}

struct cox
cox_fit(const struct cox_input *input)
{
    assert(input->level > 0 && input->level < 1 && input->k > 0);
    size_t k = input->k;
    struct cox fit = {.n = input->n, .count = k};
    for (size_t i = 0; i < input->n; i++)
        fit.events += input->event[i] != 0;
    if (!fit.events) {
        fit.reason = no_event_reason;
        return fit;
    }
    struct cohort c = cohort_new(input);
    double *beta = heap_new(k, sizeof *beta);
    double *inverse = heap_new(k * k, sizeof *inverse);
    fit.reason = maximise(&c, beta, inverse, &fit.log_likelihood_null,
                          &fit.log_likelihood);
    if (!fit.reason) {
        fit.coefficient = heap_new(k, sizeof *fit.coefficient);
        fit.covariance = heap_new(k * k, sizeof *fit.covariance);
        if (input->robust || input->cluster.code)
            robust(input, &c, inverse, fit.covariance);
        else
            memcpy(fit.covariance, inverse, k * k * sizeof *inverse);
        for (size_t j = 0; j < k; j++)
            fit.coefficient[j] =
                estimate_from(beta[j], sqrt(fmax(0, fit.covariance[j * k + j])),
                              INFINITY, input->level);
    }
    free(beta);
    free(inverse);
    cohort_release(&c);
    return fit;
}

void
cox_release(struct cox *fit)
{
    free(fit->coefficient);
    free(fit->covariance);
    memset(fit, 0, sizeof *fit);
}
