#include <config.h>

#include "base/utf8.h"

#include <assert.h>

/* The length that a lead byte announces, 0 when it cannot lead. */
static size_t
lead_length(unsigned char c)
{
    if (c < 0x80)
        return 1;
    if (c >= 0xc2 && c <= 0xdf)
        return 2;
    if (c >= 0xe0 && c <= 0xef)
        return 3;
    if (c >= 0xf0 && c <= 0xf4)
        return 4;
    return 0;
}

/* What the second byte may be depends on the lead: this keeps out overlong
 * forms (e0, f0), surrogates (ed) and what lies over U+10FFFF (f4). */
static bool
second_fits(unsigned char lead, unsigned char second)
{
    unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high;
}

size_t
utf8_check(struct text t)
{
    const unsigned char *s = (const unsigned char *)t.s;
    size_t i = 0;
    while (i < t.n) {
        if (s[i] < 0x80) {
            i++;
            continue;
        }
        size_t length = lead_length(s[i]);
        if (length == 0 || i + length > t.n || !second_fits(s[i], s[i + 1]))
            return i;
        for (size_t k = 2; k < length; k++)
            if ((s[i + k] & 0xc0) != 0x80)
                return i;
        i += length;
    }
    return t.n;
}

size_t
utf8_count(struct text t)
{
    size_t count = 0;
    for (size_t i = 0; i < t.n; i++)
        count += ((unsigned char)t.s[i] & 0xc0) != 0x80;
    return count;
}

struct text
utf8_cut(struct text t, size_t n)
{
    if (n >= t.n)
        return t;
    while (n && ((unsigned char)t.s[n] & 0xc0) == 0x80)
        n--;
    return text_slice(t, 0, n);
}

unsigned
utf8_next(struct text *t)
{
    static const unsigned char lead_bits[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    const unsigned char *s = (const unsigned char *)t->s;
    size_t length = lead_length(s[0]);
    assert(length && length <= t->n);
    unsigned point = s[0] & lead_bits[length];
    for (size_t k = 1; k < length; k++)
        point = point << 6 | (s[k] & 0x3fu);
    *t = text_slice(*t, length, t->n);
    return point;
}

/* Ordered by their first character. */
static const struct {
    unsigned first, last;
    size_t columns;
} widths[] = {
    {0x0300, 0x036f, 0},   {0x0483, 0x0489, 0},   {0x0591, 0x05bd, 0},
    {0x064b, 0x065f, 0},   {0x0900, 0x0902, 0},   {0x093c, 0x093c, 0},
    {0x0941, 0x0948, 0},   {0x094d, 0x094d, 0},   {0x0e34, 0x0e3a, 0},
    {0x0e47, 0x0e4e, 0},   {0x1100, 0x115f, 2},   {0x200b, 0x200f, 0},
    {0x202a, 0x202e, 0},   {0x2060, 0x2064, 0},   {0x20d0, 0x20f0, 0},
    {0x2e80, 0x303e, 2},   {0x3041, 0x33ff, 2},   {0x3400, 0x4dbf, 2},
    {0x4e00, 0x9fff, 2},   {0xa000, 0xa4cf, 2},   {0xa960, 0xa97c, 2},
    {0xac00, 0xd7a3, 2},   {0xf900, 0xfaff, 2},   {0xfe00, 0xfe0f, 0},
    {0xfe10, 0xfe19, 2},   {0xfe20, 0xfe2f, 0},   {0xfe30, 0xfe6f, 2},
    {0xfeff, 0xfeff, 0},   {0xff01, 0xff60, 2},   {0xffe0, 0xffe6, 2},
    {0x1f300, 0x1f64f, 2}, {0x1f680, 0x1f6fc, 2}, {0x1f900, 0x1f9ff, 2},
    {0x20000, 0x3fffd, 2},
};

static size_t
columns_of(unsigned point)
{
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        if (point <= widths[i].last)
            return point < widths[i].first ? 1 : widths[i].columns;
    return 1;
}

size_t
utf8_columns(struct text t)
{
    size_t columns = 0;
    while (t.n > 0)
        columns += columns_of(utf8_next(&t));
    return columns;
}
