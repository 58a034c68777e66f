/* Scales that do not run as the others do: in their words, or in their codes,
 * which is what is counted with later. */
#include <config.h>

#include "instruments/check/check.h"
#include "instruments/fold.h"
#include "instruments/say.h"
#include "instruments/way-out.h"

#include "base/builder.h"
#include "base/intern.h"
#include "base/number.h"

#include <stdlib.h>

/* What more choices than these have is a list of things, and no scale. */
enum { SCALE_MOST = 20 };

/* Which way: of codes from the first to the last, of words from yes to no. */
enum direction { NO_DIRECTION, FALLING, RISING };

struct scale {
    const struct choice_list *list;
    size_t from, to; /* its choices without those that are refusals */
    struct text words[SCALE_MOST];
    double codes[SCALE_MOST];
    enum direction by_code;
    enum direction by_words;
};

/* --- words --- */

/* As fold_words() makes them, where a word begins. Those who agree less, and
 * more: what holds a word of the first row is less, whatever else it holds. */
static const char *const less[] = {
    "disagree", "do not agree", "dont agree", "not agree", "dissatisf",
    "unsatisf", "not satisf", "unlikely", "not likely", "unimportant",
    "not important", "not at all", "desacuerdo", "no estoy de acuerdo",
    "insatisf", "improbable", "nada ", "pas dac", "pas du tout", "desaccord",
    "peu probable", "unzufrieden", "unwahrscheinlich", "unwichtig",
    "stimme nicht", "stimme gar nicht", "stimme uberhaupt nicht",
    "lehne", "discordo", "insatisfeit", "improvavel", "لا اوافق", "غير موافق",
    "غير راض", "غير محتمل", "غير مهم",
};
static const char *const more[] = {
    "agree", "satisf", "likely", "important", "de acuerdo", "probable",
    "daccord", "zufrieden", "wahrscheinlich", "wichtig", "stimme", "concordo",
    "provavel", "tout a fait", "اوافق", "موافق", "راض", "محتمل", "مهم",
};
static const char *const never[] = {"never", "nunca", "jamais", "nie ",
                                    "niemals", "ابدا", "kamwe"};
static const char *const always[] = {"always", "siempre", "toujours", "immer",
                                     "sempre", "دائما", "daima"};

static bool
has_any(struct text folded, const char *const *words, size_t n)
{
    for (size_t at = 0; at + 1 < folded.n; at++)
        for (size_t i = 0; folded.s[at] == ' ' && i < n; i++)
            if (text_begins(text_slice(folded, at + 1, folded.n), words[i]))
                return true;
    return false;
}

#define HAS_ANY(words, table)                                                  \
    has_any((words), (table), sizeof(table) / sizeof *(table))

/* 1 for more, -1 for less, 0 for neither that is known. */
static int
leaning(struct text words)
{
    return HAS_ANY(words, less) ? -1 : HAS_ANY(words, more) ? 1 : 0;
}

static enum direction
direction_of(int first, int last)
{
    return first * last >= 0 ? NO_DIRECTION : first < 0 ? RISING : FALLING;
}

static enum direction
direction_by_words(const struct scale *scale)
{
    struct text first = scale->words[0];
    struct text last = scale->words[scale->to - scale->from - 1];
    return direction_of(leaning(first), leaning(last));
}

static bool
is_of_times(const struct scale *scale)
{
    struct text first = scale->words[0];
    struct text last = scale->words[scale->to - scale->from - 1];
    return (HAS_ANY(first, never) && HAS_ANY(last, always)) ||
           (HAS_ANY(first, always) && HAS_ANY(last, never));
}

/* Do the words lean the one way, and then the other, once? */
static bool
is_ordered(const struct scale *scale)
{
    int turns = 0, before = leaning(scale->words[0]);
    if (is_of_times(scale))
        return true;
    if (scale->by_words == NO_DIRECTION)
        return false;
    for (size_t i = 1; i < scale->to - scale->from; i++) {
        int here = leaning(scale->words[i]);
        turns += here != 0 && here != before;
        before = here != 0 ? here : before;
    }
    return turns == 1;
}

/* --- reading --- */

static const char *
label_of(const struct form *form, const struct choice *choice)
{
    const char *label =
        form_words(form, choice->label, form->default_language);
    return label ? label : "";
}

static const struct choice *
first_of(const struct scale *scale)
{
    return &scale->list->choices[scale->from];
}

static const struct choice *
last_of(const struct scale *scale)
{
    return &scale->list->choices[scale->to - 1];
}

