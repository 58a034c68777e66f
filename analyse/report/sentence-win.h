/* sentence-win: the answer in words where it is a chance: how often someone of
 * the one arm stands higher than someone of the other.
 *
 * Texts live in the arena. */
#ifndef ANALYSE_REPORT_SENTENCE_WIN_H
#define ANALYSE_REPORT_SENTENCE_WIN_H

#include "analyse/design/analysis.h"

/* A chance as so many of 100 pairs: "58"; "49.7" rather than half. */
const char *sentence_pairs(struct arena *arena, double win);

/* The first sentence, where the interval leaves out one half. */
const char *sentence_of_win(struct arena *arena,
                            const struct analysis *analysis,
                            const struct result *r);

/* The one behind it, with the interval. `but` is said at its end, before the
 * full stop. The pairs stood in the first already where that settles it. */
const char *sentence_behind_win(struct arena *arena,
                                const struct analysis *analysis,
                                const struct result *r, const char *but);

#endif
