#include <config.h>

#include "analyse/design/others.h"

#include "analyse/design/describe.h"

#include <string.h>

static const struct {
    enum family family;
    const char *option, *words;
} families[FAMILIES] = {
    {FAMILY_SECONDARY, "--secondary", "secondary"},
    {FAMILY_EXPLORATORY, "--exploratory", "exploratory"},
};

const char *
family_name(enum family family)
{
    return families[family].words;
}

struct asked
asked_of(const struct table *table, struct text part, const char *option)
{
    struct asked asked = {.option = option,
                          .column = text_dup(table->arena, part)};
    size_t sign = text_find(part, '=');
    if (table_find(table, asked.column) || sign == part.n)
        return asked;
    asked.column = text_dup(table->arena, text_trim(text_slice(part, 0, sign)));
    char *success =
        text_dup(table->arena, text_trim(text_slice(part, sign + 1, part.n)));
    for (char *bar = success; (bar = strchr(bar, '|'));)
        *bar = ',';
    asked.success = success;
    return asked;
}

static bool
check_free(const struct design *design, const struct asked *asked,
           struct error *error)
{
    const char *as = strcmp(asked->column, design->outcome.name) == 0
                         ? "the declared outcome"
                     : strcmp(asked->column, design->arm_name) == 0 ? "the arm"
                                                                    : NULL;
    for (size_t i = 0; !as && i < design->n_others; i++)
        if (strcmp(design->others[i].design->outcome.name, asked->column) == 0)
            as = "named before";
    return !as || error_set(error, ERROR_USAGE, "%s: '%s' is %s", asked->option,
                            asked->column, as);
}

struct design *
design_of_other(const struct design *design, struct outcome outcome,
                const size_t *row)
{
    struct design *copy = arena_alloc(design->arena, sizeof *copy);
    *copy = *design;
    copy->outcome = outcome;
    copy->covariates = (struct covariates){0};
    copy->received = copy->time = (struct measure){0};
    copy->record = NULL;
    copy->others = NULL;
    copy->n_others = copy->others_capacity = 0;
    copy->arms = arms_named_alike(design);
    copy->cells = NULL;
    copy->strata = 0;
    design_take_outcome(copy, row);
    return copy;
}

static bool
read_one(const struct table *table, const struct asked *asked,
         enum family family, const bool *keep, const size_t *row,
         struct design *design, struct error *error)
{
    struct outcome outcome;
    if (!check_free(design, asked, error) ||
        !outcome_read(table, asked, keep, &outcome, error))
        return false;
    arena_grow(design->arena, &design->others, &design->others_capacity,
               design->n_others + 1, sizeof *design->others);
    design->others[design->n_others++] =
        (struct other){family, design_of_other(design, outcome, row)};
    return true;
}

bool
others_read(const struct table *table, const struct request *request,
            const bool *keep, const size_t *row, struct design *design,
            struct error *error)
{
    const char *lists[FAMILIES] = {request->secondary, request->exploratory};
    for (size_t f = 0; f < FAMILIES; f++) {
        struct text part, rest = text_of(lists[f] ? lists[f] : "");
        while (lists[f] && text_split(&rest, ',', &part)) {
            struct asked asked =
                asked_of(table, text_trim(part), families[f].option);
            if (design_has_scale(design, asked.column))
                asked.kind = outcome_kind_name(OUTCOME_NUMBER);
            if (!read_one(table, &asked, families[f].family, keep, row, design,
                          error))
                return false;
        }
    }
    return true;
}
