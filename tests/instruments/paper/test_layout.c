/* The rules of good paper forms that a program can measure. */
#include <config.h>

#include "base/number.h"
#include "instruments/paper/layout.h"
#include "tests/instruments/paper/sample.h"

#include <math.h>
#include <string.h>

static const char all_kinds[] =
    "| survey |\n"
    "| | type | name | label | hint | relevant | appearance | parameters |\n"
    "| | begin_group | one | One | | | | |\n"
    "| | text | t | Words? | | | | |\n"
    "| | text | m | Many words? | | | multiline | rows=5 |\n"
    "| | integer | i | How many? (people) | A guess is fine. | | | |\n"
    "| | decimal | d | How long? (hours) | | | | |\n"
    "| | date | when | When? | | | | |\n"
    "| | time | hour | What time? | | | | |\n"
    "| | dateTime | both | When exactly? | | | | |\n"
    "| | select_multiple five | several | Which of these? | | | | |\n"
    "| | rank five | order | In what order? | | | | |\n"
    "| | range | sure | How sure? (0 = not at all, 10 = fully) | | | | "
    "start=0 end=10 step=1 |\n"
    "| | range | fine | How warm? | | | | start=0 end=100 step=1 |\n"
    "| | acknowledge | ok | I have read this. | | | | |\n"
    "| | select_one five | lone | How much? | Alone. | | | |\n"
    "| | end_group | | | | | | |\n"
    "| | begin_group | two | Two | | | | |\n"
    "| | select_one five | g1 | First sentence. | | | | |\n"
    "| | select_one five | g2 | Second sentence, which goes on for so long "
    "that it needs several lines. | | | | |\n"
    "| | select_one five | g3 | Third sentence. | | | | |\n"
    "| | end_group | | | | | | |\n"
    "| | begin_repeat | trips | Your trips | | | | |\n"
    "| | date | trip_on | When? | | | | |\n"
    "| | select_one five | trip_how | How was it? | | | | |\n"
    "| | end_repeat | | | | | | |\n"
    "| | calculate | c | | | | | |\n"
    "| choices |\n"
    "| | list_name | name | label |\n"
    "| | five | 1 | Not at all |\n"
    "| | five | 2 | A little |\n"
    "| | five | 3 | Somewhat |\n"
    "| | five | 4 | A lot |\n"
    "| | five | 5 | Completely |\n"
    "| | five | -99 | Don't know |\n";

static void
inside_the_margins(const struct layout *layout)
{
    for (size_t p = 0; p < layout->n_pages; p++)
        for (size_t i = 0; i < layout->pages[p].n; i++) {
            const struct mark *mark = &layout->pages[p].items[i];
            ck_assert_msg(mark->x_mm >= 13.9 &&
                              mark->x_mm + mark->width_mm <= 196.1 &&
                              mark->y_mm >= 8 &&
                              mark->y_mm + mark->height_mm <= 292,
                          "page %zu: %g %g %g %g '%s'", p + 1, mark->x_mm,
                          mark->y_mm, mark->width_mm, mark->height_mm,
                          mark->words ? mark->words : "");
            if (mark_is_answer(mark))
                ck_assert_msg(mark->y_mm + mark->height_mm <=
                                  PAGE_BOTTOM_MM + 0.001,
                              "page %zu, '%s'", p + 1, mark->question->name);
        }
}

static bool
is_box(const struct mark *mark)
{
    return mark_is_answer(mark) &&
           (mark->kind == MARK_CIRCLE || mark->kind == MARK_SQUARE);
}

/* Boxes of 3.5 to 5 mm, their middles 8 mm apart or more. */
static void
boxes_can_be_hit(const struct layout *layout)
{
    for (size_t p = 0; p < layout->n_pages; p++) {
        const struct marks *page = &layout->pages[p];
        for (size_t i = 0; i < page->n; i++) {
            const struct mark *a = &page->items[i];
            if (!is_box(a))
                continue;
            ck_assert(a->width_mm >= 3.5 && a->width_mm <= 5);
            ck_assert(fabs(a->width_mm - a->height_mm) < 1e-9);
            for (size_t k = i + 1; k < page->n; k++) {
                const struct mark *b = &page->items[k];
                if (is_box(b))
                    ck_assert_msg(
                        hypot(a->x_mm - b->x_mm, a->y_mm - b->y_mm) > 7.999,
                        "page %zu: '%s' and '%s', %g %g and %g %g", p + 1,
                        a->question->name, b->question->name, a->x_mm,
                        a->y_mm, b->x_mm, b->y_mm);
            }
        }
    }
}

