#include <config.h>

#include "base/xml.h"
#include "tests/instruments/markdown.h"

#include <libxml/relaxng.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

/* A form with everything that such a page can have. */
static const char everything[] =
    "| survey |\n"
    "| | type | name | label::en | label::es | hint::en | relevant | "
    "constraint | constraint_message::en | required | calculation | default | "
    "trigger | appearance | choice_filter |\n"
    "| | start | s | | | | | | | | | | | | |\n"
    "| | today | d | | | | | | | | | | | | |\n"
    "| | text | code | Code | Clave | Six | | regex(., '^[A-Z]{6}$') or . = "
    "'-99' | No code | yes | | | | | |\n"
    "| | select_multiple k | kind | Kind's | Tipo | | | count-selected(.) < 3"
    " | | | | | | | |\n"
    "| | select_one t | town | Town | Pueblo | | selected(${kind}, 'v') | | |"
    " | | | | minimal | z = ${code} |\n"
    "| | date | on | On | El | | | . <= today() and . > today() - 30 | | | |"
    " today() | | | |\n"
    "| | note | n | You said ${code}'s | Dijo \"${code}\" | | | | | | | | | |"
    " |\n"
    "| | acknowledge | ok | OK? | ¿Bien? | | | | | | | | | | |\n"
    "| | range | r | R | R | | | | | | | | | | |\n"
    "| | image | i | I | I | | | | | | | | | | |\n"
    "| | text | w | W | W | | | | | | | | | multiline | |\n"
    "| | dateTime | when | | | | | | | | now() | | ${w} | | |\n"
    "| | rank k | order | Order | Orden | | ${r} > 1 | | | yes | | | | | |\n"
    "| | begin_repeat | p | People | Personas | | | | | | | | | | |\n"
    "| | text | who | Who? | ¿Quién? | | | | | | | | | | |\n"
    "| | integer | age | ${who}'s age | Edad | | ${who} != '' | . > 0 | | | |"
    " 1 + 1 | | | |\n"
    "| | begin_group | g | G | G | | | | | | | | | | |\n"
    "| | calculate | old | | | | | | | | if(${age} > 59, 'y', 'n') | | | | |\n"
    "| | end_group | | | | | | | | | | | | | |\n"
    "| | end_repeat | | | | | | | | | | | | | |\n"
    "| | calculate | sum | | | | | | | | sum(${age}) + pow(2, 3) | | | | |\n"
    "| choices |\n"
    "| | list_name | name | label::en | label::es | z |\n"
    "| | k | v | Vigil | Vigilia | |\n"
    "| | k | m | March | Marcha | |\n"
    "| | t | a | A | A | x |\n"
    "| settings |\n"
    "| | form_title | form_id | version | instance_name | submission_url |\n"
    "| | All | all | 2 | ${code} | https://example.org/in |\n";

static struct text
page_of(struct arena *arena, const struct form *form,
        struct findings *findings)
{
    struct error error = ERROR_INIT;
    struct builder out = BUILDER_INIT;
    const struct render_options options = {.language = NULL};
    findings_init(findings, arena);
    ck_assert(render_xforms(form, &options, findings, &out, &error));
    struct text result = text_of(text_dup(arena, builder_text(&out)));
    builder_release(&out);
    return result;
}

static xmlDoc *
parse(struct text page)
{
    struct error error = ERROR_INIT;
    xmlDoc *document = xml_read(page, "page.xhtml", &error);
    ck_assert_msg(document != NULL, "%s:\n%.*s", error.message,
                  TEXT_ARGS(page));
    return document;
}

