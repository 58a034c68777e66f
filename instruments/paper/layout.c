#include <config.h>

#include "instruments/paper/layout.h"

#include "instruments/paper/block.h"

#include <string.h>

#define HEAD_MM 10.0 /* the line above the pages after the first */
#define FOOT_MM 284.0
#define EDGE_WORDS_MM 100.0 /* the title above, the form's name below */

bool
mark_is_answer(const struct mark *mark)
{
    return mark->kind >= MARK_CIRCLE && mark->question;
}

/* The pages being filled. */
struct setter {
    struct layout *layout;
    struct blocks *blocks;
    struct findings *findings; /* NULL while trying */
    double y_mm; /* the first free line of the newest page */
    double ease; /* of the space between blocks: 1 is all that they ask for */
    bool fresh;  /* nothing stands on that page yet */
    size_t depth; /* of the block above */
};

static struct marks *
newest_page(struct setter *setter)
{
    return &setter->layout->pages[setter->layout->n_pages - 1];
}

static void
turn_page(struct setter *setter)
{
    struct layout *layout = setter->layout;
    arena_grow(layout->arena, &layout->pages, &layout->capacity,
               layout->n_pages + 1, sizeof *layout->pages);
    layout->pages[layout->n_pages++] = (struct marks){0};
    setter->y_mm = PAGE_TOP_MM;
    setter->fresh = true;
    setter->depth = 0;
}

static struct mark *
page_mark(struct layout *layout, struct marks *page, const struct mark *mark)
{
    arena_grow(layout->arena, &page->items, &page->capacity, page->n + 1,
               sizeof *page->items);
    page->items[page->n] = *mark;
    return &page->items[page->n++];
}

/* The bars left of a conditional block, joined to those of the block above. */
static void
set_bars(struct setter *setter, const struct block *block, double top)
{
    for (size_t i = 0; i < block->depth; i++) {
        /* The innermost bar of a block that opens is a new one. */
        bool ends = block->opens && i + 1 == block->depth;
        bool joined = !ends && i < setter->depth;
        double from = joined ? setter->y_mm : top;
        struct mark bar = {
            .kind = MARK_SHADE,
            .x_mm = PAGE_LEFT_MM + (double)i * INDENT_MM + 1,
            .y_mm = from,
            .width_mm = 0.9,
            .height_mm = top + block->height_mm - from,
            .grey = 0.45,
        };
        page_mark(setter->layout, newest_page(setter), &bar);
    }
}

static double
space_above(const struct setter *setter, const struct block *block)
{
    return setter->fresh ? 0 : block->before_mm * setter->ease;
}

static void
set_block(struct setter *setter, const struct block *block)
{
    double top = setter->y_mm + space_above(setter, block);
    set_bars(setter, block, top);
    for (size_t i = 0; i < block->marks.n; i++)
        page_mark(setter->layout, newest_page(setter), &block->marks.items[i])
            ->y_mm += top;
    setter->y_mm = top + block->height_mm;
    setter->fresh = false;
    setter->depth = block->depth;
}

/* The height of blocks from..to, without the space above the first. */
static double
chain_height(const struct setter *setter, size_t from, size_t to)
{
    const struct block *blocks = setter->blocks->items;
    double height = 0;
    for (size_t i = from; i < to; i++)
        height += blocks[i].height_mm +
                  (i > from ? blocks[i].before_mm * setter->ease : 0);
    return height;
}

static void
tell_split(struct setter *setter, size_t row)
{
    if (!setter->findings)
        return;
    findings_add(setter->findings,
                 &(struct finding){
                     .severity = SEVERITY_WARNING,
                     .rule = "paper-split",
                     .file = setter->blocks->of->form->file,
                     .sheet = "survey",
                     .row = row,
                     .message = "this is longer than a page: it is split "
                                "between two",
                     .mend = "shorten it, or ask it in two questions",
                 });
}

static void
tell_too_long(struct setter *setter, size_t row)
{
    if (!setter->findings)
        return;
    findings_add(setter->findings,
                 &(struct finding){
                     .severity = SEVERITY_ERROR,
                     .rule = "paper-too-long",
                     .file = setter->blocks->of->form->file,
                     .sheet = "survey",
                     .row = row,
                     .message = "these words are longer than a page",
                     .mend = "divide them between two rows",
                 });
}

static bool
fits(const struct setter *setter, const struct block *block, double height)
{
    return setter->y_mm + space_above(setter, block) + height <=
           PAGE_BOTTOM_MM;
}

/* Blocks from..to belong together: on this page, else on the next, else cut
 * between blocks because no page could hold them. */
