/* command: one subcommand of the program, as a table.
 *
 * The option table makes the parser, the help text and the synopsis of the
 * manual, so that they cannot drift apart. */
#ifndef BASE_COMMAND_H
#define BASE_COMMAND_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum option_kind {
    OPTION_FLAG, /* bool */
    OPTION_TEXT, /* const char *; the last one given counts */
    OPTION_LIST, /* struct option_list; every one given counts */
    OPTION_REAL, /* double */
    OPTION_SIZE, /* unsigned long long, 0 and up */
};

struct option_list {
    const char **items;
    size_t n;
};

struct option_row {
    const char *name;     /* the long name, without "--" */
    char letter;          /* the short one, or 0 */
    enum option_kind kind;
    size_t offset;        /* of its member in the command's options struct */
    const char *argument; /* "FILE" in the help; NULL for a flag */
    const char *help;     /* one line, a few words */
};

struct command {
    const char *name;
    const char *arguments; /* "FORM", "SOURCE..." in the synopsis */
    const char *summary;   /* one line: lower case, no full stop */
    const char *details;   /* paragraphs under the options; may be NULL */
    const char *example;   /* whole lines, shown with the help */
    const struct option_row *options; /* ends with a row without a name */
    size_t options_size;   /* of the struct that they fill */
    /* Fills defaults before the options are read; may be NULL. */
    void (*set_defaults)(void *options);
    /* Does the work: the arguments left over, then an exit status. */
    int (*run)(const void *options, char **arguments, size_t n);
};

/* Reads argv[1...] by the table, then runs the command. Answers --help itself.
 * A wrong command line is told on standard error with exit status 2. */
int command_run(const struct command *command, int argc, char **argv);

/* Usage, summary, options, details and example. */
void command_help(const struct command *command, FILE *out);

/* Prints "praxis NAME: words" and where the options are told, to standard
 * error; returns the exit status of a wrong command line. */
int command_usage(const char *name, const char *words);

/* Prints "praxis NAME: file:line: message" to standard error; returns the exit
 * status for the error. */
int command_fail(const char *name, const struct error *error);

#endif
