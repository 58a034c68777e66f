/* read-select: what there is to choose from, in the control itself or in
 * an instance that its itemset names. */
#include <config.h>

#include "instruments/odk/read.h"

#include "base/file.h"

#include <string.h>

static struct choice_list *
add_list(struct xform *xform, const char *name)
{
    struct form *form = xform->form;
    struct choice_list *list = arena_alloc(xform->arena, sizeof *list);
    list->name = name;
    arena_grow(xform->arena, &form->lists, &form->lists_capacity,
               form->n_lists + 1, sizeof *form->lists);
    form->lists[form->n_lists++] = list;
    return list;
}

static struct choice_list *
find_list(const struct xform *xform, const char *name)
{
    for (size_t i = 0; i < xform->form->n_lists; i++)
        if (strcmp(xform->form->lists[i]->name, name) == 0)
            return xform->form->lists[i];
    return NULL;
}

static struct choice *
add_choice(struct xform *xform, struct choice_list *list, const xmlNode *item)
{
    arena_grow(xform->arena, &list->choices, &list->capacity, list->n + 1,
               sizeof *list->choices);
    struct choice *choice = &list->choices[list->n++];
    choice->row = xml_line(item);
    if (!list->row)
        list->row = choice->row;
    return choice;
}

static void
set_words(struct choice *choice, struct xform_words words)
{
    choice->label = words.words;
    choice->image = words.image;
    choice->big_image = words.big_image;
    choice->audio = words.audio;
    choice->video = words.video;
}

/* A name for a list that has none: the question's. */
static const char *
unused_name(struct xform *xform, const char *name)
{
    const char *wanted = name;
    for (size_t i = 2; find_list(xform, wanted); i++)
        wanted = arena_printf(xform->arena, "%s_%zu", name, i);
    return wanted;
}

static void
read_items(struct xform *xform, const xmlNode *control,
           struct question *question)
{
    xmlNode *item = xml_child(control, "item");
    if (!item)
        return;
    question->list = add_list(xform, unused_name(xform, question->name));
    for (; item; item = xml_next(item, "item")) {
        struct choice *choice = add_choice(xform, question->list, item);
        struct text name = text_trim(
            text_of(xml_text(xform->arena, xml_child(item, "value"))));
        choice->name = text_dup(xform->arena, name);
        set_words(choice,
                  xform_words(xform, xml_child(item, "label"), question));
    }
}

/* The parts of "randomize(instance('l')/root/item[filter], seed)". */
struct nodeset {
    struct text path;   /* without predicate */
    struct text filter; /* s is NULL where there is none */
    struct text seed;
    bool randomize;
};

/* The end of the bracket that opens at `open`. */
static size_t
closing(struct text t, size_t open)
{
    size_t depth = 0;
    char quote = 0;
    for (size_t i = open; i < t.n; i++) {
        char c = t.s[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '\'' || c == '"')
            quote = c;
        else if (c == '[' || c == '(')
            depth++;
        else if ((c == ']' || c == ')') && --depth == 0)
            return i;
    }
    return t.n;
}

/* The place of the first of the two, outside of brackets and quotes. */
static size_t
outside(struct text t, char wanted)
{
    for (size_t i = 0; i < t.n; i++) {
        if (t.s[i] == wanted)
            return i;
        if (t.s[i] == '(' || t.s[i] == '[')
            i = closing(t, i);
    }
    return t.n;
}

static struct nodeset
split_nodeset(struct text source)
{
    struct nodeset parts = {0};
    struct text t = text_trim(source);
    if (text_begins(t, "randomize(") && text_ends(t, ")")) {
        parts.randomize = true;
        t = text_slice(t, strlen("randomize("), t.n - 1);
        size_t comma = outside(t, ',');
        if (comma < t.n)
            parts.seed = text_trim(text_slice(t, comma + 1, t.n));
        t = text_trim(text_slice(t, 0, comma));
    }
    size_t open = outside(t, '[');
    if (open < t.n)
        parts.filter = text_slice(t, open + 1, closing(t, open));
    parts.path = text_trim(text_slice(t, 0, open));
    return parts;
}

