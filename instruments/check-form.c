#include <config.h>

#include "instruments/check-form.h"

static const form_check_rule rules[] = {
    NULL,
};

void
form_check(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; rules[i]; i++)
        rules[i](form, findings);
    findings_sort(findings);
}

void form_check_pair(const struct form *pre, const struct form *post,
                     struct findings *findings){(void)pre;(void)post;(void)findings;}
