#include <config.h>

#include "instruments/paper/item.h"

#include "base/number.h"
#include "instruments/paper/answer.h"
#include "instruments/paper/condition.h"
#include "instruments/paper/skip.h"

#include <string.h>

enum {
    ENTRY_BLOCKS = 3, /* entries of a repeat where nothing says how many */
    TABLE_ROWS = 5,
    COLUMNS_MOST = 5,
};

/* A walk down the form. A block is a run of neighbours with one condition. */
struct walk {
    struct items *items;
    struct findings *findings;
    const struct question **numbered;
    size_t entries; /* blank ones of a repeat */
    size_t depth;
    size_t entry;
    size_t sections;
    bool told_how;
};

struct block {
    bool open;
    struct gate gate;   /* on is NULL where only words are known */
    const char *source; /* of its condition */
    const struct question *last; /* that was printed in it */
};

static struct item *
add(struct walk *walk, enum item_kind kind, const struct question *question,
    const char *words)
{
    struct items *items = walk->items;
    arena_grow(items->arena, &items->items, &items->capacity, items->n + 1,
               sizeof *items->items);
    struct item *item = &items->items[items->n++];
    *item = (struct item){.kind = kind,
                          .question = question,
                          .words = words,
                          .depth = walk->depth,
                          .entry = walk->entry};
    return item;
}

static bool
holds_printed(const struct form *form, const struct question *question)
{
    if (question_is_printed(form, question))
        return true;
    for (size_t i = 0; i < question->n; i++)
        if (holds_printed(form, question->children[i]))
            return true;
    return false;
}

/* Numbers are found by position: numbered[i] has number i + 1. */
static void
give_numbers(struct walk *walk)
{
    const struct form *form = walk->items->form;
    walk->numbered =
        arena_array(walk->items->arena, form->n_questions + 1,
                    sizeof *walk->numbered);
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (question->kind != QUESTION_NOTE &&
            question_is_printed(form, question))
            walk->numbered[walk->items->n_numbers++] = question;
    }
    walk->items->numbered = walk->numbered;
}

size_t
items_number(const struct items *items, const struct question *question)
{
    for (size_t i = 0; question && i < items->n_numbers; i++)
        if (items->numbered[i] == question)
            return i + 1;
    return 0;
}

static const char *
number_words(struct items *items, const struct question *question)
{
    return arena_printf(items->arena, "%zu", items_number(items, question));
}

static const char *
go_words(struct items *items, struct skip skip, enum phrase phrase)
{
    if (!skip.target)
        return items->phrases->words[PHRASE_GO_END];
    return phrase_fill(items->arena, items->phrases, phrase,
                       number_words(items, skip.target), NULL);
}

static bool
block_has(const struct block *block, const struct question *question,
          const struct gate *gate)
{
    if (!block->open)
        return false;
    if (gate->on || block->gate.on)
        return gate_equal(gate, &block->gate);
    return strcmp(block->source, question->relevant.source) == 0;
}

/* At the end of a block: where everybody who was in it goes on, when that is
 * not simply the next question. */
static void
close_block(struct walk *walk, struct block *block)
{
    if (!block->open)
        return;
    block->open = false;
    const struct gate *gate = &block->gate;
    struct skip all = {0};
    bool first = true;
    bool same = gate->on && gate->on->kind == QUESTION_SELECT_ONE;
    for (size_t i = 0; same && i < gate->on->list->n; i++) {
        if (!gate->opens[i])
            continue;
        struct skip one = skip_after(walk->items->form, block->last, gate->on,
                                     gate->on->list->choices[i].name);
        same = one.skips && (first || one.target == all.target);
        all = one;
        first = false;
    }
    if (same && !first)
        add(walk, ITEM_GO, NULL,
            go_words(walk->items, all, PHRASE_THEN_GO_TO));
    walk->depth--;
}

static void
open_block(struct walk *walk, struct block *block,
           const struct question *question)
{
    struct gate gate =
        gate_of(walk->items->arena, walk->items->form, question);
    bool needs_words = question->relevant.source != NULL;
    if (gate.on && (gate.n_open == gate.on->list->n ||
                    gate_is_end(walk->items->form, &gate)))
        needs_words = false;
    if (needs_words && block_has(block, question, &gate))
        return;
    close_block(walk, block);
    if (!needs_words)
        return;
    const char *words =
        condition_words(walk->items, question, &gate, walk->findings);
    walk->depth++;
    add(walk, ITEM_LEAD, question, words);
    *block = (struct block){
        .open = true, .gate = gate, .source = question->relevant.source};
}

static const struct question *
last_printed(const struct form *form, const struct question *question)
{
    if (question_is_printed(form, question))
        return question;
    const struct question *last = NULL;
    for (size_t i = 0; i < question->n; i++) {
        const struct question *one = last_printed(form, question->children[i]);
        last = one ? one : last;
    }
    return last;
}

