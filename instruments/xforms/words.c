/* words: labels in the language that is chosen on the page.
 *
 * Words in one language stand in place. In several they stand in the instance
 * "words", or, where answers are shown among them, in an expression that
 * chooses. A language without words of its own shows those of the first. */
#include <config.h>

#include "instruments/xforms/xforms.h"

#include <string.h>

#define LANGUAGE "instance('words')/@language"

static bool
has_reference(const char *words)
{
    const char *at = words ? strstr(words, "${") : NULL;
    return at && strchr(at, '}');
}

static bool
any_reference(const struct form *form, struct translated words)
{
    for (size_t i = 0; words.in && i < form->n_languages; i++)
        if (has_reference(words.in[i]))
            return true;
    return false;
}

static bool
stands_in_place(const struct xforms *xforms, struct translated words)
{
    return xforms->form->n_languages == 1 &&
           !any_reference(xforms->form, words);
}

static void
add_text(struct xforms *xforms, const struct question *question,
         struct translated words, const char *what)
{
    const struct form *form = xforms->form;
    if (!translated_has(form, words) || any_reference(form, words))
        return;
    markup_open(&xforms->xml, "text");
    markup_attribute(&xforms->xml, "id",
                     arena_printf(xforms->arena, "%s:%s", question->path,
                                  what));
    for (size_t i = 0; i < form->n_languages; i++) {
        markup_open(&xforms->xml, "value");
        markup_attribute(&xforms->xml, "lang", form->languages[i]);
        markup_text(&xforms->xml, text_of(form_words(form, words, i)));
        markup_close(&xforms->xml, "value");
    }
    markup_close(&xforms->xml, "text");
}

void
xforms_words_instance(struct xforms *xforms)
{
    const struct form *form = xforms->form;
    if (form->n_languages == 1)
        return;
    markup_open(&xforms->xml, "xf:instance");
    markup_attribute(&xforms->xml, "id", "words");
    markup_open(&xforms->xml, "words");
    markup_attribute(&xforms->xml, "xmlns", "");
    markup_attribute(&xforms->xml, "language",
                     form->languages[xforms->language]);
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *q = form->questions[i];
        add_text(xforms, q, q->label, "label");
        add_text(xforms, q, q->hint, "hint");
        add_text(xforms, q, q->guidance, "guidance");
        add_text(xforms, q, q->constraint_message, "constraint");
        add_text(xforms, q, q->required_message, "required");
    }
    xforms_phrases_instance(xforms);
    markup_close(&xforms->xml, "words");
    markup_close(&xforms->xml, "xf:instance");
}

const char *
xforms_label(const struct xforms *xforms)
{
    return xforms->form->n_languages == 1 ? "label"
                                          : "label[@lang = " LANGUAGE "]";
}

/* "concat('You said ', ../a, '.')" */
static void
add_concat(struct xforms *xforms, const struct question *question,
           const char *words, struct builder *out)
{
    struct text rest = text_of(words);
    const struct xforms_scope scope = {.xforms = xforms, .question = question};
    builder_add_string(out, "concat(''");
    while (rest.n) {
        size_t at = text_find_text(rest, TEXT("${"));
        size_t end = text_find(text_slice(rest, at, rest.n), '}') + at;
        struct text name =
            text_trim(text_slice(rest, at + 2, end));
        const struct question *target =
            end < rest.n ? form_find(xforms->form, name) : NULL;
        bool meta = !target && form_meta_path(xforms->form, name);
        if (!target && !meta)
            at = end = rest.n;
        builder_add_string(out, ", ");
        xforms_literal(out, text_slice(rest, 0, at));
        if (at < rest.n)
            builder_add_string(out, ", ");
        if (target)
            xforms_add_path(&scope, target, true, out);
        else if (meta)
            xforms_add_meta(out, name);
        rest = text_slice(rest, end + 1, rest.n);
    }
    builder_add_char(out, ')');
}

/* Chooses among the languages, the last being for all others. */
static const char *
chosen(struct xforms *xforms, const struct question *question,
       struct translated words)
{
    const struct form *form = xforms->form;
    struct builder b = BUILDER_INIT;
    for (size_t i = 0; i + 1 < form->n_languages; i++) {
        builder_add_string(&b, "if(" LANGUAGE " = ");
        xforms_literal(&b, text_of(form->languages[i]));
        builder_add_string(&b, ", ");
        add_concat(xforms, question, form_words(form, words, i), &b);
        builder_add_string(&b, ", ");
    }
    add_concat(xforms, question,
               form_words(form, words, form->n_languages - 1), &b);
    for (size_t i = 0; i + 1 < form->n_languages; i++)
        builder_add_char(&b, ')');
    const char *result = builder_dup(&b, xforms->arena);
    builder_release(&b);
    return result;
}

