#include <config.h>

#include "analyse/cmd-analyse.h"

#include "analyse/design/analysis.h"
#include "analyse/report/report.h"
#include "base/heap.h"
#include "base/outfile.h"
#include "base/progress.h"
#include "base/table-file.h"

#include <limits.h>
#include <math.h>
#include <string.h>

/* 0 is not left to mean what is taken where nothing is said. */
#define NOT_SAID ULLONG_MAX

struct analyse_options {
    struct request request;
    struct option_list filters, scales;
    const char *counts, *methods, *output, *html;
    double tau; /* NAN: not said */
    unsigned long long draws, scale_answers; /* NOT_SAID: as the design asks */
    bool json, csv;
};

/* Up to so many people fit into few pages, and a large one is long in the
 * making. */
#define ROWS_FEW 10000

#define TEXT_OPTION(name, letter, member, argument, help)                      \
    {                                                                          \
        name, letter, OPTION_TEXT, offsetof(struct analyse_options, member),   \
            argument, help                                                     \
    }
#define FLAG_OPTION(name, member, help)                                        \
    {                                                                          \
        name, 0, OPTION_FLAG, offsetof(struct analyse_options, member), NULL,  \
            help                                                               \
    }

static const struct option_row option_rows[] = {
    TEXT_OPTION("arm", 'a', request.arm, "COLUMN",
                "what people were assigned to"),
    TEXT_OPTION("outcome", 'y', request.outcome, "COLUMN", "what is compared"),
    TEXT_OPTION("secondary", 0, request.secondary, "COLUMN,...",
                "further outcomes, their p adjusted together"),
    TEXT_OPTION("adjust", 0, request.adjust, "NAME",
                "holm, hochberg, bh, by or westfall-young"),
    TEXT_OPTION("exploratory", 0, request.exploratory, "COLUMN,...",
                "outcomes that are only looked at"),
    TEXT_OPTION("counts", 0, counts, "X/N,X/N",
                "counts in place of a table, the control last"),
    TEXT_OPTION("of", 0, request.of, "COLUMN",
                "rows are counts: the outcome of so many"),
    TEXT_OPTION("control", 0, request.control, "VALUE",
                "the arm that others are held against"),
    TEXT_OPTION("planned", 0, request.planned, "ARM=N,...",
                "how many were to be assigned to each arm"),
    TEXT_OPTION("factor", 0, request.factor, "COLUMN",
                "a second thing that was assigned, crossed"),
    TEXT_OPTION("factor-control", 0, request.factor_control, "VALUE",
                "the value of --factor of those without it"),
    TEXT_OPTION("block", 'b', request.block, "COLUMN",
                "assignment happened inside each of these"),
    TEXT_OPTION("pair", 0, request.pair, "COLUMN",
                "blocks that hold one of each arm"),
    TEXT_OPTION("cluster", 'g', request.cluster, "COLUMN",
                "groups that were assigned whole"),
    FLAG_OPTION("ignore-clusters", request.ignore_clusters,
                "analyse people though groups were assigned"),
    FLAG_OPTION("observed", request.observed,
                "nobody was assigned: an association"),
    TEXT_OPTION("success", 0, request.success, "VALUE,...",
                "values of the outcome that count as yes"),
    TEXT_OPTION("kind", 0, request.kind, "KIND",
                "binary, count, number or ordinal"),
    TEXT_OPTION("covariates", 'x', request.covariates, "COLUMN,...",
                "from before the assignment, to adjust for"),
    FLAG_OPTION("covariates-after", request.covariates_after,
                "take covariates known to come after, and label them"),
    TEXT_OPTION("facilitator", 0, request.facilitator, "COLUMN",
                "who led people: how far do they differ?"),
    TEXT_OPTION("id", 0, request.id, "COLUMN",
                "names people: who is there twice?"),
    TEXT_OPTION("weights", 'w', request.weights, "COLUMN",
                "how much each person weighs"),
    TEXT_OPTION("received", 0, request.received, "COLUMN",
                "who really took part"),
    TEXT_OPTION("record", 0, request.record, "COLUMN",
                "the outcome as a list has it, beside what people say"),
    TEXT_OPTION("time", 0, request.time, "COLUMN",
                "until the outcome, or until last seen"),
    {"tau", 0, OPTION_REAL, offsetof(struct analyse_options, tau), "T",
     "mean times up to T; else the earlier last time"},
    {"filter", 0, OPTION_LIST, offsetof(struct analyse_options, filters),
     "CONDITION", "only rows like 'age>=18 and site!=north'"},
    {"scale", 0, OPTION_LIST, offsetof(struct analyse_options, scales),
     "NAME=A,B,-C", "a column more: the mean of items, -C turned round"},
    {"scale-answers", 0, OPTION_SIZE,
     offsetof(struct analyse_options, scale_answers), "N",
     "that a scale's score needs; half its items unless said"},
    TEXT_OPTION("estimand", 0, request.estimand, "NAME",
                "the answer as rd, rr, or, mean, rate, win, rmst, rmst-ratio, "
                "hr"),
    TEXT_OPTION("method", 0, request.method, "NAME",
                "the interval in place of the default"),
    TEXT_OPTION("methods", 0, methods, "all",
                "every method that fits the design"),
    {"level", 0, OPTION_REAL, offsetof(struct analyse_options, request.level),
     "LEVEL", "of the intervals; 0.95 unless said"},
    {"seed", 0, OPTION_SIZE, offsetof(struct analyse_options, request.seed),
     "N", "of the random draws; 1 unless said"},
    {"draws", 0, OPTION_SIZE, offsetof(struct analyse_options, draws), "N",
     "how many, where they cannot all be visited"},
    FLAG_OPTION("json", json, "print JSON, all digits"),
    FLAG_OPTION("csv", csv, "print a tidy CSV, all digits"),
    TEXT_OPTION("html", 0, html, "FILE", "also write the report as a page"),
    TEXT_OPTION("output", 'o', output, "FILE",
                "write there, not to standard output"),
    {0},
};

