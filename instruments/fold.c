#include <config.h>

#include "instruments/fold.h"

#include "base/builder.h"
#include "base/utf8.h"

/* U+00C0 to U+00FF; blank: no letter. */
static const char *const latin[64] = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i",
    "i", "i", "i", "d", "n", "o", "o",  "o", "o", "o", " ", "o", "u",
    "u", "u", "u", "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae",
    "c", "e", "e", "e", "e", "i", "i",  "i", "i", "d", "n", "o", "o",
    "o", "o", "o", " ", "o", "u", "u",  "u", "u", "y", "th", "y",
};

/* U+0100 to U+017F, by the letter that is under the accent. */
static const char extended[129] =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* Arabic letters that are written for each other. */
static const struct {
    unsigned from, to;
} arabic[] = {
    {0x622, 0x627}, {0x623, 0x627}, {0x625, 0x627}, {0x671, 0x627},
    {0x629, 0x647}, {0x649, 0x64A},
};

/* Is it a mark on the letter before it, or nothing to be seen? */
static bool
is_mark(unsigned c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x64B && c <= 0x65F) ||
           c == 0x670 || c == 0x640 || (c >= 0x200B && c <= 0x200F) ||
           c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2BC ||
           c == 0xAD || c == 0xFEFF;
}

static bool
is_gap(unsigned c)
{
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  (c >= '0' && c <= '9');
    return (c < 0x80 && !letter) || (c >= 0x80 && c < 0xC0) ||
           (c >= 0x2000 && c <= 0x206F) || c == 0x60C || c == 0x61B ||
           c == 0x61F || c == 0x3000 || c == 0x3001 || c == 0x3002;
}

static void
add_letter(struct builder *folded, unsigned c, struct text written)
{
    if (c < 0x80) {
        builder_add_char(folded, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
        return;
    }
    if (c >= 0xC0 && c <= 0xFF) {
        builder_add_string(folded, latin[c - 0xC0]);
        return;
    }
    if (c == 0x152 || c == 0x153) {
        builder_add_string(folded, "oe");
        return;
    }
    if (c >= 0x100 && c < 0x100 + sizeof extended - 1) {
        builder_add_char(folded, extended[c - 0x100]);
        return;
    }
    for (size_t i = 0; i < sizeof arabic / sizeof *arabic; i++)
        if (c == arabic[i].from) {
            builder_add_char(folded, (char)(0xC0 | arabic[i].to >> 6));
            builder_add_char(folded, (char)(0x80 | (arabic[i].to & 0x3F)));
            return;
        }
    builder_add(folded, written);
}

struct text
fold_words(struct arena *arena, const char *words)
{
    struct builder folded = BUILDER_INIT;
    struct text rest = text_of(words);
    bool gap = true;
    builder_add_char(&folded, ' ');
    while (rest.n > 0) {
        struct text before = rest;
        unsigned c = utf8_next(&rest);
        if (is_mark(c))
            continue;
        if (!is_gap(c))
            add_letter(&folded, c, text_slice(before, 0, before.n - rest.n));
        else if (!gap)
            builder_add_char(&folded, ' ');
        gap = is_gap(c);
    }
    if (!gap)
        builder_add_char(&folded, ' ');
    struct text done = text_of(builder_dup(&folded, arena));
    builder_release(&folded);
    return done;
}
