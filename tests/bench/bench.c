/* How long it takes, and how much memory: the numbers behind "make bench".
 *
 *     bench run TASK TIMES COMMAND...   a whole process, its output thrown away
 *     bench stat PEOPLE GROUPS          the methods alone, on two CSV files
 *
 * Each task is a line: its name, the middle and the least of several runs in
 * seconds, the middle of what the processors spent on it (which other programs
 * disturb less), and for a process its most memory in megabytes. PEOPLE has the
 * columns arm,y and GROUPS arm,y,x,cluster, with a heading: bench.R times R on
 * the same files. Reading them is not timed. */
#include <config.h>

#include "analyse/stat/exact-uncond.h"
#include "analyse/stat/ols.h"
#include "analyse/stat/ri.h"
#include "base/heap.h"
#include "base/number.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RUNS 7
#define RUNS_MOST 99

extern char **environ;

static double
seconds_on(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Of the runs of one task: on the wall's clock, and of all processors. */
struct times {
    double wall[RUNS_MOST], processor[RUNS_MOST];
    size_t n;
};

static int
compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double
middle(double *values, size_t n)
{
    qsort(values, n, sizeof *values, compare);
    return values[n / 2];
}

static void
print_times(const char *task, struct times *times)
{
    double wall = middle(times->wall, times->n);
    printf("%s\t%.6f\t%.6f\t%.6f", task, wall, times->wall[0],
           middle(times->processor, times->n));
}

/* Numbers in columns, as many as fit into a line of text. */
#define COLUMNS 4
#define LINE_MOST 256

struct columns {
    size_t n, capacity;
    double (*rows)[COLUMNS];
};

static struct columns
read_columns(const char *path)
{
    struct columns columns = {0};
    char line[LINE_MOST];
    FILE *file = fopen(path, "r");
    if (!file || !fgets(line, sizeof line, file)) {
        fprintf(stderr, "bench: cannot read '%s'\n", path);
        exit(3);
    }
    while (fgets(line, sizeof line, file)) {
        struct text rest = text_trim(text_of(line)), field;
        heap_grow(&columns.rows, &columns.capacity, columns.n + 1,
                    sizeof *columns.rows);
        double *row = columns.rows[columns.n++];
        for (size_t c = 0; c < COLUMNS; c++)
            if (!text_split(&rest, ',', &field) ||
                !number_parse(field, &row[c]))
                row[c] = 0;
    }
    fclose(file);
    return columns;
}

static double *
take(const struct columns *columns, size_t c)
{
    double *values = heap_new(columns->n, sizeof *values);
    for (size_t i = 0; i < columns->n; i++)
        values[i] = columns->rows[i][c];
    return values;
}

#define TIME(task, statement)                                                  \
    do {                                                                       \
        struct times times = {.n = RUNS};                                      \
        for (size_t run = 0; run < RUNS; run++) {                              \
            double wall = seconds_on(CLOCK_MONOTONIC);                         \
            double processor = seconds_on(CLOCK_PROCESS_CPUTIME_ID);           \
            statement;                                                         \
            times.wall[run] = seconds_on(CLOCK_MONOTONIC) - wall;              \
            times.processor[run] =                                             \
                seconds_on(CLOCK_PROCESS_CPUTIME_ID) - processor;              \
        }                                                                      \
        print_times(task, &times);                                             \
        putchar('\n');                                                         \
    } while (0)

static void
time_randomisation(const char *path)
{
    struct columns people = read_columns(path);
    double *arm = take(&people, 0), *y = take(&people, 1);
    unsigned char *treated = heap_new(people.n, 1);
    for (size_t i = 0; i < people.n; i++)
        treated[i] = arm[i] == 1;
    struct ri_input input = {.n = people.n,
                             .y = y,
                             .treated = treated,
                             .level = 0.95,
                             .draws = 100000,
                             .seed = 1};
    struct ri ri;
    TIME("ri", ri = ri_test(&input));
    fprintf(stderr, "praxis: randomisation p %.4f of %zu draws\n",
            ri.p_two_sided, ri.visited);
    free(people.rows);
    free(arm);
    free(y);
    free(treated);
}

static void
fit_clusters(const struct ols_input *input)
{
    struct ols fit = ols_fit(input);
    fprintf(stderr, "praxis: estimate %.6f, se %.6f, df %.2f\n",
            fit.coefficient[1].value, fit.coefficient[1].se,
            fit.coefficient[1].df);
    ols_release(&fit);
}

static void
time_clusters(const char *path)
{
    struct columns groups = read_columns(path);
    double *arm = take(&groups, 0), *y = take(&groups, 1),
           *x = take(&groups, 2);
    size_t *code = heap_new(groups.n, sizeof *code), count = 0;
    for (size_t i = 0; i < groups.n; i++) {
        code[i] = (size_t)groups.rows[i][3];
        count = code[i] >= count ? code[i] + 1 : count;
    }
    const double *columns[] = {arm, x};
    struct ols_input input = {.n = groups.n,
                              .k = 1,
                              .y = y,
                              .columns = columns,
                              .intercept = true,
                              .cluster = {code, count},
                              .variance = VARIANCE_CR2,
                              .level = 0.95};
    TIME("cr2", fit_clusters(&input));
    input.k = 2;
    TIME("cr2x", fit_clusters(&input));
    free(groups.rows);
    free(arm);
    free(y);
    free(x);
    free(code);
}

/* Rates where neither arm is all or nothing. */
static void
time_exact(void)
{
    static const struct {
        const char *name;
        struct interval (*method)(struct arms, double);
    } methods[] = {{"chan-zhang", exact_uncond_chan_zhang},
                   {"agresti-min", exact_uncond_agresti_min},
                   {"santner-snell", exact_uncond_santner_snell}};
    static const size_t sizes[] = {50, 200};
    char task[40];
    for (size_t s = 0; s < 2; s++)
        for (size_t m = 0; m < sizeof methods / sizeof *methods; m++) {
            size_t n = sizes[s];
            struct arms arms = {n * 3 / 5, n, n * 2 / 5, n};
            volatile double sink;
            snprintf(task, sizeof task, "%s-%zu", methods[m].name, n);
            TIME(task, sink = methods[m].method(arms, 0.95).lower);
            (void)sink;
        }
}

/* Spawned rather than forked: a fork copies the page tables of this program and
 * took longer here than all that a small form needs. */
static struct rusage
run_once(char **command)
{
    struct rusage usage = {0};
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    for (int file = STDOUT_FILENO; file <= STDERR_FILENO; file++)
        posix_spawn_file_actions_addopen(&quiet, file, "/dev/null", O_WRONLY,
                                         0);
    int status;
    pid_t child;
    if (posix_spawnp(&child, command[0], &quiet, NULL, command, environ) ||
        wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0) {
        fprintf(stderr, "bench: '%s %s' failed\n", command[0],
                command[1] ? command[1] : "");
        exit(3);
    }
    posix_spawn_file_actions_destroy(&quiet);
    return usage;
}

static double
seconds_of(struct timeval time)
{
    return (double)time.tv_sec + 1e-6 * (double)time.tv_usec;
}

static void
time_process(const char *task, size_t runs, char **command)
{
    struct times times = {.n = runs};
    long most_kb = 0;
    for (size_t i = 0; i < runs; i++) {
        double start = seconds_on(CLOCK_MONOTONIC);
        struct rusage usage = run_once(command);
        times.wall[i] = seconds_on(CLOCK_MONOTONIC) - start;
        times.processor[i] =
            seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
        most_kb = usage.ru_maxrss > most_kb ? usage.ru_maxrss : most_kb;
    }
    print_times(task, &times);
    printf("\t%.0f\n", (double)most_kb / 1024);
}

int
main(int argc, char **argv)
{
    double runs;
    if (argc > 4 && strcmp(argv[1], "run") == 0 &&
        number_parse(text_of(argv[3]), &runs) && runs >= 1 &&
        runs <= RUNS_MOST) {
        time_process(argv[2], (size_t)runs, argv + 4);
        return 0;
    }
    if (argc == 4 && strcmp(argv[1], "stat") == 0) {
        time_randomisation(argv[2]);
        time_exact();
        time_clusters(argv[3]);
        return 0;
    }
    fputs("usage: bench run TASK TIMES COMMAND...\n"
          "       bench stat PEOPLE GROUPS\n",
          stderr);
    return 2;
}
