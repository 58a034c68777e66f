#include <config.h>

#include "collect/cmd-collect.h"

#include "base/heap.h"
#include "base/progress.h"
#include "collect/normalise.h"
#include "collect/response.h"
#include "collect/result.h"
#include "collect/roster.h"
#include "collect/source.h"

#include <jansson.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct options {
    struct option_list forms;
    const char *output, *roster, *roster_code;
    struct collection_options collection;
    bool json;
};

#define OPTION(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {"form", 'f', OPTION_LIST, OPTION(forms), "FORM",
     "the questionnaire; again for each of its versions"},
    {"output", 'o', OPTION_TEXT, OPTION(output), "FOLDER",
     "where the tables go"},
    {"key", 0, OPTION_TEXT, OPTION(collection.key), "COLUMN",
     "keyed files: the column that numbers the form"},
    {"respondent", 0, OPTION_TEXT, OPTION(collection.respondent), "QUESTION",
     "question that holds the person's code"},
    {"roster", 0, OPTION_TEXT, OPTION(roster), "FILE",
     "CSV of everyone in the study, with arm, group, ..."},
    {"roster-code", 0, OPTION_TEXT, OPTION(roster_code), "COLUMN",
     "column of the roster with the codes (the first)"},
    {"refused", 0, OPTION_TEXT, OPTION(collection.refused), "CODE",
     "code for \"prefer not to say\" (-98)"},
    {"dont-know", 0, OPTION_TEXT, OPTION(collection.dont_know), "CODE",
     "code for \"don't know\" (-99)"},
    {"keep-personal", 0, OPTION_FLAG, OPTION(collection.keep_personal), NULL,
     "leave names, phone numbers and places in the tables"},
    {"json", 0, OPTION_FLAG, OPTION(json), NULL,
     "summary and findings as JSON on standard output"},
    {0},
};

static void
set_defaults(void *options)
{
    struct options *o = options;
    o->collection.refused = "-98";
    o->collection.dont_know = "-99";
}

/* All that one run makes. */
struct run {
    const struct options *options;
    struct arena arena;
    struct findings findings, form_findings;
    struct form **forms;
    struct collection collection;
    struct responses responses;
    struct dictionary dictionary;
    struct personal_rows personal;
    struct roster roster;
    struct progress progress;
};

/* "reading 'a.csv'" */
static void
tell_reading(struct run *run, const char *path)
{
    progress_step(&run->progress,
                  arena_printf(&run->arena, "reading '%s'", path));
}

/* Not into the line that tells of progress. */
static void
print_findings(struct run *run, const struct findings *findings)
{
    progress_end(&run->progress);
    findings_print(findings, stderr);
}

static bool
read_form(struct run *run, size_t i, struct error *error)
{
    const char *path = run->options->forms.items[i];
    run->forms[i] =
        form_read(&run->arena, path, NULL, &run->form_findings, error);
    if (!run->forms[i])
        return false;
    if (findings_count(&run->form_findings, SEVERITY_ERROR)) {
        print_findings(run, &run->form_findings);
        return error_set(error, ERROR_DATA,
                         "the form '%s' has errors: 'praxis check' shows all",
                         path);
    }
    if (strcmp(run->forms[i]->id, run->forms[0]->id) != 0)
        return error_set(error, ERROR_DATA,
                         "'%s' and '%s' are different forms ('%s' and '%s'): "
                         "collect each by itself",
                         run->options->forms.items[0], path, run->forms[0]->id,
                         run->forms[i]->id);
    return true;
}

static bool
read_forms(struct run *run, struct error *error)
{
    size_t n = run->options->forms.n;
    run->forms = arena_array(&run->arena, n, sizeof *run->forms);
    findings_init(&run->form_findings, &run->arena);
    for (size_t i = 0; i < n; i++)
        if (!read_form(run, i, error))
            return false;
    return true;
}