static void
set_defaults(void *given)
{
    struct analyse_options *options = given;
    options->request = REQUEST_INIT;
    options->tau = NAN;
    options->draws = options->scale_answers = NOT_SAID;
}

static bool
usage(struct error *error, const char *words)
{
    return error_set(error, ERROR_USAGE, "%s", words);
}

/* What is analysed, and what of it. */
static bool
check_source(const struct analyse_options *options, size_t n,
             struct error *error)
{
    const struct request *r = &options->request;
    if (options->counts && n)
        return usage(error, "a table or --counts, not both");
    if (options->counts)
        return true;
    if (n != 1)
        return usage(error, n ? "one table at a time"
                              : "which table? give a CSV, '-' for standard "
                                "input, or --counts 23/40,14/41");
    if (!r->arm)
        return usage(error, "which column is the arm? say it with --arm");
    return r->outcome || usage(error, "which column is the outcome? say it "
                                      "with --outcome");
}

/* Counts know nothing of single people. */
static bool
check_counts(const struct analyse_options *options, struct error *error)
{
    const struct request *r = &options->request;
    const struct {
        bool given;
        const char *option;
    } of_people[] = {
        {r->covariates, "--covariates"}, {r->received, "--received"},
        {r->time, "--time"},             {r->weights, "--weights"},
        {r->secondary, "--secondary"},   {r->exploratory, "--exploratory"},
        {r->record, "--record"},         {r->factor, "--factor"},
        {r->id, "--id"},                 {r->facilitator, "--facilitator"},
        {options->scales.n, "--scale"},
    };
    if (r->of && (r->cluster || r->pair || r->success || r->kind))
        return usage(error, "a table of counts knows no --cluster, --pair, "
                            "--success or --kind");
    if (!options->counts && !r->of)
        return true;
    for (size_t i = 0; i < sizeof of_people / sizeof *of_people; i++)
        if (of_people[i].given)
            return error_set(error, ERROR_USAGE,
                             "counts know no %s: give a table of people",
                             of_people[i].option);
    return true;
}

/* Options that want, or do not suffer, one another. */
static bool
check_together(const struct analyse_options *options, struct error *error)
{
    const struct request *r = &options->request;
    const char *methods = options->methods;
    bool tau = !isnan(options->tau);
    const struct {
        bool wrong;
        const char *words;
    } rules[] = {
        {r->factor && (r->pair || r->weights || r->observed),
         "--factor knows no --pair, --weights or --observed"},
        {r->received && r->observed,
         "--received is of people who were assigned, and with --observed "
         "nobody was"},
        {r->planned && r->observed,
         "--planned is of people who were assigned, and with --observed "
         "nobody was"},
        {r->factor_control && !r->factor, "--factor-control is of --factor"},
        {options->scale_answers != NOT_SAID && !options->scales.n,
         "--scale-answers is of --scale"},
        {options->scale_answers == 0, "--scale-answers is 1 or more"},
        {options->draws == 0, "--draws is 1 or more; without it there are as "
                              "many as the design asks for"},
        {r->covariates_after && !r->covariates,
         "--covariates-after is of --covariates"},
        {tau && !r->time, "--tau is of --time"},
        {tau && !(options->tau > 0 && isfinite(options->tau)),
         "--tau is a time above 0"},
        {r->time && r->weights, "--time or --weights, not both"},
        {r->block && r->pair, "--block or --pair, not both"},
        {methods && strcmp(methods, "all") != 0,
         "--methods knows only 'all'; for one, --method"},
        {options->json && options->csv, "--json or --csv, not both"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].wrong)
            return usage(error, rules[i].words);
    return true;
}

