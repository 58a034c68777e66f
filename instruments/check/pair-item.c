/* pair-item: what differs between two items that make a pair. */
#include <config.h>

#include "instruments/check/pair.h"

#include "base/builder.h"
#include "instruments/say.h"

#include <stddef.h>
#include <string.h>

struct finding
at_pair(const struct pair *pair, enum severity severity, const char *rule,
        const char *column)
{
    const struct form *form = pair->post_form;
    return (struct finding){
        .severity = severity,
        .rule = rule,
        .sheet = "survey",
        .row = pair->post->row,
        .column = form_header(form, column, form->default_language)};
}

static void
compare_types(const struct pair *pair)
{
    if (pair->pre->kind == pair->post->kind)
        return;
    struct finding finding =
        at_pair(pair, SEVERITY_ERROR, "pair-type", "type");
    finding.value = pair->post->type;
    finding.mend = arena_printf(pair->post_form->arena,
                                "ask it as '%s' in both forms, or give it "
                                "another name",
                                pair->pre->type);
    form_say(pair->post_form, pair->findings, finding,
             "'%s' is asked as '%s' before (%s %zu), and as '%s' here",
             pair->post->name, pair->pre->type,
             form_row_word(pair->pre_form), pair->pre->row,
             pair->post->type);
}

/* --- words, in each language --- */

/* The place in the form before of a language of the form after, or its number
 * of languages. Where only one of the two names its languages, the default
 * ones are the same. */
static size_t
pair_language(const struct pair *pair, size_t language)
{
    const struct form *pre = pair->pre_form, *post = pair->post_form;
    for (size_t i = 0; i < pre->n_languages; i++)
        if (strcmp(pre->languages[i], post->languages[language]) == 0)
            return i;
    bool unnamed =
        strcmp(pre->languages[pre->default_language], "default") == 0 ||
        strcmp(post->languages[language], "default") == 0;
    return unnamed && language == post->default_language
               ? pre->default_language
               : pre->n_languages;
}

/* A translation that is missing in one of the forms is told elsewhere; words
 * that are there in no language of the other form are not. */
void
compare_pair_words(const struct pair *pair, struct translated before,
                   struct translated here, const char *what,
                   struct finding finding)
{
    const struct form *post = pair->post_form;
    for (size_t i = 0; i < post->n_languages; i++) {
        size_t k = pair_language(pair, i);
        if (k == pair->pre_form->n_languages)
            continue;
        const char *was = before.in ? before.in[k] : NULL;
        const char *is = here.in ? here.in[i] : NULL;
        if (was && is ? strcmp(was, is) == 0
                      : (!was && !is) || (before.in && here.in))
            continue;
        finding.value = is ? is : "";
        finding.column = strcmp(finding.sheet, "choices") == 0
                             ? form_choice_header(post, "label", i)
                         : strcmp(finding.rule, "pair-hint") == 0
                             ? form_header(post, "hint", i)
                             : form_header(post, "label", i);
        finding.mend = "use the same words in both forms, so that answers can "
                       "be compared";
        form_say(post, pair->findings, finding,
                 !was  ? "%s had no words before (%s %zu)%s"
                 : !is ? "%s has no words here, and had before (%s %zu): '%s'"
                       : "%s is worded otherwise than before (%s %zu): '%s'",
                 what, form_row_word(pair->pre_form), pair->pre->row,
                 was ? was : "");
    }
}

/* --- logic --- */

/* Without spaces, and names without their marks of time: so that "${act_pre}
 * = 1" and "${act_post}=1" are one. */
