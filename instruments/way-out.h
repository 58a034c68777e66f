/* way-out: the choices of those who cannot or will not say, and which languages
 * they are known in.
 *
 * Known are Arabic, English, French, German, Portuguese, Spanish and Swahili,
 * by words anywhere in a label, and codes and abbreviations in any language. */
#ifndef INSTRUMENTS_WAY_OUT_H
#define INSTRUMENTS_WAY_OUT_H

#include "instruments/form.h"

/* Does the choice say that nobody knows, or says: "prefer not to say", -99? */
bool way_out_is_refusal(const struct form *form, const struct choice *choice);

/* That, or a "no", "none" or "other" that nobody is kept from. So a list of yes
 * and no has a way out, whether its codes are yes and no, y and n, 1 and 0, or
 * 1 and 2 with the label "No". */
bool way_out_is(const struct form *form, const struct choice *choice);

/* Are the form's words of that language in one that is known here? By its name;
 * where it has none, by the words. */
bool way_out_knows(const struct form *form, size_t language);

#endif
