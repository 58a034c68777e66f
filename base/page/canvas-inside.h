/* canvas-inside: what the files of base/page share, and nobody else sees. */
#ifndef BASE_PAGE_CANVAS_INSIDE_H
#define BASE_PAGE_CANVAS_INSIDE_H

#include "base/page/canvas.h"
#include "base/page/library.h"

#define POINTS_OF_MM(mm) ((mm) * 72 / 25.4)
#define MM_OF_POINTS(points) ((points) * 25.4 / 72)

struct canvas {
    cairo_surface_t *surface;
    cairo_t *cairo; /* its unit is the point */
    PangoFontMap *fonts; /* its own, so that it is freed with it */
    PangoLayout *layout; /* used again for each words */
};

#endif
