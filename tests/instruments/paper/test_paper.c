#include <config.h>

#include "instruments/paper/paper.h"

#include "base/outfile.h"
#include "instruments/paper/phrase.h"
#include "tests/instruments/paper/sample.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool
render(struct sample *sample, const char *language, struct builder *out,
       struct error *error)
{
    struct paper_options options = {.language = language};
    return paper_render(sample->form, &options, &sample->findings, out, error);
}

START_TEST(same_form_gives_same_bytes)
{
    struct sample sample;
    struct builder once = BUILDER_INIT, again = BUILDER_INIT;
    struct error error = ERROR_INIT;
    sample_library(&sample, "before-action");
    ck_assert(render(&sample, "es", &once, &error));
    ck_assert(render(&sample, "es", &again, &error));
    ck_assert_uint_gt(once.n, 10000);
    ck_assert(memcmp(once.s, "%PDF-", 5) == 0);
    ck_assert(text_equal(builder_text(&once), builder_text(&again)));
    builder_clear(&again);
    ck_assert(render(&sample, "en", &again, &error));
    ck_assert(!text_equal(builder_text(&once), builder_text(&again)));
    builder_release(&once);
    builder_release(&again);
    arena_release(&sample.arena);
}
END_TEST

START_TEST(language_has_to_be_there)
{
    struct sample sample;
    struct builder out = BUILDER_INIT;
    struct error error = ERROR_INIT;
    sample_library(&sample, "before-action");
    ck_assert(!render(&sample, "tlh", &out, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_uint_eq(out.n, 0);
    arena_release(&sample.arena);
}
END_TEST

START_TEST(conditions_without_words_are_refused)
{
    static const struct {
        const char *relevant, *guidance;
        bool told;
    } cases[] = {
        {"${n} * 2 > string-length(${t})", "", true},
        {"${n} * 2 > string-length(${t})", "Only if you wrote much:", false},
        {"${n} > 3", "", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        struct arena arena = ARENA_INIT;
        struct builder out = BUILDER_INIT;
        struct error error = ERROR_INIT;
        sample_form(&sample,
                    arena_printf(
                        &arena,
                        "| survey |\n"
                        "| | type | name | label | relevant | guidance_hint |\n"
                        "| | integer | n | How many? | | |\n"
                        "| | text | t | Which? | | |\n"
                        "| | text | q | Why? | %s | %s |\n",
                        cases[i].relevant, cases[i].guidance));
        ck_assert(render(&sample, NULL, &out, &error));
        ck_assert_msg(sample_told(&sample, "paper-condition") == cases[i].told,
                      "case %zu", i);
        ck_assert_msg((out.n == 0) == cases[i].told, "case %zu", i);
        builder_release(&out);
        arena_release(&sample.arena);
        arena_release(&arena);
    }
}
END_TEST

static void
leads_with(const char *form, const char *words)
{
    struct sample sample;
    sample_form(&sample, form);
    sample_lay_out(&sample, 0);
    const char *lead = NULL;
    for (size_t i = 0; i < sample.items.n; i++)
        if (sample.items.items[i].kind == ITEM_LEAD)
            lead = sample.items.items[i].words;
    ck_assert_ptr_nonnull(lead);
    ck_assert_str_eq(lead, words);
    sample_release(&sample);
}

START_TEST(conditions_are_said_in_english)
{
    leads_with("| survey |\n"
               "| | type | name | label | relevant |\n"
               "| | integer | n | How many? | |\n"
               "| | text | t | Which? | |\n"
               "| | text | q | Why? | ${n} > 3 and ${t} != '' |\n",
               "Only if question 1 is more than 3 and question 2 is "
               "answered:");
    /* A rank is answered with all choices, in order. */
    leads_with("| survey |\n"
               "| | type | name | label | relevant |\n"
               "| | rank l | r | In what order? | |\n"
               "| | text | q | Why? | selected(${r}, 'a') |\n"
               "| choices |\n| | list_name | name | label |\n"
               "| | l | a | Rice |\n| | l | b | Maize |\n",
               "Only if \xE2\x80\x9CRice\xE2\x80\x9D is marked in question "
               "1:");
}
END_TEST

/* A character of a private-use plane: no font of a system has it. */
START_TEST(letters_without_a_font_are_refused)
{
    struct sample sample;
    struct builder out = BUILDER_INIT;
    struct error error = ERROR_INIT;
    sample_form(&sample, "| survey |\n| | type | name | label |\n"
                         "| | text | q | A \xf3\xb0\x80\x80 letter? |\n");
    ck_assert(render(&sample, NULL, &out, &error));
    ck_assert(sample_told(&sample, "paper-letter"));
    ck_assert_uint_eq(out.n, 0);
    builder_release(&out);
    arena_release(&sample.arena);
}
END_TEST

START_TEST(phrases_are_whole_in_each_language)
{
    static const char *const codes[] = {"en", "es", "fr", "de", "pt", "ar"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const struct phrases *phrases = phrases_find(codes[i]);
        ck_assert_msg(phrases != NULL, "%s", codes[i]);
        for (size_t k = 0; k < PHRASE_COUNT; k++)
            ck_assert_msg(phrases->words[k] && *phrases->words[k],
                          "%s lacks phrase %zu", codes[i], k);
    }
    ck_assert_ptr_eq(phrases_find("Español (es)"), phrases_find("es-MX"));
    ck_assert_ptr_eq(phrases_find("Deutsch"), phrases_find("de"));
    ck_assert_ptr_null(phrases_find("Kiswahili (sw)"));
    ck_assert_ptr_null(phrases_find("esperanto"));
}
END_TEST

/* What pdftotext reads in the PDF, white space made single blanks. */
static void
read_back(const struct builder *pdf, struct builder *out)
{
    char name[] = "/tmp/praxis-paper-XXXXXX";
    struct error error = ERROR_INIT;
    int file = mkstemp(name);
    ck_assert_int_ge(file, 0);
    close(file);
    ck_assert(outfile_write(name, builder_text(pdf), &error));
    struct builder command = BUILDER_INIT;
    builder_printf(&command, "pdftotext -layout %s -", name);
    FILE *pipe = popen(command.s, "r");
    ck_assert_ptr_nonnull(pipe);
    int c;
    while ((c = fgetc(pipe)) != EOF) {
        bool blank = c == ' ' || c == '\n' || c == '\f';
        if (!blank)
            builder_add_char(out, (char)c);
        else if (out->n > 0 && out->s[out->n - 1] != ' ')
            builder_add_char(out, ' ');
    }
    ck_assert_int_eq(pclose(pipe), 0);
    builder_release(&command);
    unlink(name);
}

START_TEST(words_can_be_read_back)
{
    static const struct {
        const char *language, *words;
    } cases[] = {
        {"en", "1 Do you agree to take part?"},
        {"en", "No 0 → No more questions"},
        {"en", "No 0 → Go to 7"},
        {"en", "→ If you answered “Yes” to question 5:"},
        {"en", "→ Now go to 12"},
        {"en", "Page 1 of "},
        {"en", "before_action · version 1 · English (en)"},
        {"en", "Mark ALL that apply."},
        {"es", "1 ¿Acepta participar?"},
        {"es", "→ Si respondió «Sí» a la pregunta 5:"},
        {"es", "Página 1 de "},
        {"es", "Antes de la acción"},
    };
    if (system("pdftotext -v >/dev/null 2>&1") != 0) {
        puts("SKIP words_can_be_read_back: there is no pdftotext");
        return;
    }
    struct sample sample;
    sample_library(&sample, "before-action");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct builder pdf = BUILDER_INIT, words = BUILDER_INIT;
        struct error error = ERROR_INIT;
        ck_assert(render(&sample, cases[i].language, &pdf, &error));
        read_back(&pdf, &words);
        ck_assert_msg(strstr(words.s, cases[i].words) != NULL,
                      "'%s' is not in: %.600s", cases[i].words, words.s);
        builder_release(&pdf);
        builder_release(&words);
    }
    arena_release(&sample.arena);
}
END_TEST

/* A roster in a file of its own; path has room for its name. */
static void
write_roster(const char *csv, char path[64])
{
    struct error error = ERROR_INIT;
    snprintf(path, 64, "/tmp/praxis-roster-XXXXXX");
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    close(file);
    ck_assert(outfile_write(path, text_of(csv), &error));
}

START_TEST(rosters_give_a_copy_for_each_person)
{
    static const struct {
        const char *csv;
        bool good;
        const char *told; /* a finding; NULL for none */
    } cases[] = {
        {"code,arm,mediary\nA1,reflect,M-1\nB2,control,M-2\n", true, NULL},
        {"code;mediary\nA1;far too long for its boxes\n", true,
         "roster-too-long"},
        {"code\nA1\nB2\nA1\n", true, "roster-code-twice"},
        {"code,mediary\nA1,M\n,M\n", true, "roster-code-missing"},
        {"kode\nA1\n", false, NULL},
        {"code\n", false, NULL},
        {"", false, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char path[64];
        struct sample sample;
        struct builder out = BUILDER_INIT;
        struct error error = ERROR_INIT;
        write_roster(cases[i].csv, path);
        sample_library(&sample, "before-action");
        struct paper_options options = {.roster = path};
        bool good = paper_render(sample.form, &options, &sample.findings, &out,
                                 &error);
        ck_assert_msg(good == cases[i].good, "case %zu: %s", i, error.message);
        if (cases[i].told)
            ck_assert_msg(sample_told(&sample, cases[i].told), "case %zu", i);
        bool refused = findings_count(&sample.findings, SEVERITY_ERROR) > 0;
        ck_assert_msg((out.n > 0) == (good && !refused), "case %zu", i);
        unlink(path);
        builder_release(&out);
        arena_release(&sample.arena);
    }
}
END_TEST

/* The page is there as well as what is printed over it; the arm is not. */
START_TEST(copies_carry_code_and_known_answers)
{
    if (system("pdftotext -v >/dev/null 2>&1") != 0) {
        puts("SKIP copies_carry_code_and_known_answers: there is no "
             "pdftotext");
        return;
    }
    static const char *const there[] = {
        "Code K7X", "Code P9Q", "M 3 R", "1 Do you agree to take part?",
        "Page 2 of ",
    };
    char path[64];
    struct sample sample;
    struct builder pdf = BUILDER_INIT, words = BUILDER_INIT;
    struct error error = ERROR_INIT;
    write_roster("code,arm,mediary\nK7X,reflect,M3R\nP9Q,control,M4S\n", path);
    sample_library(&sample, "before-action");
    struct paper_options options = {.roster = path};
    ck_assert(paper_render(sample.form, &options, &sample.findings, &pdf,
                           &error));
    read_back(&pdf, &words);
    for (size_t i = 0; i < sizeof there / sizeof *there; i++)
        ck_assert_msg(strstr(words.s, there[i]) != NULL, "'%s' is not there",
                      there[i]);
    ck_assert_ptr_null(strstr(words.s, "control"));
    unlink(path);
    builder_release(&pdf);
    builder_release(&words);
    arena_release(&sample.arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("paper", same_form_gives_same_bytes,
                     language_has_to_be_there,
                     conditions_without_words_are_refused,
                     conditions_are_said_in_english,
                     letters_without_a_font_are_refused,
                     phrases_are_whole_in_each_language,
                     words_can_be_read_back,
                     rosters_give_a_copy_for_each_person,
                     copies_carry_code_and_known_answers);
}
