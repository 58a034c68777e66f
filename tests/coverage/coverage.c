/* How often the interval that praxis gives holds the truth, for each default
 * and many designs, as a page of Markdown. Every cell that falls under
 * COVERAGE_LEAST and is not warned of in COVERAGE_WARNED fails, and is listed.
 *
 *     coverage              a little of each method, in seconds
 *     coverage --all        "make coverage", minutes; RESULTS.md is what it
 *                           printed
 *     coverage --only ICC   of those, the designs with that in their words */
#include <config.h>

#include "base/heap.h"
#include "tests/coverage/line.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define THREADS_MOST 16

struct work {
    struct grid grid;
    atomic_size_t next;
    pthread_mutex_t printing;
    bool *done;     /* of each line */
    size_t printed; /* lines, in the order of the grid */
};

/* "10 + 10 people", "2 x (5 + 5) groups, ICC 0.05" */
static void
print_size(const struct line *line)
{
    const struct setting *s = &line->setting;
    if (s->paired)
        printf("%zu pairs", s->blocks);
    else if (s->blocks)
        printf("%zu x (%zu + %zu)", s->blocks, s->units[1], s->units[0]);
    else
        printf("%zu + %zu", s->units[1], s->units[0]);
    if (s->likeness > 0)
        printf(s->people ? ", ICC %g" : ", alike %g", s->likeness);
}

/* What is told of a line. */
struct summary {
    const struct coverage *worst;
    double sum;
    size_t under, failed;
    double warned_under; /* the least share warned of, of the cells under */
    size_t sound;
    double warned_sound; /* the sum over the sound cells */
};

static struct summary
summarise(const struct line *line)
{
    struct summary s = {.worst = line->cells, .warned_under = 1};
    for (size_t i = 0; i < line->n; i++) {
        const struct coverage *cell = &line->cells[i];
        double holds = 1 - cell->missed;
        s.sum += holds;
        s.failed += !coverage_passes(cell);
        if (cell->missed > s.worst->missed)
            s.worst = cell;
        if (holds < COVERAGE_LEAST) {
            s.under++;
            s.warned_under = fmin(s.warned_under, cell->warned);
        } else if (holds >= COVERAGE_SOUND) {
            s.sound++;
            s.warned_sound += cell->warned;
        }
    }
    return s;
}

static void
print_share(bool there, double share)
{
    if (there)
        printf(" %.2f |", share);
    else
        fputs(" - |", stdout);
}

static void
print_line(const struct line *line)
{
    struct summary s = summarise(line);
    printf("| %s | ", line->design);
    print_size(line);
    printf(" | %s | %zu | %.3f | %.3f | %g, %g | %.2f | %zu |", line->method,
           line->n, s.sum / (double)line->n, 1 - s.worst->missed,
           s.worst->rate[1], s.worst->rate[0], s.worst->none, s.under);
    print_share(s.under > 0, s.warned_under);
    printf(" %zu |", s.failed);
    print_share(s.sound > 0, s.warned_sound / (double)s.sound);
    putchar('\n');
}

/* Line i is done: it is printed once all before it are. */
static void
print_done(struct work *work, size_t i)
{
    pthread_mutex_lock(&work->printing);
    work->done[i] = true;
    while (work->printed < work->grid.n && work->done[work->printed])
        print_line(&work->grid.lines[work->printed++]);
    fflush(stdout);
    pthread_mutex_unlock(&work->printing);
}

static void *
take_lines(void *given)
{
    struct work *work = given;
    for (size_t i; (i = atomic_fetch_add(&work->next, 1)) < work->grid.n;) {
        struct line *line = &work->grid.lines[i];
        if (line->exact)
            line_run_exact(line);
        else
            line_run_drawn(line);
        print_done(work, i);
    }
    return NULL;
}

static void
run_lines(struct work *work)
{
    pthread_t threads[THREADS_MOST];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = processors < 1              ? 1
                    : processors > THREADS_MOST ? THREADS_MOST
                                                : (size_t)processors;
    size_t n = 0;
    while (n + 1 < wanted &&
           pthread_create(&threads[n], NULL, take_lines, work) == 0)
        n++;
    take_lines(work);
    while (n > 0)
        pthread_join(threads[--n], NULL);
}

