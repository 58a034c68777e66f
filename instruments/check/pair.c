#include <config.h>

#include "instruments/check/pair.h"

#include "base/builder.h"
#include "instruments/say.h"

#include <string.h>

/* Marks of time that people put before or behind a name. */
static const char *const prefixes[] = {"pre_", "post_", "t0_", "t1_", "t2_",
                                       "w1_",  "w2_",   "before_", "after_"};
static const char *const suffixes[] = {"_pre", "_post", "_t0", "_t1", "_t2",
                                       "_w1",  "_w2",   "_before", "_after"};

struct text
pair_stem(struct text t)
{
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
    struct text stem = pair_stem(text_of(item->name));
    for (size_t i = 0; i < form->n_questions; i++)
        if (is_item(form->questions[i]) &&
            text_equal(pair_stem(text_of(form->questions[i]->name)), stem))
            return form->questions[i];
    return NULL;
}

/* One note of all items of one form that the other does not ask for. */
static void
tell_alone(const struct form *form, const struct form *other,
           const struct form *post, struct findings *findings)
{
    struct builder names = BUILDER_INIT;
    size_t n = 0;
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *item = form->questions[i];
        if (!is_item(item) || find_pair(other, item))
            continue;
        builder_printf(&names, "%s'%s' (%s %zu)", n++ ? ", " : "",
                       item->name, form_row_word(form), item->row);
    }
    if (n)
        form_say(post, findings,
                 (struct finding){.severity = SEVERITY_NOTE,
                                  .rule = "pair-alone",
                                  .sheet = "survey",
                                  .mend = "where one is to be compared, give "
                                          "it the same name in both forms"},
                 "%s: %.*s",
                 form == post ? "asked here and not before"
                              : "asked before and not here",
                 TEXT_ARGS(builder_text(&names)));
    builder_release(&names);
}

static size_t
compare_all(const struct form *pre, const struct form *post,
            struct findings *findings)
{
    struct intern told;
    size_t pairs = 0;
    intern_init(&told, post->arena);
    for (size_t i = 0; i < post->n_questions; i++) {
        if (!is_item(post->questions[i]))
            continue;
        struct pair pair = {.pre_form = pre,
                            .post_form = post,
                            .post = post->questions[i],
                            .post_list = post->questions[i]->list,
                            .told = &told,
                            .findings = findings};
        pair.pre = find_pair(pre, pair.post);
        if (!pair.pre)
            continue;
        pairs++;
        pair.pre_list = pair.pre->list;
        compare_pair(&pair);
    }
    return pairs;
}

size_t
form_check_pair(const struct form *pre, const struct form *post,
                struct findings *findings)
{
    size_t known = findings->n;
    bool paired = compare_all(pre, post, findings) > 0;
    if (!paired)
        form_say(post, findings,
                 (struct finding){.severity = SEVERITY_WARNING,
                                  .rule = "pair-none",
                                  .sheet = "survey",
                                  .mend = "give what is asked twice the same "
                                          "name in both forms"},
                 "no question of '%s' is asked here again", pre->file);
    size_t n = findings->n - known;
    if (paired) {
        tell_alone(pre, post, post, findings);
        tell_alone(post, pre, post, findings);
    }
    form_sort_findings(post, findings);
    return n;
}
