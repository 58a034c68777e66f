/* Responses that other programs' own tests submit, as the phones' XML and as
 * the servers export them: both ways give the same tables. What only one of the
 * two can know (who sent it, and when) is not compared. */
#include <config.h>

#include "tests/collect/gather.h"
#include "tests/run.h"

#include "base/file.h"

#include <stdlib.h>

static const char *samples;

static const char *
path_to(struct gather *gather, const char *folder, const char *name)
{
    return arena_printf(&gather->arena, "%s/%s/%s", samples, folder, name);
}

/* The form of the folder, and its sources: a list of names that ends with
 * NULL. */
static void
collect(struct gather *g, const char *folder, const char *form,
        const char *const *sources)
{
    struct error error = ERROR_INIT;
    *g = (struct gather){.n_forms = 1};
    g->options = (struct collection_options){
        .refused = "-98", .dont_know = "-99", .keep_personal = true};
    findings_init(&g->findings, &g->arena);
    findings_init(&g->form_findings, &g->arena);
    g->forms[0] = form_read(&g->arena, path_to(g, folder, form), NULL,
                            &g->form_findings, &error);
    ck_assert_msg(g->forms[0] != NULL, "%s", error.message);
    collection_init(&g->collection, &g->arena, &g->options, g->forms, 1,
                    &g->findings);
    for (; *sources; sources++)
        ck_assert_msg(
            source_read(&g->collection, path_to(g, folder, *sources), &error),
            "%s", error.message);
    ck_assert(gather_finish(g));
    ck_assert_uint_eq(gather_answers(g), gather_cells(g));
}

/* Only what the sources add differs. */
static bool
is_added(const char *name)
{
    static const char *const added[] = {
        "submitted_at", "source",         "source_file",
        "status",       "form_version",   "edits",
        "submitter_id", "submitter_name", "device_id",
    };
    for (size_t i = 0; i < sizeof added / sizeof *added; i++)
        if (strcmp(name, added[i]) == 0)
            return true;
    return false;
}

static void
same_column(const struct table *a, const struct table *b,
            const struct column *column, const char *what)
{
    const struct column *other = table_find(b, column->name);
    ck_assert_msg(other != NULL, "%s: no column %s", what, column->name);
    for (size_t row = 0; row < a->n_rows; row++) {
        char s[DATE_SIZE], t[DATE_SIZE];
        struct text p = table_cell(a, column, row, s);
        struct text q = table_cell(b, other, row, t);
        ck_assert_msg(text_equal(p, q), "%s: %s, row %zu: '%.*s' and '%.*s'",
                      what, column->name, row, TEXT_ARGS(p), TEXT_ARGS(q));
    }
}

static void
same(const struct gather *a, const struct gather *b, const char *what)
{
    ck_assert_uint_eq(a->dictionary.n_tables, b->dictionary.n_tables);
    for (size_t t = 0; t < a->dictionary.n_tables; t++) {
        const struct table *p = a->dictionary.tables[t];
        const struct table *q = b->dictionary.tables[t];
        ck_assert_uint_gt(p->n_rows, 0);
        ck_assert_msg(p->n_rows == q->n_rows, "%s: %zu and %zu rows of %s",
                      what, p->n_rows, q->n_rows, p->name);
        for (size_t c = 0; c < p->n_columns; c++)
            if (!is_added(p->columns[c]->name))
                same_column(p, q, p->columns[c], what);
    }
}

/* Forms of ODK Central's tests, with the instances of each. */
static const struct {
    const char *folder;
    const char *instances[5];
    bool has_split;
} forms[] = {
    {"central/binaryType",
     {"instance-one.xml", "instance-two.xml", "instance-both.xml",
      "instance-unicode.xml"},
     false},
    {"central/doubleRepeat", {"instance-double.xml"}, false},
    {"central/groupRepeat", {"instance-one.xml"}, false},
    {"central/selectMultiple",
     {"instance-one.xml", "instance-two.xml", "instance-three.xml"},
     true},
    {"central/simple2",
     {"instance-one.xml", "instance-two.xml", "instance-three.xml"},
     false},
    {"central/withrepeat",
     {"instance-one.xml", "instance-two.xml", "instance-three.xml"},
     false},
};

