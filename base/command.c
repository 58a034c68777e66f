#include <config.h>

#include "base/command.h"

#include "base/heap.h"
#include "base/number.h"

#include <assert.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#define MAX_OPTIONS 64
#define HELP_VALUE 1000 /* what getopt_long returns for --help */

static size_t
count_options(const struct command *command)
{
    size_t n = 0;
    while (command->options && command->options[n].name)
        n++;
    assert(n < MAX_OPTIONS);
    return n;
}

/* The option as its help shows it: "-o, --output FILE". */
static int
write_option(char *s, size_t size, const struct option_row *row)
{
    char letter[] = {'-', row->letter, ',', ' ', '\0'};
    return snprintf(s, size, "  %s--%s%s%s", row->letter ? letter : "    ",
                    row->name, row->argument ? " " : "",
                    row->argument ? row->argument : "");
}

static void
help_options(const struct command *command, FILE *out)
{
    size_t n = count_options(command);
    int width = 12;
    char s[256];
    for (size_t i = 0; i < n; i++) {
        int w = write_option(s, sizeof s, &command->options[i]);
        width = w > width ? w : width;
    }
    fputs("\nOptions:\n", out);
    for (size_t i = 0; i < n; i++) {
        write_option(s, sizeof s, &command->options[i]);
        fprintf(out, "%-*s  %s\n", width, s, command->options[i].help);
    }
    fprintf(out, "%-*s  %s\n", width, "      --help", "show this help");
}

void
command_help(const struct command *command, FILE *out)
{
    fprintf(out, "Usage: praxis %s [options] %s\n%s\n", command->name,
            command->arguments, command->summary);
    help_options(command, out);
    if (command->details)
        fprintf(out, "\n%s\n", command->details);
    if (command->example)
        fprintf(out, "\nExample:\n%s\n", command->example);
}

static void
list_add(struct option_list *list, const char *item)
{
    const char **items = heap_new(list->n + 1, sizeof *items);
    if (list->n)
        memcpy(items, list->items, list->n * sizeof *items);
    free(list->items);
    items[list->n] = item;
    *list = (struct option_list){items, list->n + 1};
}

/* Puts one option's value in its place; false when it does not fit. */
static bool
store(const struct option_row *row, void *options, const char *value)
{
    void *place = (char *)options + row->offset;
    int64_t size;
    switch (row->kind) {
    case OPTION_FLAG:
        *(bool *)place = true;
        return true;
    case OPTION_TEXT:
        *(const char **)place = value;
        return true;
    case OPTION_LIST:
        list_add(place, value);
        return true;
    case OPTION_REAL:
        return number_parse(text_of(value), place);
    case OPTION_SIZE:
        if (!number_parse_integer(text_of(value), &size) || size < 0)
            return false;
        *(unsigned long long *)place = (unsigned long long)size;
        return true;
    }
    return false;
}

struct getopt_tables {
    struct option longs[MAX_OPTIONS + 2];
    char shorts[2 * MAX_OPTIONS + 2];
};

static void
fill_tables(const struct command *command, struct getopt_tables *tables)
{
    size_t n = count_options(command), s = 0;
    tables->shorts[s++] = ':'; /* tell a missing argument apart */
    for (size_t i = 0; i < n; i++) {
        const struct option_row *row = &command->options[i];
        int has = row->kind == OPTION_FLAG ? no_argument : required_argument;
        tables->longs[i] =
            (struct option){row->name, has, NULL, HELP_VALUE + 1 + (int)i};
        if (!row->letter)
            continue;
        tables->shorts[s++] = row->letter;
        if (has == required_argument)
            tables->shorts[s++] = ':';
    }
    tables->longs[n] = (struct option){"help", no_argument, NULL, HELP_VALUE};
    tables->longs[n + 1] = (struct option){0};
    tables->shorts[s] = '\0';
}

static const struct option_row *
row_for(const struct command *command, int value)
{
    if (value > HELP_VALUE)
        return &command->options[value - HELP_VALUE - 1];
    for (const struct option_row *row = command->options; row && row->name;
         row++)
        if (row->letter == value)
            return row;
    return NULL;
}

static int
usage_error(const struct command *command, const char *what, const char *which)
{
    fprintf(stderr,
            "praxis %s: %s '%s'\nTry 'praxis %s --help' for the options.\n",
            command->name, what, which, command->name);
    return ERROR_USAGE;
}

/* Returns -1 to go on, else the exit status. */
static int
read_options(const struct command *command, int argc, char **argv,
             void *options)
{
    struct getopt_tables tables;
    fill_tables(command, &tables);
    opterr = 0;
    optind = 1;
    int value;
    while ((value = getopt_long(argc, argv, tables.shorts, tables.longs,
                                NULL)) != -1) {
        const char *said = argv[optind - 1];
        if (value == HELP_VALUE) {
            command_help(command, stdout);
            return 0;
        }
        if (value == '?')
            return usage_error(command, "there is no option", said);
        if (value == ':')
            return usage_error(command, "an argument is missing behind", said);
        const struct option_row *row = row_for(command, value);
        if (!store(row, options, optarg))
            return usage_error(command, "this is not a number it can use:",
                               optarg);
    }
    return -1;
}

static void
release_lists(const struct command *command, void *options)
{
    for (const struct option_row *row = command->options; row && row->name;
         row++)
        if (row->kind == OPTION_LIST)
            free(((struct option_list *)((char *)options + row->offset))
                     ->items);
}

int
command_run(const struct command *command, int argc, char **argv)
{
    void *options = heap_new(1, command->options_size);
    if (command->set_defaults)
        command->set_defaults(options);
    int status = read_options(command, argc, argv, options);
    if (status < 0)
        status = command->run(options, argv + optind, (size_t)(argc - optind));
    release_lists(command, options);
    free(options);
    return status;
}

int
command_usage(const char *name, const char *words)
{
    fprintf(stderr, "praxis %s: %s\nTry 'praxis %s --help' for the options.\n",
            name, words, name);
    return ERROR_USAGE;
}

int
command_fail(const char *name, const struct error *error)
{
    fprintf(stderr, "praxis %s: ", name);
    if (*error->file)
        fprintf(stderr, "%s:", error->file);
    if (error->line)
        fprintf(stderr, "%zu:", error->line);
    if (error->column)
        fprintf(stderr, "%zu:", error->column);
    if (*error->file)
        fputc(' ', stderr);
    fprintf(stderr, "%s\n", error->message);
    return error_status(error);
}