static void visit(struct walk *walk, const struct question *question);

static void
visit_children(struct walk *walk, const struct question *parent)
{
    struct block block = {0};
    for (size_t i = 0; i < parent->n; i++) {
        const struct question *child = parent->children[i];
        if (!holds_printed(walk->items->form, child))
            continue;
        open_block(walk, &block, child);
        visit(walk, child);
        block.last = last_printed(walk->items->form, child);
    }
    close_block(walk, &block);
}

static void
add_note(struct walk *walk, const struct question *question,
         struct translated words, const char *column)
{
    const char *note = answer_words(walk->items, question, question->row,
                                    words, column, walk->findings);
    if (note)
        add(walk, ITEM_NOTE, question, note);
}

static bool
is_section(const struct question *group)
{
    const struct question *parent = group->parent;
    for (; parent && parent->parent; parent = parent->parent)
        if (parent->label.in)
            return false;
    return true;
}

static size_t
count_entries(struct walk *walk, const struct question *repeat,
              size_t otherwise)
{
    const char *count = repeat->repeat_count.source;
    int64_t n;
    if (count && number_parse_integer(text_of(count), &n) && n > 0 && n <= 50)
        return (size_t)n;
    return walk->entries ? walk->entries : otherwise;
}

/* May it be a column, its answer written into a few boxes? Of choices the
 * number is written, so that they need numbers. */
static bool
is_column(const struct question *question)
{
    if (question->relevant.source)
        return false;
    const struct choice_list *list = question->list;
    switch (question->kind) {
    case QUESTION_TEXT:
    case QUESTION_INTEGER:
    case QUESTION_DECIMAL:
    case QUESTION_DATE:
    case QUESTION_TIME: return true;
    case QUESTION_SELECT_ONE:
        for (size_t i = 0; list && i < list->n; i++) {
            int64_t code;
            if (!number_parse_integer(text_of(list->choices[i].name), &code) ||
                strlen(list->choices[i].name) > 3)
                return false;
        }
        return list && list->n > 0 && !question->choice_filter.source;
    default: return false;
    }
}

/* A repeat of a few short questions is a table: a row for each entry. */
static bool
is_table(const struct form *form, const struct question *repeat)
{
    size_t columns = 0;
    for (size_t i = 0; i < repeat->n; i++) {
        const struct question *child = repeat->children[i];
        if (!holds_printed(form, child))
            continue;
        if (!is_column(child))
            return false;
        columns++;
    }
    return columns > 0 && columns <= COLUMNS_MOST;
}

static void visit_question(struct walk *walk, const struct question *question);

static void
visit_table(struct walk *walk, const struct question *repeat)
{
    struct items *items = walk->items;
    size_t first = items->n;
    for (size_t i = 0; i < repeat->n; i++)
        if (holds_printed(items->form, repeat->children[i]))
            visit_question(walk, repeat->children[i]);
    for (size_t i = first; i < items->n; i++)
        items->items[i].in_table = true;
    items->items[first].table = items->n - first;
    items->items[first].n_entries = count_entries(walk, repeat, TABLE_ROWS);
}

static void
visit_entries(struct walk *walk, const struct question *repeat)
{
    struct items *items = walk->items;
    size_t entries = count_entries(walk, repeat, ENTRY_BLOCKS);
    for (size_t i = 1; i <= entries; i++) {
        walk->entry = i;
        add(walk, ITEM_ENTRY, repeat,
            phrase_fill(items->arena, items->phrases, PHRASE_ENTRY,
                        arena_printf(items->arena, "%zu", i), NULL));
        visit_children(walk, repeat);
    }
    walk->entry = 0;
}

static void
visit_group(struct walk *walk, const struct question *group)
{
    struct items *items = walk->items;
    const char *label = answer_words(items, group, group->row, group->label,
                                     "label", walk->findings);
    if (label) {
        bool section = is_section(group);
        struct item *item =
            add(walk, section ? ITEM_SECTION : ITEM_HEADING, group, label);
        item->new_page = question_has_appearance(group, "new-page");
        if (section) {
            size_t letter = walk->sections++;
            item->mark = letter < 26 ? arena_printf(items->arena, "%c",
                                                    (char)('A' + letter))
                                     : arena_printf(items->arena, "%zu",
                                                    letter + 1);
        }
    }
    add_note(walk, group, group->hint, "hint");
    if (group->kind != QUESTION_REPEAT) {
        visit_children(walk, group);
        return;
    }
    add(walk, ITEM_NOTE, NULL, items->phrases->words[PHRASE_MORE]);
    if (is_table(items->form, group))
        visit_table(walk, group);
    else
        visit_entries(walk, group);
}

