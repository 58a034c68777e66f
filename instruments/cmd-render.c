/* cmd-render: praxis render, a form into a file that people can use. */
#include <config.h>

#include "instruments/cmd-render.h"

#include "base/file.h"
#include "base/outfile.h"
#include "instruments/check/check.h"
#include "instruments/form.h"
#include "instruments/renderer.h"

#include <string.h>

struct options {
    const char *to, *root, *language, *roster, *output;
};

static const struct option_row rows[] = {
    {"to", 't', OPTION_TEXT, offsetof(struct options, to), "KIND",
     "what to make: odk, paper, xforms or codebook"},
    {"output", 'o', OPTION_TEXT, offsetof(struct options, output), "FILE",
     "where to put it; - is standard output"},
    {"root", 0, OPTION_TEXT, offsetof(struct options, root), "NAME",
     "the root element where the settings name none (data)"},
    {"language", 'l', OPTION_TEXT, offsetof(struct options, language), "NAME",
     "the language of paper and codebook, the first of an XForm"},
    {"roster", 0, OPTION_TEXT, offsetof(struct options, roster), "FILE",
     "paper: a copy for each person of this CSV, by its code"},
    {0},
};

/* Words for people at a terminal or in a log: a line each. */
static void
print_warnings(const struct findings *findings)
{
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *f = &findings->items[i];
        if (f->severity != SEVERITY_WARNING)
            continue;
        fputs("warning: ", stderr);
        if (f->sheet)
            fprintf(stderr, "%s", f->sheet);
        if (f->row)
            fprintf(stderr, "%srow %zu", f->sheet ? " " : "", f->row);
        if (f->line)
            fprintf(stderr, "line %zu", f->line);
        if (f->column)
            fprintf(stderr, ", %s", f->column);
        fprintf(stderr, "%s%s\n", f->sheet || f->row || f->line ? ": " : "",
                f->message);
    }
}

static int
refuse(const struct findings *findings, const char *file)
{
    findings_print(findings, stderr);
    fprintf(stderr, "praxis render: '%s' has %zu error%s, nothing is written\n",
            file, findings_count(findings, SEVERITY_ERROR),
            findings_count(findings, SEVERITY_ERROR) == 1 ? "" : "s");
    return ERROR_DATA;
}

/* "forms/after.xlsx" becomes "forms/after.pdf". */
static const char *
output_path(struct arena *arena, const struct options *options,
            const struct renderer *renderer, const char *form)
{
    if (options->output)
        return options->output;
    if (!renderer->extension || strcmp(form, "-") == 0)
        return "-";
    const char *dot = strrchr(file_name(form), '.');
    size_t n = dot ? (size_t)(dot - form) : strlen(form);
    return arena_printf(arena, "%s.%s", arena_strndup(arena, form, n),
                        renderer->extension);
}

static const char *
extension_of(const char *path)
{
    const char *dot = path ? strrchr(file_name(path), '.') : NULL;
    return dot ? dot + 1 : NULL;
}

static int
render(struct arena *arena, const struct options *options,
       const struct renderer *renderer, const char *path)
{
    struct error error = ERROR_INIT;
    struct findings findings;
    findings_init(&findings, arena);
    struct form *form =
        form_read(arena, path, options->root, &findings, &error);
    if (!form)
        return command_fail("render", &error);
    if (form->is_xform) /* an XForm is in use as it is */
        form_sort_findings(form, &findings);
    else
        form_check(form, &findings);
    if (findings_count(&findings, SEVERITY_ERROR))
        return refuse(&findings, form->file);
    struct builder out = BUILDER_INIT;
    const struct render_options how = {
        .language = options->language,
        .roster = options->roster,
        .extension = extension_of(options->output),
    };
    bool ok = renderer->render(form, &how, &findings, &out, &error);
    form_sort_findings(form, &findings);
    int status = 0;
    if (ok && findings_count(&findings, SEVERITY_ERROR))
        status = refuse(&findings, form->file);
    else if (ok)
        ok = outfile_write(output_path(arena, options, renderer, path),
                           builder_text(&out), &error);
    if (ok && !status)
        print_warnings(&findings);
    builder_release(&out);
    return ok ? status : command_fail("render", &error);
}

static int
run(const void *given, char **arguments, size_t n)
{
    const struct options *options = given;
    if (n != 1)
        return command_usage("render", n ? "one form at a time, please"
                                         : "no form is named");
    if (!options->to)
        return command_usage(
            "render", "say what to make: --to odk, paper, xforms or codebook");
    const struct renderer *renderer = renderer_find(options->to);
    if (!renderer) {
        fprintf(stderr, "praxis render: there is no kind '%s'; there are:\n",
                options->to);
        for (const struct renderer *row = renderers; row->name; row++)
            fprintf(stderr, "  %-9s %s\n", row->name, row->summary);
        return ERROR_USAGE;
    }
    if (options->roster && !renderer->takes_roster)
        return command_usage("render", "--roster is for --to paper");
    struct arena arena = ARENA_INIT;
    int status = render(&arena, options, renderer, arguments[0]);
    arena_release(&arena);
    return status;
}

const struct command cmd_render = {
    .name = "render",
    .arguments = "FORM",
    .summary = "make instruments from a questionnaire: for phones, for paper",
    .details =
        "FORM is an XLSForm (.xlsx, .csv, .md) or an ODK XForm (.xml), or - "
        "for\n"
        "one on standard input, whose kind is found in what it holds. A form\n"
        "with errors is refused: they are listed, and nothing is written.\n"
        "A codebook is a page, or with -o FILE.csv a table. Its column codes\n"
        "reads CODE = LABEL; CODE = LABEL, each in double quotes, doubled\n"
        "within, where it holds ; or = or \"; codes_where is the choice_filter.\n"
        "A W3C XForms page needs a processor of that standard. What such a\n"
        "page cannot ask (places, bar codes, files of data, some functions)\n"
        "is refused by name, all of it at once; what it leaves out\n"
        "(pictures, the device, a log) is warned of.\n"
        "Without -o an XForm goes to standard output, and so does all that is\n"
        "made of standard input; everything else goes beside the form under\n"
        "its name.",
    .example =
        "  praxis render after-action.xlsx --to odk -o after-action.xml\n"
        "  praxis render after-action.xlsx --to paper",
    .options = rows,
    .options_size = sizeof(struct options),
    .run = run,
};
