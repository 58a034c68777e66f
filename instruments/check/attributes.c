/* attributes: names of attributes that columns give, as bind::NAME does.
 * They are written as they stand, so that one that XML cannot have would leave
 * a file that nothing opens. */
#include <config.h>

#include "instruments/check/check.h"

#include "instruments/form-namespace.h"
#include "instruments/say.h"

#include <stddef.h>
#include <string.h>

/* The names of attributes are told once for each, where they are used first. */
static void
check_attribute(const struct form *form, const char *name,
                struct finding finding, struct findings *findings)
{
    struct text prefix = name_prefix(text_of(name));
    bool readable = is_qualified_name(text_of(name));
    if (readable && (prefix.n == 0 || form_namespace(form, prefix)))
        return;
    finding.severity = SEVERITY_ERROR;
    finding.rule = readable ? "prefix-undeclared" : "attribute-name";
    finding.mend =
        readable ? arena_printf(form->arena,
                                "add a setting 'namespaces' that says what "
                                "it stands for: %.*s=\"http://...\"",
                                TEXT_ARGS(prefix))
                 : "use letters, digits, _ - and . alone, or remove the column";
    if (readable)
        form_say(form, findings, finding,
                 "the prefix '%.*s' of the attribute '%s' stands for nothing",
                 TEXT_ARGS(prefix), name);
    else
        form_say(form, findings, finding,
                 "an attribute cannot be named '%s'", name);
}

/* "xmlns" and "xmlns:ex" are no attributes to XML: they say what the names of
 * the element, and of all in it, stand for. A prefix may be declared so where
 * it is used, as long as it means the same everywhere. */
static bool
declares_namespace(const char *name)
{
    struct text prefix = name_prefix(text_of(name));
    return text_is(prefix.n ? prefix : text_of(name), "xmlns") &&
           is_qualified_name(text_of(name));
}

/* What is wrong with the declaration; NULL. */
static const char *
declaration_fault(const struct form *form, const char *name,
                  const char *address)
{
    const char *colon = strchr(name, ':');
    if (!colon)
        return "'xmlns' would make this another element than clients look for";
    const char *prefix = colon + 1;
    if (strcmp(prefix, "xml") == 0 || strcmp(prefix, "xmlns") == 0)
        return arena_printf(form->arena,
                            "the prefix '%s' is kept for XML itself", prefix);
    const char *known = form_namespace(form, text_of(prefix));
    if (!known || strcmp(known, address) == 0)
        return NULL;
    return arena_printf(form->arena, "the prefix '%s' stands for '%s' already",
                        prefix, known);
}

/* Is the declaration sound? Tells where it is not. */
static bool
check_declaration(const struct form *form, const char *name,
                  struct finding finding, struct findings *findings)
{
    const char *fault = declaration_fault(form, name, finding.value);
    if (!fault)
        return true;
    finding.severity = SEVERITY_ERROR;
    finding.rule = "attribute-namespace";
    finding.mend = "remove the column, or use another prefix";
    if (!strchr(name, ':'))
        finding.mend = strcmp(finding.sheet, "settings") == 0
                           ? "name the column 'instance_xmlns'"
                           : "remove the column";
    form_say(form, findings, finding, "%s", fault);
    return false;
}

/* Columns whose header goes on with the name of an attribute, and those
 * attributes that every element has from the form itself. */
static const struct place {
    const char *column;
    size_t offset;
    const char *taken[2];
} places[] = {
    {"bind", offsetof(struct question, bind), {"nodeset", NULL}},
    {"body", offsetof(struct question, body), {"ref", "nodeset"}},
    {"instance", offsetof(struct question, instance), {"jr:template", NULL}},
};

static bool
is_taken(const struct place *place, const char *name)
{
    for (size_t i = 0; i < 2; i++)
        if (place->taken[i] && strcmp(place->taken[i], name) == 0)
            return true;
    return false;
}

static void
check_use(const struct form *form, const struct place *place,
          const char *name, struct finding finding, struct findings *findings)
{
    check_attribute(form, name, finding, findings);
    if (!is_taken(place, name))
        return;
    finding.severity = SEVERITY_ERROR;
    finding.rule = "attribute-taken";
    finding.mend = "remove the column";
    form_say(form, findings, finding,
             "the attribute '%s' is the form's own, and cannot be given", name);
}

/* What depends on the header alone is told at the first of its cells; what a
 * declaration says, in the first where it is wrong. */
static void
check_column(const struct form *form, const struct form_column *column,
             const struct place *place, struct findings *findings)
{
    bool declares = declares_namespace(column->rest);
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        const struct properties *given =
            (const struct properties *)((const char *)question +
                                        place->offset);
        const char *value = properties_find(given, column->rest);
        if (!value)
            continue;
        struct finding finding = {.sheet = "survey",
                                  .row = question->row,
                                  .column = column->header,
                                  .value = value};
        if (declares &&
            check_declaration(form, column->rest, finding, findings))
            continue;
        if (!declares)
            check_use(form, place, column->rest, finding, findings);
        return;
    }
}

static void
check_settings(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; i < form->attributes.n; i++) {
        const struct property *given = &form->attributes.items[i];
        struct finding finding = {
            .sheet = "settings",
            .row = form->settings_row,
            .column = arena_printf(form->arena, "attribute::%s", given->name),
            .value = given->value};
        if (declares_namespace(given->name))
            check_declaration(form, given->name, finding, findings);
        else
            check_attribute(form, given->name, finding, findings);
    }
}

void
check_attributes(const struct form *form, struct findings *findings)
{
    check_settings(form, findings);
    for (size_t i = 0; i < form->n_columns; i++) {
        const struct form_column *column = &form->columns[i];
        for (size_t k = 0; k < sizeof places / sizeof *places; k++)
            if (column->rest && strcmp(column->column, places[k].column) == 0)
                check_column(form, column, &places[k], findings);
    }
}
