/* For a terminal of 80 columns: the answer, then the sections. */
#include <config.h>

#include "analyse/report/report.h"

#include "analyse/design/figure.h"
#include "base/heap.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 78

static size_t
width_of(const char *s)
{
    return utf8_count(text_of(s));
}

static void
spaces(FILE *out, size_t n)
{
    fprintf(out, "%*s", (int)n, "");
}

/* The next word; a number keeps its "%". */
static bool
next_word(struct text *rest, struct text *word)
{
    struct text sign;
    if (!text_word(rest, word))
        return false;
    struct text after = *rest;
    if (text_word(&after, &sign) && *sign.s == '%') {
        word->n = (size_t)(sign.s + sign.n - word->s);
        *rest = after;
    }
    return true;
}

/* Words in lines of WIDTH, each line but the first behind indent spaces; the
 * cursor stands behind `at` columns. */
static void
wrap(FILE *out, const char *words, size_t at, size_t indent)
{
    struct text word, rest = text_of(words);
    size_t column = at;
    bool first = true;
    while (next_word(&rest, &word)) {
        size_t width = utf8_count(word);
        if (!first && column + 1 + width > WIDTH) {
            fputc('\n', out);
            spaces(out, indent);
            column = indent;
        } else if (!first) {
            fputc(' ', out);
            column++;
        }
        fprintf(out, "%.*s", TEXT_ARGS(word));
        column += width;
        first = false;
    }
    fputc('\n', out);
}

static void
paragraph(FILE *out, const char *words, size_t indent)
{
    spaces(out, indent);
    wrap(out, words, indent, indent);
}

/* Takes off *rest the words that fit into width; a word that is longer fills
 * a line alone, and is not cut. */
static struct text
next_line(struct text *rest, size_t width)
{
    struct text word, left = *rest, line = {rest->s, 0};
    while (text_word(&left, &word)) {
        struct text more = {rest->s, (size_t)(word.s + word.n - rest->s)};
        if (line.n && utf8_count(more) > width)
            break;
        line = more;
    }
    *rest = text_trim(text_slice(*rest, line.n, rest->n));
    return line;
}

/* One row, its left-aligned cells wrapped into as many lines as they need. */
static void
write_row(const struct grid *grid, const char *const *cells,
          const size_t *width, FILE *out)
{
    struct text *rest = heap_new(grid->columns, sizeof *rest);
    for (size_t c = 0; c < grid->columns; c++)
        rest[c] = text_of(cells[c]);
    bool more = true;
    while (more) {
        size_t gap = 2;
        more = false;
        for (size_t c = 0; c < grid->columns; c++) {
            struct text line = next_line(&rest[c], width[c]);
            size_t own = utf8_count(line);
            size_t pad = width[c] > own ? width[c] - own : 0;
            if (line.n) {
                spaces(out, gap + (grid->right[c] ? pad : 0));
                fprintf(out, "%.*s", TEXT_ARGS(line));
                gap = 0;
            }
            gap += (line.n && grid->right[c] ? 0 : pad) + 2;
            more = more || rest[c].n;
        }
        fputc('\n', out);
    }
    free(rest);
}

/* Columns as wide as their widest cell; where that passes the line, the widest
 * give way, as far as their longest word. */
static void
fit_columns(const struct grid *grid, size_t *width)
{
    size_t total = 0;
    for (size_t c = 0; c < grid->columns; c++) {
        width[c] = width_of(grid->titles[c]);
        for (size_t r = 0; r < grid->rows; r++) {
            size_t w = width_of(grid->cells[r * grid->columns + c]);
            width[c] = w > width[c] ? w : width[c];
        }
        total += width[c] + 2;
    }
    while (total > WIDTH) {
        size_t widest = 0;
        for (size_t c = 1; c < grid->columns; c++)
            if (width[c] > width[widest])
                widest = c;
        if (width[widest] <= 10)
            break;
        width[widest]--;
        total--;
    }
}

static void
write_grid(const struct grid *grid, FILE *out)
{
    size_t *width = heap_new(grid->columns, sizeof *width);
    fit_columns(grid, width);
    write_row(grid, grid->titles, width, out);
    for (size_t r = 0; r < grid->rows; r++)
        write_row(grid, grid->cells + r * grid->columns, width, out);
    free(width);
}

/* The place of a value among `width` characters. */
static size_t
place(double value, double low, double high, size_t width)
{
    double share = (value - low) / (high - low);
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return (size_t)(share * (double)(width - 1) + 0.5);
}

