#include <config.h>

#include "instruments/odk/read.h"

#include "base/file.h"
#include "base/sheet.h"
#include "instruments/expression/expression.h"
#include "instruments/say.h"

#include <string.h>

/* Deeper than any form that a person could fill in, and far below what would
 * exhaust the stack. */
static void
add_question(struct form *form, struct question *parent,
             struct question *question)
{
    question->parent = parent;
    arena_grow(form->arena, &parent->children, &parent->capacity, parent->n + 1,
               sizeof *parent->children);
    parent->children[parent->n++] = question;
    arena_grow(form->arena, &form->questions, &form->questions_capacity,
               form->n_questions + 1, sizeof *form->questions);
    form->questions[form->n_questions++] = question;
}

static struct question *
new_question(struct xform *xform, struct question *parent,
             const xmlNode *element)
{
    struct question *question = arena_alloc(xform->arena, sizeof *question);
    question->name = arena_strdup(xform->arena, (const char *)element->name);
    question->path =
        arena_printf(xform->arena, "%s/%s", parent->path, question->name);
    question->kind = QUESTION_HIDDEN;
    question->row = 0;
    add_question(xform->form, parent, question);
    return question;
}

/* Of neighbours of one name the first is read: a repeat's template, or else
 * its first instance. */
static bool
is_further_instance(const xmlNode *element)
{
    const xmlNode *before = element->prev;
    while (before && before->type != XML_ELEMENT_NODE)
        before = before->prev;
    return before && xml_is(before, (const char *)element->name);
}

/* The audit of how the form was filled in is in meta; the rest of it is the
 * server's. */
static void
read_meta(struct xform *xform, const xmlNode *meta)
{
    struct form *form = xform->form;
    form->omit_instance_id = !xml_child(meta, "instanceID");
    if (!xml_child(meta, "audit"))
        return;
    struct question *audit = arena_alloc(xform->arena, sizeof *audit);
    audit->kind = QUESTION_AUDIT;
    audit->name = "audit";
    audit->type = "audit";
    audit->path = arena_printf(xform->arena, "%s/meta/audit", form->root->path);
    add_question(form, form->root, audit);
}

static void
read_value(struct xform *xform, const xmlNode *element,
           struct question *question)
{
    struct text value = text_trim(text_of(xml_text(xform->arena, element)));
    if (text_begins(value, "jr://images/"))
        value = text_slice(value, strlen("jr://images/"), value.n);
    if (value.n)
        question->fallback.source = text_dup(xform->arena, value);
}

static bool
is_nested_too_deeply(struct xform *xform, const xmlNode *element,
                     const struct question *group)
{
    if (strlen(group->path) <= FORM_LIMIT_PATH)
        return false;
    form_say(xform->form, xform->findings,
             (struct finding){.severity = SEVERITY_ERROR,
                              .rule = "nested-too-deeply",
                              .row = xml_line(element),
                              .mend = "give groups short names, and end them "
                                      "where they end"},
             "groups are nested too deeply here: their names come to more "
             "than %zu letters; what is in this one was not read",
             FORM_LIMIT_PATH);
    return true;
}

static const char *
qualified(struct xform *xform, const xmlAttr *attribute)
{
    const char *name = (const char *)attribute->name;
    return attribute->ns && attribute->ns->prefix
               ? arena_printf(xform->arena, "%s:%s", attribute->ns->prefix,
                              name)
               : arena_strdup(xform->arena, name);
}

/* A prefix means outside of its element what the root says that it does. */
static bool
is_written_again(const struct xform *xform, const xmlAttr *attribute)
{
    const xmlNs *ns = attribute->ns;
    if (!attribute->children || !ns || !ns->prefix)
        return attribute->children != NULL;
    const xmlNs *known = xform->body->parent->nsDef;
    while (known && (!known->prefix || strcmp((const char *)known->prefix,
                                              (const char *)ns->prefix) != 0))
        known = known->next;
    return known &&
           strcmp((const char *)known->href, (const char *)ns->href) == 0;
}

/* Attributes of a node, as "instance::x" gives them. */
static void
read_instance_attributes(struct xform *xform, const xmlNode *element,
                         struct question *question)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const char *name = qualified(xform, a);
        if (strcmp((const char *)a->name, "template") != 0 &&
            is_written_again(xform, a) &&
            !properties_find(&question->instance, name))
            properties_add(
                xform->arena, &question->instance, name,
                arena_strdup(xform->arena, (const char *)a->children->content));
    }
}

