/* Whole pages, filled in step by step: what is asked, allowed, worked out and
 * sent. After each step the page is compared with what praxis says of the same
 * answers. */
#include <config.h>

#include "base/builder.h"
#include "base/xml.h"
#include "tests/instruments/markdown.h"
#include "tests/instruments/xforms/compare.h"

#include <string.h>

enum what {
    END,
    ANSWER,    /* path, value */
    ASKED,     /* path */
    UNASKED,   /* path */
    IS,        /* expression, value */
    VALID,     /* path */
    INVALID,   /* path, its alert */
    OFFERS,    /* path, code */
    WITHHOLDS, /* path, code */
    SAYS,      /* path, its label */
    PRESS,     /* path of the context, label of the button */
    BUTTONS,   /* path of the context, "yes" or "no" */
    SENDS,     /* expression on what is sent, value */
    KEEPS      /* what is not allowed is not sent */
};

struct step {
    enum what what;
    const char *path, *value;
};

/* Paths are from the data. */
#define RANK(of, place)                                                        \
    "instance('ranks')/rank[@of = '" of "']/place[" place "]"
#define LANGUAGE "instance('words')/@language"

static const struct step circles[] = {
    {IS, "count(person)", "0"},
    {ANSWER, "people", "2"},
    {IS, "count(person)", "2"},
    {IS, "name(*[2])", "person"},
    {IS, "concat(person[1]/nth, person[2]/nth)", "12"},
    {ANSWER, "person[1]/nick", "Ana"},
    {SAYS, "person[1]/age", "How old is Ana?"},
    {SAYS, "person[2]/age", "How old is ?"},
    {ANSWER, "person[1]/age", "2"},
    {UNASKED, "person[1]/years", NULL},
    {ANSWER, "person[1]/age", "40"},
    {ANSWER, "person[1]/years", "41"},
    {INVALID, "person[1]/years", "This answer is not allowed here."},
    {IS, "all/years_all", "41"},
    {ANSWER, "person[1]/years", "10"},
    {VALID, "person[1]/years", NULL},
    {ANSWER, "person[2]/age", "5"},
    {ANSWER, "person[2]/years", "5"},
    {IS, "all/years_all", "15"},
    /* an answer that is not asked for any more counts no longer */
    {ANSWER, "person[2]/age", "1"},
    {IS, "person[2]/years", "5"},
    {IS, "all/years_all", "10"},
    {IS, "all/oldest", "40"},
    {IS, "all/first_age", "40"},
    {PRESS, "person[1]", "Add"},
    {IS, "person[1]/ties", "2"},
    {ANSWER, "person[1]/tie[1]/close", "1"},
    {ANSWER, "person[1]/tie[2]/close", "4"},
    {ANSWER, "person[2]/tie[1]/close", "5"},
    {IS, "all/closeness", "10"},
    {PRESS, "person[1]/tie[1]", "Remove"},
    {IS, "concat(person[1]/ties, person[1]/tie/close)", "14"},
    {PRESS, "person[1]/tie", "Remove"},
    {IS, "person[1]/ties", "0"},
    {PRESS, "person[1]", "Add"},
    {IS, "name(person[1]/tie/preceding-sibling::*[1])", "years"},
    {IS, "person[1]/tie/close", ""},
    {ASKED, "visit/visited", NULL},
    {ANSWER, "visit/visited", "2026-03-06"},
    {INVALID, "visit/visited", "This answer is not allowed here."},
    {ANSWER, "visit/visited", "2026-03-05"},
    {VALID, "visit/visited", NULL},
    {PRESS, ".", "Add"},
    {IS, "count(visit)", "2"},
    {IS, "visit[2]/visited", ""},
    {PRESS, "visit[1]", "Remove"},
    {PRESS, "visit", "Remove"},
    {IS, "count(visit)", "0"},
    {PRESS, ".", "Add"},
    {IS, "name(visit/preceding-sibling::*[1])", "all"},
    {ANSWER, "people", "4"},
    {IS, "concat(count(person), person[1]/nick)", "4Ana"},
    {ANSWER, "people", "1"},
    {IS, "concat(count(person), person[1]/nick)", "1Ana"},
    {SENDS, "count(/data/person)", "1"},
    {SENDS, "count(//@asked)", "0"},
    {SENDS, "count(/data/visit)", "1"},
    {ANSWER, "people", ""},
    {IS, "count(person)", "1"},
    {UNASKED, "visit/visited", NULL},
    {BUTTONS, ".", "no"},
    {SENDS, "count(/data/visit)", "0"},
    {ANSWER, "people", "5"},
    {INVALID, "people", "This answer is not allowed here."},
    {KEEPS, NULL, NULL},
    {END, NULL, NULL},
};