static bool
is_valid(struct arena *arena, struct text page)
{
    const char *top = getenv("TOP");
    const char *path = arena_printf(arena, "%s/tests/data/xforms/page.rng",
                                    top ? top : ".");
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt(path);
    xmlRelaxNG *grammar = xmlRelaxNGParse(parser);
    ck_assert_msg(grammar != NULL, "%s", path);
    xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt(grammar);
    xmlDoc *document = parse(page);
    bool valid = xmlRelaxNGValidateDoc(context, document) == 0;
    xmlFreeDoc(document);
    xmlRelaxNGFreeValidCtxt(context);
    xmlRelaxNGFree(grammar);
    xmlRelaxNGFreeParserCtxt(parser);
    return valid;
}

/* The grammar has to tell: one word changed, and the page is none. */
static bool
is_valid_changed(struct arena *arena, struct text page, const char *was,
                 const char *is)
{
    struct builder b = BUILDER_INIT;
    size_t at = text_find_text(page, text_of(was));
    ck_assert_msg(at < page.n, "%s", was);
    builder_printf(&b, "%.*s%s%s", (int)at, page.s, is,
                   page.s + at + strlen(was));
    bool valid = is_valid(arena, builder_text(&b));
    builder_release(&b);
    return valid;
}

static void
silent(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

START_TEST(pages_are_of_the_subset)
{
    static const char *const library[] = {"before-action", "after-action",
                                          "follow-up"};
    struct arena arena = ARENA_INIT;
    struct findings findings;
    struct form *form = form_of_markdown(&arena, everything);
    struct text page = page_of(&arena, form, &findings);
    ck_assert(is_valid(&arena, page));
    ck_assert_uint_eq(findings.n, 0);
    for (size_t i = 0; i < sizeof library / sizeof *library; i++) {
        struct error error = ERROR_INIT;
        const char *top = getenv("TOP");
        const char *path =
            arena_printf(&arena, "%s/instruments/library/%s.md",
                         top ? top : ".", library[i]);
        findings_init(&findings, &arena);
        form = form_read(&arena, path, NULL, &findings, &error);
        ck_assert_msg(form != NULL, "%s", error.message);
        ck_assert(is_valid(&arena, page_of(&arena, form, &findings)));
        ck_assert_uint_eq(findings_count(&findings, SEVERITY_ERROR), 0);
    }
    arena_release(&arena);
}
END_TEST

/* One place damaged at a time. */
static const struct {
    const char *was, *is;
} damages[] = {
    {"<xf:upload ref", "<xf:upload a"},
    {"<xf:bind nodeset=", "<xf:bind nodes="},
    {" calculate=\"", " calculates=\""},
    {" relevant=\"false()\"", " relevant=\"\""},
    {"method=\"post\"", "method=\"mail\""},
    {"ref=\"instance('data')\" replace", "replace"},
    {"id=\"model\"", "id=\"a model\""},
    {"xmlns=\"\" ", ""},
    {"ev:event=\"xforms-ready\"", "ev:event=\"xforms-redy\""},
    {"ev:event=\"DOMActivate\"", ""},
    {"level=\"modal\"", "level=\"loud\""},
    {" at=\"last()\"", ""},
    {" origin=\"", " orign=\""},
    {"<xf:delete nodeset=\".\"/>", "<xf:delete/>"},
    {"<xf:repeat nodeset=\"p\">", "<xf:repeat>"},
    {"<xf:label ref", "<xf:lable ref"},
    {"<xf:itemset", "<xf:itemset id=\"i\""},
    {"<xf:value ref=\"name\"/>", ""},
    {"appearance=\"minimal\"", "appearance=\"small\""},
    {"start=\"1\"", "start=\"one\""},
    {"<xf:alert>", "<xf:alert/><xf:alert>"},
    {"<xf:value>OK</xf:value>", ""},
    {"[false()]", ""},
    {"<h1>", "<h1><b/>"},
    {"targetNamespace=\"urn:praxis:form\"", ""},
    {"<xf:submit submission=\"send\">", "<xf:submit>"},
    {"</xf:model>", "</xf:model><xf:model id=\"m\"/>"},
};

START_TEST(damaged_pages_are_none)
{
    struct arena arena = ARENA_INIT;
    struct findings findings;
    struct text page = page_of(&arena, form_of_markdown(&arena, everything),
                               &findings);
    xmlSetGenericErrorFunc(NULL, silent);
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++)
        ck_assert_msg(!is_valid_changed(&arena, page, damages[i].was,
                                        damages[i].is),
                      "%s", damages[i].is);
    xmlSetGenericErrorFunc(NULL, NULL);
    arena_release(&arena);
}
END_TEST

