#include <config.h>

#include "analyse/design/record.h"

#include "analyse/design/compare-others.h"
#include "analyse/design/others.h"

#include <string.h>

static bool
check_asked(const struct design *design, const struct asked *asked,
            struct error *error)
{
    const char *as = strcmp(asked->column, design->outcome.name) == 0
                         ? "the outcome"
                     : strcmp(asked->column, design->arm_name) == 0 ? "the arm"
                                                                    : NULL;
    if (as)
        return error_set(error, ERROR_USAGE,
                         "--record: '%s' is %s; name the column of who is on "
                         "the list",
                         asked->column, as);
    return design->outcome.kind != OUTCOME_ORDINAL ||
           error_set(error, ERROR_USAGE,
                     "--record: '%s' is ordinal, and a record is held against "
                     "a yes or a no, or a number",
                     design->outcome.name);
}

/* Unknown where the other account is: all are then of the same people. */
static void
know_both(const struct table *table, struct outcome *said,
          struct outcome *recorded)
{
    uint8_t *missing =
        arena_array(table->arena, table->n_rows, sizeof *missing);
    for (size_t i = 0; i < table->n_rows; i++)
        missing[i] = said->missing[i] ? said->missing[i] : recorded->missing[i];
    said->missing = recorded->missing = missing;
}

static struct outcome
beyond(const struct table *table, const struct outcome *said,
       const struct outcome *recorded)
{
    struct outcome outcome = {
        .kind = OUTCOME_NUMBER,
        .name =
            arena_printf(table->arena, "%s - %s", said->name, recorded->name),
        .y = arena_array(table->arena, table->n_rows, sizeof *outcome.y),
        .missing = said->missing,
    };
    outcome.phrase = outcome.name;
    for (size_t i = 0; i < table->n_rows; i++)
        if (outcome.missing[i] == MISSING_NOT)
            outcome.y[i] = said->y[i] - recorded->y[i];
    return outcome;
}

static bool
check_known(const struct record *record, struct error *error)
{
    const struct design *both = record->account[ACCOUNT_BEYOND];
    for (size_t a = 0; a < both->n_arms; a++)
        if (both->arms[a].answered == 0)
            return error_set(error, ERROR_DATA,
                             "--record: nobody in '%s' has both an answer and "
                             "a record in '%s'",
                             both->arms[a].name, record->name);
    return true;
}

bool
record_read(const struct table *table, const struct request *request,
            const bool *keep, const size_t *row, struct design *design,
            struct error *error)
{
    if (!request->record)
        return true;
    struct asked asked = asked_of(table, text_of(request->record), "--record");
    asked.kind = outcome_kind_name(design->outcome.kind);
    struct outcome said = design->outcome, recorded;
    if (!check_asked(design, &asked, error) ||
        !outcome_read(table, &asked, keep, &recorded, error))
        return false;
    know_both(table, &said, &recorded);
    struct record *record = arena_alloc(design->arena, sizeof *record);
    *record = (struct record){
        .name = recorded.name,
        .account = {
            [ACCOUNT_SAID] = design_of_other(design, said, row),
            [ACCOUNT_RECORDED] = design_of_other(design, recorded, row),
            [ACCOUNT_BEYOND] =
                design_of_other(design, beyond(table, &said, &recorded), row),
        }};
    design->record = record;
    return check_known(record, error);
}

struct tally
record_tally(const struct record *record, size_t arm)
{
    const struct design *both = record->account[ACCOUNT_BEYOND];
    struct tally tally = {0};
    for (size_t i = 0; i < both->n; i++) {
        if (both->arm[i] != arm || !both->known[i])
            continue;
        tally.known++;
        tally.said_more += both->y[i] > 0;
        tally.recorded_more += both->y[i] < 0;
    }
    return tally;
}

void
analysis_compare_record(struct analysis *analysis)
{
    const struct record *record = analysis->design->record;
    for (int a = 0; record && a < ACCOUNTS; a++)
        for (size_t k = 0; k < analysis_contrasts(analysis); k++) {
            struct result result =
                compare_outcome(analysis, record->account[a], k, true);
            result.role = ROLE_RECORD;
            result.outcome = record->account[a]->outcome.name;
            results_add(&analysis->recorded, &result);
        }
}