/* The part of the mark that has ink: for words, one line without its white
 * sides (the last line, or those before it together). */
static struct mark
inked(struct canvas *blank, const struct mark *mark, bool last)
{
    struct mark ink = *mark;
    if (mark->kind != MARK_WORDS)
        return ink;
    struct words_size size =
        words_measure(blank, mark->words, &mark->style, mark->width_mm);
    bool right = words_right_to_left(mark->words);
    double line = size.height_mm / (double)size.lines;
    double wide = last ? size.last_mm : size.width_mm;
    double slack = mark->width_mm - wide;
    if (mark->style.side == WORDS_CENTRE)
        ink.x_mm += slack / 2;
    else if ((mark->style.side == WORDS_END) != right)
        ink.x_mm += slack;
    ink.width_mm = wide;
    ink.y_mm += line * 0.12;
    ink.height_mm = (double)(size.lines - 1) * line - line * 0.12;
    if (last) {
        ink.y_mm += (double)(size.lines - 1) * line;
        ink.height_mm = line * 0.76;
    }
    return ink;
}

static bool
overlap(const struct mark *a, const struct mark *b)
{
    double slack = 0.05;
    return a->x_mm + a->width_mm > b->x_mm + slack &&
           b->x_mm + b->width_mm > a->x_mm + slack &&
           a->y_mm + a->height_mm > b->y_mm + slack &&
           b->y_mm + b->height_mm > a->y_mm + slack;
}

static bool
is_printed_on(const struct mark *mark)
{
    return mark->kind == MARK_WORDS || mark_is_answer(mark);
}

/* The inked parts of a page, two for words of several lines; from[i] is the
 * mark that parts[i] is of. */
static size_t
parts_of(struct canvas *blank, const struct marks *page, struct mark *parts,
         const struct mark **from)
{
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++)
        for (int last = 0; last < 2; last++) {
            const struct mark *mark = &page->items[i];
            if (!is_printed_on(mark) || (!last && !mark->words))
                continue;
            parts[n] = inked(blank, mark, last);
            from[n] = mark;
            n += parts[n].height_mm >= 0;
        }
    return n;
}

/* The example of an answer is written into its boxes. */
static void
nothing_overlaps(struct sample *sample)
{
    for (size_t p = 0; p < sample->layout.n_pages; p++) {
        const struct marks *page = &sample->layout.pages[p];
        struct mark *parts =
            arena_array(&sample->arena, 2 * page->n, sizeof *parts);
        const struct mark **from =
            arena_array(&sample->arena, 2 * page->n, sizeof *from);
        size_t n = parts_of(sample->blank, page, parts, from);
        for (size_t i = 0; i < n; i++)
            for (size_t k = i + 1; k < n; k++) {
                const struct mark *a = from[i], *b = from[k];
                if (a == b || !overlap(&parts[i], &parts[k]))
                    continue;
                ck_abort_msg("page %zu: '%s' and '%s' at %g %g", p + 1,
                             a->words ? a->words : a->question->name,
                             b->words ? b->words : b->question->name, b->x_mm,
                             b->y_mm);
            }
    }
}

/* All answer spaces of a question (of one entry) are on one page, and so are
 * its words, above or left of them. */
static void
questions_are_whole(const struct sample *sample)
{
    for (size_t i = 0; i < sample->items.n; i++) {
        const struct item *item = &sample->items.items[i];
        if (item->kind != ITEM_QUESTION)
            continue;
        size_t on = 0, marks = 0, words = 0;
        for (size_t p = 0; p < sample->layout.n_pages; p++)
            for (size_t k = 0; k < sample->layout.pages[p].n; k++) {
                const struct mark *mark = &sample->layout.pages[p].items[k];
                if (mark_is_answer(mark) && mark->question == item->question &&
                    (mark->entry == item->entry ||
                     (item->in_table && mark->entry == 1))) {
                    ck_assert_msg(marks == 0 || on == p + 1,
                                  "'%s' is on two pages",
                                  item->question->name);
                    on = p + 1;
                    marks++;
                }
            }
        for (size_t k = 0; on && k < sample->layout.pages[on - 1].n; k++) {
            const char *here = sample->layout.pages[on - 1].items[k].words;
            words += here && strncmp(here, item->words,
                                     strlen(item->words)) == 0;
        }
        ck_assert_msg(marks > 0, "'%s' has no place for its answer",
                      item->question->name);
        ck_assert_msg(words > 0, "'%s' is away from its words",
                      item->question->name);
        size_t boxes = item->n_options && !item->in_table ? item->n_options : 1;
        ck_assert_msg(marks >= boxes, "'%s' has %zu places",
                      item->question->name, marks);
    }
}

