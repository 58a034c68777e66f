/* request: what is asked of a table or of counts.
 *
 * Plain options, so that the command line and a study's plan can both fill
 * them. Texts may be NULL: not said. Names are names of columns unless said
 * otherwise. */
#ifndef ANALYSE_DESIGN_REQUEST_H
#define ANALYSE_DESIGN_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

struct request {
    const char *arm;         /* what people were assigned to */
    const char *outcome;     /* what is compared */
    const char *secondary;   /* other outcomes, stated before: "b,c=yes" */
    const char *exploratory; /* others that are only looked at */
    const char *adjust;      /* of the secondary ones: "holm" */
    const char *control;     /* the value of arm that others are held against */
    const char *planned;     /* how many in each: "a=40,b=40" (planned.h) */
    const char *factor;      /* a second thing that was assigned, crossed */
    const char *factor_control; /* the value of factor without it */
    const char *block;          /* assignment happened inside each */
    const char *pair;           /* as block, where each holds one of each arm */
    const char *cluster;        /* groups that were assigned whole */
    const char *success;        /* values of outcome that count as yes: "a,b" */
    const char *covariates;     /* columns from before: "age,sex" */
    const char *facilitator;    /* who led people */
    const char *id;             /* names people */
    const char *of;             /* rows are counts: of how many (--of) */
    const char *weights;        /* how many each person stands for */
    const char *received;       /* who really took part */
    const char *record;         /* the outcome as a list has it, not people */
    const char *time;           /* until the outcome, or until last seen */
    double
        tau; /* mean times up to then; 0: the earlier last time of two arms */
    const char *kind;           /* "binary", "count", "number", "ordinal" */
    const char *estimand;       /* the scale of the answer: "rr" */
    const char *method;         /* in place of the default: "mn" */
    const char *const *filters; /* conditions that all must hold (filter.h) */
    size_t n_filters;
    const char *const *scales; /* "trust(1..5)=a,b,-c" (scale-request.h) */
    size_t n_scales;
    unsigned long long scale_answers; /* that a score needs; 0: half of them */
    bool observed; /* nobody was assigned: people chose, or it happened */
    bool covariates_after; /* take covariates that came after, labelled */
    bool ignore_clusters;  /* analyse people even where groups were assigned */
    bool all_methods;      /* every estimator that applies, not the default */
    double level;          /* of the intervals, in (0, LEVEL_MOST] */
    unsigned long long seed;
    unsigned long long draws;  /* 0: as many as the design asks for */
    struct progress *progress; /* told what is being done; or NULL */
};

/* Nearer to 1 a level is lost in the rounding of its quantiles. */
#define LEVEL_MOST 0.999999999

#define REQUEST_INIT ((struct request){.level = 0.95, .seed = 1})

#endif
