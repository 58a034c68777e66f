/* library: Pango and Cairo, which draw the pages, loaded when the first page is
 * made (base/late.h). Inside base/page only, and after canvas_load. */
#ifndef BASE_PAGE_LIBRARY_H
#define BASE_PAGE_LIBRARY_H

#include "base/late.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define PAGE_FUNCTIONS(X) \
    X(cairo_arc) \
    X(cairo_create) \
    X(cairo_destroy) \
    X(cairo_fill) \
    X(cairo_font_options_create) \
    X(cairo_font_options_destroy) \
    X(cairo_font_options_set_hint_metrics) \
    X(cairo_font_options_set_hint_style) \
    X(cairo_line_to) \
    X(cairo_move_to) \
    X(cairo_new_sub_path) \
    X(cairo_paint) \
    X(cairo_pdf_surface_create_for_stream) \
    X(cairo_pdf_surface_restrict_to_version) \
    X(cairo_pdf_surface_set_metadata) \
    X(cairo_recording_surface_create) \
    X(cairo_rectangle) \
    X(cairo_set_line_width) \
    X(cairo_set_source_rgb) \
    X(cairo_set_source_surface) \
    X(cairo_show_page) \
    X(cairo_status) \
    X(cairo_status_to_string) \
    X(cairo_stroke) \
    X(cairo_surface_destroy) \
    X(cairo_surface_finish) \
    X(cairo_surface_status) \
    X(g_object_unref) \
    X(g_unichar_isalpha) \
    X(pango_cairo_context_set_font_options) \
    X(pango_cairo_context_set_resolution) \
    X(pango_cairo_font_map_new) \
    X(pango_cairo_show_layout) \
    X(pango_context_set_round_glyph_positions) \
    X(pango_font_description_free) \
    X(pango_font_description_new) \
    X(pango_font_description_set_family_static) \
    X(pango_font_description_set_size) \
    X(pango_font_description_set_weight) \
    X(pango_font_map_create_context) \
    X(pango_layout_context_changed) \
    X(pango_layout_get_baseline) \
    X(pango_layout_get_extents) \
    X(pango_layout_get_iter) \
    X(pango_layout_get_line_count) \
    X(pango_layout_get_unknown_glyphs_count) \
    X(pango_layout_iter_at_last_line) \
    X(pango_layout_iter_free) \
    X(pango_layout_iter_get_baseline) \
    X(pango_layout_iter_get_line_extents) \
    X(pango_layout_iter_next_line) \
    X(pango_layout_new) \
    X(pango_layout_set_alignment) \
    X(pango_layout_set_auto_dir) \
    X(pango_layout_set_font_description) \
    X(pango_layout_set_line_spacing) \
    X(pango_layout_set_text) \
    X(pango_layout_set_width) \
    X(pango_layout_set_wrap)

struct page_library {
    PAGE_FUNCTIONS(LATE_MEMBER)
};

extern struct page_library page_lib;

#endif
