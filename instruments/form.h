/* form: a questionnaire, as every reader makes it and every renderer reads it.
 *
 * Made from an XLSForm (instruments/xlsform/) or an ODK XForm, then only read.
 * All of it lives in its arena. A text that was not given is NULL, never "".
 * Places (file, sheet, row) are those that the person sees in their program. */
#ifndef INSTRUMENTS_FORM_H
#define INSTRUMENTS_FORM_H

#include "base/arena.h"
#include "base/error.h"
#include "base/finding.h"
#include "base/text.h"

#include <stdbool.h>

struct expression; /* instruments/expression/ */

enum question_kind {
    QUESTION_GROUP, /* has children */
    QUESTION_REPEAT, /* has children, and any number of instances */
    QUESTION_TEXT,
    QUESTION_INTEGER,
    QUESTION_DECIMAL,
    QUESTION_NOTE, /* shows words, takes no answer */
    QUESTION_SELECT_ONE,
    QUESTION_SELECT_MULTIPLE,
    QUESTION_RANK,
    QUESTION_RANGE,
    QUESTION_DATE,
    QUESTION_TIME,
    QUESTION_DATETIME,
    QUESTION_ACKNOWLEDGE, /* "OK" or nothing */
    QUESTION_CALCULATE,
    QUESTION_HIDDEN,
    QUESTION_START, /* from here: filled in by the client */
    QUESTION_END,
    QUESTION_TODAY,
    QUESTION_DEVICEID,
    QUESTION_USERNAME,
    QUESTION_EMAIL,
    QUESTION_PHONENUMBER,
    QUESTION_PROPERTY, /* another one of the device: type tells which */
    QUESTION_AUDIT,
    QUESTION_IMAGE, /* from here: passed through, not printed */
    QUESTION_AUDIO,
    QUESTION_VIDEO,
    QUESTION_FILE,
    QUESTION_BARCODE,
    QUESTION_GEOPOINT,
    QUESTION_GEOTRACE,
    QUESTION_GEOSHAPE,
    QUESTION_BACKGROUND_AUDIO, /* recorded or located without being shown */
    QUESTION_START_GEOPOINT,
    QUESTION_BACKGROUND_GEOPOINT,
    QUESTION_EXTERNAL, /* csv-external, xml-external: data, no question */
};

/* One text in each of the form's languages: n_languages entries, NULL where a
 * translation is missing. The array is NULL when no language has any. */
struct translated {
    const char **in;
    bool named; /* some of it is from a column that names its language */
};

/* A cell that holds an expression; source is NULL where the cell is empty. */
struct logic {
    const char *source;      /* after repair of quotes; "true()" for yes */
    const char *written;     /* the cell, where it says yes or no; else NULL */
    struct expression *tree; /* NULL where empty or not to be parsed */
};

/* Another column's name and value, in the order of the sheet. */
struct property {
    const char *name; /* without its prefix: of "bind::type", "type" */
    const char *value;
};

struct properties {
    struct property *items;
    size_t n, capacity;
};

struct choice {
    const char *name; /* the code in the data */
    struct translated label;
    struct translated image, big_image, audio, video;
    struct properties extra; /* further columns, for choice filters */
    size_t row;
};

struct choice_list {
    const char *name;
    struct choice *choices;
    size_t n, capacity;
    const char *file; /* select_*_from_file: its file; choices unknown */
    size_t row;       /* of its first choice; 0 for a file */
    /* The lists right above its first choice, and below its last; or NULL. */
    struct choice_list *above, *below;
    bool incomplete; /* a row is meant for it that says another: told */
    size_t number;    /* its place in the form's lists; made by form_index */
    struct choice_index *index; /* made by form_index */
};

/* Bytes in the path of a group, so that paths together stay in proportion to
 * the form. */
#define FORM_LIMIT_PATH ((size_t)2000)

struct question {
    enum question_kind kind;
    const char *type; /* the type cell, as written: "select_one yes_no" */
    const char *name;
    const char *path; /* "/data/act/kind": unique, made by the reader */
    size_t row;
    size_t number; /* its place in the form's questions; made by form_index */
    struct question *parent;   /* NULL for the root */
    struct question **children; /* groups, repeats and the root */
    size_t n, capacity;
    struct choice_list *list; /* select and rank */
    /* select_one ${name}: the choices are the answers given to that question
     * in a repeat; list is NULL and this is the name. */
    const char *list_question;
    /* The reader has added the choice "other" to the list, and behind this
     * question a text question NAME_other. */
    bool or_other;
    bool generated; /* added by the reader; has the row that it is due to */

    struct translated label, hint, guidance;
    struct translated required_message, constraint_message;
    struct translated no_app_message; /* when an app to answer with is missing */
    struct translated image, big_image, audio, video;
    bool unclear_media; /* named in a column that does not say of what kind */
    struct logic required;
    struct logic relevant, constraint, calculation, choice_filter;
    struct logic readonly, repeat_count;
    struct logic fallback; /* the default column; tree only when dynamic */
    bool dynamic_default;  /* it is an expression, not a plain value */
    const char *trigger;
    const char *appearance;
    struct properties parameters; /* parameters column: start=1 end=5 */
    struct properties bind, body, instance; /* bind::x, body::x, instance::x */
};

