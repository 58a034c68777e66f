/* read-path: from the paths of an XForm to the questions they mean. */
#include <config.h>

#include "instruments/odk/read.h"

#include "base/builder.h"

#include <string.h>

/* One step down or up from path, which is in the builder. */
static void
walk(struct builder *path, struct text step)
{
    size_t colon = text_find(step, ':');
    if (colon < step.n)
        step = text_slice(step, colon + 1, step.n);
    if (step.n == 0 || text_is(step, "."))
        return;
    if (!text_is(step, "..")) {
        builder_printf(path, "/%.*s", TEXT_ARGS(step));
        return;
    }
    while (path->n > 0 && path->s[path->n - 1] != '/')
        path->s[--path->n] = '\0';
    if (path->n > 0)
        path->s[--path->n] = '\0';
}

struct question *
xform_question(const struct xform *xform, const char *ref,
               const struct question *context)
{
    struct text rest = text_trim(text_of(ref)), step;
    struct builder path = BUILDER_INIT;
    const struct question *from = context ? context : xform->form->root;
    if (!text_begins(rest, "/"))
        builder_add_string(&path, from->path);
    while (text_split(&rest, '/', &step))
        walk(&path, text_trim(step));
    struct text wanted = builder_text(&path);
    struct question *found = text_is(wanted, xform->form->root->path)
                                 ? xform->form->root
                                 : form_find_path(xform->form, wanted);
    builder_release(&path);
    return found;
}

/* Going through an expression. */
struct scan {
    const struct xform *xform;
    const struct question *context;
    struct text source;
    size_t at;
    size_t predicates; /* that are open */
    char quote;
    struct builder out;
};

static bool
in_path(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 ||
           (c != '\0' && strchr("_-.:/", c));
}

static bool
begins_here(const struct scan *scan, const char *word)
{
    return text_begins(text_slice(scan->source, scan->at, scan->source.n),
                       word);
}

static bool
may_begin(const struct scan *scan)
{
    if (scan->at == 0)
        return true;
    char before = scan->source.s[scan->at - 1];
    return !in_path(before) && !strchr(")]*@}", before);
}

/* The question that the path at from..to leads to, or NULL. A path that only
 * goes up stays a path: it means the instance that it is in. */
static struct question *
target_of(const struct scan *scan, size_t from, size_t to)
{
    char next = to < scan->source.n ? scan->source.s[to] : '\0';
    bool upwards = to > from && scan->source.s[to - 1] == '.';
    if (from == to || upwards || next == '[' || next == '(' || next == '*')
        return NULL;
    const char *path =
        arena_strndup(scan->xform->arena, scan->source.s + from, to - from);
    struct question *found = xform_question(scan->xform, path, scan->context);
    if (!found || !found->parent ||
        form_count(scan->xform->form, text_of(found->name)) != 1)
        return NULL;
    return found;
}

/* The writer of an XForm puts a space at each side of a path. */
static void
add_reference(struct scan *scan, const char *prefix, struct text name,
              size_t to)
{
    struct builder *out = &scan->out;
    bool spaced = out->n && out->s[out->n - 1] == ' ' && to < scan->source.n &&
                  scan->source.s[to] == ' ';
    if (spaced)
        out->s[--out->n] = '\0';
    builder_printf(out, "${%s%.*s}", prefix, TEXT_ARGS(name));
    scan->at = spaced ? to + 1 : to;
}

/* The name at the end of a path into meta that a form can refer to; empty where
 * the path is another one. */
static struct text
meta_name(const struct scan *scan, size_t from, size_t to)
{
    struct text path = text_slice(scan->source, from, to);
    size_t slash = path.n;
    while (slash > 0 && path.s[slash - 1] != '/')
        slash--;
    struct text name = text_slice(path, slash, path.n);
    const char *known = form_meta_path(scan->xform->form, name);
    return known && text_is(path, known) ? name : (struct text){0};
}

/* How each kind of path begins, and what it is seen from. */
static const struct {
    const char *begins;
    size_t skip; /* bytes that are not of the path */
    bool in_predicates;
    const char *prefix; /* of the name in ${...} */
} paths[] = {
    {"instance('__last-saved')/", 24, true, "last-saved#"},
    {"current()/..", 10, true, ""},
    {"/", 0, true, ""},
    {"..", 0, false, ""},
};

static bool
take_path(struct scan *scan)
{
    if (!may_begin(scan))
        return false;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (!begins_here(scan, paths[i].begins) ||
            (scan->predicates && !paths[i].in_predicates))
            continue;
        size_t from = scan->at + paths[i].skip, to = from;
        while (to < scan->source.n && in_path(scan->source.s[to]))
            to++;
        struct question *question = target_of(scan, from, to);
        struct text name =
            question ? text_of(question->name) : meta_name(scan, from, to);
        if (name.n == 0)
            return false;
        add_reference(scan, paths[i].prefix, name, to);
        return true;
    }
    return false;
}

static void
step(struct scan *scan)
{
    char c = scan->source.s[scan->at++];
    if (scan->quote)
        scan->quote = c == scan->quote ? 0 : scan->quote;
    else if (c == '\'' || c == '"')
        scan->quote = c;
    else if (c == '[')
        scan->predicates++;
    else if (c == ']' && scan->predicates)
        scan->predicates--;
    builder_add_char(&scan->out, c);
}

const char *
xform_expression(const struct xform *xform, const char *source,
                 const struct question *context)
{
    if (!source)
        return NULL;
    struct scan scan = {.xform = xform,
                        .context = context ? context : xform->form->root,
                        .source = text_of(source)};
    while (scan.at < scan.source.n)
        if (scan.quote || !take_path(&scan))
            step(&scan);
    const char *result =
        text_dup(xform->arena, text_trim(builder_text(&scan.out)));
    builder_release(&scan.out);
    return result;
}
