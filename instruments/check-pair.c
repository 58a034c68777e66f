#include <config.h>

#include "instruments/check-form.h"
#include "instruments/say.h"

#include <string.h>

/* Marks of time that people put before or behind a name. */
static const char *const prefixes[] = {"pre_", "post_", "t0_", "t1_", "t2_",
                                       "w1_",  "w2_",   "before_", "after_"};
static const char *const suffixes[] = {"_pre", "_post", "_t0", "_t1", "_t2",
                                       "_w1",  "_w2",   "_before", "_after"};

static struct text
stem(const char *name)
{
    struct text t = text_of(name);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (text_begins(t, prefixes[i]))
            return text_slice(t, strlen(prefixes[i]), t.n);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (text_ends(t, suffixes[i]))
            return text_slice(t, 0, t.n - strlen(suffixes[i]));
    return t;
}

static bool
is_item(const struct question *question)
{
    return question->name && !question->generated &&
           question->kind > QUESTION_REPEAT && question_has_value(question) &&
           question_is_shown(question);
}

/* The item of the form that is the same one: of the same name, or else of the
 * same name but for the mark of time. */
static const struct question *
find_pair(const struct form *form, const struct question *item)
{
    const struct question *same = form_find(form, text_of(item->name));
    if (same && is_item(same))
        return same;
    for (size_t i = 0; i < form->n_questions; i++)
        if (is_item(form->questions[i]) &&
            text_equal(stem(form->questions[i]->name), stem(item->name)))
            return form->questions[i];
    return NULL;
}

struct pair {
    const struct form *pre_form, *post_form;
    const struct question *pre, *post;
    struct findings *findings;
};

static struct finding
at(const struct pair *pair, enum severity severity, const char *rule,
   const char *column)
{
    return (struct finding){.severity = severity,
                            .rule = rule,
                            .sheet = "survey",
                            .row = pair->post->row,
                            .column = form_header(pair->post_form, column,
                                                  pair->post_form
                                                      ->default_language)};
}

static void
compare_types(const struct pair *pair)
{
    if (pair->pre->kind == pair->post->kind)
        return;
    struct finding finding = at(pair, SEVERITY_ERROR, "pair-type", "type");
    finding.value = pair->post->type;
    finding.mend = arena_printf(pair->post_form->arena,
                                "ask it as '%s' in both forms, or give it "
                                "another name",
                                pair->pre->type);
    form_say(pair->post_form, pair->findings, finding,
             "'%s' is asked as '%s' before (row %zu), and as '%s' here",
             pair->post->name, pair->pre->type, pair->pre->row,
             pair->post->type);
}

static void
compare_words(const struct pair *pair, const char *before, const char *here,
              struct finding finding, const char *what)
{
    if (before && here && strcmp(before, here) == 0)
        return;
    if (!before && !here)
        return;
    finding.value = here;
    finding.mend = "use the same words in both forms, so that answers can be "
                   "compared";
    form_say(pair->post_form, pair->findings, finding,
             "%s is worded otherwise than before (row %zu): '%s'", what,
             pair->pre->row, before ? before : "");
}

/* The same codes in the same order, with the same words. */
static void
compare_lists(const struct pair *pair)
{
    const struct choice_list *a = pair->pre->list, *b = pair->post->list;
    if (!a || !b || a->file || b->file)
        return;
    bool same = a->n == b->n;
    for (size_t i = 0; same && i < a->n; i++)
        same = a->choices[i].name && b->choices[i].name &&
               strcmp(a->choices[i].name, b->choices[i].name) == 0;
    if (!same) {
        struct finding finding =
            at(pair, SEVERITY_ERROR, "pair-choices", "type");
        finding.value = pair->post->type;
        finding.mend = "give both lists the same choices in the same order";
        form_say(pair->post_form, pair->findings, finding,
                 "'%s' has other choices, or another order of them, than "
                 "before (row %zu)",
                 pair->post->name, pair->pre->row);
        return;
    }
    for (size_t i = 0; i < a->n; i++) {
        struct finding finding =
            at(pair, SEVERITY_WARNING, "pair-choice-words", "label");
        finding.sheet = "choices";
        finding.row = b->choices[i].row;
        compare_words(
            pair,
            form_words(pair->pre_form, a->choices[i].label,
                       pair->pre_form->default_language),
            form_words(pair->post_form, b->choices[i].label,
                       pair->post_form->default_language),
            finding,
            arena_printf(pair->post_form->arena, "choice '%s' of '%s'",
                         b->choices[i].name, pair->post->name));
    }
}

static void
compare(const struct pair *pair)
{
    compare_types(pair);
    if (question_is_select(pair->post) && question_is_select(pair->pre))
        compare_lists(pair);
    compare_words(pair,
                  form_words(pair->pre_form, pair->pre->label,
                             pair->pre_form->default_language),
                  form_words(pair->post_form, pair->post->label,
                             pair->post_form->default_language),
                  at(pair, SEVERITY_WARNING, "pair-words", "label"),
                  arena_printf(pair->post_form->arena, "'%s'",
                               pair->post->name));
    const char *before = pair->pre->constraint.source;
    const char *here = pair->post->constraint.source;
    if ((before || here) && !(before && here && strcmp(before, here) == 0)) {
        struct finding finding =
            at(pair, SEVERITY_WARNING, "pair-constraint", "constraint");
        finding.value = here;
        finding.mend = "allow the same answers in both forms";
        form_say(pair->post_form, pair->findings, finding,
                 "'%s' allows other answers than before (row %zu)",
                 pair->post->name, pair->pre->row);
    }
}

void
form_check_pair(const struct form *pre, const struct form *post,
                struct findings *findings)
{
    size_t pairs = 0;
    for (size_t i = 0; i < post->n_questions; i++) {
        if (!is_item(post->questions[i]))
            continue;
        struct pair pair = {.pre_form = pre,
                            .post_form = post,
                            .post = post->questions[i],
                            .findings = findings};
        pair.pre = find_pair(pre, pair.post);
        if (!pair.pre)
            continue;
        pairs++;
        compare(&pair);
    }
    if (pairs == 0)
        form_say(post, findings,
                 (struct finding){.severity = SEVERITY_WARNING,
                                  .rule = "pair-none",
                                  .sheet = "survey",
                                  .mend = "give what is asked twice the same "
                                          "name in both forms"},
                 "no question of '%s' is asked here again", pre->file);
    findings_sort(findings);
}
