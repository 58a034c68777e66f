/* csv: a row a variable, for spreadsheets and programs. What
 * holds variables together, and what is read between them, has a row too: the
 * column kind tells them apart.
 *
 * A cell that a spreadsheet would take for a formula begins with an
 * apostrophe, as such programs write it themselves; a number does not. */
#include <config.h>

#include "instruments/codebook/codebook.h"

#include "base/number.h"

#include <string.h>

/* What one column says of a question; adds nothing where there is nothing. */
typedef void (*say)(struct codebook *codebook, const struct question *question,
                    struct builder *out);

static void
say_name(struct codebook *codebook, const struct question *question,
         struct builder *out)
{
    (void)codebook;
    builder_add_string(out, question->name);
}

static void
say_path(struct codebook *codebook, const struct question *question,
         struct builder *out)
{
    (void)codebook;
    builder_add_string(out, question->path);
}

static void
say_kind(struct codebook *codebook, const struct question *question,
         struct builder *out)
{
    (void)codebook;
    builder_add_string(out, codebook_kind(question));
}

static void
say_repeat(struct codebook *codebook, const struct question *question,
           struct builder *out)
{
    (void)codebook;
    const struct question *repeat = question_repeat(question);
    if (repeat)
        builder_add_string(out, repeat->name);
}

static void
say_required(struct codebook *codebook, const struct question *question,
             struct builder *out)
{
    struct codebook_logic logic =
        codebook_logic(codebook, question, &question->required);
    if (codebook_is_required(question))
        builder_add_string(out, "yes");
    else if (logic.text)
        builder_printf(out, "if %s", logic.text);
}

static void
say_limit(struct codebook *codebook, const struct question *question,
          struct builder *out)
{
    builder_add_string(
        out,
        codebook_logic(codebook, question, &question->constraint).text);
}

static void
say_calculation(struct codebook *codebook, const struct question *question,
                struct builder *out)
{
    (void)codebook;
    builder_add_string(out, question->calculation.source);
}

static void
say_default(struct codebook *codebook, const struct question *question,
            struct builder *out)
{
    (void)codebook;
    builder_add_string(out, question->fallback.source);
}

static void
say_times(struct codebook *codebook, const struct question *question,
          struct builder *out)
{
    builder_add_string(out, codebook_times(codebook, question).text);
}

static void
say_filter(struct codebook *codebook, const struct question *question,
           struct builder *out)
{
    builder_add_string(
        out,
        codebook_logic(codebook, question, &question->choice_filter).text);
}

/* In quotes, doubled within, where it holds what stands between or around the
 * words of choices: so that a program can take the cell apart. */
static void
add_part(struct builder *out, const char *words)
{
    bool quotes = strpbrk(words, ";=\"") != NULL;
    if (quotes)
        builder_add_char(out, '"');
    for (const char *s = words; *s; s++) {
        if (*s == '"')
            builder_add_char(out, '"');
        builder_add_char(out, *s);
    }
    if (quotes)
        builder_add_char(out, '"');
}

/* "vigil = Vigil; march = March", "from 1 to 5 in steps of 1; 1 = Low",
 * "a = \"Yes; at once\"" */
static void
say_codes(struct codebook *codebook, const struct question *question,
          struct builder *out)
{
    const struct choice_list *list = codebook_list(codebook, question);
    builder_add_string(out, codebook_scale(codebook, question));
    for (size_t i = 0; list && i < list->n; i++) {
        builder_add_string(out, out->n ? "; " : "");
        add_part(out, list->choices[i].name);
        builder_add_string(out, " = ");
        add_part(out, codebook_words(codebook, list->choices[i].label));
    }
    if (list && list->file)
        builder_printf(out, "those in %s", list->file);
}

/* Columns before those in each of the form's languages, and behind them. */
static const struct {
    const char *name;
    say say;
} before[] = {
    {"name", say_name},
    {"kind", say_kind},
    {"repeat", say_repeat},
}, behind[] = {
    {"codes", say_codes},
    {"codes_where", say_filter},
    {"asked_if", codebook_condition},
    {"required", say_required},
    {"allowed_if", say_limit},
    {"calculated_as", say_calculation},
    {"how_many_times", say_times},
    {"default", say_default},
    {"path", say_path},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool
needs_quotes(struct text t)
{
    for (size_t i = 0; i < t.n; i++)
        if (strchr(",\"\n\r", t.s[i]))
            return true;
    return false;
}

static bool
looks_like_formula(struct text t)
{
    double number;
    return t.n > 0 && strchr("=+-@\t\r", t.s[0]) && !number_parse(t, &number);
}

static void
add_cell(struct builder *out, struct text cell, bool first)
{
    bool quotes = needs_quotes(cell);
    if (!first)
        builder_add_char(out, ',');
    if (quotes)
        builder_add_char(out, '"');
    if (looks_like_formula(cell))
        builder_add_char(out, '\'');
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.s[i] == '"')
            builder_add_char(out, '"');
        builder_add_char(out, cell.s[i]);
    }
    if (quotes)
        builder_add_char(out, '"');
}

static void
add_said(struct codebook *codebook, const struct question *question,
         say column, struct builder *out, bool first)
{
    struct builder cell = BUILDER_INIT;
    column(codebook, question, &cell);
    add_cell(out, builder_text(&cell), first);
    builder_release(&cell);
}

static void
add_words(struct codebook *codebook, const char *what, struct builder *out)
{
    const struct form *form = codebook->form;
    for (size_t i = 0; i < form->n_languages; i++) {
        bool unnamed = strcmp(form->languages[i], "default") == 0;
        const char *header =
            unnamed ? what
                    : arena_printf(codebook->arena, "%s::%s", what,
                                   form->languages[i]);
        add_cell(out, text_of(header), false);
    }
}

static void
add_header(struct codebook *codebook, struct builder *out)
{
    for (size_t i = 0; i < COUNT(before); i++)
        add_cell(out, text_of(before[i].name), i == 0);
    add_words(codebook, "question", out);
    add_words(codebook, "hint", out);
    for (size_t i = 0; i < COUNT(behind); i++)
        add_cell(out, text_of(behind[i].name), false);
    builder_add_char(out, '\n');
}

static void
add_row(struct codebook *codebook, const struct question *question,
        struct builder *out)
{
    const struct translated words[] = {question->label, question->hint};
    for (size_t i = 0; i < COUNT(before); i++)
        add_said(codebook, question, before[i].say, out, i == 0);
    for (size_t w = 0; w < COUNT(words); w++)
        for (size_t i = 0; i < codebook->form->n_languages; i++)
            add_cell(out, text_of(words[w].in ? words[w].in[i] : NULL),
                     false);
    for (size_t i = 0; i < COUNT(behind); i++)
        add_said(codebook, question, behind[i].say, out, false);
    builder_add_char(out, '\n');
}

void
codebook_csv(struct codebook *codebook, struct builder *out)
{
    const struct form *form = codebook->form;
    add_header(codebook, out);
    for (size_t i = 0; i < form->n_questions; i++)
        if (codebook_has(form->questions[i]))
            add_row(codebook, form->questions[i], out);
}
