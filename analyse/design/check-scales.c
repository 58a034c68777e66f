/* What a careful reader would ask about a score that was made from items. */
#include <config.h>

#include "analyse/design/check.h"

#include "analyse/design/figure.h"

/* Below it a score is called unreliable. Nunnally (1978), Psychometric Theory:
 * enough in the early stages of research. */
static const double reliable = 0.7;

/* The item that goes most against the others; n where none does. */
static size_t
most_against(const struct reliability *r)
{
    size_t worst = r->of->n;
    double rest = 0;
    for (size_t j = 0; r->values.item && j < r->of->n; j++)
        if (r->values.item[j].has_rest && r->values.item[j].rest < rest) {
            rest = r->values.item[j].rest;
            worst = j;
        }
    return worst;
}

/* "; so does 'b' (-0.12)" */
static const char *
others_against(struct analysis *analysis, const struct reliability *r,
               size_t worst)
{
    const char *words = "";
    for (size_t j = 0; j < r->of->n; j++) {
        const struct scale_item *item = &r->values.item[j];
        if (j != worst && item->has_rest && item->rest < 0)
            words = arena_printf(
                analysis->arena, "%s; so does '%s' (%s)", words,
                r->of->items[j].column->name,
                figure_value(analysis->arena, SCALE_SIZE, item->rest));
    }
    return words;
}

static void
look_against(struct analysis *analysis, const struct rule *rule,
             const struct reliability *r)
{
    size_t worst = most_against(r);
    if (worst == r->of->n)
        return;
    const struct item *item = &r->of->items[worst];
    const char *rest =
        figure_value(analysis->arena, SCALE_SIZE, r->values.item[worst].rest);
    if (r->of->n == 2)
        check_add(analysis, rule, SEVERITY_WARNING,
                  "turn one of them round, -NAME in --scale",
                  "The two items of '%s' go against each other (correlation "
                  "%s): one of them probably asks the other way round.",
                  r->of->name, rest);
    else
        check_add(analysis, rule, SEVERITY_WARNING,
                  arena_printf(analysis->arena,
                               item->reversed ? "leave it as it was asked, %s "
                                                "without '-' in --scale"
                                              : "turn it round, -%s in --scale",
                               item->column->name),
                  "In '%s' the item '%s'%s goes against the others "
                  "(correlation with their sum %s%s): it probably asks the "
                  "other way round.",
                  r->of->name, item->column->name,
                  item->reversed ? ", once turned," : "", rest,
                  others_against(analysis, r, worst));
}

static void
look_reliable(struct analysis *analysis, const struct rule *rule,
              const struct reliability *r)
{
    const struct scale_estimate *v = &r->values;
    bool poor =
        v->alpha < reliable || (!v->omega_reason && v->omega < reliable);
    if (v->reason || !poor)
        return;
    check_add(analysis, rule, SEVERITY_WARNING,
              "see which of its items go with the rest",
              "%s for '%s'. Below %.1f much of what tells people apart is "
              "noise: the arms' difference is harder to see in such a score, "
              "and as a covariate it adjusts for less than it names.",
              reliability_words(r, analysis->arena), r->of->name, reliable);
}

static void
look_range(struct analysis *analysis, const struct rule *rule,
           const struct scale_column *scale)
{
    if (scale->source != RANGE_UNKNOWN)
        return;
    check_add(analysis, rule, SEVERITY_NOTE,
              arena_printf(analysis->arena,
                           "say the range, '%s(LOWEST..HIGHEST)=...' in "
                           "--scale",
                           scale->name),
              "Nothing says from where to where answers to '%s' go. All "
              "numbers in its items count as answers, from %g to %g: also one "
              "that stands for 'no answer', if there is any.",
              scale->name, scale->seen_least, scale->seen_most);
}

void
look_scales(struct analysis *analysis, const struct rule *rule)
{
    for (size_t i = 0; i < analysis->design->n_scales; i++) {
        const struct reliability *r = &analysis->reliabilities[i];
        look_against(analysis, rule, r);
        look_reliable(analysis, rule, r);
        look_range(analysis, rule, r->of);
    }
}
