/* What is too much to visit is drawn: studies by the thousand. */
#include <config.h>

#include "tests/coverage/line.h"
#include "tests/coverage/study.h"

#include <math.h>

#define SEED 20080
#define STUDIES 1000
/* Where the first studies leave it open on which side of COVERAGE_LEAST a cell
 * lies, by so many standard errors, there are so many times more. */
#define OPEN_ERRORS 3
#define MORE 4

/* Of the studies of a cell: how many of each verdict, and of those that miss
 * and of all how many are warned of. */
struct tally {
    size_t studies, verdicts[VERDICTS], warned_misses, warned;
};

static void
draw(const struct setting *setting, struct rng *rng, size_t studies,
     struct tally *tally, const char **method)
{
    for (size_t i = 0; i < studies; i++) {
        bool warned;
        enum verdict verdict = study_judge(setting, rng, method, &warned);
        tally->verdicts[verdict]++;
        tally->warned += warned;
        tally->warned_misses += warned && verdict == VERDICT_MISSES;
    }
    tally->studies += studies;
}

static struct coverage
shares(const struct coverage *cell, const struct tally *tally)
{
    double n = (double)tally->studies;
    struct coverage found = *cell;
    found.none = (double)tally->verdicts[VERDICT_NONE] / n;
    found.missed = (double)tally->verdicts[VERDICT_MISSES] / n;
    found.unwarned = found.missed - (double)tally->warned_misses / n;
    found.warned = (double)tally->warned / n;
    return found;
}

/* Either share: of those that miss, or that miss without a warning. */
static bool
is_open(double share, double n)
{
    return fabs(share - (1 - COVERAGE_LEAST)) <
           OPEN_ERRORS * sqrt(COVERAGE_LEAST * (1 - COVERAGE_LEAST) / n);
}

static void
run_cell(struct line *line, struct coverage *cell, struct rng *rng)
{
    struct setting setting = line->setting;
    struct tally tally = {0};
    setting.rate[0] = cell->rate[0];
    setting.rate[1] = cell->rate[1];
    draw(&setting, rng, STUDIES, &tally, &line->method);
    *cell = shares(cell, &tally);
    if (is_open(cell->missed, STUDIES) || is_open(cell->unwarned, STUDIES)) {
        draw(&setting, rng, (MORE - 1) * STUDIES, &tally, &line->method);
        *cell = shares(cell, &tally);
    }
}

void
line_run_drawn(struct line *line)
{
    struct rng rng = rng_new(SEED, line->place);
    for (size_t i = 0; i < line->n; i++)
        run_cell(line, &line->cells[i], &rng);
}

bool
coverage_passes(const struct coverage *cell)
{
    return 1 - cell->missed >= COVERAGE_LEAST ||
           (cell->warned >= COVERAGE_WARNED &&
            cell->unwarned <= 1 - COVERAGE_LEAST);
}
