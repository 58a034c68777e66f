#include <config.h>

#include "instruments/check/check.h"
#include "instruments/say.h"

#include "base/intern.h"
#include "instruments/expression/expression.h"

#include <string.h>

/* A form's data from outside are known by one name each: that of a list of
 * choices, or of the file without its ending. Two that differ cannot share
 * one. */
struct sources {
    const struct form *form;
    struct findings *findings;
    const struct question *question; /* that is looked at, or was last */
    struct finding place;            /* of what is looked at */
    struct intern names;
    const char **files; /* by id; "" for a list of choices */
    size_t capacity;
};

static void
add_source(struct sources *sources, struct text name, const char *file)
{
    const struct form *form = sources->form;
    size_t known = sources->names.n;
    uint32_t id = intern_add(&sources->names, name);
    if (id == known) {
        arena_grow(form->arena, &sources->files, &sources->capacity, known + 1,
                   sizeof *sources->files);
        sources->files[id] = file;
        return;
    }
    if (strcmp(sources->files[id], file) == 0)
        return;
    const char *other = *sources->files[id] ? sources->files[id]
                                            : "the list of choices";
    struct finding finding = sources->place;
    finding.severity = SEVERITY_ERROR;
    finding.rule = "source-clash";
    finding.mend = "rename the file or the list";
    form_say(form, sources->findings, finding,
             "the name '%.*s' stands for two things: %s and %s",
             TEXT_ARGS(name), other, *file ? file : "the list of choices");
}

static void
visit_call(void *context, const struct expression *expression)
{
    struct sources *sources = context;
    if (expression->kind != EXPRESSION_CALL ||
        !text_is(expression->text, "pulldata") || expression->count == 0 ||
        expression->items[0]->kind != EXPRESSION_TEXT)
        return;
    struct text name = expression->items[0]->text;
    add_source(sources, name,
               arena_printf(sources->form->arena, "%.*s.csv",
                            TEXT_ARGS(name)));
}

static bool
searches(const struct question *question)
{
    struct text appearance = text_of(question->appearance);
    return text_find_text(appearance, TEXT("search(")) < appearance.n;
}

static void
check_search(const struct form *form, const struct question *question,
             struct findings *findings)
{
    struct finding finding = {.severity = SEVERITY_ERROR,
                              .rule = "search-from-file",
                              .sheet = "survey",
                              .row = question->row,
                              .column = form_header(form, "appearance", 0),
                              .value = question->appearance};
    if (question->list->file) {
        finding.mend = "remove search(), or use a plain select";
        form_say(form, findings, finding,
                 "a select from a file cannot use search() too");
        return;
    }
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *other = form->questions[i];
        if (other->list != question->list || searches(other))
            continue;
        finding.rule = "search-list-shared";
        finding.mend = "give the question with search() a list of its own";
        form_say(form, findings, finding,
                 "its list '%s' is used by '%s' too, without search()",
                 question->list->name, other->name ? other->name : "");
        return;
    }
}

static void
add_external(struct sources *sources, struct intern *externals)
{
    const struct form *form = sources->form;
    const struct question *question = sources->question;
    size_t known = externals->n;
    bool csv = strcmp(question->type, "csv-external") == 0;
    if (!question->name)
        return;
    if (intern_add(externals, text_of(question->name)) < known)
        form_say(form, sources->findings,
                 (struct finding){.severity = SEVERITY_ERROR,
                                  .rule = "source-twice",
                                  .sheet = "survey",
                                  .row = question->row,
                                  .column = form_header(form, "name", 0),
                                  .value = question->name,
                                  .mend = "keep one of the rows"},
                 "the file '%s' is named more than once", question->name);
    add_source(sources, text_of(question->name),
               arena_printf(form->arena, "%s.%s", question->name,
                            csv ? "csv" : "xml"));
}

/* Wherever a file can be named in a call of pulldata(). */
static void
add_calls(struct sources *sources)
{
    const struct question *question = sources->question;
    const struct logic *const logic[] = {
        &question->repeat_count,  &question->calculation, &question->constraint,
        &question->readonly,      &question->required,    &question->relevant,
        &question->choice_filter, &question->fallback};
    for (size_t i = 0; i < sizeof logic / sizeof *logic; i++)
        if (logic[i]->tree)
            expression_walk(logic[i]->tree, visit_call, sources);
}

static void
add_instance_name(struct sources *sources)
{
    const struct form *form = sources->form;
    struct finding fault;
    const struct expression *tree =
        form->instance_name
            ? expression_parse(form->arena, text_of(form->instance_name),
                               &fault)
            : NULL;
    sources->place = (struct finding){.sheet = "settings",
                                      .row = form->settings_row,
                                      .column = "instance_name",
                                      .value = form->instance_name};
    if (tree)
        expression_walk(tree, visit_call, sources);
}

static void
add_question(struct sources *sources, struct intern *externals)
{
    const struct form *form = sources->form;
    const struct question *question = sources->question;
    const struct choice_list *list = question->list;
    sources->place = (struct finding){.sheet = "survey",
                                      .row = question->row,
                                      .column = form_header(form, "type", 0),
                                      .value = question->type};
    if (question->kind == QUESTION_EXTERNAL)
        add_external(sources, externals);
    if (list && list->file)
        add_source(sources, text_of(list->name), list->file);
    else if (list && !searches(question))
        add_source(sources, text_of(list->name), "");
    if (list && searches(question))
        check_search(form, question, sources->findings);
    add_calls(sources);
}

/* A list that no question uses is part of the form too: logic can name it. */
static void
add_unused_lists(struct sources *sources)
{
    const struct form *form = sources->form;
    bool *used = arena_array(form->arena, form->n_lists + 1, sizeof *used);
    for (size_t i = 0; i < form->n_questions; i++)
        if (form->questions[i]->list)
            used[form->questions[i]->list->number] = true;
    for (size_t i = 0; i < form->n_lists; i++) {
        const struct choice_list *list = form->lists[i];
        sources->place =
            (struct finding){.sheet = "choices",
                             .row = list->row,
                             .column = form_choice_header(form, "list_name", 0),
                             .value = list->name};
        if (!used[i])
            add_source(sources, text_of(list->name), "");
    }
}

void
check_sources(const struct form *form, struct findings *findings)
{
    struct sources sources = {.form = form, .findings = findings};
    struct intern externals;
    intern_init(&sources.names, form->arena);
    intern_init(&externals, form->arena);
    add_source(&sources, TEXT("__last-saved"), "the form as last saved");
    for (size_t i = 0; i < form->n_questions; i++) {
        sources.question = form->questions[i];
        add_question(&sources, &externals);
    }
    add_instance_name(&sources);
    add_unused_lists(&sources);
}
