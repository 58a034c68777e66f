#include <config.h>

#include "instruments/check/check.h"

#include "base/builder.h"
#include "base/intern.h"
#include "instruments/form-namespace.h"
#include "instruments/xlsform/xlsform.h"

#include <ctype.h>
#include <string.h>

static const char name_mend[] =
    "begin with a letter or _ and use letters, digits, _ - and . alone";

static struct finding
at_name(const struct form *form, const struct question *question,
        const char *rule)
{
    return (struct finding){.severity = SEVERITY_ERROR,
                            .rule = rule,
                            .sheet = "survey",
                            .row = question->row,
                            .column = form_header(form, "name", 0),
                            .value = question->name,
                            .mark_length = strlen(question->name)};
}

/* A name of the same letters and digits: "first_name" for "first name?". */
static const char *
mend_name(struct arena *arena, struct text name)
{
    struct builder b = BUILDER_INIT;
    if (name.n && isdigit((unsigned char)name.s[0]))
        builder_add_char(&b, 'q');
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.s[i];
        if (isalnum(c) || c >= 0x80 || c == '_' || c == '-' || c == '.')
            builder_add_char(&b, (char)c);
        else if (b.n && b.s[b.n - 1] != '_')
            builder_add_char(&b, '_');
    }
    while (b.n && b.s[b.n - 1] == '_')
        b.n--;
    struct text meant = builder_text(&b);
    const char *mend =
        is_name(meant) && !text_equal(meant, name)
            ? arena_printf(arena, "write it such as '%.*s'", TEXT_ARGS(meant))
            : name_mend;
    builder_release(&b);
    return mend;
}

static void
check_characters(const struct form *form, const struct question *question,
                 struct findings *findings)
{
    struct text prefix = name_prefix(text_of(question->name));
    struct finding finding = at_name(form, question, "name-characters");
    finding.mend = mend_name(form->arena, text_of(question->name));
    if (!is_qualified_name(text_of(question->name))) {
        form_say(form, findings, finding, "'%s' cannot be a name",
                 question->name);
    } else if (prefix.n && !form_namespace(form, prefix)) {
        finding.rule = "prefix-undeclared";
        finding.mend = "write _ for the colon, or add a setting 'namespaces' "
                       "that says what the prefix stands for";
        finding.mark_length = prefix.n;
        form_say(form, findings, finding,
                 "what is before ':' in a name is a prefix, and '%.*s' "
                 "stands for nothing",
                 TEXT_ARGS(prefix));
    }
}

static void
check_reserved(const struct form *form, const struct question *question,
               struct findings *findings)
{
    struct finding finding = at_name(form, question, "name-reserved");
    finding.mend = "choose another name";
    if (strcmp(question->name, "meta") == 0)
        form_say(form, findings, finding,
                 "the name 'meta' is kept for what the program records");
    else if (question->kind == QUESTION_REPEAT &&
             strcmp(question->name, form->root_name) == 0)
        form_say(form, findings, finding,
                 "a repeat cannot have the name of the form itself, '%s'",
                 form->root_name);
}

static char *
lower(struct arena *arena, const char *name)
{
    char *s = arena_strdup(arena, name);
    for (char *c = s; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return s;
}

/* The names among the children of one group. */
struct siblings {
    const struct form *form;
    struct findings *findings;
    struct intern names, folded;
    const struct question **owners; /* by id of names */
    size_t capacity;
};

static void
add_sibling(struct siblings *siblings, const struct question *question,
            const char *name)
{
    const struct form *form = siblings->form;
    size_t known = siblings->names.n;
    uint32_t id = intern_add(&siblings->names, text_of(name));
    if (id == known) {
        arena_grow(form->arena, &siblings->owners, &siblings->capacity,
                   known + 1, sizeof *siblings->owners);
        siblings->owners[id] = question;
        size_t known_folded = siblings->folded.n;
        uint32_t folded = intern_add(&siblings->folded,
                                     text_of(lower(form->arena, name)));
        if (folded == known_folded)
            return;
        struct finding finding = at_name(form, question, "name-case");
        finding.severity = SEVERITY_WARNING;
        finding.mend = "choose names that differ in more than capitals";
        form_say(form, siblings->findings, finding,
                 "'%s' differs from another name in this group by capitals "
                 "alone",
                 name);
        return;
    }
    struct finding finding = at_name(form, question, "name-twice");
    finding.mend = "rename one of them";
    form_say(form, siblings->findings, finding,
             "the name '%s' is taken by %s %zu", name, form_row_word(form),
             siblings->owners[id]->row);
}

/* A repeat_count that is an expression is kept in a question NAME_count. */
static bool
makes_count(const struct question *question)
{
    struct text count = text_of(question->repeat_count.source);
    return count.n > 0 &&
           !(text_begins(count, "${") && text_find(count, '}') + 1 == count.n);
}

static void
check_siblings(const struct form *form, const struct question *group,
               struct findings *findings)
{
    struct siblings siblings = {.form = form, .findings = findings};
    intern_init(&siblings.names, form->arena);
    intern_init(&siblings.folded, form->arena);
    for (size_t i = 0; i < group->n; i++) {
        const struct question *child = group->children[i];
        if (!child->name || child->kind == QUESTION_AUDIT)
            continue;
        add_sibling(&siblings, child, child->name);
        if (makes_count(child))
            add_sibling(&siblings, child,
                        arena_printf(form->arena, "%s_count", child->name));
    }
}

static void
check_repeats(const struct form *form, struct findings *findings)
{
    struct intern names;
    intern_init(&names, form->arena);
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (question->kind != QUESTION_REPEAT || !question->name)
            continue;
        size_t known = names.n;
        if (intern_add(&names, text_of(question->name)) == known)
            continue;
        struct finding finding = at_name(form, question, "name-repeat");
        finding.mend = "rename one of them";
        form_say(form, findings, finding,
                 "the form has another repeat named '%s'", question->name);
    }
}

/* There is one log, whatever group its row stands in. */
static void
check_audits(const struct form *form, struct findings *findings)
{
    const struct question *first = NULL;
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (question->kind != QUESTION_AUDIT)
            continue;
        if (first) {
            struct finding finding = at_name(form, question, "audit-twice");
            finding.mend = "keep one row of the type audit";
            form_say(form, findings, finding,
                     "the form has its log from %s %zu already",
                     form_row_word(form), first->row);
        }
        first = first ? first : question;
    }
}

/* The root element is named by the settings, else by who asks for the form. */
static void
check_root(const struct form *form, struct findings *findings)
{
    if (is_name(text_of(form->root_name)))
        return;
    bool set = properties_find(&form->settings, "name");
    form_say(form, findings,
             (struct finding){.severity = SEVERITY_ERROR,
                              .rule = "name-characters",
                              .sheet = set ? "settings" : NULL,
                              .row = set ? form->settings_row : 0,
                              .column = set ? "name" : NULL,
                              .value = form->root_name,
                              .mark_length = strlen(form->root_name),
                              .mend = name_mend},
             "'%s' cannot be the name of the root element", form->root_name);
}

void
check_names(const struct form *form, struct findings *findings)
{
    check_root(form, findings);
    check_siblings(form, form->root, findings);
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (question->n)
            check_siblings(form, question, findings);
        if (!question->name)
            continue;
        check_characters(form, question, findings);
        check_reserved(form, question, findings);
    }
    check_repeats(form, findings);
    check_audits(form, findings);
}
