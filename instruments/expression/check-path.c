/* Paths, and the words that look like one: do they lead anywhere? */
#include <config.h>

#include "instruments/expression/checker.h"

#include "base/nearest.h"

/* Words that people write bare, and what they mean by them. */
static const struct bare {
    const char *word;
    const char *mend;
} bare_words[] = {
    {"true", "write true(); or the code of the choice in quotes: 'true'"},
    {"false", "write false(); or the code of the choice in quotes: 'false'"},
    {"null", "write '' for no answer"},
    {"empty", "write '' for no answer"},
    {"none", "write '' for no answer; or the code in quotes: 'none'"},
    {"blank", "write '' for no answer"},
    {"today", "write today()"},
    {"now", "write now()"},
    {"random", "write random()"},
    {"position", "write position(..)"},
};

/* A column of choices outside of a choice_filter, as where a filter was moved:
 * clients look for a question there, and find none. */
static void
lost_column(const struct checker *c, const struct expression *path,
            struct text word)
{
    checker_report(
        c, SEVERITY_WARNING, "expression-lost-column", path,
        arena_printf(c->arena,
                     "'%.*s' is a column of choices in a choice_filter alone; "
                     "here it is always empty",
                     TEXT_ARGS(word)),
        arena_printf(c->arena,
                     "move this to the column choice_filter; or write '%.*s' "
                     "for the text",
                     TEXT_ARGS(word)));
}

static void
check_bare_word(const struct checker *c, const struct expression *path,
                struct text word)
{
    struct scope_question question;
    const struct scope *scope = c->scope;
    if (scope->path && scope->path(scope->context, word, &question))
        return;
    const char *mend =
        arena_printf(c->arena, "write '%.*s' for the text", TEXT_ARGS(word));
    bool named =
        scope->question && scope->question(scope->context, word, &question) > 0;
    if (!named && (text_is(word, "name") || text_is(word, "label"))) {
        lost_column(c, path, word);
        return;
    }
    if (named)
        mend = arena_printf(c->arena,
                            "write ${%.*s} for the question, "
                            "'%.*s' for the text",
                            TEXT_ARGS(word), TEXT_ARGS(word));
    for (size_t i = 0; i < sizeof bare_words / sizeof *bare_words; i++)
        if (text_is_fold(word, bare_words[i].word))
            mend = bare_words[i].mend;
    /* Alone it is an empty answer, which may even be meant. */
    bool alone = path->length == text_trim(text_of(c->place->value)).n;
    checker_report(c, alone ? SEVERITY_WARNING : SEVERITY_ERROR,
                   "expression-unquoted-word", path,
                   arena_printf(c->arena, "'%.*s' has no quotes around it",
                                TEXT_ARGS(word)),
                   mend);
}

/* The columns of a list, with those that every list has. */
static const char *
suggest_column(const struct checker *c, const struct scope_list *list,
               struct text word)
{
    size_t n = list->column_count;
    struct text *columns = arena_array(c->arena, n + 2, sizeof *columns);
    for (size_t i = 0; i < n; i++)
        columns[i] = list->columns[i];
    columns[n] = TEXT("name");
    columns[n + 1] = TEXT("label");
    size_t near = nearest_text(word, columns, n + 2, c->scope->effort);
    return near < n + 2 ? arena_printf(c->arena, "did you mean %.*s?",
                                       TEXT_ARGS(columns[near]))
                        : NULL;
}

static bool
has_column(const struct scope_list *list, struct text word)
{
    if (list->open || text_is(word, "name") || text_is(word, "label") ||
        text_is(word, "itextId"))
        return true;
    for (size_t i = 0; i < list->column_count; i++)
        if (text_equal(list->columns[i], word))
            return true;
    return false;
}

static void
no_column(const struct checker *c, const struct expression *at,
          struct text word, const struct scope_list *list, const char *mend)
{
    const char *near = suggest_column(c, list, word);
    checker_report(c, SEVERITY_WARNING, "expression-unknown-column", at,
                   arena_printf(c->arena,
                                "the choices of list '%.*s' have no "
                                "column '%.*s'",
                                TEXT_ARGS(list->name), TEXT_ARGS(word)),
                   near ? near : mend);
}

static void
check_column(const struct checker *c, const struct expression *path,
             struct text word, const struct scope_list *list)
{
    if (list && !has_column(list, word))
        no_column(c, path, word, list,
                  arena_printf(c->arena,
                               "write '%.*s' for the text; or add the column",
                               TEXT_ARGS(word)));
}

