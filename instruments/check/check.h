/* check: what is wrong with a form as a whole, and what is poor about it.
 *
 * Each rule is a row of the table in check/check.c: it looks at the whole form
 * and tells what it finds. Reading (instruments/xlsform/) has told before what
 * is wrong with single cells. */
#ifndef INSTRUMENTS_CHECK_CHECK_H
#define INSTRUMENTS_CHECK_CHECK_H

#include "base/finding.h"
#include "instruments/form.h"

typedef void (*form_check_rule)(const struct form *form,
                                struct findings *findings);

/* Gives each sheet its one name (form_sheet_name) and orders the findings by
 * place: sheets and columns as they stand in the form. */
void form_sort_findings(const struct form *form, struct findings *findings);

/* All rules, the findings ordered by place. */
void form_check(const struct form *form, struct findings *findings);

/* What differs between the paired items of two forms: questions of the same
 * name, asked before and after, must be of one type with the same choices in
 * the same order, the same scale, and the same words in each language; who is
 * asked and what is allowed must be the same too. Returns their number: items
 * that one form alone has are listed, but are no differences. Findings are
 * about post. */
size_t form_check_pair(const struct form *pre, const struct form *post,
                       struct findings *findings);

/* The rules, one a row of the table. */
void check_names(const struct form *form, struct findings *findings);
void check_braces(const struct form *form, struct findings *findings);
void check_labels(const struct form *form, struct findings *findings);
void check_appearances(const struct form *form, struct findings *findings);
void check_attributes(const struct form *form, struct findings *findings);
void check_choices(const struct form *form, struct findings *findings);
void check_groups(const struct form *form, struct findings *findings);
void check_parameters(const struct form *form, struct findings *findings);
void check_ranges(const struct form *form, struct findings *findings);
void check_defaults(const struct form *form, struct findings *findings);
void check_geometry(const struct form *form, struct findings *findings);
void check_triggers(const struct form *form, struct findings *findings);
void check_sources(const struct form *form, struct findings *findings);
void check_logic(const struct form *form, struct findings *findings);
void check_reach(const struct form *form, struct findings *findings);
void check_translations(const struct form *form, struct findings *findings);
void check_scales(const struct form *form, struct findings *findings);
void check_quality(const struct form *form, struct findings *findings);

#endif
