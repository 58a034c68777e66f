/* source: where responses come from. One row of a table a kind; which kind a
 * file is, is found from its contents. Readers fill the collection's
 * submissions and interpret nothing. */
#ifndef COLLECT_SOURCE_H
#define COLLECT_SOURCE_H

#include "base/error.h"
#include "collect/collection.h"

struct source_kind {
    const char *name;  /* of the table's column "source": "odk-xml" */
    const char *words; /* for people */
    /* Are the contents of this kind? */
    bool (*sniff)(struct text bytes);
    /* Reads all of it. path is the file's, as given; shown is what findings
     * call it. */
    bool (*read)(struct collection *collection, struct text bytes,
                 const char *shown, struct error *error);
};

extern const struct source_kind source_xml, source_zip, source_csv;

/* Is it the kind of source that people key in from paper? */
bool source_is_keyed(const char *kind);

/* Reads the file or folder. What is in a folder and no response is passed over
 * with a note; one file that cannot be read there is a finding. False, with the
 * error filled, when a file that was named cannot be read or has no responses
 * in it. */
bool source_read(struct collection *collection, const char *path,
                 struct error *error);

/* Called once behind the last source: rows of repeats find their responses. */
bool sources_finish(struct collection *collection, struct error *error);

/* Lets go of what was read and will not be finished. */
void sources_release(struct collection *collection);

#endif
