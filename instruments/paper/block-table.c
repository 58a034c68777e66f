/* block-table: a repeat of short questions, a column each and a row an entry.
 *
 * Choices do not fit into a column: they are listed below with their numbers,
 * and the number is written. */
#include <config.h>

#include "instruments/paper/block.h"

#include <string.h>

#define GAP_MM 4.0
#define GROUP_GAP_MM 1.5 /* between day, month and year */
#define FIELD_MM 22.0
#define WORDS_LEAST_MM 40.0
#define ROW_MM 12.0
#define CODE_PITCH_MM 5.2

static const struct words_style style_column_head = {.size_pt = 9.5,
                                                     .bold = true};

/* The boxes of a column, in groups as of a date; none for a field or line. */
struct cell_groups {
    size_t n;
    size_t cells[3];
};

static struct cell_groups
groups_of(const struct item *item)
{
    if (item->question->kind == QUESTION_SELECT_ONE) {
        struct cell_groups groups = {1, {1}};
        for (size_t i = 0; i < item->n_options; i++)
            if (strlen(item->options[i].code) > groups.cells[0])
                groups.cells[0] = strlen(item->options[i].code);
        return groups;
    }
    switch (item->answer) {
    case ANSWER_DATE: return (struct cell_groups){3, {2, 2, 4}};
    case ANSWER_TIME: return (struct cell_groups){2, {2, 2}};
    case ANSWER_CELLS: return (struct cell_groups){1, {item->n_cells}};
    default: return (struct cell_groups){0};
    }
}

static double
answer_width(const struct item *item)
{
    struct cell_groups groups = groups_of(item);
    double width = 0;
    for (size_t i = 0; i < groups.n; i++)
        width += (double)groups.cells[i] * CELL_WIDTH_MM +
                 (i ? GROUP_GAP_MM : 0);
    if (groups.n > 0)
        return width;
    return item->answer == ANSWER_LINES ? WORDS_LEAST_MM : FIELD_MM;
}

static const char *
head_words(struct blocks *blocks, const struct item *item)
{
    if (!item->unit)
        return item->words;
    return arena_printf(blocks->arena, "%s (%s)", item->words, item->unit);
}

static double
column_least(struct blocks *blocks, const struct item *item)
{
    double words = words_widest_mm(blocks->blank, head_words(blocks, item),
                                   &style_column_head);
    double answer = answer_width(item);
    return words > answer ? words : answer;
}

/* Left edges of the columns, and behind them the right edge of the last. Room
 * that is left is shared out. */
static bool
column_edges(struct blocks *blocks, const struct item *columns, double *edges)
{
    size_t n = columns->table;
    double left = item_words_mm(columns), need = 0;
    for (size_t i = 0; i < n; i++)
        need += column_least(blocks, &columns[i]) + GAP_MM;
    double room = PAGE_RIGHT_MM + GAP_MM - left - need;
    if (room < 0)
        return false;
    edges[0] = left;
    for (size_t i = 0; i < n; i++)
        edges[i + 1] = edges[i] + column_least(blocks, &columns[i]) + GAP_MM +
                       room / (double)n;
    return true;
}

/* Below the table: the numbers of a column's answers, one below the other. */
static void
code_list(struct blocks *blocks, const struct item *item)
{
    struct block *block = block_add(blocks, item, 4);
    double x = item_words_mm(item), y = 0;
    block_words(blocks, block, item->mark, &style_column_head,
                item_left_mm(item), 0, NUMBER_MM);
    for (size_t i = 0; i < item->n_options; i++, y += CODE_PITCH_MM) {
        block_words(blocks, block, item->options[i].code, &style_column_head,
                    x, y, 9);
        block_words(blocks, block, item->options[i].label, &style_hint, x + 9,
                    y, PAGE_RIGHT_MM - x - 9);
    }
}

static double
head_cell(struct blocks *blocks, struct block *block, const struct item *item,
          double left, double right)
{
    double width = right - left - GAP_MM;
    struct words_style small = style_hint;
    small.size_pt = 9;
    block_words(blocks, block, item->mark, &style_column_head, left, 0, width);
    double line = words_measure(blocks->blank, item->mark, &style_column_head,
                                0)
                      .height_mm;
    double y = line + block_words(blocks, block, head_words(blocks, item),
                                  &style_column_head, left, line, width)
                          .height_mm;
    const char *hint = item->hint;
    if (item->question->kind == QUESTION_SELECT_ONE)
        hint = arena_printf(blocks->arena, "%s%s%s",
                            blocks->of->phrases->words[PHRASE_WRITE_CODE],
                            hint ? "\u2002" : "", hint ? hint : "");
    if (hint)
        y += block_words(blocks, block, hint, &small, left, y, width)
                 .height_mm;
    return y;
}

