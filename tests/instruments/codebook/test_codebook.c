#include <config.h>

#include "tests/instruments/markdown.h"

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <string.h>

static const char markdown[] =
    "| survey |\n"
    "| | type | name | label::en | label::es | relevant | constraint | "
    "required | default | repeat_count | parameters |\n"
    "| | select_one yn | act | Did you act? | ¿Actuó? | | | yes | |\n"
    "| | begin_group | g | If so | Si es así | ${act} = 'y' | | | |\n"
    "| | integer | n | How often? | ¿Cuántas? | | . >= 0 and . <= 9 | | -1 |\n"
    "| | note | t | Thanks | Gracias | | | | |\n"
    "| | text | w | =1+1 | \"Por\" | ${n} > 3 | | | |\n"
    "| | end_group | | | | | | | |\n"
    "| | begin_repeat | r | People | Personas | | | | | ${n} |\n"
    "| | text | who | Who? | ¿Quién? | | | | |\n"
    "| | end_repeat | | | | | | | |\n"
    "| | range | s | Sure? | ¿Seguro? | | | | | | end=5 tick_interval=2 "
    "tick_labelset=ends |\n"
    "| choices |\n"
    "| | list_name | name | label::en | label::es |\n"
    "| | yn | y | Yes | Sí |\n"
    "| | yn | n | No | No |\n"
    "| | ends | 1 | Low | Poco |\n"
    "| | ends | 5 | High | Mucho |\n";

static struct text
codebook_of(struct arena *arena, const char *form, const char *language,
            const char *extension)
{
    struct error error = ERROR_INIT;
    struct findings findings;
    struct builder out = BUILDER_INIT;
    const struct render_options options = {.language = language,
                                           .extension = extension};
    findings_init(&findings, arena);
    ck_assert(render_codebook(form_of_markdown(arena, form), &options,
                              &findings, &out, &error));
    struct text result = text_of(text_dup(arena, builder_text(&out)));
    builder_release(&out);
    return result;
}

static struct text
codebook(struct arena *arena, const char *language, const char *extension)
{
    return codebook_of(arena, markdown, language, extension);
}

START_TEST(marks_in_words_are_shown)
{
    struct arena arena = ARENA_INIT;
    struct text page = codebook_of(&arena,
                                   "| survey |\n| | type | name | label |\n"
                                   "| | text | a | **Who** is **it? |\n"
                                   "| | text | b | Did **${a} act** < 2? |\n",
                                   NULL, NULL);
    static const char *const shown[] = {
        "<strong>Who</strong> is **it?</p>",
        "Did <strong><bdi>${a}</bdi> act</strong> &lt; 2?</p>"};
    for (size_t i = 0; i < 2; i++)
        ck_assert_msg(text_find_text(page, text_of(shown[i])) < page.n, "%s",
                      shown[i]);
    arena_release(&arena);
}
END_TEST

START_TEST(a_row_for_each_variable)
{
    struct arena arena = ARENA_INIT;
    ck_assert_str_eq(
        codebook(&arena, "en", "csv").s,
        "name,kind,repeat,question::en,question::es,hint::en,hint::es,codes,"
        "codes_where,asked_if,required,allowed_if,calculated_as,how_many_times,default,path\n"
        "act,one choice,,Did you act?,¿Actuó?,,,y = Yes; n = No,,,yes,,,,,"
        "/data/act\n"
        "g,group,,If so,Si es así,,,,,act is “Yes”,,,,,,/data/g\n"
        "n,whole number,,How often?,¿Cuántas?,,,,,act is “Yes”,,"
        "the answer is from 0 to 9,,,-1,/data/g/n\n"
        "t,words to read,,Thanks,Gracias,,,,,act is “Yes”,,,,,,/data/g/t\n"
        "w,text,,'=1+1,\"\"\"Por\"\"\",,,,,act is “Yes”; and n is more than 3"
        ",,,,,,/data/g/w\n"
        "r,repeat,,People,Personas,,,,,,,,,as many as the answer to n,,"
        "/data/r\n"
        "who,text,r,Who?,¿Quién?,,,,,,,,,,,/data/r/who\n"
        "s,number on a scale,,Sure?,¿Seguro?,,,\"from 1 to 5 in steps of 1, a "
        "tick each 2; 1 = Low; 5 = High\",,,,,,,,/data/s\n");
    arena_release(&arena);
}
END_TEST

