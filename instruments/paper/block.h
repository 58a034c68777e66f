/* block: a piece of a page that is never cut, being put together.
 *
 * Its marks have y counted from its own top; x is the page's. */
#ifndef INSTRUMENTS_PAPER_BLOCK_H
#define INSTRUMENTS_PAPER_BLOCK_H

#include "instruments/paper/layout.h"

/* Sizes that several kinds of block share. */
#define BOX_MM 4.0            /* circles and squares */
#define BOX_PEN_MM 0.25
#define BOX_PITCH_MM 8.0      /* from centre to centre, at least */
#define CELL_WIDTH_MM 6.0
#define CELL_HEIGHT_MM 8.0
#define LINE_PITCH_MM 8.5
#define NUMBER_MM 9.0         /* the column of the question numbers */
#define INDENT_MM 6.0         /* of a conditional block */
#define READ_MM 158.0         /* the longest line: 75 characters */

extern const struct words_style style_question, style_text, style_hint,
    style_code, style_go, style_column;

struct block {
    struct marks marks;
    double before_mm, height_mm;
    size_t depth;       /* of conditional blocks: bars at its side */
    bool keep;          /* with the block after it */
    bool new_page;
    bool opens;         /* a conditional block: its bar joins none above */
    size_t header;      /* index + 1 of what is repeated on a new page */
    size_t row;         /* of question, for the finding; 0 for none */
};

struct blocks {
    struct arena *arena;
    struct canvas *blank; /* for measuring */
    const struct items *of;
    struct block *items;
    size_t n, capacity;
};

struct block *block_add(struct blocks *blocks, const struct item *item,
                        double before_mm);
struct mark *block_mark(struct blocks *blocks, struct block *block,
                        enum mark_kind kind, double x_mm, double y_mm,
                        double width_mm, double height_mm);
/* An answer space of the item. */
struct mark *block_answer(struct blocks *blocks, struct block *block,
                          const struct item *item, enum mark_kind kind,
                          const char *code, double x_mm, double y_mm,
                          double width_mm, double height_mm);
/* Words wrapped to the width; the block grows to hold them. Returns their
 * size. */
struct words_size block_words(struct blocks *blocks, struct block *block,
                              const char *words,
                              const struct words_style *style, double x_mm,
                              double y_mm, double width_mm);
/* Words on one line whose middle is at y. Returns where they end. */
double block_words_at(struct blocks *blocks, struct block *block,
                      const char *words, const struct words_style *style,
                      double x_mm, double middle_mm);
void block_grow(struct block *block, double height_mm);

/* Where an item's number and its words begin. */
double item_left_mm(const struct item *item);
double item_words_mm(const struct item *item);

/* instruments/paper/block-*.c: the blocks of one item (of a grid: of all its
 * rows; of a table: of all its columns). blocks_row is false where a row does
 * not fit, blocks_grid and blocks_table where the columns do not. */
void blocks_question(struct blocks *blocks, const struct item *item);
bool blocks_row(struct blocks *blocks, const struct item *item);
bool blocks_grid(struct blocks *blocks, const struct item *rows);
bool blocks_table(struct blocks *blocks, const struct item *columns);
void blocks_entries(struct blocks *blocks, const struct item *columns);
void blocks_fixed(struct blocks *blocks, const struct item *item);

/* "→ ", or its mirror image. */
const char *arrow_words(struct blocks *blocks, const char *words);

#endif
