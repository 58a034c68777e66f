/* A name in brackets that is shown as it stands, where the answer is meant:
 * {age}, $(age), $ {age}. Only names that the form has are told: brackets are
 * for much else. */
#include <config.h>

#include "instruments/check/check.h"
#include "instruments/say.h"

#include <stddef.h>
#include <string.h>

/* The brackets that open at that place, and what is in them; false where none
 * do, and where they are a reference. */
static bool
brackets_at(struct text words, size_t at, struct text *whole,
            struct text *inner)
{
    size_t open = at;
    if (words.s[at] == '$') {
        while (++open < words.n && words.s[open] == ' ')
            continue;
        bool round = open < words.n && words.s[open] == '(';
        bool apart = open > at + 1 && open < words.n && words.s[open] == '{';
        if (!round && !apart)
            return false;
    } else if (words.s[at] != '{' || (at > 0 && words.s[at - 1] == '$')) {
        return false;
    }
    char close = words.s[open] == '(' ? ')' : '}';
    size_t end = open + 1;
    while (end < words.n && !strchr("${}()", words.s[end]))
        end++; /* no name has one of these: each place is looked at once */
    *inner = text_trim(text_slice(words, open + 1, end));
    *whole = text_slice(words, at, end + 1);
    return end < words.n && words.s[end] == close;
}

static void
tell(const struct form *form, struct finding finding, struct text words,
     struct text whole, struct text name, struct findings *findings)
{
    finding.severity = SEVERITY_WARNING;
    finding.rule = "reference-syntax";
    finding.value = words.s;
    finding.mend = arena_printf(form->arena, "write ${%.*s}", TEXT_ARGS(name));
    form_say(form, findings, finding_marked(finding, words, whole),
             "people read '%.*s' as it stands, not the answer to '%.*s'",
             TEXT_ARGS(whole), TEXT_ARGS(name));
}

static void
check_words(const struct form *form, struct translated in, const char *column,
            struct finding finding, struct findings *findings)
{
    for (size_t k = 0; in.in && k < form->n_languages; k++) {
        struct text whole, name, words = text_of(in.in[k]);
        finding.column = strcmp(finding.sheet, "choices") == 0
                             ? form_choice_header(form, column, k)
                             : form_header(form, column, k);
        for (size_t i = 0; i < words.n; i++) {
            if (!brackets_at(words, i, &whole, &name) ||
                form_count(form, name) == 0)
                continue;
            tell(form, finding, words, whole, name, findings);
            i += whole.n - 1;
        }
    }
}

static const struct {
    const char *column;
    size_t offset;
} columns[] = {
    {"label", offsetof(struct question, label)},
    {"hint", offsetof(struct question, hint)},
    {"guidance_hint", offsetof(struct question, guidance)},
    {"constraint_message", offsetof(struct question, constraint_message)},
    {"required_message", offsetof(struct question, required_message)},
};

void
check_braces(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_questions; i++)
        for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
            const char *question = (const char *)form->questions[i];
            check_words(
                form,
                *(const struct translated *)(question + columns[k].offset),
                columns[k].column,
                (struct finding){.sheet = "survey",
                                 .row = form->questions[i]->row},
                findings);
        }
    for (size_t i = 0; i < form->n_lists; i++)
        for (size_t k = 0; k < form->lists[i]->n; k++)
            check_words(form, form->lists[i]->choices[k].label, "label",
                        (struct finding){.sheet = "choices",
                                         .row = form->lists[i]->choices[k].row},
                        findings);
}