START_TEST(central_exports)
{
    static const char *const exports[] = {"submissions-default.csv.zip",
                                          "submissions-nogroups.csv.zip",
                                          "submissions-split.csv.zip"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        for (size_t e = 0; e < (forms[i].has_split ? 3 : 2); e++) {
            const char *const zip[] = {exports[e], NULL};
            struct gather xml, csv;
            collect(&xml, forms[i].folder, "form.xml", forms[i].instances);
            collect(&csv, forms[i].folder, "form.xml", zip);
            same(&xml, &csv, forms[i].folder);
            gather_end(&xml);
            gather_end(&csv);
        }
}
END_TEST

/* Briefcase writes dates as its own country does: forms without them. */
static const struct {
    const char *name;
    const char *repeats[4];
} briefcase[] = {
    {"choice-lists", {NULL}},
    {"choice-lists-predicate", {NULL}},
    {"choice-lists-predicate-relative-repeat", {"group"}},
    {"choice-lists-randomize", {NULL}},
    {"nested-repeats", {"g1", "g2", "g3"}},
};

START_TEST(briefcase_exports)
{
    for (size_t i = 0; i < sizeof briefcase / sizeof *briefcase; i++) {
        struct arena arena = ARENA_INIT;
        const char *name = briefcase[i].name, *csvs[5] = {NULL};
        const char *form = arena_printf(&arena, "%s.xml", name);
        const char *const instance[] = {
            arena_printf(&arena, "%s-submission.xml", name), NULL};
        size_t n = 0;
        csvs[n++] = arena_printf(&arena, "%s.csv.expected", name);
        for (size_t r = 0; briefcase[i].repeats[r]; r++)
            csvs[n++] = arena_printf(&arena, "%s-%s.csv.expected", name,
                                     briefcase[i].repeats[r]);
        struct gather xml, csv;
        collect(&xml, "briefcase", form, instance);
        collect(&csv, "briefcase", form, csvs);
        same(&xml, &csv, name);
        gather_end(&xml);
        gather_end(&csv);
        arena_release(&arena);
    }
}
END_TEST

/* The kinds of answers, with the values that Briefcase exported. */
START_TEST(all_kinds_of_answers)
{
    static const char *const instance[] = {"all-data-types-submission.xml",
                                           NULL};
    static const struct {
        const char *column, *value;
    } expected[] = {
        {"some_string", "Hola"},
        {"some_int", "123"},
        {"some_decimal", "123.456"},
        {"some_date", "2018-04-26"},
        {"some_time", "08:56:00.000Z"},
        {"some_date_time", "2018-04-26T08:56:00.000Z"},
        {"some_geopoint__latitude", "43.3149254"},
        {"some_geopoint__longitude", "-1.9869671"},
        {"some_geopoint__altitude", "71.80000305175781"},
        {"some_geopoint__accuracy", "15.478"},
        {"some_barcode", "000049499094"},
        {"submitted_at", "2018-04-26T08:58:20.525Z"},
    };
    struct gather g;
    collect(&g, "briefcase", "all-data-types.xml", instance);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        ck_assert_str_eq(gather_cell(&g, 0, 0, expected[i].column),
                         expected[i].value);
    ck_assert_uint_eq(g.findings.n, 0);
    gather_end(&g);
}
END_TEST

int
main(void)
{
    const char *shared = getenv("PRAXIS_SHARED");
    struct builder path = BUILDER_INIT;
    builder_printf(&path, "%s/samples/responses",
                   shared ? shared : "../shared");
    samples = path.s;
    if (!file_is_folder(samples)) {
        puts("skipped: responses of ODK Central's and Briefcase's own tests");
        return 77;
    }
    int status = RUN_TESTS("samples", central_exports, briefcase_exports,
                           all_kinds_of_answers);
    builder_release(&path);
    return status;
}
