/* item: a form as the list of what stands on its pages, from top to bottom.
 *
 * Between the form and the layout: numbers are given, conditions and skips are
 * put into words, the kind of answer space is chosen; nothing is measured yet.
 * Items live in their arena and borrow from the form. */
#ifndef INSTRUMENTS_PAPER_ITEM_H
#define INSTRUMENTS_PAPER_ITEM_H

#include "base/finding.h"
#include "instruments/form.h"
#include "instruments/paper/phrase.h"

enum item_kind {
    ITEM_SECTION,  /* a lettered heading */
    ITEM_HEADING,  /* a heading inside a section */
    ITEM_NOTE,
    ITEM_HOW,      /* how to fill in the form */
    ITEM_LEAD,     /* "If you answered Yes to question 4:" */
    ITEM_QUESTION,
    ITEM_ENTRY,    /* the heading of one entry of a repeat */
    ITEM_GO,       /* "Now go to 12", at the end of a block */
    ITEM_THANKS,
};

enum answer_kind {
    ANSWER_LINES,    /* words of any length */
    ANSWER_CELLS,    /* a box for each character */
    ANSWER_FIELD,    /* one box, for a number of unknown length */
    ANSWER_DATE,
    ANSWER_TIME,
    ANSWER_DATETIME,
    ANSWER_CHOICES,  /* a column of circles or squares */
    ANSWER_RANGE,    /* a row of numbered circles */
    ANSWER_RANK,     /* a column of boxes for numbers */
    ANSWER_TICK,     /* one square */
};

struct item_option {
    const struct choice *choice; /* NULL in a range */
    const char *label;
    const char *code;
    const char *go;  /* "Go to 12", or NULL */
    bool is_apart;   /* don't know, prefer not to say */
};

struct item {
    enum item_kind kind;
    const struct question *question; /* or group; NULL for fixed words */
    const char *words;  /* label, condition or heading */
    const char *hint;   /* NULL where there is none */
    const char *instruction; /* "Mark ONE circle.", or NULL */
    const char *mark;   /* the number "12" or the letter "B", or NULL */
    size_t depth;       /* of conditional blocks around it */
    size_t entry;       /* of the repeat it is in, from 1; 0 outside */
    bool new_page;      /* has to begin one */

    enum answer_kind answer;
    struct item_option *options;
    size_t n_options;
    size_t n_cells;     /* CELLS; LINES: the number of lines */
    const char *unit;   /* after the boxes, or NULL */
    const char *from_words, *to_words; /* at the ends of a range, or NULL */
    bool is_scale;      /* its options are numbered steps: may lie in a row */
    bool wants_row;     /* the form asks for a row */
    size_t grid;        /* this and so many in all share a grid; else 0 */
    size_t table;       /* so many columns has a repeat's table; else 0 */
    bool in_table;
    size_t n_entries;   /* the rows of that table */
};

struct items {
    struct arena *arena;
    const struct form *form;
    const struct phrases *phrases;
    size_t language;
    struct item *items;
    size_t n, capacity;
    const struct question **numbered; /* numbered[i] has number i + 1 */
    size_t n_numbers;
};

/* entries: how many blank entries a repeat gets that names no number; 0 is a
 * few, more in a table than in blocks.
 * What cannot be put on paper as it is meant is told in findings; where that
 * is an error, the items must not be printed. */
void items_of_form(struct items *items, struct arena *arena,
                   const struct form *form, size_t language, size_t entries,
                   struct findings *findings);

#endif
