/* paper: the form as a printed questionnaire, a PDF of A4 pages.
 *
 *     form -> items (what stands there) -> layout (where) -> PDF
 *
 * What a form can ask of paper:
 *   appearance      new-page begins a page; horizontal or likert lays choices
 *                   in a row; multiline gives lines (parameters rows=N); code
 *                   gives a box for each character
 *   constraint      how many boxes: ". <= 500", "regex(., '^[A-Z]{6}$')"
 *   guidance_hint   for whom a question is, where relevant is not simple
 *   label           ends with the unit of a number, "(hours)", or the ends of
 *                   a range, "(0 = never, 10 = always)"
 *   form_title      "English / Español" has a part for each language
 *
 * The same form gives the same bytes, fonts being the same. */
#ifndef INSTRUMENTS_PAPER_PAPER_H
#define INSTRUMENTS_PAPER_PAPER_H

#include "base/builder.h"
#include "base/error.h"
#include "base/finding.h"
#include "instruments/form.h"

struct paper_options {
    const char *language; /* as form_language knows it; NULL is the default */
    const char *roster;   /* a file of people (instruments/paper/roster.h), a
                             copy for each; NULL is one copy for nobody */
    size_t entries;       /* blank entries of a repeat; 0 is a few */
};

/* Adds the PDF to out. What paper cannot show as it is meant is told in
 * findings; where one of them is an error nothing is added. False with the
 * error filled when the language is not the form's, the roster cannot be read
 * or the PDF fails. */
bool paper_render(const struct form *form, const struct paper_options *options,
                  struct findings *findings, struct builder *out,
                  struct error *error);

#endif