static void
visit_question(struct walk *walk, const struct question *question)
{
    struct items *items = walk->items;
    if (!walk->told_how)
        add(walk, ITEM_HOW, NULL, items->phrases->words[PHRASE_HOW_TITLE]);
    walk->told_how = true;
    const char *label = answer_words(items, question, question->row,
                                     question->label, "label", walk->findings);
    const char *hint = answer_words(items, question, question->row,
                                    question->hint, "hint", walk->findings);
    if (!label) {
        label = hint ? hint : question->name;
        hint = NULL;
    }
    struct item *item = add(walk, ITEM_QUESTION, question, label);
    item->hint = hint;
    item->mark = number_words(items, question);
    item->new_page = question_has_appearance(question, "new-page");
    answer_fill(items, item, walk->findings);
    for (size_t i = 0; i < item->n_options; i++) {
        if (question->kind != QUESTION_SELECT_ONE)
            break;
        struct skip skip = skip_after(items->form, question, question,
                                      item->options[i].code);
        if (skip.skips)
            item->options[i].go = go_words(items, skip, PHRASE_GO_TO);
    }
}

static void
visit(struct walk *walk, const struct question *question)
{
    switch (question->kind) {
    case QUESTION_GROUP:
    case QUESTION_REPEAT: visit_group(walk, question); break;
    case QUESTION_NOTE:
        add_note(walk, question, question->label, "label");
        add_note(walk, question, question->hint, "hint");
        break;
    default: visit_question(walk, question); break;
    }
}

static bool
has_skips(const struct item *item)
{
    for (size_t i = 0; i < item->n_options; i++)
        if (item->options[i].go)
            return true;
    return false;
}

/* May this question be a row of a grid, below the one before it? */
static bool
continues_grid(const struct item *first, const struct item *item)
{
    const struct question *a = first->question, *b = item->question;
    return item->kind == ITEM_QUESTION && !item->in_table && !item->hint &&
           !item->new_page &&
           b->kind == QUESTION_SELECT_ONE && a->list == b->list &&
           a->parent == b->parent && first->entry == item->entry &&
           first->depth == item->depth && !b->choice_filter.source &&
           !has_skips(item);
}

/* Neighbours with the same list share a grid, header and all. */
static void
join_grids(struct items *items)
{
    for (size_t i = 0; i < items->n;) {
        struct item *first = &items->items[i];
        size_t n = 1;
        if (first->kind == ITEM_QUESTION && first->n_options > 0 &&
            first->n_options <= 7 && continues_grid(first, first))
            while (i + n < items->n && continues_grid(first, first + n))
                n++;
        if (n > 1)
            first->grid = n;
        i += n;
    }
}

/* What is asked on phones alone is told, once for each. */
static void
tell_left_out(struct walk *walk)
{
    const struct form *form = walk->items->form;
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        bool media = question->kind >= QUESTION_IMAGE &&
                     question->kind <= QUESTION_GEOSHAPE;
        if (!media)
            continue;
        findings_add(walk->findings,
                     &(struct finding){
                         .severity = SEVERITY_WARNING,
                         .rule = "paper-left-out",
                         .file = form->file,
                         .sheet = "survey",
                         .row = question->row,
                         .column = "type",
                         .value = question->type,
                         .message = "paper has no place for this kind of "
                                    "question: it is left out",
                     });
    }
}

/* The last words of the form stand in for ours where it ends with a note. */
static void
add_thanks(struct walk *walk)
{
    struct items *items = walk->items;
    struct item *last = items->n ? &items->items[items->n - 1] : NULL;
    if (last && last->kind == ITEM_NOTE && last->question &&
        last->question->kind == QUESTION_NOTE)
        last->kind = ITEM_THANKS;
    else
        add(walk, ITEM_THANKS, NULL, items->phrases->words[PHRASE_THANKS]);
}

void
items_of_form(struct items *items, struct arena *arena,
              const struct form *form, size_t language, size_t entries,
              struct findings *findings)
{
    *items = (struct items){.arena = arena, .form = form,
                            .language = language};
    const char *name =
        language < form->n_languages ? form->languages[language] : "default";
    items->phrases = phrases_find(name);
    if (!items->phrases) {
        items->phrases = phrases_english();
        if (strcmp(name, "default") != 0)
            findings_add(findings,
                         &(struct finding){
                             .severity = SEVERITY_WARNING,
                             .rule = "paper-language",
                             .file = form->file,
                             .value = name,
                             .message = "the fixed words of paper forms are "
                                        "not there in this language: they are "
                                        "printed in English",
                         });
    }
    struct walk walk = {
        .items = items, .findings = findings, .entries = entries};
    give_numbers(&walk);
    visit_children(&walk, form->root);
    join_grids(items);
    add_thanks(&walk);
    tell_left_out(&walk);
}
