/* block-question: a question with its answer space below it. */
#include <config.h>

#include "base/utf8.h"
#include "instruments/paper/block.h"

#include <string.h>

#define LABEL_GAP_MM 2.5 /* between a box and its words */
#define GROUP_GAP_MM 3.0 /* between day, month and year */

static double
read_width(const struct item *item)
{
    double width = PAGE_RIGHT_MM - item_words_mm(item);
    return width < READ_MM ? width : READ_MM;
}

/* Instruction and hint are one paragraph, in one style. */
static const char *
small_words(struct blocks *blocks, const struct item *item)
{
    if (item->hint && item->instruction)
        return arena_printf(blocks->arena, "%s\u2002%s", item->instruction,
                            item->hint);
    return item->hint ? item->hint : item->instruction;
}

/* The number, the question, and what helps to answer it. */
static void
heading_of(struct blocks *blocks, const struct item *item)
{
    struct block *block = block_add(blocks, item, 5);
    block->new_page = item->new_page;
    block->keep = true;
    block_words(blocks, block, item->mark, &style_question, item_left_mm(item),
                0, NUMBER_MM);
    block_words(blocks, block, item->words, &style_question,
                item_words_mm(item), 0, read_width(item));
    const char *small = small_words(blocks, item);
    if (small)
        block_words(blocks, block, small, &style_hint, item_words_mm(item),
                    block->height_mm + 0.3, read_width(item));
}

/* A label that begins beside the middle of a box and may go on below it; its
 * code behind the last word. Returns where the first line's code or words
 * end. */
static double
option_words(struct blocks *blocks, struct block *block,
             const struct item *item, const struct item_option *option,
             double x, double middle)
{
    const struct words_style *style = &style_text;
    double width = PAGE_RIGHT_MM - x - (option->go ? 55 : 15);
    struct words_size line = words_measure(blocks->blank, "x", style, 0);
    double top = middle - line.height_mm / 2;
    struct words_size size = block_words(blocks, block, option->label, style,
                                         x, top, width);
    double end = x + size.last_mm + 2;
    if (item->answer != ANSWER_TICK && option->code) {
        struct words_size code =
            words_measure(blocks->blank, option->code, &style_code, 0);
        block_words(blocks, block, option->code, &style_code, end,
                    top + size.last_base_mm - code.baseline_mm,
                    code.width_mm + 0.5);
        end += code.width_mm;
    }
    double widest = x + size.width_mm;
    return end > widest ? end : widest;
}

static void
option_block(struct blocks *blocks, const struct item *item, size_t i,
             double *go_x)
{
    const struct item_option *option = &item->options[i];
    bool first = i == 0;
    bool apart = option->is_apart && !first && !item->options[i - 1].is_apart;
    struct block *block =
        block_add(blocks, item, first ? 0.8 : apart ? 2.5 : 0);
    block->keep = true;
    bool rank = item->answer == ANSWER_RANK;
    double across = rank ? CELL_WIDTH_MM : BOX_MM;
    double middle = rank ? 4.5 : BOX_PITCH_MM / 2;
    double x = item_words_mm(item);
    enum mark_kind kind =
        rank ? MARK_CELL
             : item->question->kind == QUESTION_SELECT_ONE ? MARK_CIRCLE
                                                           : MARK_SQUARE;
    block_answer(blocks, block, item, kind, option->code, x,
                 middle - (rank ? 3.5 : BOX_MM / 2), across,
                 rank ? 7 : BOX_MM)
        ->n_cells = rank;
    double end = option_words(blocks, block, item, option,
                              x + across + LABEL_GAP_MM, middle);
    if (*go_x < end + 5)
        *go_x = end + 5;
    /* Room below the second line of a label; none is needed below the first. */
    block_grow(block, rank ? 9 : BOX_PITCH_MM);
    if (block->height_mm > 2 * middle)
        block->height_mm += 1.5;
}

/* Arrows stand below each other, right of the longest label that has one. */
static void
option_blocks(struct blocks *blocks, const struct item *item)
{
    size_t first = blocks->n;
    double go_x = 0, ignored = 0;
    for (size_t i = 0; i < item->n_options; i++)
        option_block(blocks, item, i, item->options[i].go ? &go_x : &ignored);
    for (size_t i = 0; i < item->n_options; i++)
        if (item->options[i].go)
            block_words_at(blocks, &blocks->items[first + i],
                           arrow_words(blocks, item->options[i].go), &style_go,
                           go_x, BOX_PITCH_MM / 2);
}

