/* words: text on a canvas, shaped and wrapped by Pango, measured in mm.
 *
 * Lines begin at the side where the script does, are never hyphenated nor
 * stretched. What a style leaves zero is regular, black, at the start. */
#ifndef BASE_PAGE_WORDS_H
#define BASE_PAGE_WORDS_H

#include "base/page/canvas.h"

#include <stddef.h>

enum words_side {
    WORDS_START, /* left, in right-to-left scripts right */
    WORDS_CENTRE,
    WORDS_END,
};

struct words_style {
    double size_pt;
    bool bold;
    enum words_side side;
    double grey;
};

struct words_size {
    double width_mm; /* of the widest line */
    double height_mm;
    double baseline_mm;  /* of the first line, from the top */
    double last_mm;      /* width of the last line */
    double last_base_mm; /* baseline of the last line, from the top */
    size_t lines;
};

/* How large text is when wrapped to width_mm; 0 does not wrap. */
struct words_size words_measure(struct canvas *canvas, const char *text,
                                const struct words_style *style,
                                double width_mm);

/* The widest piece of text between two places where a line may be broken: a
 * column narrower than that would cut words. */
double words_widest_mm(struct canvas *canvas, const char *text,
                       const struct words_style *style);

/* Draws text with its top left corner (or of the width given) at x, y. */
void words_draw(struct canvas *canvas, const char *text,
                const struct words_style *style, double x_mm, double y_mm,
                double width_mm);

/* The number of characters that no font here can draw, and the first of them.
 * Such a text must not be printed. */
size_t words_undrawable(struct canvas *canvas, const char *text,
                        unsigned *first);

/* Is the first strong letter of text of a right-to-left script? */
bool words_right_to_left(const char *text);

#endif