static void
print_failure(const struct line *line, const struct coverage *cell)
{
    printf("FAIL %s, ", line->design);
    print_size(line);
    printf(", %s, rates %g and %g: holds the truth %.3f, misses it without a "
           "warning %.3f, is warned of in %.2f\n",
           line->method, cell->rate[1], cell->rate[0], 1 - cell->missed,
           cell->unwarned, cell->warned);
}

static const char heading[] =
    "# How often the intervals hold the truth\n\n"
    "The 95 % interval that praxis gives when nobody names a method, in "
    "worlds\n"
    "where the truth is known. Printed by `make coverage`, which takes "
    "minutes;\n"
    "the same bytes each time.\n\n"
    "- **units**: people, or groups of people (in each block), treated + "
    "control\n"
    "- **cells**: pairs of rates or means that it was run for; people who say "
    "yes\n"
    "  or no are summed over every outcome that could be, all else is drawn: "
    "a\n"
    "  thousand studies a cell, four thousand where those leave it open\n"
    "- **mean**, **least**: the share of studies whose interval holds the "
    "truth,\n"
    "  over the cells and in the worst of them, which is **at** these rates\n"
    "  (treated, control)\n"
    "- **none there**: in the worst cell, studies that get a reason instead of "
    "an\n"
    "  interval; they mislead nobody and count as held\n"
    "- **under .92**: cells that hold the truth more rarely than that\n"
    "- **warned, under**: the share of studies that praxis warns of, "
    "whichever\n"
    "  way they come out, in that of these cells where it is least\n"
    "- **fail**: of these cells those where praxis warns of fewer than three "
    "studies\n"
    "  in four, or more than 8 % miss the truth without a word from its "
    "checks\n"
    "- **warned, sound**: the share of studies that it warns of over the cells "
    "that\n"
    "  hold the truth in .94 or more: false alarms\n\n"
    "| design | units, treated + control | method | cells | mean | least | at "
    "| none there | under .92 | warned, under | fail | warned, sound |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|\n";

/* Returns how many cells failed. */
static size_t
print_failures(const struct grid *grid)
{
    size_t passed = 0, failed = 0;
    putchar('\n');
    for (size_t i = 0; i < grid->n; i++)
        for (size_t k = 0; k < grid->lines[i].n; k++) {
            const struct line *line = &grid->lines[i];
            bool passes = coverage_passes(&line->cells[k]);
            *(passes ? &passed : &failed) += 1;
            if (!passes)
                print_failure(line, &line->cells[k]);
        }
    printf("%zu passed, %zu failed\n", passed, failed);
    return failed;
}

/* The false alarms in all, and the warnings where they are due. */
static void
print_warnings(const struct grid *grid)
{
    double due = 0, sound = 0;
    size_t n_due = 0, n_sound = 0;
    for (size_t i = 0; i < grid->n; i++)
        for (size_t k = 0; k < grid->lines[i].n; k++) {
            const struct coverage *cell = &grid->lines[i].cells[k];
            if (1 - cell->missed < COVERAGE_LEAST) {
                due += cell->warned;
                n_due++;
            } else if (1 - cell->missed >= COVERAGE_SOUND) {
                sound += cell->warned;
                n_sound++;
            }
        }
    printf(
        "\nWarned of, on average: %.2f of the studies in the %zu cells under "
        ".92, %.2f in the %zu cells of .94 or more.\n",
        n_due ? due / (double)n_due : 0, n_due,
        n_sound ? sound / (double)n_sound : 0, n_sound);
}

int
main(int argc, char **argv)
{
    bool all = argc == 2 && strcmp(argv[1], "--all") == 0;
    bool part = argc == 3 && strcmp(argv[1], "--only") == 0;
    if (argc > 1 && !all && !part) {
        fputs("usage: coverage [--all | --only WORDS]\n", stderr);
        return 2;
    }
    struct work work = {
        .grid = grid_new(argc == 1, part ? argv[2] : NULL),
        .printing = PTHREAD_MUTEX_INITIALIZER,
    };
    work.done = heap_new(work.grid.n, sizeof *work.done);
    fputs(heading, stdout);
    run_lines(&work);
    print_warnings(&work.grid);
    size_t failed = print_failures(&work.grid);
    free(work.done);
    grid_release(&work.grid);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
