/* personal: which answers identify the person who gave them.
 *
 * The form decides, by bind::praxis:personal = yes or no. Where it is silent:
 * e-mail, phone number, user name, device and place on the map are personal,
 * and so are text and number questions with a name such as first_name. */
#ifndef COLLECT_PERSONAL_H
#define COLLECT_PERSONAL_H

#include "instruments/form.h"

bool personal_question(const struct question *question);

/* Does a column of that name hold something that identifies a person? */
bool personal_name(struct text name);

#endif