static const char *
path_of(struct xforms *xforms, const struct question *question,
        const char *what)
{
    return arena_printf(xforms->arena,
                        "instance('words')/text[@id = '%s:%s']"
                        "/value[@lang = " LANGUAGE "]",
                        question->path, what);
}

/* The words as an expression. */
static const char *
value_of(struct xforms *xforms, const struct question *question,
         struct translated words, const char *what)
{
    const struct form *form = xforms->form;
    if (any_reference(form, words))
        return chosen(xforms, question, words);
    if (form->n_languages > 1)
        return path_of(xforms, question, what);
    struct builder out = BUILDER_INIT;
    xforms_literal(&out, text_of(form_words(form, words, 0)));
    const char *value = builder_dup(&out, xforms->arena);
    builder_release(&out);
    return value;
}

static void
add_output(struct xforms *xforms, const char *value)
{
    markup_open(&xforms->xml, "xf:output");
    markup_attribute(&xforms->xml, "value", value);
    markup_close(&xforms->xml, "xf:output");
}

void
xforms_words(struct xforms *xforms, const char *element,
             const struct question *question, struct translated words,
             const char *what)
{
    const struct form *form = xforms->form;
    if (!translated_has(form, words))
        return;
    markup_open(&xforms->xml, element);
    if (stands_in_place(xforms, words))
        markup_text(&xforms->xml, text_of(form_words(form, words, 0)));
    else if (any_reference(form, words))
        add_output(xforms, chosen(xforms, question, words));
    else
        markup_attribute(&xforms->xml, "ref", path_of(xforms, question, what));
    markup_close(&xforms->xml, element);
}

/* --- alerts --- */

/* What is said of an answer: the author's words, or ours. */
struct message {
    struct translated words;
    const char *what;
    enum xforms_phrase phrase;
};

static const char *
message_value(struct xforms *xforms, const struct question *question,
              const struct message *message)
{
    return translated_has(xforms->form, message->words)
               ? value_of(xforms, question, message->words, message->what)
               : xforms_phrase_value(xforms, message->phrase);
}

static void
add_message(struct xforms *xforms, const struct question *question,
            const struct message *message)
{
    if (translated_has(xforms->form, message->words))
        xforms_words(xforms, "xf:alert", question, message->words,
                     message->what);
    else
        xforms_phrase(xforms, "xf:alert", message->phrase);
}

/* Kinds whose answer can be wrong by itself: "ten" is no number. */
static bool
is_typed(const struct question *question)
{
    static const enum question_kind kinds[] = {
        QUESTION_INTEGER, QUESTION_DECIMAL, QUESTION_DATE,
        QUESTION_TIME,    QUESTION_DATETIME};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (question->kind == kinds[i])
            return true;
    return false;
}

/* One alert a control, as a processor would show two at once. In a place of a
 * rank `.` is the place. */
void
xforms_alert(struct xforms *xforms, const struct question *question)
{
    bool rank = question->kind == QUESTION_RANK;
    const struct message all[] = {
        {question->required_message, "required", XFORMS_REQUIRED},
        {(struct translated){NULL}, NULL, XFORMS_EACH_ONCE},
        {question->constraint_message, "constraint", XFORMS_NOT_ALLOWED},
    };
    static const char *const when[] = {"string(.) = ''",
                                       ". = preceding-sibling::place"};
    const bool needed[] = {rank || question->required.tree, rank,
                           question->constraint.tree || is_typed(question)};
    const struct message *last = NULL;
    struct builder out = BUILDER_INIT;
    size_t n = 0;
    for (size_t i = 0; i < 3; i++) {
        if (!needed[i])
            continue;
        if (last)
            builder_printf(&out, "if(%s, %s, ", when[last - all],
                           message_value(xforms, question, last));
        last = &all[i];
        n++;
    }
    if (n == 1) {
        add_message(xforms, question, last);
    } else if (last) {
        builder_add_string(&out, message_value(xforms, question, last));
        for (size_t i = 1; i < n; i++)
            builder_add_char(&out, ')');
        markup_open(&xforms->xml, "xf:alert");
        add_output(xforms, out.s);
        markup_close(&xforms->xml, "xf:alert");
    }
    builder_release(&out);
}
