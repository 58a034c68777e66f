/* reference-adjusted: Lin's adjustment and two-stage least squares. */
#include <config.h>

#include "tests/analyse/reference-model.h"

#include "analyse/stat/iv.h"
#include "analyse/stat/lin.h"
#include "base/heap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COVARIATES = 8 };

/* The names before anything in brackets: "x,age (centred ...)". */
struct covariates {
    size_t k;
    double *column[COVARIATES];
    char name[COVARIATES][32];
};

static struct covariates
covariates_read(struct reference_case *c)
{
    static const char between[] = " ,+";
    struct covariates covariates = {0};
    const char *list = reference_text(c, "covariates");
    while (list && *(list += strspn(list, between)) && *list != '(') {
        size_t length = strcspn(list, " ,+("), n, j = covariates.k;
        if (j == COVARIATES || length >= sizeof covariates.name[j]) {
            reference_fault(c, "cannot take covariates from '%s' on", list);
            break;
        }
        snprintf(covariates.name[j], 32, "%.*s", (int)length, list);
        covariates.column[j] = reference_column(c, covariates.name[j], &n);
        covariates.k++;
        list += length;
    }
    return covariates;
}

static void
covariates_release(struct covariates *covariates)
{
    for (size_t j = 0; j < covariates->k; j++)
        free(covariates->column[j]);
}

static void
lin(struct reference_case *c)
{
    struct covariates x = covariates_read(c);
    size_t n;
    double *y = reference_column(c, reference_text(c, "outcome"), &n);
    double *z = reference_column(c, reference_text(c, "treatment"), &n);
    unsigned char *treated = heap_new(n, 1);
    for (size_t i = 0; i < n; i++)
        treated[i] = z[i] > 0.5;
    struct lin_input input = {
        .n = n,
        .k = x.k,
        .y = y,
        .treated = treated,
        .covariates = (const double *const *)x.column,
        .cluster = reference_grouping_column(c, reference_text(c, "clusters")),
        .level = 0.95,
    };
    input.variance = input.cluster.code ? VARIANCE_CR2 : VARIANCE_HC2;
    struct ols fit = lin_fit(&input);
    for (size_t j = 0; j < fit.count; j++) {
        char name[64];
        if (j < 2)
            snprintf(name, sizeof name, "%s", j ? "z" : "(Intercept)");
        else if (j < 2 + x.k)
            snprintf(name, sizeof name, "%s_c", x.name[j - 2]);
        else
            snprintf(name, sizeof name, "z:%s_c", x.name[j - 2 - x.k]);
        reference_estimate(c, name, &fit.coefficient[j]);
    }
    ols_release(&fit);
    free((size_t *)input.cluster.code);
    free(y);
    free(z);
    free(treated);
    covariates_release(&x);
}

static void
iv(struct reference_case *c)
{
    struct covariates x = covariates_read(c);
    size_t n;
    const char *endogenous = reference_text(c, "endogenous");
    double *y = reference_column(c, reference_text(c, "outcome"), &n);
    double *d = reference_column(c, endogenous, &n);
    double *z = reference_column(c, reference_text(c, "instrument"), &n);
    struct iv_input input = {
        .n = n,
        .k = x.k,
        .y = y,
        .received = d,
        .assigned = z,
        .covariates = (const double *const *)x.column,
        .cluster = reference_grouping_column(c, reference_text(c, "clusters")),
        .level = 0.95,
    };
    struct iv result = iv_fit(&input);
    if (reference_expects(c, "", "first_stage_F"))
        reference_value(c, "first_stage_F", result.first_f);
    for (size_t j = 0; j < result.fit.count; j++)
        reference_estimate(c,
                           j == 0   ? "(Intercept)"
                           : j == 1 ? endogenous
                                    : x.name[j - 2],
                           &result.fit.coefficient[j]);
    iv_release(&result);
    free((size_t *)input.cluster.code);
    free(y);
    free(d);
    free(z);
    covariates_release(&x);
}

const struct reference_method reference_adjusted[] = {
    {"lin_HC2", lin, NULL},
    {"lin_CR2", lin, NULL},
    {"2sls_HC2", iv, NULL},
    {"2sls_CR2", iv, NULL},
    {"first_stage_F_robust", iv, NULL},
    {0},
};
