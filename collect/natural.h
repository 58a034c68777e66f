/* natural: the order in which people expect numbered things: form 2 before
 * form 10, version 9 before version 10. Total: only equal texts compare as
 * equal. */
#ifndef COLLECT_NATURAL_H
#define COLLECT_NATURAL_H

#include "base/text.h"

/* Below, at or above 0. Runs of digits compare as numbers, all else bytewise;
 * what is the same so far ("07" and "7") falls back to bytes. */
int natural_compare(struct text a, struct text b);

#endif
