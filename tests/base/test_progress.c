#include <config.h>

#include "base/progress.h"

#include "tests/run.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A terminal of our own: what is written to `out` can be read from `end`. */
struct terminal {
    int end;
    FILE *out;
};

static struct terminal
terminal_new(void)
{
    struct terminal terminal = {.end = posix_openpt(O_RDWR | O_NOCTTY)};
    ck_assert(terminal.end >= 0 && grantpt(terminal.end) == 0 &&
              unlockpt(terminal.end) == 0);
    terminal.out = fopen(ptsname(terminal.end), "r+");
    ck_assert(terminal.out != NULL);
    return terminal;
}

/* Reads on until what came holds that: a test that hangs fails by its time. */
static void
wait_for(struct terminal *terminal, const char *words)
{
    char seen[4096] = "";
    size_t n = 0;
    while (!strstr(seen, words)) {
        ssize_t got = read(terminal->end, seen + n, sizeof seen - 1 - n);
        ck_assert_msg(got > 0, "'%s' never came, but '%s'", words, seen);
        n += (size_t)got;
        seen[n] = '\0';
        if (n > sizeof seen / 2)
            n = 0;
    }
}

START_TEST(a_terminal_sees_each_step)
{
    struct terminal terminal = terminal_new();
    struct progress progress;
    setenv("TERM", "xterm", 1);
    progress_start(&progress, "praxis try", terminal.out, 0);
    progress_step(&progress, "reading 'a.csv'");
    wait_for(&terminal, "praxis try: reading 'a.csv' ... ");
    progress_step(&progress, "drawing");
    progress_expect(&progress, 8);
    progress_add(&progress, 2);
    wait_for(&terminal, "drawing ... 25 %, ");
    progress_add(&progress, 60);
    wait_for(&terminal, "drawing ... 100 %, ");
    /* The sixtieth letter takes two bytes, and there is room for one. */
    progress_step(&progress, "0123456789012345678901234567890123456789"
                             "0123456789012345678\xc3\xa9");
    wait_for(&terminal, "90123456789012345678 ... ");
    progress_end(&progress);
    wait_for(&terminal, "\r\033[K");
    fclose(terminal.out);
    close(terminal.end);
}
END_TEST

static long
written_to(FILE *out, const char *term, double wait_s)
{
    struct progress progress;
    setenv("TERM", term, 1);
    progress_start(&progress, "praxis try", out, wait_s);
    progress_step(&progress, "reading");
    progress_expect(&progress, 2);
    progress_add(&progress, 1);
    progress_end(&progress);
    return ftell(out);
}

START_TEST(a_file_sees_nothing)
{
    FILE *out = tmpfile();
    ck_assert_int_eq(written_to(out, "xterm", 0), 0);
    fclose(out);
    progress_step(NULL, "nothing");
    progress_expect(NULL, 1);
    progress_add(NULL, 1);
    progress_end(NULL);
}
END_TEST

/* Nothing came before the mark that is written last. */
static void
check_silent(const char *term, double wait_s)
{
    struct terminal terminal = terminal_new();
    written_to(terminal.out, term, wait_s);
    fputs("mark\n", terminal.out);
    fflush(terminal.out);
    char seen[64] = "";
    ck_assert(read(terminal.end, seen, sizeof seen - 1) > 0);
    ck_assert_msg(strncmp(seen, "mark", 4) == 0, "'%s'", seen);
    fclose(terminal.out);
    close(terminal.end);
}

START_TEST(short_work_and_dumb_terminals_see_nothing)
{
    check_silent("xterm", 3600);
    check_silent("dumb", 0);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("progress", a_terminal_sees_each_step, a_file_sees_nothing,
                     short_work_and_dumb_terminals_see_nothing);
}
