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

static void
draw(const struct setting *setting, struct rng *rng, size_t studies,
     size_t counts[VERDICTS], const char **method)
{
    for (size_t i = 0; i < studies; i++)
        counts[study_judge(setting, rng, method)]++;
}

static bool
is_open(const size_t counts[VERDICTS], size_t studies)
{
    double n = (double)studies;
    double unwarned = (double)counts[VERDICT_MISSES] / n;
    return fabs(unwarned - (1 - COVERAGE_LEAST)) <
           OPEN_ERRORS * sqrt(COVERAGE_LEAST * (1 - COVERAGE_LEAST) / n);
}

static void
run_cell(struct line *line, struct coverage *cell, struct rng *rng)
{
    struct setting setting = line->setting;
    setting.rate[0] = cell->rate[0];
    setting.rate[1] = cell->rate[1];
    size_t counts[VERDICTS] = {0}, studies = STUDIES;
    draw(&setting, rng, studies, counts, &line->method);
    if (is_open(counts, studies)) {
        draw(&setting, rng, (MORE - 1) * studies, counts, &line->method);
        studies *= MORE;
    }
    double n = (double)studies;
    cell->none = (double)counts[VERDICT_NONE] / n;
    cell->unwarned = (double)counts[VERDICT_MISSES] / n;
    cell->missed = cell->unwarned + (double)counts[VERDICT_WARNED] / n;
}

void
line_run_drawn(struct line *line, unsigned long long stream)
{
    struct rng rng = rng_new(SEED, stream);
    for (size_t i = 0; i < line->n; i++)
        run_cell(line, &line->cells[i], &rng);
}

bool
coverage_passes(const struct coverage *cell)
{
    return cell->unwarned <= 1 - COVERAGE_LEAST;
}
