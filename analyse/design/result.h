/* result: one estimate, or one test, with all that it travels with.
 *
 * What does not exist has a reason and no number: `has` says which numbers are
 * there. A limit may be infinite: that is a result. */
#ifndef ANALYSE_DESIGN_RESULT_H
#define ANALYSE_DESIGN_RESULT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* How the number reads, and where "no difference" lies on it. */
enum scale {
    SCALE_SHARE,  /* a difference of shares: 0.08 is 8 percentage points */
    SCALE_RATIO,  /* 1 is no difference */
    SCALE_NUMBER, /* a difference in the outcome's own unit */
    SCALE_CHANCE, /* a chance: 0.5 is no difference */
    SCALE_NEEDED, /* people per one who acts because of it; through infinity */
    SCALE_P,      /* a test: only p */
    SCALE_SIZE,   /* by itself: nothing is compared */
};

enum result_has {
    HAS_ESTIMATE = 1,
    HAS_SE = 2,
    HAS_DF = 4,
    HAS_LIMITS = 8,
    HAS_P = 16,
    HAS_ADJUSTED = 32,
    HAS_P_ERROR = 64,
    HAS_TIMES = 128,
};

/* Where it stands in the report. */
enum role {
    ROLE_PRIMARY,     /* the answer */
    ROLE_ADJUSTED,    /* the answer again, with covariates */
    ROLE_COMPLIERS,   /* the effect on those who do as they are asked */
    ROLE_TIME,        /* how soon */
    ROLE_OTHER,       /* the same comparison on another scale */
    ROLE_TEST,        /* p alone */
    ROLE_ALSO,        /* another method for the same thing */
    ROLE_BOUND,       /* limits without an estimate: missing outcomes */
    ROLE_AVERAGE,     /* of one of two things, over the other */
    ROLE_INTERACTION, /* of both */
    ROLE_SECONDARY,   /* another outcome, stated before the data were seen */
    ROLE_EXPLORATORY, /* another outcome, looked at */
    ROLE_RECORD,      /* what is said beside what was recorded */
    ROLE_SHARE,       /* of one arm that said yes */
    ROLE_SCALE,       /* how well the items of a scale go together */
    ROLE_FACILITATOR, /* how much of the spread lies between facilitators */
};

#define FEW_GROUPS 10
#define FEW_PEOPLE 10
#define FEW_DF 5

struct result {
    const char *estimand; /* "risk-difference"; estimands are in estimator.h */
    const char *method;   /* "newcombe" */
    const char *label;    /* "Newcombe's hybrid score interval" */
    const char *source;   /* NULL: none needed */
    const char *outcome;  /* another than the declared one; or NULL */
    const char *arm, *versus; /* NULL where no arms are compared */
    const char *item;         /* of a scale, the column; or NULL */
    enum scale scale;
    enum role role;
    unsigned has; /* of enum result_has */
    double estimate, se, df, lower, upper, level;
    double p;            /* two-sided */
    double p_error;      /* Monte-Carlo standard error of p */
    double adjusted;     /* p, for all that were tested together */
    double tau;          /* of mean times: up to when */
    double times[2];     /* the control's and the arm's, in all blocks */
    bool fragile;        /* so few groups that the test decides, not the
                            interval alone */
    const char *test;    /* whose p it is: the method of a test; or NULL */
    size_t n;            /* people it is made from */
    size_t clusters;     /* or groups; 0: none */
    const char *reason;  /* why something is not there; NULL: all is there */
    const char *caution; /* must be shown with it; or NULL */
    const char *detail;  /* how it was found: draws, seed; or NULL */
    const char *lone;    /* "'age', 'sex'": of what it is adjusted for, what one
                            person, or one group, alone tells of; or NULL */
    bool lone_decides;   /* and who decides the estimate with it */
};

struct results {
    struct arena *arena;
    struct result *items;
    size_t n, capacity;
};

/* A copy at the end; its address until the next is added. */
struct result *results_add(struct results *results,
                           const struct result *result);

/* The first for that arm in that role; NULL without one. */
const struct result *results_find(const struct results *results,
                                  const char *arm, enum role role);
/* The same by what it estimates, and by its method. */
const struct result *results_find_estimand(const struct results *results,
                                           const char *arm,
                                           const char *estimand);
const struct result *results_find_method(const struct results *results,
                                         const char *arm, const char *method);

/* Marks a result whose interval rests on fewer than 10 groups in an arm, or on
 * fewer than 5 degrees of freedom: groups0 and groups1 in its arms, 0 where
 * people were assigned. Source: Cameron, Gelbach & Miller (2008), Review of
 * Economics and Statistics 90:414-427. */
void result_mark_fragile(struct result *result, size_t groups0, size_t groups1);

/* The p of a test stands with the estimate that it goes with. */
void result_take_test(struct result *result, const struct result *test);

/* Where no difference lies on it: 0, 1 or 0.5. */
double scale_none(enum scale scale);

/* "primary", "adjusted", "compliers", "time", "other", "test", "also",
 * "bound", "average", "interaction", "secondary", "exploratory", "record",
 * "share",
 * "scale", "facilitator" */
const char *role_name(enum role role);

#endif
