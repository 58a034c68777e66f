/* bind: types, rules and calculations.
 *
 * A constraint of ODK is not asked of an empty answer, so here it is "empty or
 * ...". XForms 1.1 has no regular expressions, but its schema types have: what
 * regex() says of the answer itself becomes a type with a pattern. */
#include <config.h>

#include "instruments/xforms/xforms.h"

#include <string.h>

static const char *const types[] = {
    [QUESTION_INTEGER] = "xf:integer",
    [QUESTION_DECIMAL] = "xf:decimal",
    [QUESTION_RANGE] = "xf:decimal",
    [QUESTION_DATE] = "xf:date",
    [QUESTION_TIME] = "xf:time",
    [QUESTION_DATETIME] = "xf:dateTime",
    [QUESTION_IMAGE] = "xf:base64Binary",
    [QUESTION_AUDIO] = "xf:base64Binary",
    [QUESTION_VIDEO] = "xf:base64Binary",
    [QUESTION_FILE] = "xf:base64Binary",
    [QUESTION_EXTERNAL] = NULL,
};

static bool
is_regex(const struct expression *e)
{
    return e->kind == EXPRESSION_CALL && text_is(e->text, "regex") &&
           e->count == 2 && expression_is_self(e->items[0]) &&
           e->items[1]->kind == EXPRESSION_TEXT;
}

/* ". = '-99'" */
static bool
is_equal_to_text(const struct expression *e)
{
    return e->kind == EXPRESSION_EQUAL && expression_is_self(e->items[0]) &&
           (e->items[1]->kind == EXPRESSION_TEXT ||
            e->items[1]->kind == EXPRESSION_NUMBER);
}

/* regex(., 'x'), or alternatives of that and of fixed answers. */
static bool
is_pattern(const struct expression *e)
{
    if (is_regex(e))
        return true;
    bool has_regex = false;
    for (size_t i = 0; e->kind == EXPRESSION_OR && i < e->count; i++) {
        if (!is_regex(e->items[i]) && !is_equal_to_text(e->items[i]))
            return false;
        has_regex |= is_regex(e->items[i]);
    }
    return has_regex;
}

/* Patterns of schemas are about the whole of a value: the anchors go, and what
 * was not anchored may have anything beside it. False for what they cannot
 * say: an anchor inside, a group with (?. */
static bool
add_pattern(struct builder *out, struct text source)
{
    struct text t = source;
    bool begins = text_begins(t, "^");
    bool ends = text_ends(t, "$") && !text_ends(t, "\\$");
    t = text_slice(t, begins, t.n - (ends ? 1 : 0));
    bool in_class = false;
    for (size_t i = 0; i < t.n; i++) {
        if (t.s[i] == '\\') {
            i++;
        } else if (t.s[i] == '[' || t.s[i] == ']') {
            in_class = t.s[i] == '[';
            i += in_class && i + 1 < t.n && t.s[i + 1] == '^';
        } else if (!in_class && (t.s[i] == '^' || t.s[i] == '$' ||
                                 text_begins(text_slice(t, i, t.n), "(?"))) {
            return false;
        }
    }
    builder_printf(out, "%s(%.*s)%s", begins ? "" : ".*", TEXT_ARGS(t),
                   ends ? "" : ".*");
    return true;
}

static void
add_fixed(struct builder *out, struct text t)
{
    for (size_t i = 0; i < t.n; i++) {
        if (strchr("\\.?*+{}()[]|^-", t.s[i]))
            builder_add_char(out, '\\');
        builder_add_char(out, t.s[i]);
    }
}

static bool
add_alternatives(struct builder *out, const struct expression *e)
{
    if (is_regex(e))
        return add_pattern(out, e->items[1]->text);
    for (size_t i = 0; i < e->count; i++) {
        builder_add_string(out, i ? "|" : "");
        if (!is_regex(e->items[i]))
            add_fixed(out, e->items[i]->items[1]->text);
        else if (!add_pattern(out, e->items[i]->items[1]->text))
            return false;
    }
    return true;
}

