/* optout: the codes for "prefer not to say" and "don't know", and which
 * questions offer them. A calculation offers what the questions that it is made
 * of offer: it may pass their code on. */
#ifndef COLLECT_OPTOUT_H
#define COLLECT_OPTOUT_H

#include "collect/collection.h"
#include "collect/cell.h"

struct opt_outs opt_outs_of(const struct collection_options *options);

/* MISSING_REFUSED, MISSING_DONT_KNOW, or MISSING_NOT for any other code. */
enum missing opt_out_code(const struct collection_options *options,
                          struct text code);

/* By field and version: which of the two the question offers. */
struct offers {
    unsigned char *bits;
    size_t n_versions;
};

void offers_init(struct offers *offers, const struct collection *collection);

/* Does it offer the code raw, or, where raw is no such code, any? */
bool offers_has(const struct offers *offers,
                const struct collection_options *options, uint32_t field,
                size_t version, struct text raw);

#endif
