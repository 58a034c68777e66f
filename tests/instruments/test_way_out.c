#include <config.h>

#include "instruments/fold.h"
#include "instruments/way-out.h"
#include "tests/instruments/form-text.h"
#include "tests/run.h"

START_TEST(words_are_folded)
{
    static const char *const cases[][2] = {
        {"Je préfère ne PAS", " je prefere ne pas "},
        {"Don’t know / don't", " dont know dont "},
        {"Weiß  nicht.", " weiss nicht "},
        {"Łódź œuvre", " lodz oeuvre "},
        {"Franc\xCC\xA7" "ais", " francais "},
        {"لا أعرف", " لا اعرف "},
        {"عدم الإجابة", " عدم الاجابه "},
        {"не знаю", " не знаю "},
        {"...", " "},
        {NULL, " "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct text folded = fold_words(&arena, cases[i][0]);
        ck_assert_msg(text_is(folded, cases[i][1]), "'%.*s', not '%s'",
                      TEXT_ARGS(folded), cases[i][1]);
        arena_release(&arena);
    }
}
END_TEST

static bool
is_refusal(const char *code, const char *label)
{
    struct arena arena = ARENA_INIT;
    const char *words[] = {label}, *languages[] = {"default"};
    struct form form = {
        .arena = &arena, .languages = languages, .n_languages = 1};
    struct choice choice = {.name = code, .label = {.in = words}};
    bool refusal = way_out_is_refusal(&form, &choice);
    arena_release(&arena);
    return refusal;
}

START_TEST(refusals_are_known)
{
    static const char *const labels[] = {
        "Prefer not to say", "Don't know", "Don’t know", "I don't know", "DK",
        "N/A", "Not sure", "Can't say", "I'd rather not answer",
        "Decline to answer", "Refused", "Skip this question",
        "Prefiero no responder", "No sabe / No responde", "No sé", "NS/NR",
        "Prefiero no decirlo", "Je préfère ne pas répondre", "Ne sait pas",
        "Je ne sais pas", "NSP", "Refus de répondre", "Sans réponse",
        "Ne veut pas répondre", "Prefiro não responder", "Não sei",
        "Não sabe", "Keine Angabe", "Weiß nicht", "Möchte ich nicht sagen",
        "لا أعرف", "أفضل عدم الإجابة", "Sijui", "Hakuna jibu",
    };
    static const char *const codes[] = {"dk", "na", "nr", "refused", "88",
                                        "99", "97", "98", "-99", "-88", "-97",
                                        "-7", "N/A"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        ck_assert_msg(is_refusal("x", labels[i]), "%s", labels[i]);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        ck_assert_msg(is_refusal(codes[i], "Something"), "%s", codes[i]);
}
END_TEST

START_TEST(answers_are_none)
{
    static const char *const cases[][2] = {
        {"1", "Yes"},           {"0", "No"},           {"5", "Neutral"},
        {"-1", "Disagree"},     {"10", "10"},          {"a", "No service"},
        {"b", "Trifft nicht zu"}, {"c", "Know a lot"}, {"n", "Nada"},
        {"-2", "Nie"},          {"-5", "Worse"},       {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(!is_refusal(cases[i][0], cases[i][1]), "%s %s",
                      cases[i][0], cases[i][1]);
}
END_TEST

/* The header of the labels, the words of a question whose answer is required,
 * and those of its two choices. */
static bool
is_told(const char *header, const char *required, const char *question,
        const char *first, const char *second)
{
    char form[1024];
    struct form_text it;
    snprintf(form, sizeof form,
             "| survey |\n| | type | name | %s | required |\n"
             "| | select_one l | a | %s | %s |\n| | text | b | %s |\n"
             "| choices |\n| | list_name | name | %s |\n"
             "| | l | x | %s |\n| | l | y | %s |\n",
             header, question, required, question, header, first, second);
    form_text_init(&it, form);
    form_check(it.form, &it.findings);
    bool told = form_text_find(&it, "opt-out-missing") != NULL;
    form_text_release(&it);
    return told;
}

START_TEST(unknown_languages_are_left_alone)
{
    ck_assert(is_told("label", "yes", "What did you do?", "Act", "Rest"));
    ck_assert(is_told("label", "yes", "A", "A", "B"));
    ck_assert(is_told("label::Français (fr)", "yes", "Q", "Agir", "Attendre"));
    ck_assert(is_told("label::Francais", "yes", "Q", "Agir", "Attendre"));
    ck_assert(is_told("label", "${b} = 'x'", "How are you?", "Good", "Bad"));
    ck_assert(!is_told("label", "no", "How are you?", "Good", "Bad"));
    ck_assert(!is_told("label", "yes", "How are you?", "Good", "Unsure"));
    ck_assert(!is_told("label", "yes", "Mitä teit?", "Toimin", "En sano"));
    ck_assert(!is_told("label::Suomi (fi)", "yes", "Q", "Kyllä", "En sano"));
    ck_assert(!is_told("label::Türkçe (tr)", "yes", "S", "Evet", "Bilmem"));
}
END_TEST

/* Whatever the codes are: those of is_told() say nothing. */
START_TEST(a_no_is_a_way_out)
{
    ck_assert(!is_told("label", "yes", "Did you act?", "Yes", "No"));
    ck_assert(!is_told("label", "yes", "Did you act?", "Yes.", "NO"));
    ck_assert(!is_told("label::Español (es)", "yes", "Q", "Sí", "No"));
    ck_assert(!is_told("label::العربية (ar)", "yes", "Q", "نعم", "لا"));
    ck_assert(is_told("label", "yes", "Did you act?", "No doubt", "Now"));
}
END_TEST

int
main(void)
{
    return RUN_TESTS("way-out", words_are_folded, refusals_are_known,
                     answers_are_none, unknown_languages_are_left_alone,
                     a_no_is_a_way_out);
}
