/* study: one study drawn in a setting, and what praxis says of it. */
#ifndef TESTS_COVERAGE_STUDY_H
#define TESTS_COVERAGE_STUDY_H

#include "analyse/design/analysis.h"
#include "analyse/design/estimator.h"
#include "analyse/stat/rng.h"
#include "tests/coverage/setting.h"

enum verdict {
    VERDICT_HOLDS,
    VERDICT_NONE,   /* no interval, and a reason in its place */
    VERDICT_MISSES, /* the truth is outside */
};
#define VERDICTS 3

/* Draws a study and has it analysed. method is set to the method's name,
 * warned to what result_is_warned says. */
enum verdict study_judge(const struct setting *setting, struct rng *rng,
                         const char **method, bool *warned);

/* Does the interval hold the truth? The contrast is the one that the result
 * was made from. */
enum verdict result_judge(const struct setting *setting,
                          const struct contrast *contrast,
                          const struct result *result);

/* Do the checks that praxis prints warn of the interval? */
bool result_is_warned(const struct contrast *contrast,
                      const struct result *result);

/* The method of the setting for this contrast. */
const struct estimator *setting_estimator(const struct setting *setting,
                                          const struct contrast *contrast);

#endif