/* (${a})[1] is a filter on what is in the brackets; ${a}[1] is a path. */
static bool
is_bracketed(const struct checker *c, const struct expression *origin)
{
    struct text value = text_of(c->place->value);
    if (origin->kind != EXPRESSION_REFERENCE &&
        origin->kind != EXPRESSION_CALL)
        return true;
    return origin->offset < value.n && value.s[origin->offset] == '(';
}

/* Constructs of XPath that JavaRosa does not have. */
static void
check_constructs(const struct checker *c, const struct expression *path)
{
    const char *lacks = NULL;
    for (size_t i = 0; i < path->step_count; i++) {
        if (path->steps[i].axis == EXPRESSION_AXIS_ANYWHERE)
            lacks = "'//' in a path";
        else if (path->steps[i].axis == EXPRESSION_AXIS_OTHER)
            lacks = arena_printf(c->arena, "'%.*s::' in a path",
                                 TEXT_ARGS(path->steps[i].axis_name));
    }
    if (path->count > 0 && is_bracketed(c, path->items[0]))
        lacks = "a filter or path behind a bracket";
    if (lacks)
        checker_report(
            c, SEVERITY_WARNING, "expression-client", path,
            arena_printf(c->arena, "ODK Collect does not know %s", lacks),
            "write the path in full, or ${name}");
}

static const struct scope_list *
list_of(const struct checker *c, const struct expression *path)
{
    const struct expression *origin = path->count ? path->items[0] : NULL;
    if (!origin || origin->kind != EXPRESSION_CALL || origin->count != 1 ||
        !text_is(origin->text, "instance") ||
        origin->items[0]->kind != EXPRESSION_TEXT || !c->scope->list)
        return NULL;
    return c->scope->list(c->scope->context, origin->items[0]->text);
}

/* --- instance('list')/root/item/column --- */

void
check_instance(const struct checker *c, const struct expression *call)
{
    const struct expression *name = call->items[0];
    struct text near = {0};
    if (name->kind != EXPRESSION_TEXT || !c->scope->instance ||
        c->scope->instance(c->scope->context, name->text, &near))
        return;
    checker_report(
        c, SEVERITY_ERROR, "expression-unknown-instance", name,
        arena_printf(c->arena, "there is no list and no file '%.*s'",
                     TEXT_ARGS(name->text)),
        near.n ? arena_printf(c->arena, "did you mean '%.*s'?", TEXT_ARGS(near))
               : "write the name of a list of the choices sheet; or add a row "
                 "of the type csv-external that has the file's name");
}

/* The step's name, marked in the path. */
static struct expression
marked_step(const struct expression *path, const struct expression_step *step)
{
    struct expression at = *path;
    at.offset = step->offset;
    at.length = step->name.n;
    return at;
}

static void
check_list_steps(const struct checker *c, const struct expression *path,
                 const struct scope_list *list)
{
    static const char *const levels[] = {"root", "item"};
    size_t level = 0;
    for (size_t i = 0; i < path->step_count; i++) {
        const struct expression_step *step = &path->steps[i];
        if (step->axis == EXPRESSION_AXIS_FILTER)
            continue;
        if (step->axis != EXPRESSION_AXIS_CHILD || step->name.n == 0 ||
            text_is(step->name, "*"))
            return;
        struct expression at = marked_step(path, step);
        if (level == 2) {
            if (!has_column(list, step->name))
                no_column(c, &at, step->name, list, "add the column");
            return;
        }
        if (!text_is(step->name, levels[level])) {
            checker_report(
                c, SEVERITY_ERROR, "expression-unknown-path", &at,
                arena_printf(c->arena, "a list has no '%.*s' here",
                             TEXT_ARGS(step->name)),
                arena_printf(c->arena,
                             "write instance('%.*s')/root/item[...]/label",
                             TEXT_ARGS(list->name)));
            return;
        }
        level++;
    }
}

/* --- paths to questions --- */

/* Where the path begins: "" for the question that it stands at, or the root.
 * False where it is not known. */
