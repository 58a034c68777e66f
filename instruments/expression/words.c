#include <config.h>

#include "instruments/expression/words.h"

#include "instruments/expression/checker.h"

#include <string.h>

/* One comparison, turned so that the question comes first. */
struct phrase {
    struct text name;
    const struct expression *subject;
    struct words_question question;
    enum expression_kind relation;
    struct text object; /* as it is printed */
    bool quoted;        /* a choice's label */
    bool spelled;       /* text that is neither a number nor a date */
    bool marked;        /* by selected() */
    bool blank;         /* compared with '' */
    bool other;         /* compared with the answer to another question */
};

struct speaker {
    const struct words_source *source;
    struct builder *out;
};

static bool say(struct speaker *s, const struct expression *e, bool negated);

/* ../age or /data/age; empty for any other expression. */
static struct text
path_of(const struct speaker *s, const struct expression *e)
{
    const struct text none = {0};
    if (e->kind != EXPRESSION_PATH)
        return none;
    for (size_t i = 0; i < e->step_count; i++)
        if (e->steps[i].predicate_count > 0)
            return none;
    struct text path = expression_path(s->source->arena, e);
    return path.n > 1 && (path.s[0] == '/' || path.s[0] == '.') ? path : none;
}

static bool
subject_of(const struct speaker *s, const struct expression *e,
           struct phrase *phrase)
{
    phrase->subject = e;
    if (e->kind == EXPRESSION_REFERENCE && !e->last_saved)
        phrase->name = e->text;
    else if (expression_is_self(e))
        phrase->name = TEXT(".");
    else
        phrase->name = path_of(s, e);
    if (phrase->name.n == 0)
        return false;
    return s->source->question(s->source->context, phrase->name,
                               &phrase->question);
}

/* "-99" of what is a number below 0. */
static struct text
constant_words(const struct speaker *s, const struct constant *constant)
{
    return constant->is_number && constant->number < 0 && !constant->is_text
               ? text_of(arena_printf(s->source->arena, "-%.*s",
                                      TEXT_ARGS(constant->text)))
               : constant->text;
}

/* Another question, where both have one answer. */
static bool
other_of(const struct speaker *s, const struct expression *e,
         struct phrase *phrase)
{
    struct phrase other = {0};
    if (!subject_of(s, e, &other) || other.question.several ||
        phrase->question.several)
        return false;
    phrase->other = true;
    phrase->object = other.question.called;
    return true;
}

/* What the question is compared with, as people read it. */
static bool
object_of(const struct speaker *s, const struct expression *e,
          struct phrase *phrase)
{
    struct constant constant;
    if (e->kind == EXPRESSION_CALL && text_is(e->text, "today")) {
        phrase->object = TEXT("today");
        phrase->question.is_date = true;
        return true;
    }
    if (e->kind == EXPRESSION_CALL && text_is(e->text, "date") &&
        e->count == 1 && e->items[0]->kind == EXPRESSION_TEXT) {
        phrase->object = e->items[0]->text;
        phrase->question.is_date = true;
        return true;
    }
    if (!constant_of(e, &constant))
        return other_of(s, e, phrase);
    phrase->object = constant_words(s, &constant);
    phrase->blank = constant.is_text && constant.text.n == 0;
    struct text label;
    phrase->quoted =
        !phrase->blank && s->source->choice(s->source->context, phrase->name,
                                            phrase->object, &label);
    if (phrase->quoted)
        phrase->object = label;
    phrase->spelled = !phrase->blank && constant.is_text &&
                      !constant.is_number && !phrase->question.is_date;
    return true;
}

/* The relation that holds when both sides change places. */
static enum expression_kind
turned(enum expression_kind kind)
{
    static const enum expression_kind order[] = {
        EXPRESSION_GREATER, EXPRESSION_GREATER_EQUAL, EXPRESSION_LESS,
        EXPRESSION_LESS_EQUAL};
    return kind < EXPRESSION_LESS ? kind : order[kind - EXPRESSION_LESS];
}

static bool
phrase_of(const struct speaker *s, const struct expression *e,
          struct phrase *phrase)
{
    *phrase = (struct phrase){0};
    if (e->kind == EXPRESSION_CALL && text_is(e->text, "selected") &&
        e->count == 2) {
        phrase->relation = EXPRESSION_EQUAL;
        return subject_of(s, e->items[0], phrase) &&
               (phrase->marked = phrase->question.several, true) &&
               object_of(s, e->items[1], phrase) && !phrase->blank;
    }
    if (e->kind < EXPRESSION_EQUAL || e->kind > EXPRESSION_GREATER_EQUAL)
        return false;
    phrase->relation = e->kind;
    if (subject_of(s, e->items[0], phrase))
        return object_of(s, e->items[1], phrase);
    phrase->relation = turned(e->kind);
    return subject_of(s, e->items[1], phrase) &&
           object_of(s, e->items[0], phrase);
}

