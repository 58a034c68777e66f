/* block-row: answers side by side, under a question or in a grid.
 *
 * Steps are at equal distances; what stands apart (don't know, prefer not to
 * say) comes after a gap and a thin rule. */
#include <config.h>

#include "instruments/paper/block.h"

#include <string.h>

#define STEP_LEAST_MM 13.0
#define STEP_MOST_MM 27.0
#define APART_GAP_MM 7.0
#define GRID_GAP_MM 4.0
#define GRID_LABEL_LEAST_MM 44.0
#define GRID_LABEL_MOST_MM 72.0 /* 40 % of the width */
#define GRID_ROWS_MOST 10       /* before the header comes again */
#define GRID_GREY 0.93
#define LABEL_GAP_MM 1.6 /* between the labels of two columns */
#define COLUMNS_MOST 12

/* The columns of a row. Steps are equally far apart; a label is centred over
 * its column and may be wider than it, where its neighbours are narrower. */
struct columns {
    size_t n_steps, n_apart;
    double step_mm, apart_mm, gap_mm;
    double widest_mm[COLUMNS_MOST]; /* word of each label */
    struct words_style style;
};

static double
larger(double a, double b)
{
    return a > b ? a : b;
}

static double
smaller(double a, double b)
{
    return a < b ? a : b;
}

static double
columns_width(const struct columns *columns)
{
    return (double)columns->n_steps * columns->step_mm +
           (columns->n_apart ? columns->gap_mm : 0) +
           (double)columns->n_apart * columns->apart_mm;
}

static double
column_middle(const struct columns *columns, size_t i)
{
    if (i < columns->n_steps)
        return ((double)i + 0.5) * columns->step_mm;
    return (double)columns->n_steps * columns->step_mm + columns->gap_mm +
           ((double)(i - columns->n_steps) + 0.5) * columns->apart_mm;
}


/* How wide label i may be: its column, or its widest word; and no more than
 * the widest words beside it leave. */
static double
label_width(const struct columns *columns, size_t i)
{
    size_t first = i < columns->n_steps ? 0 : columns->n_steps;
    size_t end = i < columns->n_steps ? columns->n_steps
                                      : columns->n_steps + columns->n_apart;
    double pitch = i < columns->n_steps ? columns->step_mm : columns->apart_mm;
    double width = pitch - LABEL_GAP_MM;
    double beside = 2 * width;
    if (i > first)
        beside = smaller(beside, 2 * width - columns->widest_mm[i - 1]);
    if (i + 1 < end)
        beside = smaller(beside, 2 * width - columns->widest_mm[i + 1]);
    width = smaller(width, beside);
    return larger(width, columns->widest_mm[i] + 0.1);
}

/* The least distance between columns first..end at which no two words meet. */
static double
least_pitch(const struct columns *columns, size_t first, size_t end)
{
    double pitch = STEP_LEAST_MM;
    for (size_t i = first; i + 1 < end; i++)
        pitch = larger(pitch, (columns->widest_mm[i] +
                               columns->widest_mm[i + 1]) /
                                      2 +
                                  LABEL_GAP_MM + 0.2);
    return pitch;
}

/* The narrowest columns that cut no word. False where there are too many, or
 * where the options that stand apart are not the last. */
static bool
columns_narrow(struct columns *columns, struct blocks *blocks,
               const struct item *item)
{
    if (item->n_options > COLUMNS_MOST)
        return false;
    columns->n_steps = columns->n_apart = 0;
    for (size_t i = 0; i < item->n_options; i++) {
        const struct item_option *option = &item->options[i];
        columns->widest_mm[i] =
            words_widest_mm(blocks->blank, option->label, &columns->style);
        if (option->is_apart)
            columns->n_apart++;
        else if (columns->n_apart > 0)
            return false;
        else
            columns->n_steps++;
    }
    columns->step_mm = least_pitch(columns, 0, columns->n_steps);
    columns->apart_mm =
        least_pitch(columns, columns->n_steps, item->n_options);
    return true;
}

/* Gives the columns what room there is, the steps first. */
static void
columns_widen(struct columns *columns, double width)
{
    double room = width - columns_width(columns);
    double step = larger(columns->step_mm, STEP_MOST_MM);
    double more = columns->n_steps
                      ? smaller(room / (double)columns->n_steps,
                                step - columns->step_mm)
                      : 0;
    columns->step_mm += more;
    room -= more * (double)columns->n_steps;
    if (columns->n_apart > 0)
        columns->apart_mm +=
            larger(0, smaller(room / (double)columns->n_apart,
                              columns->step_mm - columns->apart_mm));
}