static bool
origin_of(const struct checker *c, const struct expression *path,
          struct around around, struct text *from)
{
    const struct expression *origin = path->count ? path->items[0] : NULL;
    struct scope_question question;
    *from = (struct text){0};
    if (!origin) {
        if (around.in_predicate && !path->absolute)
            *from = around.node;
        return !around.in_predicate || path->absolute || from->n > 0;
    }
    if (origin->kind == EXPRESSION_CALL && text_is(origin->text, "current")) {
        *from = TEXT(".");
        return true;
    }
    if (origin->kind != EXPRESSION_REFERENCE || origin->last_saved ||
        !checker_question(c, origin, &question))
        return false;
    *from = question.path;
    return from->n > 0;
}

/* What the first n steps of the path lead to, as a path without predicates;
 * empty where that is not known. */
static struct text
place_of(const struct checker *c, const struct expression *path, size_t n,
         struct around around)
{
    struct text from, steps;
    if (!origin_of(c, path, around, &from) ||
        !expression_steps(c->arena, path, n, &steps))
        return (struct text){0};
    if (from.n == 0 || steps.n == 0)
        return from.n ? from : steps;
    return text_of(arena_printf(c->arena, "%.*s/%.*s", TEXT_ARGS(from),
                                TEXT_ARGS(steps)));
}

/* What predicates are for, nobody but people know. */
static enum severity
severity_of(const struct expression *path, struct around around)
{
    bool plain = !around.in_predicate;
    for (size_t i = 0; i < path->step_count; i++)
        plain &= path->steps[i].predicate_count == 0;
    return plain ? SEVERITY_ERROR : SEVERITY_WARNING;
}

static void
check_place(const struct checker *c, const struct expression *path,
            struct around around)
{
    struct scope_question question;
    struct text place = place_of(c, path, path->step_count, around);
    if (place.n == 0 || !c->scope->path || expression_is_self(path) ||
        c->scope->path(c->scope->context, place, &question))
        return;
    enum severity severity = severity_of(path, around);
    struct text word = expression_bare_word(path);
    if (word.n > 0) {
        checker_report(c, severity, "expression-unknown-path", path,
                       arena_printf(c->arena, "there is no '%.*s' in '%.*s'",
                                    TEXT_ARGS(word), TEXT_ARGS(around.node)),
                       arena_printf(c->arena,
                                    "write ${%.*s} for a question that is "
                                    "elsewhere, '%.*s' for the text",
                                    TEXT_ARGS(word), TEXT_ARGS(word)));
        return;
    }
    struct text last = path->steps[path->step_count - 1].name;
    checker_report(c, severity, "expression-unknown-path", path,
                   arena_printf(c->arena, "the path '%.*s' leads nowhere",
                                TEXT_ARGS(place)),
                   checker_suggest(c, last));
}

void
check_path(const struct checker *c, const struct expression *path,
           struct around around)
{
    struct text word = expression_bare_word(path);
    const struct scope_list *list = list_of(c, path);
    check_constructs(c, path);
    if (list && !list->open)
        check_list_steps(c, path, list);
    if (word.n > 0 && !around.in_predicate)
        check_bare_word(c, path, word);
    else if (word.n > 0 && around.node.n == 0)
        check_column(c, path, word, around.list);
    else
        check_place(c, path, around);
}

struct around
around_predicate(const struct checker *c, const struct expression *path,
                 size_t step, struct around outside)
{
    return (struct around){true, list_of(c, path),
                           place_of(c, path, step + 1, outside)};
}

/* The steps from a question up to its repeat: ".." or "../..". */
static const char *
way_to_repeat(const struct checker *c)
{
    const struct scope_question *self = c->scope->self;
    const char *way = "..";
    if (!self || self->repeat.n == 0 || self->path.n <= self->repeat.n)
        return way;
    struct text step, rest = text_slice(self->path, self->repeat.n + 1,
                                        self->path.n);
    for (bool first = true; text_split(&rest, '/', &step); first = false)
        if (!first)
            way = arena_printf(c->arena, "%s/..", way);
    return way;
}

/* position() is that of the question in its own round, where it stands alone:
 * the round's is that of what is around it. */
void
check_position(const struct checker *c, const struct expression *call)
{
    if (!text_is(call->text, "position") || call->count > 0)
        return;
    checker_report(c, SEVERITY_WARNING, "expression-arguments", call,
                   "position() without a path does not tell the round of a "
                   "repeat: it gives 1 in each",
                   arena_printf(c->arena, "write position(%s)",
                                way_to_repeat(c)));
}
