#include <config.h>

#include "instruments/expression/parser.h"

/* Binary operators by how tightly they bind, loosest first. */
static const struct infix {
    enum token_kind token;
    const char *word; /* of those that look like names */
    enum expression_kind kind;
    int level;
} infixes[] = {
    {TOKEN_NAME, "or", EXPRESSION_OR, 0},
    {TOKEN_NAME, "and", EXPRESSION_AND, 1},
    {TOKEN_EQUAL, NULL, EXPRESSION_EQUAL, 2},
    {TOKEN_UNEQUAL, NULL, EXPRESSION_UNEQUAL, 2},
    {TOKEN_LESS, NULL, EXPRESSION_LESS, 3},
    {TOKEN_LESS_EQUAL, NULL, EXPRESSION_LESS_EQUAL, 3},
    {TOKEN_GREATER, NULL, EXPRESSION_GREATER, 3},
    {TOKEN_GREATER_EQUAL, NULL, EXPRESSION_GREATER_EQUAL, 3},
    {TOKEN_PLUS, NULL, EXPRESSION_ADD, 4},
    {TOKEN_MINUS, NULL, EXPRESSION_SUBTRACT, 4},
    {TOKEN_STAR, NULL, EXPRESSION_MULTIPLY, 5},
    {TOKEN_NAME, "div", EXPRESSION_DIVIDE, 5},
    {TOKEN_NAME, "mod", EXPRESSION_MODULO, 5},
};

enum { LEVEL_LOOSEST = 0, LEVEL_AND = 1, LEVEL_TIGHTEST = 5 };

static const struct axis {
    const char *name;
    enum expression_axis axis;
} axes[] = {
    {"child", EXPRESSION_AXIS_CHILD},
    {"self", EXPRESSION_AXIS_SELF},
    {"parent", EXPRESSION_AXIS_PARENT},
    {"attribute", EXPRESSION_AXIS_ATTRIBUTE},
    {"ancestor", EXPRESSION_AXIS_OTHER},
    {"ancestor-or-self", EXPRESSION_AXIS_OTHER},
    {"descendant", EXPRESSION_AXIS_OTHER},
    {"descendant-or-self", EXPRESSION_AXIS_OTHER},
    {"following", EXPRESSION_AXIS_OTHER},
    {"following-sibling", EXPRESSION_AXIS_OTHER},
    {"preceding", EXPRESSION_AXIS_OTHER},
    {"preceding-sibling", EXPRESSION_AXIS_OTHER},
    {"namespace", EXPRESSION_AXIS_OTHER},
};

static struct expression *parse_level(struct parser *p, int level);

static bool
advance(struct parser *p)
{
    p->before = p->token;
    p->token = lexer_next(&p->lexer);
    return p->token.kind != TOKEN_BAD || parser_fail_bad(p) != NULL;
}

static bool
name_is(struct token token, const char *word)
{
    return token.kind == TOKEN_NAME && text_is(token.inner, word);
}

static const struct infix *
infix_at(const struct parser *p)
{
    for (size_t i = 0; i < sizeof infixes / sizeof *infixes; i++)
        if (p->token.kind == infixes[i].token &&
            (!infixes[i].word || name_is(p->token, infixes[i].word)))
            return &infixes[i];
    return NULL;
}

/* Can a value begin with this token? */
static bool
begins_value(enum token_kind kind)
{
    switch (kind) {
    case TOKEN_NUMBER:
    case TOKEN_TEXT:
    case TOKEN_NAME:
    case TOKEN_REFERENCE:
    case TOKEN_LAST_SAVED:
    case TOKEN_OPEN:
    case TOKEN_DOT:
    case TOKEN_DOT_DOT:
    case TOKEN_SLASH:
    case TOKEN_AT:
        return true;
    default:
        return false;
    }
}

/* --- nodes --- */

static struct expression *
node_new(struct parser *p, enum expression_kind kind, struct token at)
{
    struct expression *node = arena_alloc(p->arena, sizeof *node);
    node->kind = kind;
    node->offset = at.offset;
    node->length = at.length;
    node->text = at.inner;
    node->number = at.number;
    node->height = 1;
    return node;
}

/* A node ends where the token taken last ends. */
static struct expression *
node_close(const struct parser *p, struct expression *node)
{
    node->length = p->before.offset + p->before.length - node->offset;
    return node;
}

static bool
raise(struct parser *p, struct expression *node, const struct expression *below)
{
    if (node->height <= below->height)
        node->height = below->height + 1;
    if (node->height <= EXPRESSION_HEIGHT_MAX)
        return true;
    parser_fail(p, p->before, "the expression is too long to be worked out",
                "put parts of it into calculate questions of their own");
    return false;
}

