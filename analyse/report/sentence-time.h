/* sentence-time: the answer in words where it is how soon people acted.
 *
 * A lower mean time without acting, or a higher hazard, is sooner. Texts live
 * in the arena. */
#ifndef ANALYSE_REPORT_SENTENCE_TIME_H
#define ANALYSE_REPORT_SENTENCE_TIME_H

#include "analyse/report/sentence.h"

bool result_is_time(const struct result *r);

/* Of a settled direction: is it that people acted sooner? */
bool result_is_sooner(const struct result *r);

/* Without an interval: what came out, and why no more can be said. */
const char *sentence_unsure_time(struct arena *arena,
                                 const struct analysis *analysis,
                                 const struct result *r);

/* The first sentence, settled or not, and the one behind it, with the
 * interval. `but` is said at its end, before the full stop. */
const char *sentence_of_time(struct arena *arena,
                             const struct analysis *analysis,
                             const struct result *r);
const char *sentence_behind_time(struct arena *arena,
                                 const struct analysis *analysis,
                                 const struct result *r, const char *but);

#endif