/* NO_DIRECTION where they rise and fall, or are no numbers. */
static bool
read_codes(struct scale *scale)
{
    size_t rises = 0, falls = 0, n = scale->to - scale->from;
    for (size_t i = 0; i < n; i++) {
        const struct choice *choice = &scale->list->choices[scale->from + i];
        if (!number_parse(text_of(choice->name), &scale->codes[i]))
            return false;
        rises += i > 0 && scale->codes[i] > scale->codes[i - 1];
        falls += i > 0 && scale->codes[i] < scale->codes[i - 1];
    }
    scale->by_code = rises + 1 == n   ? RISING
                     : falls + 1 == n ? FALLING
                                      : NO_DIRECTION;
    return true;
}

/* The choices that are a way out stand aside from the scale. */
static bool
read_scale(const struct form *form, const struct choice_list *list,
           struct scale *scale)
{
    *scale = (struct scale){.list = list, .to = list->n};
    if (list->file || list->n > 2 * SCALE_MOST)
        return false;
    const struct choice *choices = list->choices;
    while (scale->from < scale->to &&
           way_out_is_refusal(form, &choices[scale->from]))
        scale->from++;
    while (scale->to > scale->from &&
           way_out_is_refusal(form, &choices[scale->to - 1]))
        scale->to--;
    size_t n = scale->to - scale->from;
    if (n < 2 || n > SCALE_MOST)
        return false;
    for (size_t i = 0; i < n; i++)
        scale->words[i] = fold_words(
            form->arena, label_of(form, &choices[scale->from + i]));
    scale->by_words = n > 2 ? direction_by_words(scale) : NO_DIRECTION;
    return true;
}

/* --- telling --- */

static struct finding
at_scale(const struct form *form, const struct scale *scale)
{
    return (struct finding){
        .severity = SEVERITY_WARNING,
        .rule = "scale-direction",
        .sheet = "choices",
        .row = first_of(scale)->row,
        .column = form_choice_header(form, "label", form->default_language),
        .value = label_of(form, first_of(scale)),
        .mend = "let all scales run the same way, or tell people where they "
                "turn"};
}

static void
tell_turned(const struct form *form, const struct scale *scale,
            const struct scale *other, struct findings *findings)
{
    form_say(form, findings, at_scale(form, scale),
             "the scale '%s' runs from '%s' to '%s', and the scale '%s' the "
             "other way",
             scale->list->name, label_of(form, first_of(scale)),
             label_of(form, last_of(scale)), other->list->name);
}

static struct finding
at_codes(const struct form *form, const struct scale *scale)
{
    struct finding finding = at_scale(form, scale);
    finding.rule = "scale-codes";
    finding.column = form_choice_header(form, "name", 0);
    finding.value = first_of(scale)->name;
    return finding;
}

/* --- the same words with codes that run the other way --- */

static bool
are_exchanged(const struct scale *a, const struct scale *b)
{
    size_t n = a->to - a->from;
    return n > 2 || (a->codes[0] == b->codes[1] && a->codes[1] == b->codes[0]);
}

static struct text
joined(struct arena *arena, const struct scale *scale, bool whole)
{
    struct builder key = BUILDER_INIT;
    size_t n = scale->to - scale->from;
    for (size_t i = 0; i < n; i++)
        if (whole || i == 0 || i + 1 == n)
            builder_printf(&key, "%.*s\n", TEXT_ARGS(scale->words[i]));
    struct text done = text_of(builder_dup(&key, arena));
    builder_release(&key);
    return done;
}

static void
check_codes(const struct form *form, const struct scale *scales, size_t n,
            struct findings *findings)
{
    struct intern seen;
    const struct scale **owners =
        arena_array(form->arena, n + 1, sizeof *owners);
    intern_init(&seen, form->arena);
    for (size_t i = 0; i < n; i++) {
        const struct scale *scale = &scales[i];
        if (scale->by_code == NO_DIRECTION)
            continue;
        size_t known = seen.n;
        uint32_t id =
            intern_add(&seen, joined(form->arena, scale, true));
        if (id == known)
            owners[id] = scale;
        if (owners[id]->by_code == scale->by_code ||
            !are_exchanged(owners[id], scale))
            continue;
        struct finding finding = at_codes(form, scale);
        finding.mend = "give the same answer the same code in both lists";
        form_say(form, findings, finding,
                 "'%s' has the code %s in the list '%s', and %s in the list "
                 "'%s', whose codes run the other way",
                 label_of(form, first_of(scale)), first_of(scale)->name,
                 scale->list->name, first_of(owners[id])->name,
                 owners[id]->list->name);
    }
}

/* --- codes that do not follow the words --- */