/* "day  month  year" over the boxes of a date. */
static void
date_captions(struct blocks *blocks, struct block *block,
              const struct item *item, double x, double y)
{
    static const enum phrase captions[] = {PHRASE_DAY, PHRASE_MONTH,
                                           PHRASE_YEAR};
    struct cell_groups groups = groups_of(item);
    struct words_style style = {
        .size_pt = 8, .grey = 0.25, .side = WORDS_CENTRE};
    for (size_t i = 0; i < groups.n; i++) {
        double width = (double)groups.cells[i] * CELL_WIDTH_MM;
        block_words(blocks, block, blocks->of->phrases->words[captions[i]],
                    &style, x, y, width);
        x += width + GROUP_GAP_MM;
    }
}

static void
table_head(struct blocks *blocks, const struct item *columns,
           const double *edges)
{
    struct block *block = block_add(blocks, columns, 5);
    block->keep = true;
    double bottom = 0;
    for (size_t i = 0; i < columns->table; i++) {
        double y = head_cell(blocks, block, &columns[i], edges[i],
                             edges[i + 1]);
        bottom = y > bottom ? y : bottom;
    }
    for (size_t i = 0; i < columns->table; i++)
        if (columns[i].answer == ANSWER_DATE)
            date_captions(blocks, block, &columns[i], edges[i], bottom + 0.5);
}

static void
row_cell(struct blocks *blocks, struct block *block, const struct item *item,
         double left, double right)
{
    struct cell_groups groups = groups_of(item);
    double top = (ROW_MM - CELL_HEIGHT_MM) / 2, x = left;
    size_t cell = 0, all = 0;
    for (size_t i = 0; i < groups.n; i++)
        all += groups.cells[i];
    for (size_t i = 0; i < groups.n; i++, x += GROUP_GAP_MM)
        for (size_t k = 0; k < groups.cells[i]; k++, x += CELL_WIDTH_MM) {
            struct mark *mark =
                block_answer(blocks, block, item, MARK_CELL, NULL, x, top,
                             CELL_WIDTH_MM, CELL_HEIGHT_MM);
            mark->cell = cell++;
            mark->n_cells = all;
        }
    if (groups.n > 0)
        return;
    if (item->answer == ANSWER_LINES)
        block_answer(blocks, block, item, MARK_LINE, NULL, left,
                     top + CELL_HEIGHT_MM, right - left - GAP_MM, 0);
    else
        block_answer(blocks, block, item, MARK_FIELD, NULL, left, top,
                     FIELD_MM, CELL_HEIGHT_MM);
}

static void
table_row(struct blocks *blocks, const struct item *columns,
          const double *edges, size_t entry)
{
    struct block *block = block_add(blocks, columns, 0);
    double left = item_left_mm(columns);
    block_grow(block, ROW_MM);
    block_words_at(blocks, block, arena_printf(blocks->arena, "%zu.", entry),
                   &style_text, left, ROW_MM / 2);
    for (size_t i = 0; i < columns->table; i++) {
        struct item item = columns[i];
        item.entry = entry;
        row_cell(blocks, block, &item, edges[i], edges[i + 1]);
    }
    struct mark *rule = block_mark(blocks, block, MARK_RULE, left, ROW_MM,
                                   PAGE_RIGHT_MM - left, 0);
    rule->pen_mm = 0.1;
    rule->grey = 0.5;
}

bool
blocks_table(struct blocks *blocks, const struct item *columns)
{
    double *edges =
        arena_array(blocks->arena, columns->table + 1, sizeof *edges);
    if (!column_edges(blocks, columns, edges))
        return false;
    table_head(blocks, columns, edges);
    size_t header = blocks->n;
    bool lists = false;
    for (size_t i = 0; i < columns->table; i++)
        lists |= columns[i].question->kind == QUESTION_SELECT_ONE;
    for (size_t entry = 1; entry <= columns->n_entries; entry++) {
        table_row(blocks, columns, edges, entry);
        blocks->items[blocks->n - 1].header = header;
        blocks->items[blocks->n - 1].keep = lists || entry < 3;
    }
    for (size_t i = 0; i < columns->table; i++)
        if (columns[i].question->kind == QUESTION_SELECT_ONE)
            code_list(blocks, &columns[i]);
    return true;
}

/* The same without a table: entry after entry. */
void
blocks_entries(struct blocks *blocks, const struct item *columns)
{
    for (size_t entry = 1; entry <= columns->n_entries; entry++) {
        struct item head = {
            .kind = ITEM_ENTRY,
            .depth = columns->depth,
            .words = phrase_fill(
                blocks->arena, blocks->of->phrases, PHRASE_ENTRY,
                arena_printf(blocks->arena, "%zu", entry), NULL)};
        blocks_fixed(blocks, &head);
        for (size_t i = 0; i < columns->table; i++) {
            struct item item = columns[i];
            item.entry = entry;
            blocks_question(blocks, &item);
        }
    }
}
