/* answers: what a simulated person answers in each wave.
 *
 * Every answer follows from the person's inclination and arm and from chance;
 * refusals, don't-knows and blanks come at about the rates that field studies
 * meet. Words are marked as simulated. */
#ifndef REFLECTION_STUDY_ANSWERS_H
#define REFLECTION_STUDY_ANSWERS_H

#include "data-samples/reflection-study/filled.h"

enum wave { WAVE_BEFORE, WAVE_AFTER, WAVE_FOLLOW_UP };
#define WAVE_COUNT 3

/* Standard deviations that reflecting adds to the scales afterwards. */
#define SCALE_EFFECT 0.25
#define REFUSES_CONSENT 0.02
#define REFUSES_ACTED 0.012
#define DOES_NOT_KNOW_ACTED 0.008

/* The day of the action, since 1970-01-01. */
int64_t answers_action_day(void);

struct filled *answers_give(struct arena *arena, enum wave wave,
                            const struct form *form,
                            const struct person *person, gsl_rng *rng);

/* Copies the code, and what follows from it. */
void answers_set_code(struct filled *filled, const char *code);

#endif