static void
check_order(const struct form *form, const struct scale *scale,
            struct findings *findings)
{
    struct builder codes = BUILDER_INIT;
    for (size_t i = scale->from; i < scale->to; i++)
        builder_printf(&codes, "%s%s", i > scale->from ? ", " : "",
                       scale->list->choices[i].name);
    struct finding finding = at_codes(form, scale);
    finding.mend = "let the codes rise, or fall, from each choice to the next";
    form_say(form, findings, finding,
             "the answers of '%s' run from '%s' to '%s', and their codes do "
             "not: %s",
             scale->list->name, label_of(form, first_of(scale)),
             label_of(form, last_of(scale)), builder_dup(&codes, form->arena));
    builder_release(&codes);
}

/* --- directions --- */

/* By the words of more and less: those that fewer of the scales do are told,
 * each beside one that runs as most do. */
static void
check_leanings(const struct form *form, const struct scale *scales, size_t n,
               struct findings *findings)
{
    const struct scale *first[RISING + 1] = {NULL};
    size_t counts[RISING + 1] = {0};
    for (size_t i = 0; i < n; i++) {
        enum direction by_words = scales[i].by_words;
        if (counts[by_words]++ == 0)
            first[by_words] = &scales[i];
    }
    if (counts[RISING] == 0 || counts[FALLING] == 0)
        return;
    enum direction fewer = counts[RISING] < counts[FALLING]   ? RISING
                           : counts[RISING] > counts[FALLING] ? FALLING
                           : first[RISING] < first[FALLING]   ? FALLING
                                                              : RISING;
    for (size_t i = 0; i < n; i++)
        if (scales[i].by_words == fewer)
            tell_turned(form, &scales[i],
                        first[fewer == RISING ? FALLING : RISING], findings);
}

/* Of those whose words say nothing of more and less: ends that are another's in
 * the other order. */
static void
check_ends(const struct form *form, const struct scale *scales, size_t n,
           struct findings *findings)
{
    struct intern ends;
    const struct scale **owners =
        arena_array(form->arena, n + 1, sizeof *owners);
    intern_init(&ends, form->arena);
    for (size_t i = 0; i < n; i++) {
        struct scale turned = scales[i];
        size_t last = turned.to - turned.from - 1, known = ends.n;
        if (last < 2 || turned.by_words != NO_DIRECTION)
            continue;
        uint32_t id =
            intern_add(&ends, joined(form->arena, &turned, false));
        if (id == known)
            owners[id] = &scales[i];
        turned.words[0] = scales[i].words[last];
        turned.words[last] = scales[i].words[0];
        uint32_t other =
            intern_find(&ends, joined(form->arena, &turned, false));
        if (other < ends.n && other != id)
            tell_turned(form, &scales[i], owners[other], findings);
    }
}

/* --- ranges --- */

static enum direction
direction_of_range(const struct question *question)
{
    double start = 1, end = 10;
    const char *from = properties_find(&question->parameters, "start");
    const char *to = properties_find(&question->parameters, "end");
    if (question->kind != QUESTION_RANGE ||
        (from && !number_parse(text_of(from), &start)) ||
        (to && !number_parse(text_of(to), &end)))
        return NO_DIRECTION;
    return start < end ? RISING : start > end ? FALLING : NO_DIRECTION;
}

static void
check_ranges_turn(const struct form *form, struct findings *findings)
{
    const struct question *first = NULL;
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        enum direction direction = direction_of_range(question);
        if (direction == NO_DIRECTION)
            continue;
        first = first ? first : question;
        if (direction_of_range(first) == direction)
            continue;
        form_say(form, findings,
                 (struct finding){
                     .severity = SEVERITY_WARNING,
                     .rule = "scale-direction",
                     .sheet = "survey",
                     .row = question->row,
                     .column = form_header(form, "parameters", 0),
                     .mend = "let all scales run the same way, or tell people "
                             "where they turn"},
                 "this range runs %s, and that of %s %zu %s",
                 direction == RISING ? "up" : "down", form_row_word(form),
                 first->row,
                 direction == RISING ? "down" : "up");
    }
}

void
check_scales(const struct form *form, struct findings *findings)
{
    size_t n = 0;
    struct scale *scales =
        arena_array(form->arena, form->n_lists + 1, sizeof *scales);
    for (size_t i = 0; i < form->n_lists; i++) {
        struct scale *scale = &scales[n];
        if (!read_scale(form, form->lists[i], scale))
            continue;
        n++;
        if (read_codes(scale) && scale->by_code == NO_DIRECTION &&
            scale->to - scale->from > 2 && is_ordered(scale))
            check_order(form, scale, findings);
    }
    check_codes(form, scales, n, findings);
    check_leanings(form, scales, n, findings);
    check_ends(form, scales, n, findings);
    check_ranges_turn(form, findings);
}