static const struct {
    const char *xpath, *value;
} cases[] = {
    {"//xf:bind[@nodeset=\"instance('data')/code\"]/@type",
     "f:pattern.data.code"},
    {"//xsd:pattern/@value", "(([A-Z]{6})|\\-99)?"},
    {"count(//xf:bind[@nodeset=\"instance('data')/code\"]/@constraint)", "0"},
    {"//xf:bind[@nodeset=\"instance('data')/town/@asked\"]/@calculate",
     "boolean(parent::*[contains(concat(' ', normalize-space("
     "instance('data')/kind), ' '), concat(' ', 'v', ' '))])"},
    {"//xf:bind[@nodeset=\"instance('data')/town/@asked\"]/@relevant",
     "false()"},
    {"//xf:bind[@nodeset=\"instance('data')/town\"]/@relevant",
     "@asked = 'true'"},
    {"//xf:instance[@id='data']/data/town/@asked", "true"},
    {"//xf:select1[@ref='town']/xf:itemset/@nodeset",
     "instance('t')/item[z = instance('data')/code]"},
    {"//xf:bind[@nodeset=\"instance('data')/on\"]/@constraint",
     "string(.) = '' or ((days-from-date(.) <= "
     "days-from-date(substring(local-date(), 1, 10))) and (days-from-date(.) "
     "> (days-from-date(substring(local-date(), 1, 10)) - 30)))"},
    {"//xf:bind[@nodeset=\"instance('data')/p/age/@asked\"]/@calculate",
     "boolean(parent::*[../who != ''])"},
    {"//xf:bind[@nodeset=\"instance('data')/p/g/old\"]/@calculate",
     "if(../../age[@asked = 'true'] > 59, 'y', 'n')"},
    {"//xf:bind[@nodeset=\"instance('data')/sum\"]/@calculate",
     "if(string(sum(instance('data')/p/age[@asked = 'true'][string(.) != '']) "
     "+ power(2, 3)) = 'NaN', '', sum(instance('data')/p/age[@asked = 'true']"
     "[string(.) != '']) + power(2, 3))"},
    {"//xf:output[@ref='n']/xf:label/xf:output/@value",
     "if(instance('words')/@language = 'en', concat('', 'You said ', "
     "instance('data')/code, \"'s\"), concat('', 'Dijo \"', "
     "instance('data')/code, '\"'))"},
    {"//xf:input[@ref='code']/xf:label/@ref",
     "instance('words')/text[@id = '/data/code:label']"
     "/value[@lang = instance('words')/@language]"},
    {"//xf:input[@ref='code']/xf:alert/xf:output/@value",
     "if(string(.) = '', instance('words')/text[@id = 'required']"
     "/value[@lang = instance('words')/@language], "
     "instance('words')/text[@id = '/data/code:constraint']"
     "/value[@lang = instance('words')/@language])"},
    {"//text[@id='required']/value[@lang='es']",
     "Responda esta pregunta, por favor."},
    {"//text[@id='/data/code:constraint']/value[@lang='es']", "No code"},
    {"count(//xf:alert[ancestor::xf:group[@ref='order']])", "2"},
    {"//xf:trigger//xf:insert/@origin", "instance('templates')/p"},
    {"//xf:trigger//xf:insert/@nodeset", "p | order"},
    {"//xf:trigger//xf:delete/@nodeset", "."},
    {"//xf:setvalue[@ev:event='xforms-insert']/@ref",
     "event('inserted-nodes')/self::p/age"},
    {"//xf:setvalue[@ev:event='xforms-insert']/@value",
     "if(string(1 + 1) = 'NaN', '', 1 + 1)"},
    {"//h:p[@class='notice'][2]",
     "Esta página es un formulario W3C XForms 1.1 y no se puede llenar así: "
     "el navegador necesita un procesador de XForms."},
    {"count(//templates/p/*)", "3"},
    {"//xf:repeat/@nodeset", "p"},
    {"//xf:textarea/xf:setvalue/@ref", "instance('data')/when"},
    {"//xf:submission/@resource", "https://example.org/in"},
    {"//xf:bind[last()]/@calculate", "instance('data')/code"},
};

