/* cycle: which of the things that depend on each other go round in circles.
 *
 * Numbers only: the caller knows what the nodes are. */
#ifndef INSTRUMENTS_EXPRESSION_CYCLE_H
#define INSTRUMENTS_EXPRESSION_CYCLE_H

#include "base/arena.h"

/* Node i depends on edges[first[i]] up to, not including, edges[first[i + 1]];
 * first has n + 1 entries. */
struct graph {
    size_t n;
    const size_t *first;
    const size_t *edges;
};

/* nodes[0] depends on nodes[1], and so on; the last depends on nodes[0]. */
struct cycle {
    size_t *nodes;
    size_t n; /* 1: the node depends on itself */
};

/* One cycle for every knot of nodes that depend on each other, a shortest one
 * through the knot's first node; ordered by that node. Returns how many;
 * *cycles in the arena. Time and memory grow with nodes and edges, no stack is
 * used up.
 * Source: Tarjan (1972), SIAM Journal on Computing 1:146-160. */
size_t cycles_find(struct arena *arena, const struct graph *graph,
                   struct cycle **cycles);

#endif
