/* scope: what the names in an expression mean, asked of who knows the form.
 *
 * The checks (instruments/expression/check.h) know no form: they are handed one
 * of these for each place that an expression stands at. */
#ifndef INSTRUMENTS_EXPRESSION_SCOPE_H
#define INSTRUMENTS_EXPRESSION_SCOPE_H

#include "base/nearest.h"

/* What kind of answer a question holds. */
enum answer_kind {
    ANSWER_UNKNOWN, /* calculate, hidden: could be anything */
    ANSWER_NONE,    /* group, repeat, note */
    ANSWER_TEXT,
    ANSWER_INTEGER,
    ANSWER_DECIMAL,
    ANSWER_SELECT_ONE,
    ANSWER_SELECT_MULTIPLE, /* rank too: codes with spaces between */
    ANSWER_DATE,
    ANSWER_TIME,
    ANSWER_DATETIME,
};

/* A list of choices. */
struct scope_list {
    struct text name;
    const struct text *values; /* the codes */
    size_t value_count;
    const struct text *columns; /* besides name and label */
    size_t column_count;
    bool open; /* from a file, or with "other": further codes are possible */
};

struct scope_question {
    struct text name;
    enum answer_kind kind;
    const struct scope_list *list; /* of selects; NULL where not known */
    struct text path; /* "/data/g/a"; empty where not known */
    struct text repeat; /* the path of the repeat that it is, or is in */
};

/* A callback that is NULL leaves out the checks that would need it. */
struct scope {
    void *context;

    /* How many questions and groups have this name (2 for several); *out is
     * the first of them. */
    size_t (*question)(void *context, struct text name,
                       struct scope_question *out);

    /* Is there something at this path? Absolute ("/data/g/a") or from the
     * question the expression stands at ("../a", "a"); without predicates.
     * What cannot be judged is found, with ANSWER_UNKNOWN. */
    bool (*path)(void *context, struct text path, struct scope_question *out);

    /* The list behind instance('name'). */
    const struct scope_list *(*list)(void *context, struct text name);

    /* The values that the choices of the list have in a column: how many, and
     * *values. */
    size_t (*column)(void *context, const struct scope_list *list,
                     struct text column, const struct text **values);

    /* The code of the choice that people see under that label, in whichever
     * language; empty where there is none. */
    struct text (*labelled)(void *context, const struct scope_list *list,
                            struct text label);

    /* Is there a list, or a file, behind instance('name')? *near is else the
     * name of the list that is nearest to it, or empty. */
    bool (*instance)(void *context, struct text name, struct text *near);

    /* The row of that name which is left out of the form; 0 for none. */
    size_t (*disabled)(void *context, struct text name);

    /* All names of questions, for suggestions. */
    const struct text *names;
    size_t name_count;
    struct nearest_effort *effort; /* spent on suggestions; or NULL */

    /* The question that `.` means; NULL where it has none. */
    const struct scope_question *self;

    /* In a choice_filter: the list whose columns stand as bare words. */
    const struct scope_list *filtered;

    /* The whole expression is to be true or false. */
    bool condition;
};

#endif
