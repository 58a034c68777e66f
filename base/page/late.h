/* late: Pango and Cairo, loaded when the first page is made.
 *
 * With what they need themselves they are 35 libraries, and linked as others
 * are they took more than half the time of every start of praxis, though only
 * paper needs them. So on Linux their functions are called through a table that
 * canvas_load fills; the names stay what they are (the macros at the end). The
 * compiler checks each call as before, and canvas_load that each name is there.
 * Elsewhere (no PAGE_LATE) they are linked as usual.
 *
 * A function that is new here: add it to the list and to the macros. */
#ifndef BASE_PAGE_LATE_H
#define BASE_PAGE_LATE_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#ifdef PAGE_LATE

#define LATE_NAMES(X) \
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

#define LATE_MEMBER(name) __typeof__(name) *call_##name;
struct late {
    LATE_NAMES(LATE_MEMBER)
};

/* All NULL before canvas_load. */
extern struct late late;

#define cairo_arc late.call_cairo_arc
#define cairo_create late.call_cairo_create
#define cairo_destroy late.call_cairo_destroy
#define cairo_fill late.call_cairo_fill
#define cairo_font_options_create late.call_cairo_font_options_create
#define cairo_font_options_destroy late.call_cairo_font_options_destroy
#define cairo_font_options_set_hint_metrics \
    late.call_cairo_font_options_set_hint_metrics
#define cairo_font_options_set_hint_style \
    late.call_cairo_font_options_set_hint_style
#define cairo_line_to late.call_cairo_line_to
#define cairo_move_to late.call_cairo_move_to
#define cairo_new_sub_path late.call_cairo_new_sub_path
#define cairo_paint late.call_cairo_paint
#define cairo_pdf_surface_create_for_stream \
    late.call_cairo_pdf_surface_create_for_stream
#define cairo_pdf_surface_restrict_to_version \
    late.call_cairo_pdf_surface_restrict_to_version
#define cairo_pdf_surface_set_metadata late.call_cairo_pdf_surface_set_metadata
#define cairo_recording_surface_create late.call_cairo_recording_surface_create
#define cairo_rectangle late.call_cairo_rectangle
#define cairo_set_line_width late.call_cairo_set_line_width
#define cairo_set_source_rgb late.call_cairo_set_source_rgb
#define cairo_set_source_surface late.call_cairo_set_source_surface
#define cairo_show_page late.call_cairo_show_page
#define cairo_status late.call_cairo_status
#define cairo_status_to_string late.call_cairo_status_to_string
#define cairo_stroke late.call_cairo_stroke
#define cairo_surface_destroy late.call_cairo_surface_destroy
#define cairo_surface_finish late.call_cairo_surface_finish
#define cairo_surface_status late.call_cairo_surface_status
#define g_object_unref late.call_g_object_unref
#define g_unichar_isalpha late.call_g_unichar_isalpha
#define pango_cairo_context_set_font_options \
    late.call_pango_cairo_context_set_font_options
#define pango_cairo_context_set_resolution \
    late.call_pango_cairo_context_set_resolution
#define pango_cairo_font_map_new late.call_pango_cairo_font_map_new
#define pango_cairo_show_layout late.call_pango_cairo_show_layout
#define pango_context_set_round_glyph_positions \
    late.call_pango_context_set_round_glyph_positions
#define pango_font_description_free late.call_pango_font_description_free
#define pango_font_description_new late.call_pango_font_description_new
#define pango_font_description_set_family_static \
    late.call_pango_font_description_set_family_static
#define pango_font_description_set_size \
    late.call_pango_font_description_set_size
#define pango_font_description_set_weight \
    late.call_pango_font_description_set_weight
#define pango_font_map_create_context late.call_pango_font_map_create_context
#define pango_layout_context_changed late.call_pango_layout_context_changed
#define pango_layout_get_baseline late.call_pango_layout_get_baseline
#define pango_layout_get_extents late.call_pango_layout_get_extents
#define pango_layout_get_iter late.call_pango_layout_get_iter
#define pango_layout_get_line_count late.call_pango_layout_get_line_count
#define pango_layout_get_unknown_glyphs_count \
    late.call_pango_layout_get_unknown_glyphs_count
#define pango_layout_iter_at_last_line late.call_pango_layout_iter_at_last_line
#define pango_layout_iter_free late.call_pango_layout_iter_free
#define pango_layout_iter_get_baseline late.call_pango_layout_iter_get_baseline
#define pango_layout_iter_get_line_extents \
    late.call_pango_layout_iter_get_line_extents
#define pango_layout_iter_next_line late.call_pango_layout_iter_next_line
#define pango_layout_new late.call_pango_layout_new
#define pango_layout_set_alignment late.call_pango_layout_set_alignment
#define pango_layout_set_auto_dir late.call_pango_layout_set_auto_dir
#define pango_layout_set_font_description \
    late.call_pango_layout_set_font_description
#define pango_layout_set_line_spacing late.call_pango_layout_set_line_spacing
#define pango_layout_set_text late.call_pango_layout_set_text
#define pango_layout_set_width late.call_pango_layout_set_width
#define pango_layout_set_wrap late.call_pango_layout_set_wrap

#endif
#endif
