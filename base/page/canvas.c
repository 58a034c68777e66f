#include <config.h>

#include "base/page/canvas.h"

#include "base/heap.h"
#include "base/page/canvas-inside.h"

#include <stdlib.h>

#ifdef __SANITIZE_ADDRESS__
/* Fontconfig keeps one pattern until the program ends, where the leak checker
 * does not find it. (FcFini would free it, but aborts the program while Cairo
 * still remembers a font.) */
const char *__lsan_default_suppressions(void);
const char *
__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\n";
}

const char *__lsan_default_options(void);
const char *
__lsan_default_options(void)
{
    return "print_suppressions=0";
}
#endif

static cairo_status_t
add_bytes(void *out, const unsigned char *bytes, unsigned n)
{
    builder_add(out, (struct text){.s = (const char *)bytes, .n = n});
    return CAIRO_STATUS_SUCCESS;
}

/* Pango lays out for 96 points to the inch unless it is told that there are
 * 72, and would then draw 11-point letters 14.7 points high. Metrics are not
 * rounded to whole points: those are the pixels of no screen. */
static void
prepare_layout(struct canvas *canvas)
{
    canvas->fonts = page_lib.pango_cairo_font_map_new();
    PangoContext *context =
        page_lib.pango_font_map_create_context(canvas->fonts);
    canvas->layout = page_lib.pango_layout_new(context);
    page_lib.g_object_unref(context);
    page_lib.pango_cairo_context_set_resolution(context, 72);
    page_lib.pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_t *options = page_lib.cairo_font_options_create();
    page_lib.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    page_lib.cairo_font_options_set_hint_metrics(options,
                                                 CAIRO_HINT_METRICS_OFF);
    page_lib.pango_cairo_context_set_font_options(context, options);
    page_lib.cairo_font_options_destroy(options);
    page_lib.pango_layout_context_changed(canvas->layout);
}

static void
set_fact(struct canvas *canvas, cairo_pdf_metadata_t key, const char *value)
{
    if (value)
        page_lib.cairo_pdf_surface_set_metadata(canvas->surface, key, value);
}

/* Cairo 1.16 would write the time of day; the date is fixed, for the bytes to
 * be the same on each run. */
