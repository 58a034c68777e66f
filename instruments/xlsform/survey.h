/* survey: the rows of the survey sheet. Inside xlsform/ only. */
#ifndef INSTRUMENTS_XLSFORM_SURVEY_H
#define INSTRUMENTS_XLSFORM_SURVEY_H

#include "instruments/xlsform/xlsform.h"

/* Where a column's value goes. */
enum slot_kind {
    SLOT_TEXT,
    SLOT_WORDS, /* struct translated */
    SLOT_LOGIC,
    SLOT_PROPERTIES, /* "bind::x" */
    SLOT_PARAMETERS,
    SLOT_INTENT, /* of a group */
    SLOT_DISABLED,
    SLOT_REFUSED,
};

struct slot {
    const char *column;
    enum slot_kind kind;
    size_t offset; /* in struct question */
    bool yes_no;   /* yes and no stand for true() and false() */
};

struct survey {
    struct reading *reading;
    const struct sheet *sheet;
    const struct headers *headers;
    const struct slot **slots; /* of each column; NULL for none */
    struct question *open;     /* the innermost open group, or the root */
    size_t refused;            /* open constructs whose beginning was refused */
    const char *misnamed; /* the last group that ended under another name */
    size_t owed[2];     /* ends of groups and of repeats, closed before them */
    bool disabled;      /* the row that is being read */
    const char *intent; /* the same row's; or NULL */
    bool stopped;       /* the rows behind it are not read */
};

struct type;

/* With the sheet, the row and the header's own words filled in; column is our
 * word for it. */
void survey_say(struct survey *survey, const struct question *question,
                struct finding finding, const char *message);

/* Tells a row whose type is missing, unknown or refused. What to read it on as:
 * what was probably meant (question->type is then that), a question of which
 * nothing is known, or TYPE_UNKNOWN where the row is left out. */
struct type read_wrong_type(struct survey *survey, struct question *question,
                            const struct type *type);

/* Gives the question what its row does not say itself: its kind, a name, a
 * constraint, hint or label by the type, and an intent where it is a group. */
void read_implied(struct survey *survey, const struct type *type,
                  struct question *question);

/* "start=1 end=5", parts separated by spaces, commas or semicolons. */
void read_parameters(struct survey *survey, const struct header *header,
                     const char *value, struct question *question);

/* The list of a select; tells where it is not there. */
void read_select(struct survey *survey, const struct type *type,
                 struct question *question);
/* The text question that "or_other" puts behind a select. */
struct question *other_question(struct survey *survey,
                                const struct question *question);

#endif
