/* render-xforms-bind: types, rules and calculations.
 *
 * A constraint of ODK is not asked of an empty answer, so here it is "empty or
 * ...". XForms 1.1 has no regular expressions, but its schema types have: what
 * regex() says of the answer itself becomes a type with a pattern. */
#include <config.h>

#include "instruments/render-xforms.h"

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

/* What is left of the constraint beside the pattern. */
static const char *
constraint_of(struct xforms *xforms, const struct question *question)
{
    const struct expression *tree = question->constraint.tree;
    bool by_type = pattern_of(xforms, question) != NULL;
    if (!tree)
        return NULL;
    struct expression *const *parts = NULL;
    size_t n = parts_of(tree, &parts);
    struct xforms_scope scope = {xforms, question, "constraint", false, false};
    struct builder out = BUILDER_INIT;
    for (size_t i = 0; i < (n ? n : 1); i++) {
        const struct expression *part = n ? parts[i] : tree;
        if (by_type && is_pattern(part)) {
            by_type = false;
            continue;
        }
        builder_add_string(&out, out.n ? " and (" : "(");
        xforms_emit(&scope, part, &out);
        builder_add_char(&out, ')');
    }
    const char *result =
        out.n && !scope.refused
            ? arena_printf(xforms->arena, "string(.) = '' or (%s)", out.s)
            : NULL;
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

struct rule {
    const char *name, *value;
};

static void
write_bind(struct xforms *xforms, const struct question *question,
           const struct rule *rules, size_t n)
{
    struct builder path = BUILDER_INIT;
    bool any = false;
    for (size_t i = 0; i < n; i++)
        any |= rules[i].value != NULL;
    if (any) {
        xforms_path(&path, question, NULL, false);
        markup_open(&xforms->xml, "xf:bind");
        markup_attribute(&xforms->xml, "nodeset", path.s);
        for (size_t i = 0; i < n; i++)
            markup_attribute(&xforms->xml, rules[i].name, rules[i].value);
        markup_close(&xforms->xml, "xf:bind");
    }
    builder_release(&path);
}

static const char *
logic(struct xforms *xforms, const struct question *question,
      const struct logic *source, const char *column)
{
    return xforms_expression(xforms, source, question, column, false);
}

static void
add_bind(struct xforms *xforms, const struct question *q)
{
    const struct logic *calculation = &q->calculation;
    const struct rule rules[] = {
        {"type", type_of(xforms, q)},
        {"readonly", logic(xforms, q, &q->readonly, "readonly")},
        {"required", logic(xforms, q, &q->required, "required")},
        {"relevant", logic(xforms, q, &q->relevant, "relevant")},
        {"constraint", constraint_of(xforms, q)},
        {"calculate",
         q->trigger ? NULL : logic(xforms, q, calculation, "calculation")},
    };
    write_bind(xforms, q, rules, sizeof rules / sizeof *rules);
}

static void
add_instance_name(struct xforms *xforms)
{
    const char *source = xforms->form->instance_name;
    struct finding fault = {0};
    struct logic name = {source, NULL};
    if (source)
        name.tree = expression_parse(xforms->arena, text_of(source), &fault);
    const char *value =
        xforms_expression(xforms, &name, NULL, "instance_name", false);
    if (!value)
        return;
    markup_open(&xforms->xml, "xf:bind");
    markup_attribute(&xforms->xml, "nodeset",
                     "instance('data')/meta/instanceName");
    markup_attribute(&xforms->xml, "calculate", value);
    markup_close(&xforms->xml, "xf:bind");
}

void
xforms_binds(struct xforms *xforms)
{
    for (size_t i = 0; i < xforms->form->n_questions; i++)
        if (xforms->form->questions[i]->kind != QUESTION_EXTERNAL)
            add_bind(xforms, xforms->form->questions[i]);
    add_instance_name(xforms);
}
