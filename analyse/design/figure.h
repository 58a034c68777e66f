/* figure: numbers as people read them.
 *
 * Digits are rounded here and nowhere else; programs get all of them from
 * --json and --csv. Texts live in the arena. */
#ifndef ANALYSE_DESIGN_FIGURE_H
#define ANALYSE_DESIGN_FIGURE_H

#include "analyse/design/result.h"
#include "base/arena.h"

/* "344,084"; "1 person", "12 people". */
const char *figure_count(struct arena *arena, size_t n);
const char *figure_of(struct arena *arena, size_t n, const char *one,
                      const char *many);

/* "37.8 %" from 0.378. */
const char *figure_share(struct arena *arena, double share);

/* A value on its scale, with its sign where it is a difference:
 * "+8.1", "1.27", "+0.42". Infinite: "infinity". */
const char *figure_value(struct arena *arena, enum scale scale, double value);

/* "+7.5 to +8.7" */
const char *figure_limits(struct arena *arena, enum scale scale, double lower,
                          double upper);

/* Without sign, with its unit: "8.1 percentage points", "0.42". */
const char *figure_size(struct arena *arena, enum scale scale, double value);

/* A time as the table has it: "87.6"; of seconds "2592000". */
const char *figure_time(struct arena *arena, double time);

/* "0.014", "< 0.0001" */
const char *figure_p(struct arena *arena, double p);

/* "95 %" from 0.95, "99.9 %". */
const char *figure_level(struct arena *arena, double level);

#endif