static bool
read_sources(struct run *run, char **paths, size_t n, struct error *error)
{
    findings_init(&run->findings, &run->arena);
    collection_init(&run->collection, &run->arena, &run->options->collection,
                    run->forms, run->options->forms.n, &run->findings);
    bool good = true;
    for (size_t i = 0; good && i < n; i++) {
        tell_reading(run, paths[i]);
        good = source_read(&run->collection, paths[i], error);
    }
    /* Also lets go of what is queued when a source could not be read. */
    good = good ? sources_finish(&run->collection, error)
                : (sources_release(&run->collection), false);
    if (!good || run->collection.submissions.n)
        return good;
    print_findings(run, &run->findings);
    return error_set(error, ERROR_DATA, "there are no responses to '%s' in %s",
                     run->forms[0]->id, n == 1 ? "the source" : "the sources");
}

static const char *
plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static void
summarise(const struct run *run, FILE *out)
{
    const struct findings *findings = &run->findings;
    size_t n = run->responses.n, sources = run->collection.n_sources;
    const char *folder = run->options->output;
    fprintf(out, "%zu response%s from %zu file%s", n, plural(n), sources,
            plural(sources));
    if (run->responses.n_duplicates)
        fprintf(out, "; %zu came in again", run->responses.n_duplicates);
    if (run->responses.n_editions)
        fprintf(out, "; %zu older edition%s set aside",
                run->responses.n_editions, plural(run->responses.n_editions));
    const struct roster *roster = &run->roster;
    if (roster->people)
        fprintf(out,
                "\n%zu on the roster: %zu with a response, %zu without; %zu "
                "response%s not joined",
                roster->people, roster->answered,
                roster->people - roster->answered,
                roster->unlisted + roster->uncoded + roster->again,
                plural(roster->unlisted + roster->uncoded + roster->again));
    fprintf(out, "\n%zu finding%s (%zu error%s, %zu warning%s, %zu note%s)",
            findings->n, plural(findings->n),
            findings_count(findings, SEVERITY_ERROR),
            plural(findings_count(findings, SEVERITY_ERROR)),
            findings_count(findings, SEVERITY_WARNING),
            plural(findings_count(findings, SEVERITY_WARNING)),
            findings_count(findings, SEVERITY_NOTE),
            plural(findings_count(findings, SEVERITY_NOTE)));
    fprintf(out, "%s%s%s\n", findings->n ? ": see " : "",
            findings->n ? folder : "", findings->n ? "/findings.csv" : "");
    for (size_t i = 0; i < run->dictionary.n_tables; i++)
        fprintf(out, "%s/%s.csv: %zu row%s\n", folder,
                run->dictionary.tables[i]->name,
                run->dictionary.tables[i]->n_rows,
                plural(run->dictionary.tables[i]->n_rows));
    fprintf(out, "%s/codebook.html says what each column is\n", folder);
    if (run->personal.n)
        fprintf(out,
                "%zu answer%s that identif%s people stand%s apart in "
                "%s/personal.csv, for you alone\n",
                run->personal.n, plural(run->personal.n),
                run->personal.n == 1 ? "ies" : "y",
                run->personal.n == 1 ? "s" : "", folder);
    if (run->collection.asides.n)
        fprintf(out, "%s/set-aside.csv keeps what was not taken\n", folder);
}

/* Joins what the roster knows, where there is one. */
static bool
join_roster(struct run *run, struct error *error)
{
    const struct options *options = run->options;
    if (!options->roster)
        return true;
    return roster_read(&run->roster, &run->collection, options->roster,
                       options->roster_code, error) &&
           roster_join(&run->roster, &run->collection, &run->responses,
                       &run->dictionary, error);
}

static json_t *
tables_to_json(const struct run *run)
{
    json_t *list = json_array();
    for (size_t i = 0; i < run->dictionary.n_tables; i++) {
        const struct table *table = run->dictionary.tables[i];
        json_t *item = json_object();
        json_object_set_new(item, "name", json_string(table->name));
        json_object_set_new(item, "rows",
                            json_integer((json_int_t)table->n_rows));
        json_object_set_new(item, "columns",
                            json_integer((json_int_t)table->n_columns));
        json_array_append_new(list, item);
    }
    return list;
}

