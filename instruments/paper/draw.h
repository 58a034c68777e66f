/* draw: a layout onto a canvas, a page of the one for a page of the other. */
#ifndef INSTRUMENTS_PAPER_DRAW_H
#define INSTRUMENTS_PAPER_DRAW_H

#include "instruments/paper/layout.h"
#include "instruments/paper/roster.h"

void layout_draw(const struct layout *layout, struct canvas *canvas);

/* A copy for each person, in their order, with the code on each page and the
 * known answers in their places. code_word is what stands before the code. A
 * value that has no room is a finding, and is left out. */
void layout_draw_roster(const struct layout *layout,
                        const struct roster *roster, const char *code_word,
                        struct canvas *canvas, struct findings *findings);

#endif
