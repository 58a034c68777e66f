#include <config.h>

#include "instruments/form-scope.h"

#include "base/file.h"
#include "base/intern.h"

#include <string.h>

enum answer_kind
question_answer_kind(const struct question *question)
{
    switch (question->kind) {
    case QUESTION_GROUP:
    case QUESTION_REPEAT:
    case QUESTION_NOTE:
    case QUESTION_EXTERNAL:
        return ANSWER_NONE;
    case QUESTION_TEXT:
        return ANSWER_TEXT;
    case QUESTION_INTEGER:
        return ANSWER_INTEGER;
    case QUESTION_DECIMAL:
    case QUESTION_RANGE:
        return ANSWER_DECIMAL;
    case QUESTION_SELECT_ONE:
        return ANSWER_SELECT_ONE;
    case QUESTION_SELECT_MULTIPLE:
    case QUESTION_RANK:
        return ANSWER_SELECT_MULTIPLE;
    case QUESTION_DATE:
    case QUESTION_TODAY:
        return ANSWER_DATE;
    case QUESTION_TIME:
        return ANSWER_TIME;
    case QUESTION_DATETIME:
    case QUESTION_START:
    case QUESTION_END:
        return ANSWER_DATETIME;
    default:
        return ANSWER_UNKNOWN;
    }
}

static const struct scope_list *
list_for(const struct form_scope *scope, const struct choice_list *list)
{
    return list ? &scope->lists[list->number] : NULL;
}

static void
describe(const struct form_scope *scope, const struct question *question,
         struct scope_question *out)
{
    const struct question *repeat = question->kind == QUESTION_REPEAT
                                        ? question
                                        : question_repeat(question);
    *out = (struct scope_question){
        .name = text_of(question->name),
        .kind = question_answer_kind(question),
        .list = list_for(scope, question->list),
        .path = text_of(question->path),
        .repeat = text_of(repeat ? repeat->path : NULL),
    };
}

static size_t
find_name(void *context, struct text name, struct scope_question *out)
{
    const struct form_scope *scope = context;
    const struct question *question = form_find(scope->form, name);
    *out = (struct scope_question){.name = name, .kind = ANSWER_TEXT};
    if (!question)
        return form_meta_path(scope->form, name) ? 1 : 0;
    describe(scope, question, out);
    if (form_is_ambiguous(scope->form, name))
        return 2;
    return form_count(scope->form, name) > 0 ? 1 : 0;
}

/* Parts of the instance that are made when the form is written. */
static bool
is_made_later(const struct form *form, struct text path)
{
    struct text last = path;
    for (size_t at; (at = text_find(last, '/')) < last.n;)
        last = text_slice(last, at + 1, last.n);
    if (text_find_text(path, TEXT("meta/")) < path.n ||
        text_begins(last, "generated_table_list_label_") ||
        text_begins(last, "reserved_name_for_field_list_labels_") ||
        text_is(last, "meta"))
        return true;
    if (!text_ends(last, "_count"))
        return false;
    const struct question *repeat =
        form_find(form, text_slice(last, 0, last.n - strlen("_count")));
    return repeat && repeat->repeat_count.source;
}

static bool
find_path(void *context, struct text path, struct scope_question *out)
{
    const struct form_scope *scope = context;
    const struct question *found =
        form_resolve(scope->form, scope->at, path);
    *out = (struct scope_question){.name = path};
    if (!found)
        return is_made_later(scope->form, path);
    describe(scope, found, out);
    return true;
}

static const struct scope_list *
find_list(void *context, struct text name)
{
    const struct form_scope *scope = context;
    return list_for(scope, form_find_list(scope->form, name));
}

static size_t
column_values(void *context, const struct scope_list *list,
              struct text column, const struct text **values)
{
    const struct form_scope *scope = context;
    const struct choice_list *choices = form_find_list(scope->form, list->name);
    struct intern found;
    intern_init(&found, scope->form->arena);
    for (size_t i = 0; choices && i < choices->n; i++)
        for (size_t k = 0; k < choices->choices[i].extra.n; k++) {
            const struct property *cell = &choices->choices[i].extra.items[k];
            if (text_is(column, cell->name))
                intern_add(&found, text_of(cell->value));
        }
    *values = found.texts;
    return found.n;
}

static struct text
find_labelled(void *context, const struct scope_list *list, struct text label)
{
    const struct form *form = ((const struct form_scope *)context)->form;
    const struct choice_list *choices = form_find_list(form, list->name);
    for (size_t i = 0; choices && i < choices->n; i++) {
        const struct choice *choice = &choices->choices[i];
        for (size_t l = 0; choice->label.in && l < form->n_languages; l++)
            if (choice->label.in[l] &&
                text_is_fold(text_trim(label), choice->label.in[l]))
                return text_of(choice->name);
    }
    return (struct text){0};
}