static const struct step other[] = {
    {UNASKED, "job_other", NULL},
    {ANSWER, "job", "other"},
    {ASKED, "job_other", NULL},
    {ANSWER, "jobs", "cook none"},
    {INVALID, "jobs", "This answer is not allowed here."},
    {ANSWER, "jobs", "cook teach"},
    {VALID, "jobs", NULL},
    {IS, "count(instance('random.job')/item)", "4"},
    {IS, "count(instance('random.job')/item[name = instance('job')/item/name "
         "and not(name = preceding-sibling::item/name)])", "4"},
    {IS, "instance('chance')/left", "0"},
    {OFFERS, "dream", "cook"},
    {IS, "likert", "cook"},
    {UNASKED, "likert", NULL},
    {ANSWER, "dream", "none"},
    {ASKED, "likert", NULL},
    {ANSWER, "why", "no"},
    {INVALID, "why", "This answer is not allowed here."},
    {ANSWER, "why", ""},
    {VALID, "why", NULL},
    {SENDS, "/data/likert", "cook"},
    {END, NULL, NULL},
};

static const struct step places[] = {
    {SAYS, "region", "Which region?"},
    {ANSWER, LANGUAGE, "Español (es)"},
    {SAYS, "region", "¿Qué región?"},
    {WITHHOLDS, "town", "n1"},
    {ANSWER, "region", "n"},
    {OFFERS, "town", "n1"},
    {WITHHOLDS, "town", "s1"},
    {UNASKED, "towns", NULL},
    {ANSWER, "town", "n1"},
    {WITHHOLDS, "towns", "n1"},
    {ANSWER, "towns", "n2 n3"},
    {IS, "town_name", "Aliso y fresno"},
    {SAYS, "said", "Vino de Aliso y fresno."},
    {ANSWER, LANGUAGE, "English (en)"},
    {IS, "town_name", "Alder & Ash"},
    {SAYS, "said", "You came from Alder & Ash."},
    {ANSWER, "ways", "foot bus bike"},
    {INVALID, "ways", "Two at most"},
    {OFFERS, "best", "bike"},
    {ANSWER, "ways", "foot bus"},
    {VALID, "ways", NULL},
    {WITHHOLDS, "best", "bike"},
    {ANSWER, "minutes", "600"},
    {INVALID, "minutes", "From 0 to 599"},
    {ANSWER, LANGUAGE, "العربية (ar)"},
    {INVALID, "minutes", "من 0 إلى 599"},
    {ANSWER, LANGUAGE, "English (en)"},
    {ANSWER, "minutes", "ten"},
    {INVALID, "minutes", "From 0 to 599"},
    {ANSWER, "minutes", "599"},
    {SENDS, "/data/towns", "n2 n3"},
    {SENDS, "/data/town_name", "Alder & Ash"},
    {ANSWER, "town", ""},
    {UNASKED, "towns", NULL},
    {SENDS, "count(/data/towns)", "0"},
    {END, NULL, NULL},
};

static const struct step ranks[] = {
    {KEEPS, NULL, NULL},
    {INVALID, RANK("/data/order", "1"), "Please answer this question."},
    {ANSWER, RANK("/data/order", "1"), "habit"},
    {IS, "order", "habit"},
    {WITHHOLDS, RANK("/data/order", "2"), "habit"},
    {ANSWER, RANK("/data/order", "2"), "anger"},
    {WITHHOLDS, RANK("/data/order", "3"), "anger"},
    {ANSWER, RANK("/data/order", "3"), "friends"},
    {IS, "order", "habit anger friends"},
    {INVALID, "order", NULL},
    {SAYS, "order", "Put these reasons in order"},
    {INVALID, RANK("/data/order", "1"), "Habit cannot come first here"},
    {ANSWER, RANK("/data/order", "1"), "anger"},
    {INVALID, RANK("/data/order", "2"),
     "Each of these in one place only, please."},
    {INVALID, "order", NULL},
    {ANSWER, RANK("/data/order", "2"), "habit"},
    {VALID, RANK("/data/order", "2"), NULL},
    {IS, "order", "anger habit friends"},
    {VALID, "order", NULL},
    /* one that is not required: all places or none */
    {VALID, RANK("/data/order_free", "1"), NULL},
    {OFFERS, RANK("/data/order_free", "1"), "friends"},
    {ANSWER, RANK("/data/order_free", "2"), "friends"},
    {INVALID, RANK("/data/order_free", "1"), "Please answer this question."},
    {INVALID, "order_free", NULL},
    {ANSWER, RANK("/data/order_free", "2"), ""},
    {VALID, "order_free", NULL},
    {ANSWER, "sure", "7"},
    {ANSWER, "share", "1"},
    {INVALID, "share", "This answer is not allowed here."},
    {ANSWER, "share", "0.75"},
    {INVALID, "hours", "Please answer this question."},
    {ANSWER, "hours", "0"},
    {INVALID, "hours", "More than 0, less than 24"},
    {ANSWER, "hours", "1.5"},
    {KEEPS, NULL, NULL},
    {ANSWER, "read", "OK"},
    {SAYS, "most", "What is it about anger habit friends that makes you 7 of "
                   "10 sure?"},
    {ANSWER, "began", "06:30:00"},
    {VALID, "began", NULL},
    {ANSWER, "met", "yesterday"},
    {INVALID, "met", "This answer is not allowed here."},
    {ANSWER, "met", "2026-03-01T10:00:00"},
    {SENDS, "/data/order", "anger habit friends"},
    {SENDS, "/data/order_free", ""},
    {SENDS, "string-length(/data/meta/instanceID)", "41"},
    {END, NULL, NULL},
};

