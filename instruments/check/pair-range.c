/* pair-range: the numbers of two ranges that make a pair, and the labels
 * at them. */
#include <config.h>

#include "instruments/check/pair.h"

#include "base/number.h"
#include "instruments/say.h"

#include <stdlib.h>
#include <string.h>

/* What counts where a range does not say it. */
static const struct {
    const char *name, *otherwise;
} ends[] = {{"start", "1"}, {"end", "10"}, {"step", "1"}};

static const char *
value_of(const struct question *question, size_t i)
{
    const char *value = properties_find(&question->parameters, ends[i].name);
    return value ? value : ends[i].otherwise;
}

bool
same_pair_numbers(const char *a, const char *b)
{
    double x, y;
    return number_parse(text_of(a), &x) && number_parse(text_of(b), &y)
               ? x == y
               : strcmp(a, b) == 0;
}

static void
compare_ends(const struct pair *pair)
{
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *was = value_of(pair->pre, i);
        const char *is = value_of(pair->post, i);
        if (same_pair_numbers(was, is))
            continue;
        struct finding finding =
            at_pair(pair, SEVERITY_ERROR, "pair-range", "parameters");
        finding.value =
            arena_printf(pair->post_form->arena, "%s=%s", ends[i].name, is);
        finding.mend = "let the scale be the same in both forms";
        form_say(pair->post_form, pair->findings, finding,
                 "the %s of '%s' was %s before (%s %zu), and is %s here",
                 ends[i].name, pair->post->name, was,
                 form_row_word(pair->pre_form), pair->pre->row, is);
    }
}

static int
by_number(const void *a, const void *b)
{
    const char *names[] = {((const struct choice *)a)->name,
                           ((const struct choice *)b)->name};
    double numbers[2] = {0, 0}; /* what is none is told elsewhere */
    for (size_t i = 0; i < 2; i++)
        if (names[i])
            number_parse(text_of(names[i]), &numbers[i]);
    return (numbers[0] > numbers[1]) - (numbers[0] < numbers[1]);
}

/* The order of the rows does not matter: each label stands at its number. */
static const struct choice_list *
labels_of(const struct form *form, const struct question *question)
{
    const char *name = properties_find(&question->parameters, "tick_labelset");
    const struct choice_list *list =
        name ? form_find_list(form, text_of(name)) : NULL;
    if (!list || list->n == 0)
        return NULL;
    struct choice_list *sorted = arena_alloc(form->arena, sizeof *sorted);
    *sorted = *list;
    sorted->choices =
        arena_array(form->arena, list->n, sizeof *sorted->choices);
    memcpy(sorted->choices, list->choices, list->n * sizeof *list->choices);
    qsort(sorted->choices, list->n, sizeof *sorted->choices, by_number);
    return sorted;
}

void
compare_pair_ranges(const struct pair *pair)
{
    compare_ends(pair);
    struct pair labels = *pair;
    labels.pre_list = labels_of(pair->pre_form, pair->pre);
    labels.post_list = labels_of(pair->post_form, pair->post);
    if (labels.pre_list && labels.post_list) {
        compare_pair_lists(&labels);
    } else if (labels.pre_list || labels.post_list) {
        struct finding finding =
            at_pair(pair, SEVERITY_WARNING, "pair-choices", "parameters");
        finding.mend = "label the same numbers in both forms";
        finding.value =
            properties_find(&pair->post->parameters, "tick_labelset");
        if (!finding.value)
            finding.value = "";
        form_say(pair->post_form, pair->findings, finding,
                 labels.post_list
                     ? "'%s' has labels at its numbers, and had none before "
                       "(%s %zu)"
                     : "'%s' has no labels at its numbers, and had some "
                       "before (%s %zu)",
                 pair->post->name, form_row_word(pair->pre_form),
                 pair->pre->row);
    }
}