static void
numbers_are_consecutive(const struct sample *sample)
{
    size_t expected = 0;
    for (size_t i = 0; i < sample->items.n; i++) {
        const struct item *item = &sample->items.items[i];
        if (item->kind != ITEM_QUESTION || item->entry > 1)
            continue;
        int64_t number;
        ck_assert(number_parse_integer(text_of(item->mark), &number));
        ck_assert_int_eq(number, (int64_t)++expected);
    }
    ck_assert_uint_eq(expected, sample->items.n_numbers);
}

static void
keeps_the_rules(struct sample *sample)
{
    inside_the_margins(&sample->layout);
    boxes_can_be_hit(&sample->layout);
    nothing_overlaps(sample);
    questions_are_whole(sample);
    numbers_are_consecutive(sample);
}

START_TEST(every_kind_of_question_keeps_the_rules)
{
    struct sample sample;
    sample_form(&sample, all_kinds);
    sample_lay_out(&sample, 0);
    ck_assert_uint_eq(sample.items.n_numbers, 18);
    keeps_the_rules(&sample);
    sample_release(&sample);
}
END_TEST

START_TEST(library_keeps_the_rules_in_each_language)
{
    static const char *const names[] = {"before-action", "after-action",
                                        "follow-up"};
    for (size_t i = 0; i < 3; i++)
        for (size_t language = 0; language < 2; language++) {
            struct sample sample;
            sample_library(&sample, names[i]);
            ck_assert_uint_eq(sample.form->n_languages, 2);
            sample_lay_out(&sample, language);
            ck_assert_uint_eq(
                findings_count(&sample.findings, SEVERITY_ERROR), 0);
            keeps_the_rules(&sample);
            sample_release(&sample);
        }
}
END_TEST

/* Ten rows, and the header again; also where a grid goes over to a new page. */
START_TEST(grids_repeat_their_header)
{
    struct builder form = BUILDER_INIT;
    builder_add_string(&form, "| survey |\n| | type | name | label |\n");
    for (int i = 1; i <= 34; i++)
        builder_printf(&form, "| | select_one f | q%d | Sentence %d. |\n", i,
                       i);
    builder_add_string(&form, "| choices |\n| | list_name | name | label |\n");
    for (int i = 1; i <= 5; i++)
        builder_printf(&form, "| | f | %d | Step%d |\n", i, i);
    struct sample sample;
    sample_form(&sample, form.s);
    sample_lay_out(&sample, 0);
    keeps_the_rules(&sample);
    ck_assert_uint_ge(sample.layout.n_pages, 2);
    for (size_t p = 0; p < sample.layout.n_pages; p++) {
        double header = -1;
        size_t rows = 0;
        for (size_t i = 0; i < sample.layout.pages[p].n; i++) {
            const struct mark *mark = &sample.layout.pages[p].items[i];
            if (mark->words && text_is(text_of(mark->words), "Step3")) {
                header = mark->y_mm;
                rows = 0;
            }
            if (mark_is_answer(mark) && text_is(text_of(mark->code), "3")) {
                ck_assert_msg(header >= 0 && header < mark->y_mm,
                              "page %zu has rows without a header", p + 1);
                ck_assert_uint_le(++rows, 10);
            }
        }
    }
    builder_release(&form);
    sample_release(&sample);
}
END_TEST

START_TEST(scales_are_even_and_set_apart)
{
    struct sample sample;
    sample_form(&sample, all_kinds);
    sample_lay_out(&sample, 0);
    double x[6], y[6];
    size_t n = 0;
    for (size_t p = 0; p < sample.layout.n_pages; p++)
        for (size_t i = 0; i < sample.layout.pages[p].n; i++) {
            const struct mark *mark = &sample.layout.pages[p].items[i];
            if (!mark_is_answer(mark) ||
                !text_is(text_of(mark->question->name), "lone"))
                continue;
            ck_assert_uint_lt(n, 6);
            x[n] = mark->x_mm;
            y[n++] = mark->y_mm;
        }
    ck_assert_uint_eq(n, 6);
    for (size_t i = 1; i < 6; i++)
        ck_assert_double_eq_tol(y[i], y[0], 1e-9);
    for (size_t i = 2; i < 5; i++)
        ck_assert_double_eq_tol(x[i] - x[i - 1], x[1] - x[0], 1e-9);
    ck_assert_double_gt(x[5] - x[4], x[1] - x[0] - 1e-9);
    sample_release(&sample);
}
END_TEST

