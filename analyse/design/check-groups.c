/* What a careful reader would ask about groups: how many, how large, how alike,
 * and whether they were what was assigned. */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/figure.h"
#include "analyse/stat/icc.h"
#include "base/heap.h"

#include <stdlib.h>

/* How alike people of one group are, beyond their arm and block: for as many
 * groups as are estimated in no time. With more, nothing hangs on it. */
#define GROUPS_TO_LIKEN 20000

/* Of people whose outcome is known. */
static struct icc
likeness(const struct design *d, double level)
{
    double *y = heap_new(d->n, sizeof *y);
    size_t *code = heap_new(d->n, sizeof *code), n = 0;
    size_t *arm = heap_new(d->n, sizeof *arm);
    size_t *block = heap_new(d->n, sizeof *block);
    for (size_t i = 0; i < d->n; i++)
        if (d->known[i]) {
            code[n] = d->cluster.code[i];
            arm[n] = d->arm[i];
            block[n] = d->block.code ? d->block.code[i] : 0;
            y[n++] = d->y[i];
        }
    const struct grouping fixed[] = {{arm, d->n_arms}, {block, d->block.count}};
    struct icc icc =
        icc_estimate_beside(y, (struct grouping){code, d->cluster.count}, fixed,
                            d->block.code ? 2 : 1, n, level);
    free(y);
    free(code);
    free(arm);
    free(block);
    return icc;
}

void
look_likeness(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (!d->cluster.code || d->cluster.count > GROUPS_TO_LIKEN)
        return;
    size_t n = design_answered(d);
    struct icc icc = likeness(d, analysis->request->level);
    if (!icc.reason)
        check_add(
            analysis, rule, SEVERITY_NOTE, NULL,
            "People of one '%s' are%s alike: the intraclass correlation is "
            "%.3f%s. With these groups that makes %s people worth about %s "
            "who have nothing to do with each other (design effect %.2f).",
            d->cluster_name, icc.anova > 0 ? "" : " not", icc.anova,
            icc.anova < 0 ? ", below zero, which chance can do" : "",
            check_count(analysis, n),
            check_count(analysis,
                        (size_t)((double)n / icc.design_effect + 0.5)),
            icc.design_effect);
}

static size_t
largest_cluster(const struct design *design)
{
    size_t *size = heap_new(design->cluster.count, sizeof *size);
    size_t most = 0;
    for (size_t i = 0; i < design->n; i++) {
        size_t *one = &size[design->cluster.code[i]];
        if (design->known[i] && ++*one > most)
            most = *one;
    }
    free(size);
    return most;
}

void
look_clusters(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (!d->cluster.code)
        return;
    for (size_t a = 0; a < d->n_arms; a++)
        if (d->arms[a].clusters < FEW_GROUPS)
            check_add(
                analysis, rule, SEVERITY_WARNING,
                "read the randomisation p first",
                "Only %s in '%s': with fewer than 10 in an arm the interval "
                "is fragile.",
                figure_of(analysis->arena, d->arms[a].clusters, "group",
                          "groups"),
                d->arms[a].name);
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct result *r =
            results_find(&analysis->results, analysis->comparisons[i].arm->name,
                         ROLE_PRIMARY);
        if (r && (r->has & HAS_DF) && r->df < FEW_DF)
            check_add(
                analysis, rule, SEVERITY_WARNING,
                "read the randomisation p first",
                "The comparison of '%s' rests on %.1f degrees of freedom: "
                "fewer than 5 make the interval fragile.",
                r->arm, r->df);
    }
    size_t most = largest_cluster(d), people = design_answered(d);
    if (5 * most > people)
        check_add(analysis, rule, SEVERITY_WARNING, NULL,
                  "One group of '%s' holds %s of the people.", d->cluster_name,
                  figure_share(analysis->arena, (double)most / (double)people));
}

void
look_split(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (d->clusters_split)
        check_add(
            analysis, rule, SEVERITY_WARNING,
            "if people were assigned inside these groups, give the column as "
            "--block",
            "%s of '%s' %s people in more than one arm: groups were not what "
            "was "
            "assigned, and people may have heard of each other's treatment.",
            figure_of(analysis->arena, d->clusters_split, "group", "groups"),
            d->cluster_name, d->clusters_split == 1 ? "has" : "have");
}

/* Blocks that hold people of two arms or more. */
static size_t
mixed_blocks(const struct design *d)
{
    size_t *first = heap_new(d->block.count, sizeof *first);
    bool *mixed = heap_new(d->block.count, sizeof *mixed);
    size_t n = 0;
    for (size_t i = 0; i < d->n; i++) {
        size_t b = d->block.code[i];
        if (first[b] && first[b] != d->arm[i] + 1u && !mixed[b]) {
            mixed[b] = true;
            n++;
        }
        first[b] = d->arm[i] + 1u;
    }
    free(first);
    free(mixed);
    return n;
}

/* People, not groups, of several arms who may know each other. */
void
look_spill(struct analysis *analysis, const struct rule *rule)
{
    const struct design *d = analysis->design;
    if (!d->block.code || d->cluster.code)
        return;
    size_t mixed = mixed_blocks(d);
    bool pairs = design_is_paired(d);
    if (mixed)
        check_add(
            analysis, rule, SEVERITY_NOTE,
            "record who knew of the other arm, or talked with people of it",
            "%s of '%s' %s people of more than one arm, who may know each "
            "other. Where those of one arm tell those of the other, the arms "
            "come out more alike than they would have, and the difference too "
            "near to none.",
            figure_of(analysis->arena, mixed, pairs ? "pair" : "block",
                      pairs ? "pairs" : "blocks"),
            d->block_name, mixed == 1 ? "holds" : "hold");
}
