/* choice: which methods a design gets when nobody says.
 *
 * One table: rows for a way of assigning and a kind of outcome. The reasons
 * are printed with the report. */
#ifndef ANALYSE_DESIGN_CHOICE_H
#define ANALYSE_DESIGN_CHOICE_H

#include "analyse/design/contrast.h"
#include "analyse/design/result.h"

#define CHOICE_OTHERS 3
#define CHOICE_ALSO 3
#define CHOICE_TESTS 3

struct choice {
    unsigned schemes; /* bits */
    unsigned kinds;
    bool timed;          /* the answer is how soon, else whether */
    bool weighted;       /* only with weights, else only without */
    bool small_blocks;   /* only where contrast->small_block */
    bool all_acted;      /* only where no arm's mean is 0 */
    bool few_people;     /* only where an arm has fewer than FEW_PEOPLE */
    size_t people_most;  /* only with no more people in an arm; 0: any */
    const char *primary; /* methods of estimator.h */
    const char *others[CHOICE_OTHERS];
    /* The first that gives a p is the primary's; without any, its own. */
    const char *tests[CHOICE_TESTS];
    const char *also[CHOICE_ALSO];
    const char *why; /* sentences */
};

/* The rows in their order; NULL behind the last. */
const struct choice *choice_at(size_t i);

/* Were people assigned one by one, and has an arm of the comparison fewer than
 * FEW_PEOPLE whose outcome is known? place is that of the arm that is held
 * against the control. */
bool choice_has_few_people(const struct design *design, size_t place);

/* The first that fits; every design has one. Where the answer is how soon: it
 * wants times, and an outcome that is yes or no. */
const struct choice *choice_for(const struct contrast *contrast);
const struct choice *choice_for_time(const struct contrast *contrast);

/* Its why, and why it is a difference where the outcome's kind would have
 * another answer. Where nobody was assigned it does not say so. In the design's
 * arena. */
const char *choice_why(const struct choice *choice,
                       const struct design *design);

/* The method of the row that estimates a difference: its answer, or what stands
 * beside that. */
const char *choice_difference(const struct choice *choice);

/* The result's p becomes that of the first test that gives one; without any it
 * stays what it is. */
void choice_take_test(const struct choice *choice,
                      const struct contrast *contrast, struct result *result);

#endif
