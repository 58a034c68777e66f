/* merge: the same submission from two sources made one. */
#ifndef COLLECT_MERGE_H
#define COLLECT_MERGE_H

#include "collect/collection.h"

/* Takes into the submission kept what only the other one tells: answers to
 * questions that the first source has no column for, and what is known beside
 * the answers. What both tell and tell differently is set aside from the other
 * and told in a finding each. */
void submission_merge(struct collection *collection, const char *id,
                      uint32_t kept, uint32_t other);

/* Puts all answers of a submission aside. why: "edited". */
void submission_set_aside(struct collection *collection, const char *why,
                          const char *id, uint32_t submission);

#endif