static void
read_elements(struct xform *xform, const xmlNode *parent,
              struct question *above)
{
    if (is_nested_too_deeply(xform, parent, above))
        return;
    for (xmlNode *n = xml_child(parent, NULL); n; n = xml_next(n, NULL)) {
        if (!above->parent && xml_is(n, "meta")) {
            read_meta(xform, n);
            continue;
        }
        struct question *question;
        if (is_further_instance(n)) {
            question = above->children[above->n - 1];
            read_instance_attributes(xform, n, question);
            continue;
        }
        question = new_question(xform, above, n);
        read_instance_attributes(xform, n, question);
        bool template = xml_attribute(n, "template") != NULL;
        if (xml_child(n, NULL) || template)
            question->kind = template ? QUESTION_REPEAT : QUESTION_GROUP;
        if (xml_child(n, NULL))
            read_elements(xform, n, question);
        else
            read_value(xform, n, question);
    }
}

static void
read_root(struct xform *xform)
{
    struct form *form = xform->form;
    const xmlNode *root = xform->instance;
    const char *id = xml_attribute(root, "id");
    const char *version = xml_attribute(root, "version");
    form->root_name = arena_strdup(xform->arena, (const char *)root->name);
    form->root = arena_alloc(xform->arena, sizeof *form->root);
    form->root->name = form->root_name;
    form->root->path = arena_printf(xform->arena, "/%s", form->root_name);
    form->omit_instance_id = true;
    if (id)
        form->id = arena_strdup(xform->arena, id);
    if (version)
        form->version = arena_strdup(xform->arena, version);
    read_elements(xform, root, form->root);
}

static const char *
copy(struct xform *xform, const xmlNode *element, const char *attribute)
{
    const char *value = element ? xml_attribute(element, attribute) : NULL;
    return value ? arena_strdup(xform->arena, value) : NULL;
}

static void
read_submission(struct xform *xform)
{
    const xmlNode *submission = xml_child(xform->model, "submission");
    struct form *form = xform->form;
    form->submission_url = copy(xform, submission, "action");
    form->public_key = copy(xform, submission, "base64RsaPublicKey");
    form->auto_send = copy(xform, submission, "auto-send");
    form->auto_delete = copy(xform, submission, "auto-delete");
    form->client_editable = copy(xform, submission, "client-editable");
    form->style = copy(xform, xform->body, "class");
}

/* How instanceID and instanceName are made is said in binds of meta. */
static void
read_meta_binds(struct xform *xform)
{
    struct form *form = xform->form;
    for (xmlNode *n = xml_child(xform->model, "bind"); n;
         n = xml_next(n, "bind")) {
        struct text nodeset = text_of(xml_attribute(n, "nodeset"));
        const char *calculate = xml_attribute(n, "calculate");
        const char *preload = xml_attribute(n, "preload");
        if (text_ends(nodeset, "/meta/instanceName") && calculate)
            form->instance_name = xform_expression(xform, calculate, NULL);
        if (text_ends(nodeset, "/meta/instanceID") && preload &&
            strcmp(preload, "uid") != 0)
            properties_add(xform->arena, &form->settings, "instance_id",
                           arena_strdup(xform->arena, preload));
    }
}

/* Attributes of the root element beyond id and version, and the namespaces
 * that they may be in. */
static void
read_root_attributes(struct xform *xform)
{
    struct form *form = xform->form;
    const xmlNode *html = xform->body->parent;
    for (const xmlAttr *a = xform->instance->properties; a; a = a->next) {
        const char *name = qualified(xform, a);
        if (strcmp(name, "id") && strcmp(name, "version") && a->children)
            properties_add(
                xform->arena, &form->attributes, name,
                arena_strdup(xform->arena, (const char *)a->children->content));
    }
    for (const xmlNs *ns = html->nsDef; ns; ns = ns->next)
        if (ns->prefix)
            properties_add(xform->arena, &form->namespaces,
                           arena_strdup(xform->arena, (const char *)ns->prefix),
                           arena_strdup(xform->arena, (const char *)ns->href));
    const xmlNs *own = xform->instance->ns;
    if (own && !own->prefix && xform->model->ns &&
        strcmp((const char *)own->href, (const char *)xform->model->ns->href) !=
            0)
        form->instance_xmlns =
            arena_strdup(xform->arena, (const char *)own->href);
}

static void
parse(struct xform *xform, const struct question *question,
      const char *attribute, struct logic *logic)
{
    struct finding fault = {0};
    if (!logic->source)
        return;
    logic->tree =
        expression_parse(xform->arena, text_of(logic->source), &fault);
    if (logic->tree)
        return;
    fault.row = question->row;
    fault.column = attribute;
    fault.value = logic->source;
    form_say(xform->form, xform->findings, fault, "%s", fault.message);
}

static void
parse_logic(struct xform *xform)
{
    for (size_t i = 0; i < xform->form->n_questions; i++) {
        struct question *question = xform->form->questions[i];
        parse(xform, question, "required", &question->required);
        parse(xform, question, "relevant", &question->relevant);
        parse(xform, question, "constraint", &question->constraint);
        parse(xform, question, "calculate", &question->calculation);
        parse(xform, question, "readonly", &question->readonly);
        parse(xform, question, "itemset", &question->choice_filter);
        parse(xform, question, "jr:count", &question->repeat_count);
        if (question->dynamic_default)
            parse(xform, question, "setvalue", &question->fallback);
    }
}

