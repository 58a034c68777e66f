#include <config.h>

#include "base/xml-limits.h"

#include "base/heap.h"

#include <stdlib.h>
#include <string.h>

/* libxml2 stops at 256 elements in one another by itself. */
#define DEPTH ((size_t)300)

/* Different names are counted by the bits that their hashes set. Two may share
 * one: of as many names as the limit, one in sixteen does. */
#define BITS (XML_LIMIT_NAMES * 8)

/* Each name takes four bytes at least: "<a/>". */
#define BYTES_WITH_MANY_NAMES (XML_LIMIT_NAMES * 4)

struct walk {
    struct text bytes;
    size_t at;
    size_t depth;
    size_t prefixes[DEPTH + 1]; /* declared around the tags at each depth */
    unsigned char *seen;        /* BITS; NULL where names need no count */
    size_t names;
    size_t nodes, max_nodes;
    size_t most;        /* the limit that was passed */
    const char *excess; /* and of what it is; NULL for none passed */
};

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
ends_name(char c)
{
    return is_space(c) || c == '=' || c == '>' || c == '/' || c == '<';
}

static bool
exceed(struct walk *walk, size_t most, const char *of)
{
    walk->most = most;
    walk->excess = of;
    return false;
}

static char
peek(const struct walk *walk)
{
    return walk->at < walk->bytes.n ? walk->bytes.s[walk->at] : '\0';
}

static void
skip_space(struct walk *walk)
{
    while (walk->at < walk->bytes.n && is_space(peek(walk)))
        walk->at++;
}

/* Behind the words; at the end of the bytes where they do not come. */
static void
skip_past(struct walk *walk, const char *words)
{
    struct text rest = text_slice(walk->bytes, walk->at, walk->bytes.n);
    walk->at += text_find_text(rest, text_of(words));
    if (walk->at < walk->bytes.n)
        walk->at += strlen(words);
}

static struct text
read_name(struct walk *walk)
{
    size_t from = walk->at;
    while (walk->at < walk->bytes.n && !ends_name(peek(walk)))
        walk->at++;
    struct text name = text_slice(walk->bytes, from, walk->at);
    if (!walk->seen)
        return name;
    size_t bit = (size_t)(text_hash(name) % BITS);
    unsigned char mask = (unsigned char)(1u << bit % 8);
    walk->names += !(walk->seen[bit / 8] & mask);
    walk->seen[bit / 8] |= mask;
    if (walk->names > XML_LIMIT_NAMES)
        exceed(walk, XML_LIMIT_NAMES, "different names");
    return name;
}

/* ="value", after its name. */
static bool
skip_value(struct walk *walk)
{
    skip_space(walk);
    if (peek(walk) != '=')
        return false;
    walk->at++;
    skip_space(walk);
    char quote = peek(walk);
    if (quote != '"' && quote != '\'')
        return false;
    walk->at++;
    skip_past(walk, quote == '"' ? "\"" : "'");
    return true;
}

static bool
count_node(struct walk *walk)
{
    if (++walk->nodes <= walk->max_nodes)
        return true;
    return exceed(walk, walk->max_nodes, "elements, attributes and comments");
}

/* After the name of a start tag, up to its end. */
static bool
walk_attributes(struct walk *walk, size_t *prefixes)
{
    size_t attributes = 0;
    for (skip_space(walk); peek(walk) != '>' && peek(walk) != '/';
         skip_space(walk)) {
        struct text name = read_name(walk);
        if (name.n == 0 || !skip_value(walk) || !count_node(walk))
            return false;
        *prefixes += text_begins(name, "xmlns:");
        if (++attributes > XML_LIMIT_ATTRIBUTES)
            return exceed(walk, XML_LIMIT_ATTRIBUTES, "attributes in one tag");
        if (*prefixes > XML_LIMIT_PREFIXES)
            return exceed(walk, XML_LIMIT_PREFIXES,
                          "prefixes declared around one tag");
    }
    return true;
}

static bool
walk_start_tag(struct walk *walk)
{
    size_t prefixes = walk->prefixes[walk->depth];
    if (read_name(walk).n == 0 || !walk_attributes(walk, &prefixes))
        return false;
    bool is_empty = peek(walk) == '/';
    skip_past(walk, ">");
    if (is_empty)
        return true;
    if (walk->depth == DEPTH)
        return false;
    walk->prefixes[++walk->depth] = prefixes;
    return true;
}

/* A document type has a name, and may say where more of it is: libxml2 is told
 * not to fetch that. What it declares itself is in brackets. */
