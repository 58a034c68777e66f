#include <config.h>

#include "analyse/report/sentence-win.h"

#include "analyse/design/figure.h"
#include "analyse/report/sentence.h"

#include <math.h>

/* Of 100 pairs: whole, but where that would hide on which side of half it is.
 */
const char *
sentence_pairs(struct arena *arena, double win)
{
    bool hides = fabs(100 * win - 50) < 0.5 && fabs(win - 0.5) > 1e-9;
    return arena_printf(arena, "%.*f", hides ? 1 : 0, 100 * win);
}

/* "someone of 'a' stands higher than someone of 'control' in the same block" */
static const char *
higher_words(struct arena *arena, const struct analysis *analysis,
             const struct result *r, const char *chosen)
{
    const struct design *design = analysis->design;
    return arena_printf(arena, "of '%s'%s stands higher than someone of '%s'%s",
                        r->arm, chosen, r->versus,
                        design->scheme == SCHEME_PAIRED ? " in the same pair"
                        : design_is_blocked(design)     ? " in the same block"
                                                        : "");
}

const char *
sentence_of_win(struct arena *arena, const struct analysis *analysis,
                const struct result *r)
{
    bool up = r->lower > 0.5;
    const char *outcome = analysis->design->outcome.phrase;
    const char *head =
        analysis_is_causal(analysis)
            ? arena_printf(arena, "'%s' %s '%s'", r->arm,
                           up ? "raised" : "lowered", outcome)
            : arena_printf(arena, "'%s' was %s with '%s'", outcome,
                           up ? "higher" : "lower", r->arm);
    return arena_printf(arena, "%s: someone %s in %s of 100 pairs.", head,
                        higher_words(arena, analysis, r, ""),
                        sentence_pairs(arena, r->estimate));
}

const char *
sentence_behind_win(struct arena *arena, const struct analysis *analysis,
                    const struct result *r, const char *but)
{
    const char *fits = arena_printf(
        arena, "anything from %s to %s fits what was seen (%s interval)%s.",
        sentence_pairs(arena, r->lower), sentence_pairs(arena, r->upper),
        figure_level(arena, r->level), but);
    if (result_direction(r) != DIRECTION_OPEN)
        return arena_printf(
            arena, "Ties count half, 50 would be no difference, and %s", fits);
    return arena_printf(
        arena,
        "Someone %s in %s of 100 pairs, ties counted half (50 is no "
        "difference), but %s",
        higher_words(arena, analysis, r, " chosen by chance"),
        sentence_pairs(arena, r->estimate), fits);
}
