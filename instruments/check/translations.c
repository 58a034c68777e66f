#include <config.h>

#include "instruments/check/check.h"
#include "instruments/fold.h"
#include "instruments/say.h"

#include "base/nearest.h"

#include <stddef.h>
#include <string.h>

struct words_column {
    const char *column;
    size_t offset;
};

static const struct words_column of_questions[] = {
    {"label", offsetof(struct question, label)},
    {"hint", offsetof(struct question, hint)},
    {"guidance_hint", offsetof(struct question, guidance)},
    {"required_message", offsetof(struct question, required_message)},
    {"constraint_message", offsetof(struct question, constraint_message)},
    {"image", offsetof(struct question, image)},
    {"big-image", offsetof(struct question, big_image)},
    {"audio", offsetof(struct question, audio)},
    {"video", offsetof(struct question, video)},
    {0},
};

static const struct words_column of_choices[] = {
    {"label", offsetof(struct choice, label)},
    {"image", offsetof(struct choice, image)},
    {"big-image", offsetof(struct choice, big_image)},
    {"audio", offsetof(struct choice, audio)},
    {"video", offsetof(struct choice, video)},
    {0},
};

/* One column of words in one language, over all rows of a sheet. */
struct survey_of_words {
    const struct form *form;
    struct findings *findings;
    const char *sheet;
    const struct words_column *column;
    size_t language;
    size_t there, missing;
};

static const char **
words_at(const struct words_column *column, const void *item)
{
    return ((const struct translated *)((const char *)item + column->offset))
        ->in;
}

static void
count(struct survey_of_words *survey, const void *item)
{
    const char **in = words_at(survey->column, item);
    if (!in)
        return;
    if (in[survey->language])
        survey->there++;
    else
        survey->missing++;
}

static bool
is_of_survey(const struct survey_of_words *survey)
{
    return strcmp(survey->sheet, "survey") == 0;
}

/* The header of the column in that language, or else in any. */
static const char *
header_in(const struct survey_of_words *survey, size_t language)
{
    const char *column = survey->column->column;
    return is_of_survey(survey)
               ? form_header(survey->form, column, language)
               : form_choice_header(survey->form, column, language);
}

static const char *
some_header(const struct survey_of_words *survey)
{
    return header_in(survey, survey->form->n_languages);
}

static bool
is_unnamed(const struct form *form, size_t language)
{
    return strcmp(form->languages[language], "default") == 0;
}

/* Does the column stand once without a language, and once with one? */
static bool
is_both(const struct form *form, const struct form_column *columns, size_t n,
        const char *column)
{
    bool plain = false, named = false;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(columns[i].column, column) != 0)
            continue;
        bool unnamed = is_unnamed(form, columns[i].language);
        plain |= unnamed;
        named |= !unnamed;
    }
    return plain && named;
}

/* Is what names no language a language of the form, as in "label" beside
 * "label::Español (es)"? Else it is meant to be in one that is named. */
static bool
is_unnamed_meant(const struct form *form)
{
    for (size_t i = 0; of_questions[i].column; i++)
        if (is_both(form, form->columns, form->n_columns,
                    of_questions[i].column))
            return true;
    for (size_t i = 0; of_choices[i].column; i++)
        if (is_both(form, form->choice_columns, form->n_choice_columns,
                    of_choices[i].column))
            return true;
    return false;
}

static const char *
mend_column(const struct survey_of_words *survey)
{
    const struct form *form = survey->form;
    const char *column = survey->column->column;
    const char *language = form->languages[survey->language];
    const char *header = some_header(survey);
    if (is_unnamed(form, survey->language))
        return arena_printf(form->arena, "add a column '%s'", column);
    if (!strchr(header, ':') && !is_unnamed_meant(form))
        return arena_printf(form->arena,
                            "rename the column '%s' to '%s::%s', or add a "
                            "column of that name",
                            header, column, language);
    return arena_printf(form->arena, "add a column '%s::%s'", column, language);
}

static void
tell_column(const struct survey_of_words *survey)
{
    const struct form *form = survey->form;
    form_say(form, survey->findings,
             (struct finding){.severity = SEVERITY_WARNING,
                              .rule = "translation-column",
                              .sheet = survey->sheet,
                              .row = 1,
                              .column = some_header(survey),
                              .mend = mend_column(survey)},
             is_unnamed(form, survey->language)
                 ? "no column '%s' is without a language, but columns of "
                   "other words are"
                 : "no %s of the sheet is in the language '%s'",
             survey->column->column, form->languages[survey->language]);
}

