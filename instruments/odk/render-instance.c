/* render-instance: the primary instance, and the data that stand beside
 * it: choices, files, and the form as it was last saved. */
#include <config.h>

#include "instruments/odk/render.h"

#include "base/intern.h"

#include <string.h>

static void
add_attributes(struct odk *odk, const struct odk_node *node)
{
    const struct properties *given = &node->question->instance;
    for (size_t i = 0; i < given->n; i++)
        markup_attribute(
            &odk->xml, given->items[i].name,
            odk_expression(odk, given->items[i].value, node, ODK_PLAIN));
}

/* A value that is there when the form is opened. A picture lies beside it. */
static const char *
fixed_default(struct odk *odk, const struct question *question)
{
    const char *value = question->fallback.source;
    if (!value || question->dynamic_default)
        return NULL;
    bool bare = question->kind == QUESTION_IMAGE &&
                !text_begins(text_of(value), "jr://");
    return bare ? arena_printf(odk->arena, "jr://images/%s", value) : value;
}

/* Where in the instance an element stands. */
enum place {
    PLACE_OUTSIDE,  /* of all repeats */
    PLACE_TEMPLATE, /* in what a new instance of a repeat is made from */
    PLACE_DATA,     /* in the instance that is there from the start */
};

static void add_children(struct odk *odk, const struct odk_node *node,
                         enum place place);

static void
add_element(struct odk *odk, const struct odk_node *node, bool is_template,
            enum place place)
{
    const struct question *question = node->question;
    markup_open(&odk->xml, question->name);
    markup_attribute(&odk->xml, "jr:template", is_template ? "" : NULL);
    if (!is_template) /* those of a repeat are of what is there at first */
        add_attributes(odk, node);
    const char *value = fixed_default(odk, question);
    if (node->n)
        add_children(odk, node, place);
    else if (value)
        markup_text(&odk->xml, text_of(value));
    markup_close(&odk->xml, question->name);
}

/* A repeat stands twice: as a template, and once as data. Inside another one
 * it is of the kind that the other is. */
static void
add_repeat(struct odk *odk, const struct odk_node *node, enum place place)
{
    if (place != PLACE_DATA)
        add_element(odk, node, true, PLACE_TEMPLATE);
    if (place != PLACE_TEMPLATE)
        add_element(odk, node, false, PLACE_DATA);
}

static void
add_children(struct odk *odk, const struct odk_node *node, enum place place)
{
    for (size_t i = 0; i < node->n; i++)
        if (node->children[i]->question->kind == QUESTION_REPEAT)
            add_repeat(odk, node->children[i], place);
        else
            add_element(odk, node->children[i], false, place);
}

static void
add_meta(struct odk *odk)
{
    const struct form *form = odk->form;
    if (form->omit_instance_id && !form->instance_name && !odk->audit)
        return;
    markup_open(&odk->xml, "meta");
    if (odk->audit)
        markup_leaf(&odk->xml, "audit", NULL);
    if (!form->omit_instance_id)
        markup_leaf(&odk->xml, "instanceID", NULL);
    if (form->instance_name)
        markup_leaf(&odk->xml, "instanceName", NULL);
    markup_close(&odk->xml, "meta");
}

/* What the settings say in columns of their own counts before an
 * attribute::x that says it too. */
static void
add_root_attributes(struct odk *odk)
{
    const struct form *form = odk->form;
    const struct property own[] = {{"id", form->id},
                                   {"xmlns", form->instance_xmlns},
                                   {"version", form->version}};
    for (size_t i = 0; i < form->attributes.n; i++) {
        const struct property *given = &form->attributes.items[i];
        bool overridden = false;
        for (size_t k = 0; k < sizeof own / sizeof *own; k++)
            overridden |= own[k].value && strcmp(own[k].name, given->name) == 0;
        if (!overridden)
            markup_attribute(&odk->xml, given->name, given->value);
    }
    for (size_t k = 0; k < sizeof own / sizeof *own; k++)
        markup_attribute(&odk->xml, own[k].name, own[k].value);
}

static void
add_primary(struct odk *odk)
{
    const struct form *form = odk->form;
    markup_open(&odk->xml, "instance");
    markup_open(&odk->xml, form->root_name);
    add_root_attributes(odk);
    add_children(odk, odk->root, PLACE_OUTSIDE);
    add_meta(odk);
    markup_close(&odk->xml, form->root_name);
    markup_close(&odk->xml, "instance");
}

/* ids are those of the instances that are written; false where it is there. */
static bool
add_id(struct intern *ids, const char *id)
{
    size_t known = ids->n;
    return intern_add(ids, text_of(id)) == known;
}

static void
add_file(struct odk *odk, struct intern *ids, const char *id,
         const char *source)
{
    if (!add_id(ids, id))
        return;
    markup_open(&odk->xml, "instance");
    markup_attribute(&odk->xml, "id", id);
    markup_attribute(&odk->xml, "src", source);
    markup_close(&odk->xml, "instance");
}

