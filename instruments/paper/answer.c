#include <config.h>

#include "instruments/paper/answer.h"

#include "base/builder.h"
#include "base/number.h"
#include "base/utf8.h"
#include "instruments/paper/cells.h"

#include <string.h>

enum {
    CELLS_MOST = 24,      /* a row of boxes across the page */
    CELLS_CODE = 8,       /* for a code whose length nothing tells */
    LINES_MULTILINE = 4,
    LINES_MOST = 24,      /* a page of them */
    UNIT_LONGEST = 30,    /* characters */
    RANGE_MOST = 11,      /* numbers in a row */
};

/* The same is told once, however often the words are used: a list stands under
 * many questions. */
static bool
is_told(const struct findings *findings, const char *rule, const char *sheet,
        size_t row, const char *column)
{
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *told = &findings->items[i];
        if (told->row == row && strcmp(told->rule, rule) == 0 && told->sheet &&
            strcmp(told->sheet, sheet) == 0 && told->column &&
            strcmp(told->column, column) == 0)
            return true;
    }
    return false;
}

static void
tell(struct items *items, enum severity severity, const char *rule, size_t row,
     const char *sheet, const char *column, const char *message,
     const char *mend, struct findings *findings)
{
    if (is_told(findings, rule, sheet, row, column))
        return;
    findings_add(findings, &(struct finding){
                               .severity = severity,
                               .rule = rule,
                               .file = items->form->file,
                               .sheet = sheet,
                               .row = row,
                               .column = column,
                               .message = message,
                               .mend = mend,
                           });
}

/* "${name}" inside words: a person on paper has to look their answer up. */
static void
add_reference(struct items *items, struct text name, struct builder *out,
              size_t row, const char *column, struct findings *findings)
{
    size_t number = items_number(items, form_find(items->form, name));
    if (number > 0) {
        builder_add_string(
            out, phrase_fill(items->arena, items->phrases, PHRASE_ANSWER_OF,
                             arena_printf(items->arena, "%zu", number), NULL));
        return;
    }
    builder_add_string(out, "____");
    tell(items, SEVERITY_WARNING, "paper-reference", row, "survey", column,
         arena_printf(items->arena,
                      "the value of '%.*s' stands in these words and is "
                      "not asked on paper",
                      TEXT_ARGS(name)),
         "write words that do without it", findings);
}

static const char *
printable(struct items *items, const char *words, size_t row,
          const char *column, struct findings *findings)
{
    struct builder out = BUILDER_INIT;
    struct text rest = text_of(words);
    while (rest.n > 0) {
        size_t close = text_find(rest, '}');
        if (text_begins(rest, "${") && close < rest.n) {
            add_reference(items, text_trim(text_slice(rest, 2, close)), &out,
                          row, column, findings);
            rest = text_slice(rest, close + 1, rest.n);
        } else if (text_begins(rest, "**")) {
            rest = text_slice(rest, 2, rest.n);
        } else {
            builder_add_char(&out, rest.s[0]);
            rest = text_slice(rest, 1, rest.n);
        }
    }
    const char *made = builder_dup(&out, items->arena);
    builder_release(&out);
    return made;
}

const char *
answer_words(struct items *items, const struct question *question, size_t row,
             struct translated words, const char *column,
             struct findings *findings)
{
    const char *found = form_words(items->form, words, items->language);
    if (!found)
        return NULL;
    if (!words.in[items->language])
        tell(items, SEVERITY_WARNING, "paper-untranslated", row,
             question ? "survey" : "choices", column,
             arena_printf(items->arena,
                          "these words are missing in %s and are printed in "
                          "another language",
                          items->form->languages[items->language]),
             "translate them", findings);
    return printable(items, found, row, column, findings);
}

/* "How many hours? (number of hours)" becomes the question and its unit. */
static struct text
take_unit(struct items *items, struct item *item)
{
    struct text words = text_trim(text_of(item->words));
    size_t open = words.n;
    while (open > 0 && words.s[open - 1] != '(')
        open--;
    if (!text_ends(words, ")") || open < 2)
        return (struct text){.s = NULL};
    struct text unit = text_slice(words, open, words.n - 1);
    item->words =
        text_dup(items->arena, text_trim(text_slice(words, 0, open - 1)));
    return unit;
}