START_TEST(each_part_is_said)
{
    struct arena arena = ARENA_INIT;
    struct findings findings;
    struct text page = page_of(&arena, form_of_markdown(&arena, everything),
                               &findings);
    xmlDoc *document = parse(page);
    xmlXPathContext *context = xmlXPathNewContext(document);
    xmlXPathRegisterNs(context, BAD_CAST "xf",
                       BAD_CAST "http://www.w3.org/2002/xforms");
    xmlXPathRegisterNs(context, BAD_CAST "h",
                       BAD_CAST "http://www.w3.org/1999/xhtml");
    xmlXPathRegisterNs(context, BAD_CAST "ev",
                       BAD_CAST "http://www.w3.org/2001/xml-events");
    xmlXPathRegisterNs(context, BAD_CAST "xsd",
                       BAD_CAST "http://www.w3.org/2001/XMLSchema");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xmlXPathObject *result =
            xmlXPathEvalExpression(BAD_CAST cases[i].xpath, context);
        char *value = (char *)xmlXPathCastToString(result);
        ck_assert_msg(strcmp(value, cases[i].value) == 0,
                      "%s\n  is  %s\n  not %s\n", cases[i].xpath, value,
                      cases[i].value);
        xmlFree(value);
        xmlXPathFreeObject(result);
    }
    xmlXPathFreeContext(context);
    xmlFreeDoc(document);
    ck_assert(text_equal(
        page, page_of(&arena, form_of_markdown(&arena, everything),
                      &findings)));
    arena_release(&arena);
}
END_TEST

#define CHOICES                                                                \
    "| choices |\n| | list_name | name | label |\n| | l | x | X |\n"             \
    "| | l | y | Y |\n"

static const struct {
    const char *markdown;
    enum severity severity;
    const char *what;
} said[] = {
    {"| survey |\n| | type | name | label |\n| | geopoint | a | A |\n",
     SEVERITY_ERROR, "geopoint"},
    {"| survey |\n| | type | name | label |\n| | begin_repeat | r | R |\n"
     "| | rank l | a | A |\n| | end_repeat | | |\n" CHOICES,
     SEVERITY_ERROR, "(rank) inside a repeat"},
    {"| survey |\n| | type | name | label | choice_filter |\n"
     "| | rank l | a | A | name != 'x' |\n" CHOICES,
     SEVERITY_ERROR, "(rank) with a choice_filter"},
    {"| survey |\n| | type | name | label | calculation |\n"
     "| | text | a | A | |\n"
     "| | calculate | b | | pulldata('f', 'x', 'y', ${a}) |\n",
     SEVERITY_ERROR, "pulldata()"},
    {"| survey |\n| | type | name | label | relevant |\n"
     "| | text | a | A | |\n| | text | b | B | regex(${a}, 'x') |\n",
     SEVERITY_ERROR, "regex()"},
    {"| survey |\n| | type | name | label | default |\n"
     "| | text | a | A | ${last-saved#a} |\n",
     SEVERITY_ERROR, "last saved"},
    {"| survey |\n| | type | name | label |\n"
     "| | select_one data | a | A |\n"
     "| choices |\n| | list_name | name | label |\n| | data | x | X |\n",
     SEVERITY_ERROR, "'data'"},
    {"| survey |\n| | type | name | label |\n| | text | a | A |\n"
     "| settings |\n| | submission_url | public_key |\n"
     "| | https://x.org | k |\n",
     SEVERITY_ERROR, "encrypted for a key"},
    {"| survey |\n| | type | name | label |\n| | text | a | A |\n"
     "| | select_one l | b | B |\n| choices |\n"
     "| | list_name | name | label |\n| | l | x | X ${a} |\n",
     SEVERITY_ERROR, "among the words of a choice"},
    {"| survey |\n| | type | name | label |\n| | text | a | A |\n",
     SEVERITY_WARNING, "no submission_url"},
    {"| survey |\n| | type | name | label | parameters |\n"
     "| | select_one l | a | A | randomize=true, seed=3 |\n" CHOICES,
     SEVERITY_WARNING, "the seed is left out"},
    {"| survey |\n| | type | name | label |\n| | text | a | A |\n"
     "| | audit | audit | |\n",
     SEVERITY_WARNING, "keeps no log"},
};

