/* How alike people were before anything was done. */
#include <config.h>

#include "analyse/report/section.h"

#include "analyse/design/figure.h"

#include <math.h>

static const char standard_deviations[] =
    "Standardised differences: how far the arm's mean is above the control's, "
    "in standard deviations.";

static const char *
deviations_of(struct report *report, double value)
{
    return fabs(value) < 0.005 ? "0.00"
                               : arena_printf(report->arena, "%+.2f", value);
}

/* Covariates before and after weighting, where nobody was assigned. */
void
report_alike(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    if (!analysis->comparisons[0].alike)
        return;
    size_t each = analysis->design->covariates.n;
    struct section *section =
        report_add_section(report, "How alike people were");
    static const char *const titles[] = {"arm", "covariate", "before",
                                         "weighted"};
    static const bool right[] = {false, false, true, true};
    size_t skip = analysis->n_comparisons > 1 ? 0 : 1;
    section->grid =
        grid_new(report, "Differences in standard deviations", titles + skip,
                 right + skip, 4 - skip, analysis->n_comparisons * each);
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        for (size_t j = 0; j < each; j++) {
            const struct alike_covariate *x = &c->alike->covariates[j];
            const char *cells[] = {c->arm->name, x->name,
                                   x->reason ? "-"
                                             : deviations_of(report, x->before),
                                   x->reason || c->alike->reason
                                       ? "-"
                                       : deviations_of(report, x->after)};
            grid_add_row(section->grid, cells + skip);
        }
    }
    section_add_paragraph(report, section, standard_deviations);
}

/* Covariates of those who were assigned. */
void
report_beginning(struct report *report)
{
    const struct analysis *analysis = report->analysis;
    if (!analysis->beginnings)
        return;
    const struct covariates *covariates = &analysis->design->covariates;
    struct section *section =
        report_add_section(report, "How alike the arms began");
    static const char *const titles[] = {"arm", "covariate", "difference"};
    static const bool right[] = {false, false, true};
    size_t skip = analysis->n_comparisons > 1 ? 0 : 1;
    section->grid = grid_new(report, "Differences in standard deviations",
                             titles + skip, right + skip, 3 - skip,
                             analysis->n_comparisons * covariates->n);
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct beginning *b = &analysis->beginnings[i];
        const char *arm = analysis->comparisons[i].arm->name;
        for (size_t j = 0; j < b->n; j++) {
            const char *cells[] = {
                arm, covariates->names[j],
                b->varies[j] ? deviations_of(report, b->apart[j]) : "-"};
            grid_add_row(section->grid, cells + skip);
        }
        if (!b->reason)
            section_add_paragraph(
                report, section,
                arena_printf(report->arena,
                             "'%s', all together: p = %s, by one randomisation "
                             "test.",
                             arm, figure_p(report->arena, b->p)));
    }
    section_add_paragraph(report, section, standard_deviations);
}
