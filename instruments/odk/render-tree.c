/* render-tree: from the form's questions to the nodes of the instance. */
#include <config.h>

#include "instruments/odk/render.h"

#include <assert.h>
#include <string.h>

static struct odk_node *
add_node(struct odk *odk, struct odk_node *parent,
         const struct question *question)
{
    struct odk_node *node = arena_alloc(odk->arena, sizeof *node);
    node->question = question;
    node->parent = parent;
    node->depth = parent ? parent->depth + 1 : 0;
    if (!parent)
        return node;
    arena_grow(odk->arena, &parent->children, &parent->capacity, parent->n + 1,
               sizeof *parent->children);
    parent->children[parent->n++] = node;
    arena_grow(odk->arena, &odk->nodes, &odk->nodes_capacity, odk->n_nodes + 1,
               sizeof *odk->nodes);
    odk->nodes[odk->n_nodes++] = node;
    return node;
}

/* A question that the form implies but does not name. Its words, if any, are
 * the same in all languages. */
static struct question *
imply(struct odk *odk, const struct odk_node *parent, enum question_kind kind,
      const char *name, const char *label)
{
    struct question *question = arena_alloc(odk->arena, sizeof *question);
    question->kind = kind;
    question->type = "";
    question->generated = true;
    question->name = name;
    question->path =
        arena_printf(odk->arena, "%s/%s", parent->question->path, name);
    if (label) {
        size_t n = odk->form->n_languages ? odk->form->n_languages : 1;
        question->label.in = arena_array(odk->arena, n, sizeof(char *));
        question->label.in[0] = label;
    }
    return question;
}

static bool
has_child(const struct form *form, const struct question *parent,
          const char *name)
{
    if (form_count(form, text_of(name)) == 0)
        return false;
    for (size_t i = 0; i < parent->n; i++)
        if (strcmp(parent->children[i]->name, name) == 0)
            return true;
    return false;
}

/* A count that is more than the name of a question is worked out in a node of
 * its own in front of the repeat. */
static const char *
repeat_count(struct odk *odk, struct odk_node *parent,
             const struct question *repeat)
{
    const char *source = repeat->repeat_count.source;
    if (!source || odk_reference(source).n)
        return source;
    const char *name = arena_printf(odk->arena, "%s_count", repeat->name);
    if (!repeat->parent || !has_child(odk->form, repeat->parent, name)) {
        struct question *count =
            imply(odk, parent, QUESTION_CALCULATE, name, NULL);
        count->calculation.source = source;
        count->readonly.source = "true()";
        add_node(odk, parent, count);
    }
    return arena_printf(odk->arena, "${%s}", name);
}

static const char *
field_list(struct odk *odk, const char *appearance)
{
    struct builder b = BUILDER_INIT;
    builder_add_string(&b, "field-list");
    struct text rest = text_of(appearance), part;
    while (text_word(&rest, &part))
        if (!text_is(part, "table-list"))
            builder_printf(&b, " %.*s", TEXT_ARGS(part));
    const char *result = builder_dup(&b, odk->arena);
    builder_release(&b);
    return result;
}

/* A group shown as a table of selects: its words move into a note at its head,
 * so that hint and label are both seen. */
static void
begin_table(struct odk *odk, struct odk_node *node)
{
    const struct question *group = node->question;
    struct question *changed = arena_alloc(odk->arena, sizeof *changed);
    *changed = *group;
    changed->appearance = field_list(odk, group->appearance);
    changed->label = changed->hint = (struct translated){0};
    node->question = changed;
    if (!group->label.in && !group->hint.in)
        return;
    const char *name =
        arena_printf(odk->arena, "generated_table_list_label_%zu", group->row);
    struct question *note = imply(odk, node, QUESTION_NOTE, name, NULL);
    note->label = group->label;
    note->hint = group->hint;
    note->generated = false;
    add_node(odk, node, note);
}

/* The first select of a table stands there a second time before itself, to
 * show the labels of the choices; the selects themselves show none. */
static struct question *
in_table(struct odk *odk, struct odk_node *parent,
         const struct question *select)
{
    if (odk->table == ODK_TABLE_BEGUN) {
        odk->table = ODK_TABLE_HEADED;
        const char *name = arena_printf(
            odk->arena, "reserved_name_for_field_list_labels_%zu", select->row);
        struct question *head = imply(odk, parent, select->kind, name, " ");
        head->list = select->list;
        head->appearance = "label";
        add_node(odk, parent, head);
    }
    struct question *changed = arena_alloc(odk->arena, sizeof *changed);
    *changed = *select;
    changed->appearance = "list-nolabel";
    return changed;
}

static void add_children(struct odk *odk, struct odk_node *parent,
                         const struct question *group);

