/* type: what a type cell says. Inside xlsform/ only. */
#ifndef INSTRUMENTS_XLSFORM_TYPE_H
#define INSTRUMENTS_XLSFORM_TYPE_H

#include "instruments/form.h"

enum type_use {
    TYPE_QUESTION,
    TYPE_SELECT,  /* and rank */
    TYPE_BEGIN,   /* of a group or repeat, by kind */
    TYPE_END,
    TYPE_SETTING, /* an old form's setting among the questions */
    TYPE_REFUSED, /* known, but not made by praxis */
    TYPE_UNKNOWN,
};

struct type {
    enum type_use use;
    enum question_kind kind;
    struct text list; /* of a select: a name, a file or ${name} */
    bool from_file;
    bool or_other;
    const char *constraint; /* that the type brings with it, or NULL */
    const char *hint;
    const char *setting;    /* "form_title" */
    const char *refusal;    /* what it is, for the message */
    const char *instead;    /* what to do in place of what is refused */
};

/* t is trimmed, with single spaces. */
struct type type_parse(struct text t);

/* What was probably meant by a type that is unknown: "select_one yn" by
 * "Slect_one yn", in the arena; NULL where nobody can tell. Of a select without
 * a list, and of a word with too much behind it, the first word alone. */
const char *type_meant(struct arena *arena, struct text t);

#endif
