/* canvas: pages to draw on, measured in millimetres from the top left corner.
 *
 * A canvas writes a PDF into a builder, or, made by canvas_new_blank, is a
 * sheet to be copied, and to measure words on (base/page/words.h). The same calls give the
 * same bytes: nothing of the clock, the machine or the person gets into them.
 * Grey is 0 for black and 1 for white. */
#ifndef BASE_PAGE_CANVAS_H
#define BASE_PAGE_CANVAS_H

#include "base/builder.h"
#include "base/error.h"

#include <stdbool.h>

struct canvas;

/* What a reader of the PDF shows about it; NULL where there is nothing. */
struct canvas_facts {
    const char *title, *author, *subject, *keywords;
};

/* Loads what pages are drawn with: before all else here and in words.h. False
 * with the error filled when it is not installed. */
bool canvas_load(struct error *error);

/* Pages of this size, added to out until canvas_finish. NULL with the error
 * filled. */
struct canvas *canvas_new(struct builder *out, double width_mm,
                          double height_mm,
                          const struct canvas_facts *facts,
                          struct error *error);
struct canvas *canvas_new_blank(double width_mm, double height_mm);

/* Draws all that is on a blank canvas; it may be drawn on many pages, and is
 * in the PDF once. */
void canvas_copy(struct canvas *canvas, const struct canvas *blank);
void canvas_free(struct canvas *canvas);

/* The page is done, the next one begins. */
void canvas_turn_page(struct canvas *canvas);

/* Adds what is left. False when any part of the PDF could not be made. */
bool canvas_finish(struct canvas *canvas, struct error *error);

void canvas_line(struct canvas *canvas, double x1_mm, double y1_mm,
                 double x2_mm, double y2_mm, double pen_mm, double grey);
/* Outlines: the pen runs on the edge itself. */
void canvas_box(struct canvas *canvas, double x_mm, double y_mm,
                double width_mm, double height_mm, double pen_mm, double grey);
/* The circle that fits into the square at x, y. */
void canvas_circle(struct canvas *canvas, double x_mm, double y_mm,
                   double across_mm, double pen_mm, double grey);
/* Filled, without an outline. */
void canvas_shade(struct canvas *canvas, double x_mm, double y_mm,
                  double width_mm, double height_mm, double grey);

#endif
