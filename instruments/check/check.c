#include <config.h>

#include "instruments/check/check.h"

static const form_check_rule rules[] = {
    check_names,
    check_attributes,
    check_labels,
    check_braces,
    check_appearances,
    check_choices,
    check_groups,
    check_parameters,
    check_ranges,
    check_defaults,
    check_geometry,
    check_triggers,
    check_sources,
    check_logic,
    check_reach,
    check_translations,
    check_quality,
    check_scales,
    NULL,
};

void
form_sort_findings(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < findings->n; i++)
        findings->items[i].sheet =
            form_sheet_name(form, findings->items[i].sheet);
    findings->sheets = form->sheets;
    findings->n_sheets = form->n_sheets;
    findings_sort(findings);
}

void
form_check(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; rules[i]; i++)
        rules[i](form, findings);
    form_sort_findings(form, findings);
}
