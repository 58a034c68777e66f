/* result: the folder that collecting leaves: tables with their dictionary, the
 * codebook, the findings, what was set aside and what identifies people.
 *
 * Everything is written into a folder beside the results and moved into place
 * when all of it is there, so that a disk that fills leaves what was before. */
#ifndef COLLECT_RESULT_H
#define COLLECT_RESULT_H

#include "base/error.h"
#include "collect/dictionary.h"
#include "collect/personal-rows.h"

/* Makes the folder where it is not there. */
bool result_write(struct collection *collection,
                  const struct dictionary *dictionary,
                  const struct personal_rows *personal, const char *folder,
                  struct error *error);

#endif