/* n boxes in a row from x; returns where they end. caption is below them. */
static double
cells(struct blocks *blocks, struct block *block, const struct item *item,
      double x, size_t n, size_t from, size_t all, const char *caption)
{
    for (size_t i = 0; i < n; i++) {
        struct mark *mark = block_answer(
            blocks, block, item, MARK_CELL, NULL,
            x + (double)i * CELL_WIDTH_MM, 0, CELL_WIDTH_MM, CELL_HEIGHT_MM);
        mark->cell = from + i;
        mark->n_cells = all;
    }
    double end = x + (double)n * CELL_WIDTH_MM;
    if (caption) {
        struct words_style style = {
            .size_pt = 8.5, .grey = 0.25, .side = WORDS_CENTRE};
        block_words(blocks, block, caption, &style, x - 1,
                    CELL_HEIGHT_MM + 0.3, end - x + 2);
    }
    return end;
}

struct cell_group {
    size_t n;
    enum phrase caption;
};

static void
cell_groups(struct blocks *blocks, const struct item *item,
            const struct cell_group *groups, size_t n_groups)
{
    struct block *block = block_add(blocks, item, 1.5);
    double x = item_words_mm(item);
    size_t all = 0, from = 0;
    for (size_t i = 0; i < n_groups; i++)
        all += groups[i].n;
    for (size_t i = 0; i < n_groups; i++) {
        x = cells(blocks, block, item, x, groups[i].n, from, all,
                  blocks->of->phrases->words[groups[i].caption]) +
            GROUP_GAP_MM;
        from += groups[i].n;
    }
}

static const struct cell_group moment_groups[] = {
    {2, PHRASE_DAY},  {2, PHRASE_MONTH},  {4, PHRASE_YEAR},
    {2, PHRASE_HOUR}, {2, PHRASE_MINUTE},
};

static void
add_unit(struct blocks *blocks, struct block *block, const struct item *item,
         double x)
{
    if (item->unit)
        block_words_at(blocks, block, item->unit, &style_text, x + 3,
                       CELL_HEIGHT_MM / 2);
}

static void
lines(struct blocks *blocks, const struct item *item)
{
    double x = item_words_mm(item);
    for (size_t i = 0; i < item->n_cells; i++) {
        struct block *block = block_add(blocks, item, 0);
        block->keep = true;
        struct mark *mark =
            block_answer(blocks, block, item, MARK_LINE, NULL, x,
                         LINE_PITCH_MM, PAGE_RIGHT_MM - x, 0);
        mark->cell = i;
        mark->n_cells = item->n_cells;
        mark->grey = 0.35;
    }
}

/* A square with the words beside it: the words are the answer. */
static void
tick(struct blocks *blocks, const struct item *item)
{
    struct block *block = block_add(blocks, item, 5);
    double x = item_words_mm(item);
    block->new_page = item->new_page;
    block_words_at(blocks, block, item->mark, &style_question,
                   item_left_mm(item), BOX_PITCH_MM / 2);
    block_answer(blocks, block, item, MARK_SQUARE, "OK", x,
                 (BOX_PITCH_MM - BOX_MM) / 2, BOX_MM, BOX_MM);
    struct item_option option = {.label = item->words};
    option_words(blocks, block, item, &option, x + BOX_MM + LABEL_GAP_MM,
                 BOX_PITCH_MM / 2);
    if (item->hint)
        block_words(blocks, block, item->hint, &style_hint,
                    x + BOX_MM + LABEL_GAP_MM, block->height_mm,
                    read_width(item) - BOX_MM - LABEL_GAP_MM);
}

static void
field(struct blocks *blocks, const struct item *item)
{
    struct block *block = block_add(blocks, item, 1.5);
    double x = item_words_mm(item);
    block_answer(blocks, block, item, MARK_FIELD, NULL, x, 0,
                 5 * CELL_WIDTH_MM, CELL_HEIGHT_MM);
    add_unit(blocks, block, item, x + 5 * CELL_WIDTH_MM);
}

static void
answer_blocks(struct blocks *blocks, const struct item *item)
{
    struct block *block;
    switch (item->answer) {
    case ANSWER_LINES: lines(blocks, item); break;
    case ANSWER_CELLS:
        block = block_add(blocks, item, 1.5);
        add_unit(blocks, block, item,
                 cells(blocks, block, item, item_words_mm(item), item->n_cells,
                       0, item->n_cells, NULL));
        break;
    case ANSWER_FIELD: field(blocks, item); break;
    case ANSWER_DATE: cell_groups(blocks, item, moment_groups, 3); break;
    case ANSWER_TIME: cell_groups(blocks, item, moment_groups + 3, 2); break;
    case ANSWER_DATETIME: cell_groups(blocks, item, moment_groups, 5); break;
    case ANSWER_CHOICES:
    case ANSWER_RANGE:
        if (blocks_row(blocks, item))
            break;
        option_blocks(blocks, item);
        break;
    case ANSWER_RANK: option_blocks(blocks, item); break;
    case ANSWER_TICK: break;
    }
}

void
blocks_question(struct blocks *blocks, const struct item *item)
{
    if (item->answer == ANSWER_TICK) {
        tick(blocks, item);
        return;
    }
    heading_of(blocks, item);
    answer_blocks(blocks, item);
    blocks->items[blocks->n - 1].keep = false;
}
