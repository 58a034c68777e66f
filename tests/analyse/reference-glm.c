/* reference-glm: logit, Poisson and negative binomial models. */
#include <config.h>

#include "tests/analyse/reference-model.h"

#include "analyse/stat/glm.h"

#include <fnmatch.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct reference_model model;
    struct glm_input input;
};

/* Cases of averages and of counts do not name their cluster column: it is
 * "group" in all of them. */
static void
reading_init(struct reading *r, struct reference_case *c,
             enum glm_family family, enum glm_variance variance)
{
    r->model = reference_model_read(c);
    if (variance >= GLM_CR0 && !r->model.cluster.code)
        r->model.cluster = reference_grouping_column(c, "group");
    r->input = (struct glm_input){
        .n = r->model.n,
        .k = r->model.k,
        .y = r->model.y,
        .columns = (const double *const *)r->model.columns,
        .intercept = true,
        .cluster = r->model.cluster,
        .family = family,
        .variance = variance,
        .level = 0.95,
    };
}

/* Where a coefficient has no finite value, or theta has none since counts vary
 * no more than a Poisson model says, the case has whatever the iteration came
 * to before it was stopped. */
static bool
ran_off(struct reference_case *c, const struct glm *fit)
{
    if (!fit->reason)
        return false;
    double theta = json_number_value(json_object_get(c->values, "theta"));
    double b = json_number_value(json_object_get(c->values, "b"));
    double upper = json_number_value(json_object_get(c->values, "rr_upper"));
    double largest = fmax(fabs(b), fmax(theta / 100, upper));
    const char *name;
    json_t *value;
    json_object_foreach(json_object_get(c->values, "coef"), name, value)
        largest = fmax(largest, fabs(json_number_value(value)));
    if (largest > 10)
        reference_skip(c, fit->reason);
    else
        reference_fault(c, "%s", fit->reason);
    return true;
}

static void
logit(struct reference_case *c, enum glm_variance variance)
{
    struct reading r;
    reading_init(&r, c, GLM_LOGIT, variance);
    struct glm fit = glm_fit(&r.input);
    bool fitted = !ran_off(c, &fit);
    for (size_t j = 0; j < fit.count && fitted; j++) {
        const char *name = j ? r.model.name[j - 1] : "(Intercept)";
        char path[64];
        snprintf(path, sizeof path, "coef/%s", name);
        reference_value(c, path, fit.coefficient[j].value);
        snprintf(path, sizeof path, "se/%s", name);
        reference_value(c, path, fit.coefficient[j].se);
    }
    if (fitted)
        reference_value(c, "loglik", fit.log_likelihood);
    glm_release(&fit);
    reference_model_release(&r.model);
}

static void
average(struct reference_case *c, enum glm_variance variance)
{
    struct reading r;
    reading_init(&r, c, GLM_LOGIT, variance);
    struct glm fit = glm_fit(&r.input);
    if (!ran_off(c, &fit)) {
        struct glm_marginal m = glm_marginal(&fit, &r.input, 1);
        reference_value(c, "ame", m.difference.value);
        reference_value(c, "se", m.difference.se);
        reference_value(c, "lower", m.difference.lower);
        reference_value(c, "upper", m.difference.upper);
        reference_value(c, "marginal_rr", m.ratio.value);
        reference_value(c, "rr_lower", m.ratio.lower);
        reference_value(c, "rr_upper", m.ratio.upper);
    }
    glm_release(&fit);
    reference_model_release(&r.model);
}

static void
count(struct reference_case *c, enum glm_family family,
      enum glm_variance variance)
{
    struct reading r;
    reading_init(&r, c, family, variance);
    struct glm fit = glm_fit(&r.input);
    bool fitted = !ran_off(c, &fit);
    if (fitted) {
        struct estimate rate = estimate_exp(fit.coefficient[1]);
        reference_value(c, "b", fit.coefficient[1].value);
        reference_value(c, "se", rate.se);
        reference_value(c, "irr", rate.value);
        reference_value(c, "lower", rate.lower);
        reference_value(c, "upper", rate.upper);
    }
    if (fitted && family == GLM_NEGATIVE) {
        reference_value(c, "theta", fit.theta);
        reference_value(c, "loglik", fit.log_likelihood);
    }
    glm_release(&fit);
    reference_model_release(&r.model);
}

#define METHODS(kind, variance)                                                \
    static void logit_##kind(struct reference_case *c)                         \
    {                                                                          \
        logit(c, variance);                                                    \
    }                                                                          \
    static void average_##kind(struct reference_case *c)                       \
    {                                                                          \
        average(c, variance);                                                  \
    }                                                                          \
    static void poisson_##kind(struct reference_case *c)                       \
    {                                                                          \
        count(c, GLM_POISSON, variance);                                       \
    }
METHODS(model, GLM_MODEL)
METHODS(hc0, GLM_HC0)
METHODS(hc1, GLM_HC1)
METHODS(cr0, GLM_CR0)
METHODS(cr1, GLM_CR1)

static void
negative(struct reference_case *c)
{
    count(c, GLM_NEGATIVE, GLM_MODEL);
}

const struct reference_method reference_glm[] = {
    {"logit_model", logit_model, NULL},
    {"logit_HC0", logit_hc0, NULL},
    {"logit_HC1", logit_hc1, NULL},
    {"logit_CR0", logit_cr0, NULL},
    {"logit_CR1", logit_cr1, NULL},
    {"logit_ame_standardised_model", average_model, NULL},
    {"logit_ame_standardised_HC0", average_hc0, NULL},
    {"logit_ame_standardised_HC1", average_hc1, NULL},
    {"logit_ame_standardised_CR0", average_cr0, NULL},
    {"logit_ame_standardised_CR1", average_cr1, NULL},
    {"poisson_model", poisson_model, NULL},
    {"poisson_HC0", poisson_hc0, NULL},
    {"poisson_HC1", poisson_hc1, NULL},
    {"poisson_CR0", poisson_cr0, NULL},
    {"poisson_CR1", poisson_cr1, NULL},
    {"negbin2", negative, NULL},
    {0},
};