static bool
item_add(struct parser *p, struct expression *node, struct expression *item,
         size_t *capacity)
{
    arena_grow(p->arena, &node->items, capacity, node->count + 1,
               sizeof *node->items);
    node->items[node->count++] = item;
    return raise(p, node, item);
}

/* Enters a bracket: what it returns is put back by leave. */
struct bracket {
    struct token opener;
    bool in_call;
};

static bool
enter(struct parser *p, bool in_call, struct bracket *saved)
{
    *saved = (struct bracket){p->opener, p->in_call};
    p->opener = p->token;
    p->in_call = in_call;
    if (++p->depth > EXPRESSION_DEPTH_MAX) {
        parser_fail(p, p->token, "brackets are nested too deeply",
                    "put parts of it into calculate questions of their own");
        return false;
    }
    return advance(p);
}

static bool
leave(struct parser *p, enum token_kind closer, struct bracket saved)
{
    if (p->token.kind != closer) {
        parser_fail_unclosed(p, p->opener, closer == TOKEN_CLOSE ? ")" : "]");
        return false;
    }
    p->opener = saved.opener;
    p->in_call = saved.in_call;
    p->depth--;
    return advance(p);
}

/* --- paths --- */

static bool
parse_predicates(struct parser *p, struct expression *path,
                 struct expression_step *step)
{
    size_t capacity = 0;
    while (p->token.kind == TOKEN_OPEN_FILTER) {
        struct bracket saved;
        if (!enter(p, false, &saved))
            return false;
        struct expression *predicate = parse_level(p, LEVEL_LOOSEST);
        if (!predicate || !raise(p, path, predicate))
            return false;
        if (!leave(p, TOKEN_CLOSE_FILTER, saved))
            return false;
        arena_grow(p->arena, &step->predicates, &capacity,
                   step->predicate_count + 1, sizeof *step->predicates);
        step->predicates[step->predicate_count++] = predicate;
    }
    return true;
}

/* name:: in front of a step; the name was looked at. */
static bool
take_axis(struct parser *p, struct expression_step *step)
{
    struct token name = p->token;
    if (!advance(p))
        return false;
    if (p->token.kind != TOKEN_AXIS) {
        step->name = name.inner;
        return true;
    }
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++)
        if (text_is(name.inner, axes[i].name)) {
            step->axis = axes[i].axis;
            step->axis_name = name.inner;
            if (!advance(p))
                return false;
            if (p->token.kind == TOKEN_STAR || p->token.kind == TOKEN_NAME) {
                step->name = p->token.inner;
                return advance(p);
            }
            return parser_fail_before_value(p) != NULL;
        }
    return parser_fail(p, name,
                       arena_printf(p->arena,
                                    "'%.*s' is not a direction in a path",
                                    TEXT_ARGS(name.inner)),
                       "write the question's name alone, or ${name}") != NULL;
}

/* node() and text() behind a name that was taken. */
static bool
take_node_test(struct parser *p, struct expression_step *step)
{
    if (p->token.kind != TOKEN_OPEN)
        return true;
    if (!text_is(step->name, "node") && !text_is(step->name, "text"))
        return parser_fail(
                   p, p->before, "a function cannot stand inside a path",
                   "write the function around the path: count(/data/a)") !=
               NULL;
    step->name = (struct text){0};
    if (!advance(p))
        return false;
    if (p->token.kind != TOKEN_CLOSE)
        return parser_fail_unclosed(p, p->before, ")") != NULL;
    return advance(p);
}

static bool
take_step(struct parser *p, struct expression_step *step)
{
    switch (p->token.kind) {
    case TOKEN_DOT:
        step->axis = EXPRESSION_AXIS_SELF;
        return advance(p);
    case TOKEN_DOT_DOT:
        step->axis = EXPRESSION_AXIS_PARENT;
        return advance(p);
    case TOKEN_STAR:
        step->name = p->token.inner;
        return advance(p);
    case TOKEN_AT:
        step->axis = EXPRESSION_AXIS_ATTRIBUTE;
        if (!advance(p))
            return false;
        if (p->token.kind != TOKEN_NAME)
            return parser_fail_before_value(p) != NULL;
        step->name = p->token.inner;
        return advance(p);
    case TOKEN_NAME:
        return take_axis(p, step) && take_node_test(p, step);
    default:
        return parser_fail_before_value(p) != NULL;
    }
}

static struct expression_step *
step_add(struct parser *p, struct expression *path, size_t *capacity,
         enum expression_axis axis)
{
    arena_grow(p->arena, &path->steps, capacity, path->step_count + 1,
               sizeof *path->steps);
    struct expression_step *step = &path->steps[path->step_count++];
    step->axis = axis;
    step->offset = p->token.offset;
    return step;
}

