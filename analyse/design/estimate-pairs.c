/* Pairs of people whose outcome is yes or no. */
#include <config.h>

#include "analyse/design/estimator.h"
#include "analyse/stat/paired.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

/* What one pair is known to have done. */
struct pair {
    unsigned char treated, control; /* people */
    bool treated_acted, control_acted;
};

/* Pairs that hold one of each, both outcomes known. */
static struct paired
count_pairs(const struct contrast *contrast, size_t *count)
{
    struct pair *pairs = heap_new(contrast->block.count, sizeof *pairs);
    for (size_t i = 0; i < contrast->n; i++) {
        struct pair *pair = &pairs[contrast->block.code[i]];
        bool acted = contrast->y[i] == 1;
        if (contrast->treated[i] && pair->treated < 2) {
            pair->treated++;
            pair->treated_acted = acted;
        } else if (!contrast->treated[i] && pair->control < 2) {
            pair->control++;
            pair->control_acted = acted;
        }
    }
    struct paired found = {0};
    *count = 0;
    for (size_t b = 0; b < contrast->block.count; b++) {
        const struct pair *pair = &pairs[b];
        if (pair->treated != 1 || pair->control != 1)
            continue;
        ++*count;
        if (pair->treated_acted)
            pair->control_acted ? found.both++ : found.first++;
        else
            pair->control_acted ? found.second++ : found.neither++;
    }
    free(pairs);
    return found;
}

static const char none[] = "no pair holds one of each arm with a known outcome";

/* The standard error of the mean of the pairs' differences, each 1, 0 or -1;
 * there is none where all are alike. The intervals do not rest on it. */
static void
take_se(struct result *result, struct paired pairs, size_t count)
{
    double n = (double)count, differ = (double)(pairs.first + pairs.second);
    double mean = paired_difference(pairs);
    double squares = differ - n * mean * mean;
    if (count < 2 || !(squares > 1e-9))
        return;
    result->se = sqrt(squares / (n - 1) / n);
    result->has |= HAS_SE;
}

static void
take_interval(const struct contrast *contrast, struct result *result,
              struct interval (*method)(struct paired, double))
{
    size_t count;
    struct paired pairs = count_pairs(contrast, &count);
    result->n = 2 * count;
    if (count == 0) {
        result->reason = none;
        return;
    }
    result->estimate = paired_difference(pairs);
    result->has = HAS_ESTIMATE;
    take_se(result, pairs, count);
    result_take_interval(result, method(pairs, contrast->level));
}

static void
take_test(const struct contrast *contrast, struct result *result,
          double (*test)(struct paired))
{
    size_t count;
    struct paired pairs = count_pairs(contrast, &count);
    result->n = 2 * count;
    if (count == 0)
        result->reason = none;
    else
        result_take_p(result, test(pairs));
    result->test = result->method;
}

static void
fit_newcombe(const struct contrast *contrast, struct result *result)
{
    take_interval(contrast, result, paired_newcombe);
}

static void
fit_tango(const struct contrast *contrast, struct result *result)
{
    take_interval(contrast, result, paired_tango);
}

static void
fit_midp(const struct contrast *contrast, struct result *result)
{
    take_test(contrast, result, paired_mcnemar_midp);
}

static void
fit_exact(const struct contrast *contrast, struct result *result)
{
    take_test(contrast, result, paired_mcnemar_exact);
}

#define PAIRS(method, estimand, label, source, scale, fit)                     \
    {                                                                          \
        method, estimand, label, source, scale, KIND(BINARY), SCHEME(PAIRED),  \
            false, fit                                                         \
    }

const struct estimator estimators_pairs[] = {
    PAIRS("paired-newcombe", ESTIMAND_RD, "Newcombe's interval for pairs",
          "Newcombe (1998), Statistics in Medicine 17:2635-2650", SCALE_SHARE,
          fit_newcombe),
    PAIRS("tango", ESTIMAND_RD, "Tango's score interval for pairs",
          "Tango (1998), Statistics in Medicine 17:891-908", SCALE_SHARE,
          fit_tango),
    PAIRS("mcnemar-midp", ESTIMAND_TEST, "McNemar's test, mid-p",
          "Fagerland, Lydersen & Laake (2013), BMC Medical Research "
          "Methodology 13:91",
          SCALE_P, fit_midp),
    PAIRS("mcnemar", ESTIMAND_TEST, "McNemar's exact test",
          "McNemar (1947), Psychometrika 12:153-157", SCALE_P, fit_exact),
    {0},
};
