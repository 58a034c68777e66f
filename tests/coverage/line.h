/* line: a line of the table of coverage: one design, over many rates.
 *
 * Each of its cells is a setting; their true coverage is found by summing over
 * all that could come out, where that can be, and else by drawing studies. */
#ifndef TESTS_COVERAGE_LINE_H
#define TESTS_COVERAGE_LINE_H

#include "tests/coverage/setting.h"

/* No default may hold the truth less often without a warning. */
#define COVERAGE_LEAST 0.92

/* A cell: what came of one pair of rates. The shares are of all studies. */
struct coverage {
    double rate[2];
    double none;     /* without an interval */
    double missed;   /* with one that leaves the truth out, warned or not */
    double unwarned; /* the same, and praxis did not warn */
};

struct line {
    const char *design; /* for people */
    struct setting setting;
    bool exact; /* two arms, yes or no: all outcomes are visited */
    size_t n;
    struct coverage *cells; /* owned by the grid */
    const char *method; /* known after it was run */
};

/* Runs the cells. The same stream of random numbers gives the same line. */
void line_run_exact(struct line *line);
void line_run_drawn(struct line *line, unsigned long long stream);

/* Is the coverage enough, or praxis's warning? */
bool coverage_passes(const struct coverage *cell);

struct grid {
    struct line *lines;
    size_t n, capacity;
};

/* All the designs, or a little of each, which takes seconds. */
struct grid grid_new(bool is_brief);
void grid_release(struct grid *grid);

#endif
