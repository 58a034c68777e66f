/* manual: the manual page, made from the tables of the commands.
 *
 * praxis.1 in the sources is what `praxis --manual` prints; a test holds the
 * one against the other, so that the page never lags behind the options. */
#ifndef BASE_MANUAL_H
#define BASE_MANUAL_H

#include "base/command.h"

#include <stdio.h>

/* commands ends with NULL. Written in the man macros of troff. */
void manual_write(const struct command *const *commands, const char *version,
                  FILE *out);

#endif
