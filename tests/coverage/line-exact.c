/* Two arms, yes or no: what comes out is two counts, so that every outcome can
 * be visited and weighed by its chance. */
#include <config.h>

#include "base/heap.h"
#include "tests/coverage/line.h"
#include "tests/coverage/study.h"

#include <gsl/gsl_randist.h>
#include <stdio.h>
#include <stdlib.h>

/* The design's own interval for every pair of counts. */
struct outcomes {
    struct contrast contrast;
    struct result *results;    /* (n0 + 1) for each x1 */
    bool *warned;              /* likewise */
    double *chance1, *chance0; /* of each count, in the cell at hand */
};

static void
visit(struct line *line, struct outcomes *all)
{
    struct contrast *contrast = &all->contrast;
    const struct estimator *estimator =
        setting_estimator(&line->setting, contrast);
    line->method = estimator->method;
    size_t n1 = contrast->arms.n1, n0 = contrast->arms.n0;
    all->results = heap_new((n1 + 1) * (n0 + 1), sizeof *all->results);
    all->warned = heap_new((n1 + 1) * (n0 + 1), sizeof *all->warned);
    all->chance1 = heap_new(n1 + 1, sizeof *all->chance1);
    all->chance0 = heap_new(n0 + 1, sizeof *all->chance0);
    for (size_t x1 = 0; x1 <= n1; x1++)
        for (size_t x0 = 0; x0 <= n0; x0++) {
            contrast->arms.x1 = x1;
            contrast->arms.x0 = x0;
            struct result *result = &all->results[x1 * (n0 + 1) + x0];
            *result = estimator_run(estimator, contrast, ROLE_PRIMARY);
            all->warned[x1 * (n0 + 1) + x0] =
                (result->has & HAS_LIMITS) &&
                result_is_warned(contrast, result);
        }
}

static void
set_chances(double *chance, double rate, size_t n)
{
    for (size_t x = 0; x <= n; x++)
        chance[x] = gsl_ran_binomial_pdf((unsigned)x, rate, (unsigned)n);
}

static void
run_cell(const struct line *line, const struct outcomes *all,
         struct coverage *cell)
{
    struct setting setting = line->setting;
    size_t n1 = all->contrast.arms.n1, n0 = all->contrast.arms.n0, i = 0;
    setting.rate[0] = cell->rate[0];
    setting.rate[1] = cell->rate[1];
    set_chances(all->chance1, cell->rate[1], n1);
    set_chances(all->chance0, cell->rate[0], n0);
    for (size_t x1 = 0; x1 <= n1; x1++)
        for (size_t x0 = 0; x0 <= n0; x0++, i++) {
            double chance = all->chance1[x1] * all->chance0[x0];
            enum verdict verdict =
                result_judge(&setting, &all->contrast, &all->results[i]);
            cell->warned += all->warned[i] ? chance : 0;
            if (verdict == VERDICT_NONE)
                cell->none += chance;
            if (verdict != VERDICT_MISSES)
                continue;
            cell->missed += chance;
            cell->unwarned += all->warned[i] ? 0 : chance;
        }
}

void
line_run_exact(struct line *line)
{
    char counts[80];
    struct arena arena = ARENA_INIT;
    struct error error = ERROR_INIT;
    struct request request = REQUEST_INIT;
    struct design design;
    snprintf(counts, sizeof counts, "0/%zu,0/%zu", line->setting.units[1],
             line->setting.units[0]);
    if (!design_from_counts(&arena, counts, &request, &design, &error)) {
        fprintf(stderr, "coverage: %s\n", error.message);
        abort();
    }
    struct outcomes all = {.contrast = contrast_new(&design, 1, &request)};
    visit(line, &all);
    for (size_t i = 0; i < line->n; i++)
        run_cell(line, &all, &line->cells[i]);
    free(all.results);
    free(all.warned);
    free(all.chance1);
    free(all.chance0);
    contrast_release(&all.contrast);
    arena_release(&arena);
}
