#include <config.h>

#include "base/builder.h"
#include "base/xml-limits.h"
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
        "<!DOCTYPE a [<!ELEMENT a ANY>]><a/>",
        "<!DOCTYPE a PUBLIC '[' \"]\" [<!ATTLIST a b CDATA 'x'>]><a/>",
        "<?xml version='1.0' encoding='UTF-7'?><a/>",
        "<?xml version='1.0' encoding=\"IBM037\"?><a/>",
        "\xfe\xff<a/>",
        "\xff\xfe<a/>",
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

/* What libxml2 would be busy with for seconds to minutes: many of one thing,
 * from line 2 on. */
struct excess {
    const char *before, *each, *number, *after;
    int taken, refused; /* how many */
    const char *told;
};

static const struct excess excesses[] = {
    {"<a>\n<b", " c", "='>'", "/></a>", 256, 257, "256 attributes in one tag"},
    {"<a xmlns:q='u'>\n<b", " xmlns:p", "='u'", "/></a>", 63, 64,
     "64 prefixes declared around one tag"},
    {"<a>\n<!-- <c> -->", "<b", " x='>'/>", "</a>", 131000, 140000,
     "131072 different names"},
};

static struct text
write_excess(struct builder *xml, const struct excess *excess, int n)
{
    builder_clear(xml);
    builder_add_string(xml, excess->before);
    for (int i = 0; i < n && *excess->number; i++)
        builder_printf(xml, "%s%d%s", excess->each, i, excess->number);
    for (int i = 0; i < n && !*excess->number; i++)
        builder_add_string(xml, excess->each);
    builder_add_string(xml, excess->after);
    return builder_text(xml);
}

static void
ends_at_its_limit(struct builder *xml, const struct excess *excess)
{
    struct error error = ERROR_INIT;
    xmlDoc *doc =
        xml_read(write_excess(xml, excess, excess->taken), "s.xml", &error);
    ck_assert_msg(doc, "%s: %s", excess->told, error.message);
    xml_free(doc);
    doc = xml_read(write_excess(xml, excess, excess->refused), "s.xml", &error);
    ck_assert_msg(!doc && strstr(error.message, excess->told), "%s: %s",
                  excess->told, error.message);
    ck_assert_uint_eq(error.line, 2);
}

START_TEST(too_many_are_told)
{
    struct builder xml = BUILDER_INIT;
    for (size_t i = 0; i < sizeof excesses / sizeof *excesses; i++)
        ends_at_its_limit(&xml, &excesses[i]);
    builder_release(&xml);
}
END_TEST

/* What would be kept as a tree; a stream may be of any length. */
START_TEST(nodes_are_counted)
{
    static const char *const rows[] = {
        "<a>\n<b/><b></b></a>",
        "<a>\n<b c='' d='>'/></a>",
        "<a>\n<!-- <c> --><![CDATA[<c>]]></a>",
        "<a>\n<?b <c>?><b></b></a>",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = ERROR_INIT;
        struct text xml = text_of(rows[i]);
        ck_assert_msg(xml_within_limits(xml, i == 1 ? 4 : 3, "s.xml", &error),
                      "%s", rows[i]);
        ck_assert(!xml_within_limits(xml, 2, "s.xml", &error));
        ck_assert_str_eq(error.message, "the XML has more than 2 elements, "
                                        "attributes and comments");
        ck_assert_uint_eq(error.line, 2);
    }
}
END_TEST

/* What stands behind a fault is not counted, and not read: it took minutes. */
START_TEST(a_fault_ends_the_reading)
{
    static const struct excess fault = {
        .before = "<a>\n", .each = "<b", .number = " x=1/>", .after = "</a>"};
    struct builder xml = BUILDER_INIT;
    struct error error = ERROR_INIT;
    ck_assert_ptr_null(
        xml_read(write_excess(&xml, &fault, 140000), "s.xml", &error));
    ck_assert_msg(strstr(error.message, "well-formed"), "%s", error.message);
    ck_assert_uint_eq(error.line, 2);
    builder_release(&xml);
}
END_TEST

START_TEST(too_many_in_a_part_are_told)
{
    struct builder xml = BUILDER_INIT;
    struct error error = ERROR_INIT;
    ck_assert_ptr_null(xml_stream_new(write_excess(&xml, excesses, 257),
                                      "xl/a.xml", "s.xlsx", &error));
    ck_assert_str_eq(error.message,
                     "part 'xl/a.xml', line 2: the XML has more than "
                     "256 attributes in one tag");
    builder_release(&xml);
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
                     too_many_are_told, too_many_in_a_part_are_told,
                     nodes_are_counted,
                     a_fault_ends_the_reading, errors_name_the_line);
}
