#include <config.h>

#include "analyse/design/control.h"

#include "base/builder.h"

#include <string.h>

/* The first of these that is the name of an arm. */
static const char *const control_names[] = {
    "control",      "controls",   "control group",
    "controlgroup", "comparison", "placebo",
    "none",         "nothing",    "untreated",
    "no treatment", "ctrl",       "c",
    "no",           "false",      "0",
};

/* As it is written, where there is one; else whatever its case. */
static bool
find_name(const char *const *names, size_t n, const char *name, size_t *at)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0) {
            *at = i;
            return true;
        }
    for (size_t i = 0; i < n; i++)
        if (text_is_fold(text_of(names[i]), name)) {
            *at = i;
            return true;
        }
    return false;
}

static void
list_names(struct builder *words, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        builder_printf(words, "%s'%s'", i ? ", " : "", names[i]);
}

bool
control_find(const char *const *names, size_t n, const char *option,
             const char *asked, size_t *control, struct error *error)
{
    if (asked && find_name(names, n, asked, control))
        return true;
    for (size_t i = 0;
         !asked && i < sizeof control_names / sizeof *control_names; i++)
        if (find_name(names, n, control_names[i], control))
            return true;
    struct builder words = BUILDER_INIT;
    list_names(&words, names, n);
    if (asked)
        error_set(error, ERROR_USAGE,
                  "%s: there is no arm '%s'; the arms are %s", option, asked,
                  words.s);
    else
        error_set(error, ERROR_USAGE,
                  "which arm is the control? say it with %s; the arms are %s",
                  option, words.s);
    builder_release(&words);
    return false;
}
