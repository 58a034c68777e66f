#include <config.h>

#include "instruments/check/check.h"
#include "instruments/expression/expression.h"
#include "instruments/say.h"
#include "instruments/way-out.h"

#include "base/intern.h"

#include <ctype.h>
#include <string.h>

/* In lower case, without what is no letter or digit at the ends: so that "Yes."
 * and "yes" are one. */
static struct text
folded(struct arena *arena, const char *words)
{
    struct text t = text_of(arena_strdup(arena, words ? words : ""));
    char *s = (char *)t.s;
    for (size_t i = 0; i < t.n; i++)
        s[i] = (char)tolower((unsigned char)s[i]);
    while (t.n > 0 && strchr(" .?!:;,*", t.s[t.n - 1]))
        t.n--;
    return text_trim(t);
}

/* --- two of one group, or of one list, with the same words --- */

static void
check_group_labels(const struct form *form, const struct question *group,
                   struct findings *findings)
{
    struct intern seen;
    size_t capacity = 0, *rows = NULL;
    intern_init(&seen, form->arena);
    for (size_t i = 0; i < group->n; i++) {
        const struct question *question = group->children[i];
        const char *label =
            form_words(form, question->label, form->default_language);
        if (!label || question->generated || !question_is_shown(question) ||
            question->kind == QUESTION_NOTE)
            continue;
        size_t known = seen.n;
        uint32_t id = intern_add(&seen, folded(form->arena, label));
        if (id == known) {
            arena_grow(form->arena, &rows, &capacity, known + 1, sizeof *rows);
            rows[id] = question->row;
            continue;
        }
        form_say(form, findings,
                 (struct finding){.severity = SEVERITY_WARNING,
                                  .rule = "label-twice",
                                  .sheet = "survey",
                                  .row = question->row,
                                  .column = form_header(
                                      form, "label", form->default_language),
                                  .value = label,
                                  .mend = "say what is different about this "
                                          "one"},
                 "%s %zu asks with the same words", form_row_word(form),
                 rows[id]);
    }
}

static void
check_list_labels(const struct form *form, const struct choice_list *list,
                  struct findings *findings)
{
    struct intern seen;
    intern_init(&seen, form->arena);
    for (size_t i = 0; i < list->n; i++) {
        const struct choice *choice = &list->choices[i];
        const char *label =
            form_words(form, choice->label, form->default_language);
        size_t known = seen.n;
        /* Filtered choices are not seen together. */
        if (!label || choice->extra.n || !choice->row ||
            intern_add(&seen, folded(form->arena, label)) == known)
            continue;
        form_say(
            form, findings,
            (struct finding){.severity = SEVERITY_WARNING,
                             .rule = "choice-label-twice",
                             .sheet = "choices",
                             .row = choice->row,
                             .column = form_choice_header(
                                 form, "label", form->default_language),
                             .value = label,
                             .mend = "remove it, or say what is different"},
            "the list '%s' has another choice with the same words", list->name);
    }
}

/* --- no way out of a question that has to be answered --- */

/* Does the question want an answer, of all or under a condition? */
static bool
is_required(const struct question *question)
{
    const struct logic *required = &question->required;
    return required->tree && strcmp(required->source, "false()") != 0 &&
           expression_bare_word(required->tree).n == 0;
}

/* What is known of the form's languages and lists, so that each is looked at
 * once. */
struct ways_out {
    const struct form *form;
    struct findings *findings;
    bool *seen, *missing; /* one a list */
    bool asked, known;    /* do we know a language of the form? */
};

static bool
knows_language(struct ways_out *ways)
{
    for (size_t k = 0; !ways->asked && k < ways->form->n_languages; k++)
        ways->known |= way_out_knows(ways->form, k);
    ways->asked = true;
    return ways->known;
}

static bool
is_without(struct ways_out *ways, const struct choice_list *list)
{
    if (ways->seen[list->number])
        return ways->missing[list->number];
    size_t i = 0;
    while (i < list->n && !way_out_is(ways->form, &list->choices[i]))
        i++;
    ways->seen[list->number] = true;
    ways->missing[list->number] = i == list->n;
    return i == list->n;
}

static void
check_way_out(struct ways_out *ways, const struct question *question)
{
    const struct form *form = ways->form;
    const struct choice_list *list = question->list;
    if (!list || list->file || list->incomplete || list->n < 2 ||
        !is_required(question) || question->or_other || !question_is_select(question) ||
        question->kind == QUESTION_RANK || !is_without(ways, list) ||
        !knows_language(ways))
        return;
    form_say(
        form, ways->findings,
        (struct finding){.severity = SEVERITY_WARNING,
                         .rule = "opt-out-missing",
                         .sheet = "survey",
                         .row = question->row,
                         .column = form_header(form, "required", 0),
                         .value = logic_as_written(&question->required),
                         .mend = "add a choice such as 'prefer not to "
                                 "say', or do not require an answer"},
        "an answer is required, and the list '%s' has none for those "
        "who cannot or will not say",
        list->name);
}

static void
check_ways_out(const struct form *form, struct findings *findings)
{
    struct ways_out ways = {.form = form, .findings = findings};
    ways.seen = arena_array(form->arena, form->n_lists + 1, sizeof *ways.seen);
    ways.missing =
        arena_array(form->arena, form->n_lists + 1, sizeof *ways.missing);
    for (size_t i = 0; i < form->n_questions; i++)
        check_way_out(&ways, form->questions[i]);
}

/* --- nothing to answer --- */

/* Where rows could not be read, that is told already. */
static void
check_asked(const struct form *form, struct findings *findings)
{
    bool seen = false;
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (question->kind <= QUESTION_REPEAT || !question_is_shown(question))
            continue;
        seen = true;
        if (question_has_value(question))
            return;
    }
    if (findings_count(findings, SEVERITY_ERROR) > 0)
        return;
    form_say(form, findings,
             (struct finding){.severity = form->n_questions == 0
                                              ? SEVERITY_ERROR
                                              : SEVERITY_WARNING,
                              .rule = "nothing-asked",
                              .sheet = "survey",
                              .mend = "add a row for each question: its "
                                      "type, its name and its words"},
             form->n_questions == 0 ? "the form has no questions"
             : seen ? "the form asks nothing: there are only words to read"
                    : "the form asks nothing: people see no question");
}

void
check_quality(const struct form *form, struct findings *findings)
{
    check_group_labels(form, form->root, findings);
    for (size_t i = 0; i < form->n_questions; i++) {
        if (form->questions[i]->n)
            check_group_labels(form, form->questions[i], findings);
    }
    check_ways_out(form, findings);
    for (size_t i = 0; i < form->n_lists; i++)
        check_list_labels(form, form->lists[i], findings);
    check_asked(form, findings);
}
