/* How it was done: the methods and their sources. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/figure.h"
#include "analyse/design/estimator.h"
#include "analyse/report/words.h"

#include <string.h>

static bool
seen_method(const struct results *results, size_t before,
            const struct result *r)
{
    for (size_t i = 0; i < before; i++)
        if (strcmp(results->items[i].label, r->label) == 0)
            return true;
    return false;
}

static const char *
method_words(struct report *report, const struct result *r)
{
    const char *measure = estimand_label(r->estimand);
    return r->source ? arena_printf(report->arena, "%s: %s. %s", measure,
                                    r->label, r->source)
                     : arena_printf(report->arena, "%s: %s", measure, r->label);
}

/* The methods of other outcomes that are not told already, and what adjusts
 * their p. */
static void
add_other_methods(struct report *report, struct section *section)
{
    const struct analysis *analysis = report->analysis;
    const struct results *lists[] = {&analysis->results, &analysis->effects,
                                     &analysis->others, &analysis->recorded,
                                     &analysis->measures};
    for (size_t l = 1; l < sizeof lists / sizeof *lists; l++)
        for (size_t i = 0; i < lists[l]->n; i++) {
            const struct result *r = &lists[l]->items[i];
            bool told = r->item || seen_method(lists[l], i, r);
            for (size_t before = 0; before < l; before++)
                told = told || seen_method(lists[before], lists[before]->n, r);
            if (!told)
                section_add_point(report, section, method_words(report, r));
        }
    for (int f = 0; f < FAMILIES; f++)
        if (analysis->families[f].tests > 1)
            section_add_point(
                report, section,
                arena_printf(report->arena, "adjusted p of %s outcomes: %s",
                             family_name((enum family)f),
                             analysis->families[f].adjustment->source));
}

/* Groups are not what was assigned, and nothing came out. */
static bool
is_split(const struct analysis *analysis)
{
    bool any = false;
    for (size_t i = 0; i < analysis->results.n; i++)
        any = any || analysis->results.items[i].has;
    return analysis->design->clusters_split && !any;
}

void
report_methods(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    const struct design *design = analysis->design;
    struct arena *arena = report->arena;
    struct section *section = report_add_section(report, "How it was done");
    section_add_paragraph(
        report, section,
        design->observed
            ? "Nobody was assigned; the arms are as they were found, and "
              "are compared as if they had been made by lot."
            : arena_printf(arena,
                           "What was %sassigned: %s. People are counted in the "
                           "arm they were assigned to, whatever they then did "
                           "(intention to treat).",
                           design->clusters_split ? "said to have been " : "",
                           scheme_words(design->scheme)));
    if (!analysis->request->method && !is_split(analysis))
        section_add_paragraph(
            report, section,
            choice_why(analysis->comparisons[0].choice, analysis->design));
    for (size_t i = 0; i < analysis->results.n; i++) {
        const struct result *r = &analysis->results.items[i];
        if (!seen_method(&analysis->results, i, r))
            section_add_point(report, section, method_words(report, r));
    }
    add_other_methods(report, section);
    if (analysis_is_binary(report->analysis))
        section_add_point(
            report, section,
            "share of one arm: Wilson's score interval. Wilson (1927), "
            "JASA 22:209-212");
    if (analysis->n_comparisons > 1)
        section_add_point(report, section,
                          "adjusted p: Holm (1979), Scandinavian Journal of "
                          "Statistics 6:65-70");
    section_add_point(report, section,
                      arena_printf(arena, "praxis %s", PACKAGE_VERSION));
}
