/* render-reference: ${name} as a path.
 *
 * A path is absolute, but for two questions in the same instance of a repeat:
 * there it is relative, so that it stays in that instance. In a predicate
 * behind instance('x') the context is the item, so a relative path begins with
 * current(). What indexed-repeat() counts itself has to be absolute: its
 * arguments 0, 1, 3 and 5. */
#include <config.h>

#include "instruments/odk/render.h"

#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

/* A bracket that is open at the place of the scan. */
struct bracket {
    char kind; /* '(' or '[' */
    bool indexed_repeat;
    size_t argument;
};

/* Going through an expression, one reference at a time. */
struct scan {
    const char *source;
    size_t n, at;
    char quote; /* or 0 */
    bool has_instance;
    struct bracket *brackets;
    size_t depth, capacity;
};

struct found {
    size_t from, to; /* of "${name}" */
    struct text name;
    bool last_saved;
    bool in_predicate;
    bool indexed; /* it has to be absolute */
};

static bool
name_ends_at(const struct scan *scan, size_t end, const char *name)
{
    size_t n = strlen(name);
    return end >= n && memcmp(scan->source + end - n, name, n) == 0;
}

static void
open_bracket(struct scan *scan, char kind)
{
    heap_grow(&scan->brackets, &scan->capacity, scan->depth + 1,
              sizeof *scan->brackets);
    scan->brackets[scan->depth++] = (struct bracket){
        kind, kind == '(' && name_ends_at(scan, scan->at, "indexed-repeat"), 0};
}

static void
step(struct scan *scan)
{
    char c = scan->source[scan->at];
    if (scan->quote)
        scan->quote = c == scan->quote ? 0 : scan->quote;
    else if (c == '\'' || c == '"')
        scan->quote = c;
    else if (c == '(' || c == '[')
        open_bracket(scan, c);
    else if ((c == ')' || c == ']') && scan->depth)
        scan->depth--;
    else if (c == ',' && scan->depth)
        scan->brackets[scan->depth - 1].argument++;
    scan->at++;
}

static void
place_reference(const struct scan *scan, struct found *found)
{
    found->in_predicate = found->indexed = false;
    bool inner = true;
    for (size_t i = scan->depth; i-- > 0;) {
        const struct bracket *b = &scan->brackets[i];
        if (b->kind == '[')
            found->in_predicate = scan->has_instance;
        if (b->indexed_repeat && inner) {
            found->indexed = b->argument == 0 || b->argument % 2 == 1;
            inner = false;
        }
    }
}

/* Reads "${name}" at the place of the scan; false where there is none. */
static bool
read_reference(struct scan *scan, struct found *found)
{
    const char *s = scan->source + scan->at;
    if (s[0] != '$' || s[1] != '{')
        return false;
    const char *end = strchr(s, '}');
    if (!end)
        return false;
    struct text name = text_trim((struct text){s + 2, (size_t)(end - s) - 2});
    const struct text saved = TEXT("last-saved#");
    found->last_saved = text_begins(name, saved.s);
    if (found->last_saved)
        name = text_slice(name, saved.n, name.n);
    found->name = name;
    found->from = scan->at;
    found->to = scan->at + (size_t)(end - s) + 1;
    place_reference(scan, found);
    scan->at = found->to;
    return true;
}

static struct scan
begin(const char *source)
{
    return (struct scan){.source = source,
                         .n = strlen(source),
                         .has_instance = strstr(source, "instance(") != NULL};
}

static bool
next_reference(struct scan *scan, struct found *found)
{
    while (scan->at < scan->n) {
        if (read_reference(scan, found))
            return true;
        step(scan);
    }
    return false;
}

struct text
odk_reference(const char *source)
{
    struct text t = text_trim(text_of(source));
    if (!text_begins(t, "${") || text_find(t, '}') + 1 != t.n)
        return (struct text){0};
    return text_trim(text_slice(t, 2, t.n - 1));
}

bool
odk_has_reference(const char *words)
{
    const char *at = words ? strstr(words, "${") : NULL;
    return at && strchr(at, '}');
}

/* The innermost repeat at or above the node, or NULL. */
static const struct odk_node *
repeat_at(const struct odk_node *node)
{
    while (node && node->question->kind != QUESTION_REPEAT)
        node = node->parent;
    return node;
}

static const struct odk_node *
common_parent(const struct odk_node *a, const struct odk_node *b)
{
    a = a->parent;
    b = b->parent;
    while (a && b && a != b)
        if (a->depth >= b->depth)
            a = a->parent;
        else
            b = b->parent;
    return a && b ? a : NULL;
}

/* The names from behind `above` down to node, each after a slash. */
static void
add_down(struct builder *out, const struct odk_node *above,
         const struct odk_node *node)
{
    if (node == above)
        return;
    add_down(out, above, node->parent);
    builder_printf(out, "/%s", node->question->name);
}

static void
add_relative(struct builder *out, const struct odk_node *from,
             const struct odk_node *above, const struct odk_node *to)
{
    for (size_t i = above->depth; i < from->depth; i++)
        builder_add_string(out, i == above->depth ? ".." : "/..");
    add_down(out, above, to);
}

/* Where a relative path from context to target turns, or NULL. It turns above
 * both, so that a repeat without another around it is meant as a whole when one
 * of its own questions names it, and one inside another as it is in this round
 * of that. */
