/* codebook: the dictionary for people: every column with its words, codes and
 * how many answers it has, and how many are missing for which reason. */
#ifndef COLLECT_CODEBOOK_H
#define COLLECT_CODEBOOK_H

#include "collect/dictionary.h"

#include <stdio.h>

/* As a table: a row a column of the tables. */
struct table *codebook_table(struct collection *collection,
                             const struct dictionary *dictionary);

/* As a page that needs nothing beside it. */
void codebook_write_html(struct collection *collection,
                         const struct dictionary *dictionary, FILE *out);

#endif
