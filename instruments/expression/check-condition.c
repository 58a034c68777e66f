/* Conditions joined by and, by or: do they leave anything to say? */
#include <config.h>

#include "instruments/expression/checker.h"

#include "base/number.h"

#include <math.h>

/* One condition on one subject, as far as it is understood. */
struct atom {
    const struct expression *subject;
    const struct expression *at;
    enum expression_kind relation; /* EQUAL to GREATER_EQUAL */
    struct constant constant;
    bool chosen; /* by selected(): EQUAL or UNEQUAL */
    bool or_blank; /* not(a < 3): holds of an answer that is missing too */
};

static enum expression_kind
opposite(enum expression_kind relation)
{
    switch (relation) {
    case EXPRESSION_EQUAL:
        return EXPRESSION_UNEQUAL;
    case EXPRESSION_UNEQUAL:
        return EXPRESSION_EQUAL;
    case EXPRESSION_LESS:
        return EXPRESSION_GREATER_EQUAL;
    case EXPRESSION_LESS_EQUAL:
        return EXPRESSION_GREATER;
    case EXPRESSION_GREATER:
        return EXPRESSION_LESS_EQUAL;
    default:
        return EXPRESSION_LESS;
    }
}

static bool
atom_of(const struct expression *e, struct atom *atom)
{
    *atom = (struct atom){.at = e};
    if (e->kind == EXPRESSION_CALL && text_is(e->text, "selected") &&
        e->count == 2) {
        atom->subject = e->items[0];
        atom->relation = EXPRESSION_EQUAL;
        atom->chosen = true;
        return constant_of(e->items[1], &atom->constant);
    }
    if (e->kind == EXPRESSION_CALL && text_is(e->text, "not") &&
        e->count == 1 && atom_of(e->items[0], atom)) {
        atom->at = e;
        if (atom->relation != EXPRESSION_EQUAL &&
            atom->relation != EXPRESSION_UNEQUAL)
            atom->or_blank = !atom->or_blank;
        atom->relation = opposite(atom->relation);
        return true;
    }
    if (e->kind < EXPRESSION_EQUAL || e->kind > EXPRESSION_GREATER_EQUAL)
        return false;
    atom->relation = e->kind;
    atom->subject = e->items[0];
    if (constant_of(e->items[1], &atom->constant))
        return true;
    atom->relation = expression_mirrored(e->kind);
    atom->subject = e->items[1];
    return constant_of(e->items[0], &atom->constant);
}

/* The numbers that a condition lets through, ends included or not. */
struct span {
    double low, high;
    bool low_in, high_in;
};

static bool
span_of(const struct atom *atom, bool whole, struct span *span)
{
    double x = atom->constant.number;
    *span = (struct span){-INFINITY, INFINITY, false, false};
    if (!atom->constant.is_number || atom->chosen)
        return false;
    switch (atom->relation) {
    case EXPRESSION_EQUAL:
        *span = (struct span){x, x, true, true};
        return true;
    case EXPRESSION_LESS:
    case EXPRESSION_LESS_EQUAL:
        span->high = x;
        span->high_in = atom->relation == EXPRESSION_LESS_EQUAL;
        if (whole && !span->high_in) {
            span->high = ceil(x) - 1;
            span->high_in = true;
        }
        return true;
    case EXPRESSION_GREATER:
    case EXPRESSION_GREATER_EQUAL:
        span->low = x;
        span->low_in = atom->relation == EXPRESSION_GREATER_EQUAL;
        if (whole && !span->low_in) {
            span->low = floor(x) + 1;
            span->low_in = true;
        }
        return true;
    default:
        return false;
    }
}

static bool
spans_meet(struct span a, struct span b)
{
    double low = fmax(a.low, b.low), high = fmin(a.high, b.high);
    if (low < high)
        return true;
    return low == high && (a.low < low || a.low_in) &&
           (b.low < low || b.low_in) && (a.high > high || a.high_in) &&
           (b.high > high || b.high_in);
}

