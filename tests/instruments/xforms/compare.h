/* compare: a page that is being filled in, beside what praxis itself says of
 * the same answers. */
#ifndef TESTS_INSTRUMENTS_XFORMS_COMPARE_H
#define TESTS_INSTRUMENTS_XFORMS_COMPARE_H

#include "instruments/form.h"
#include "tests/instruments/xforms/processor.h"

/* Fails where a question's relevance, requirement, constraint or calculation
 * is not the same on both sides, what is unknown to praxis being left out.
 * Returns how many were compared. */
size_t compare_all(struct processor *processor, const struct form *form);

#endif