/* Is every label short enough to be taken in at a glance? */
static bool
labels_are_short(const struct columns *columns, struct blocks *blocks,
                 const struct item *item)
{
    size_t most = item->wants_row ? 4 : 2;
    for (size_t i = 0; i < item->n_options; i++) {
        struct words_size size =
            words_measure(blocks->blank, item->options[i].label,
                          &columns->style, label_width(columns, i));
        if (size.lines > most + item->options[i].is_apart)
            return false;
    }
    return true;
}

/* The labels, all ending on one line, each over its column; codes below. */
static double
column_labels(const struct columns *columns, struct blocks *blocks,
              struct block *block, const struct item *item, double left,
              double top)
{
    double bottom = top;
    for (size_t i = 0; i < item->n_options; i++)
        bottom = larger(bottom,
                        top + words_measure(blocks->blank,
                                            item->options[i].label,
                                            &columns->style,
                                            label_width(columns, i))
                                  .height_mm);
    for (size_t i = 0; i < item->n_options; i++) {
        double width = label_width(columns, i);
        double x = left + column_middle(columns, i) - width / 2;
        struct words_size size =
            words_measure(blocks->blank, item->options[i].label,
                          &columns->style, width);
        block_words(blocks, block, item->options[i].label, &columns->style, x,
                    bottom - size.height_mm, width);
    }
    return bottom;
}

static double
column_codes(const struct columns *columns, struct blocks *blocks,
             struct block *block, const struct item *item, double left,
             double top)
{
    struct words_style style = style_code;
    style.side = WORDS_CENTRE;
    double bottom = top;
    for (size_t i = 0; i < item->n_options; i++) {
        double width = label_width(columns, i);
        double x = left + column_middle(columns, i) - width / 2;
        bottom = larger(bottom, top + block_words(blocks, block,
                                                  item->options[i].code,
                                                  &style, x, top, width)
                                          .height_mm);
    }
    return bottom;
}

static void
column_circles(const struct columns *columns, struct blocks *blocks,
               struct block *block, const struct item *item, double left,
               double middle)
{
    for (size_t i = 0; i < item->n_options; i++)
        block_answer(blocks, block, item, MARK_CIRCLE, item->options[i].code,
                     left + column_middle(columns, i) - BOX_MM / 2,
                     middle - BOX_MM / 2, BOX_MM, BOX_MM);
}

static void
apart_rule(const struct columns *columns, struct blocks *blocks,
           struct block *block, double left, double top, double bottom)
{
    if (columns->n_apart == 0 || columns->n_steps == 0)
        return;
    double x = left + (double)columns->n_steps * columns->step_mm +
               columns->gap_mm / 2;
    struct mark *rule =
        block_mark(blocks, block, MARK_RULE, x, top, 0, bottom - top);
    rule->pen_mm = 0.2;
    rule->grey = 0.5;
}

/* Words for both ends, under the first and the last circle. */
static void
end_words(const struct columns *columns, struct blocks *blocks,
          struct block *block, const struct item *item, double left)
{
    if (!item->from_words)
        return;
    double half = columns_width(columns) / 2 - 2;
    double top = block->height_mm + 0.5;
    struct words_style style = style_column;
    double inset = columns->step_mm / 2 - BOX_MM / 2;
    style.side = WORDS_START;
    block_words(blocks, block, item->from_words, &style, left + inset, top,
                half - inset);
    style.side = WORDS_END;
    block_words(blocks, block, item->to_words, &style,
                left + columns_width(columns) - half, top, half - inset);
}

static void
range_row(struct blocks *blocks, const struct item *item)
{
    double left = item_words_mm(item);
    struct columns columns = {.n_steps = item->n_options,
                              .style = style_column};
    columns.step_mm = smaller(14, (PAGE_RIGHT_MM - left) /
                                      (double)item->n_options);
    /* The first circle stands below the question's first letter. */
    left -= columns.step_mm / 2 - BOX_MM / 2;
    struct block *block = block_add(blocks, item, 1.5);
    double bottom = column_labels(&columns, blocks, block, item, left, 0);
    column_circles(&columns, blocks, block, item, left,
                   bottom + 0.8 + BOX_MM / 2);
    end_words(&columns, blocks, block, item, left);
}

bool
blocks_row(struct blocks *blocks, const struct item *item)
{
    if (item->answer == ANSWER_RANGE) {
        range_row(blocks, item);
        return true;
    }
    if (item->question->kind != QUESTION_SELECT_ONE ||
        (!item->is_scale && !item->wants_row))
        return false;
    for (size_t i = 0; i < item->n_options; i++)
        if (item->options[i].go)
            return false;
    double left = item_words_mm(item);
    struct columns columns = {.gap_mm = APART_GAP_MM, .style = style_column};
    if (!columns_narrow(&columns, blocks, item) ||
        columns_width(&columns) > PAGE_RIGHT_MM - left)
        return false;
    columns_widen(&columns, PAGE_RIGHT_MM - left);
    if (!labels_are_short(&columns, blocks, item))
        return false;
    struct block *block = block_add(blocks, item, 1.5);
    double bottom = column_labels(&columns, blocks, block, item, left, 0);
    column_circles(&columns, blocks, block, item, left,
                   bottom + 0.8 + BOX_MM / 2);
    bottom = column_codes(&columns, blocks, block, item, left,
                          bottom + BOX_MM + 1.2);
    apart_rule(&columns, blocks, block, left, 0, bottom);
    return true;
}

