/* pair-list: the choices of two items that make a pair. */
#include <config.h>

#include "instruments/check/pair.h"

#include "instruments/say.h"

#include <string.h>

static bool
same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* The code of the choice at that place, in quotes; "none" behind the last. */
static const char *
code_at(const struct pair *pair, const struct choice_list *list, size_t i)
{
    const char *name = i < list->n ? list->choices[i].name : NULL;
    return name ? arena_printf(pair->post_form->arena, "'%s'", name) : "none";
}

/* The place of the first choice whose codes differ; false where none do. */
static bool
codes_differ(const struct pair *pair, size_t *place)
{
    const struct choice_list *a = pair->pre_list, *b = pair->post_list;
    bool range = pair->post->kind == QUESTION_RANGE; /* 1.0 is 1 */
    size_t i = 0;
    for (; i < a->n && i < b->n; i++) {
        const char *was = a->choices[i].name, *is = b->choices[i].name;
        if (!same(was, is) &&
            !(range && was && is && same_pair_numbers(was, is)))
            break;
    }
    *place = i;
    return i < a->n || i < b->n;
}

static void
tell_codes(const struct pair *pair, size_t place)
{
    bool range = pair->post->kind == QUESTION_RANGE;
    struct finding finding =
        at_pair(pair, range ? SEVERITY_WARNING : SEVERITY_ERROR, "pair-choices",
                range ? "parameters" : "type");
    finding.value =
        range ? properties_find(&pair->post->parameters, "tick_labelset")
              : pair->post->type;
    finding.mend = range ? "label the same numbers in both forms"
                         : "give both lists the same choices in the same "
                           "order";
    form_say(pair->post_form, pair->findings, finding,
             "%s (%s %zu): %s %zu was %s then, and is %s here",
             arena_printf(pair->post_form->arena,
                          range ? "'%s' has labels at other numbers than before"
                                : "'%s' has other choices, or another order "
                                  "of them, than before",
                          pair->post->name),
             form_row_word(pair->pre_form), pair->pre->row,
             range ? "label" : "choice", place + 1,
             code_at(pair, pair->pre_list, place),
             code_at(pair, pair->post_list, place));
}

static const char *
before(const struct pair *pair, size_t i)
{
    return form_words(pair->pre_form, pair->pre_list->choices[i].label,
                      pair->pre_form->default_language);
}

static const char *
here(const struct pair *pair, size_t i)
{
    return form_words(pair->post_form, pair->post_list->choices[i].label,
                      pair->post_form->default_language);
}

/* Do the choices that are worded otherwise have the words of before in the
 * opposite order? *first and *last are the ends of the part that is turned;
 * "don't know" behind a scale may stay where it is. */
static bool
is_turned(const struct pair *pair, size_t *first, size_t *last)
{
    size_t i = 0, k = pair->post_list->n;
    while (i < k && same(before(pair, i), here(pair, i)))
        i++;
    while (k > i && same(before(pair, k - 1), here(pair, k - 1)))
        k--;
    if (k - i < 2)
        return false;
    *first = i;
    *last = k - 1;
    for (; i < k; i++)
        if (!same(before(pair, i), here(pair, *first + *last - i)))
            return false;
    return true;
}

static void
tell_turned(const struct pair *pair, size_t first, size_t last)
{
    const struct choice *choice = &pair->post_list->choices[first];
    struct finding finding =
        at_pair(pair, SEVERITY_ERROR, "pair-scale-turned", "label");
    finding.sheet = "choices";
    finding.row = choice->row;
    finding.column = form_choice_header(pair->post_form, "label",
                                        pair->post_form->default_language);
    finding.value = here(pair, first);
    finding.mend = "let the same code mean the same in both forms";
    form_say(pair->post_form, pair->findings, finding,
             "the scale of '%s' turns round: '%s' to '%s' was '%s' to '%s' "
             "before (%s %zu), and is '%s' to '%s' here",
             pair->post->name, choice->name,
             pair->post_list->choices[last].name, before(pair, first),
             before(pair, last), form_row_word(pair->pre_form),
             pair->pre_list->choices[first].row,
             here(pair, first), here(pair, last));
}

static void
compare_choice(const struct pair *pair, size_t i)
{
    const struct choice *was = &pair->pre_list->choices[i];
    const struct choice *is = &pair->post_list->choices[i];
    struct finding finding =
        at_pair(pair, SEVERITY_WARNING, "pair-choice-words", "label");
    finding.sheet = "choices";
    finding.row = is->row;
    struct pair rows = *pair; /* so that the row told is that of the choice */
    struct question choice = {.row = was->row};
    rows.pre = &choice;
    compare_pair_words(&rows, was->label, is->label,
                       arena_printf(pair->post_form->arena,
                                    "choice '%s' of '%s'", is->name,
                                    pair->post->name),
                       finding);
}

/* Many items share a list; its words are compared once. */
static bool
is_told(const struct pair *pair)
{
    size_t known = pair->told->n;
    return intern_add(pair->told,
                      text_of(arena_printf(pair->post_form->arena, "%s\n%s",
                                           pair->pre_list->name,
                                           pair->post_list->name))) < known;
}

void
compare_pair_lists(const struct pair *pair)
{
    const struct choice_list *a = pair->pre_list, *b = pair->post_list;
    if (!a || !b || a->file || b->file)
        return;
    size_t place, first, last;
    if (codes_differ(pair, &place)) {
        tell_codes(pair, place);
        return;
    }
    if (is_told(pair))
        return;
    if (is_turned(pair, &first, &last))
        tell_turned(pair, first, last);
    else
        for (size_t i = 0; i < b->n; i++)
            compare_choice(pair, i);
}
