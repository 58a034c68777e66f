#include <config.h>

#include "instruments/expression/cycle.h"

#include <stdbool.h>
#include <stdint.h>

#define NONE SIZE_MAX

struct search {
    const struct graph *graph;
    size_t *order;  /* when a node was met, from 1; 0: not yet */
    size_t *lowest; /* the earliest that is reached from it */
    size_t *knot;   /* the component it belongs to; NONE while open */
    size_t *next;   /* which of its edges to follow next */
    size_t *path, path_n;
    size_t *open, open_n;
    size_t met;
    size_t knots;
};

static void
meet(struct search *s, size_t node)
{
    s->order[node] = s->lowest[node] = ++s->met;
    s->next[node] = s->graph->first[node];
    s->path[s->path_n++] = node;
    s->open[s->open_n++] = node;
}

static void
lower(size_t *value, size_t to)
{
    if (to < *value)
        *value = to;
}

/* All edges of the last node on the path were followed. */
static void
leave(struct search *s)
{
    size_t node = s->path[--s->path_n];
    if (s->path_n > 0)
        lower(&s->lowest[s->path[s->path_n - 1]], s->lowest[node]);
    if (s->lowest[node] != s->order[node])
        return;
    size_t member;
    do {
        member = s->open[--s->open_n];
        s->knot[member] = s->knots;
    } while (member != node);
    s->knots++;
}

static void
search_from(struct search *s, size_t start)
{
    meet(s, start);
    while (s->path_n > 0) {
        size_t node = s->path[s->path_n - 1];
        if (s->next[node] == s->graph->first[node + 1]) {
            leave(s);
            continue;
        }
        size_t to = s->graph->edges[s->next[node]++];
        if (s->order[to] == 0)
            meet(s, to);
        else if (s->knot[to] == NONE)
            lower(&s->lowest[node], s->order[to]);
    }
}

/* Breadth first from node, inside its knot, until an edge leads back. from[]
 * is NONE for all nodes of the knot. */
static bool
shortest(struct arena *arena, const struct search *s, size_t node, size_t *from,
         size_t *queue, struct cycle *cycle)
{
    size_t head = 0, tail = 0;
    queue[tail++] = node;
    while (head < tail) {
        size_t at = queue[head++];
        for (size_t e = s->graph->first[at]; e < s->graph->first[at + 1]; e++) {
            size_t to = s->graph->edges[e];
            if (to == node) {
                cycle->n = 1;
                for (size_t i = at; i != node; i = from[i])
                    cycle->n++;
                cycle->nodes = arena_array(arena, cycle->n, sizeof(size_t));
                size_t place = cycle->n;
                for (size_t i = at; i != node; i = from[i])
                    cycle->nodes[--place] = i;
                cycle->nodes[0] = node;
                return true;
            }
            if (s->knot[to] == s->knot[node] && from[to] == NONE) {
                from[to] = at;
                queue[tail++] = to;
            }
        }
    }
    return false;
}

static size_t *
numbers(struct arena *arena, size_t n, size_t value)
{
    size_t *result = arena_array(arena, n ? n : 1, sizeof *result);
    for (size_t i = 0; i < n; i++)
        result[i] = value;
    return result;
}

size_t
cycles_find(struct arena *arena, const struct graph *graph,
            struct cycle **cycles)
{
    size_t n = graph->n;
    struct search s = {.graph = graph,
                       .order = numbers(arena, n, 0),
                       .lowest = numbers(arena, n, 0),
                       .knot = numbers(arena, n, NONE),
                       .next = numbers(arena, n, 0),
                       .path = numbers(arena, n, 0),
                       .open = numbers(arena, n, 0)};
    for (size_t i = 0; i < n; i++)
        if (s.order[i] == 0)
            search_from(&s, i);
    bool *seen = arena_array(arena, s.knots ? s.knots : 1, sizeof *seen);
    size_t *from = numbers(arena, n, NONE), *queue = s.path;
    size_t count = 0, capacity = 0;
    *cycles = NULL;
    for (size_t i = 0; i < n; i++) {
        struct cycle cycle;
        if (seen[s.knot[i]])
            continue;
        seen[s.knot[i]] = true;
        if (!shortest(arena, &s, i, from, queue, &cycle))
            continue;
        arena_grow(arena, cycles, &capacity, count + 1, sizeof **cycles);
        (*cycles)[count++] = cycle;
    }
    return count;
}
