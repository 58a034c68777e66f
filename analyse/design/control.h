/* control: which of the arms the others are held against. */
#ifndef ANALYSE_DESIGN_CONTROL_H
#define ANALYSE_DESIGN_CONTROL_H

#include "base/error.h"

#include <stddef.h>

/* The index of the arm that was asked for, else of the one arm that is named
 * as a control is: control, none, no, 0, ... option is what asks: "--control".
 * False with the error filled. */
bool control_find(const char *const *names, size_t n, const char *option,
                  const char *asked, size_t *control, struct error *error);

#endif
