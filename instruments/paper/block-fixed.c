/* block-fixed: headings, notes, conditions, and how to fill in the form. */
#include <config.h>

#include "instruments/paper/block.h"

#include <string.h>

#define BAND_MM 9.0
#define HOW_PAD_MM 4.0
#define HOW_PICTURE_MM 21.0 /* at least, and 6 more in the second column */

static double
width_from(double x)
{
    double width = PAGE_RIGHT_MM - x;
    return width < READ_MM ? width : READ_MM;
}

/* A band across the page, the letter white in its black end. */
static void
section(struct blocks *blocks, const struct item *item)
{
    static const struct words_style letter = {
        .size_pt = 13, .bold = true, .grey = 1, .side = WORDS_CENTRE};
    static const struct words_style words = {.size_pt = 13, .bold = true};
    struct block *block = block_add(blocks, item, 9);
    double x = item_left_mm(item);
    double width = PAGE_RIGHT_MM - x - BAND_MM - 4;
    block->keep = true;
    block->new_page = item->new_page;
    double height =
        words_measure(blocks->blank, item->words, &words, width).height_mm + 3;
    if (height < BAND_MM)
        height = BAND_MM;
    block_mark(blocks, block, MARK_SHADE, x, 0, PAGE_RIGHT_MM - x, height)
        ->grey = 0.9;
    block_mark(blocks, block, MARK_SHADE, x, 0, BAND_MM, height);
    double top =
        (height -
         words_measure(blocks->blank, item->mark, &letter, 0).height_mm) /
        2;
    block_words(blocks, block, item->mark, &letter, x, top, BAND_MM);
    block_words(blocks, block, item->words, &words, x + BAND_MM + 3,
                (height - words_measure(blocks->blank, item->words, &words,
                                        width)
                              .height_mm) /
                    2,
                width);
    block_grow(block, height);
}

static void
paragraph(struct blocks *blocks, const struct item *item,
          const struct words_style *style, double before_mm, bool keep)
{
    struct block *block = block_add(blocks, item, before_mm);
    double x = item_left_mm(item);
    block->keep = keep;
    block->new_page = item->new_page;
    block_words(blocks, block, item->words, style, x, 0, width_from(x));
}

static void
lead(struct blocks *blocks, const struct item *item)
{
    struct item arrowed = *item;
    arrowed.words = arrow_words(blocks, item->words);
    paragraph(blocks, &arrowed, &style_go, 6, true);
    blocks->items[blocks->n - 1].opens = true;
}

static void
go(struct blocks *blocks, const struct item *item)
{
    if (blocks->n > 0)
        blocks->items[blocks->n - 1].keep = true;
    struct block *block = block_add(blocks, item, 2.5);
    double x = item_words_mm(item);
    block_words(blocks, block, arrow_words(blocks, item->words), &style_go, x,
                0, width_from(x));
}

static void
thanks(struct blocks *blocks, const struct item *item)
{
    static const struct words_style style = {
        .size_pt = 11, .bold = true, .side = WORDS_CENTRE};
    if (blocks->n > 0)
        blocks->items[blocks->n - 1].keep = true;
    struct block *block = block_add(blocks, item, 8);
    double x = item_left_mm(item);
    block_words(blocks, block, item->words, &style, x + 5, 4,
                PAGE_RIGHT_MM - x - 10);
    block_mark(blocks, block, MARK_FRAME, x, 0, PAGE_RIGHT_MM - x,
               block->height_mm + 4)
        ->pen_mm = 0.4;
}

/* A box as in the form, with the cross of a pen. */
static void
crossed(struct blocks *blocks, struct block *block, enum mark_kind kind,
        double x, double middle)
{
    double top = middle - BOX_MM / 2;
    block_mark(blocks, block, kind, x, top, BOX_MM, BOX_MM);
    block_mark(blocks, block, MARK_CROSS, x, top, BOX_MM, BOX_MM)->pen_mm =
        0.5;
}

static double
picture_mark(struct blocks *blocks, struct block *block, double x,
             double middle)
{
    crossed(blocks, block, MARK_CIRCLE, x, middle);
    crossed(blocks, block, MARK_SQUARE, x + 8, middle);
    return x + 12;
}

/* Two answers marked, the words of one struck out. */
static double
picture_correct(struct blocks *blocks, struct block *block, double x,
                double middle)
{
    const struct phrases *phrases = blocks->of->phrases;
    crossed(blocks, block, MARK_CIRCLE, x, middle - 1);
    double end =
        block_words_at(blocks, block, phrases->words[PHRASE_EXAMPLE_WRONG],
                       &style_text, x + BOX_MM + 2, middle - 1);
    block_mark(blocks, block, MARK_RULE, x + BOX_MM + 1.2, middle - 0.7,
               end - x - BOX_MM - 0.4, 0)
        ->pen_mm = 0.5;
    crossed(blocks, block, MARK_CIRCLE, x, middle + 6);
    double right =
        block_words_at(blocks, block, phrases->words[PHRASE_EXAMPLE_RIGHT],
                       &style_text, x + BOX_MM + 2, middle + 6);
    return end > right ? end : right;
}

