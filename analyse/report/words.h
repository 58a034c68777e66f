/* words: what sentences are made of: differences, limits, levels.
 *
 * Texts live in the arena. */
#ifndef ANALYSE_REPORT_WORDS_H
#define ANALYSE_REPORT_WORDS_H

#include "analyse/design/analysis.h"

bool analysis_is_binary(const struct analysis *analysis);

/* A difference has a size of its own; a ratio or a chance is told as such. */
bool result_is_difference(const struct result *r);
bool result_is_rate(const struct result *r);

/* Of an estimate that is no difference: "risk ratio 1.65" */
const char *words_of_measure(struct arena *arena, const struct result *r);

/* "37.8 %" or a mean; "mean", or "mean place" of what is only ordered. */
const char *words_of_level(struct arena *arena, const struct analysis *analysis,
                           double mean);
const char *words_of_mean(const struct analysis *analysis);

/* "assigned", or "people" where nobody was: the head of the column. */
const char *words_of_all(const struct analysis *analysis);

/* "'voted'", "the mean of 'meetings'": what the answer is about. */
const char *words_of_outcome(struct arena *arena,
                             const struct analysis *analysis);

/* "8.1 percentage points more"; rounded to nothing it is neither. */
const char *words_of_difference(struct arena *arena, const struct result *r);

/* A value without its unit; "3.3 less", "no difference"; of limits on one side
 * "7.4 to 33.9"; "7.4 to 33.9 more", "3.3 less to 21.6 more". */
const char *words_of_limit(struct arena *arena, const struct result *r,
                           double value);
const char *words_signed(struct arena *arena, const struct result *r,
                         double value);
const char *words_one_sided(struct arena *arena, const struct result *r);
const char *words_of_limits(struct arena *arena, const struct result *r);

#endif
