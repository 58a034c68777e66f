/* analysis: a design put to its methods: all that a report tells.
 *
 * Everything lives in the design's arena. */
#ifndef ANALYSE_DESIGN_ANALYSIS_H
#define ANALYSE_DESIGN_ANALYSIS_H

#include "analyse/design/adjustment.h"
#include "analyse/design/alike.h"
#include "analyse/design/beginning.h"
#include "analyse/design/choice.h"
#include "analyse/design/contrast.h"
#include "analyse/design/curve.h"
#include "analyse/design/design.h"
#include "analyse/design/planned.h"
#include "analyse/design/reliability.h"
#include "analyse/design/result.h"
#include "base/finding.h"

/* One thing that a careful reader would ask about. */
struct check {
    const char *rule; /* a stable id: "few-clusters" */
    int number;       /* of the rule in doc/analyse-json.md */
    enum severity severity;
    const char *message; /* whole sentences */
    const char *mend;    /* what could be done; or NULL */
};

/* What one comparison met on its way. */
struct comparison {
    const struct arm *arm;
    const struct choice *choice;
    struct arms counts;      /* binary outcomes */
    struct rest alone, lost; /* blocks that tell nothing (contrast.h) */
    size_t known, compared;  /* people with an outcome; of these, who tell */
    double seen[2];          /* means of the compared: control, arm */
    double smallest_effect;  /* found four times in five; 0: unknown */
    enum scale smallest_scale;
    double least_p;     /* that the design can give; 0: not counted */
    bool has_missing_p; /* were outcomes missing more in one arm? */
    double missing_p;
    const char *missing_test;   /* the test that missing_p is of */
    const char *missing_reason; /* why there is none; NULL: none are missing */
    const struct alike *alike;  /* nobody assigned, covariates: else NULL */
};

/* A family of other outcomes: their p are adjusted together. */
struct tested {
    const struct adjustment *adjustment; /* NULL: no such outcome */
    size_t outcomes, tests; /* outcomes, and how many p were adjusted */
    const char *detail;     /* the assignments its p are from; or NULL */
};

struct analysis {
    struct arena *arena;
    const struct request *request;
    const struct design *design;
    const struct planned *planned;  /* one for each arm; NULL: not said */
    struct comparison *comparisons; /* one for each arm but the control */
    size_t n_comparisons;
    struct beginning *beginnings; /* one each; NULL: no covariates, or nobody
                                     was assigned */
    struct results results;
    struct results effects;  /* of two things that were assigned (crossing.h) */
    struct results shares;   /* of single arms, by all methods (share.h) */
    struct results recorded; /* what is said, and a record of it (record.h) */
    struct results others;   /* each outcome by arm, in the design's order */
    struct results measures; /* of scales and facilitators: no comparisons */
    struct reliability *reliabilities; /* one for each scale of the design */
    const struct curves *curves;       /* by when; NULL: without --time */
    struct spread *spread; /* between facilitators; NULL: not asked for */
    struct tested families[FAMILIES];
    struct check *checks;
    size_t n_checks, checks_capacity;
};

/* False with the error filled when a method or an estimand was asked for that
 * there is not, or not for this design. */
bool analysis_run(struct arena *arena, const struct design *design,
                  const struct request *request, struct analysis *analysis,
                  struct error *error);

/* The checks of check.c: all that apply are added. */
void analysis_check(struct analysis *analysis);

/* May the words say that an arm did something, or only that they go together?
 * False when nobody was assigned. */
bool analysis_is_causal(const struct analysis *analysis);

/* An adjusted result says which covariates came after the assignment. */
void result_label_late(struct result *result, const struct design *design);

/* role_name, but "simple" for what would be the answer were not two things
 * assigned: an arm against neither. */
const char *analysis_role(const struct analysis *analysis,
                          const struct result *result);

#endif