/* Filled in by somebody with a printed code who acted twice. */
static const struct step follow_up[] = {
    {IS, "about/filled_on", "2026-03-05"},
    {UNASKED, "about/group_id", NULL},
    {INVALID, "info/consent", "Please choose one answer."},
    {ANSWER, "info/consent", "1"},
    {ANSWER, "about/filled_on", "2026-03-06"},
    {INVALID, "about/filled_on",
     "The date cannot be before 2020 or after today."},
    {ANSWER, "about/filled_on", "2026-03-05"},
    {VALID, "about/filled_on", NULL},
    {INVALID, "about/group_id", "Please answer, or write -99 if you do not "
                                "know."},
    {ANSWER, "about/group_id", "-98"},
    {INVALID, "about/group_id", NULL},
    {ANSWER, "about/group_id", "-99"},
    {VALID, "about/group_id", NULL},
    {ANSWER, "about/group_id", "north_1"},
    {VALID, "about/group_id", NULL},
    {ANSWER, "about/code_has", "0"},
    {ANSWER, "about/own_code/sgc_mother", "m"},
    {ANSWER, "about/own_code/sgc_day", "32"},
    {INVALID, "about/own_code/sgc_day", NULL},
    {ANSWER, "about/own_code/sgc_day", "9"},
    {IS, "about/code", "M.9..."},
    {ANSWER, "about/code_has", "1"},
    {UNASKED, "about/own_code/sgc_mother", NULL},
    {IS, "about/code", ""},
    {ANSWER, "about/code_printed", "7kmr4w"},
    {INVALID, "about/code_printed", NULL},
    {ANSWER, "about/code_printed", "7kmr4r"},
    {VALID, "about/code_printed", NULL},
    {IS, "about/code", "7KMR4R"},
    {IS, "meta/instanceName", "follow-up 7KMR4R"},
    {KEEPS, NULL, NULL},
    {ANSWER, "info/consent", "0"},
    {UNASKED, "about/group_id", NULL},
    {SENDS, "/data/info/consent", "0"},
    {SENDS, "count(//about) + count(//@asked)", "0"},
    {SENDS, "/data/meta/instanceName", "follow-up "},
    {END, NULL, NULL},
};

/* The places of a rank in a shipped questionnaire. */
#define HELP(place) RANK("/data/reflection/next_help", place)
static const struct step after_action[] = {
    {ANSWER, "info/consent", "1"},
    {ANSWER, "taking_part/took_part", "0"},
    {ASKED, "taking_part/absent_why", NULL},
    {ANSWER, "taking_part/took_part", "1"},
    {UNASKED, "taking_part/absent_why", NULL},
    {ANSWER, HELP("1"), "task"},
    {ANSWER, HELP("2"), "asked"},
    {ANSWER, HELP("3"), "early"},
    {WITHHOLDS, HELP("4"), "task"},
    {ANSWER, HELP("4"), "company"},
    {IS, "reflection/next_help", "task asked early company"},
    {VALID, "reflection/next_help", NULL},
    {SAYS, "reflection/next_help", "What would help you most to act again?"},
    {ANSWER, LANGUAGE, "Español (es)"},
    {SAYS, "reflection/next_help", "¿Qué le ayudaría más a volver a actuar?"},
    {ANSWER, "scales/intent", "9"},
    {VALID, "scales/intent", NULL},
    {IS, "wave", "after"},
    {END, NULL, NULL},
};

static const struct {
    const char *file;
    const struct step *steps;
} forms[] = {
    {"tests/clients/forms/circles.md", circles},
    {"tests/clients/forms/other.md", other},
    {"tests/clients/forms/places.md", places},
    {"tests/clients/forms/ranks.md", ranks},
    {"instruments/library/before-action.md", NULL},
    {"instruments/library/after-action.md", after_action},
    {"instruments/library/follow-up.md", follow_up},
};

enum { FORMS = sizeof forms / sizeof *forms };

