/* checker: what the files of the checks share; nobody else's. */
#ifndef INSTRUMENTS_EXPRESSION_CHECKER_H
#define INSTRUMENTS_EXPRESSION_CHECKER_H

#include "instruments/expression/check.h"

struct checker {
    struct arena *arena;
    const struct scope *scope;
    const struct finding *place;
    struct findings *findings;
};

/* mend NULL: nothing better can be said. */
void checker_report(const struct checker *checker, enum severity severity,
                    const char *rule, const struct expression *at,
                    const char *message, const char *mend);

/* What it is in the cell, as it stands there. */
struct text checker_source(const struct checker *checker,
                           const struct expression *expression);

/* The question that a reference, a path or `.` means; false where it is none,
 * not known, or not one thing. */
bool checker_question(const struct checker *checker,
                      const struct expression *expression,
                      struct scope_question *question);

/* What to write for a name that no question has. */
const char *checker_suggest(const struct checker *checker, struct text name);

/* What the bare names around a node mean. */
struct around {
    bool in_predicate;
    const struct scope_list *list; /* their columns; NULL where not known */
    struct text node; /* the path of what they are in; empty where not known */
};
/* Inside the predicates of that step of the path. */
struct around around_predicate(const struct checker *checker,
                               const struct expression *path, size_t step,
                               struct around outside);

/* A constant: a number, perhaps negative, or a quoted text. */
struct constant {
    bool is_number; /* a text that is a number is one too */
    double number;
    bool is_text;
    struct text text; /* as written, without quotes */
};
bool constant_of(const struct expression *expression, struct constant *out);

/* Do the two mean the same question or path? */
bool same_subject(const struct expression *a, const struct expression *b);

/* One check a function, for a node whose children are checked elsewhere. */
void check_call(const struct checker *checker, const struct expression *call);
/* list: whose columns bare words are, or NULL. */
void check_comparison(const struct checker *checker,
                      const struct expression *comparison,
                      const struct scope_list *list);
void check_selected(const struct checker *checker,
                    const struct expression *call);
/* selected(a = 'x') is told, and a = 'x' returned; else NULL. */
const struct expression *check_selected_alone(const struct checker *checker,
                                              const struct expression *call);
/* selected('x', a); selected('.', 'x'); count(.) */
void check_swapped(const struct checker *checker,
                   const struct expression *call);
void check_quoted_self(const struct checker *checker,
                       const struct expression *call);
void check_count_call(const struct checker *checker,
                      const struct expression *call);
void check_instance(const struct checker *checker,
                    const struct expression *call);
/* around: what the reference is item number place of; NULL for nothing. */
void check_repeated(const struct checker *checker,
                    const struct expression *around, size_t place,
                    const struct expression *reference);
void check_path(const struct checker *checker, const struct expression *path,
                struct around around);
/* position() outside of a predicate. */
void check_position(const struct checker *checker,
                    const struct expression *call);
/* What is no comparison where one is meant: `a = 1 or 2`. */
void check_constants(const struct checker *checker,
                     const struct expression *junction);
/* Arithmetic, or a number other than 1 and 0, where a condition is wanted. */
void check_is_condition(const struct checker *checker,
                        const struct expression *expression);
/* `1 < a < 5`: true where it is one, and told. */
bool check_chained(const struct checker *checker,
                   const struct expression *comparison);
/* `a + 'x'` */
void check_sum(const struct checker *checker, const struct expression *sum);
/* A condition on what a function gives: string-length(.) < 0. */
void check_condition(const struct checker *checker,
                     const struct expression *comparison);
void check_conditions(const struct checker *checker,
                      const struct expression *junction);

#endif
