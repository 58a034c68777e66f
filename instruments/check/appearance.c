/* appearance: words in the column appearance that are nearly one that
 * clients know. Others are left alone: apps and themes have words of their own,
 * and what a client does not know it does not heed. */
#include <config.h>

#include "instruments/check/check.h"
#include "instruments/say.h"

#include "base/nearest.h"

#include <string.h>

static const char *const known[] = {
    "annotate",      "autocomplete", "bearing",
    "bikram-sambat", "columns",      "columns-pack",
    "compact",       "coptic",       "counter",
    "distress",      "draw",         "ethiopian",
    "field-list",    "front",        "hidden-answer",
    "hide-input",    "horizontal",   "horizontal-compact",
    "image-map",     "islamic",      "label",
    "likert",        "list",         "list-nolabel",
    "map",           "maps",         "masked",
    "minimal",       "month-year",   "multiline",
    "myanmar",       "new",          "new-front",
    "no-buttons",    "no-calendar",  "no-ticks",
    "numbers",       "persian",      "picker",
    "placement-map", "quick",        "quickcompact",
    "randomized",    "rating",       "search",
    "signature",     "table-list",   "thousands-sep",
    "url",           "vertical",     "year",
};

static bool
is_known(struct text word)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_is(word, known[i]))
            return true;
    return false;
}

/* "columns-3", "w2" and "search('f')" are no slips of a word. */
static bool
is_plain(struct text word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz"
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_",
                    word.s[i]))
            return false;
    return word.n > 3; /* too near to many */
}

static void
check_word(const struct form *form, const struct question *question,
           struct text word, struct findings *findings)
{
    if (is_known(word) || !is_plain(word))
        return;
    const char *meant = nearest(word, known, sizeof known / sizeof *known);
    if (!meant)
        return;
    struct finding finding = {
        .severity = SEVERITY_WARNING,
        .rule = "appearance-misspelt",
        .sheet = "survey",
        .row = question->row,
        .column = form_header(form, "appearance", 0),
        .value = question->appearance,
        .mend = arena_printf(form->arena, "did you mean '%s'?", meant)};
    form_say(form, findings,
             finding_marked(finding, text_of(question->appearance), word),
             "clients know no appearance '%.*s'", TEXT_ARGS(word));
}

void
check_appearances(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        struct text rest = text_of(question->appearance), word;
        /* An app's name and its arguments are nobody else's words. */
        if (question->generated || !question->appearance ||
            strpbrk(question->appearance, "(:$"))
            continue;
        while (text_word(&rest, &word))
            check_word(form, question, word, findings);
    }
}
