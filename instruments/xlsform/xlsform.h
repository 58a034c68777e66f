/* xlsform: a workbook in the layout of XLSForm becomes a form.
 *
 * Inside xlsform/ only. Reading never stops at what is wrong: it is told as a
 * finding, and the rest is read as well as it can be. What needs the whole form
 * to be judged is left to the checks (check/check.h). */
#ifndef INSTRUMENTS_XLSFORM_XLSFORM_H
#define INSTRUMENTS_XLSFORM_XLSFORM_H

#include "base/intern.h"
#include "base/nearest.h"
#include "base/sheet.h"
#include "instruments/form.h"
#include "instruments/say.h"

/* What was mended silently in one sheet, told once at its end. */
struct repairs {
    size_t quotes, quotes_row; /* cells, and the row of the first */
    size_t spaces, spaces_row;
    size_t unseen, unseen_row; /* characters without a width */
};

/* A ${name} in a cell of words, looked up when all names are known. */
struct reference {
    struct text name; /* inside value */
    const char *value;
    const char *column;
    const char *sheet;
    size_t row;
};

struct reading {
    struct arena *arena;
    struct form *form;
    struct findings *findings;
    const struct workbook *workbook;
    const char *unsaid_language; /* of columns that name none */
    bool clean;                  /* collapse runs of spaces */
    size_t unnamed_row;          /* of survey's headers without 'name'; or 0 */
    /* Of the survey: 1 more than the places in findings that tell of the only
     * column that could be read as this one; 0 where none was. */
    size_t meant_label, meant_calculation;
    struct repairs repairs;
    bool has_choices;    /* a sheet of them was read */
    struct intern lists; /* their names; the ids are places in form->lists */
    struct choice_list *last_list; /* of the row of choices before */
    bool list_lost; /* that row, or one before it, says none */
    struct reference *references;
    size_t n_references, references_capacity;
    struct nearest_effort effort; /* spent on suggestions so far */
};

/* One header, understood. */
struct header {
    const char *written;  /* NULL for a column without a header */
    const char *column;   /* our word; as written where it is not known */
    const char *rest;     /* of "bind::type", "type"; else NULL */
    const char *language; /* as written; NULL where none is named */
    bool known;
};

struct headers {
    struct header *items; /* one a column of the sheet */
    size_t n;
};

/* One name that a header may have, in lower case with _ for spaces. */
struct header_name {
    const char *name;
    const char *column;
    const char *rest; /* for what is short for "bind::x" and the like */
    bool words;       /* may name a language */
};

/* Understands the first row of the sheet. Tells of twins, of headers that are
 * close to one of the names, and in one note of all others that are not
 * known. */
struct headers read_headers(struct reading *reading, const struct sheet *sheet,
                            const struct header_name *names, size_t n_names);

/* Where the form could not be without a column that was read as meant, that is
 * an error: no other program reads it so. After the survey. */
void judge_meant_columns(struct reading *reading);

/* The sheets of the form, told where they are missing, named otherwise or there
 * twice; NULL for none. One that was misspelt has the name that was meant. That
 * of the choices is missed only where the survey asks for choices. */
const struct sheet *find_survey_sheet(struct reading *reading);
const struct sheet *find_choices_sheet(struct reading *reading,
                                       const struct sheet *survey,
                                       const struct headers *headers);
const struct sheet *find_settings_sheet(struct reading *reading);

/* The value in the sheet's cell after repair, in the arena; NULL where empty. */
const char *read_cell(struct reading *reading, const struct sheet_row *row,
                      size_t column, bool collapse);

/* Tells what was repaired in the sheet, and begins anew. */
void tell_repairs(struct reading *reading, const struct sheet *sheet);

/* The language's index, which is added when new. NULL is the unsaid one. */
size_t read_language(struct reading *reading, const char *language);
/* The place in words for a language. */
const char **translated_in(struct reading *reading, struct translated *words,
                           size_t language);
/* Keeps what stands in a column of words; what a column says that names its
 * language goes before what one says that names none. */
void read_words(struct reading *reading, const struct header *header,
                const char *value, struct translated *words);

/* "yes", "true", "TRUE"... 1; "no", "false"... 0; else -1. */
int read_yes_no(const char *value);

/* A name that XML can have: a letter or _, then letters, digits, _ - and . */
bool is_name(struct text t);
/* The bytes of the longest such name that t begins with; 0 where none does. */
size_t name_length(struct text t);

/* Keeps each ${name} in a cell of words, and tells of those that are not well
 * written. */
void note_references(struct reading *reading, const char *sheet,
                     const char *column, const char *value, size_t row);
/* Tells of those that are no name, or several. */
void check_references(struct reading *reading);

/* Tells of questions without a name, and gives those, and the ones whose name
 * cannot be one, the name that others call them by, where there is one: so that
 * what calls them is not told too. For an indexed form; it is indexed again. */
void read_meant_names(struct reading *reading);

/* Tells of lists that nothing asks for and that are meant for the one beside
 * them; that one is then incomplete. */
void check_meant_lists(struct reading *reading);

/* Is the question's default an expression, rather than a plain value? */
bool default_is_dynamic(const struct question *question);

void read_settings(struct reading *reading, const struct sheet *sheet);
/* Choices before the survey: it asks for them. */
void read_choices(struct reading *reading, const struct sheet *sheet,
                  const struct headers *headers);
void read_survey(struct reading *reading, const struct sheet *sheet,
                 const struct headers *headers);

extern const struct header_name survey_headers[], choices_headers[];
extern const size_t survey_headers_n, choices_headers_n;

#endif
