/* estimator: the methods that a comparison of two arms can be put to.
 *
 * Each is one row: what it estimates, by which method, from which source, for
 * which outcomes, and the function that does it. A new method is a new row. */
#ifndef ANALYSE_DESIGN_ESTIMATOR_H
#define ANALYSE_DESIGN_ESTIMATOR_H

#include "analyse/design/contrast.h"
#include "analyse/design/result.h"
#include "analyse/stat/estimate.h"
#include "analyse/stat/interval.h"

/* Exact intervals that go through all tables take about a tenth of a second
 * for so many people in both arms, or in one beside fewer than FEW_PEOPLE. */
#define EXACT_MOST 400
#define EXACT_MOST_BESIDE_FEW 1000

/* What is estimated. */
#define ESTIMAND_RD "risk-difference"
#define ESTIMAND_RR "risk-ratio"
#define ESTIMAND_OR "odds-ratio"
#define ESTIMAND_NNT "number-needed-to-treat"
#define ESTIMAND_MEAN "difference-in-means"
#define ESTIMAND_RATE "rate-ratio"
#define ESTIMAND_WIN "win-probability"
#define ESTIMAND_TIME "difference-in-restricted-mean-time"
#define ESTIMAND_TIME_RATIO "ratio-of-restricted-mean-times"
#define ESTIMAND_HAZARD "hazard-ratio"
#define ESTIMAND_FIRST_STAGE "difference-in-taking-part"
#define ESTIMAND_COMPLIERS "complier-average-effect"
#define ESTIMAND_INTERACTION "interaction"
/* Of the blocks among each other. */
#define ESTIMAND_ALIKE "one-odds-ratio"
#define ESTIMAND_TEST "no-difference"
/* Of the outcome, between and within facilitators. */
#define ESTIMAND_BETWEEN "variance-between"
#define ESTIMAND_WITHIN "variance-within"
#define ESTIMAND_ICC "intraclass-correlation"
/* Of a scale, and of its items. */
#define ESTIMAND_ALPHA "cronbach-alpha"
#define ESTIMAND_OMEGA "omega-total"
#define ESTIMAND_REST "item-rest-correlation"
#define ESTIMAND_LOADING "loading"
#define ESTIMAND_ALPHA_WITHOUT "alpha-without-item"

struct estimator {
    const char *method;   /* unique */
    const char *estimand; /* one of the above */
    const char *label;
    const char *source;
    enum scale scale;
    unsigned kinds;   /* bits 1 << enum outcome_kind */
    unsigned schemes; /* bits 1 << enum scheme */
    bool counts;      /* can do without people, from counts alone */
    /* Fills has and the numbers, or the reason. */
    void (*fit)(const struct contrast *contrast, struct result *result);
};

/* NULL at the end of the list, or where there is none of that name. */
const struct estimator *estimator_at(size_t i);
const struct estimator *estimator_find(const char *method);

/* Is it made for this design? */
bool estimator_fits(const struct estimator *estimator,
                    const struct design *design);

/* Was what it wants beside the outcome asked for? */
bool estimator_has_input(const struct estimator *estimator,
                         const struct design *design);

/* Words of praxis on the randomisation test: where nobody was assigned it is
 * a permutation test. */
const char *estimator_test_words(const struct design *design,
                                 const char *words);

/* The estimator put to the comparison. */
struct result estimator_run(const struct estimator *estimator,
                            const struct contrast *contrast, enum role role);

/* The name for people: "risk difference". Short forms rd, rr, or, nnt are
 * names too: estimand_find gives the id, or NULL. */
const char *estimand_label(const char *estimand);
/* "a" or "an", to stand before that. */
const char *estimand_article(const char *estimand);
const char *estimand_find(const char *name);

/* The families of rows: each ends with a row without a method. */
extern const struct estimator estimators_binary[];
extern const struct estimator estimators_tests[];
extern const struct estimator estimators_means[];
extern const struct estimator estimators_ols[];
extern const struct estimator estimators_strata[];
extern const struct estimator estimators_models[];
extern const struct estimator estimators_times[];
extern const struct estimator estimators_pairs[];
extern const struct estimator estimators_observed[];
extern const struct estimator estimators_ranks[];
extern const struct estimator estimators_ratios[];

#define KIND(name) (1u << OUTCOME_##name)
#define KIND_ANY 0xfu
#define SCHEME(name) (1u << SCHEME_##name)
#define SCHEME_ANY 0x3fu

/* A share and a mean are the same sum: each row stands once for either. */
#define ESTIMATOR_FOR_BOTH(name, label, source, schemes, counts, fit)          \
    {name,         ESTIMAND_RD, label,  source, SCALE_SHARE,                   \
     KIND(BINARY), schemes,     counts, fit},                                  \
    {                                                                          \
        name "-mean", ESTIMAND_MEAN, label, source, SCALE_NUMBER,              \
            KIND(COUNT) | KIND(NUMBER) | KIND(ORDINAL), schemes, false, fit    \
    }

/* For the rows' functions. */
void result_take_interval(struct result *result, struct interval interval);
void result_take_point(struct result *result, struct point point);
void result_take_estimate(struct result *result, struct estimate estimate);
void result_take_p(struct result *result, double p);
/* The p, and how it was found, of y in the place of the contrast's outcome. */
void result_take_randomisation(struct result *result,
                               const struct contrast *contrast,
                               const double *y);

#endif
