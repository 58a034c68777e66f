#include <config.h>

#include "instruments/paper/draw.h"

#include "base/heap.h"
#include "base/utf8.h"

#include <stdlib.h>

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

static void
draw_page(const struct marks *page, struct canvas *canvas)
{
    for (size_t i = 0; i < page->n; i++)
        draw_mark(&page->items[i], canvas);
}

void
layout_draw(const struct layout *layout, struct canvas *canvas)
{
    for (size_t i = 0; i < layout->n_pages; i++) {
        draw_page(&layout->pages[i], canvas);
        canvas_turn_page(canvas);
    }
}

static const struct words_style style_value = {.size_pt = 13};

/* Words with their middle at the middle of the mark. */
static void
draw_inside(struct canvas *canvas, const char *words, const struct mark *mark,
            double x_mm)
{
    struct words_size size = words_measure(canvas, words, &style_value, 0);
    words_draw(canvas, words, &style_value, x_mm,
               mark->y_mm + (mark->height_mm - size.height_mm) / 2, 0);
}

/* The character that belongs into the cell. */
static void
draw_cell(struct canvas *canvas, struct text value, const struct mark *mark)
{
    size_t n = 0;
    while (value.n > 0) {
        struct text one = value;
        utf8_next(&value);
        one.n -= value.n;
        if (n++ < mark->cell)
            continue;
        char words[8] = {0};
        for (size_t i = 0; i < one.n && i + 1 < sizeof words; i++)
            words[i] = one.s[i];
        double width =
            words_measure(canvas, words, &style_value, 0).width_mm;
        draw_inside(canvas, words, mark,
                    mark->x_mm + (mark->width_mm - width) / 2);
        return;
    }
}

/* True when the value has room in the mark (in all the cells of its run). */
static bool
draw_value(struct canvas *canvas, const char *value, const struct mark *mark)
{
    if (mark->kind == MARK_CELL) {
        bool fits = utf8_count(text_of(value)) <= mark->n_cells;
        if (fits)
            draw_cell(canvas, text_of(value), mark);
        return fits;
    }
    if (mark->cell > 0) /* of several lines, the first */
        return true;
    struct words_size size = words_measure(canvas, value, &style_value, 0);
    if (size.width_mm > mark->width_mm - 2)
        return false;
    struct mark place = *mark;
    if (mark->kind == MARK_LINE) {
        place.y_mm -= size.height_mm;
        place.height_mm = size.height_mm;
    }
    draw_inside(canvas, value, &place, mark->x_mm + 1);
    return true;
}

static void
tell_too_long(const struct roster *roster, const struct question *question,
              const char *value, size_t row, struct findings *findings)
{
    findings_add(findings, &(struct finding){
                               .severity = SEVERITY_WARNING,
                               .rule = "roster-too-long",
                               .file = roster->path,
                               .row = row,
                               .column = question->name,
                               .value = value,
                               .message = "this has no room in the boxes of "
                                          "the question: it is not printed",
                           });
}

/* What is printed for this person alone on one page. */
static void
draw_person(struct canvas *canvas, const struct marks *page,
            const struct roster *roster, const struct roster_person *person,
            struct findings *findings)
{
    const struct question *told = NULL;
    for (size_t i = 0; i < page->n; i++) {
        const struct mark *mark = &page->items[i];
        for (size_t k = 0; mark_is_answer(mark) && k < roster->n_known; k++) {
            const char *value = person->values[k];
            if (roster->known[k] != mark->question || !*value)
                continue;
            if (!draw_value(canvas, value, mark) && told != mark->question) {
                told = mark->question;
                tell_too_long(roster, told, value, person->row, findings);
            }
        }
    }
}

/* Top right (left in mirrored forms), beside the title. */
static void
draw_code(struct canvas *canvas, const char *word, const char *code,
          bool mirrored)
{
    static const struct words_style small = {.size_pt = 9, .grey = 0.25};
    static const struct words_style large = {.size_pt = 15, .bold = true};
    double word_mm = words_measure(canvas, word, &small, 0).width_mm;
    double code_mm = words_measure(canvas, code, &large, 0).width_mm;
    double width = word_mm + code_mm + 7, height = 9;
    double x = mirrored ? PAGE_WIDTH_MM - PAGE_RIGHT_MM
                        : PAGE_RIGHT_MM - width;
    double y = 7;
    canvas_box(canvas, x, y, width, height, 0.3, 0);
    words_draw(canvas, word, &small, x + 2, y + 3, 0);
    words_draw(canvas, code, &large, x + word_mm + 5, y + 1.1, 0);
}

void
layout_draw_roster(const struct layout *layout, const struct roster *roster,
                   const char *code_word, struct canvas *canvas,
                   struct findings *findings)
{
    struct canvas **sheets = heap_new(layout->n_pages, sizeof *sheets);
    for (size_t i = 0; i < layout->n_pages; i++) {
        sheets[i] = canvas_new_blank(PAGE_WIDTH_MM, PAGE_HEIGHT_MM);
        draw_page(&layout->pages[i], sheets[i]);
    }
    for (size_t k = 0; k < roster->n; k++)
        for (size_t i = 0; i < layout->n_pages; i++) {
            canvas_copy(canvas, sheets[i]);
            draw_code(canvas, code_word, roster->people[k].code,
                      layout->right_to_left);
            draw_person(canvas, &layout->pages[i], roster, &roster->people[k],
                        findings);
            canvas_turn_page(canvas);
        }
    for (size_t i = 0; i < layout->n_pages; i++)
        canvas_free(sheets[i]);
    free(sheets);
}