static double
picture_cells(struct blocks *blocks, struct block *block, double x,
              double middle)
{
    static const char *const example[] = {"7", "K", "M"};
    static const struct words_style style = {.size_pt = 14,
                                             .side = WORDS_CENTRE};
    /* Codes run from left to right also where all else is mirrored. */
    bool mirrored = words_right_to_left(
        blocks->of->phrases->words[PHRASE_HOW_TITLE]);
    for (size_t i = 0; i < 3; i++) {
        double left = x + (double)(mirrored ? 2 - i : i) * CELL_WIDTH_MM;
        double height =
            words_measure(blocks->blank, example[i], &style, 0).height_mm;
        block_mark(blocks, block, MARK_CELL, left, middle - CELL_HEIGHT_MM / 2,
                   CELL_WIDTH_MM, CELL_HEIGHT_MM);
        block_words(blocks, block, example[i], &style, left,
                    middle - height / 2, CELL_WIDTH_MM);
    }
    return x + 3 * CELL_WIDTH_MM;
}

static double
picture_skip(struct blocks *blocks, struct block *block, double x,
             double middle)
{
    const struct phrases *phrases = blocks->of->phrases;
    return block_words_at(
        blocks, block,
        arrow_words(blocks, phrase_fill(blocks->arena, phrases, PHRASE_GO_TO,
                                        "9", NULL)),
        &style_go, x, middle);
}

/* One of the four instructions: a picture, words right of it. Returns the
 * bottom. */
static double
how_part(struct blocks *blocks, struct block *block, size_t i, double x,
         double top, double width)
{
    const struct phrases *phrases = blocks->of->phrases;
    static double (*const pictures[])(struct blocks *, struct block *, double,
                                      double) = {picture_mark, picture_correct,
                                                 picture_cells, picture_skip};
    const char *words[] = {
        arena_printf(blocks->arena, "%s %s %s",
                     phrases->words[PHRASE_HOW_MARK],
                     phrases->words[PHRASE_HOW_CIRCLE],
                     phrases->words[PHRASE_HOW_SQUARE]),
        phrases->words[PHRASE_HOW_CORRECT],
        phrases->words[PHRASE_HOW_CELLS],
        phrases->words[PHRASE_HOW_SKIP],
    };
    struct words_style style = style_hint;
    style.grey = 0;
    double middle = top + (i < 2 ? 3 : 5);
    double end = pictures[i](blocks, block, x, middle);
    double picture = HOW_PICTURE_MM + (i % 2 ? 6 : 0);
    if (picture < end + 3 - x)
        picture = end + 3 - x;
    struct words_size size =
        block_words(blocks, block, words[i], &style, x + picture, top,
                    width - picture);
    return top + size.height_mm;
}

/* A framed box: two rows of two instructions. */
static void
how_to_fill_in(struct blocks *blocks, const struct item *item)
{
    static const struct words_style title = {.size_pt = 11, .bold = true};
    struct block *block = block_add(blocks, item, 7);
    block->keep = true;
    double left = PAGE_LEFT_MM + HOW_PAD_MM;
    double half = (PAGE_RIGHT_MM - PAGE_LEFT_MM) / 2 - HOW_PAD_MM - 2;
    double top = HOW_PAD_MM +
                 block_words(blocks, block, item->words, &title, left,
                             HOW_PAD_MM, 2 * half)
                     .height_mm +
                 1.5;
    for (size_t row = 0; row < 2; row++) {
        double a = how_part(blocks, block, 2 * row, left, top, half);
        double b = how_part(blocks, block, 2 * row + 1, left + half + 4, top,
                            half);
        top = (a > b ? a : b) + 3;
        if (row == 0 && top < block->height_mm + 2)
            top = block->height_mm + 2;
    }
    block_mark(blocks, block, MARK_FRAME, PAGE_LEFT_MM, 0,
               PAGE_RIGHT_MM - PAGE_LEFT_MM, block->height_mm + HOW_PAD_MM)
        ->pen_mm = 0.4;
}

void
blocks_fixed(struct blocks *blocks, const struct item *item)
{
    static const struct words_style heading = {.size_pt = 12, .bold = true};
    switch (item->kind) {
    case ITEM_SECTION: section(blocks, item); break;
    case ITEM_HEADING: paragraph(blocks, item, &heading, 7, true); break;
    case ITEM_NOTE: paragraph(blocks, item, &style_text, 3.5, false); break;
    case ITEM_ENTRY: paragraph(blocks, item, &style_question, 5, true); break;
    case ITEM_LEAD: lead(blocks, item); break;
    case ITEM_GO: go(blocks, item); break;
    case ITEM_THANKS: thanks(blocks, item); break;
    case ITEM_HOW:
        how_to_fill_in(blocks, item);
        break;
    case ITEM_QUESTION: break;
    }
}