static const struct relation {
    enum expression_kind kind;
    const char *number, *date;
    enum expression_kind opposite;
} relations[] = {
    {EXPRESSION_EQUAL, "is", "is", EXPRESSION_UNEQUAL},
    {EXPRESSION_UNEQUAL, "is not", "is not", EXPRESSION_EQUAL},
    {EXPRESSION_LESS, "is less than", "is before", EXPRESSION_GREATER_EQUAL},
    {EXPRESSION_LESS_EQUAL, "is at most", "is not after", EXPRESSION_GREATER},
    {EXPRESSION_GREATER, "is more than", "is after", EXPRESSION_LESS_EQUAL},
    {EXPRESSION_GREATER_EQUAL, "is at least", "is not before", EXPRESSION_LESS},
};

static const struct relation *
relation_of(enum expression_kind kind)
{
    return &relations[kind - EXPRESSION_EQUAL];
}

static void
say_object(struct speaker *s, const struct phrase *phrase)
{
    bool quotes = phrase->quoted || phrase->spelled;
    const char *open = quotes ? "\xE2\x80\x9C" : "";
    const char *close = quotes ? "\xE2\x80\x9D" : "";
    builder_printf(s->out, "%s%.*s%s", open, TEXT_ARGS(phrase->object), close);
}

/* Compared with nothing, or in a question where several may be marked: of such
 * one, = holds where that choice is marked and no other. */
static bool
say_marks(struct speaker *s, const struct phrase *phrase, bool is)
{
    struct text called = phrase->question.called;
    if (phrase->blank) {
        builder_printf(s->out, "%.*s is %s", TEXT_ARGS(called),
                       is ? "not answered" : "answered");
    } else if (phrase->marked) {
        say_object(s, phrase);
        builder_printf(s->out, " %s marked in %.*s", is ? "is" : "is not",
                       TEXT_ARGS(called));
    } else if (phrase->quoted) {
        builder_printf(s->out, "what is marked in %.*s %s ", TEXT_ARGS(called),
                       is ? "is" : "is not");
        say_object(s, phrase);
        builder_add_string(s->out, " alone");
    } else {
        return false;
    }
    return true;
}

/* What is not answered is neither more nor less than anything, so the opposite
 * of both holds of it. A constraint is not asked of it. */
static bool
holds_of_blank(const struct phrase *phrase, bool negated)
{
    return negated && phrase->relation > EXPRESSION_UNEQUAL &&
           (phrase->other || !expression_is_self(phrase->subject));
}

static bool
say_phrase(struct speaker *s, const struct phrase *phrase, bool negated)
{
    const struct relation *relation = relation_of(phrase->relation);
    if (negated)
        relation = relation_of(relation->opposite);
    bool is = relation->kind == EXPRESSION_EQUAL;
    if (phrase->blank || phrase->question.several)
        return relation->kind <= EXPRESSION_UNEQUAL && say_marks(s, phrase, is);
    const char *words =
        phrase->question.is_date ? relation->date : relation->number;
    if (phrase->other && relation->kind <= EXPRESSION_UNEQUAL)
        words = is ? "is the same as" : "is not the same as";
    builder_printf(s->out, "%.*s %s ", TEXT_ARGS(phrase->question.called),
                   words);
    say_object(s, phrase);
    if (holds_of_blank(phrase, negated))
        builder_add_string(s->out, phrase->other
                                       ? " or one of the two is not answered"
                                       : " or is not answered");
    return true;
}

/* Can phrase be one of the alternatives of which first is the first? */
static bool
is_alternative(const struct phrase *first, const struct phrase *phrase)
{
    return !phrase->blank && !phrase->other &&
           phrase->relation == EXPRESSION_EQUAL &&
           phrase->marked == phrase->question.several &&
           same_subject(first->subject, phrase->subject);
}

/* a = 'x' or a = 'y': "a is X or Y"; of a question where several may be
 * marked, "X or Y is marked in a". */
static bool
say_alternatives(struct speaker *s, const struct expression *e)
{
    struct phrase first, phrase;
    if (!phrase_of(s, e->items[0], &first) || !is_alternative(&first, &first))
        return false;
    for (size_t i = 1; i < e->count; i++)
        if (!phrase_of(s, e->items[i], &phrase) ||
            !is_alternative(&first, &phrase))
            return false;
    if (first.marked)
        say_object(s, &first);
    else
        say_phrase(s, &first, false);
    for (size_t i = 1; i < e->count; i++) {
        builder_add_string(s->out, i + 1 < e->count ? ", " : " or ");
        phrase_of(s, e->items[i], &phrase);
        say_object(s, &phrase);
    }
    if (first.marked)
        builder_printf(s->out, " is marked in %.*s",
                       TEXT_ARGS(first.question.called));
    return true;
}

