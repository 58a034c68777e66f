/* Choices that stand under no list, or under a list that nothing asks for, amid
 * the choices of another: then they are meant for that. What asks for them is
 * not told too. */
#include <config.h>

#include "instruments/xlsform/xlsform.h"

#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

/* Which lists the form uses: a select asks for one, or logic names it in
 * quotes. */
struct use {
    struct reading *reading;
    bool *used; /* one a list */
};

static void
use_name(struct use *use, struct text name)
{
    uint32_t id = intern_find(&use->reading->lists, name);
    if (id < use->reading->lists.n)
        use->used[id] = true;
}

static bool
is_used(const struct use *use, const struct choice_list *list)
{
    return use->used[intern_find(&use->reading->lists, text_of(list->name))];
}

/* instance('name'), and "name" as well. */
static void
use_quoted(struct use *use, const char *source)
{
    struct text part, rest = text_of(source);
    while (rest.n > 0) {
        size_t at = 0;
        while (at < rest.n && rest.s[at] != '\'' && rest.s[at] != '"')
            at++;
        char quote = at < rest.n ? rest.s[at] : '\0';
        rest = text_slice(rest, at + 1, rest.n);
        if (quote && text_split(&rest, quote, &part))
            use_name(use, part);
    }
}

static void
use_question(struct use *use, const struct question *q)
{
    const char *sources[] = {
        q->required.source,     q->relevant.source, q->constraint.source,
        q->calculation.source,  q->readonly.source, q->choice_filter.source,
        q->repeat_count.source, q->fallback.source,
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        use_quoted(use, sources[i]);
    for (size_t i = 0; i < q->parameters.n; i++)
        use_name(use, text_of(q->parameters.items[i].value));
    if (q->list)
        use_name(use, text_of(q->list->name));
}

/* acts_1 and acts_2 are two lists. */
static bool
has_digit(const char *name)
{
    return strpbrk(name, "0123456789") != NULL;
}

static bool
is_slip(const struct choice_list *list, const struct choice_list *meant)
{
    struct text a = text_of(list->name), b = text_of(meant->name);
    return list->n < meant->n && b.n > 3 && !has_digit(list->name) &&
           !has_digit(meant->name) && edit_distance(a, b, 1) <= 1;
}

static void
tell_slip(struct reading *reading, const struct choice_list *list,
          struct choice_list *meant)
{
    meant->incomplete = true;
    form_say(reading->form, reading->findings,
             (struct finding){
                 .severity = SEVERITY_WARNING,
                 .rule = "choice-list-misspelt",
                 .sheet = "choices",
                 .row = list->row,
                 .column = form_choice_header(reading->form, "list_name", 0),
                 .value = list->name,
                 .mark_length = strlen(list->name),
                 .mend = arena_printf(reading->arena,
                                      "if '%s' is meant, write "
                                      "that",
                                      meant->name)},
             "no question asks for the list '%s', and its choices are not used",
             list->name);
}

void
check_meant_lists(struct reading *reading)
{
    const struct form *form = reading->form;
    size_t n = reading->lists.n; /* those of files come behind */
    struct use use = {reading, heap_new(n + 1, sizeof *use.used)};
    memset(use.used, 0, (n + 1) * sizeof *use.used);
    for (size_t i = 0; i < form->n_questions; i++)
        use_question(&use, form->questions[i]);
    for (size_t i = 0; i < n; i++) {
        const struct choice_list *list = form->lists[i];
        struct choice_list *beside[] = {list->above, list->below};
        bool told = use.used[i];
        for (size_t k = 0; k < 2 && !told; k++) {
            told = beside[k] && is_used(&use, beside[k]) &&
                   is_slip(list, beside[k]);
            if (told)
                tell_slip(reading, list, beside[k]);
        }
    }
    free(use.used);
}