static void
print_json(const struct run *run)
{
    const struct {
        const char *name;
        size_t n;
    } counts[] = {
        {"responses", run->responses.n},
        {"files", run->collection.n_sources},
        {"duplicates", run->responses.n_duplicates},
        {"older_editions", run->responses.n_editions},
        {"personal_answers", run->personal.n},
        {"set_aside", run->collection.asides.n},
        {"on_roster", run->roster.people},
        {"on_roster_with_response", run->roster.answered},
        {"unlisted", run->roster.unlisted},
        {"uncoded", run->roster.uncoded},
        {"again", run->roster.again},
        {"errors", findings_count(&run->findings, SEVERITY_ERROR)},
        {"warnings", findings_count(&run->findings, SEVERITY_WARNING)},
        {"notes", findings_count(&run->findings, SEVERITY_NOTE)},
    };
    json_t *summary = json_object();
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        json_object_set_new(summary, counts[i].name,
                            json_integer((json_int_t)counts[i].n));
    json_object_set_new(summary, "folder", json_string(run->options->output));
    json_object_set_new(summary, "tables", tables_to_json(run));
    json_object_set_new(summary, "findings", findings_to_json(&run->findings));
    json_dumpf(summary, stdout, JSON_INDENT(2));
    fputc('\n', stdout);
    json_decref(summary);
}

static bool
collect(struct run *run, char **paths, size_t n, struct error *error)
{
    if (!read_forms(run, error) || !read_sources(run, paths, n, error))
        return false;
    progress_step(&run->progress, "putting the responses into tables");
    responses_link(&run->responses, &run->collection);
    responses_compute(&run->responses, &run->collection);
    if (!dictionary_init(&run->dictionary, &run->collection, &run->responses,
                         error))
        return false;
    normalise(&run->collection, &run->responses, &run->dictionary,
              &run->personal);
    if (!join_roster(run, error))
        return false;
    findings_sort(&run->findings);
    progress_step(&run->progress, "writing the tables");
    return result_write(&run->collection, &run->dictionary, &run->personal,
                        run->options->output, error);
}

static int
run_command(const void *options, char **paths, size_t n)
{
    struct run run = {.options = options};
    struct error error = ERROR_INIT;
    if (!run.options->forms.n)
        return command_usage("collect",
                             "the form is missing: give it with --form");
    if (!run.options->output)
        return command_usage(
            "collect", "the folder for the tables is missing: give it with -o");
    if (!n)
        return command_usage("collect", "there is no source to collect from");
    int status = 0;
    progress_start(&run.progress, "praxis collect", stderr, PROGRESS_WAIT_S);
    bool done = collect(&run, paths, n, &error);
    progress_end(&run.progress);
    if (!done)
        status = command_fail("collect", &error);
    else if (run.options->json)
        print_json(&run);
    if (!status)
        summarise(&run, stderr);
    arena_release(&run.arena);
    return status;
}

const struct command cmd_collect = {
    .name = "collect",
    .arguments = "--form FORM SOURCE... -o FOLDER",
    .summary =
        "make one tidy table of responses from phones, servers and paper",
    .details =
        "A SOURCE is a file or a folder: submission XML of ODK Collect, its\n"
        "instances folder, Central's submissions.csv.zip, or a CSV file with\n"
        "question names in its first row, one row a paper form. Which it is, "
        "is\n"
        "found from the contents. Sources are never changed.\n"
        "\n"
        "FOLDER gets responses.csv, a CSV file for each repeat, "
        "datapackage.json\n"
        "(types, labels, codes, reasons for missing), codebook.csv and .html,\n"
        "findings.csv (what is wrong, and where), set-aside.csv (what was in "
        "the\n"
        "sources and is not in the tables) and personal.csv (answers that\n"
        "identify people). Findings do not make the command fail.\n"
        "\n"
        "With --roster, arm, group and whatever else is known of people "
        "before\n"
        "they answer stands beside their responses, found by their code, and "
        "who\n"
        "did not answer has a row as well: all are analysed as they were "
        "assigned.",
    .example =
        "  praxis collect --form follow-up.xlsx submissions.csv.zip keyed.csv -o "
        "data",
    .options = rows,
    .options_size = sizeof(struct options),
    .set_defaults = set_defaults,
    .run = run_command,
};