static bool
walk_doctype(struct walk *walk)
{
    while (walk->at < walk->bytes.n && peek(walk) != '>') {
        char c = peek(walk);
        walk->at++;
        if (c == '[')
            return exceed(walk, 0, "declarations of its own");
        if (c == '"' || c == '\'')
            skip_past(walk, c == '"' ? "\"" : "'");
    }
    return true;
}

/* Behind "<". False ends the walk. */
static bool
walk_tag(struct walk *walk)
{
    if (peek(walk) != '/' && !count_node(walk))
        return false;
    struct text rest = text_slice(walk->bytes, walk->at, walk->bytes.n);
    if (text_begins(rest, "!--")) {
        walk->at += 3;
        skip_past(walk, "-->");
    } else if (text_begins(rest, "![CDATA[")) {
        skip_past(walk, "]]>");
    } else if (text_begins(rest, "!DOCTYPE")) {
        return walk_doctype(walk);
    } else if (text_begins(rest, "?")) {
        skip_past(walk, "?>");
    } else if (text_begins(rest, "/")) {
        walk->depth -= walk->depth > 0;
        skip_past(walk, ">");
    } else {
        return walk_start_tag(walk);
    }
    return true;
}

static size_t
line_at(struct text bytes, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at && i < bytes.n; i++)
        line += bytes.s[i] == '\n';
    return line;
}

/* The value of encoding="..." in the declaration; empty where there is none. */
static struct text
declared_encoding(struct text bytes)
{
    if (!text_begins(bytes, "<?xml"))
        return TEXT("");
    struct text t = text_slice(bytes, 0, text_find_text(bytes, TEXT("?>")));
    t = text_slice(t, text_find_text(t, TEXT("encoding")), t.n);
    size_t quote = text_find(t, '"'), other = text_find(t, '\'');
    size_t from = quote < other ? quote : other;
    if (from == t.n)
        return TEXT("");
    struct text rest = text_slice(t, from + 1, t.n);
    return text_slice(rest, 0, text_find(rest, t.s[from]));
}

/* Are the tags the same bytes as in UTF-8? They are not in what libxml2 takes
 * for UTF-16, UTF-32 or EBCDIC by its first bytes. */
static bool
begins_plain(struct text bytes)
{
    static const char *const hidden[] = {"\xfe\xff", "\xff\xfe",
                                         "\x4c\x6f\xa7\x94"};
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        if (text_begins(bytes, hidden[i]))
            return false;
    return !memchr(bytes.s, '\0', bytes.n < 4 ? bytes.n : 4);
}

static bool
is_plain(struct text encoding)
{
    static const char *const plain[] = {"utf-8", "utf8",      "us-ascii",
                                        "ascii", "iso-8859-", "windows-125",
                                        "cp125"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        size_t n = strlen(plain[i]);
        if (text_is_fold(text_slice(encoding, 0, n), plain[i]))
            return true;
    }
    return encoding.n == 0;
}

static bool
shows_tags(struct text bytes, const char *name, struct error *error)
{
    if (bytes.n > 0 && !begins_plain(bytes))
        return error_at(error, ERROR_DATA, name, 1, 0,
                        "the XML is in UTF-16 or another encoding of its "
                        "kind: save it in UTF-8");
    struct text encoding = declared_encoding(bytes);
    if (is_plain(encoding))
        return true;
    return error_at(error, ERROR_DATA, name, 1, 0,
                    "the XML is in the encoding '%.*s': save it in UTF-8",
                    TEXT_ARGS(text_slice(encoding, 0, 40)));
}

bool
xml_within_limits(struct text bytes, size_t max_nodes, const char *name,
                  struct error *error)
{
    if (text_begins(bytes, "\xef\xbb\xbf"))
        bytes = text_slice(bytes, 3, bytes.n);
    if (!shows_tags(bytes, name, error))
        return false;
    struct walk walk = {.bytes = bytes, .max_nodes = max_nodes};
    if (bytes.n > BYTES_WITH_MANY_NAMES)
        walk.seen = heap_new(BITS / 8, 1);
    do
        skip_past(&walk, "<");
    while (walk.at < bytes.n && walk_tag(&walk) && !walk.excess);
    free(walk.seen);
    if (!walk.excess)
        return true;
    size_t line = line_at(bytes, walk.at);
    if (walk.most == 0)
        return error_at(error, ERROR_DATA, name, line, 0,
                        "the XML declares entities, or a document type of its "
                        "own, which praxis does not read");
    return error_at(error, ERROR_DATA, name, line, 0,
                    "the XML has more than %zu %s", walk.most, walk.excess);
}