static void
tell_row(const struct survey_of_words *survey, const void *item, size_t row)
{
    const struct form *form = survey->form;
    const char **in = words_at(survey->column, item);
    if (!in || in[survey->language])
        return;
    struct translated words = {.in = in};
    form_say(form, survey->findings,
             (struct finding){
                 .severity = SEVERITY_WARNING,
                 .rule = "translation-missing",
                 .sheet = survey->sheet,
                 .row = row,
                 .column = header_in(survey, survey->language),
                 .value = form_words(form, words, form->default_language),
                 .mend = "translate it"},
             is_unnamed(form, survey->language)
                 ? "this %s is missing in the column that names no language"
                 : "this %s is not there in the language '%s'",
             survey->column->column, form->languages[survey->language]);
}

static void
each_question(struct survey_of_words *survey, bool tell)
{
    const struct form *form = survey->form;
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *question = form->questions[i];
        if (question->generated)
            continue;
        if (tell)
            tell_row(survey, question, question->row);
        else
            count(survey, question);
    }
}

static void
each_choice(struct survey_of_words *survey, bool tell)
{
    const struct form *form = survey->form;
    for (size_t i = 0; i < form->n_lists; i++)
        for (size_t k = 0; k < form->lists[i]->n; k++) {
            const struct choice *choice = &form->lists[i]->choices[k];
            if (!choice->row)
                continue;
            if (tell)
                tell_row(survey, choice, choice->row);
            else
                count(survey, choice);
        }
}

static bool
has_code(struct text language)
{
    size_t open = text_find(language, '(');
    return text_ends(language, ")") && open + 3 < language.n;
}

/* "French" of "French (fr)" */
static struct text
without_code(struct text language)
{
    return text_trim(text_slice(language, 0, text_find(language, '(')));
}

static struct text
unspaced(struct arena *arena, struct text folded)
{
    struct text word, rest = folded, all = {0};
    while (text_word(&rest, &word))
        all = text_of(arena_printf(arena, "%.*s%.*s", TEXT_ARGS(all),
                                   TEXT_ARGS(word)));
    return all;
}

/* "fr" of "French (fr)" */
static struct text
code_of(struct text language)
{
    return text_trim(text_slice(language, text_find(language, '(') + 1,
                                language.n - 1));
}

/* A language by its parts, and the sheets that have words in it. */
struct tongue {
    struct text code; /* empty for none */
    struct text name; /* folded, without spaces */
    bool in_survey, in_choices;
};

static bool
holds_words(const struct form_column *column, const struct words_column *words)
{
    while (words->column && strcmp(words->column, column->column) != 0)
        words++;
    return words->column != NULL;
}

static struct tongue *
tongues_of(const struct form *form)
{
    struct tongue *tongues =
        arena_array(form->arena, form->n_languages + 1, sizeof *tongues);
    for (size_t i = 0; i < form->n_languages; i++) {
        struct text language = text_of(form->languages[i]);
        struct text name = fold_words(
            form->arena, text_dup(form->arena, without_code(language)));
        tongues[i] = (struct tongue){.name = unspaced(form->arena, name)};
        if (has_code(language))
            tongues[i].code = code_of(language);
    }
    for (size_t i = 0; i < form->n_columns; i++)
        if (holds_words(&form->columns[i], of_questions))
            tongues[form->columns[i].language].in_survey = true;
    for (size_t i = 0; i < form->n_choice_columns; i++)
        if (holds_words(&form->choice_columns[i], of_choices))
            tongues[form->choice_columns[i].language].in_choices = true;
    return tongues;
}

/* Letters and accents aside; and "French" is "French (fr)". Those that one
 * sheet has each, and not both, may differ by a letter, or by all but the code:
 * Tonga and Tsonga are two where a sheet has both. */
static bool
same_language(const struct tongue *a, const struct tongue *b)
{
    bool two_sheets = a->in_survey != b->in_survey &&
                      a->in_choices != b->in_choices &&
                      a->in_survey != a->in_choices;
    if (a->code.n && b->code.n) {
        if (!text_equal_fold(a->code, b->code))
            return false;
        if (two_sheets)
            return true;
    }
    return text_equal(a->name, b->name) ||
           (two_sheets && a->name.n > 4 &&
            edit_distance(a->name, b->name, 1) <= 1);
}

/* For each language the first other one that is the same in all likelihood;
 * n_languages where there is none. */
static const size_t *
twins_of(const struct form *form)
{
    size_t n = form->n_languages;
    const struct tongue *tongues = tongues_of(form);
    size_t *twins = arena_array(form->arena, n + 1, sizeof *twins);
    for (size_t i = 0; i < n; i++) {
        twins[i] = 0;
        while (twins[i] < n &&
               (twins[i] == i || !same_language(&tongues[twins[i]],
                                                &tongues[i])))
            twins[i]++;
    }
    return twins;
}

