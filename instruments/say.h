/* say: a finding about a form, with its file and its words filled in. */
#ifndef INSTRUMENTS_SAY_H
#define INSTRUMENTS_SAY_H

#include "base/finding.h"
#include "base/nearest.h"
#include "instruments/form.h"

/* An XForm has lines, which stand for rows: the finding with its place so. */
struct finding form_placed(const struct form *form, struct finding finding);

/* "row" or "line": for words about another place of the form. */
const char *form_row_word(const struct form *form);

/* Adds the finding with the form's file and the message, placed as above. The
 * caller fills severity, rule, sheet, row, column, value and mend:
 *
 *     form_say(form, findings,
 *              (struct finding){.severity = SEVERITY_ERROR,
 *                               .rule = "name-missing", .sheet = "survey",
 *                               .row = row, .column = "name",
 *                               .mend = "give it a name"},
 *              "this question has no name");
 */
void form_say(const struct form *form, struct findings *findings,
              struct finding finding, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Where effort was spent before all unknown words were looked for, a note that
 * tells how many were not. */
void form_say_unsought(const struct form *form, struct findings *findings,
                       const struct nearest_effort *effort);

/* Makes what stands at part, which is inside value, the marked part. */
struct finding finding_marked(struct finding finding, struct text value,
                              struct text part);

#endif
