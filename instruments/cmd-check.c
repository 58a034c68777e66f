#include <config.h>

#include "instruments/cmd-check.h"

#include "instruments/check/check.h"

#include <stdio.h>

struct check_options {
    bool json;
    bool pair;
    const char *root;
};

static const struct option_row option_rows[] = {
    {"json", 0, OPTION_FLAG, offsetof(struct check_options, json), NULL,
     "print the findings as JSON"},
    {"pair", 0, OPTION_FLAG, offsetof(struct check_options, pair), NULL,
     "two forms, before and after: do their items match?"},
    {"root", 0, OPTION_TEXT, offsetof(struct check_options, root), "NAME",
     "the name of the root element where the settings name none"},
    {0},
};

static void
count(FILE *out, size_t n, const char *what, const char *separator)
{
    fprintf(out, "%s%zu %s%s", separator, n, what, n == 1 ? "" : "s");
}

/* "2 errors, 1 warning in form.xlsx" */
static void
summarise(const struct findings *findings, const char *file, FILE *out)
{
    size_t n_notes = findings_count(findings, SEVERITY_NOTE);
    count(out, findings_count(findings, SEVERITY_ERROR), "error", "");
    count(out, findings_count(findings, SEVERITY_WARNING), "warning", ", ");
    if (n_notes)
        count(out, n_notes, "note", ", ");
    fprintf(out, " in %s\n", file);
}

static void
append(struct findings *all, const struct findings *some)
{
    for (size_t i = 0; i < some->n; i++)
        findings_add(all, &some->items[i]);
}

/* Reads and checks one form; its findings go to out, or to all for JSON. The
 * form is NULL, with the error told, where the file cannot be read. */
static struct form *
check_file(struct arena *arena, const struct check_options *options,
           const char *path, struct findings *all, struct error *error)
{
    struct findings findings;
    findings_init(&findings, arena);
    struct form *form =
        form_read(arena, path, options->root, &findings, error);
    if (!form)
        return NULL;
    form_check(form, &findings);
    append(all, &findings);
    if (!options->json) {
        findings_print(&findings, stdout);
        summarise(&findings, form->file, stdout);
    }
    return form;
}

static void
check_pair(struct arena *arena, const struct check_options *options,
           const struct form *pre, const struct form *post,
           struct findings *all)
{
    struct findings findings;
    findings_init(&findings, arena);
    size_t n = form_check_pair(pre, post, &findings);
    append(all, &findings);
    if (options->json)
        return;
    findings_print(&findings, stdout);
    fprintf(stdout, "%zu difference%s between %s and %s\n", n,
            n == 1 ? "" : "s", pre->file, post->file);
}

/* A file that cannot be read is told, and the others are checked still. */
static int
check_files(struct arena *arena, const struct check_options *options,
            char **paths, size_t n)
{
    struct findings all;
    findings_init(&all, arena);
    struct form *forms[2] = {NULL, NULL};
    int status = 0;
    for (size_t i = 0; i < n; i++) {
        struct error error = ERROR_INIT;
        struct form *form =
            check_file(arena, options, paths[i], &all, &error);
        int failed = form ? 0 : command_fail("check", &error);
        if (status < failed)
            status = failed;
        if (i < 2)
            forms[i] = form;
    }
    if (options->pair && forms[0] && forms[1])
        check_pair(arena, options, forms[0], forms[1], &all);
    if (options->json)
        findings_print_json(&all, stdout);
    if (status == 0 && findings_count(&all, SEVERITY_ERROR) > 0)
        status = ERROR_DATA;
    return status;
}

static int
run(const void *given, char **arguments, size_t n)
{
    const struct check_options *options = given;
    if (n == 0)
        return command_usage("check", "no form is named");
    if (options->pair && n != 2)
        return command_usage(
            "check",
            "--pair wants two forms: the one before and the one after");
    struct arena arena = ARENA_INIT;
    int status = check_files(&arena, options, arguments, n);
    arena_release(&arena);
    return status;
}

const struct command cmd_check = {
    .name = "check",
    .arguments = "FORM...",
    .summary = "tell what is wrong with a questionnaire, and how to mend it",
    .details =
        "A FORM is an XLSForm (.xlsx, .csv, .md), or - for one on standard\n"
        "input, whose kind is found in what it holds. Everything that is "
        "found\n"
        "is told, ordered by its place: errors, which keep the form from\n"
        "working, warnings and notes. The exit status is 1 where there are\n"
        "errors.\n"
        "Where thousands of names are unknown, a note tells for how many of\n"
        "them no similar name was looked for.",
    .example = "  praxis check before-action.xlsx\n"
               "  praxis check --pair before-action.xlsx after-action.xlsx",
    .options = option_rows,
    .options_size = sizeof(struct check_options),
    .run = run,
};
