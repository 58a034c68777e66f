#include <config.h>

#include "instruments/markup.h"

#include "base/xml.h"

#include <assert.h>
#include <string.h>

void
markup_declare(struct markup *markup)
{
    builder_add_string(markup->out,
                       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

/* What may stand in neither text nor attributes of XML 1.0 is shown as the
 * replacement character: dropping it would hide that there was something. */
static const char *
escape_of(unsigned char c, bool in_attribute)
{
    switch (c) {
    case '"':
        return in_attribute ? xml_escape('"') : NULL;
    case '\t':
        return in_attribute ? "&#9;" : NULL;
    case '\n':
        return in_attribute ? "&#10;" : NULL;
    case '\r':
        return "&#13;";
    default:
        return c < 0x20 ? "\xef\xbf\xbd" : xml_escape((char)c);
    }
}

static bool
may_be_escaped(char c)
{
    return (unsigned char)c < 0x20 || c == '&' || c == '<' || c == '>' ||
           c == '"';
}

static void
add_escaped(struct builder *out, struct text text, bool in_attribute)
{
    size_t from = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (!may_be_escaped(text.s[i]))
            continue;
        const char *escape = escape_of((unsigned char)text.s[i], in_attribute);
        if (!escape)
            continue;
        builder_add(out, text_slice(text, from, i));
        builder_add_string(out, escape);
        from = i + 1;
    }
    builder_add(out, text_slice(text, from, text.n));
}

static void
end_tag(struct markup *markup)
{
    if (markup->tag_open)
        builder_add_char(markup->out, '>');
    markup->tag_open = false;
}

static void
new_line(struct markup *markup)
{
    if (markup->mixed)
        return;
    if (markup->out->n && markup->out->s[markup->out->n - 1] != '\n')
        builder_add_char(markup->out, '\n');
    size_t indent = 2 * markup->depth;
    memset(builder_extend(markup->out, indent), ' ', indent);
}

void
markup_open(struct markup *markup, const char *name)
{
    end_tag(markup);
    new_line(markup);
    builder_add_char(markup->out, '<');
    builder_add_string(markup->out, name);
    markup->tag_open = true;
    markup->depth++;
}

void
markup_attribute(struct markup *markup, const char *name, const char *value)
{
    assert(markup->tag_open);
    if (!value)
        return;
    builder_add_char(markup->out, ' ');
    builder_add_string(markup->out, name);
    builder_add_string(markup->out, "=\"");
    add_escaped(markup->out, text_of(value), true);
    builder_add_char(markup->out, '"');
}

void
markup_mixed(struct markup *markup)
{
    end_tag(markup);
    if (!markup->mixed)
        markup->mixed = markup->depth;
}

void
markup_text(struct markup *markup, struct text text)
{
    markup_mixed(markup);
    add_escaped(markup->out, text, false);
}

void
markup_close(struct markup *markup, const char *name)
{
    assert(markup->depth > 0);
    markup->depth--;
    if (markup->tag_open) {
        builder_add_string(markup->out, "/>");
        markup->tag_open = false;
    } else {
        new_line(markup);
        builder_add_string(markup->out, "</");
        builder_add_string(markup->out, name);
        builder_add_char(markup->out, '>');
    }
    if (markup->mixed > markup->depth)
        markup->mixed = 0;
    if (markup->depth == 0)
        builder_add_char(markup->out, '\n');
}

void
markup_leaf(struct markup *markup, const char *name, const char *text)
{
    markup_open(markup, name);
    if (text && *text)
        markup_text(markup, text_of(text));
    markup_close(markup, name);
}

void
markup_raw(struct markup *markup, const char *line)
{
    end_tag(markup);
    new_line(markup);
    builder_add_string(markup->out, line);
}