static bool
parse_step(struct parser *p, struct expression *path, size_t *capacity)
{
    struct expression_step *step =
        step_add(p, path, capacity, EXPRESSION_AXIS_CHILD);
    if (!take_step(p, step))
        return false;
    step->length = p->before.offset + p->before.length - step->offset;
    return parse_predicates(p, path, step);
}

/* /step, //step and so on, behind a first step or an origin. */
static bool
parse_steps(struct parser *p, struct expression *path, size_t *capacity)
{
    while (p->token.kind == TOKEN_SLASH || p->token.kind == TOKEN_SLASH_SLASH) {
        if (p->token.kind == TOKEN_SLASH_SLASH)
            step_add(p, path, capacity, EXPRESSION_AXIS_ANYWHERE)->length = 2;
        if (!advance(p) || !parse_step(p, path, capacity))
            return false;
    }
    return true;
}

static struct expression *
parse_path(struct parser *p)
{
    struct expression *path = node_new(p, EXPRESSION_PATH, p->token);
    path->text = (struct text){0};
    size_t capacity = 0;
    path->absolute =
        p->token.kind == TOKEN_SLASH || p->token.kind == TOKEN_SLASH_SLASH;
    if (!path->absolute && !parse_step(p, path, &capacity))
        return NULL;
    if (!parse_steps(p, path, &capacity))
        return NULL;
    return node_close(p, path);
}

/* [..] and /.. behind a reference, a call or a bracket make it a path. */
static struct expression *
parse_tail(struct parser *p, struct expression *origin)
{
    enum token_kind kind = p->token.kind;
    if (kind != TOKEN_OPEN_FILTER && kind != TOKEN_SLASH &&
        kind != TOKEN_SLASH_SLASH)
        return origin;
    struct expression *path = node_new(p, EXPRESSION_PATH, p->token);
    path->text = (struct text){0};
    path->offset = origin->offset;
    size_t capacity = 0, items = 0;
    if (!item_add(p, path, origin, &items))
        return NULL;
    if (kind == TOKEN_OPEN_FILTER &&
        !parse_predicates(p, path,
                          step_add(p, path, &capacity, EXPRESSION_AXIS_FILTER)))
        return NULL;
    if (!parse_steps(p, path, &capacity))
        return NULL;
    return node_close(p, path);
}

/* --- values --- */

static bool
parse_arguments(struct parser *p, struct expression *call)
{
    size_t capacity = 0;
    if (p->token.kind == TOKEN_CLOSE)
        return true;
    for (;;) {
        struct expression *argument = parse_level(p, LEVEL_LOOSEST);
        if (!argument || !item_add(p, call, argument, &capacity))
            return false;
        if (p->token.kind != TOKEN_COMMA)
            return true;
        if (!advance(p))
            return false;
    }
}

/* The name was looked at and '(' follows it. */
static struct expression *
parse_call(struct parser *p)
{
    struct expression *call = node_new(p, EXPRESSION_CALL, p->token);
    struct bracket saved;
    if (!advance(p) || !enter(p, true, &saved) || !parse_arguments(p, call) ||
        !leave(p, TOKEN_CLOSE, saved))
        return NULL;
    return parse_tail(p, node_close(p, call));
}

static struct expression *
parse_bracket(struct parser *p)
{
    struct bracket saved;
    size_t begin = p->token.offset;
    if (!enter(p, false, &saved))
        return NULL;
    struct expression *inner = parse_level(p, LEVEL_LOOSEST);
    if (!inner || !leave(p, TOKEN_CLOSE, saved))
        return NULL;
    inner->offset = begin;
    return parse_tail(p, node_close(p, inner));
}

static struct expression *
parse_leaf(struct parser *p, enum expression_kind kind)
{
    struct expression *leaf = node_new(p, kind, p->token);
    leaf->last_saved = p->token.kind == TOKEN_LAST_SAVED;
    if (!advance(p))
        return NULL;
    return kind == EXPRESSION_REFERENCE ? parse_tail(p, leaf) : leaf;
}

/* Is the name looked at a function's? node( and text( begin a path. */
static bool
at_call(const struct parser *p)
{
    struct lexer ahead = p->lexer;
    return lexer_next(&ahead).kind == TOKEN_OPEN &&
           !name_is(p->token, "node") && !name_is(p->token, "text");
}