static void
add_section(struct odk *odk, struct odk_node *parent,
            const struct question *section)
{
    const char *count = section->kind == QUESTION_REPEAT
                            ? repeat_count(odk, parent, section)
                            : NULL;
    struct odk_node *node = add_node(odk, parent, section);
    node->count = count;
    if (question_has_appearance(section, "table-list")) {
        begin_table(odk, node);
        odk->table = ODK_TABLE_BEGUN;
    }
    add_children(odk, node, section);
    odk->table = ODK_TABLE_NONE;
}

static void
add_children(struct odk *odk, struct odk_node *parent,
             const struct question *group)
{
    for (size_t i = 0; i < group->n; i++) {
        const struct question *child = group->children[i];
        if (child->kind == QUESTION_GROUP || child->kind == QUESTION_REPEAT) {
            add_section(odk, parent, child);
            continue;
        }
        if (child->kind == QUESTION_EXTERNAL)
            continue;
        if (child->kind == QUESTION_AUDIT) {
            odk->audit = arena_alloc(odk->arena, sizeof *odk->audit);
            odk->audit->question = child;
            continue;
        }
        if (odk->table != ODK_TABLE_NONE && question_is_select(child))
            child = in_table(odk, parent, child);
        add_node(odk, parent, child);
    }
}

/* Open addressing: the first of a name is found. */
static size_t
place_of(const struct odk *odk, struct text name)
{
    size_t i = (size_t)text_hash(name) & (odk->n_names - 1);
    while (odk->names[i] &&
           !text_equal(text_of(odk->names[i]->question->name), name))
        i = (i + 1) & (odk->n_names - 1);
    return i;
}

static void
index_names(struct odk *odk)
{
    odk->n_names = 16;
    while (odk->n_names < 2 * odk->n_nodes + 1)
        odk->n_names *= 2;
    odk->names = arena_array(odk->arena, odk->n_names, sizeof *odk->names);
    for (size_t i = 0; i < odk->n_nodes; i++) {
        struct odk_node *node = odk->nodes[i];
        size_t place = place_of(odk, text_of(node->question->name));
        if (!odk->names[place])
            odk->names[place] = node;
    }
}

struct odk_node *
odk_find(const struct odk *odk, struct text name)
{
    return odk->names[place_of(odk, name)];
}

bool
odk_is_search(const struct question *question)
{
    struct text appearance = text_of(question->appearance);
    return question_is_select(question) &&
           text_find_text(appearance, text_of("search(")) < appearance.n;
}

struct odk_list *
odk_find_list(const struct odk *odk, const struct choice_list *list)
{
    if (!list)
        return NULL;
    assert(odk->lists[list->number].list == list);
    return &odk->lists[list->number];
}

static void
find_list_uses(struct odk *odk)
{
    bool *searched = arena_array(odk->arena, odk->n_lists + 1, sizeof(bool));
    for (size_t i = 0; i < odk->n_nodes; i++) {
        const struct question *question = odk->nodes[i]->question;
        struct odk_list *list = odk_find_list(odk, question->list);
        if (!list)
            continue;
        if (odk_is_search(question))
            searched[list - odk->lists] = true;
        else
            list->as_instance = true;
    }
    for (size_t i = 0; i < odk->n_lists; i++)
        if (!searched[i])
            odk->lists[i].as_instance = true;
}

static void
add_trigger(struct odk *odk, struct odk_node *node)
{
    struct text rest = text_of(node->question->trigger), part;
    while (text_split(&rest, ',', &part)) {
        const char *source = text_dup(odk->arena, text_trim(part));
        struct odk_node *trigger = odk_find(odk, odk_reference(source));
        if (!trigger)
            continue;
        arena_grow(odk->arena, &trigger->triggered,
                   &trigger->triggered_capacity, trigger->n_triggered + 1,
                   sizeof *trigger->triggered);
        trigger->triggered[trigger->n_triggered++] = node;
    }
}

void
odk_tree(struct odk *odk)
{
    const struct form *form = odk->form;
    struct question *root = arena_alloc(odk->arena, sizeof *root);
    *root = *form->root;
    root->name = form->root_name;
    root->path = arena_printf(odk->arena, "/%s", form->root_name);
    odk->root = add_node(odk, NULL, root);
    add_children(odk, odk->root, form->root);
    index_names(odk);
    odk->n_lists = form->n_lists;
    odk->lists = arena_array(odk->arena, form->n_lists + 1, sizeof *odk->lists);
    for (size_t i = 0; i < form->n_lists; i++)
        odk->lists[i].list = form->lists[i];
    find_list_uses(odk);
    for (size_t i = 0; i < odk->n_nodes; i++)
        if (odk->nodes[i]->question->trigger && !odk->nodes[i]->n)
            add_trigger(odk, odk->nodes[i]);
}