static size_t
parts_of(const struct expression *tree,
         struct expression *const **parts)
{
    if (tree->kind != EXPRESSION_AND)
        return 0;
    *parts = tree->items;
    return tree->count;
}

/* The pattern that the constraint asks for, in the arena, or NULL. */
static const char *
pattern_of(struct xforms *xforms, const struct question *question)
{
    const struct expression *tree = question->constraint.tree;
    struct expression *const *parts = NULL;
    size_t n = tree ? parts_of(tree, &parts) : 0;
    const struct expression *found = NULL;
    if (question->kind != QUESTION_TEXT || !tree)
        return NULL;
    if (!n && is_pattern(tree))
        found = tree;
    for (size_t i = 0; i < n && !found; i++)
        found = is_pattern(parts[i]) ? parts[i] : NULL;
    struct builder out = BUILDER_INIT;
    const char *result = NULL;
    if (found && add_alternatives(&out, found))
        result = builder_dup(&out, xforms->arena);
    builder_release(&out);
    return result;
}

const char *
xforms_constraint(struct xforms *xforms, const struct question *question,
                  const char *self)
{
    const struct expression *tree = question->constraint.tree;
    bool by_type = pattern_of(xforms, question) != NULL;
    if (!tree)
        return NULL;
    struct expression *const *parts = NULL;
    size_t n = parts_of(tree, &parts);
    struct xforms_scope scope = {.xforms = xforms,
                                 .question = question,
                                 .column = "constraint",
                                 .self = self};
    struct builder out = BUILDER_INIT;
    for (size_t i = 0; i < (n ? n : 1); i++) {
        const struct expression *part = n ? parts[i] : tree;
        if (by_type && is_pattern(part)) {
            by_type = false;
            continue;
        }
        builder_add_string(&out, out.n ? " and (" : n ? "(" : "");
        xforms_emit_truth(&scope, part, &out);
        builder_add_string(&out, n ? ")" : "");
    }
    const char *result =
        out.n && !scope.refused ? builder_dup(&out, xforms->arena) : NULL;
    builder_release(&out);
    return result;
}

static const char *
type_name(struct xforms *xforms, const struct question *question)
{
    char *name = arena_printf(xforms->arena, "pattern%s", question->path);
    for (char *s = name; *s; s++)
        if (*s == '/')
            *s = '.';
    return name;
}

static bool
has_pattern(struct xforms *xforms)
{
    for (size_t i = 0; i < xforms->form->n_questions; i++)
        if (pattern_of(xforms, xforms->form->questions[i]))
            return true;
    return false;
}

static void
add_type(struct xforms *xforms, const struct question *question)
{
    const char *pattern = pattern_of(xforms, question);
    if (!pattern)
        return;
    struct markup *xml = &xforms->xml;
    markup_open(xml, "xsd:simpleType");
    markup_attribute(xml, "name", type_name(xforms, question));
    markup_open(xml, "xsd:restriction");
    markup_attribute(xml, "base", "xsd:string");
    markup_open(xml, "xsd:pattern");
    markup_attribute(xml, "value",
                     arena_printf(xforms->arena, "(%s)?", pattern));
    markup_close(xml, "xsd:pattern");
    markup_close(xml, "xsd:restriction");
    markup_close(xml, "xsd:simpleType");
}

void
xforms_schema(struct xforms *xforms)
{
    if (!has_pattern(xforms))
        return;
    markup_open(&xforms->xml, "xsd:schema");
    markup_attribute(&xforms->xml, "targetNamespace", "urn:praxis:form");
    for (size_t i = 0; i < xforms->form->n_questions; i++)
        add_type(xforms, xforms->form->questions[i]);
    markup_close(&xforms->xml, "xsd:schema");
}

static const char *
type_of(struct xforms *xforms, const struct question *question)
{
    if (pattern_of(xforms, question))
        return arena_printf(xforms->arena, "f:%s",
                            type_name(xforms, question));
    return question->kind < sizeof types / sizeof *types
               ? types[question->kind]
               : NULL;
}

/* --- binds --- */

struct rule {
    const char *name, *value;
};