/* What the type cell of an XLSForm would say. */
static void
name_types(struct xform *xform)
{
    for (size_t i = 0; i < xform->form->n_questions; i++) {
        struct question *question = xform->form->questions[i];
        if (question->list)
            question->type = arena_printf(
                xform->arena, "%s %s",
                question->kind == QUESTION_SELECT_MULTIPLE ? "select_multiple"
                : question->kind == QUESTION_RANK          ? "rank"
                                                           : "select_one",
                question->list->name);
        else if (!question->type)
            question->type = question->n ? "group" : "string";
    }
}

/* Finds model, primary instance and body; false where this is no XForm. */
static bool
find_parts(struct xform *xform, xmlDoc *document, struct error *error)
{
    const xmlNode *html = xml_root(document);
    const xmlNode *head = html ? xml_child(html, "head") : NULL;
    xform->model = head ? xml_child(head, "model") : NULL;
    xform->body = html ? xml_child(html, "body") : NULL;
    const xmlNode *instance =
        xform->model ? xml_child(xform->model, "instance") : NULL;
    xform->instance = instance ? xml_child(instance, NULL) : NULL;
    if (xform->instance && xform->body)
        return true;
    return error_at(error, ERROR_DATA, xform->form->file, 0, 0,
                    "this is XML but not an XForm: it has no %s",
                    !xform->model      ? "model"
                    : !xform->instance ? "primary instance"
                                       : "body");
}

static void
read_document(struct xform *xform)
{
    struct form *form = xform->form;
    const xmlNode *head = xform->model->parent;
    const char *title = xml_text(xform->arena, xml_child(head, "title"));
    read_root(xform);
    struct text t = text_trim(text_of(title));
    form->title = t.n ? text_dup(xform->arena, t) : form->id;
    form_index(form);
    xform_read_itext(xform);
    xform_read_binds(xform);
    xform_read_body(xform);
    xform_settle_kinds(xform);
    read_submission(xform);
    xform_read_instances(xform);
    read_meta_binds(xform);
    read_root_attributes(xform);
    name_types(xform);
    form_index(form);
    parse_logic(xform);
}

/* More tags than a form of tens of thousands of questions has: what the tree of
 * the document takes is in proportion to them. */
#define LIMIT_TAGS ((size_t)4 << 20)

/* Behind a section whose "<" are text: its end, or that of the bytes. */
static size_t
skip_cdata(struct text bytes, size_t at)
{
    return at + text_find_text(text_slice(bytes, at, bytes.n), TEXT("]]>"));
}

static bool
refuse_size(const char *file, struct text before, const char *what,
            struct error *error)
{
    size_t line = 1;
    for (size_t i = 0; i < before.n; i++)
        line += before.s[i] == '\n';
    return error_at(error, ERROR_DATA, file, line, 0,
                    "%s: no form needs that; mend it where it was made, and "
                    "export it again",
                    what);
}

/* Before anything is made of the bytes: no text, and no tag with its
 * attributes, passes the limit of a cell. */
static bool
check_sizes(struct text bytes, const char *file, struct error *error)
{
    size_t tags = 0;
    for (size_t from = 0; from < bytes.n; tags++) {
        size_t at = from;
        do {
            struct text rest = text_slice(bytes, at, bytes.n);
            at =
                text_begins(rest, "<![CDATA[") ? skip_cdata(bytes, at) : at + 1;
            at += text_find(text_slice(bytes, at, bytes.n), '<');
        } while (text_begins(text_slice(bytes, at, bytes.n), "<![CDATA["));
        if (at - from > SHEET_LIMIT_CELL)
            return refuse_size(file, text_slice(bytes, 0, from),
                               "a text of more than 1 MiB begins here", error);
        if (tags > LIMIT_TAGS)
            return refuse_size(file, text_slice(bytes, 0, from),
                               "there are more than 4,194,304 tags", error);
        from = at;
    }
    return true;
}

struct form *
form_read_xform(struct arena *arena, struct text bytes, const char *file,
                struct findings *findings, struct error *error)
{
    if (!check_sizes(bytes, file, error))
        return NULL;
    xmlDoc *document = xml_read(bytes, file, error);
    if (!document)
        return NULL;
    struct form *form = arena_alloc(arena, sizeof *form);
    struct xform xform = {.arena = arena, .form = form, .findings = findings};
    form->arena = arena;
    form->file = file;
    form->is_xform = true;
    const char *name = strcmp(file, FILE_STDIN) == 0 ? "data" : file_name(file);
    const char *dot = strrchr(name, '.');
    form->id =
        arena_strndup(arena, name, dot ? (size_t)(dot - name) : strlen(name));
    bool ok = find_parts(&xform, document, error);
    if (ok)
        read_document(&xform);
    xml_free(document);
    return ok ? form : NULL;
}
