/* layout: where everything stands, page by page, in millimetres.
 *
 * Items are made into blocks that are never cut, the blocks are set on pages,
 * and each page is a list of marks. The list is what is drawn; it is also what
 * is known about the place of each answer. A question and its answers are on
 * one page unless they are longer than one, which is told in a finding. In
 * right-to-left languages all is mirrored, scales too. */
#ifndef INSTRUMENTS_PAPER_LAYOUT_H
#define INSTRUMENTS_PAPER_LAYOUT_H

#include "base/page/words.h"
#include "instruments/paper/item.h"

/* A4, and the part of it that is written on. */
#define PAGE_WIDTH_MM 210.0
#define PAGE_HEIGHT_MM 297.0
#define PAGE_LEFT_MM 15.0
#define PAGE_RIGHT_MM 195.0
#define PAGE_TOP_MM 20.0
#define PAGE_BOTTOM_MM 278.0

enum mark_kind {
    MARK_WORDS,
    MARK_SHADE,
    MARK_RULE,   /* from the top left to the bottom right corner */
    MARK_FRAME,
    MARK_CROSS,  /* what a pen would do, in the examples */
    MARK_CIRCLE, /* from here on answer spaces, where question is set */
    MARK_SQUARE,
    MARK_CELL,   /* one of a run of boxes for characters */
    MARK_FIELD,  /* a box for a whole number */
    MARK_LINE,
};

struct mark {
    enum mark_kind kind;
    double x_mm, y_mm, width_mm, height_mm;
    const char *words;
    struct words_style style;
    double pen_mm, grey;
    const struct question *question; /* whose answer goes there; or NULL */
    const char *code;                /* the answer that it stands for */
    size_t entry;                    /* of a repeat, from 1; 0 outside */
    size_t cell, n_cells;            /* place in its run, from 0 */
};

struct marks {
    struct mark *items;
    size_t n, capacity;
};

struct layout {
    struct arena *arena;
    struct marks *pages;
    size_t n_pages, capacity;
    bool right_to_left;
};

/* Lays the items out. Words that cannot be drawn are findings of severity
 * error: the pages must then not be printed. */
void layout_make(struct layout *layout, const struct items *items,
                 struct canvas *blank, struct findings *findings);

/* Is it a place for an answer? */
bool mark_is_answer(const struct mark *mark);

#endif