static void
write_bind(struct xforms *xforms, const char *nodeset,
           const struct rule *rules, size_t n)
{
    bool any = false;
    for (size_t i = 0; i < n; i++)
        any |= rules[i].value != NULL;
    if (!any)
        return;
    markup_open(&xforms->xml, "xf:bind");
    markup_attribute(&xforms->xml, "nodeset", nodeset);
    for (size_t i = 0; i < n; i++)
        markup_attribute(&xforms->xml, rules[i].name, rules[i].value);
    markup_close(&xforms->xml, "xf:bind");
}

static struct xforms_scope
at(struct xforms *xforms, const struct question *question, const char *column)
{
    return (struct xforms_scope){
        .xforms = xforms, .question = question, .column = column};
}

/* The attribute is worked out from its element, which is what [...] is about;
 * it is never relevant itself, so it is never sent. */
static void
add_asked(struct xforms *xforms, const struct question *q)
{
    struct xforms_scope scope = at(xforms, q, "relevant");
    scope.from_attribute = true;
    const char *asked = xforms_condition(scope, q->relevant.tree);
    if (!asked)
        return;
    const struct rule rules[] = {
        {"relevant", "false()"},
        {"calculate",
         arena_printf(xforms->arena, "boolean(parent::*[%s])", asked)},
    };
    write_bind(xforms,
               arena_printf(xforms->arena, "%s/@asked", xforms_path(xforms, q)),
               rules, 2);
}

static const char *
whole_constraint(struct xforms *xforms, const struct question *q)
{
    if (xforms_is_rank(q))
        return xforms_rank_rule(xforms, q);
    const char *own = xforms_constraint(xforms, q, NULL);
    return own ? arena_printf(xforms->arena, "string(.) = '' or (%s)", own)
               : NULL;
}

static const char *
calculation(struct xforms *xforms, const struct question *q)
{
    if (xforms_is_rank(q))
        return xforms_rank_value(xforms, q);
    return q->trigger ? NULL
                      : xforms_value(at(xforms, q, "calculation"),
                                     q->calculation.tree);
}

static void
add_bind(struct xforms *xforms, const struct question *q)
{
    if (xforms_may_be_left_out(q))
        add_asked(xforms, q);
    const struct rule rules[] = {
        {"type", type_of(xforms, q)},
        {"readonly", xforms_condition(at(xforms, q, "readonly"),
                                      q->readonly.tree)},
        {"required", xforms_condition(at(xforms, q, "required"),
                                      q->required.tree)},
        {"relevant",
         xforms_may_be_left_out(q) ? "@asked = 'true'" : NULL},
        {"constraint", whole_constraint(xforms, q)},
        {"calculate", calculation(xforms, q)},
    };
    write_bind(xforms, xforms_path(xforms, q), rules,
               sizeof rules / sizeof *rules);
    if (xforms_is_rank(q))
        xforms_rank_binds(xforms, q);
}

/* The count is seen from beside the repeat, as from one of its rounds. */
static void
add_count(struct xforms *xforms, const struct question *repeat)
{
    const char *name = xforms_count_name(xforms, repeat);
    struct xforms_scope scope = at(xforms, repeat, "repeat_count");
    if (!name)
        return;
    const struct rule rule = {
        "calculate", xforms_value(scope, repeat->repeat_count.tree)};
    write_bind(xforms,
               arena_printf(xforms->arena, "%s/%s",
                            xforms_path(xforms, repeat->parent), name),
               &rule, 1);
}

static void
add_instance_name(struct xforms *xforms)
{
    const char *source = xforms->form->instance_name;
    struct finding fault = {0};
    if (!source)
        return;
    const struct rule rule = {
        "calculate",
        xforms_value(at(xforms, NULL, "instance_name"),
                     expression_parse(xforms->arena, text_of(source),
                                      &fault))};
    write_bind(xforms, "instance('data')/meta/instanceName", &rule, 1);
}

void
xforms_binds(struct xforms *xforms)
{
    for (size_t i = 0; i < xforms->form->n_questions; i++) {
        const struct question *question = xforms->form->questions[i];
        add_count(xforms, question);
        if (xforms_has_element(question))
            add_bind(xforms, question);
    }
    add_instance_name(xforms);
}