static void
set_facts(struct canvas *canvas, const struct canvas_facts *facts)
{
    set_fact(canvas, CAIRO_PDF_METADATA_TITLE, facts->title);
    set_fact(canvas, CAIRO_PDF_METADATA_AUTHOR, facts->author);
    set_fact(canvas, CAIRO_PDF_METADATA_SUBJECT, facts->subject);
    set_fact(canvas, CAIRO_PDF_METADATA_KEYWORDS, facts->keywords);
    set_fact(canvas, CAIRO_PDF_METADATA_CREATOR, PACKAGE_STRING);
    set_fact(canvas, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
}

static bool
canvas_good(struct canvas *canvas, struct error *error)
{
    cairo_status_t status = page_lib.cairo_status(canvas->cairo);
    if (status == CAIRO_STATUS_SUCCESS)
        status = page_lib.cairo_surface_status(canvas->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    return error_set(error, ERROR_SYSTEM, "cannot make the PDF: %s",
                     page_lib.cairo_status_to_string(status));
}

struct canvas *
canvas_new(struct builder *out, double width_mm, double height_mm,
           const struct canvas_facts *facts, struct error *error)
{
    struct canvas *canvas = heap_new(1, sizeof *canvas);
    canvas->surface = page_lib.cairo_pdf_surface_create_for_stream(
        add_bytes, out, POINTS_OF_MM(width_mm), POINTS_OF_MM(height_mm));
    canvas->cairo = page_lib.cairo_create(canvas->surface);
    if (!canvas_good(canvas, error)) {
        canvas_free(canvas);
        return NULL;
    }
    page_lib.cairo_pdf_surface_restrict_to_version(canvas->surface,
                                                   CAIRO_PDF_VERSION_1_5);
    set_facts(canvas, facts);
    prepare_layout(canvas);
    return canvas;
}

struct canvas *
canvas_new_blank(double width_mm, double height_mm)
{
    struct canvas *canvas = heap_new(1, sizeof *canvas);
    cairo_rectangle_t page = {0, 0, POINTS_OF_MM(width_mm),
                              POINTS_OF_MM(height_mm)};
    /* Without its extents Cairo 1.16 leaves a copy out of a PDF in silence. */
    canvas->surface = page_lib.cairo_recording_surface_create(
        CAIRO_CONTENT_COLOR_ALPHA, &page);
    canvas->cairo = page_lib.cairo_create(canvas->surface);
    prepare_layout(canvas);
    return canvas;
}

void
canvas_free(struct canvas *canvas)
{
    if (!canvas)
        return;
    if (canvas->layout)
        page_lib.g_object_unref(canvas->layout);
    if (canvas->fonts)
        page_lib.g_object_unref(canvas->fonts);
    page_lib.cairo_destroy(canvas->cairo);
    page_lib.cairo_surface_destroy(canvas->surface);
    free(canvas);
}

void
canvas_copy(struct canvas *canvas, const struct canvas *blank)
{
    page_lib.cairo_set_source_surface(canvas->cairo, blank->surface, 0, 0);
    page_lib.cairo_paint(canvas->cairo);
}

void
canvas_turn_page(struct canvas *canvas)
{
    page_lib.cairo_show_page(canvas->cairo);
}

bool
canvas_finish(struct canvas *canvas, struct error *error)
{
    page_lib.cairo_surface_finish(canvas->surface);
    return canvas_good(canvas, error);
}

static void
set_pen(struct canvas *canvas, double pen_mm, double grey)
{
    page_lib.cairo_set_line_width(canvas->cairo, POINTS_OF_MM(pen_mm));
    page_lib.cairo_set_source_rgb(canvas->cairo, grey, grey, grey);
}

void
canvas_line(struct canvas *canvas, double x1_mm, double y1_mm, double x2_mm,
            double y2_mm, double pen_mm, double grey)
{
    set_pen(canvas, pen_mm, grey);
    page_lib.cairo_move_to(canvas->cairo, POINTS_OF_MM(x1_mm),
                           POINTS_OF_MM(y1_mm));
    page_lib.cairo_line_to(canvas->cairo, POINTS_OF_MM(x2_mm),
                           POINTS_OF_MM(y2_mm));
    page_lib.cairo_stroke(canvas->cairo);
}

void
canvas_box(struct canvas *canvas, double x_mm, double y_mm, double width_mm,
           double height_mm, double pen_mm, double grey)
{
    set_pen(canvas, pen_mm, grey);
    page_lib.cairo_rectangle(canvas->cairo, POINTS_OF_MM(x_mm),
                             POINTS_OF_MM(y_mm), POINTS_OF_MM(width_mm),
                             POINTS_OF_MM(height_mm));
    page_lib.cairo_stroke(canvas->cairo);
}

void
canvas_circle(struct canvas *canvas, double x_mm, double y_mm, double across_mm,
              double pen_mm, double grey)
{
    double radius = POINTS_OF_MM(across_mm) / 2;
    set_pen(canvas, pen_mm, grey);
    page_lib.cairo_new_sub_path(canvas->cairo);
    page_lib.cairo_arc(canvas->cairo, POINTS_OF_MM(x_mm) + radius,
                       POINTS_OF_MM(y_mm) + radius, radius, 0, 2 * G_PI);
    page_lib.cairo_stroke(canvas->cairo);
}

void
canvas_shade(struct canvas *canvas, double x_mm, double y_mm, double width_mm,
             double height_mm, double grey)
{
    page_lib.cairo_set_source_rgb(canvas->cairo, grey, grey, grey);
    page_lib.cairo_rectangle(canvas->cairo, POINTS_OF_MM(x_mm),
                             POINTS_OF_MM(y_mm), POINTS_OF_MM(width_mm),
                             POINTS_OF_MM(height_mm));
    page_lib.cairo_fill(canvas->cairo);
}