/* a >= 1 and a <= 9, in either order */
static bool
range_of(const struct speaker *s, const struct expression *e,
         struct phrase *low, struct phrase *high)
{
    if (e->kind != EXPRESSION_AND || e->count != 2 ||
        !phrase_of(s, e->items[0], low) || !phrase_of(s, e->items[1], high) ||
        !same_subject(low->subject, high->subject) || low->blank ||
        high->blank || low->other || high->other || low->question.several)
        return false;
    if (low->relation == EXPRESSION_LESS_EQUAL) {
        struct phrase swapped = *low;
        *low = *high;
        *high = swapped;
    }
    return low->relation == EXPRESSION_GREATER_EQUAL &&
           high->relation == EXPRESSION_LESS_EQUAL;
}

/* "a is from 1 to 9", "a is not from 1 to 9 or is not answered" */
static bool
say_range(struct speaker *s, const struct expression *e, bool negated)
{
    struct phrase low, high;
    if (!range_of(s, e, &low, &high))
        return false;
    builder_printf(s->out, "%.*s %s from ", TEXT_ARGS(low.question.called),
                   negated ? "is not" : "is");
    say_object(s, &low);
    builder_add_string(s->out, " to ");
    say_object(s, &high);
    if (holds_of_blank(&low, negated))
        builder_add_string(s->out, " or is not answered");
    return true;
}

/* Is it said with "and" or "or" in it, also behind any not()? The blank's own
 * "or" needs no brackets among others. */
static bool
needs_brackets(const struct speaker *s, const struct expression *e,
               bool negated, bool is_or)
{
    while (e->kind == EXPRESSION_CALL && text_is(e->text, "not") &&
           e->count == 1) {
        e = e->items[0];
        negated = !negated;
    }
    struct phrase phrase, high;
    if (range_of(s, e, &phrase, &high) || phrase_of(s, e, &phrase))
        return !is_or && holds_of_blank(&phrase, negated);
    return e->kind == EXPRESSION_AND || e->kind == EXPRESSION_OR;
}

static bool
say_junction(struct speaker *s, const struct expression *e, bool negated)
{
    bool is_or = (e->kind == EXPRESSION_OR) != negated;
    if (say_range(s, e, negated) ||
        (!negated && is_or && say_alternatives(s, e)))
        return true;
    for (size_t i = 0; i < e->count; i++) {
        const struct expression *item = e->items[i];
        bool nested = needs_brackets(s, item, negated, is_or);
        if (i > 0)
            builder_add_string(s->out, is_or ? " or " : " and ");
        if (nested)
            builder_add_char(s->out, '(');
        if (!say(s, item, negated))
            return false;
        if (nested)
            builder_add_char(s->out, ')');
    }
    return true;
}

/* What these functions count in an answer. */
static const struct {
    const char *name, *words;
} counts[] = {
    {"count-selected", "the number of answers marked in"},
    {"string-length", "the number of characters in"},
};

static const char *
counted(const struct expression *call)
{
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (call->kind == EXPRESSION_CALL && call->count == 1 &&
            text_is(call->text, counts[i].name))
            return counts[i].words;
    return NULL;
}

/* count-selected(a) >= 2, string-length(a) < 9 */
static bool
say_count(struct speaker *s, const struct expression *e, bool negated)
{
    struct phrase phrase = {0};
    if (e->kind < EXPRESSION_EQUAL || e->kind > EXPRESSION_GREATER_EQUAL)
        return false;
    bool turn = !counted(e->items[0]);
    const struct expression *call = e->items[turn ? 1 : 0];
    struct constant constant;
    if (!counted(call) || !subject_of(s, call->items[0], &phrase) ||
        !constant_of(e->items[turn ? 0 : 1], &constant) || !constant.is_number)
        return false;
    const struct relation *relation =
        relation_of(turn ? turned(e->kind) : e->kind);
    if (negated)
        relation = relation_of(relation->opposite);
    builder_printf(s->out, "%s %.*s %s %.*s", counted(call),
                   TEXT_ARGS(phrase.question.called), relation->number,
                   TEXT_ARGS(constant_words(s, &constant)));
    return true;
}

static bool
say(struct speaker *s, const struct expression *e, bool negated)
{
    struct phrase phrase;
    if (e->kind == EXPRESSION_AND || e->kind == EXPRESSION_OR)
        return say_junction(s, e, negated);
    if (e->kind == EXPRESSION_CALL && text_is(e->text, "not") && e->count == 1)
        return say(s, e->items[0], !negated);
    if (phrase_of(s, e, &phrase))
        return say_phrase(s, &phrase, negated);
    return e->count == 2 && say_count(s, e, negated);
}

bool
expression_words(const struct expression *expression,
                 const struct words_source *source, struct builder *out)
{
    struct builder words = BUILDER_INIT;
    struct speaker speaker = {source, &words};
    bool simple = say(&speaker, expression, false);
    if (simple)
        builder_add(out, builder_text(&words));
    builder_release(&words);
    return simple;
}
