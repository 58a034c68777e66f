#include <config.h>

#include "instruments/paper/block.h"

#include <string.h>

const struct words_style style_question = {.size_pt = 11, .bold = true};
const struct words_style style_text = {.size_pt = 11};
const struct words_style style_hint = {.size_pt = 10, .grey = 0.25};
const struct words_style style_code = {.size_pt = 7.5, .grey = 0.4};
const struct words_style style_go = {.size_pt = 11, .bold = true};
const struct words_style style_column = {.size_pt = 10, .side = WORDS_CENTRE};

struct block *
block_add(struct blocks *blocks, const struct item *item, double before_mm)
{
    arena_grow(blocks->arena, &blocks->items, &blocks->capacity, blocks->n + 1,
               sizeof *blocks->items);
    struct block *block = &blocks->items[blocks->n++];
    *block = (struct block){
        .before_mm = before_mm,
        .depth = item->depth,
        .row = item->question ? item->question->row : 0,
    };
    return block;
}

struct mark *
block_mark(struct blocks *blocks, struct block *block, enum mark_kind kind,
           double x_mm, double y_mm, double width_mm, double height_mm)
{
    struct marks *marks = &block->marks;
    arena_grow(blocks->arena, &marks->items, &marks->capacity, marks->n + 1,
               sizeof *marks->items);
    struct mark *mark = &marks->items[marks->n++];
    *mark = (struct mark){.kind = kind,
                          .x_mm = x_mm,
                          .y_mm = y_mm,
                          .width_mm = width_mm,
                          .height_mm = height_mm,
                          .pen_mm = BOX_PEN_MM};
    block_grow(block, y_mm + height_mm);
    return mark;
}

struct mark *
block_answer(struct blocks *blocks, struct block *block,
             const struct item *item, enum mark_kind kind, const char *code,
             double x_mm, double y_mm, double width_mm, double height_mm)
{
    struct mark *mark =
        block_mark(blocks, block, kind, x_mm, y_mm, width_mm, height_mm);
    mark->question = item->question;
    mark->code = code;
    mark->entry = item->entry;
    return mark;
}

struct words_size
block_words(struct blocks *blocks, struct block *block, const char *words,
            const struct words_style *style, double x_mm, double y_mm,
            double width_mm)
{
    struct words_size size =
        words_measure(blocks->blank, words, style, width_mm);
    struct mark *mark = block_mark(blocks, block, MARK_WORDS, x_mm, y_mm,
                                   width_mm, size.height_mm);
    mark->words = words;
    mark->style = *style;
    mark->grey = style->grey;
    return size;
}

double
block_words_at(struct blocks *blocks, struct block *block, const char *words,
               const struct words_style *style, double x_mm, double middle_mm)
{
    struct words_size size = words_measure(blocks->blank, words, style, 0);
    block_words(blocks, block, words, style, x_mm,
                middle_mm - size.height_mm / 2, size.width_mm + 0.5);
    return x_mm + size.width_mm;
}

void
block_grow(struct block *block, double height_mm)
{
    if (block->height_mm < height_mm)
        block->height_mm = height_mm;
}

double
item_left_mm(const struct item *item)
{
    return PAGE_LEFT_MM + (double)item->depth * INDENT_MM;
}

double
item_words_mm(const struct item *item)
{
    return item_left_mm(item) + NUMBER_MM;
}

const char *
arrow_words(struct blocks *blocks, const char *words)
{
    return arena_printf(blocks->arena, "%s %s",
                        words_right_to_left(words) ? "\u2190" : "\u2192",
                        words);
}