START_TEST(codes_can_be_told_apart)
{
    static const char form[] =
        "| survey |\n| | type | name | label | choice_filter | constraint |\n"
        "| | select_one l | a | A? | b = 'x' | |\n"
        "| | integer | c | C? | | . > 0 or . = -99 |\n"
        "| choices |\n| | list_name | name | label | b |\n"
        "| | l | 1 | Yes; at once | x |\n| | l | 2 | a = b | x |\n"
        "| | l | 3 | The \"big\" one | x |\n| | l | 4 | No, never | x |\n";
    struct arena arena = ARENA_INIT;
    ck_assert_str_eq(
        codebook_of(&arena, form, NULL, "csv").s,
        "name,kind,repeat,question,hint,codes,codes_where,asked_if,required,"
        "allowed_if,calculated_as,how_many_times,default,path\n"
        "a,one choice,,A?,,\"1 = \"\"Yes; at once\"\"; 2 = \"\"a = b\"\"; "
        "3 = \"\"The \"\"\"\"big\"\"\"\" one\"\"; 4 = No, never\",b = 'x',,,,,,,"
        "/data/a\n"
        "c,whole number,,C?,,,,,,the answer is more than 0 or the answer is "
        "-99,,,,/data/c\n");
    arena_release(&arena);
}
END_TEST

/* A rank is answered with all of its choices. */
START_TEST(a_rank_is_several_answers)
{
    static const char form[] =
        "| survey |\n| | type | name | label | relevant |\n"
        "| | rank l | a | A? | |\n"
        "| | text | b | B? | ${a} = 'x' |\n"
        "| choices |\n| | list_name | name | label |\n"
        "| | l | x | First |\n| | l | y | Second |\n";
    struct arena arena = ARENA_INIT;
    ck_assert_ptr_nonnull(
        strstr(codebook_of(&arena, form, NULL, "csv").s,
               "b,text,,B?,,,,what is marked in a is “First” alone,"));
    arena_release(&arena);
}
END_TEST

START_TEST(a_picture_is_said_by_its_code)
{
    static const char form[] =
        "| survey |\n| | type | name | label | relevant |\n"
        "| | select_one l | a | A? | |\n"
        "| | text | b | B? | ${a} = 'x' |\n"
        "| choices |\n| | list_name | name | label | media::image |\n"
        "| | l | x | | x.png |\n| | l | y | Second | |\n";
    struct arena arena = ARENA_INIT;
    ck_assert_ptr_nonnull(strstr(codebook_of(&arena, form, NULL, "csv").s,
                                 "b,text,,B?,,,,a is “x”,"));
    arena_release(&arena);
}
END_TEST

static char *
evaluate(htmlDocPtr page, const char *xpath)
{
    xmlXPathContext *context = xmlXPathNewContext(page);
    xmlXPathObject *result = xmlXPathEvalExpression(BAD_CAST xpath, context);
    char *value = (char *)xmlXPathCastToString(result);
    xmlXPathFreeObject(result);
    xmlXPathFreeContext(context);
    return value;
}

START_TEST(a_page_in_one_language)
{
    static const struct {
        const char *xpath, *value;
    } cases[] = {
        {"string(//tr[@id='data/act']//p[1])", "¿Actuó?"},
        {"count(//tr[@id='data/act']//dt)", "2"},
        {"string(//tr[@id='data/act']//dd[1])", "Sí"},
        {"string(//tr[@id='data/g']//p[@class='said'])",
         "Asked if: act is “Sí”"},
        {"count(//tr[@id='data/g/t'])", "1"},
        {"count(//tr[@class='group'])", "2"},
        {"string(//tr[@id='data/s']//p[@class='said'])",
         "Scale: from 1 to 5 in steps of 1, a tick each 2"},
        {"string(//tr[@id='data/s']//dd[2])", "Mucho"},
        {"count(//tbody/tr/*)", "24"},
        {"count(//script | //link | //img)", "0"},
        {"contains(//style, 'screen and (max-width: 40em)')", "true"},
        {"contains(//style, 'dd { margin: 0; text-align: left; }')", "true"},
        {"contains(//style, 'max-content')", "false"},
    };
    struct arena arena = ARENA_INIT;
    struct text text = codebook(&arena, "es", NULL);
    htmlDocPtr page = htmlReadMemory(text.s, (int)text.n, "codebook.html",
                                     "UTF-8", HTML_PARSE_NONET |
                                     HTML_PARSE_NOERROR);
    ck_assert_ptr_nonnull(page);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *value = evaluate(page, cases[i].xpath);
        ck_assert_msg(strcmp(value, cases[i].value) == 0, "%s is '%s'",
                      cases[i].xpath, value);
        xmlFree(value);
    }
    ck_assert(text_equal(text, codebook(&arena, "es", "html")));
    xmlFreeDoc(page);
    arena_release(&arena);
}
END_TEST

START_TEST(language_has_to_be_there)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct findings findings;
    struct builder out = BUILDER_INIT;
    const struct render_options options = {.language = "tlh"};
    findings_init(&findings, &arena);
    ck_assert(!render_codebook(form_of_markdown(&arena, markdown), &options,
                               &findings, &out, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_uint_eq(out.n, 0);
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("codebook", marks_in_words_are_shown,
                     a_row_for_each_variable,
                     codes_can_be_told_apart, a_rank_is_several_answers,
                     a_picture_is_said_by_its_code,
                     a_page_in_one_language, language_has_to_be_there);
}