static void
number_space(struct items *items, struct item *item)
{
    struct text unit = text_of(item->words);
    size_t open = text_find(unit, '(');
    if (open < unit.n && utf8_count(text_slice(unit, open, unit.n)) <=
                             UNIT_LONGEST + 2) {
        unit = take_unit(items, item);
        if (unit.n > 0)
            item->unit = text_dup(items->arena, unit);
    }
    item->n_cells = cells_of(item->question);
    bool cells = item->question->kind == QUESTION_INTEGER &&
                 item->n_cells > 0 && item->n_cells <= CELLS_MOST;
    item->answer = cells ? ANSWER_CELLS : ANSWER_FIELD;
}

static bool
is_code(const struct question *question)
{
    if (question_has_appearance(question, "code"))
        return true;
    size_t n = strlen(question->name);
    return strcmp(question->name, "code") == 0 ||
           strncmp(question->name, "code_", 5) == 0 ||
           (n > 5 && strcmp(question->name + n - 5, "_code") == 0);
}

static void
text_space(struct items *items, struct item *item)
{
    (void)items;
    const struct question *question = item->question;
    bool multiline = question_has_appearance(question, "multiline");
    size_t cells = cells_of(question);
    if (cells == 0 && is_code(question))
        cells = CELLS_CODE;
    if (!multiline && cells > 0 && cells <= CELLS_MOST) {
        item->answer = ANSWER_CELLS;
        item->n_cells = cells;
        return;
    }
    item->answer = ANSWER_LINES;
    item->n_cells = multiline ? LINES_MULTILINE : 1;
    const char *rows = properties_find(&question->parameters, "rows");
    int64_t n;
    if (rows && number_parse_integer(text_of(rows), &n) && n > 0)
        item->n_cells = n < LINES_MOST ? (size_t)n : LINES_MOST;
}

static bool
step_of(const char *code, int64_t *value)
{
    return number_parse_integer(text_of(code), value);
}

/* Codes for not answering: negative ones; and 97 to 99 or 997 to 999 where
 * all the other codes are small. */
static bool
is_apart(const struct choice_list *list, const struct choice *choice)
{
    int64_t value, other;
    if (!step_of(choice->name, &value))
        return false;
    if (value < 0)
        return true;
    if (!(value >= 97 && value <= 99) && !(value >= 997 && value <= 999))
        return false;
    for (size_t i = 0; i < list->n; i++)
        if (step_of(list->choices[i].name, &other) && other > 20 &&
            !(other >= 97 && other <= 99) && !(other >= 997 && other <= 999))
            return false;
    return true;
}

/* A scale: three or more numbered steps, each as far from the next, and what
 * stands apart behind them. */
static bool
is_scale(const struct item *item)
{
    int64_t first = 0, before = 0, step = 0, value;
    size_t n = 0;
    for (size_t i = 0; i < item->n_options; i++) {
        if (item->options[i].is_apart)
            continue;
        if (i > n || !step_of(item->options[i].code, &value))
            return false;
        if (n == 0)
            first = value;
        else if (n == 1)
            step = value - first;
        else if (value - before != step)
            return false;
        before = value;
        n++;
    }
    return n >= 3 && step != 0;
}

static void
choice_space(struct items *items, struct item *item, struct findings *findings)
{
    const struct question *question = item->question;
    const struct choice_list *list = question->list;
    if (!list || list->file || list->n == 0) {
        item->answer = ANSWER_LINES;
        item->n_cells = 1;
        item->instruction = NULL;
        tell(items, SEVERITY_WARNING, "paper-choices", question->row, "survey",
             "type", "the choices are not in the form: paper has a line to "
                     "write on",
             "list the choices on the choices sheet", findings);
        return;
    }
    if (question->choice_filter.source)
        tell(items, SEVERITY_WARNING, "paper-choice-filter", question->row,
             "survey", "choice_filter",
             "paper cannot filter: all choices of the list are printed", NULL,
             findings);
    item->n_options = list->n;
    item->options = arena_array(items->arena, list->n, sizeof *item->options);
    for (size_t i = 0; i < list->n; i++) {
        const struct choice *choice = &list->choices[i];
        const char *label = answer_words(items, NULL, choice->row,
                                         choice->label, "label", findings);
        item->options[i] = (struct item_option){
            .choice = choice,
            .label = label ? label : choice->name,
            .code = choice->name,
            .is_apart = is_apart(list, choice),
        };
    }
    item->is_scale =
        question->kind == QUESTION_SELECT_ONE && is_scale(item);
    item->wants_row = question_has_appearance(question, "likert") ||
                      question_has_appearance(question, "horizontal") ||
                      question_has_appearance(question, "horizontal-compact");
}

