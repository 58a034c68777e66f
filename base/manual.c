#include <config.h>

#include "base/manual.h"

#include "base/text.h"

#include <stdbool.h>

/* Text of troff: no line begins as a request, a hyphen stays a hyphen. */
static void
put_text(struct text t, FILE *out)
{
    bool line_start = true;
    for (size_t i = 0; i < t.n; i++) {
        char c = t.s[i];
        if (line_start && (c == '.' || c == '\''))
            fputs("\\&", out);
        if (c == '-')
            fputs("\\-", out);
        else if (c == '\\')
            fputs("\\e", out);
        else
            fputc(c, out);
        line_start = c == '\n';
    }
}

static void
put(const char *s, FILE *out)
{
    put_text(text_of(s), out);
}

static void
put_option(const struct option_row *row, FILE *out)
{
    fputs(".TP\n", out);
    if (row->letter)
        fprintf(out, "\\fB\\-%c\\fR, ", row->letter);
    fputs("\\fB\\-\\-", out);
    put(row->name, out);
    fputs("\\fR", out);
    if (row->argument) {
        fputs(" \\fI", out);
        put(row->argument, out);
        fputs("\\fR", out);
    }
    fputc('\n', out);
    put(row->help, out);
    fputc('\n', out);
}

static void
put_lines(const char *lines, FILE *out)
{
    fputs(".PP\n.nf\n", out);
    put(lines, out);
    fputs("\n.fi\n", out);
}

/* Paragraphs: an empty line begins a new one, troff breaks the lines. */
static void
put_prose(const char *prose, FILE *out)
{
    struct text rest = text_of(prose), line;
    fputs(".PP\n", out);
    while (text_split(&rest, '\n', &line)) {
        if (line.n)
            put_text(line, out);
        else
            fputs(".PP", out);
        fputc('\n', out);
    }
}

static void
put_command(const struct command *command, FILE *out)
{
    fprintf(out, ".SS \"praxis %s [options] ", command->name);
    put(command->arguments, out);
    fputs("\"\n", out);
    put(command->summary, out);
    fputc('\n', out);
    for (const struct option_row *row = command->options; row && row->name;
         row++)
        put_option(row, out);
    if (command->details)
        put_prose(command->details, out);
    if (command->example)
        put_lines(command->example, out);
}

static const char description[] =
    "praxis serves studies of reflection: did the people who reflected on an\n"
    "action act again more often, and how sure are we?\n"
    "One questionnaire source (XLSForm) becomes paper and XForms; the answers\n"
    "that come back become one tidy table with its dictionary; the table\n"
    "becomes an estimate with its confidence interval.\n"
    "Results go to standard output, words to standard error; the name\n";

static const char ending[] =
    ".SH EXIT STATUS\n"
    ".TP\n\\fB0\\fR\ndone\n"
    ".TP\n\\fB1\\fR\nthe data or the form is wrong\n"
    ".TP\n\\fB2\\fR\nthe command line is wrong\n"
    ".TP\n\\fB3\\fR\nthe system failed: cannot read, cannot write\n"
    ".SH LICENCE\n"
    "GPL\\-3.0\\-or\\-later. The questionnaires are CC0.\n";

void
manual_write(const struct command *const *commands, const char *version,
             FILE *out)
{
    fprintf(out, ".TH PRAXIS 1 \"\" \"praxis %s\" \"User Commands\"\n",
            version);
    fputs(".SH NAME\npraxis \\- from a questionnaire to an honest answer\n"
          ".SH SYNOPSIS\n",
          out);
    for (size_t i = 0; commands[i]; i++) {
        fprintf(out, "\\fBpraxis %s\\fR [options] ", commands[i]->name);
        put(commands[i]->arguments, out);
        fputs("\n.br\n", out);
    }
    fputs("\\fBpraxis\\fR \\-\\-help | \\-\\-version\n.SH DESCRIPTION\n", out);
    put(description, out);
    fputs("\\fB\\-\\fR is standard input or standard output.\n"
          "Each command tells its options with \\fB\\-\\-help\\fR.\n"
          ".SH COMMANDS\n",
          out);
    for (size_t i = 0; commands[i]; i++)
        put_command(commands[i], out);
    fputs(ending, out);
}