/* Codes are in the order in which the eye meets them, from the right. */
START_TEST(right_to_left_is_mirrored)
{
    struct sample sample;
    sample_form(&sample,
                "| survey |\n"
                "| | type | name | label::العربية (ar) |\n"
                "| | select_one five | q | كم مرة؟ |\n"
                "| | integer | n | كم عدد الأشخاص؟ |\n"
                "| choices |\n"
                "| | list_name | name | label::العربية (ar) |\n"
                "| | five | 1 | أبدًا |\n"
                "| | five | 2 | نادرًا |\n"
                "| | five | 3 | دائمًا |\n");
    sample_lay_out(&sample, 0);
    ck_assert(sample.layout.right_to_left);
    keeps_the_rules(&sample);
    double before = PAGE_WIDTH_MM;
    for (size_t i = 0; i < sample.layout.pages[0].n; i++) {
        const struct mark *mark = &sample.layout.pages[0].items[i];
        if (!is_box(mark))
            continue;
        ck_assert_double_lt(mark->x_mm, before);
        before = mark->x_mm;
    }
    ck_assert_double_lt(before, PAGE_WIDTH_MM / 2 + 60);
    sample_release(&sample);
}
END_TEST

/* Words without a place to break them, and a name as long as they come. */
START_TEST(long_words_stay_inside)
{
    struct sample sample;
    sample_form(
        &sample,
        "| survey |\n"
        "| | type | name | label | hint |\n"
        "| | select_one l | q | "
        "https://example.org/a/very/long/address/that/nobody/should/print/but/"
        "somebody/will/and/then/some/more/of/it/until/the/line/ends | "
        "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamten"
        "gesellschaftDonaudampfschifffahrtselektrizitaetenhauptbetriebs |\n"
        "| choices |\n"
        "| | list_name | name | label |\n"
        "| | l | 1 | Short |\n"
        "| | l | 2 | Middling |\n"
        "| | l | 3 | "
        "https://example.org/a/very/long/address/that/nobody/should/print/but/"
        "somebody/will/and/then/some/more/of/it/until/the/line/ends |\n"
        "| settings |\n"
        "| | form_id | form_title |\n"
        "| | a_form_name_that_goes_on_and_on_and_on_and_on_and_on_and_on_and_on"
        "_and_on | A title that goes on for longer than a line of letters of "
        "this size could ever hold, and then some more |\n");
    sample_lay_out(&sample, 0);
    keeps_the_rules(&sample);
    sample_release(&sample);
}
END_TEST

START_TEST(note_longer_than_a_page_is_refused)
{
    struct builder form = BUILDER_INIT;
    struct sample sample;
    builder_add_string(&form, "| survey |\n| | type | name | label |\n"
                              "| | note | n | ");
    for (int i = 0; i < 1500; i++)
        builder_add_string(&form, "many words ");
    builder_add_string(&form, "|\n| | text | q | Why? |\n");
    sample_form(&sample, form.s);
    sample_lay_out(&sample, 0);
    ck_assert(sample_told(&sample, "paper-too-long"));
    builder_release(&form);
    sample_release(&sample);
}
END_TEST

START_TEST(longer_than_a_page_is_told)
{
    struct builder form = BUILDER_INIT;
    builder_add_string(&form, "| survey |\n| | type | name | label |\n"
                              "| | select_multiple f | q | Which? |\n"
                              "| choices |\n| | list_name | name | label |\n");
    for (int i = 1; i <= 60; i++)
        builder_printf(&form, "| | f | c%d | Answer %d |\n", i, i);
    struct sample sample;
    sample_form(&sample, form.s);
    sample_lay_out(&sample, 0);
    inside_the_margins(&sample.layout);
    nothing_overlaps(&sample);
    ck_assert(sample_told(&sample, "paper-split"));
    builder_release(&form);
    sample_release(&sample);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("layout", every_kind_of_question_keeps_the_rules,
                     library_keeps_the_rules_in_each_language,
                     grids_repeat_their_header, scales_are_even_and_set_apart,
                     right_to_left_is_mirrored, long_words_stay_inside,
                     note_longer_than_a_page_is_refused,
                     longer_than_a_page_is_told);
}