static const char *
bare_logic(struct arena *arena, const char *source)
{
    struct builder b = BUILDER_INIT;
    struct text t = text_of(source);
    for (size_t i = 0; i < t.n; i++) {
        struct text rest = text_slice(t, i, t.n);
        size_t end = text_find(rest, '}');
        if (text_begins(rest, "${") && end < rest.n) {
            struct text stem = pair_stem(text_trim(text_slice(rest, 2, end)));
            builder_printf(&b, "${%.*s}", TEXT_ARGS(stem));
            i += end;
        } else if (t.s[i] != ' ') {
            builder_add_char(&b, t.s[i]);
        }
    }
    bool none = text_is(builder_text(&b), "false()"); /* as an empty cell */
    const char *bare = b.n && !none ? builder_dup(&b, arena) : "";
    builder_release(&b);
    return bare;
}

#define LOGIC(column, severity, rule, what, mend)                              \
    {                                                                          \
#column, offsetof(struct question, column.source),                     \
            offsetof(struct question, column.written), severity, rule, what,   \
            mend                                                               \
    }

static const struct {
    const char *column;
    size_t offset, written; /* written: of the cell's own words */
    enum severity severity;
    const char *rule, *what, *mend;
} columns[] = {
    LOGIC(required, SEVERITY_NOTE, "pair-required",
          "has another 'required' than before",
          "require an answer in both forms or in none"),
    LOGIC(relevant, SEVERITY_WARNING, "pair-relevant",
          "is asked under another condition than before",
          "ask it of the same people in both forms"),
    LOGIC(constraint, SEVERITY_WARNING, "pair-constraint",
          "allows other answers than before",
          "allow the same answers in both forms"),
    LOGIC(choice_filter, SEVERITY_WARNING, "pair-filter",
          "offers its choices under another condition than before",
          "offer the same choices in both forms"),
    {"appearance", offsetof(struct question, appearance),
     offsetof(struct question, appearance), SEVERITY_NOTE, "pair-appearance",
     "looks otherwise than before", "show it the same way in both forms"},
};

static const char *
text_at(const struct question *question, size_t offset)
{
    return *(const char *const *)((const char *)question + offset);
}

/* "'yes'", or "nothing" for an empty cell. */
static const char *
quoted(struct arena *arena, const char *written)
{
    return written ? arena_printf(arena, "'%s'", written) : "nothing";
}

static void
compare_columns(const struct pair *pair)
{
    struct arena *arena = pair->post_form->arena;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const char *was = text_at(pair->pre, columns[i].offset);
        const char *is = text_at(pair->post, columns[i].offset);
        if (strcmp(bare_logic(arena, was), bare_logic(arena, is)) == 0)
            continue;
        const char *was_cell = text_at(pair->pre, columns[i].written);
        const char *is_cell = text_at(pair->post, columns[i].written);
        was = was_cell ? was_cell : was;
        is = is_cell ? is_cell : is;
        struct finding finding = at_pair(pair, columns[i].severity,
                                         columns[i].rule, columns[i].column);
        finding.value = is ? is : "";
        finding.mend = columns[i].mend;
        form_say(pair->post_form, pair->findings, finding,
                 "'%s' %s (%s %zu): %s then, %s here", pair->post->name,
                 columns[i].what, form_row_word(pair->pre_form),
                 pair->pre->row, quoted(arena, was), quoted(arena, is));
    }
}

void
compare_pair(const struct pair *pair)
{
    struct arena *arena = pair->post_form->arena;
    const char *name = pair->post->name;
    compare_types(pair);
    if (question_is_select(pair->post) && question_is_select(pair->pre))
        compare_pair_lists(pair);
    if (pair->post->kind == QUESTION_RANGE && pair->pre->kind == QUESTION_RANGE)
        compare_pair_ranges(pair);
    compare_pair_words(pair, pair->pre->label, pair->post->label,
                       arena_printf(arena, "'%s'", name),
                       at_pair(pair, SEVERITY_WARNING, "pair-words", "label"));
    compare_pair_words(pair, pair->pre->hint, pair->post->hint,
                       arena_printf(arena, "the hint of '%s'", name),
                       at_pair(pair, SEVERITY_WARNING, "pair-hint", "hint"));
    compare_columns(pair);
}
