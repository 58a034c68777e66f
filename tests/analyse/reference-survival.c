/* reference-survival: times to an event. */
#include <config.h>

#include "tests/analyse/reference-model.h"

#include "analyse/stat/survival.h"
#include "base/heap.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct times {
    size_t n;
    double *time;
    unsigned char *event, *treated;
};

static unsigned char *
flags(struct reference_case *c, const char *name, size_t *n)
{
    double *column = reference_column(c, name, n);
    unsigned char *flag = heap_new(*n, 1);
    for (size_t i = 0; i < *n; i++)
        flag[i] = column[i] > 0.5;
    free(column);
    return flag;
}

static struct times
times_read(struct reference_case *c)
{
    struct times t;
    t.time = reference_column(c, "time", &t.n);
    t.event = flags(c, "event", &t.n);
    t.treated = flags(c, "z", &t.n);
    return t;
}

static void
times_release(struct times *t)
{
    free(t->time);
    free(t->event);
    free(t->treated);
}

static void
logrank(struct reference_case *c)
{
    struct times t = times_read(c);
    struct logrank test =
        logrank_test(t.time, t.event, t.treated, (struct grouping){0}, t.n);
    /* R writes 0 and 1 where nothing was there to test. */
    if (test.reason) {
        reference_spoilt(c, "chisq");
        reference_spoilt(c, "p");
    } else {
        reference_value(c, "chisq", test.chisq);
        reference_value(c, "p", test.p);
    }
    for (size_t arm = 0; arm < 2; arm++) {
        reference_value(c, arm ? "observed/1" : "observed/0",
                        test.observed[arm]);
        reference_value(c, arm ? "expected/1" : "expected/0",
                        test.expected[arm]);
    }
    times_release(&t);
}

static void
at_path(struct reference_case *c, const char *name, size_t i, double value,
        const char *reason)
{
    char path[64];
    snprintf(path, sizeof path, "%s/%zu", name, i);
    if (reason)
        reference_none(c, path);
    else
        reference_value(c, path, value);
}

/* While nobody has acted R writes 1 and 1 before its first time, and NA from
 * then on; praxis has no limits. */
static void
limits_at(struct reference_case *c, size_t i, const struct km_point *p)
{
    char path[64];
    snprintf(path, sizeof path, "lower/%zu", i);
    json_t *lower = json_array_get(json_object_get(c->values, "lower"), i);
    bool one = p->survival >= 1 && json_is_number(lower);
    const char *reason = one ? NULL : p->limits.reason;
    at_path(c, "lower", i, one ? 1 : p->limits.lower, reason);
    at_path(c, "upper", i, one ? 1 : p->limits.upper, reason);
}

static void
kaplan_meier(struct reference_case *c)
{
    struct times t = times_read(c);
    unsigned char arm = reference_number(c, "arm") > 0.5;
    size_t n = 0, count;
    for (size_t i = 0; i < t.n; i++)
        if (t.treated[i] == arm) {
            t.time[n] = t.time[i];
            t.event[n++] = t.event[i];
        }
    struct km km = km_new(t.time, t.event, n);
    double *times = reference_numbers(c, "times", &count);
    for (size_t i = 0; i < count; i++) {
        struct km_point p = km_at(&km, times[i], 0.95);
        at_path(c, "surv", i, p.survival, NULL);
        at_path(c, "se_greenwood", i, p.se,
                p.survival > 0 ? NULL : p.limits.reason);
        limits_at(c, i, &p);
        at_path(c, "n_risk", i, (double)p.at_risk, NULL);
    }
    free(times);
    km_release(&km);
    times_release(&t);
}

/* Where all of a group, or none, act before tau, its mean has no error. */
static void
restricted_mean(struct reference_case *c, const char *value, const char *se,
                const struct estimate *e)
{
    if (e->reason) {
        reference_fault(c, "%s: %s", value, e->reason);
        return;
    }
    reference_value(c, value, e->value);
    if (se && e->se_reason && reference_is_rounding(c, se))
        reference_spoilt(c, se);
    else if (se)
        reference_value(c, se, e->se);
}

static void
rmst(struct reference_case *c)
{
    struct times t = times_read(c);
    struct rmst r = rmst_compare(t.time, t.event, t.treated, t.n,
                                 reference_number(c, "tau"), 0.95);
    restricted_mean(c, "rmst1", "se1", &r.treated);
    restricted_mean(c, "rmst0", "se0", &r.control);
    restricted_mean(c, "diff", NULL, &r.difference);
    const struct {
        const char *name;
        double value;
    } rest[] = {
        {"lower", r.difference.lower},
        {"upper", r.difference.upper},
        {"p", r.difference.p},
    };
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        if (r.difference.se_reason)
            reference_spoilt(c, rest[i].name);
        else
            reference_value(c, rest[i].name, rest[i].value);
    times_release(&t);
}

static void
cox(struct reference_case *c, enum cox_ties ties)
{
    struct reference_model model = reference_model_read(c);
    size_t n;
    unsigned char *event = flags(c, "event", &n);
    struct cox_input input = {
        .n = model.n,
        .k = model.k,
        .time = model.y,
        .event = event,
        .columns = (const double *const *)model.columns,
        .ties = ties,
        .cluster = model.cluster,
        .level = 0.95,
    };
    struct cox fit = cox_fit(&input);
    double b = json_number_value(json_object_get(c->values, "b"));
    if (fit.reason && fabs(b) > 10) {
        reference_skip(c, fit.reason);
    } else if (fit.reason) {
        reference_fault(c, "%s", fit.reason);
    } else {
        struct estimate ratio = estimate_exp(fit.coefficient[0]);
        reference_value(c, "b", fit.coefficient[0].value);
        reference_value(c, "se", ratio.se);
        reference_value(c, "hr", ratio.value);
        reference_value(c, "lower", ratio.lower);
        reference_value(c, "upper", ratio.upper);
        reference_value(c, "loglik", fit.log_likelihood);
    }
    cox_release(&fit);
    free(event);
    reference_model_release(&model);
}

static void
efron(struct reference_case *c)
{
    cox(c, COX_EFRON);
}

static void
breslow(struct reference_case *c)
{
    cox(c, COX_BRESLOW);
}

const struct reference_method reference_survival[] = {
    {"logrank", logrank, NULL},
    {"kaplan_meier_loglog", kaplan_meier, NULL},
    {"rmst_difference", rmst, NULL},
    {"cox_efron", efron, NULL},
    {"cox_efron_cluster_robust", efron, NULL},
    {"cox_breslow", breslow, NULL},
    {0},
};