static void
check_twins(const struct form *form, const size_t *twins,
            struct findings *findings)
{
    for (size_t i = 0; i < form->n_languages; i++) {
        size_t twin = twins[i];
        if (twin >= i)
            continue;
        form_say(form, findings,
                 (struct finding){.severity = SEVERITY_WARNING,
                                  .rule = "language-twice",
                                  .sheet = "survey",
                                  .row = 1,
                                  .mend = "spell it in the same way in all "
                                          "headers"},
                 "'%s' and '%s' are two languages here; did you mean one?",
                 form->languages[i], form->languages[twin]);
    }
}

static void
check_sheet(const struct form *form, const size_t *twins, const char *sheet,
            const struct words_column *columns,
            void (*each)(struct survey_of_words *, bool),
            struct findings *findings)
{
    for (size_t i = 0; columns[i].column; i++)
        for (size_t k = 0; k < form->n_languages; k++) {
            if (twins[k] < form->n_languages ||
                (is_unnamed(form, k) && !is_unnamed_meant(form)))
                continue;
            struct survey_of_words survey = {.form = form,
                                             .findings = findings,
                                             .sheet = sheet,
                                             .column = &columns[i],
                                             .language = k};
            each(&survey, false);
            if (survey.missing && !survey.there)
                tell_column(&survey);
            else if (survey.missing)
                each(&survey, true);
        }
}

/* Languages by the names that people head columns with. */
static const struct {
    const char *name, *code;
} codes[] = {
    {"English", "en"},    {"Spanish", "es"},    {"Español", "es"},
    {"French", "fr"},     {"Français", "fr"},   {"German", "de"},
    {"Deutsch", "de"},    {"Portuguese", "pt"}, {"Português", "pt"},
    {"Arabic", "ar"},     {"Swahili", "sw"},    {"Kiswahili", "sw"},
    {"Hindi", "hi"},      {"Bengali", "bn"},    {"Chinese", "zh"},
    {"Russian", "ru"},    {"Ukrainian", "uk"},  {"Italian", "it"},
    {"Dutch", "nl"},      {"Turkish", "tr"},    {"Urdu", "ur"},
    {"Nepali", "ne"},     {"Amharic", "am"},    {"Hausa", "ha"},
    {"Somali", "so"},     {"Indonesian", "id"}, {"Vietnamese", "vi"},
};

static const char *
mend_code(const struct form *form, const char *language)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (text_is_fold(text_of(language), codes[i].name))
            return arena_printf(form->arena, "write '%s (%s)'", language,
                                codes[i].code);
    return arena_printf(form->arena,
                        "write it with its code: '%s (..)', as in "
                        "'English (en)'",
                        language);
}

static void
check_codes(const struct form *form, const size_t *twins,
            struct findings *findings)
{
    for (size_t i = 0; i < form->n_languages; i++) {
        struct text language = text_of(form->languages[i]);
        if (form->n_languages < 2 || text_is(language, "default") ||
            language.n <= 3 || has_code(language) ||
            twins[i] < form->n_languages)
            continue;
        form_say(form, findings,
                 (struct finding){.severity = SEVERITY_NOTE,
                                  .rule = "language-code",
                                  .sheet = "survey",
                                  .row = 1,
                                  .column =
                                      form_header(form, "label", i),
                                  .mend = mend_code(form,
                                                    form->languages[i])},
                 "programs do not know which language '%s' is",
                 form->languages[i]);
    }
}

static void
check_other(const struct form *form, struct findings *findings)
{
    for (size_t i = 0; form->n_languages > 1 && i < form->n_questions; i++)
        if (form->questions[i]->or_other)
            form_say(form, findings,
                     (struct finding){
                         .severity = SEVERITY_WARNING,
                         .rule = "or-other-translation",
                         .sheet = "survey",
                         .row = form->questions[i]->row,
                         .column = form_header(form, "type", 0),
                         .value = form->questions[i]->type,
                         .mend = "add a choice 'other' and a text question of "
                                 "your own"},
                     "the words that 'or_other' adds are in English alone");
}

void
check_translations(const struct form *form, struct findings *findings)
{
    const size_t *twins = twins_of(form);
    check_sheet(form, twins, "survey", of_questions, each_question, findings);
    check_sheet(form, twins, "choices", of_choices, each_choice, findings);
    check_twins(form, twins, findings);
    check_codes(form, twins, findings);
    check_other(form, findings);
}