/* Do the two let every number through, between them? */
static bool
spans_cover(struct span a, struct span b)
{
    if (isinf(b.low) && !isinf(a.low)) {
        struct span swapped = a;
        a = b;
        b = swapped;
    }
    if (!isinf(a.low) || a.low > 0 || !isinf(b.high) || b.high < 0)
        return false;
    return b.low < a.high || (b.low == a.high && (b.low_in || a.high_in));
}

static bool
same_constant(const struct constant *a, const struct constant *b)
{
    if (a->is_number && b->is_number)
        return a->number == b->number;
    return text_equal(a->text, b->text);
}

/* May the answer be several codes? Then selected() twice is no trouble. */
static bool
may_be_several(const struct checker *c, const struct atom *a,
               const struct atom *b)
{
    struct scope_question question;
    if (!a->chosen && !b->chosen)
        return false;
    return !checker_question(c, a->subject, &question) ||
           (question.kind != ANSWER_SELECT_ONE &&
            question.kind != ANSWER_INTEGER && question.kind != ANSWER_DECIMAL);
}

/* ${a} = '': there is no answer. */
static bool
is_blank(const struct atom *atom)
{
    return atom->relation == EXPRESSION_EQUAL && !atom->chosen &&
           atom->constant.is_text && atom->constant.text.n == 0;
}

/* Of no answer, nothing holds but that it is none, or not this or that one. */
static bool
blank_excludes(const struct atom *atom)
{
    bool empty = atom->constant.is_text && atom->constant.text.n == 0;
    if (atom->or_blank)
        return false;
    if (atom->relation == EXPRESSION_EQUAL)
        return !empty;
    return atom->relation == EXPRESSION_UNEQUAL ? empty && !atom->chosen
                                                : true;
}

static bool
exclude_each_other(const struct checker *c, const struct atom *a,
                   const struct atom *b)
{
    struct scope_question question;
    if (is_blank(a) || is_blank(b))
        return blank_excludes(is_blank(a) ? b : a);
    if (!blank_excludes(a) && !blank_excludes(b))
        return false;
    bool equal = same_constant(&a->constant, &b->constant);
    bool a_is = a->relation == EXPRESSION_EQUAL;
    bool b_is = b->relation == EXPRESSION_EQUAL;
    if (a_is && b_is)
        return !equal && !may_be_several(c, a, b);
    if ((a_is && b->relation == EXPRESSION_UNEQUAL) ||
        (b_is && a->relation == EXPRESSION_UNEQUAL))
        return equal && a->chosen == b->chosen;
    bool whole = a->subject->kind == EXPRESSION_CALL ||
                 (checker_question(c, a->subject, &question) &&
                  question.kind == ANSWER_INTEGER);
    struct span x, y;
    return span_of(a, whole, &x) && span_of(b, whole, &y) && !spans_meet(x, y);
}

static bool
leave_nothing(const struct atom *a, const struct atom *b)
{
    if (a->relation == EXPRESSION_UNEQUAL && b->relation == EXPRESSION_UNEQUAL)
        return !a->chosen && !b->chosen &&
               !same_constant(&a->constant, &b->constant);
    struct span x, y;
    return span_of(a, false, &x) && span_of(b, false, &y) && spans_cover(x, y);
}

static void
check_pair(const struct checker *c, const struct expression *junction,
           const struct atom *a, const struct atom *b)
{
    if (!same_subject(a->subject, b->subject))
        return;
    struct expression at = *a->at; /* from the first to the second */
    at.length = b->at->offset + b->at->length - at.offset;
    if (junction->kind == EXPRESSION_AND && exclude_each_other(c, a, b))
        checker_report(c, SEVERITY_ERROR, "expression-never-true", &at,
                       "the two conditions exclude each other: this never "
                       "holds",
                       "write or between them, or mend one of them");
    if (junction->kind == EXPRESSION_OR && leave_nothing(a, b))
        checker_report(c, SEVERITY_WARNING, "expression-always-true", &at,
                       "one of the two conditions holds for every answer",
                       "write and between them, or mend one of them");
}

