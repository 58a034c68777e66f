#include <config.h>

#include "base/command.h"
#include "tests/run.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct sample_options {
    bool loud;
    const char *output;
    struct option_list forms;
    double level;
    unsigned long long seed;
};

static struct sample_options seen;
static size_t seen_arguments;
static size_t seen_forms;

static void
set_defaults(void *options)
{
    ((struct sample_options *)options)->level = 0.95;
}

static int
run(const void *options, char **arguments, size_t n)
{
    (void)arguments;
    seen = *(const struct sample_options *)options;
    seen_arguments = n;
    seen_forms = seen.forms.n;
    return 0;
}

static const struct option_row rows[] = {
    {"loud", 'l', OPTION_FLAG, offsetof(struct sample_options, loud), NULL,
     "say more"},
    {"output", 'o', OPTION_TEXT, offsetof(struct sample_options, output),
     "FILE", "write there"},
    {"form", 0, OPTION_LIST, offsetof(struct sample_options, forms), "FORM",
     "a form"},
    {"level", 0, OPTION_REAL, offsetof(struct sample_options, level), "P",
     "confidence level"},
    {"seed", 0, OPTION_SIZE, offsetof(struct sample_options, seed), "N",
     "where chance begins"},
    {0},
};

static const struct command sample = {
    .name = "sample",
    .arguments = "FILE...",
    .summary = "try options",
    .example = "  praxis sample --loud a b",
    .options = rows,
    .options_size = sizeof(struct sample_options),
    .set_defaults = set_defaults,
    .run = run,
};

static int
call(const char *line)
{
    char words[256], *argv[16] = {0};
    int argc = 0;
    snprintf(words, sizeof words, "%s", line);
    for (char *rest = words, *word; (word = strtok_r(rest, " ", &rest));)
        argv[argc++] = word;
    return command_run(&sample, argc, argv);
}

START_TEST(options_fill_their_members)
{
    ck_assert_int_eq(call("sample -l --form a x --form=b -o out --level .9 y "
                          "--seed 7"),
                     0);
    ck_assert(seen.loud);
    ck_assert_uint_eq(seen_forms, 2);
    ck_assert_double_eq(seen.level, 0.9);
    ck_assert_uint_eq(seen.seed, 7);
    ck_assert_uint_eq(seen_arguments, 2);
    ck_assert_int_eq(call("sample x"), 0);
    ck_assert_double_eq(seen.level, 0.95);
    ck_assert(!seen.loud);
    ck_assert_ptr_null(seen.output);
}
END_TEST

START_TEST(wrong_command_lines_exit_with_2)
{
    static const char *const lines[] = {
        "sample --nosuch", "sample --output", "sample --level high",
        "sample --seed -1", "sample --seed 1.5", "sample -z"};
    ck_assert_int_ge(dup2(open("/dev/null", O_WRONLY), STDERR_FILENO), 0);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        ck_assert_msg(call(lines[i]) == 2, "%s", lines[i]);
}
END_TEST

START_TEST(help_comes_from_the_table)
{
    char *shown = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&shown, &n);
    command_help(&sample, out);
    fclose(out);
    for (const struct option_row *row = rows; row->name; row++) {
        ck_assert_ptr_nonnull(strstr(shown, row->name));
        ck_assert_ptr_nonnull(strstr(shown, row->help));
    }
    ck_assert_ptr_nonnull(strstr(shown, "  -o, --output FILE"));
    ck_assert_ptr_nonnull(strstr(shown, sample.example));
    free(shown);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("command", options_fill_their_members,
                     wrong_command_lines_exit_with_2,
                     help_comes_from_the_table);
}
