#include <config.h>

#include "base/finding.h"

#include "base/builder.h"
#include "base/heap.h"
#include "base/intern.h"
#include "base/utf8.h"

#include <jansson.h>
#include <stdlib.h>

void
findings_init(struct findings *findings, struct arena *arena)
{
    *findings = (struct findings){.arena = arena};
}

static const char *
kept(struct arena *arena, const char *s)
{
    return s ? arena_strdup(arena, s) : NULL;
}

void
findings_add(struct findings *findings, const struct finding *finding)
{
    arena_grow(findings->arena, &findings->items, &findings->capacity,
               findings->n + 1, sizeof *findings->items);
    struct finding *item = &findings->items[findings->n++];
    *item = *finding;
    item->file = kept(findings->arena, finding->file);
    item->sheet = kept(findings->arena, finding->sheet);
    item->column = kept(findings->arena, finding->column);
    item->value = kept(findings->arena, finding->value);
    item->message = kept(findings->arena, finding->message);
    item->mend = kept(findings->arena, finding->mend);
    size_t n = text_of(item->value).n;
    if (item->mark > n)
        item->mark = n;
    if (item->mark_length > n - item->mark)
        item->mark_length = n - item->mark;
}

size_t
findings_count(const struct findings *findings, enum severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->n; i++)
        count += findings->items[i].severity == severity;
    return count;
}

const char *
severity_name(enum severity severity)
{
    static const char *const names[] = {"error", "warning", "note"};
    return names[severity];
}

/* A finding with the ranks of its file, sheet and column. */
struct ranked {
    struct finding finding;
    size_t file, sheet, column;
    size_t order;
};

static int
compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int
compare_ranked(const void *pa, const void *pb)
{
    const struct ranked *a = pa, *b = pb;
    int order = compare_sizes(a->file, b->file);
    if (!order)
        order = compare_sizes(a->sheet, b->sheet);
    if (!order)
        order = compare_sizes(a->finding.row, b->finding.row);
    if (!order)
        order = compare_sizes(a->finding.line, b->finding.line);
    if (!order)
        order = compare_sizes(a->column, b->column);
    return order ? order : compare_sizes(a->order, b->order);
}

/* Ids count in the order of appearance: of sheets "survey", of columns "0" and
 * the header behind a line's end, where 0 is the place of the sheet. Our words
 * are a table of their own, as one may be the header of another column. */
struct ranks {
    size_t n_sheets; /* those that are known */
    struct intern files, sheets, headers, words;
    uint32_t *header_of; /* of each word: the first column that it is for */
    size_t capacity;
    struct builder key;
};

static struct text
column_key(struct ranks *ranks, size_t sheet, const char *column)
{
    builder_clear(&ranks->key);
    builder_printf(&ranks->key, "%zu\n%s", sheet, column);
    return builder_text(&ranks->key);
}

static void
add_columns(struct ranks *ranks, const struct finding_sheet *it, size_t sheet)
{
    for (size_t i = 0; i < it->n; i++) {
        const struct finding_column *column = &it->columns[i];
        uint32_t header = intern_add(&ranks->headers,
                                     column_key(ranks, sheet, column->header));
        size_t known = ranks->words.n;
        if (!column->word ||
            intern_add(&ranks->words, column_key(ranks, sheet, column->word)) <
                known)
            continue;
        heap_grow(&ranks->header_of, &ranks->capacity, known + 1,
                  sizeof *ranks->header_of);
        ranks->header_of[known] = header;
    }
}

static void
ranks_init(struct ranks *ranks, const struct findings *findings,
           struct arena *arena)
{
    *ranks = (struct ranks){.n_sheets = 0};
    intern_init(&ranks->files, arena);
    intern_init(&ranks->sheets, arena);
    intern_init(&ranks->headers, arena);
    intern_init(&ranks->words, arena);
    for (size_t i = 0; i < findings->n_sheets; i++) {
        const struct finding_sheet *sheet = &findings->sheets[i];
        add_columns(ranks, sheet,
                    intern_add(&ranks->sheets, text_of(sheet->name)));
    }
    ranks->n_sheets = ranks->sheets.n;
}

/* 0: none, or one of a sheet whose columns are not known. */
static size_t
rank_column(struct ranks *ranks, const struct finding *finding)
{
    const char *column = finding->column;
    size_t sheet = intern_find(&ranks->sheets, text_of(finding->sheet));
    if (!column || !finding->sheet || sheet >= ranks->n_sheets)
        return 0;
    struct text key = column_key(ranks, sheet, column);
    uint32_t word = intern_find(&ranks->words, key);
    if (word != UINT32_MAX && intern_find(&ranks->headers, key) == UINT32_MAX)
        return (size_t)ranks->header_of[word] + 1;
    return (size_t)intern_add(&ranks->headers, key) + 1;
}

void
findings_sort(struct findings *findings)
{
    struct arena arena = ARENA_INIT;
    struct ranks ranks;
    ranks_init(&ranks, findings, &arena);
    struct ranked *ranked = heap_new(findings->n, sizeof *ranked);
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *item = &findings->items[i];
        ranked[i] = (struct ranked){
            .finding = *item,
            .file = intern_add(&ranks.files, text_of(item->file)),
            .column = rank_column(&ranks, item),
            .order = i};
        if (item->sheet)
            ranked[i].sheet =
                (size_t)intern_add(&ranks.sheets, text_of(item->sheet)) + 1;
    }
    qsort(ranked, findings->n, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < findings->n; i++)
        findings->items[i] = ranked[i].finding;
    free(ranked);
    free(ranks.header_of);
    builder_release(&ranks.key);
    arena_release(&arena);
}