static void
set_chain(struct setter *setter, size_t from, size_t to)
{
    const struct block *blocks = setter->blocks->items;
    double height = chain_height(setter, from, to);
    bool turned = false;
    if (!setter->fresh &&
        (blocks[from].new_page ||
         !fits(setter, &blocks[from], height))) {
        turn_page(setter);
        turned = true;
    }
    const struct block *header = NULL;
    if (turned && blocks[from].header > 0)
        header = &blocks[blocks[from].header - 1];
    if (header)
        set_block(setter, header);
    for (size_t i = from; i < to; i++) {
        if (!fits(setter, &blocks[i], blocks[i].height_mm) &&
            !setter->fresh) {
            turn_page(setter);
            tell_split(setter, blocks[i].row);
        }
        if (setter->fresh && !fits(setter, &blocks[i], blocks[i].height_mm))
            tell_too_long(setter, blocks[i].row);
        set_block(setter, &blocks[i]);
    }
}

static void
set_blocks(struct setter *setter, double ease)
{
    setter->layout->n_pages = 0;
    setter->ease = ease;
    turn_page(setter);
    setter->y_mm = PAGE_LEFT_MM;
    struct blocks *blocks = setter->blocks;
    for (size_t from = 0, to; from < blocks->n; from = to) {
        to = from + 1;
        while (to < blocks->n && blocks->items[to - 1].keep &&
               !blocks->items[to].new_page)
            to++;
        set_chain(setter, from, to);
    }
}

/* A little less space between blocks is well spent where it saves a page, such
 * as the last one with two lines on it. */
static void
set_pages(struct setter *setter)
{
    static const double eases[] = {1, 0.9, 0.8, 0.7};
    enum { EASES = sizeof eases / sizeof *eases };
    struct findings *findings = setter->findings;
    size_t pages[EASES], best = 0;
    setter->findings = NULL;
    for (size_t i = 0; i < EASES; i++) {
        set_blocks(setter, eases[i]);
        pages[i] = setter->layout->n_pages;
        if (pages[i] < pages[best])
            best = i;
    }
    setter->findings = findings;
    set_blocks(setter, eases[best]);
}

/* Notes under a heading stay with it and with the question after them. */
static void
keep_notes(struct blocks *blocks, size_t first, bool under_heading)
{
    for (size_t i = first; under_heading && i < blocks->n; i++)
        blocks->items[i].keep = true;
}

static void
make_blocks(struct blocks *blocks)
{
    const struct items *items = blocks->of;
    bool under_heading = false;
    for (size_t i = 0; i < items->n; i++) {
        const struct item *item = &items->items[i];
        size_t first = blocks->n;
        if (item->kind != ITEM_QUESTION) {
            blocks_fixed(blocks, item);
            under_heading = item->kind == ITEM_SECTION ||
                            item->kind == ITEM_HEADING ||
                            (item->kind == ITEM_NOTE && under_heading);
            keep_notes(blocks, first, under_heading);
            continue;
        }
        under_heading = false;
        if (item->table) {
            if (!blocks_table(blocks, item))
                blocks_entries(blocks, item);
            i += item->table - 1;
        } else if (item->grid && blocks_grid(blocks, item)) {
            i += item->grid - 1;
        } else {
            blocks_question(blocks, item);
        }
    }
    if (blocks->n > 0)
        blocks->items[blocks->n - 1].keep = false;
}

/* The title's part in this language, of as many parts as languages: "Before
 * the action / Antes de la acción". */
static const char *
title_words(const struct items *items)
{
    const struct form *form = items->form;
    struct text rest = text_of(form->title), part = rest;
    size_t n = 1;
    for (size_t i = 0; i + 2 < rest.n; i++)
        n += memcmp(rest.s + i, " / ", 3) == 0;
    if (n != form->n_languages || n == 1)
        return form->title;
    for (size_t i = 0; i <= items->language; i++) {
        size_t at = text_find_text(rest, TEXT(" / "));
        part = text_slice(rest, 0, at);
        rest = text_slice(rest, at + 3, rest.n);
    }
    return text_dup(items->arena, part);
}

static void
add_title(struct blocks *blocks, const char *title)
{
    static const struct words_style style = {.size_pt = 20, .bold = true};
    static const struct item none = {.kind = ITEM_HEADING};
    struct block *block = block_add(blocks, &none, 0);
    block->keep = true;
    block_words(blocks, block, title, &style, PAGE_LEFT_MM, 0, 130);
    block_grow(block, 10);
}