/* csv-external, xml-external: the file has the question's name. */
static void
add_external(struct odk *odk, struct intern *ids,
             const struct question *question)
{
    bool csv = text_begins(text_of(question->type), "csv");
    add_file(odk, ids, question->name,
             arena_printf(odk->arena, "jr://%s/%s.%s",
                          csv ? "file-csv" : "file", question->name,
                          csv ? "csv" : "xml"));
}

static void
add_list_file(struct odk *odk, struct intern *ids, const char *file)
{
    struct text name = text_of(file);
    bool csv = text_ends(name, ".csv");
    size_t dot = name.n;
    while (dot > 0 && name.s[dot - 1] != '.')
        dot--;
    const char *id = arena_strndup(odk->arena, file, dot ? dot - 1 : name.n);
    add_file(odk, ids, id,
             arena_printf(odk->arena, "jr://%s/%s", csv ? "file-csv" : "file",
                          file));
}

/* pulldata('file', ...) reads a CSV of that name. */
static void
add_pulldata(struct odk *odk, struct intern *ids, const char *source)
{
    struct text rest = text_of(source);
    const struct text call = TEXT("pulldata(");
    for (;;) {
        size_t at = text_find_text(rest, call);
        if (at >= rest.n)
            return;
        rest = text_slice(rest, at + call.n, rest.n);
        struct text argument = text_trim(rest);
        char quote = argument.n ? argument.s[0] : 0;
        struct text inside = text_slice(argument, 1, argument.n);
        size_t end = text_find(inside, quote);
        if ((quote != '\'' && quote != '"') || end >= inside.n)
            continue;
        const char *id = text_dup(odk->arena, text_slice(inside, 0, end));
        add_file(odk, ids, id,
                 arena_printf(odk->arena, "jr://file-csv/%s.csv", id));
    }
}

#define MAX_SOURCES 8

/* A count that is worked out is a calculation in front of its repeat. */
static void
expressions_of(const struct question *question,
               const char *sources[MAX_SOURCES])
{
    const char *count = question->repeat_count.source;
    bool worked_out = question->kind == QUESTION_REPEAT && count &&
                      odk_reference(count).n == 0;
    sources[0] = worked_out ? count : NULL;
    sources[1] = question->calculation.source;
    sources[2] = question->constraint.source;
    sources[3] = question->readonly.source;
    sources[4] = question->required.source;
    sources[5] = question->relevant.source;
    sources[6] = question->choice_filter.source;
    sources[7] = question->fallback.source;
}

static void
add_files(struct odk *odk, struct intern *ids)
{
    for (size_t i = 0; i < odk->form->n_questions; i++) {
        const struct question *question = odk->form->questions[i];
        const char *sources[MAX_SOURCES];
        expressions_of(question, sources);
        if (question->kind == QUESTION_EXTERNAL)
            add_external(odk, ids, question);
        for (size_t j = 0; j < MAX_SOURCES; j++)
            add_pulldata(odk, ids, sources[j]);
        if (question->list && question->list->file)
            add_list_file(odk, ids, question->list->file);
    }
    add_pulldata(odk, ids, odk->form->instance_name);
}

static bool
names_last_saved(const char *source)
{
    return source && strstr(source, "${last-saved#");
}

static bool
uses_last_saved(const struct odk *odk)
{
    if (names_last_saved(odk->form->instance_name))
        return true;
    for (size_t i = 0; i < odk->form->n_questions; i++) {
        const char *sources[MAX_SOURCES];
        expressions_of(odk->form->questions[i], sources);
        for (size_t j = 0; j < MAX_SOURCES; j++)
            if (names_last_saved(sources[j]))
                return true;
    }
    return false;
}

static void
add_choice(struct odk *odk, const struct odk_list *list, size_t i)
{
    const struct choice *choice = &list->list->choices[i];
    markup_open(&odk->xml, "item");
    if (list->in_itext)
        markup_leaf(&odk->xml, "itextId",
                    arena_printf(odk->arena, "%s-%zu", list->list->name, i));
    markup_leaf(&odk->xml, "name", choice->name);
    const char *label = odk_any(odk, choice->label);
    if (!list->in_itext && label)
        markup_leaf(&odk->xml, "label", label);
    for (size_t j = 0; j < choice->extra.n; j++)
        markup_leaf(&odk->xml, choice->extra.items[j].name,
                    choice->extra.items[j].value);
    markup_close(&odk->xml, "item");
}

static void
add_list(struct odk *odk, struct intern *ids, const struct odk_list *list)
{
    if (list->list->file || !list->as_instance ||
        !add_id(ids, list->list->name))
        return;
    markup_open(&odk->xml, "instance");
    markup_attribute(&odk->xml, "id", list->list->name);
    markup_open(&odk->xml, "root");
    for (size_t i = 0; i < list->list->n; i++)
        add_choice(odk, list, i);
    markup_close(&odk->xml, "root");
    markup_close(&odk->xml, "instance");
}

void
odk_instances(struct odk *odk)
{
    struct intern ids;
    intern_init(&ids, odk->arena);
    add_primary(odk);
    add_files(odk, &ids);
    if (uses_last_saved(odk))
        add_file(odk, &ids, "__last-saved", "jr://instance/last-saved");
    for (size_t i = 0; i < odk->n_lists; i++)
        add_list(odk, &ids, &odk->lists[i]);
}