static void
print_place(const struct finding *finding, FILE *out)
{
    const char *separator = "";
    if (finding->file) {
        fprintf(out, "%s", finding->file);
        separator = ", ";
    }
    if (finding->sheet) {
        fprintf(out, "%ssheet '%s'", separator, finding->sheet);
        separator = ", ";
    }
    if (finding->row) {
        fprintf(out, "%srow %zu", separator, finding->row);
        separator = ", ";
    }
    if (finding->line) {
        fprintf(out, "%sline %zu", separator, finding->line);
        separator = ", ";
    }
    if (finding->column) {
        fprintf(out, "%s%s'%s'", separator, finding->line ? "" : "column ",
                finding->column);
        separator = ", ";
    }
    if (*separator)
        fputs(": ", out);
}

#define SHOWN_BYTES 72

/* The line that holds the mark, as bytes from..to of the value; of a long one,
 * a window about the mark. */
static void
window(struct text value, size_t mark, size_t *from, size_t *to)
{
    size_t begin = mark;
    while (begin > 0 && value.s[begin - 1] != '\n')
        begin--;
    size_t end = mark + text_find(text_slice(value, mark, value.n), '\n');
    if (mark - begin > SHOWN_BYTES / 2)
        begin = utf8_cut(value, mark - SHOWN_BYTES / 2).n;
    *from = begin;
    *to = begin + utf8_cut(text_slice(value, begin, end), SHOWN_BYTES).n;
}

/* A tab is shown as one blank, and so is what else would move the cursor. */
static void
print_line(struct text line, FILE *out)
{
    for (size_t i = 0; i < line.n; i++) {
        unsigned char c = (unsigned char)line.s[i];
        fputc(c < 0x20 || c == 0x7f ? ' ' : c, out);
    }
}

/* Bytes that are no UTF-8 can be what is wrong. */
static size_t
columns(struct text t)
{
    return utf8_check(t) == t.n ? utf8_columns(t) : t.n;
}

static void
print_marked(const struct finding *finding, FILE *out)
{
    struct text value = text_of(finding->value);
    size_t mark = finding->mark < value.n ? finding->mark : value.n;
    size_t from, to;
    window(value, mark, &from, &to);
    fprintf(out, "    %s", from ? "..." : "");
    print_line(text_slice(value, from, to), out);
    fprintf(out, "%s\n", to < value.n ? "..." : "");
    if (!finding->mark_length)
        return;
    size_t end = mark + finding->mark_length;
    size_t carets = columns(text_slice(value, mark, end < to ? end : to));
    fprintf(out, "    %*s",
            (int)columns(text_slice(value, from, mark)) + (from ? 3 : 0), "");
    for (size_t i = 0; i < (carets ? carets : 1); i++)
        fputc('^', out);
    fputc('\n', out);
}

void
findings_print(const struct findings *findings, FILE *out)
{
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *finding = &findings->items[i];
        print_place(finding, out);
        fprintf(out, "%s: %s [%s]\n", severity_name(finding->severity),
                finding->message, finding->rule);
        if (finding->value && *finding->value)
            print_marked(finding, out);
        if (finding->mend && *finding->mend)
            fprintf(out, "    %s\n", finding->mend);
    }
}

static void
put(json_t *object, const char *key, const char *value)
{
    /* A value may hold bytes that are not UTF-8: that can be the finding. */
    if (!value)
        return;
    json_t *string = json_string(value);
    if (!string)
        string = json_stringn(value, utf8_check(text_of(value)));
    json_object_set_new(object, key, string);
}

static json_t *
finding_to_json(const struct finding *finding)
{
    json_t *object = json_object();
    put(object, "severity", severity_name(finding->severity));
    put(object, "rule", finding->rule);
    put(object, "file", finding->file);
    put(object, "sheet", finding->sheet);
    if (finding->row)
        json_object_set_new(object, "row",
                            json_integer((json_int_t)finding->row));
    if (finding->line)
        json_object_set_new(object, "line",
                            json_integer((json_int_t)finding->line));
    put(object, "column", finding->column);
    put(object, "value", finding->value);
    if (finding->mark_length) {
        json_object_set_new(object, "mark",
                            json_integer((json_int_t)finding->mark));
        json_object_set_new(object, "mark_length",
                            json_integer((json_int_t)finding->mark_length));
    }
    put(object, "message", finding->message);
    put(object, "mend", finding->mend);
    return object;
}

struct json_t *
findings_to_json(const struct findings *findings)
{
    json_t *list = json_array();
    for (size_t i = 0; i < findings->n; i++)
        json_array_append_new(list, finding_to_json(&findings->items[i]));
    return list;
}

void
findings_print_json(const struct findings *findings, FILE *out)
{
    json_t *list = findings_to_json(findings);
    json_dumpf(list, out, JSON_INDENT(2));
    fputc('\n', out);
    json_decref(list);
}