static void
draw_row(char *line, const struct plot *plot, const struct plot_row *row,
         double low, double high, size_t width)
{
    memset(line, ' ', width);
    line[width] = '\0';
    if (plot->has_reference)
        line[place(plot->reference, low, high, width)] = '|';
    if (row->has_limits) {
        size_t from = place(row->lower, low, high, width);
        size_t to = place(row->upper, low, high, width);
        for (size_t i = from; i <= to; i++)
            line[i] = line[i] == '|' && i > from && i < to ? '+' : '-';
        line[from] = row->lower < low ? '<' : '[';
        line[to] = row->upper > high ? '>' : ']';
    }
    if (row->has_value)
        line[place(row->value, low, high, width)] = 'o';
}

/* The axis' numbers under their places, as far as they do not touch. */
static void
draw_axis(FILE *out, const struct plot *plot, double low, double high,
          size_t label, size_t width)
{
    struct arena arena = ARENA_INIT;
    struct axis axis = axis_of(low, high, 4);
    char *line = heap_new(width + 40, 1);
    memset(line, ' ', width + 30);
    size_t end = 0;
    for (size_t i = 0; i < axis.n; i++) {
        double value = axis.first + axis.step * (double)i;
        if (value < low - 1e-9 * axis.step || value > high + 1e-9 * axis.step)
            continue;
        const char *words =
            plot->scale == SCALE_SHARE
                ? arena_printf(&arena, "%g", round(1e6 * value) / 1e4)
                : arena_printf(&arena, "%g",
                               fabs(value) < 1e-9 * axis.step ? 0 : value);
        size_t at = place(value, low, high, width), own = strlen(words);
        at = at >= own / 2 ? at - own / 2 : 0;
        if (end && at < end + 2)
            continue;
        memcpy(line + at, words, own);
        end = at + own;
    }
    line[end] = '\0';
    spaces(out, label);
    fprintf(out, "%s\n", line);
    spaces(out, label);
    fprintf(out, "%s\n", plot->title);
    free(line);
    arena_release(&arena);
}

static void
write_plot(const struct plot *plot, FILE *out)
{
    double low, high;
    plot_range(plot, &low, &high);
    struct axis axis = axis_of(low, high, 4);
    low = axis.first;
    high = axis.first + axis.step * (double)(axis.n - 1);
    size_t label = 0;
    for (size_t i = 0; i < plot->n; i++) {
        size_t w = width_of(plot->rows[i].label);
        label = w > label ? w : label;
    }
    label = label > 24 ? 24 : label;
    size_t width = WIDTH - label - 4 > 56 ? 56 : WIDTH - label - 4;
    char *line = heap_new(width + 1, 1);
    for (size_t i = 0; i < plot->n; i++) {
        struct text name = text_of(plot->rows[i].label);
        size_t own = utf8_count(name);
        while (own > label) {
            name = utf8_cut(name, name.n - 1);
            own = utf8_count(name);
        }
        draw_row(line, plot, &plot->rows[i], low, high, width);
        size_t n = width;
        while (n && line[n - 1] == ' ')
            n--;
        fprintf(out, "  %.*s", TEXT_ARGS(name));
        spaces(out, label - own + 2);
        fprintf(out, "%.*s\n", (int)n, line);
    }
    draw_axis(out, plot, low, high, label + 4, width);
    free(line);
}

static void
write_remark(const struct remark *remark, FILE *out)
{
    int mark = remark->severity == SEVERITY_NOTE ? '-' : '!';
    int at = fprintf(out, "  %c [%d] ", mark, remark->number);
    wrap(out, remark->words, (size_t)at, 4);
    if (remark->mend) {
        fputs("    (", out);
        struct arena arena = ARENA_INIT;
        wrap(out, arena_printf(&arena, "%s)", remark->mend), 5, 4);
        arena_release(&arena);
    }
}

static void
write_section(const struct section *section, FILE *out)
{
    fprintf(out, "\n%s\n", section->title);
    if (section->grid)
        write_grid(section->grid, out);
    if (section->plot) {
        fputc('\n', out);
        write_plot(section->plot, out);
    }
    for (size_t i = 0; i < section->n_paragraphs; i++)
        paragraph(out, section->paragraphs[i], 2);
    for (size_t i = 0; i < section->n_remarks; i++)
        write_remark(&section->remarks[i], out);
    for (size_t i = 0; i < section->n_points; i++) {
        fputs("  - ", out);
        wrap(out, section->points[i], 4, 4);
    }
}

void
report_write_text(const struct report *report, FILE *out)
{
    paragraph(out, report->answer, 0);
    for (size_t i = 0; i < report->n_support; i++)
        paragraph(out, report->support[i], 0);
    fputc('\n', out);
    paragraph(out, report->subtitle, 0);
    for (size_t i = 0; i < report->n_sections; i++)
        write_section(&report->sections[i], out);
}
