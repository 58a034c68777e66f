#include <config.h>

#include "instruments/check-form.h"

#include <string.h>

const char *
logic_as_written(const char *source)
{
    return strcmp(source, "true()") == 0    ? "yes"
           : strcmp(source, "false()") == 0 ? "no"
                                            : source;
}

static const form_check_rule rules[] = {
    check_names,
    check_attributes,
    check_labels,
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
    NULL,
};

/* In the order that people fill them in, each under one name however its tab
 * is spelt. */
static const char *const sheets[] = {"survey", "choices", "settings", NULL};

static void
name_sheets(struct findings *findings)
{
    for (size_t i = 0; i < findings->n; i++)
        for (size_t k = 0; sheets[k]; k++)
            if (text_is_fold(text_of(findings->items[i].sheet), sheets[k]))
                findings->items[i].sheet = sheets[k];
    findings->sheets = sheets;
}

void
form_check(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; rules[i]; i++)
        rules[i](form, findings);
    name_sheets(findings);
    findings_sort(findings);
}
