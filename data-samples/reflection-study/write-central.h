/* write-central: submissions as ODK Central exports them: submissions.csv.zip
 * with a CSV of the responses, the newest first, and one of the repeat. */
#ifndef REFLECTION_STUDY_WRITE_CENTRAL_H
#define REFLECTION_STUDY_WRITE_CENTRAL_H

#include "data-samples/reflection-study/filled.h"

/* Puts the list into the order of the export. Members are stored, not
 * compressed, and dated by the study's end, so that the file has the same
 * bytes whatever versions of the libraries wrote it. */
bool central_write(struct filled_list *list, const struct form *form,
                   const char *path, struct error *error);

/* How long after the start it reached the server, in minutes. */
int central_delay(const struct filled *filled);

#endif