struct form {
    struct arena *arena;
    const char *file;
    bool is_xform;     /* read from one, and no XLSForm */
    const char *title; /* never NULL: the id where none was given */
    const char *id;    /* never NULL: the file's name where none was given */
    const char *version;
    const char *root_name; /* of the primary instance: "data" */
    const char *instance_name;
    const char *style;
    const char *submission_url, *public_key, *auto_send, *auto_delete;
    const char *client_editable, *instance_xmlns;
    struct properties namespaces; /* prefix and address */
    struct properties attributes; /* attribute::x of the settings */
    struct properties settings;   /* every setting as it was given */
    size_t settings_row;
    bool allow_choice_duplicates;
    bool omit_instance_id;
    const char **languages; /* "default" where columns name none */
    size_t n_languages;
    size_t default_language; /* index */
    struct question *root;   /* a group without a name */
    struct question **questions; /* all but the root, in the form's order */
    size_t n_questions, questions_capacity;
    struct choice_list **lists;
    size_t n_lists, lists_capacity;
    bool lists_lost; /* there is no sheet of them, and it is asked for: told */
    struct form_column *columns; /* of the survey sheet, as the person has it */
    size_t n_columns, columns_capacity;
    struct form_column *choice_columns; /* of the choices sheet */
    size_t n_choice_columns, choice_columns_capacity;
    struct form_disabled *disabled; /* rows that are no part of it */
    size_t n_disabled, disabled_capacity;
    /* All sheets of the workbook in its order, those that are read with their
     * columns, and named by form_sheet_name. */
    struct finding_sheet *sheets;
    size_t n_sheets;
    const char *only_sheet; /* that is the survey under another name; or NULL */
    struct form_index *index; /* made by form_index */
};

/* A row that a word in the column `disabled` leaves out. */
struct form_disabled {
    const char *name; /* NULL for none */
    size_t row;
};

/* A column of a sheet and what its header says. */
struct form_column {
    const char *column;   /* our word: "relevant", "label" */
    size_t language;      /* index, for columns of words; else 0 */
    const char *header;   /* theirs: "Relevance", "label::Español (es)" */
    const char *rest;     /* of "bind::type", "type"; else NULL */
};

/* Reads a form by its contents: XLSForm as .xlsx, .csv or .md, or ODK XForm as
 * .xml; of "-", standard input, the kind is found in the bytes. What is wrong
 * in it is told in findings; a form with error findings is still returned as
 * far as it was understood, for showing more of them. root_name is for the
 * primary instance where the settings name none; NULL is "data". NULL with the
 * error filled when the file cannot be read at all. */
struct form *form_read(struct arena *arena, const char *path,
                       const char *root_name, struct findings *findings,
                       struct error *error);

/* The same from a workbook in memory. Never NULL. */
struct workbook;
struct form *form_read_workbook(struct arena *arena,
                                const struct workbook *workbook,
                                const char *root_name,
                                struct findings *findings);

/* Makes the finders below fast; form_read does it. To be called again where
 * questions or choices were added or renamed since. */
void form_index(struct form *form);

/* What findings call a sheet: those that are read have one name each, however
 * their tabs are spelt. A sheet alone, which is the survey whatever it is
 * called, keeps its name. NULL of NULL. */
const char *form_sheet_name(const struct form *form, const char *name);

/* The header of our column in that language, or our word where the person has
 * no such column: for findings. */
const char *form_header(const struct form *form, const char *column,
                        size_t language);
/* The same in the sheet of choices. */
const char *form_choice_header(const struct form *form, const char *column,
                               size_t language);

/* By name, the first in the form's order; by path. NULL when there is none. */
struct question *form_find(const struct form *form, struct text name);
/* How many questions, groups and repeats have that name: a file of data is
 * found by its name, but is none of them. */
size_t form_count(const struct form *form, struct text name);
/* The row of that name which is left out of the form; 0 for none. */
size_t form_disabled_row(const struct form *form, struct text name);
/* Have some of them the name in different groups, where each may have it? Two
 * of one group are told as that. */
bool form_is_ambiguous(const struct form *form, struct text name);
struct question *form_find_path(const struct form *form, struct text path);
struct choice_list *form_find_list(const struct form *form, struct text name);
/* What is at the path, absolute or from the question; NULL where nothing is. */
const struct question *form_resolve(const struct form *form,
                                    const struct question *from,
                                    struct text path);

/* The question that a name in an expression at `from` means: "age" of ${age},
 * "." for `from` itself, or a path with a / in it, as expression_path makes it.
 * NULL where there is none. */
const struct question *form_meant(const struct form *form,
                                  const struct question *from,
                                  struct text name);
/* The path of what the form records of itself, by its name: instanceID, and
 * instanceName where the settings make one. NULL for any other name. */
const char *form_meta_path(const struct form *form, struct text name);
const struct choice *choice_list_find(const struct choice_list *list,
                                      struct text name);

/* The words in that language, else in the default one, else in any; NULL. */
const char *form_words(const struct form *form, struct translated words,
                       size_t language);
/* The index of a language by its name, its code ("es" of "Español (es)") or
 * "default"; n_languages when there is none. */
size_t form_language(const struct form *form, const char *name);

/* What stands in the cell; NULL where it is empty. */
const char *logic_as_written(const struct logic *logic);

/* Does the question take an answer (into the data)? Is it shown to people? */
bool question_has_value(const struct question *question);
bool question_is_shown(const struct question *question);
bool question_is_select(const struct question *question);
/* The shapes on the map that a place is chosen by: the name of a list or of a
 * file, or "${repeat}". NULL for other questions. */
const char *question_shapes(const struct question *question);
/* Is that word among those of its appearance? */
bool question_has_appearance(const struct question *question, const char *word);
/* The innermost repeat around it, or NULL. */
const struct question *question_repeat(const struct question *question);
/* Is there a word in any language? */
bool translated_has(const struct form *form, struct translated words);
/* The value in properties, or NULL. */
const char *properties_find(const struct properties *properties,
                            const char *name);
/* Adds one; the texts are kept, not copied. */
void properties_add(struct arena *arena, struct properties *properties,
                    const char *name, const char *value);

#endif