/* Does the condition keep the answer from being that code; or, for an empty
 * one, from being blank? */
static bool
rules_out(const struct checker *c, const struct expression *junction,
          const struct expression *subject, struct text code)
{
    for (size_t i = 0; i < junction->count; i++) {
        struct atom atom;
        struct atom is = {.subject = subject,
                          .relation = EXPRESSION_EQUAL,
                          .constant = {.is_text = true, .text = code}};
        is.constant.is_number = number_parse(code, &is.constant.number);
        if (atom_of(junction->items[i], &atom) &&
            same_subject(atom.subject, subject) &&
            (code.n == 0 ? blank_excludes(&atom)
                         : atom.relation == EXPRESSION_UNEQUAL &&
                               exclude_each_other(c, &atom, &is)))
            return true;
    }
    return false;
}

/* Generated conditions of thousands of terms are not of the kind that people
 * mistake: pairs are looked at near to each other only. */
enum { NEAR = 64 };

/* a != 'x' and a != 'y' and a != '', of a list of x and y. */
static void
check_all_ruled_out(const struct checker *c, const struct expression *junction)
{
    struct atom atom;
    struct scope_question question;
    if (junction->kind != EXPRESSION_AND || junction->count > NEAR ||
        !atom_of(junction->items[0], &atom) ||
        atom.relation != EXPRESSION_UNEQUAL ||
        !checker_question(c, atom.subject, &question) ||
        question.kind != ANSWER_SELECT_ONE || !question.list ||
        question.list->open || question.list->value_count > NEAR ||
        !rules_out(c, junction, atom.subject, (struct text){0}))
        return;
    for (size_t i = 0; i < question.list->value_count; i++)
        if (!rules_out(c, junction, atom.subject, question.list->values[i]))
            return;
    checker_report(c, SEVERITY_ERROR, "expression-never-true", junction,
                   arena_printf(c->arena,
                                "no choice of list '%.*s' is left, and no "
                                "blank: this never holds",
                                TEXT_ARGS(question.list->name)),
                   "leave out one of the conditions");
}

void
check_conditions(const struct checker *c, const struct expression *junction)
{
    check_all_ruled_out(c, junction);
    for (size_t i = 0; i < junction->count; i++) {
        struct atom a, b;
        if (!atom_of(junction->items[i], &a))
            continue;
        for (size_t j = i + 1; j < junction->count && j <= i + NEAR; j++)
            if (atom_of(junction->items[j], &b))
                check_pair(c, junction, &a, &b);
    }
}

/* The conditions that have to hold for the expression to; at most NEAR. */
static size_t
gather(const struct expression *e, struct atom atoms[NEAR], size_t n)
{
    if (e->kind != EXPRESSION_AND)
        return n < NEAR && atom_of(e, &atoms[n]) ? n + 1 : n;
    for (size_t i = 0; i < e->count; i++)
        n = gather(e->items[i], atoms, n);
    return n;
}

static bool
about_the_same(const struct expression *first, const struct expression *second,
               struct text own)
{
    if (own.n > 0 && expression_is_self(second))
        return first->kind == EXPRESSION_REFERENCE && !first->last_saved &&
               text_equal(first->text, own);
    return first->kind == EXPRESSION_REFERENCE && same_subject(first, second);
}

