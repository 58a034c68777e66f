/* line: a line of the table of coverage: one design, over many rates.
 *
 * Each of its cells is a setting; their true coverage is found by summing over
 * all that could come out, where that can be, and else by drawing studies. */
#ifndef TESTS_COVERAGE_LINE_H
#define TESTS_COVERAGE_LINE_H

#include "tests/coverage/setting.h"

/* No default may hold the truth less often without a warning in so many of its
 * studies, nor miss it without one in more than the rest. */
#define COVERAGE_LEAST 0.92
#define COVERAGE_WARNED 0.75
/* And where it does so as often as this, a warning is a false alarm. */
#define COVERAGE_SOUND 0.94

/* A cell: what came of one pair of rates. The shares are of all studies. */
struct coverage {
    double rate[2];
    double none;     /* without an interval */
    double missed;   /* with one that leaves the truth out, warned or not */
    double unwarned; /* the same, and praxis did not warn */
    double warned;   /* with one that praxis warns of, right or wrong */
};

struct line {
    const char *design; /* for people */
    struct setting setting;
    bool exact;   /* two arms, yes or no: all outcomes are visited */
    size_t place; /* in the whole grid: its stream of random numbers */
    size_t n;
    struct coverage *cells; /* owned by the grid */
    const char *method;     /* known after it was run */
};

/* Runs the cells. The same place gives the same line. */
void line_run_exact(struct line *line);
void line_run_drawn(struct line *line);

/* Is the coverage enough, or praxis's warning? */
bool coverage_passes(const struct coverage *cell);

struct grid {
    struct line *lines;
    size_t n, capacity;
};

/* All the designs, or a little of each, which takes seconds. only: those whose
 * words hold that text; NULL: all. */
struct grid grid_new(bool is_brief, const char *only);
void grid_release(struct grid *grid);

#endif
