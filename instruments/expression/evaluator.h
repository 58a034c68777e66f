/* evaluator: what the files of the evaluation share; nobody else's. */
#ifndef INSTRUMENTS_EXPRESSION_EVALUATOR_H
#define INSTRUMENTS_EXPRESSION_EVALUATOR_H

#include "instruments/expression/evaluate.h"

/* What a node is evaluated at: in a predicate, one of the nodes. */
struct focus {
    const struct answer *node;
    size_t position, size; /* 0 outside predicates */
};

struct value evaluate_at(struct evaluation *e, const struct expression *x,
                         struct focus focus);
struct value evaluate_path(struct evaluation *e, const struct expression *x,
                           struct focus focus);
struct value evaluate_reference(struct evaluation *e,
                                const struct expression *x);
struct value evaluate_call(struct evaluation *e, const struct expression *x,
                           struct focus focus);

/* why: a literal. Remembers the first. */
struct value value_unknown(struct evaluation *e, const char *why);
struct value value_text(struct text text);
struct value value_number(double number);
struct value value_boolean(bool boolean);
struct value value_nodes(const struct answer **nodes, size_t n);
struct value value_moment(const struct moment *moment, bool has_time);

/* A node's own value instead of the node; others as they are. */
struct value value_unpack(struct evaluation *e, struct value value);

/* Conversions: the result has that kind, or is unknown. */
struct value value_to_text(struct evaluation *e, struct value value);
struct value value_to_number(struct evaluation *e, struct value value);
struct value value_to_boolean(struct evaluation *e, struct value value);
/* A date, or an empty text for an empty one. */
struct value value_to_date(struct evaluation *e, struct value value,
                           bool keep_time);

/* A function by its name, for as many arguments as it accepts. */
struct value evaluate_ordinary(struct evaluation *e, struct text name,
                               struct value *a, size_t n);

/* The functions of dates: same shape as in evaluate-function.c. */
struct value date_today(struct evaluation *e, const struct value *a, size_t n);
struct value date_now(struct evaluation *e, const struct value *a, size_t n);
struct value date_day(struct evaluation *e, const struct value *a, size_t n);
struct value date_moment(struct evaluation *e, const struct value *a, size_t n);
struct value date_format(struct evaluation *e, const struct value *a, size_t n);
struct value date_decimal(struct evaluation *e, const struct value *a,
                          size_t n);
struct value time_decimal(struct evaluation *e, const struct value *a,
                          size_t n);

#endif