static struct form *
form_at(struct arena *arena, const char *file)
{
    struct error error = ERROR_INIT;
    struct findings findings;
    const char *top = getenv("TOP");
    findings_init(&findings, arena);
    struct form *form =
        form_read(arena, arena_printf(arena, "%s/%s", top ? top : ".", file),
                  NULL, &findings, &error);
    ck_assert_msg(form != NULL, "%s", error.message);
    return form;
}

static void
processor_of(struct processor *p, struct arena *arena, const struct form *form)
{
    struct error error = ERROR_INIT;
    struct findings findings;
    struct builder page = BUILDER_INIT;
    const struct render_options options = {.language = NULL};
    findings_init(&findings, arena);
    ck_assert(render_xforms(form, &options, &findings, &page, &error));
    for (size_t i = 0; i < findings.n; i++)
        ck_assert_msg(findings.items[i].severity != SEVERITY_ERROR, "%s: %s",
                      form->file, findings.items[i].message);
    processor_init(p, builder_text(&page));
    builder_release(&page);
}

static const char *
full_path(struct processor *p, const char *path)
{
    return strncmp(path, "instance(", 9) == 0
               ? path
               : arena_printf(&p->arena, "instance('data')/%s", path);
}

static void
check_sent(struct processor *p, const struct step *step)
{
    struct error error = ERROR_INIT;
    const char *bytes = processor_send(p);
    if (step->what == KEEPS) {
        ck_assert_msg(bytes == NULL, "sent: %s", bytes);
        return;
    }
    ck_assert_msg(bytes != NULL, "not sent: %s", step->path);
    xmlDoc *document = xml_read(text_of(bytes), "sent", &error);
    xmlXPathContext *context = xmlXPathNewContext(document);
    xmlXPathObject *result = xmlXPathEval(BAD_CAST step->path, context);
    char *value = (char *)xmlXPathCastToString(result);
    ck_assert_msg(strcmp(value, step->value) == 0, "%s is '%s', not '%s' in %s",
                  step->path, value, step->value, bytes);
    xmlFree(value);
    xmlXPathFreeObject(result);
    xmlXPathFreeContext(context);
    xmlFreeDoc(document);
}

static void
check_words(const char *path, const char *words, const char *expected)
{
    ck_assert_msg(!expected || strcmp(words, expected) == 0,
                  "%s says '%s', not '%s'", path, words, expected);
}

static void
take(struct processor *p, const struct step *step)
{
    const char *path = step->path ? full_path(p, step->path) : NULL;
    switch (step->what) {
    case ANSWER:
        processor_answer(p, path, step->value);
        break;
    case ASKED:
    case UNASKED:
        ck_assert_msg(processor_is_asked(p, path) == (step->what == ASKED),
                      "%s", path);
        break;
    case IS:
        check_words(step->path, processor_value(p, step->path), step->value);
        break;
    case VALID:
    case INVALID:
        ck_assert_msg(processor_is_valid(processor_node(p, path)) ==
                          (step->what == VALID),
                      "%s = '%s'", path, processor_value(p, path));
        check_words(path, processor_words(p, path, "alert"), step->value);
        break;
    case OFFERS:
    case WITHHOLDS:
        ck_assert_msg(processor_offers(p, path, step->value) ==
                          (step->what == OFFERS),
                      "%s: %s", path, step->value);
        break;
    case SAYS:
        check_words(path, processor_words(p, path, "label"), step->value);
        break;
    case PRESS:
        processor_press(p, path, step->value);
        break;
    case BUTTONS:
        ck_assert_msg(processor_has_button(p, processor_node(p, path)) ==
                          (strcmp(step->value, "yes") == 0),
                      "%s", path);
        break;
    default:
        check_sent(p, step);
    }
}

START_TEST(pages_do_what_the_form_says)
{
    for (size_t i = 0; i < FORMS; i++) {
        struct arena arena = ARENA_INIT;
        struct form *form = form_at(&arena, forms[i].file);
        struct processor p;
        processor_of(&p, &arena, form);
        compare_all(&p, form);
        for (const struct step *s = forms[i].steps; s && s->what; s++) {
            take(&p, s);
            compare_all(&p, form);
        }
        processor_release(&p);
        arena_release(&arena);
    }
}
END_TEST

/* Anybody may answer anything in any order. */
START_TEST(pages_agree_with_praxis_on_any_answers)
{
    for (size_t i = 0; i < FORMS; i++) {
        struct arena arena = ARENA_INIT;
        struct form *form = form_at(&arena, forms[i].file);
        struct processor p;
        size_t compared = 0;
        processor_of(&p, &arena, form);
        for (size_t act = 0; act < 300; act++) {
            processor_act(&p);
            compared += compare_all(&p, form);
        }
        ck_assert_uint_gt(compared, 1000);
        processor_release(&p);
        arena_release(&arena);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("xforms-run", pages_do_what_the_form_says,
                     pages_agree_with_praxis_on_any_answers);
}