static const struct odk_node *
turn(const struct odk_node *context, const struct odk_node *target)
{
    if (!context || !context->parent)
        return NULL;
    const struct odk_node *above = common_parent(context, target);
    return repeat_at(above) ? above : NULL;
}

/* The same for a list of all the instances of the repeat around target: it
 * turns above that repeat. */
static const struct odk_node *
turn_for_items(const struct odk_node *context, const struct odk_node *target)
{
    const struct odk_node *above = turn(context, target);
    const struct odk_node *repeat = repeat_at(above);
    if (!above || repeat != repeat_at(target->parent))
        return above;
    bool outermost = !repeat_at(repeat->parent);
    return outermost || repeat_at(context->parent) != repeat ? repeat->parent
                                                             : above;
}

static void
add_path(struct odk *odk, struct builder *out, const struct found *found,
         const struct odk_node *context, enum odk_place place)
{
    const struct odk_node *target = odk_find(odk, found->name);
    const char *meta = form_meta_path(odk->form, found->name);
    if (!target && odk->audit && text_is(found->name, "audit"))
        meta = odk->audit->question->path;
    if (!target && meta) {
        builder_printf(out, " %s ", meta);
        return;
    }
    if (!target) { /* told by the reader; kept as it is */
        builder_printf(out, "${%.*s}", TEXT_ARGS(found->name));
        return;
    }
    const struct odk_node *above = NULL;
    if (!found->indexed && !found->last_saved)
        above = place == ODK_ITEMS ? turn_for_items(context, target)
                                   : turn(context, target);
    builder_add_char(out, ' ');
    if (found->last_saved)
        builder_add_string(out, "instance('__last-saved')");
    if (above && (place != ODK_PLAIN || found->in_predicate))
        builder_add_string(out, "current()/");
    if (above)
        add_relative(out, context, above, target);
    else
        builder_add_string(out, target->question->path);
    builder_add_char(out, ' ');
}

static const char *
finish(struct odk *odk, struct builder *out)
{
    const char *result = builder_dup(out, odk->arena);
    builder_release(out);
    return result;
}

const char *
odk_expression(struct odk *odk, const char *source,
               const struct odk_node *context, enum odk_place place)
{
    if (!source || !odk_has_reference(source))
        return source;
    struct builder out = BUILDER_INIT;
    struct scan scan = begin(source);
    struct found found;
    size_t from = 0;
    while (next_reference(&scan, &found)) {
        builder_add(&out, (struct text){source + from, found.from - from});
        add_path(odk, &out, &found, context, place);
        from = found.to;
    }
    builder_add_string(&out, source + from);
    free(scan.brackets);
    return finish(odk, &out);
}

const char *
odk_nodeset(struct odk *odk, const char *name, const struct odk_node *context)
{
    const struct odk_node *target = odk_find(odk, text_of(name));
    if (!target)
        return name;
    struct builder out = BUILDER_INIT;
    const struct odk_node *above = turn_for_items(context, target);
    if (above)
        add_relative(&out, context, above, target);
    else
        builder_add_string(&out, target->question->path);
    return finish(odk, &out);
}

/* The end of the path that begins with "instance(" at from: its bracket, then
 * steps and predicates until white space or a closing bracket. 0: no path. */
static size_t
instance_end(struct text words, size_t from)
{
    size_t depth = 0, close = 0;
    char quote = 0;
    for (size_t i = from; i < words.n; i++) {
        char c = words.s[i];
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '(' || c == '[') {
            depth++;
        } else if (c == ')' || c == ']') {
            if (!depth)
                return close;
            depth--;
        } else if (depth && (c == '\'' || c == '"')) {
            quote = c;
        } else if (!depth && (c == ' ' || c == '\n' || c == '\t')) {
            return close;
        }
        close = depth || quote ? close : i + 1;
    }
    return close;
}

static void
add_output(struct odk *odk, const char *source, const struct odk_node *context)
{
    markup_open(&odk->xml, "output");
    markup_attribute(&odk->xml, "value",
                     odk_expression(odk, source, context, ODK_PLAIN));
    markup_close(&odk->xml, "output");
}

/* The next part of the words that is to be worked out: its place and end;
 * false when the rest is text. */
static bool
next_output(struct text words, size_t at, size_t *from, size_t *to)
{
    for (size_t i = at; i < words.n; i++) {
        struct text rest = text_slice(words, i, words.n);
        *from = i;
        if (text_begins(rest, "${") && text_find(rest, '}') < rest.n) {
            *to = i + text_find(rest, '}') + 1;
            return true;
        }
        if (text_begins(rest, "instance(") &&
            (*to = instance_end(words, i)) > i + strlen("instance("))
            return true;
    }
    return false;
}

void
odk_words(struct odk *odk, const char *words, const struct odk_node *context)
{
    struct text all = text_of(words);
    size_t from, to, at = 0;
    markup_mixed(&odk->xml);
    if (!next_output(all, 0, &from, &to)) {
        markup_text(&odk->xml, all);
        return;
    }
    if (from > 0)
        markup_text(&odk->xml, TEXT(" "));
    do {
        markup_text(&odk->xml, text_slice(all, at, from));
        add_output(odk, text_dup(odk->arena, text_slice(all, from, to)),
                   context);
        at = to;
    } while (next_output(all, at, &from, &to));
    markup_text(&odk->xml, text_slice(all, at, all.n));
    markup_text(&odk->xml, TEXT(" "));
}
