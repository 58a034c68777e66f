/* form-scope: the names of a form, for the checks of expressions. */
#ifndef INSTRUMENTS_FORM_SCOPE_H
#define INSTRUMENTS_FORM_SCOPE_H

#include "instruments/expression/scope.h"
#include "instruments/form.h"

struct form_scope {
    const struct form *form;
    struct scope_list *lists; /* as in the form */
    struct text *names;
    size_t n_names;
    struct nearest_effort effort; /* spent on suggestions so far */
    const struct question *at; /* where the expression stands */
};

/* Once a form. The form outlives it. */
void form_scope_init(struct form_scope *scope, const struct form *form);

/* For an expression at the question (the root for settings); in_filter for a
 * choice_filter. self is storage for the question itself. Good until the next
 * call. */
struct scope form_scope_at(struct form_scope *scope,
                           const struct question *question, bool in_filter,
                           struct scope_question *self);

/* What kind of answer the question holds. */
enum answer_kind question_answer_kind(const struct question *question);

#endif
