#include <config.h>

#include "base/page/words.h"

#include "base/page/canvas-inside.h"
#include "base/text.h"
#include "base/utf8.h"

/* The first that is there and has the letter is taken; then any other font. */
#define FAMILIES "Noto Sans, DejaVu Sans, sans-serif"

/* Fonts bring their own line height; Noto's 1.36 em is made a little less,
 * 1.27 em, which still leaves room for the marks of tall scripts. */
#define LINE_SPACING 0.93

static double
mm_of_units(int units)
{
    return MM_OF_POINTS((double)units / PANGO_SCALE);
}

static PangoAlignment
alignment_of(enum words_side side)
{
    switch (side) {
    case WORDS_CENTRE:
        return PANGO_ALIGN_CENTER;
    case WORDS_END:
        return PANGO_ALIGN_RIGHT;
    case WORDS_START:
        break;
    }
    return PANGO_ALIGN_LEFT;
}

/* width_mm below 0 wraps after each word. */
static PangoLayout *
lay_out(struct canvas *canvas, const char *text,
        const struct words_style *style, double width_mm)
{
    PangoLayout *layout = canvas->layout;
    PangoFontDescription *font = page_lib.pango_font_description_new();
    page_lib.pango_font_description_set_family_static(font, FAMILIES);
    page_lib.pango_font_description_set_size(
        font, (int)(style->size_pt * PANGO_SCALE + 0.5));
    page_lib.pango_font_description_set_weight(
        font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    page_lib.pango_layout_set_font_description(layout, font);
    page_lib.pango_font_description_free(font);
    page_lib.pango_layout_set_auto_dir(layout, TRUE);
    /* A word wider than the line is cut, rather than run over its end. */
    page_lib.pango_layout_set_wrap(layout, width_mm < 0 ? PANGO_WRAP_WORD
                                                        : PANGO_WRAP_WORD_CHAR);
    page_lib.pango_layout_set_alignment(layout, alignment_of(style->side));
    page_lib.pango_layout_set_line_spacing(layout, LINE_SPACING);
    int width = width_mm > 0   ? (int)(POINTS_OF_MM(width_mm) * PANGO_SCALE)
                : width_mm < 0 ? 0
                               : -1;
    page_lib.pango_layout_set_width(layout, width);
    page_lib.pango_layout_set_text(layout, text, -1);
    return layout;
}

struct words_size
words_measure(struct canvas *canvas, const char *text,
              const struct words_style *style, double width_mm)
{
    PangoLayout *layout = lay_out(canvas, text, style, width_mm);
    PangoRectangle logical;
    page_lib.pango_layout_get_extents(layout, NULL, &logical);
    struct words_size size = {
        .width_mm = mm_of_units(logical.width),
        .height_mm = mm_of_units(logical.height),
        .baseline_mm = mm_of_units(page_lib.pango_layout_get_baseline(layout)),
        .lines = (size_t)page_lib.pango_layout_get_line_count(layout),
    };
    PangoLayoutIter *iter = page_lib.pango_layout_get_iter(layout);
    while (!page_lib.pango_layout_iter_at_last_line(iter))
        page_lib.pango_layout_iter_next_line(iter);
    page_lib.pango_layout_iter_get_line_extents(iter, NULL, &logical);
    size.last_mm = mm_of_units(logical.width);
    size.last_base_mm =
        mm_of_units(page_lib.pango_layout_iter_get_baseline(iter));
    page_lib.pango_layout_iter_free(iter);
    return size;
}

double
words_widest_mm(struct canvas *canvas, const char *text,
                const struct words_style *style)
{
    PangoLayout *layout = lay_out(canvas, text, style, -1);
    PangoRectangle logical;
    page_lib.pango_layout_get_extents(layout, NULL, &logical);
    return mm_of_units(logical.width);
}

void
words_draw(struct canvas *canvas, const char *text,
           const struct words_style *style, double x_mm, double y_mm,
           double width_mm)
{
    PangoLayout *layout = lay_out(canvas, text, style, width_mm);
    page_lib.cairo_set_source_rgb(canvas->cairo, style->grey, style->grey,
                                  style->grey);
    page_lib.cairo_move_to(canvas->cairo, POINTS_OF_MM(x_mm),
                           POINTS_OF_MM(y_mm));
    page_lib.pango_cairo_show_layout(canvas->cairo, layout);
}

size_t
words_undrawable(struct canvas *canvas, const char *text, unsigned *first)
{
    static const struct words_style style = {.size_pt = 11};
    int n = page_lib.pango_layout_get_unknown_glyphs_count(
        lay_out(canvas, text, &style, 0));
    struct text rest = text_of(text);
    while (n > 0 && rest.n > 0) {
        struct text one = rest;
        unsigned code = utf8_next(&rest);
        one.n -= rest.n;
        page_lib.pango_layout_set_text(canvas->layout, one.s, (int)one.n);
        if (page_lib.pango_layout_get_unknown_glyphs_count(canvas->layout) >
            0) {
            *first = code;
            break;
        }
    }
    return n > 0 ? (size_t)n : 0;
}

bool
words_right_to_left(const char *text)
{
    static const struct {
        unsigned from, to;
    } blocks[] = {
        {0x590, 0x8ff},     {0xfb1d, 0xfdff},   {0xfe70, 0xfeff},
        {0x10800, 0x10fff}, {0x1e800, 0x1efff},
    };
    struct text rest = text_of(text);
    while (rest.n > 0) {
        unsigned code = utf8_next(&rest);
        if (!page_lib.g_unichar_isalpha(code))
            continue;
        for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
            if (code >= blocks[i].from && code <= blocks[i].to)
                return true;
        return false;
    }
    return false;
}
