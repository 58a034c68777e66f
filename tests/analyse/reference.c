/* reference: the program; see reference.h. */
#include <config.h>

#include "tests/analyse/reference.h"

#include <dirent.h>
#include <fnmatch.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* First match wins. One row a line, whatever the formatter says. */
/* clang-format off */
static const struct reference_method *const reference_families[] = {
    reference_dim,
    reference_spread,
    reference_survival,
    reference_glm,
    reference_multiplicity,
    reference_adjusted,
    reference_ri,
    reference_linear,
    reference_proportion,
    reference_diff,
    reference_ratio,
    reference_odds,
    reference_table,
    reference_strata,
    reference_power,
    reference_meta,
};
/* clang-format on */

struct tally {
    size_t passed;
    size_t failed;
    size_t skipped;
};

static const struct reference_method *
method_find(const char *method)
{
    size_t count = sizeof reference_families / sizeof *reference_families;
    for (size_t f = 0; f < count; f++)
        for (const struct reference_method *m = reference_families[f];
             m->method; m++)
            if (fnmatch(m->method, method, 0) == 0)
                return m;
    return NULL;
}

enum outcome { CASE_PASSED, CASE_FAILED, CASE_SKIPPED };

static enum outcome
run(struct reference_case *c, const struct reference_method *method)
{
    method->run(c);
    if (!c->skipped)
        reference_close(c);
    if (c->faults)
        return CASE_FAILED;
    return c->skipped ? CASE_SKIPPED : CASE_PASSED;
}

static sigjmp_buf stopped;

static void
stop(int signal)
{
    siglongjmp(stopped, signal);
}

/* A case that an assertion stops is one that failed, and the others are read
 * all the same. What its method held is lost. */
static enum outcome
run_guarded(struct reference_case *c, const struct reference_method *method)
{
    struct sigaction guard = {.sa_handler = stop}, before;
    sigemptyset(&guard.sa_mask);
    if (sigsetjmp(stopped, 1) != 0) {
        printf("%s: stopped by an assertion\n", c->id);
        return CASE_FAILED;
    }
    sigaction(SIGABRT, &guard, &before);
    enum outcome outcome = run(c, method);
    sigaction(SIGABRT, &before, NULL);
    return outcome;
}

static void
case_run(struct reference_case *c, const char *name, struct tally *tally)
{
    const struct reference_method *method = method_find(name);
    if (!method) {
        printf("%s: no such method: '%s'\n", c->id, name);
        tally->failed++;
        return;
    }
    if (method->skipped) {
        printf("%s: skipped: '%s': %s\n", c->id, name, method->skipped);
        tally->skipped++;
        return;
    }
    c->reported = json_object();
    enum outcome outcome = run_guarded(c, method);
    json_decref(c->reported);
    switch (outcome) {
    case CASE_PASSED:
        tally->passed++;
        break;
    case CASE_FAILED:
        tally->failed++;
        break;
    case CASE_SKIPPED:
        tally->skipped++;
        break;
    }
}

static void
case_read(const char *folder, json_t *json, struct tally *tally)
{
    struct reference_case c = {.folder = folder};
    const char *method = NULL;
    if (json_unpack(json, "{s:s, s:s, s:o, s:o, s:F}", "id", &c.id, "method",
                    &method, "inputs", &c.inputs, "values", &c.values,
                    "rel_tol", &c.rel_tol) != 0) {
        printf("a case lacks id, method, inputs, values or rel_tol\n");
        tally->failed++;
        return;
    }
    case_run(&c, method, tally);
}

static void
file_read(const char *folder, const char *name, struct tally *tally)
{
    char path[8192];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    json_error_t error;
    json_t *root = json_load_file(path, 0, &error);
    json_t *cases = json_object_get(root, "cases");
    if (!root) {
        printf("%s:%d: %s\n", path, error.line, error.text);
        tally->failed++;
    } else if (!cases && !json_object_get(root, "family")) {
        printf("%s: holds no family of cases: not read\n", path);
    } else if (!json_is_array(cases)) {
        printf("%s: has no array 'cases'\n", path);
        tally->failed++;
    }
    for (size_t i = 0; i < json_array_size(cases); i++)
        case_read(folder, json_array_get(cases, i), tally);
    json_decref(root);
}

static int
is_json(const struct dirent *entry)
{
    return fnmatch("*.json", entry->d_name, 0) == 0;
}

static bool
folder_read(const char *folder, struct tally *tally)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_json, alphasort);
    if (count < 0) {
        perror(folder);
        return false;
    }
    for (int i = 0; i < count; i++) {
        file_read(folder, entries[i]->d_name, tally);
        free(entries[i]);
    }
    free(entries);
    return true;
}

/* Of the sources: where none is named. */
static bool
own_folders_read(struct tally *tally)
{
    static const char *const own[] = {"stats", "edges"};
    const char *source = getenv("srcdir");
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        char folder[4096];
        snprintf(folder, sizeof folder, "%s/tests/reference/%s",
                 source ? source : ".", own[i]);
        if (!folder_read(folder, tally))
            return false;
    }
    return true;
}

int
main(int argc, char **argv)
{
    struct tally tally = {0};
    bool read = argc > 1 || own_folders_read(&tally);
    for (int i = 1; i < argc; i++)
        read = folder_read(argv[i], &tally) && read;
    if (!read)
        return EXIT_FAILURE;
    printf("%zu passed, %zu failed, %zu skipped\n", tally.passed, tally.failed,
           tally.skipped);
    return tally.failed || !tally.passed ? EXIT_FAILURE : EXIT_SUCCESS;
}
