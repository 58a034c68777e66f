#include <config.h>

#include "analyse/stat/lineup.h"
#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

/* One person, with what tells whom from whom. unit is how many people the
 * cluster has; treated may be turned round. */
struct member {
    const struct lineup_input *input;
    size_t i, block, cluster, unit;
    unsigned char treated;
};

/* People who stand together: a cluster, or a block. */
struct run {
    struct member *first;
    size_t count;
};

static int
order(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int
by_values(const struct member *a, const struct member *b)
{
    const struct lineup_input *in = a->input;
    for (size_t j = 0; j < in->m; j++) {
        const bool *known = in->known ? in->known[j] : NULL;
        bool has_a = !known || known[a->i], has_b = !known || known[b->i];
        if (has_a != has_b)
            return has_a ? 1 : -1;
        double x = in->value[j][a->i], y = in->value[j][b->i];
        if (has_a && x != y)
            return x < y ? -1 : 1;
    }
    return 0;
}

/* Together as they were given; inside a cluster by values. */
static int
by_place(const void *a, const void *b)
{
    const struct member *p = a, *q = b;
    if (p->block != q->block)
        return order(p->block, q->block);
    if (p->cluster != q->cluster)
        return order(p->cluster, q->cluster);
    int values = by_values(p, q);
    return values ? values : order(p->treated, q->treated);
}

/* The arms decide only where nothing else does, so that turning them round
 * moves nobody past another who differs. */
static int
by_people(const void *a, const void *b)
{
    const struct run *p = a, *q = b;
    if (p->count != q->count)
        return order(p->count, q->count);
    for (size_t k = 0; k < p->count; k++) {
        if (p->first[k].unit != q->first[k].unit)
            return order(p->first[k].unit, q->first[k].unit);
        int values = by_values(&p->first[k], &q->first[k]);
        if (values)
            return values;
    }
    for (size_t k = 0; k < p->count; k++)
        if (p->first[k].treated != q->first[k].treated)
            return order(p->first[k].treated, q->first[k].treated);
    return 0;
}

/* The runs of a range of members, put in order: of clusters, or of blocks. */
static void
sort_runs(struct member *member, size_t n, bool of_blocks)
{
    struct run *run = heap_new(n, sizeof *run);
    struct member *copy = heap_new(n, sizeof *copy);
    size_t runs = 0, k = 0;
    memcpy(copy, member, n * sizeof *copy);
    for (size_t i = 0; i < n; i++) {
        struct member *m = &copy[i];
        if (i == 0 || m->block != m[-1].block ||
            (!of_blocks && m->cluster != m[-1].cluster))
            run[runs++].first = m;
        run[runs - 1].count++;
    }
    for (size_t r = 0; r < runs && !of_blocks; r++)
        for (size_t j = 0; j < run[r].count; j++)
            run[r].first[j].unit = run[r].count;
    qsort(run, runs, sizeof *run, by_people);
    for (size_t r = 0; r < runs; r++)
        for (size_t j = 0; j < run[r].count; j++)
            member[k++] = run[r].first[j];
    free(run);
    free(copy);
}

static void
sort_clusters(struct member *member, size_t n)
{
    for (size_t first = 0, i = 1; i <= n; i++)
        if (i == n || member[i].block != member[first].block) {
            sort_runs(member + first, i - first, false);
            first = i;
        }
}

static struct member *
members_new(const struct lineup_input *input, bool swapped)
{
    struct member *member = heap_new(input->n, sizeof *member);
    const size_t *block = input->block.code, *cluster = input->cluster.code;
    for (size_t i = 0; i < input->n; i++)
        member[i] = (struct member){
            .input = input,
            .i = i,
            .block = block ? block[i] : 0,
            .cluster = cluster ? cluster[i] : 0,
            .unit = 1,
            .treated = (input->treated[i] != 0) != swapped,
        };
    qsort(member, input->n, sizeof *member, by_place);
    if (cluster)
        sort_clusters(member, input->n);
    if (block)
        sort_runs(member, input->n, true);
    return member;
}

static bool
stands_first(const struct member *a, const struct member *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (a[i].treated != b[i].treated)
            return a[i].treated < b[i].treated;
    return true;
}

/* Codes by place: a new one where a code first comes. */
static struct grouping
renumbered(const struct lineup *lineup, struct grouping given)
{
    if (!given.code)
        return (struct grouping){0};
    size_t *number = heap_new(given.count, sizeof *number);
    size_t *code = heap_new(lineup->n, sizeof *code), count = 0;
    for (size_t k = 0; k < lineup->n; k++) {
        size_t *own = &number[given.code[lineup->person[k]]];
        if (!*own)
            *own = ++count;
        code[k] = *own - 1;
    }
    free(number);
    return (struct grouping){code, count};
}

struct lineup
lineup_new(const struct lineup_input *input)
{
    size_t n = input->n;
    struct member *given = members_new(input, false);
    struct member *turned = members_new(input, true);
    struct lineup lineup = {
        .n = n,
        .person = heap_new(n, sizeof *lineup.person),
        .treated = heap_new(n, 1),
        .swapped = !stands_first(given, turned, n),
    };
    const struct member *member = lineup.swapped ? turned : given;
    for (size_t k = 0; k < n; k++) {
        lineup.person[k] = member[k].i;
        lineup.treated[k] = member[k].treated;
    }
    lineup.block = renumbered(&lineup, input->block);
    lineup.cluster = renumbered(&lineup, input->cluster);
    free(given);
    free(turned);
    return lineup;
}

void
lineup_release(struct lineup *lineup)
{
    free(lineup->person);
    free(lineup->treated);
    free((size_t *)lineup->block.code);
    free((size_t *)lineup->cluster.code);
    *lineup = (struct lineup){0};
}

double *
lineup_values(const struct lineup *lineup, const double *value)
{
    double *ordered = heap_new(lineup->n, sizeof *ordered);
    for (size_t k = 0; k < lineup->n; k++)
        ordered[k] = value[lineup->person[k]];
    return ordered;
}

bool *
lineup_known(const struct lineup *lineup, const bool *known)
{
    if (!known)
        return NULL;
    bool *ordered = heap_new(lineup->n, sizeof *ordered);
    for (size_t k = 0; k < lineup->n; k++)
        ordered[k] = known[lineup->person[k]];
    return ordered;
}