static bool
check_options(const struct analyse_options *options, size_t n,
              struct error *error)
{
    double level = options->request.level;
    if (!check_source(options, n, error))
        return false;
    if (!(level > 0 && level < 1))
        return usage(error, "--level is between 0 and 1: 0.95, not 95");
    if (level > LEVEL_MOST)
        return usage(error, "--level is at most 0.999999999");
    return check_counts(options, error) && check_together(options, error);
}

static bool
read_design(struct arena *arena, const struct analyse_options *options,
            const struct request *request, const char *path,
            struct design *design, struct error *error)
{
    if (options->counts)
        return design_from_counts(arena, options->counts, request, design,
                                  error);
    struct table *table = table_read(arena, path, error);
    if (table && table->n_rows > ROWS_FEW)
        heap_keep();
    if (table && strcmp(path, "-") == 0)
        table->name = "standard input";
    if (table && request->of)
        return design_from_count_table(arena, table, request, design, error);
    return table && design_read(arena, table, request, design, error);
}

/* The page first: where it cannot be written, nothing is printed either. */
static bool
write_all(struct arena *arena, const struct analyse_options *options,
          const struct analysis *analysis, struct error *error)
{
    const struct report *report = report_new(arena, analysis);
    struct outfile out;
    if (options->html) {
        if (!outfile_open(&out, options->html, error))
            return false;
        report_write_html(report, out.stream);
        if (!outfile_close(&out, error))
            return false;
    }
    if (!outfile_open(&out, options->output ? options->output : "-", error))
        return false;
    if (options->json)
        analysis_write_json(analysis, out.stream);
    else if (options->csv)
        analysis_write_csv(analysis, out.stream);
    else
        report_write_text(report, out.stream);
    return outfile_close(&out, error);
}

static bool
analyse(struct arena *arena, const struct analyse_options *options,
        const char *path, struct error *error)
{
    struct request request = options->request;
    struct progress progress;
    request.filters = options->filters.items;
    request.n_filters = options->filters.n;
    request.scales = options->scales.items;
    request.n_scales = options->scales.n;
    if (!isnan(options->tau))
        request.tau = options->tau;
    if (options->draws != NOT_SAID)
        request.draws = options->draws;
    if (options->scale_answers != NOT_SAID)
        request.scale_answers = options->scale_answers;
    request.all_methods = options->methods != NULL;
    struct design design;
    struct analysis analysis;
    progress_start(&progress, "praxis analyse", stderr, PROGRESS_WAIT_S);
    progress_step(&progress, "reading");
    request.progress = &progress;
    bool done = read_design(arena, options, &request, path, &design, error);
    done = done && analysis_run(arena, &design, &request, &analysis, error);
    progress_end(&progress);
    return done && write_all(arena, options, &analysis, error);
}

static int
run(const void *given, char **arguments, size_t n)
{
    const struct analyse_options *options = given;
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    int status = 0;
    if (!check_options(options, n, &error) ||
        !analyse(&arena, options, n ? arguments[0] : NULL, &error))
        status = command_fail("analyse", &error);
    arena_release(&arena);
    return status;
}

const struct command cmd_analyse = {
    .name = "analyse",
    .arguments = "TABLE",
    .summary = "tell whether one arm acted again more often, and how sure "
               "that is",
    .details =
        "The design chooses the method: yes-or-no outcomes, counts and\n"
        "numbers; people or whole groups assigned, in blocks or not. Groups\n"
        "that were never split between the arms are found in the table and\n"
        "taken to be what was assigned. The report says what was chosen, why,\n"
        "and what to keep in mind.\n"
        "\n"
        "A --filter is one condition (= != < <= > >=) or several joined by\n"
        "'and', which all must be met, as must several --filter; there is no\n"
        "'or'. A value that holds such a sign, 'and' or 'or' stands in quotes:\n"
        "'site!=\"north and east\"'.",
    .example = "  praxis analyse --counts 23/40,14/41\n"
               "  praxis analyse responses.csv --arm arm --outcome acted "
               "--cluster group\n"
               "  praxis analyse responses.csv --arm arm --outcome acted "
               "--secondary contact=1,intent\n"
               "  praxis analyse responses.csv --arm arm --outcome acted "
               "--facilitator facilitator\n"
               "  praxis analyse responses.csv --arm arm --outcome commitment "
               "--scale commitment=com_1,com_2,-com_3\n"
               "  praxis analyse crossed.csv --arm before --factor after "
               "--outcome acted",
    .options = option_rows,
    .options_size = sizeof(struct analyse_options),
    .set_defaults = set_defaults,
    .run = run,
};
