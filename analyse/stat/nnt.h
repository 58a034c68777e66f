/* nnt: the number needed to treat, from an interval of a risk difference.
 *
 * Numbers only. One over the difference; so when the interval of the
 * difference spans zero, the numbers go up from a benefit through infinity
 * (no effect) and down again to a harm, and it is wrong to write them as two
 * numbers with "to" between them: "NNTB 8 to infinity to NNTH 25" is right.
 * Source: Altman (1998), BMJ 317:1309-1312. */
#ifndef ANALYSE_STAT_NNT_H
#define ANALYSE_STAT_NNT_H

#include "analyse/stat/interval.h"

#include <stdbool.h>

/* Here to benefit is to act: a number needed to ask to reflect for one more
 * person to act (NNTB), or for one fewer (NNTH). */
enum nnt_kind {
    NNT_BENEFIT,
    NNT_HARM,
    NNT_NO_EFFECT, /* the difference is zero: the number is infinite */
};

/* number >= 1, or INFINITY when kind is NNT_NO_EFFECT. Not rounded: who
 * prints it rounds up, for people come whole. */
struct nnt {
    enum nnt_kind kind;
    double number;
};

struct nnt nnt_of(double difference);

/* first is the end of more benefit (one over the upper limit of the
 * difference), last the end of less benefit or more harm. Where
 * spans_infinity, the interval is read "first to infinity to last". When
 * reason is set there is none. */
struct nnt_interval {
    struct nnt first;
    struct nnt last;
    bool spans_infinity;
    const char *reason;
};

/* Of an interval of the difference; limits beyond -1 and 1 are cut there. */
struct nnt_interval nnt_interval_of(struct interval difference);

#endif
