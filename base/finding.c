#include <config.h>

#include "base/finding.h"

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

/* A finding with the ranks of its file and sheet: where in the list they are
 * first named. */
struct ranked {
    struct finding finding;
    uint32_t file, sheet;
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
    return order ? order : compare_sizes(a->order, b->order);
}

void
findings_sort(struct findings *findings)
{
    struct arena arena = ARENA_INIT;
    struct intern names;
    intern_init(&names, &arena); /* ids count in the order of appearance */
    if (findings->sheets)
        intern_add(&names, TEXT(""));
    for (size_t i = 0; findings->sheets && findings->sheets[i]; i++)
        intern_add(&names, text_of(findings->sheets[i]));
    struct ranked *ranked = heap_new(findings->n, sizeof *ranked);
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *item = &findings->items[i];
        ranked[i] = (struct ranked){
            .finding = *item,
            .file = intern_add(&names, text_of(item->file)),
            .sheet = intern_add(&names, text_of(item->sheet)),
            .order = i};
    }
    qsort(ranked, findings->n, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < findings->n; i++)
        findings->items[i] = ranked[i].finding;
    free(ranked);
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
    if (finding->column) {
        fprintf(out, "%scolumn '%s'", separator, finding->column);
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