bool
expression_excludes(const struct expression *first,
                    const struct expression *second, struct text own,
                    const struct scope *scope, struct arena *arena,
                    const struct expression **at)
{
    const struct checker c = {.arena = arena, .scope = scope};
    struct atom a[NEAR], b[NEAR];
    size_t n = gather(first, a, 0), m = gather(second, b, 0);
    for (size_t i = 0; i < n; i++) {
        /* No constraint is asked of a blank answer. */
        if (own.n > 0 && !blank_excludes(&a[i]))
            continue;
        for (size_t j = 0; j < m; j++)
            if (about_the_same(a[i].subject, b[j].subject, own) &&
                exclude_each_other(&c, &a[i], &b[j])) {
                *at = a[i].at;
                return true;
            }
    }
    return false;
}

/* What functions can give. */
static const struct range {
    const char *name;
    struct span span;
    const char *says;
} ranges[] = {
    {"string-length", {0, INFINITY, true, false}, "0 or more"},
    {"count", {0, INFINITY, true, false}, "0 or more"},
    {"count-non-empty", {0, INFINITY, true, false}, "0 or more"},
    {"count-selected", {0, INFINITY, true, false}, "0 or more"},
    {"abs", {0, INFINITY, true, false}, "0 or more"},
    {"random", {0, 1, true, false}, "0 or more and less than 1"},
    {"position", {1, INFINITY, true, false}, "1 or more"},
};

/* count-selected() of a question whose choices are known. */
static const struct range *
range_of_choices(const struct checker *c, const struct scope_list *list)
{
    struct range *range = arena_alloc(c->arena, sizeof *range);
    *range = (struct range){
        "count-selected",
        {0, (double)list->value_count, true, true},
        arena_printf(c->arena, "0 to %zu, as many as the choices of '%.*s'",
                     list->value_count, TEXT_ARGS(list->name))};
    return range;
}

static const struct range *
range_of(const struct checker *c, const struct expression *call)
{
    static const struct range one = {"count-selected", {0, 1, true, true},
                                     "0 or 1 where one choice can be made"};
    struct scope_question question;
    if (call->kind != EXPRESSION_CALL)
        return NULL;
    if (text_is(call->text, one.name) && call->count == 1 &&
        checker_question(c, call->items[0], &question)) {
        if (question.kind == ANSWER_SELECT_ONE)
            return &one;
        if (question.kind == ANSWER_SELECT_MULTIPLE && question.list &&
            !question.list->open)
            return range_of_choices(c, question.list);
    }
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (text_is(call->text, ranges[i].name))
            return &ranges[i];
    return NULL;
}

void
check_condition(const struct checker *c, const struct expression *comparison)
{
    struct atom atom;
    struct span span;
    if (!atom_of(comparison, &atom) || !span_of(&atom, false, &span))
        return;
    const struct range *range = range_of(c, atom.subject);
    if (!range || spans_meet(span, range->span))
        return;
    checker_report(c, SEVERITY_ERROR, "expression-never-true", comparison,
                   arena_printf(c->arena, "%s() is %s: this never holds",
                                range->name, range->says),
                   "compare with another number");
}

/* true() or false(). */
static bool
truth_of(const struct expression *e, bool *truth)
{
    *truth = e->kind == EXPRESSION_CALL && text_is(e->text, "true");
    return e->kind == EXPRESSION_CALL && e->count == 0 &&
           (*truth || text_is(e->text, "false"));
}

bool
expression_is_never(const struct expression *e)
{
    struct constant a, b;
    bool left, right;
    if (e->kind == EXPRESSION_CALL && text_is(e->text, "not") && e->count == 1)
        return truth_of(e->items[0], &left) && left;
    if (e->kind == EXPRESSION_CALL)
        return truth_of(e, &left) && !left;
    if (e->kind != EXPRESSION_EQUAL && e->kind != EXPRESSION_UNEQUAL)
        return false;
    bool unequal = e->kind == EXPRESSION_UNEQUAL;
    if (truth_of(e->items[0], &left) && truth_of(e->items[1], &right))
        return (left == right) == unequal;
    return constant_of(e->items[0], &a) && constant_of(e->items[1], &b) &&
           same_constant(&a, &b) == unequal;
}