/* The room that the questions of a grid need: short ones little. */
static double
grid_label_need(struct blocks *blocks, const struct item *rows)
{
    double need = 20;
    for (size_t i = 0; i < rows->grid; i++)
        need = larger(need, 3 + words_measure(blocks->blank, rows[i].words,
                                              &style_text, 0)
                                    .width_mm);
    return smaller(need, GRID_LABEL_LEAST_MM);
}

/* A grid's columns: as large a letter as leaves the questions their room. */
static bool
grid_columns(struct columns *columns, struct blocks *blocks,
             const struct item *item, double width)
{
    double need = grid_label_need(blocks, item);
    static const double sizes_pt[] = {10, 9.5, 9, 8.5, 8};
    for (size_t i = 0; i < sizeof sizes_pt / sizeof *sizes_pt; i++) {
        *columns = (struct columns){.gap_mm = GRID_GAP_MM,
                                    .style = style_column};
        columns->style.size_pt = sizes_pt[i];
        if (!columns_narrow(columns, blocks, item))
            return false;
        double label = width - columns_width(columns);
        bool tight = sizes_pt[i] > 9 && need >= GRID_LABEL_LEAST_MM;
        if (label < need + (tight ? 10 : 0))
            continue;
        if (label > GRID_LABEL_MOST_MM)
            columns_widen(columns, width - GRID_LABEL_MOST_MM);
        return true;
    }
    return false;
}

static void
grid_header(const struct columns *columns, struct blocks *blocks,
            const struct item *item, double left)
{
    struct block *block = block_add(blocks, item, 5);
    block->keep = true;
    double bottom = column_labels(columns, blocks, block, item, left, 0);
    bottom = column_codes(columns, blocks, block, item, left, bottom + 0.2);
    const char *words = blocks->of->phrases->words[PHRASE_MARK_ROWS];
    double x = item_words_mm(item);
    struct words_size size =
        words_measure(blocks->blank, words, &style_hint, left - x - 2);
    double top = bottom - size.height_mm;
    block_words(blocks, block, words, &style_hint, x, top > 0 ? top : 0,
                left - x - 2);
    apart_rule(columns, blocks, block, left, 0, block->height_mm + 0.8);
    struct mark *rule =
        block_mark(blocks, block, MARK_RULE, item_left_mm(item),
                   block->height_mm, PAGE_RIGHT_MM - item_left_mm(item), 0);
    rule->pen_mm = 0.3;
}

static void
grid_row(const struct columns *columns, struct blocks *blocks,
         const struct item *item, double left, bool shaded)
{
    struct block *block = block_add(blocks, item, 0);
    double x = item_words_mm(item), width = left - x - 2;
    struct words_size size =
        words_measure(blocks->blank, item->words, &style_text, width);
    double height = larger(BOX_PITCH_MM + 1, size.height_mm + 3);
    double top = (height - size.height_mm) / 2;
    block_grow(block, height);
    if (shaded)
        block_mark(blocks, block, MARK_SHADE, item_left_mm(item) - 1, 0,
                   PAGE_RIGHT_MM - item_left_mm(item) + 1, height)
            ->grey = GRID_GREY;
    block_words(blocks, block, item->mark, &style_question,
                item_left_mm(item), top, NUMBER_MM);
    block_words(blocks, block, item->words, &style_text, x, top, width);
    column_circles(columns, blocks, block, item, left, height / 2);
    apart_rule(columns, blocks, block, left, 0, height);
}

bool
blocks_grid(struct blocks *blocks, const struct item *rows)
{
    struct columns columns;
    double width = PAGE_RIGHT_MM - item_words_mm(rows);
    if (!grid_columns(&columns, blocks, rows, width))
        return false;
    double left = PAGE_RIGHT_MM - columns_width(&columns);
    size_t header = 0, n = rows->grid;
    for (size_t i = 0; i < n; i++) {
        if (i % GRID_ROWS_MOST == 0) {
            grid_header(&columns, blocks, rows, left);
            header = blocks->n;
        }
        grid_row(&columns, blocks, &rows[i], left, i % 2 == 1);
        struct block *row = &blocks->items[blocks->n - 1];
        row->header = header;
        /* Neither the first nor the last row is left alone. */
        row->keep = n < 4 ? i + 1 < n : i == 0 || i + 2 == n;
    }
    return true;
}
