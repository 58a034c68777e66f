/* What a careful reader would ask about the answers themselves: did people do
 * what they say that they did? */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/figure.h"
#include "analyse/design/record.h"
#include "base/builder.h"

/* "in 'reflect' 12 of 58 say yes and are not on the record, 1 the other way
 * round" */
static void
add_arm(struct builder *words, const struct analysis *analysis, size_t place)
{
    const struct design *design = analysis->design;
    struct tally t = record_tally(design->record, place);
    bool binary = design->outcome.kind == OUTCOME_BINARY;
    builder_printf(words, "%sin '%s' %s of %s %s, %s the other way round",
                   place ? "; " : "", design->arms[place].name,
                   check_count(analysis, t.said_more),
                   check_count(analysis, t.known),
                   binary ? "say yes and are not on the record"
                          : "say more than is on the record",
                   check_count(analysis, t.recorded_more));
}

/* How far the arm moved what is said apart from what is recorded. */
static enum severity
add_gap(struct builder *words, const struct analysis *analysis,
        const struct result *r)
{
    struct arena *arena = analysis->arena;
    enum scale scale = analysis->design->outcome.kind == OUTCOME_BINARY
                           ? SCALE_SHARE
                           : SCALE_NUMBER;
    if (!(r->has & HAS_LIMITS)) {
        builder_printf(words, " For '%s': %s.", r->arm, r->reason);
        return SEVERITY_NOTE;
    }
    bool apart = r->lower > 0 || r->upper < 0;
    builder_printf(words,
                   " By the answers the difference between '%s' and '%s' is %s "
                   "%s than by the record (%s interval %s)%s.",
                   r->arm, r->versus, figure_size(arena, scale, r->estimate),
                   r->estimate < 0 ? "lower" : "higher",
                   figure_level(arena, r->level),
                   figure_limits(arena, scale, r->lower, r->upper),
                   apart ? ": that much of it is in what people say" : "");
    return apart ? SEVERITY_WARNING : SEVERITY_NOTE;
}

static void
tell_record(struct analysis *analysis, const struct rule *rule)
{
    struct builder words = BUILDER_INIT;
    enum severity worst = SEVERITY_NOTE;
    const struct record *record = analysis->design->record;
    const struct outcome *beyond = &record->account[ACCOUNT_BEYOND]->outcome;
    builder_printf(
        &words,
        "Answers beside the record '%s', where there are both: ", record->name);
    for (size_t a = 0; a < analysis->design->n_arms; a++)
        add_arm(&words, analysis, a);
    builder_add_string(&words, ".");
    for (size_t i = 0; i < analysis->recorded.n; i++) {
        const struct result *r = &analysis->recorded.items[i];
        if (r->outcome == beyond->name &&
            add_gap(&words, analysis, r) == SEVERITY_WARNING)
            worst = SEVERITY_WARNING;
    }
    check_add(analysis, rule, worst,
              worst == SEVERITY_WARNING ? "take the record as the outcome"
                                        : NULL,
              "%s", words.s);
    builder_release(&words);
}

/* Without a record, nothing tells whether people did what they say. */
void
look_record(struct analysis *analysis, const struct rule *rule)
{
    const struct design *design = analysis->design;
    if (design->record)
        tell_record(analysis, rule);
    else if (design->outcome.path)
        check_add(analysis, rule, SEVERITY_NOTE,
                  "hold a list of who was there against it, with --record",
                  "'%s' is an answer to a form (%s). Where people answered for "
                  "themselves, what the arm taught them to say is in it too.",
                  design->outcome.name, design->outcome.path);
}
