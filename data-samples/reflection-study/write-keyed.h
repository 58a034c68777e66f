/* write-keyed: answers from paper as a typist keys them: a CSV file with the
 * names of the questions in its first row, one row a form. */
#ifndef REFLECTION_STUDY_WRITE_KEYED_H
#define REFLECTION_STUDY_WRITE_KEYED_H

#include "data-samples/reflection-study/filled.h"

/* How a spreadsheet program saved it. */
struct keyed_style {
    char delimiter;
    bool byte_order_mark;
    const char *line_end;
};

extern const struct keyed_style keyed_plain, keyed_spreadsheet;

/* actions_path gets the rows of the repeat; NULL leaves them out. */
bool keyed_write(const struct filled_list *list, const struct form *form,
                 const struct keyed_style *style, const char *path,
                 const char *actions_path, struct error *error);

#endif