/* pulldata() brings a file in by its name, wherever it stands. */
static bool
pulls(const struct question *question, struct text name)
{
    const char *sources[] = {
        question->calculation.source, question->constraint.source,
        question->relevant.source,    question->required.source,
        question->readonly.source,    question->choice_filter.source,
        question->fallback.source,
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct text source = text_of(sources[i]);
        size_t at = text_find_text(source, TEXT("pulldata("));
        struct text behind = text_slice(source, at, source.n);
        if (text_find_text(behind, name) < behind.n)
            return true;
    }
    return false;
}

/* Of a form read from an XForm only those lists are known that are asked. */
static bool
find_instance(void *context, struct text name, struct text *near)
{
    struct form_scope *scope = context;
    const struct form *form = scope->form;
    if (form->lists_lost || form_find_list(form, name) ||
        text_is(name, "__last-saved") || form->is_xform)
        return true;
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if ((question->kind == QUESTION_EXTERNAL &&
             text_is(name, question->name ? question->name : "")) ||
            pulls(question, name))
            return true;
    }
    struct text *names = arena_array(form->arena, form->n_lists + 1,
                                     sizeof *names);
    for (size_t i = 0; i < form->n_lists; i++)
        names[i] = text_of(form->lists[i]->name);
    size_t found = nearest_text(name, names, form->n_lists, &scope->effort);
    *near = found < form->n_lists ? names[found] : (struct text){0};
    return false;
}

static size_t
find_disabled(void *context, struct text name)
{
    return form_disabled_row(((const struct form_scope *)context)->form, name);
}

static void
init_list(struct arena *arena, const struct choice_list *list,
          struct scope_list *out)
{
    struct intern columns;
    struct text *values = arena_array(arena, list->n + 1, sizeof *values);
    intern_init(&columns, arena);
    for (size_t i = 0; i < list->n; i++) {
        values[i] = text_of(list->choices[i].name);
        for (size_t k = 0; k < list->choices[i].extra.n; k++)
            intern_add(&columns,
                       text_of(list->choices[i].extra.items[k].name));
    }
    *out = (struct scope_list){
        .name = text_of(list->name),
        .values = values,
        .value_count = list->n,
        .columns = columns.texts,
        .column_count = columns.n,
        .open = list->file || list->incomplete,
    };
}

/* With search() the choices come from a file after all. */
static void
open_searched(struct form_scope *scope, const struct question *question)
{
    struct text appearance = text_of(question->appearance);
    if (!question->list ||
        text_find_text(appearance, TEXT("search(")) == appearance.n)
        return;
    scope->lists[question->list->number].open = true;
}

void
form_scope_init(struct form_scope *scope, const struct form *form)
{
    *scope = (struct form_scope){.form = form};
    scope->lists = arena_array(form->arena, form->n_lists + 1,
                               sizeof *scope->lists);
    for (size_t i = 0; i < form->n_lists; i++)
        init_list(form->arena, form->lists[i], &scope->lists[i]);
    scope->names = arena_array(form->arena, form->n_questions + 1,
                               sizeof *scope->names);
    for (size_t i = 0; i < form->n_questions; i++) {
        if (form->questions[i]->name &&
            form->questions[i]->kind != QUESTION_EXTERNAL)
            scope->names[scope->n_names++] =
                text_of(form->questions[i]->name);
        open_searched(scope, form->questions[i]);
    }
}

struct scope
form_scope_at(struct form_scope *scope, const struct question *question,
              bool in_filter, struct scope_question *self)
{
    /* Of select_one ${name} the columns are the questions of a repeat; those of
     * a file, or of a list that is not there, nobody knows here. */
    static const struct scope_list unknown = {.open = true};
    scope->at = question;
    describe(scope, question, self);
    const struct scope_list *filtered = NULL;
    const char *shapes = question_shapes(question);
    if (in_filter && shapes)
        filtered = list_for(scope, form_find_list(scope->form,
                                                  text_of(shapes)));
    else if (in_filter && !question->list_question)
        filtered = list_for(scope, question->list);
    if (in_filter && !filtered && (shapes || question_is_select(question)))
        filtered = &unknown;
    return (struct scope){
        .context = scope,
        .question = find_name,
        .path = find_path,
        .list = find_list,
        .column = column_values,
        .labelled = find_labelled,
        .instance = find_instance,
        .disabled = find_disabled,
        .names = scope->names,
        .name_count = scope->n_names,
        .effort = &scope->effort,
        .self = question->parent ? self : NULL,
        .filtered = filtered,
    };
}
