/* draw: a layout onto a canvas, a page of the one for a page of the other. */
#ifndef INSTRUMENTS_PAPER_DRAW_H
#define INSTRUMENTS_PAPER_DRAW_H

#include "instruments/paper/layout.h"

void layout_draw(const struct layout *layout, struct canvas *canvas);

#endif
