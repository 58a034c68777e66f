/* sentence: the answer in words.
 *
 * Randomised: an arm raised or lowered. Observed: more or less frequent with,
 * and never because of. What is not settled is said to be so, with all that
 * still fits; that there is no effect is never said. Texts live in the arena.
 */
#ifndef ANALYSE_REPORT_SENTENCE_H
#define ANALYSE_REPORT_SENTENCE_H

#include "analyse/design/analysis.h"

/* The words of an interval that excludes no difference, or does not. */
enum direction { DIRECTION_UP, DIRECTION_DOWN, DIRECTION_OPEN, DIRECTION_NONE };
enum direction result_direction(const struct result *result);

const char *sentence_of(struct arena *arena, const struct analysis *analysis,
                        const struct comparison *comparison);

/* The second sentence, with the difference and its interval; or NULL. */
const char *sentence_behind(struct arena *arena,
                            const struct analysis *analysis,
                            const struct comparison *comparison);

/* sentence-several.c: over all arms, which rose, which fell, which are open. */
const char *sentence_of_several(struct arena *arena,
                                const struct analysis *analysis);

/* crossing.c: of two things that were assigned; behind it one sentence each,
 * and the interaction's: NULL where there is no interval. */
const char *sentence_of_crossing(struct arena *arena,
                                 const struct analysis *analysis);
const char *sentence_of_average(struct arena *arena,
                                const struct analysis *analysis, size_t i);
const char *sentence_of_interaction(struct arena *arena,
                                    const struct analysis *analysis);

/* others.c: over the secondary outcomes; NULL where there are none. */
const char *sentence_of_secondary(struct arena *arena,
                                  const struct analysis *analysis);

#endif