static void
page_words(struct layout *layout, struct blocks *blocks, struct marks *page,
           const char *words, enum words_side side, double y_mm)
{
    struct words_style style = {.size_pt = 8.5, .grey = 0.25, .side = side};
    double width = EDGE_WORDS_MM;
    if (side == WORDS_END)
        width = PAGE_RIGHT_MM - PAGE_LEFT_MM - EDGE_WORDS_MM - 3;
    struct mark mark = {
        .kind = MARK_WORDS,
        .x_mm = side == WORDS_END ? PAGE_RIGHT_MM - width : PAGE_LEFT_MM,
        .y_mm = y_mm,
        .width_mm = width,
        .height_mm =
            words_measure(blocks->blank, words, &style, width).height_mm,
        .words = words,
        .style = style,
        .grey = style.grey,
    };
    page_mark(layout, page, &mark);
}

static const char *
foot_words(const struct items *items)
{
    const struct form *form = items->form;
    const char *language = form->languages[items->language];
    const char *version = "";
    if (form->version)
        version = arena_printf(items->arena, " \u00b7 %s %s",
                               items->phrases->words[PHRASE_VERSION],
                               form->version);
    if (strcmp(language, "default") == 0)
        return arena_printf(items->arena, "%s%s", form->id, version);
    return arena_printf(items->arena, "%s%s \u00b7 %s", form->id, version,
                        language);
}

static void
set_edges(struct layout *layout, struct blocks *blocks, const char *title)
{
    const struct items *items = blocks->of;
    struct arena *arena = layout->arena;
    for (size_t i = 0; i < layout->n_pages; i++) {
        struct marks *page = &layout->pages[i];
        page_words(layout, blocks, page, foot_words(items), WORDS_START,
                   FOOT_MM);
        const char *number =
            phrase_fill(arena, items->phrases, PHRASE_PAGE,
                        arena_printf(arena, "%zu", i + 1),
                        arena_printf(arena, "%zu", layout->n_pages));
        if (i % 2 == 0 && i + 1 < layout->n_pages)
            number = arena_printf(arena, "%s \u00b7 %s %s", number,
                                  items->phrases->words[PHRASE_OVERLEAF],
                                  layout->right_to_left ? "\u2190"
                                                        : "\u2192");
        page_words(layout, blocks, page, number, WORDS_END, FOOT_MM);
        if (i > 0)
            page_words(layout, blocks, page, title, WORDS_START, HEAD_MM);
    }
}

/* Right-to-left words begin at the right by themselves; others have to be told,
 * since Pango takes start and end as the words themselves run. */
static void
mirror_side(struct mark *mark)
{
    if (mark->kind != MARK_WORDS || words_right_to_left(mark->words) ||
        mark->style.side == WORDS_CENTRE)
        return;
    mark->style.side =
        mark->style.side == WORDS_START ? WORDS_END : WORDS_START;
}

static void
mirror(struct layout *layout)
{
    for (size_t p = 0; p < layout->n_pages; p++)
        for (size_t i = 0; i < layout->pages[p].n; i++) {
            struct mark *mark = &layout->pages[p].items[i];
            mark->x_mm = PAGE_WIDTH_MM - mark->x_mm - mark->width_mm;
            mirror_side(mark);
            /* Digits are written from left to right all the same. */
            if (mark->kind == MARK_CELL && mark->n_cells > 0)
                mark->cell = mark->n_cells - 1 - mark->cell;
        }
}

static void
check_drawable(struct setter *setter)
{
    const struct items *items = setter->blocks->of;
    for (size_t p = 0; p < setter->layout->n_pages; p++) {
        const struct marks *page = &setter->layout->pages[p];
        for (size_t i = 0; i < page->n; i++) {
            unsigned first = 0;
            const char *words = page->items[i].words;
            if (!words ||
                words_undrawable(setter->blocks->blank, words, &first) == 0)
                continue;
            findings_add(
                setter->findings,
                &(struct finding){
                    .severity = SEVERITY_ERROR,
                    .rule = "paper-letter",
                    .file = items->form->file,
                    .value = words,
                    .message = arena_printf(
                        items->arena,
                        "no font here can print U+%04X in these words", first),
                    .mend = "install fonts for this script (the packages "
                            "fonts-noto-core or fonts-noto-cjk)"});
            return;
        }
    }
}

void
layout_make(struct layout *layout, const struct items *items,
            struct canvas *blank, struct findings *findings)
{
    *layout = (struct layout){.arena = items->arena};
    const char *title = title_words(items);
    layout->right_to_left = words_right_to_left(
        items->phrases->words[PHRASE_HOW_TITLE]);
    struct blocks blocks = {
        .arena = items->arena, .blank = blank, .of = items};
    add_title(&blocks, title);
    make_blocks(&blocks);
    struct setter setter = {
        .layout = layout, .blocks = &blocks, .findings = findings};
    set_pages(&setter);
    set_edges(layout, &blocks, title);
    check_drawable(&setter);
    if (layout->right_to_left)
        mirror(layout);
}
