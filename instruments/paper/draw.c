#include <config.h>

#include "instruments/paper/draw.h"

static void
draw_cross(struct canvas *canvas, const struct mark *mark)
{
    double in = 0.5;
    double left = mark->x_mm + in, right = mark->x_mm + mark->width_mm - in;
    double top = mark->y_mm + in, bottom = mark->y_mm + mark->height_mm - in;
    canvas_line(canvas, left, top, right, bottom, mark->pen_mm, mark->grey);
    canvas_line(canvas, left, bottom, right, top, mark->pen_mm, mark->grey);
}

static void
draw_mark(const struct mark *mark, struct canvas *canvas)
{
    double x = mark->x_mm, y = mark->y_mm;
    double width = mark->width_mm, height = mark->height_mm;
    switch (mark->kind) {
    case MARK_WORDS:
        words_draw(canvas, mark->words, &mark->style, x, y, width);
        break;
    case MARK_SHADE:
        canvas_shade(canvas, x, y, width, height, mark->grey);
        break;
    case MARK_RULE:
    case MARK_LINE:
        canvas_line(canvas, x, y, x + width, y + height, mark->pen_mm,
                    mark->grey);
        break;
    case MARK_CROSS: draw_cross(canvas, mark); break;
    case MARK_CIRCLE:
        canvas_circle(canvas, x, y, width, mark->pen_mm, mark->grey);
        break;
    case MARK_FRAME:
    case MARK_SQUARE:
    case MARK_CELL:
    case MARK_FIELD:
        canvas_box(canvas, x, y, width, height, mark->pen_mm, mark->grey);
        break;
    }
}

void
layout_draw(const struct layout *layout, struct canvas *canvas)
{
    for (size_t i = 0; i < layout->n_pages; i++) {
        for (size_t k = 0; k < layout->pages[i].n; k++)
            draw_mark(&layout->pages[i].items[k], canvas);
        canvas_turn_page(canvas);
    }
}