/* `not ${a}`: a function's name whose brackets were forgotten. */
static bool
forgot_brackets(const struct parser *p)
{
    static const char *const functions[] = {"not", "if",  "selected", "count",
                                            "sum", "int", "round",    "regex"};
    struct lexer ahead = p->lexer;
    if (!begins_value(lexer_next(&ahead).kind))
        return false;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (name_is(p->token, functions[i]))
            return true;
    return false;
}

static struct expression *
parse_name(struct parser *p)
{
    struct lexer ahead = p->lexer;
    if (infix_at(p) && begins_value(lexer_next(&ahead).kind))
        return parser_fail_before_value(p);
    if (at_call(p))
        return parse_call(p);
    if (forgot_brackets(p))
        return parser_fail(p, p->token,
                           arena_printf(p->arena, "'%.*s' has no brackets",
                                        TEXT_ARGS(p->token.inner)),
                           arena_printf(p->arena, "write %.*s(...)",
                                        TEXT_ARGS(p->token.inner)));
    return parse_path(p);
}

static struct expression *
parse_value(struct parser *p)
{
    switch (p->token.kind) {
    case TOKEN_NUMBER:
        return parse_leaf(p, EXPRESSION_NUMBER);
    case TOKEN_TEXT:
        return parse_leaf(p, EXPRESSION_TEXT);
    case TOKEN_REFERENCE:
    case TOKEN_LAST_SAVED:
        return parse_leaf(p, EXPRESSION_REFERENCE);
    case TOKEN_OPEN:
        return parse_bracket(p);
    case TOKEN_NAME:
        return parse_name(p);
    case TOKEN_DOT:
    case TOKEN_DOT_DOT:
    case TOKEN_SLASH:
    case TOKEN_SLASH_SLASH:
    case TOKEN_AT:
    case TOKEN_STAR:
        return parse_path(p);
    default:
        return parser_fail_before_value(p);
    }
}

/* --- operators --- */

static struct expression *
parse_union(struct parser *p)
{
    struct expression *left = parse_value(p);
    while (left && p->token.kind == TOKEN_BAR) {
        struct expression *both = node_new(p, EXPRESSION_UNION, p->token);
        both->offset = left->offset;
        size_t capacity = 0;
        if (!advance(p))
            return NULL;
        struct expression *right = parse_value(p);
        if (!right || !item_add(p, both, left, &capacity) ||
            !item_add(p, both, right, &capacity))
            return NULL;
        left = node_close(p, both);
    }
    return left;
}

static struct expression *
parse_negation(struct parser *p)
{
    struct token sign = p->token;
    bool negative = false, any = false;
    while (p->token.kind == TOKEN_MINUS) {
        negative = !negative;
        any = true;
        if (!advance(p))
            return NULL;
    }
    struct expression *value = parse_union(p);
    if (!value || !any)
        return value;
    /* - - a is still a number where a was a text: keep one sign of two */
    for (int signs = negative ? 1 : 2; signs > 0; signs--) {
        struct expression *node = node_new(p, EXPRESSION_NEGATE, sign);
        size_t capacity = 0;
        if (!item_add(p, node, value, &capacity))
            return NULL;
        value = node_close(p, node);
    }
    return value;
}

/* A chain of and, or of or, becomes one node, so that long ones stay flat. */
static struct expression *
parse_level(struct parser *p, int level)
{
    if (level > LEVEL_TIGHTEST)
        return parse_negation(p);
    struct expression *left = parse_level(p, level + 1);
    struct expression *chain = NULL;
    size_t capacity = 0;
    while (left) {
        const struct infix *infix = infix_at(p);
        if (!infix || infix->level != level)
            break;
        struct token sign = p->token;
        if (!advance(p))
            return NULL;
        struct expression *right = parse_level(p, level + 1);
        if (!right)
            return NULL;
        if (!chain || level > LEVEL_AND) {
            chain = node_new(p, infix->kind, sign);
            chain->offset = left->offset;
            capacity = 0;
            if (!item_add(p, chain, left, &capacity))
                return NULL;
        }
        if (!item_add(p, chain, right, &capacity))
            return NULL;
        left = node_close(p, chain);
    }
    return left;
}

struct expression *
expression_parse(struct arena *arena, struct text source, struct finding *fault)
{
    struct parser p = {
        .arena = arena, .lexer = {.source = source}, .fault = fault};
    if (source.n > EXPRESSION_LENGTH_MAX)
        return parser_fail(
            &p, (struct token){0}, "the expression is too long",
            "put parts of it into calculate questions of their own");
    if (!advance(&p))
        return NULL;
    p.before = (struct token){0};
    struct expression *expression = parse_level(&p, LEVEL_LOOSEST);
    if (!expression)
        return NULL;
    if (p.token.kind != TOKEN_END)
        return parser_fail_after_value(&p);
    return expression;
}
