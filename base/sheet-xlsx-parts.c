#include <config.h>

#include "base/sheet-xlsx.h"

#include "base/number.h"
#include "base/xml-stream.h"
#include "base/xml.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static int
hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The code unit of _xHHHH_ at the start of t, or 0: NUL stays escaped. */
static unsigned
escaped_unit(struct text t)
{
    if (t.n < 7 || t.s[0] != '_' || t.s[1] != 'x' || t.s[6] != '_')
        return 0;
    unsigned unit = 0;
    for (size_t i = 2; i < 6; i++) {
        int digit = hex_digit(t.s[i]);
        if (digit < 0)
            return 0;
        unit = unit * 16 + (unsigned)digit;
    }
    return unit;
}

static void
add_point(struct builder *into, unsigned point)
{
    if (point < 0x80) {
        builder_add_char(into, (char)point);
    } else if (point < 0x800) {
        builder_add_char(into, (char)(0xc0 | point >> 6));
        builder_add_char(into, (char)(0x80 | (point & 0x3f)));
    } else {
        builder_add_char(into, (char)(0xe0 | point >> 12));
        builder_add_char(into, (char)(0x80 | (point >> 6 & 0x3f)));
        builder_add_char(into, (char)(0x80 | (point & 0x3f)));
    }
}

void
xlsx_unescape(struct text t, struct builder *into)
{
    size_t from = 0;
    for (size_t i = 0; i + 7 <= t.n;) {
        unsigned unit = escaped_unit(text_slice(t, i, t.n));
        if (unit == 0 || (unit >= 0xd800 && unit <= 0xdfff)) {
            i++; /* half of a surrogate pair stays as it is written */
            continue;
        }
        builder_add(into, text_slice(t, from, i));
        if (unit != '\r') /* line ends are \n here */
            add_point(into, unit);
        i += 7;
        from = i;
    }
    builder_add(into, text_slice(t, from, t.n));
}

static void
add_string(struct xlsx *xlsx, struct text string)
{
    arena_grow(xlsx->arena, &xlsx->strings, &xlsx->strings_capacity,
               xlsx->n_strings + 1, sizeof *xlsx->strings);
    xlsx->strings[xlsx->n_strings++] =
        (struct text){text_dup(xlsx->arena, string), string.n};
}

/* <si> holds <t>, or runs <r> with a <t> each; <rPh> tells how to say it. */
static bool
read_strings(struct xlsx *xlsx, struct xml_stream *stream,
             struct builder *string)
{
    bool in_text = false, in_reading = false;
    int status;
    while ((status = xml_stream_next(stream, xlsx->error)) == 1) {
        bool empty = xml_stream_empty(stream);
        const char *words;
        if (xml_stream_begins(stream, "si")) {
            builder_clear(string);
            if (empty)
                add_string(xlsx, TEXT(""));
        } else if (xml_stream_ends(stream, "si")) {
            add_string(xlsx, builder_text(string));
        } else if (xml_stream_begins(stream, "rPh")) {
            in_reading = !empty;
        } else if (xml_stream_ends(stream, "rPh")) {
            in_reading = false;
        } else if (xml_stream_begins(stream, "t")) {
            in_text = !empty;
        } else if (xml_stream_ends(stream, "t")) {
            in_text = false;
        } else if (in_text && !in_reading &&
                   (words = xml_stream_words(stream))) {
            xlsx_unescape(text_of(words), string);
        }
    }
    return status == 0;
}

bool
xlsx_read_strings(struct xlsx *xlsx, const char *part)
{
    struct builder bytes = BUILDER_INIT, string = BUILDER_INIT;
    bool good = false;
    if (xlsx_part(xlsx, part, &bytes)) {
        struct xml_stream *stream =
            xml_stream_new(builder_text(&bytes), part, xlsx->name, xlsx->error);
        good = stream && read_strings(xlsx, stream, &string);
        xml_stream_free(stream);
    }
    builder_release(&string);
    builder_release(&bytes);
    return good;
}

static int
attribute_number(const xmlNode *node, const char *name)
{
    int64_t value = -1;
    const char *s = xml_attribute(node, name);
    if (!s || !number_parse_integer(text_of(s), &value) || value < 0 ||
        value > INT_MAX)
        return -1;
    return (int)value;
}

/* The workbook's own number formats, in the order of their ids. */
struct formats {
    struct format {
        int id;
        size_t order;
        const char *code; /* as long as the document */
    } *rows;
    size_t n, capacity;
};

static int
compare_formats(const void *a, const void *b)
{
    const struct format *x = a, *y = b;
    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static struct formats
read_formats(struct arena *arena, const xmlNode *parent)
{
    struct formats formats = {0};
    for (const xmlNode *node = parent ? xml_child(parent, "numFmt") : NULL;
         node; node = xml_next(node, "numFmt")) {
        arena_grow(arena, &formats.rows, &formats.capacity, formats.n + 1,
                   sizeof *formats.rows);
        formats.rows[formats.n] =
            (struct format){attribute_number(node, "numFmtId"), formats.n,
                            xml_attribute(node, "formatCode")};
        formats.n++;
    }
    if (formats.n > 0)
        qsort(formats.rows, formats.n, sizeof *formats.rows, compare_formats);
    return formats;
}

/* Of two formats with one id the first counts. */
static enum number_look
look_of(const struct formats *formats, int id)
{
    size_t lo = 0, hi = formats->n;
    while (lo < hi) {
        size_t middle = lo + (hi - lo) / 2;
        if (formats->rows[middle].id < id)
            lo = middle + 1;
        else
            hi = middle;
    }
    if (lo < formats->n && formats->rows[lo].id == id)
        return number_look_code(text_of(formats->rows[lo].code));
    return number_look_builtin(id);
}

static void
read_looks(struct xlsx *xlsx, const xmlNode *root)
{
    struct formats formats =
        read_formats(xlsx->arena, root ? xml_child(root, "numFmts") : NULL);
    const xmlNode *styles = root ? xml_child(root, "cellXfs") : NULL;
    size_t capacity = 0;
    for (const xmlNode *node = styles ? xml_child(styles, "xf") : NULL; node;
         node = xml_next(node, "xf")) {
        arena_grow(xlsx->arena, &xlsx->looks, &capacity, xlsx->n_looks + 1,
                   sizeof *xlsx->looks);
        xlsx->looks[xlsx->n_looks++] =
            look_of(&formats, attribute_number(node, "numFmtId"));
    }
}

bool
xlsx_read_styles(struct xlsx *xlsx, const char *part)
{
    struct builder bytes = BUILDER_INIT;
    xmlDoc *document = NULL;
    if (xlsx_part(xlsx, part, &bytes))
        document =
            xml_read_part(builder_text(&bytes), part, xlsx->name, xlsx->error);
    builder_release(&bytes);
    if (!document)
        return false;
    read_looks(xlsx, xml_root(document));
    xml_free(document);
    return true;
}
