/* praxis: from a questionnaire to an honest answer. See praxis(1). */
#include <config.h>

#include "analyse/cmd-analyse.h"
#include "base/command.h"
#include "base/manual.h"
#include "collect/cmd-collect.h"
#include "instruments/cmd-check.h"
#include "instruments/cmd-render.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <string.h>

/* Each is defined in its room's cmd-NAME.c. */
static const struct command *const commands[] = {
    &cmd_check,
    &cmd_render,
    &cmd_collect,
    &cmd_analyse,
    NULL,
};

static void
help(FILE *out)
{
    fputs("Usage: praxis COMMAND [options] FILE...\n"
          "From a questionnaire to an honest answer.\n\nCommands:\n",
          out);
    for (size_t i = 0; commands[i]; i++)
        fprintf(out, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\nOptions:\n"
          "  --help     show this help; 'praxis COMMAND --help' for one command\n"
          "  --version  show the version\n"
          "  --manual   print the manual page (praxis.1)\n"
          "\nExample:\n"
          "  praxis analyse --counts 23/40,14/41\n",
          out);
}

static int
unknown(const char *name)
{
    fprintf(stderr,
            "praxis: there is no command '%s'\n"
            "Try 'praxis --help' for the commands.\n",
            name);
    return ERROR_USAGE;
}

/* What was printed may still sit in a buffer, and the disk may be full. */
static int
finish(int status)
{
    struct error error = ERROR_INIT;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    if (status == ERROR_SYSTEM) /* the command has told */
        return status;
    error_errno(&error, "cannot write to standard output");
    fprintf(stderr, "praxis: %s\n", error.message);
    return status ? status : error_status(&error);
}

int
main(int argc, char **argv)
{
    /* Findings may be many, and each is put together from pieces. */
    setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    /* What GSL cannot do it then says by status or by NaN, which is looked at
     * where it is called, and does not end the program. */
    gsl_set_error_handler_off();
    if (argc < 2) {
        help(stderr);
        return ERROR_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        help(stdout);
        return finish(0);
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("praxis " PACKAGE_VERSION);
        return finish(0);
    }
    if (strcmp(argv[1], "--manual") == 0) {
        manual_write(commands, PACKAGE_VERSION, stdout);
        return finish(0);
    }
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(argv[1], commands[i]->name) == 0)
            return finish(command_run(commands[i], argc - 1, argv + 1));
    return unknown(argv[1]);
}
