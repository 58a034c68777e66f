#include <config.h>

#include "base/xml.h"
#include "instruments/markup.h"
#include "tests/instruments/markdown.h"
#include "tests/instruments/odk/parts.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

static char *
evaluate(xmlDoc *document, const char *xpath)
{
    static const char *const namespaces[][2] = {
        {"x", "http://www.w3.org/2002/xforms"},
        {"h", "http://www.w3.org/1999/xhtml"},
        {"jr", "http://openrosa.org/javarosa"},
        {"orx", "http://openrosa.org/xforms"},
        {"odk", "http://www.opendatakit.org/xforms"},
    };
    xmlXPathContext *context = xmlXPathNewContext(document);
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        xmlXPathRegisterNs(context, BAD_CAST namespaces[i][0],
                           BAD_CAST namespaces[i][1]);
    xmlXPathObject *result = xmlXPathEvalExpression(BAD_CAST xpath, context);
    ck_assert_msg(result != NULL, "%s", xpath);
    char *value = (char *)xmlXPathCastToString(result);
    xmlXPathFreeObject(result);
    xmlXPathFreeContext(context);
    return value;
}

START_TEST(each_part_is_written)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct arena arena = ARENA_INIT;
        struct error error = ERROR_INIT;
        struct form *form = form_of_markdown(&arena, parts[i].markdown);
        struct text xml = xform_of(&arena, form);
        xmlDoc *document = xml_read(xml, "form.xml", &error);
        ck_assert_msg(document != NULL, "%s", error.message);
        char *value = evaluate(document, parts[i].xpath);
        ck_assert_msg(strcmp(value, parts[i].value) == 0,
                      "%s:\n  is     '%s'\n  not    '%s'\n%.*s", parts[i].about,
                      value, parts[i].value, TEXT_ARGS(xml));
        xmlFree(value);
        xmlFreeDoc(document);
        arena_release(&arena);
    }
}
END_TEST

START_TEST(same_form_gives_same_bytes)
{
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct text once =
            xform_of(&arena, form_of_markdown(&arena, parts[i].markdown));
        struct text again =
            xform_of(&arena, form_of_markdown(&arena, parts[i].markdown));
        ck_assert_msg(text_equal(once, again), "%s", parts[i].about);
    }
    arena_release(&arena);
}
END_TEST

START_TEST(what_xml_cannot_hold_is_shown_to_be_missing)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct builder out = BUILDER_INIT;
    struct markup markup = MARKUP_INIT(&out);
    markup_open(&markup, "a");
    markup_attribute(&markup, "b", "x\x01\ny");
    markup_text(&markup, TEXT("1\x02"
                              "2"));
    markup_close(&markup, "a");
    xmlDoc *document = xml_read(builder_text(&out), "a.xml", &error);
    ck_assert_msg(document != NULL, "%s", error.message);
    const xmlNode *a = xmlDocGetRootElement(document);
    ck_assert_str_eq(xml_attribute(a, "b"), "x\xef\xbf\xbd\ny");
    ck_assert_str_eq(xml_text(&arena, a), "1\xef\xbf\xbd"
                                          "2");
    xmlFreeDoc(document);
    builder_release(&out);
    arena_release(&arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("odk render", each_part_is_written,
                     same_form_gives_same_bytes,
                     what_xml_cannot_hold_is_shown_to_be_missing);
}