/* The id in "instance('id')/...": empty where it is another path. */
static struct text
instance_id(struct text path)
{
    if (!text_begins(path, "instance("))
        return (struct text){0};
    struct text t = text_slice(path, strlen("instance("), path.n);
    t = text_trim(text_slice(t, 0, text_find(t, ')')));
    return t.n >= 2 ? text_slice(t, 1, t.n - 1) : (struct text){0};
}

static const xmlNode *
find_instance(const struct xform *xform, struct text id)
{
    for (xmlNode *n = xml_child(xform->model, "instance"); n;
         n = xml_next(n, "instance")) {
        const char *name = xml_attribute(n, "id");
        if (name && text_is(id, name))
            return n;
    }
    return NULL;
}

/* One item of an instance: which child is the value and which the label is
 * said by the itemset; the rest are further columns. */
static void
read_instance_item(struct xform *xform, const xmlNode *item,
                   struct choice_list *list, const char *value,
                   const char *label)
{
    struct choice *choice = add_choice(xform, list, item);
    choice->name = "";
    for (xmlNode *n = xml_child(item, NULL); n; n = xml_next(n, NULL)) {
        const char *text = xml_text(xform->arena, n);
        if (xml_is(n, label))
            choice->label = xform_untranslated(xform, text);
        if (xml_is(n, value))
            choice->name =
                text_dup(xform->arena, text_trim(text_of(text)));
        else if (xml_is(n, "itextId"))
            set_words(choice,
                      xform_translated(
                          xform,
                          arena_printf(xform->arena, "jr:itext('%s')", text),
                          NULL));
        else if (!xml_is(n, label))
            properties_add(xform->arena, &choice->extra,
                           arena_strdup(xform->arena, (const char *)n->name),
                           text);
    }
}

static struct choice_list *
read_instance(struct xform *xform, struct text id, const char *value,
              const char *label)
{
    const char *name = text_dup(xform->arena, id);
    struct choice_list *list = find_list(xform, name);
    const xmlNode *instance = find_instance(xform, id);
    if (list || !instance)
        return list;
    list = add_list(xform, name);
    const char *source = xml_attribute(instance, "src");
    if (source)
        list->file = arena_strdup(xform->arena, file_name(source));
    const xmlNode *root = xml_child(instance, NULL);
    for (xmlNode *item = root ? xml_child(root, NULL) : NULL; item;
         item = xml_next(item, NULL))
        read_instance_item(xform, item, list, value, label);
    return list;
}

static void
set_order(struct xform *xform, const struct nodeset *parts,
          struct question *question)
{
    if (!parts->randomize)
        return;
    properties_add(xform->arena, &question->parameters, "randomize", "true");
    if (parts->seed.n)
        properties_add(xform->arena, &question->parameters, "seed",
                       xform_expression(xform,
                                        text_dup(xform->arena, parts->seed),
                                        question));
}

/* The choices are answers given in the instances of a repeat. */
static void
set_repeat_items(struct xform *xform, const struct nodeset *parts,
                 const char *value, struct question *question)
{
    const char *path = arena_printf(xform->arena, "%.*s/%s",
                                    TEXT_ARGS(parts->path), value);
    const struct question *source = xform_question(xform, path, question);
    if (source && source->parent)
        question->list_question = source->name;
}