/* "How sure? (0 = not at all, 10 = fully)": the words for both ends. */
static void
range_ends(struct items *items, struct item *item)
{
    struct item copy = *item;
    struct text ends = take_unit(items, &copy);
    struct text parts[2], part;
    size_t n = 0;
    while (text_split(&ends, ',', &part) && n < 3) {
        if (n < 2)
            parts[n] = text_trim(part);
        n++;
    }
    if (n != 2)
        return;
    const char *words[2];
    for (size_t i = 0; i < 2; i++) {
        size_t equals = text_find(parts[i], '=');
        const char *code = item->options[i ? item->n_options - 1 : 0].code;
        if (!text_is(text_trim(text_slice(parts[i], 0, equals)), code))
            return;
        words[i] = text_dup(items->arena, text_trim(text_slice(
                                              parts[i], equals + 1,
                                              parts[i].n)));
    }
    item->words = copy.words;
    item->from_words = words[0];
    item->to_words = words[1];
}

static double
parameter(const struct question *question, const char *name, double otherwise)
{
    const char *value = properties_find(&question->parameters, name);
    double number;
    return value && number_parse(text_of(value), &number) ? number : otherwise;
}

static void
range_space(struct items *items, struct item *item)
{
    double start = parameter(item->question, "start", 1);
    double end = parameter(item->question, "end", 10);
    double step = parameter(item->question, "step", 1);
    double count = step > 0 ? (end - start) / step + 1.000001 : 0;
    if (count < 2 || count >= RANGE_MOST + 1) {
        item->answer = ANSWER_FIELD;
        item->instruction = NULL;
        char from[NUMBER_SIZE], to[NUMBER_SIZE];
        item->unit = arena_printf(items->arena, "%s \u2013 %s",
                                  number_write(start, from),
                                  number_write(end, to));
        return;
    }
    item->n_options = (size_t)count;
    item->options = arena_array(items->arena, item->n_options,
                                sizeof *item->options);
    for (size_t i = 0; i < item->n_options; i++) {
        char digits[NUMBER_SIZE];
        number_write(start + (double)i * step, digits);
        item->options[i].code = arena_strdup(items->arena, digits);
        item->options[i].label = item->options[i].code;
    }
    range_ends(items, item);
}

void
answer_fill(struct items *items, struct item *item, struct findings *findings)
{
    static const struct {
        enum answer_kind answer;
        enum phrase instruction; /* PHRASE_COUNT: none */
    } spaces[] = {
        [QUESTION_TEXT] = {ANSWER_LINES, PHRASE_COUNT},
        [QUESTION_INTEGER] = {ANSWER_FIELD, PHRASE_COUNT},
        [QUESTION_DECIMAL] = {ANSWER_FIELD, PHRASE_COUNT},
        [QUESTION_SELECT_ONE] = {ANSWER_CHOICES, PHRASE_MARK_ONE},
        [QUESTION_SELECT_MULTIPLE] = {ANSWER_CHOICES, PHRASE_MARK_ALL},
        [QUESTION_RANK] = {ANSWER_RANK, PHRASE_RANK},
        [QUESTION_RANGE] = {ANSWER_RANGE, PHRASE_MARK_NUMBER},
        [QUESTION_DATE] = {ANSWER_DATE, PHRASE_COUNT},
        [QUESTION_TIME] = {ANSWER_TIME, PHRASE_COUNT},
        [QUESTION_DATETIME] = {ANSWER_DATETIME, PHRASE_COUNT},
        [QUESTION_ACKNOWLEDGE] = {ANSWER_TICK, PHRASE_COUNT},
    };
    enum question_kind kind = item->question->kind;
    item->answer = spaces[kind].answer;
    if (spaces[kind].instruction != PHRASE_COUNT)
        item->instruction = items->phrases->words[spaces[kind].instruction];
    switch (kind) {
    case QUESTION_TEXT: text_space(items, item); break;
    case QUESTION_INTEGER:
    case QUESTION_DECIMAL: number_space(items, item); break;
    case QUESTION_SELECT_ONE:
    case QUESTION_SELECT_MULTIPLE:
    case QUESTION_RANK: choice_space(items, item, findings); break;
    case QUESTION_RANGE: range_space(items, item); break;
    default: break;
    }
}
