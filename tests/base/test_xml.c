#include <config.h>

#include "base/builder.h"
#include "base/xml-stream.h"
#include "base/xml.h"
#include "tests/run.h"

#include <string.h>

START_TEST(names_are_local)
{
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    xmlDoc *doc = xml_read(
        TEXT("<data xmlns:orx='http://openrosa.org/xforms' id='a&amp;b'>"
             "<a>1 &lt; <b>2</b></a><orx:meta/><a>3<![CDATA[<4]]></a></data>"),
        "s.xml", &error);
    ck_assert_msg(doc, "%s", error.message);
    const xmlNode *root = xml_root(doc);
    ck_assert_str_eq(xml_attribute(root, "id"), "a&b");
    ck_assert_ptr_null(xml_attribute(root, "version"));
    const xmlNode *a = xml_child(root, "a");
    ck_assert_str_eq(xml_text(&arena, a), "1 < 2");
    ck_assert_str_eq(xml_text(&arena, xml_next(a, "a")), "3<4");
    ck_assert_ptr_nonnull(xml_child(root, "meta"));
    ck_assert_ptr_null(xml_child(root, "nosuch"));
    xml_free(doc);
    arena_release(&arena);
}
END_TEST

static bool
is_refused(struct text xml)
{
    struct error error = ERROR_INIT;
    xmlDoc *doc = xml_read(xml, "s.xml", &error);
    if (doc)
        xml_free(doc);
    return !doc && error.kind == ERROR_DATA && *error.message;
}

START_TEST(hostile_xml_is_refused)
{
    static const char *const bad[] = {
        "",
        "no xml",
        "<a><b></a>",
        "<!DOCTYPE a [<!ENTITY x 'xxxx'><!ENTITY y '&x;&x;'>]><a>&y;</a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a/>",
        "<a>&nosuch;</a>",
        "<a>\xff</a>",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(is_refused(text_of(bad[i])), "'%s'", bad[i]);
}
END_TEST

static void
add_depth(struct builder *deep)
{
    for (int i = 0; i < 100000; i++)
        builder_add_string(deep, "<a>\n");
}

START_TEST(absurd_nesting_is_refused)
{
    struct builder deep = BUILDER_INIT;
    add_depth(&deep);
    struct error error = ERROR_INIT;
    ck_assert_ptr_null(xml_read(builder_text(&deep), "s.xml", &error));
    ck_assert_int_eq(error.kind, ERROR_DATA);
    ck_assert_uint_gt(error.line, 200);
    /* 256, or 2048 of newer libraries */
    ck_assert_msg(strstr(error.message, "nested too deeply: no more than 2"),
                  "%s", error.message);
    ck_assert_ptr_null(strstr(error.message, "well-formed"));

    error = ERROR_INIT;
    ck_assert_ptr_null(
        xml_read_part(builder_text(&deep), "xl/a.xml", "s.xlsx", &error));
    ck_assert_str_eq(error.file, "s.xlsx");
    ck_assert_uint_eq(error.line, 0); /* the archive has no lines */
    ck_assert_msg(strstr(error.message, "part 'xl/a.xml', line 2") &&
                      strstr(error.message, "nested too deeply"),
                  "%s", error.message);
    builder_release(&deep);
}
END_TEST

static void
stream_fails(struct text bytes, const char *with)
{
    struct error error = ERROR_INIT;
    struct xml_stream *stream =
        xml_stream_new(bytes, "xl/a.xml", "s.xlsx", &error);
    int status = 1;
    while (status == 1)
        status = xml_stream_next(stream, &error);
    ck_assert_int_eq(status, -1);
    ck_assert_msg(strstr(error.message, with), "%s", error.message);
    xml_stream_free(stream);
}

START_TEST(absurd_nesting_ends_a_stream)
{
    struct builder deep = BUILDER_INIT;
    add_depth(&deep);
    stream_fails(builder_text(&deep),
                 "part 'xl/a.xml' is nested too deeply near its line");
    /* What was deep before says nothing of the next one. */
    stream_fails(TEXT("<a><b></a>"), "not well-formed");
    builder_release(&deep);
}
END_TEST

START_TEST(errors_name_the_line)
{
    struct error error = ERROR_INIT;
    ck_assert_ptr_null(xml_read(TEXT("<a>\n<b>\n</c></a>"), "s.xml", &error));
    ck_assert_str_eq(error.file, "s.xml");
    ck_assert_uint_eq(error.line, 3);
    ck_assert(strstr(error.message, "well-formed"));
}
END_TEST

int
main(void)
{
    return RUN_TESTS("xml", names_are_local, hostile_xml_is_refused,
                     absurd_nesting_is_refused, absurd_nesting_ends_a_stream,
                     errors_name_the_line);
}
