#include <config.h>

#include "instruments/xlsform/xlsform.h"

#include "base/builder.h"
#include "base/utf8.h"

#include <string.h>

/* Characters that programs put in on their own, and what is read for them. */
static const struct {
    const char *bytes;
    char plain; /* '\0': nothing, it cannot be seen */
    bool quote;
} plain_for[] = {
    {"\xe2\x80\x98", '\'', true}, /* U+2018 */
    {"\xe2\x80\x99", '\'', true}, /* U+2019 */
    {"\xe2\x80\x9c", '"', true},  /* U+201C */
    {"\xe2\x80\x9d", '"', true},  /* U+201D */
    {"\xc2\xa0", ' ', false},      /* no-break space */
    {"\xef\xbb\xbf", '\0', false}, /* U+FEFF */
    {"\xe2\x80\x8b", '\0', false}, /* U+200B */
};

/* The bytes of t that are to be replaced at its start, or 0. */
static size_t
replaced(struct text t, char *plain, bool *quote)
{
    if ((unsigned char)t.s[0] < 0x80)
        return 0;
    for (size_t i = 0; i < sizeof plain_for / sizeof *plain_for; i++)
        if (text_begins(t, plain_for[i].bytes)) {
            *plain = plain_for[i].plain;
            *quote = plain_for[i].quote;
            return strlen(plain_for[i].bytes);
        }
    return 0;
}

static bool
is_plain(struct text t, bool collapse)
{
    for (size_t i = 0; i < t.n; i++)
        if ((unsigned char)t.s[i] >= 0x80 ||
            (collapse && t.s[i] == ' ' && i + 1 < t.n && t.s[i + 1] == ' '))
            return false;
    return true;
}

/* What was done to a cell. */
struct repaired {
    bool quotes, spaces, unseen;
};

/* Repaired into b. */
static void
repair(struct text t, bool collapse, struct builder *b,
       struct repaired *repaired)
{
    for (size_t i = 0; i < t.n;) {
        char plain = t.s[i];
        bool quote = false;
        size_t n = replaced(text_slice(t, i, t.n), &plain, &quote);
        repaired->quotes |= quote;
        i += n ? n : 1;
        if (n && !plain)
            repaired->unseen = true;
        else if (collapse && plain == ' ' && b->n && b->s[b->n - 1] == ' ')
            repaired->spaces = true;
        else
            builder_add_char(b, plain);
    }
}

static void
count(size_t *cells, size_t *first, size_t row)
{
    if (++*cells == 1)
        *first = row;
}

const char *
read_cell(struct reading *reading, const struct sheet_row *row, size_t column,
          bool collapse)
{
    struct text cell = sheet_cell(row, column);
    struct text t = text_trim(cell);
    struct repairs *repairs = &reading->repairs;
    if (t.n == 0)
        return NULL;
    struct repaired repaired = {.spaces = t.n != cell.n};
    const char *value = NULL;
    if (is_plain(t, collapse)) {
        /* Cells end with a NUL where nothing was trimmed behind them. */
        bool whole = t.s + t.n == cell.s + cell.n;
        value = whole ? t.s : text_dup(reading->arena, t);
    } else {
        struct builder b = BUILDER_INIT;
        repair(t, collapse, &b, &repaired);
        struct text trimmed = text_trim(builder_text(&b));
        value = trimmed.n ? text_dup(reading->arena, trimmed) : NULL;
        builder_release(&b);
    }
    if (repaired.quotes)
        count(&repairs->quotes, &repairs->quotes_row, row->number);
    if (repaired.spaces)
        count(&repairs->spaces, &repairs->spaces_row, row->number);
    if (repaired.unseen)
        count(&repairs->unseen, &repairs->unseen_row, row->number);
    return value;
}

static void
tell_repair(struct reading *reading, const struct sheet *sheet, size_t n,
            size_t row, const char *rule, const char *what)
{
    if (n)
        form_say(reading->form, reading->findings,
                 (struct finding){.severity = SEVERITY_NOTE,
                                  .rule = rule,
                                  .sheet = sheet->name,
                                  .row = row},
                 "%s in %zu cell%s, here first", what, n, n == 1 ? "" : "s");
}

void
tell_repairs(struct reading *reading, const struct sheet *sheet)
{
    struct repairs *repairs = &reading->repairs;
    tell_repair(reading, sheet, repairs->quotes, repairs->quotes_row,
                "repaired-quotes", "curly quotes were read as straight ones");
    tell_repair(reading, sheet, repairs->spaces, repairs->spaces_row,
                "repaired-spaces",
                "spaces at an end, or several together, were left out");
    tell_repair(reading, sheet, repairs->unseen, repairs->unseen_row,
                "repaired-unseen",
                "characters that cannot be seen (U+FEFF, U+200B) were left "
                "out");
    *repairs = (struct repairs){0};
}

int
read_yes_no(const char *value)
{
    static const char *const words[2][7] = {
        {"no", "No", "NO", "false", "False", "FALSE", "false()"},
        {"yes", "Yes", "YES", "true", "True", "TRUE", "true()"}};
    for (int yes = 0; value && yes < 2; yes++)
        for (size_t i = 0; i < 7; i++)
            if (strcmp(value, words[yes][i]) == 0)
                return yes;
    return -1;
}

/* XML's NameStartChar above ASCII, less what no keyboard makes. */
static bool
is_letter(unsigned c)
{
    static const struct {
        unsigned from, to;
    } ranges[] = {
        {'A', 'Z'},        {'_', '_'},        {'a', 'z'},
        {0xc0, 0xd6},      {0xd8, 0xf6},      {0xf8, 0x2ff},
        {0x370, 0x37d},    {0x37f, 0x1fff},   {0x200c, 0x200d},
        {0x2070, 0x218f},  {0x2c00, 0x2fef},  {0x3001, 0xd7ff},
        {0xf900, 0xfdcf},  {0xfdf0, 0xfffd},  {0x10000, 0xeffff},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].from && c <= ranges[i].to)
            return true;
    return false;
}

static bool
is_letter_or_digit(unsigned c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == 0xb7 || (c >= 0x300 && c <= 0x36f) || c == 0x203f ||
           c == 0x2040;
}

size_t
name_length(struct text t)
{
    struct text rest = t;
    if (t.n == 0 || !is_letter(utf8_next(&rest)))
        return 0;
    size_t n = t.n - rest.n;
    while (rest.n > 0 && is_letter_or_digit(utf8_next(&rest)))
        n = t.n - rest.n;
    return n;
}

bool
is_name(struct text t)
{
    return t.n > 0 && name_length(t) == t.n;
}