static bool
is_said(const struct findings *findings, enum severity severity,
        const char *what)
{
    for (size_t i = 0; i < findings->n; i++)
        if (findings->items[i].severity == severity &&
            strstr(findings->items[i].message, what))
            return true;
    return false;
}

/* A page with a prefix that stands for nothing is none. */
START_TEST(prefixes_of_names_are_declared)
{
    struct arena arena = ARENA_INIT;
    struct findings findings;
    const char *form = "| survey |\n| | type | name | label |\n"
                       "| | text | jr:a | A |\n| | text | e:b | B |\n"
                       "| settings |\n| | namespaces |\n"
                       "| | e=http://e f=http://f |\n";
    struct text page =
        page_of(&arena, form_of_markdown(&arena, form), &findings);
    xmlDoc *document = parse(page);
    xmlXPathContext *context = xmlXPathNewContext(document);
    xmlXPathObject *result = xmlXPathEvalExpression(
        BAD_CAST "count(//*[namespace-uri() = 'http://e' or "
                 "namespace-uri() = 'http://openrosa.org/javarosa'])",
        context);
    ck_assert(result && result->floatval == 2);
    xmlXPathFreeObject(result);
    xmlXPathFreeContext(context);
    xmlFreeDoc(document);
    arena_release(&arena);
}
END_TEST

START_TEST(what_has_no_equivalent_is_named)
{
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        struct arena arena = ARENA_INIT;
        struct findings findings;
        page_of(&arena, form_of_markdown(&arena, said[i].markdown), &findings);
        ck_assert_uint_eq(findings_count(&findings, SEVERITY_ERROR),
                          said[i].severity == SEVERITY_ERROR);
        ck_assert_msg(is_said(&findings, said[i].severity, said[i].what),
                      "nothing is said of '%s'", said[i].what);
        arena_release(&arena);
    }
}
END_TEST

/* One after the other, not the first alone. */
START_TEST(all_that_is_refused_is_named)
{
    static const char markdown[] =
        "| survey |\n| | type | name | label | relevant |\n"
        "| | geopoint | a | A | |\n| | barcode | b | B | |\n"
        "| | text | c | C | regex(${b}, 'x') and log(3) > 1 |\n"
        "| | text | d | D | sin(1) > 0 |\n";
    struct arena arena = ARENA_INIT;
    struct findings findings;
    page_of(&arena, form_of_markdown(&arena, markdown), &findings);
    ck_assert_uint_eq(findings_count(&findings, SEVERITY_ERROR), 5);
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("xforms", pages_are_of_the_subset,
                     damaged_pages_are_none, each_part_is_said,
                     prefixes_of_names_are_declared,
                     what_has_no_equivalent_is_named,
                     all_that_is_refused_is_named);
}
