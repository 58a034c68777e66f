/* cycles: questions that can only be answered after themselves. */
#ifndef INSTRUMENTS_CHECK_CYCLES_H
#define INSTRUMENTS_CHECK_CYCLES_H

#include "base/finding.h"
#include "instruments/form.h"

/* A question depends on what its calculation and its relevance name, and on
 * the groups around it that have a relevance. */
void check_cycles(const struct form *form, struct findings *findings);

#endif
