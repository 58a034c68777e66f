/* fold: words as they are compared, however they are spelt and accented.
 *
 * Small letters without accents ("Français" and "francais" are one), Arabic
 * without the marks that many leave out, apostrophes dropped, and one space for
 * each run of all else that is no letter or digit. A space stands at both ends
 * too, so that " no se " is looked for as whole words; what has no letters is
 * one space. Letters of other scripts stay as they are. */
#ifndef INSTRUMENTS_FOLD_H
#define INSTRUMENTS_FOLD_H

#include "base/arena.h"
#include "base/text.h"

/* In the arena; words is UTF-8, NULL is none. */
struct text fold_words(struct arena *arena, const char *words);

#endif