/* A filter that only leaves out those without an answer is implied. */
static void
set_filter(struct xform *xform, const struct nodeset *parts,
           const char *value, struct question *question)
{
    const char *implied = arena_printf(xform->arena, "./%s != ''", value);
    if (!parts->filter.s ||
        (question->list_question &&
         text_is(text_trim(parts->filter), implied)))
        return;
    if (question->list_question) { /* ${name} would be of the item there */
        question->choice_filter.source =
            text_dup(xform->arena, text_trim(parts->filter));
        return;
    }
    /* Inside the predicate a relative path is of the item. */
    const char *bracketed =
        arena_printf(xform->arena, "[%.*s]", TEXT_ARGS(parts->filter));
    struct text t =
        text_of(xform_expression(xform, bracketed, question));
    question->choice_filter.source =
        text_dup(xform->arena, text_trim(text_slice(t, 1, t.n - 1)));
}

void
xform_read_choices(struct xform *xform, const xmlNode *control,
                   struct question *question)
{
    const xmlNode *itemset = xml_child(control, "itemset");
    const char *nodeset = itemset ? xml_attribute(itemset, "nodeset") : NULL;
    if (!nodeset) {
        read_items(xform, control, question);
        return;
    }
    const xmlNode *value_element = xml_child(itemset, "value");
    const xmlNode *label_element = xml_child(itemset, "label");
    const char *value =
        value_element ? xml_attribute(value_element, "ref") : NULL;
    const char *label =
        label_element ? xml_attribute(label_element, "ref") : NULL;
    value = value ? arena_strdup(xform->arena, value) : "name";
    label = label ? arena_strdup(xform->arena, label) : "label";
    struct nodeset parts = split_nodeset(text_of(nodeset));
    struct text id = instance_id(parts.path);
    if (id.n)
        question->list = read_instance(xform, id, value, label);
    else
        set_repeat_items(xform, &parts, value, question);
    set_order(xform, &parts, question);
    set_filter(xform, &parts, value, question);
    if (question->list && question->kind == QUESTION_RANGE)
        properties_add(xform->arena, &question->parameters, "tick_labelset",
                       question->list->name);
    if (question->list && question->list->file && strcmp(value, "name"))
        properties_add(xform->arena, &question->parameters, "value", value);
    if (question->list && question->list->file && strcmp(label, "label"))
        properties_add(xform->arena, &question->parameters, "label", label);
}

/* A file that no select uses: read by some expression. */
static void
add_external(struct xform *xform, const char *id, const char *source)
{
    struct form *form = xform->form;
    struct question *question = arena_alloc(xform->arena, sizeof *question);
    question->kind = QUESTION_EXTERNAL;
    question->name = arena_strdup(xform->arena, id);
    question->type = text_begins(text_of(source), "jr://file-csv/")
                         ? "csv-external"
                         : "xml-external";
    question->path =
        arena_printf(xform->arena, "%s/%s", form->root->path, id);
    question->parent = form->root;
    arena_grow(xform->arena, &form->root->children, &form->root->capacity,
               form->root->n + 1, sizeof *form->root->children);
    form->root->children[form->root->n++] = question;
    arena_grow(xform->arena, &form->questions, &form->questions_capacity,
               form->n_questions + 1, sizeof *form->questions);
    form->questions[form->n_questions++] = question;
}

/* Puts the list in its place among those before it. False where it has one:
 * another instance of the same id stands before. */
static bool
move_list(struct form *form, struct choice_list *list, size_t place)
{
    size_t at = 0;
    while (form->lists[at] != list)
        at++;
    if (at < place)
        return false;
    for (; at > place; at--)
        form->lists[at] = form->lists[at - 1];
    form->lists[place] = list;
    return true;
}

void
xform_read_instances(struct xform *xform)
{
    size_t place = 0;
    const xmlNode *n = xml_child(xform->model, "instance");
    while (n && (n = xml_next(n, "instance"))) {
        const char *id = xml_attribute(n, "id");
        const char *source = xml_attribute(n, "src");
        if (!id || strcmp(id, "__last-saved") == 0)
            continue;
        if (source && !find_list(xform, id)) {
            add_external(xform, id, source);
            continue;
        }
        struct choice_list *list =
            read_instance(xform, text_of(id), "name", "label");
        if (list && move_list(xform->form, list, place))
            place++;
    }
}
