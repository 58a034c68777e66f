#include <config.h>

#include "instruments/check-form.h"

static const form_check_rule rules[] = {
    check_names,
    check_attributes,
    check_labels,
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
    NULL,
};

void
form_check(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; rules[i]; i++)
        rules[i](form, findings);
    findings_sort(findings);
}
