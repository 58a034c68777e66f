/* Which designs, of which sizes, at which rates. */
#include <config.h>

#include "base/heap.h"
#include "tests/coverage/line.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Rates in the control and in the treatment. */
static const double shares[][2] = {
    {.02, .02}, {.02, .1}, {.05, .05}, {.05, .2}, {.1, .1}, {.1, .3},
    {.3, .3},   {.3, .5},  {.5, .5},   {.5, .8},  {.7, .9}, {.9, .9},
};
static const double shares_brief[][2] = {{.1, .3}, {.5, .5}};
static const double means[][2] = {{0, 0}, {0, .5}};
static const double steps[][2] = {{0, 0}, {0, .5}, {-1, 0}, {1, 1.5}};
static const double counts[][2] = {{.2, .2}, {.5, 1}, {1, 1}, {2, 3}};

/* Exact lines take every pair of these: filled by grid_new. */
static const double every_rate[] = {.02, .05, .1, .2, .3, .4, .5, .7, .8, .9};
static double pairs[COUNT(every_rate) * COUNT(every_rate)][2];

#define SHARES .rates = shares, .n = COUNT(shares)
#define MEANS .rates = means, .n = COUNT(means)
#define COUNTS .rates = counts, .n = COUNT(counts)
#define ORDINAL .answers = ANSWERS_ORDINAL, .rates = steps, .n = COUNT(steps)
#define EXACT .exact = true, .rates = pairs, .n = COUNT(pairs)

/* One kind of line, and the sizes that it is run at. Lists end at the first
 * nothing; without any there is one line with nothing. */
struct family {
    const char *design;
    const char *method;
    bool exact, paired, unequal;
    enum answers answers;
    enum story story;
    double share;
    size_t people, covariates;
    size_t units[8][2]; /* in the control and the treatment (of a block) */
    size_t blocks[6];
    double likeness[2];
    const double (*rates)[2];
    size_t n;
};

#define UNITS_EXACT                                                            \
    {                                                                          \
        {10, 10}, {15, 15}, {20, 20}, {50, 50}, {100, 100}, {200, 200},        \
            {30, 10},                                                          \
        {                                                                      \
            150, 50                                                            \
        }                                                                      \
    }
#define UNITS_PEOPLE                                                           \
    {                                                                          \
        {10, 10}, {20, 20}, {50, 50}, {200, 200}, {30, 10},                    \
        {                                                                      \
            150, 50                                                            \
        }                                                                      \
    }
#define UNITS_EQUAL                                                            \
    {                                                                          \
        {10, 10}, {20, 20}, {50, 50},                                          \
        {                                                                      \
            200, 200                                                           \
        }                                                                      \
    }
#define UNITS_MODELS                                                           \
    {                                                                          \
        {25, 25}, {50, 50}, {200, 200},                                        \
        {                                                                      \
            150, 50                                                            \
        }                                                                      \
    }
#define UNITS_CLUSTERS                                                         \
    {                                                                          \
        {2, 2}, {3, 3}, {5, 5}, {10, 10}, {20, 20},                            \
        {                                                                      \
            20, 10                                                             \
        }                                                                      \
    }
#define UNITS_IN_BLOCKS                                                        \
    {                                                                          \
        {1, 1}, {2, 2}, {5, 5}, {25, 25},                                      \
        {                                                                      \
            15, 5                                                              \
        }                                                                      \
    }
#define LIKENESS                                                               \
    {                                                                          \
        .05, .2                                                                \
    }

static const struct family families[] = {
    {"people, yes or no: difference", .units = UNITS_EXACT, EXACT},
    {"people, yes or no: ratio", "koopman", .units = UNITS_EXACT, EXACT},
    {"people, yes or no: odds ratio", "baptista-pike-midp",
     .units = UNITS_EXACT, EXACT},
    {"people, a normal number", .answers = ANSWERS_NORMAL,
     .units = UNITS_PEOPLE, MEANS},
    {"people, a skewed number", .answers = ANSWERS_SKEWED,
     .units = UNITS_PEOPLE, MEANS},
    {"people, counts: difference", "welch-mean", .answers = ANSWERS_COUNTS,
     .units = UNITS_PEOPLE, COUNTS},
    {"people, counts: rate ratio", .answers = ANSWERS_COUNTS,
     .units = UNITS_PEOPLE, COUNTS},
    {"people in blocks, yes or no", .units = UNITS_IN_BLOCKS,
     .blocks = {2, 10, 20}, SHARES},
    {"people in blocks, a skewed number", .answers = ANSWERS_SKEWED,
     .units = UNITS_IN_BLOCKS, .blocks = {4, 20}, MEANS},
    {"pairs of people, yes or no", .paired = true, .units = {{1, 1}},
     .blocks = {10, 20, 50, 200}, .likeness = {.01, .3}, SHARES},
    {"pairs of people, a skewed number", .paired = true,
     .answers = ANSWERS_SKEWED, .units = {{1, 1}}, .blocks = {10, 20, 50, 200},
     MEANS},
    {"groups of 20, yes or no", .people = 20, .units = UNITS_CLUSTERS,
     .likeness = LIKENESS, SHARES},
    {"groups of 5 to 35, yes or no", .people = 20, .unequal = true,
     .units = UNITS_CLUSTERS, .likeness = LIKENESS, SHARES},
    {"groups of 5 to 35, a skewed number", .answers = ANSWERS_SKEWED,
     .people = 20, .unequal = true, .units = UNITS_CLUSTERS,
     .likeness = LIKENESS, MEANS},
    {"groups of 5 to 35 in blocks, yes or no", .people = 20, .unequal = true,
     .units = {{1, 2}, {2, 2}, {5, 5}, {10, 10}}, .blocks = {2, 4},
     .likeness = LIKENESS, SHARES},
    {"pairs of groups of 5 to 35, yes or no", .people = 20, .unequal = true,
     .paired = true, .units = {{1, 1}}, .blocks = {4, 10, 20},
     .likeness = LIKENESS, SHARES},
    {"people and a covariate, yes or no", "adjusted", .covariates = 1,
     .units = UNITS_PEOPLE, SHARES},
    {"people and a covariate, a skewed number", "adjusted-mean",
     .answers = ANSWERS_SKEWED, .covariates = 1, .units = UNITS_PEOPLE, MEANS},
    {"people and 3 covariates, a skewed number", "adjusted-mean",
     .answers = ANSWERS_SKEWED, .covariates = 3, .units = UNITS_PEOPLE, MEANS},
    {"groups of 5 to 35 and a covariate, yes or no", "adjusted",
     .covariates = 1, .people = 20, .unequal = true, .units = UNITS_CLUSTERS,
     .likeness = {.05}, SHARES},
    {"people in blocks and a covariate, yes or no", "adjusted", .covariates = 1,
     .units = UNITS_IN_BLOCKS, .blocks = {4, 20}, SHARES},
    {"groups of 5 to 35 in blocks and a covariate, yes or no", "adjusted",
     .covariates = 1, .people = 20, .unequal = true,
     .units = {{2, 2}, {5, 5}, {10, 10}}, .blocks = {2, 4}, .likeness = {.05},
     SHARES},
    {"people in blocks, yes or no: ratio", "mh-rr", .units = UNITS_IN_BLOCKS,
     .blocks = {2, 10, 20}, SHARES},
    {"people in blocks, yes or no: odds ratio", "mh-or",
     .units = UNITS_IN_BLOCKS, .blocks = {2, 10, 20}, SHARES},
    {"groups of 5 to 35, counts: difference", "clustered-mean",
     .answers = ANSWERS_COUNTS, .people = 20, .unequal = true,
     .units = UNITS_CLUSTERS, .likeness = LIKENESS, COUNTS},
    {"groups of 5 to 35, counts: rate ratio", .answers = ANSWERS_COUNTS,
     .people = 20, .unequal = true, .units = UNITS_CLUSTERS,
     .likeness = LIKENESS, COUNTS},
    {"people, five steps: chance to come out above", .units = UNITS_PEOPLE,
     ORDINAL},
    {"people, until they act: mean time", "rmst", .answers = ANSWERS_TIMES,
     .units = UNITS_PEOPLE, SHARES},
    {"people in blocks, until they act: mean time", "rmst",
     .answers = ANSWERS_TIMES, .units = UNITS_IN_BLOCKS, .blocks = {4, 20},
     SHARES},
    {"groups of 5 to 35, until they act: mean time", "rmst",
     .answers = ANSWERS_TIMES, .people = 20, .unequal = true,
     .units = UNITS_CLUSTERS, .likeness = {.05}, SHARES},
    {"groups of 5 to 35 in blocks, until they act: mean time", "rmst",
     .answers = ANSWERS_TIMES, .people = 20, .unequal = true,
     .units = {{2, 2}, {5, 5}, {10, 10}}, .blocks = {2, 4}, .likeness = {.05},
     SHARES},
    {"people and a covariate, until they act: mean time", "adjusted-rmst",
     .answers = ANSWERS_TIMES, .covariates = 1, .units = UNITS_PEOPLE, SHARES},
    {"people, until they act: hazard ratio", "cox", .answers = ANSWERS_TIMES,
     .units = UNITS_PEOPLE, SHARES},
    {"people, 0.3 of whom comply", "2sls", .story = STORY_PARTLY, .share = .3,
     .units = UNITS_EQUAL, SHARES},
    {"people, 0.7 of whom comply", "2sls", .story = STORY_PARTLY, .share = .7,
     .units = UNITS_EQUAL, SHARES},
    {"people, 0.3 of whom comply", "anderson-rubin", .story = STORY_PARTLY,
     .share = .3, .units = UNITS_EQUAL, SHARES},
    {"people, 0.7 of whom comply", "anderson-rubin", .story = STORY_PARTLY,
     .share = .7, .units = UNITS_EQUAL, SHARES},
    {"groups of 5 to 35, 0.7 of whose people comply", "2sls",
     .story = STORY_PARTLY, .share = .7, .people = 20, .unequal = true,
     .units = UNITS_CLUSTERS, .likeness = {.05}, SHARES},
    {"people of unequal chances, yes or no", .story = STORY_UNEQUAL,
     .units = UNITS_EQUAL, SHARES},
    {"people of unequal chances, a skewed number", .answers = ANSWERS_SKEWED,
     .story = STORY_UNEQUAL, .units = UNITS_EQUAL, MEANS},
    {"people who chose, yes or no", "standardised", .story = STORY_CHOSEN,
     .covariates = 1, .units = UNITS_MODELS, SHARES},
    {"people who chose, yes or no", "ipw", .story = STORY_CHOSEN,
     .covariates = 1, .units = UNITS_MODELS, SHARES},
    {"people who chose, a skewed number", "standardised-mean",
     .answers = ANSWERS_SKEWED, .story = STORY_CHOSEN, .covariates = 1,
     .units = UNITS_MODELS, MEANS},
    {"people, 0.2 of whom do not say yes or no", "imbens-manski",
     .story = STORY_SILENT, .share = .2, .units = UNITS_PEOPLE, SHARES},
    {"groups of 5 to 35, 0.2 of whose people do not say yes or no",
     "imbens-manski", .story = STORY_SILENT, .share = .2, .people = 20,
     .unequal = true, .units = UNITS_CLUSTERS, .likeness = {.05}, SHARES},
    {"people, 0.2 of whom answer only when treated", "lee-imbens-manski",
     .answers = ANSWERS_NORMAL, .story = STORY_SILENT, .share = .2,
     .units = UNITS_PEOPLE, MEANS},
    {"groups of 5 to 35, 0.2 of whose people answer only when treated",
     "lee-imbens-manski", .answers = ANSWERS_NORMAL, .story = STORY_SILENT,
     .share = .2, .people = 20, .unequal = true, .units = UNITS_CLUSTERS,
     .likeness = {.05}, MEANS},
    {"people crossed with a second thing, yes or no: average", "crossed",
     .story = STORY_CROSSED, .units = UNITS_EQUAL, SHARES},
    {"people crossed with a second thing, a skewed number: average", "crossed",
     .answers = ANSWERS_SKEWED, .story = STORY_CROSSED, .units = UNITS_EQUAL,
     MEANS},
    {"groups of 5 to 35 crossed with a second thing, yes or no: average",
     "crossed", .story = STORY_CROSSED, .people = 20, .unequal = true,
     .units = {{10, 10}, {20, 20}}, .likeness = {.05}, SHARES},
    {"people in blocks, five steps: chance to come out above",
     .units = UNITS_IN_BLOCKS, .blocks = {4, 20}, ORDINAL},
    {"pairs of people, five steps: chance to come out above", .paired = true,
     .units = {{1, 1}}, .blocks = {10, 20, 50, 200}, ORDINAL},
    {"people, until they act: ratio of mean times", "rmst-ratio",
     .answers = ANSWERS_TIMES, .units = UNITS_PEOPLE, SHARES},
    {"people in blocks, until they act: ratio of mean times", "rmst-ratio",
     .answers = ANSWERS_TIMES, .units = UNITS_IN_BLOCKS, .blocks = {4, 20},
     SHARES},
    {"groups of 5 to 35, until they act: ratio of mean times", "rmst-ratio",
     .answers = ANSWERS_TIMES, .people = 20, .unequal = true,
     .units = UNITS_CLUSTERS, .likeness = {.05}, SHARES},
    {"pairs of people, until they act: mean time", "rmst",
     .answers = ANSWERS_TIMES, .paired = true, .units = {{1, 1}},
     .blocks = {10, 20, 50, 200}, SHARES},
    {"people in blocks and a covariate, until they act: mean time",
     "adjusted-rmst", .answers = ANSWERS_TIMES, .covariates = 1,
     .units = UNITS_IN_BLOCKS, .blocks = {4, 20}, SHARES},
    {"pairs of people, until they act: hazard ratio", "cox",
     .answers = ANSWERS_TIMES, .paired = true, .units = {{1, 1}},
     .blocks = {10, 20, 50, 200}, SHARES},
    {"people in blocks, counts: rate ratio", "poisson",
     .answers = ANSWERS_COUNTS, .units = UNITS_IN_BLOCKS, .blocks = {4, 20},
     COUNTS},
    {"pairs of people, counts: rate ratio", "poisson",
     .answers = ANSWERS_COUNTS, .paired = true, .units = {{1, 1}},
     .blocks = {10, 20, 50, 200}, COUNTS},
};

/* A little of each kind of method, for every run of the tests. */
static const struct family brief[] = {
    {"people, yes or no: difference", .units = {{10, 10}, {50, 20}}, EXACT},
    {"people, yes or no: ratio", "koopman", .units = {{20, 20}}, EXACT},
    {"people, yes or no: odds ratio", "baptista-pike-midp", .units = {{20, 20}},
     EXACT},
    {"people, a skewed number", .answers = ANSWERS_SKEWED, .units = {{20, 20}},
     MEANS},
    {"people in blocks, yes or no", .units = {{5, 5}}, .blocks = {4},
     .rates = shares_brief, .n = COUNT(shares_brief)},
    {"pairs of people, yes or no", .paired = true, .units = {{1, 1}},
     .blocks = {50}, .rates = shares_brief, .n = COUNT(shares_brief)},
    {"groups of 5 to 35, yes or no", .people = 20, .unequal = true,
     .units = {{10, 10}}, .likeness = {.05}, .rates = shares_brief,
     .n = COUNT(shares_brief)},
    {"people and a covariate, yes or no", "adjusted", .covariates = 1,
     .units = {{20, 20}}, .rates = shares_brief, .n = COUNT(shares_brief)},
};

static void
fill_pairs(void)
{
    for (size_t i = 0; i < COUNT(every_rate); i++)
        for (size_t j = 0; j < COUNT(every_rate); j++) {
            pairs[i * COUNT(every_rate) + j][0] = every_rate[i];
            pairs[i * COUNT(every_rate) + j][1] = every_rate[j];
        }
}

static struct line
line_of(const struct family *f, size_t units, size_t blocks, size_t likeness)
{
    struct line line = {
        .design = f->design,
        .exact = f->exact,
        .n = f->n,
        .setting = {.method = f->method,
                    .answers = f->answers,
                    .story = f->story,
                    .share = f->share,
                    .blocks = f->blocks[blocks],
                    .paired = f->paired,
                    .units = {f->units[units][0], f->units[units][1]},
                    .people = f->people,
                    .unequal = f->unequal,
                    .likeness = f->likeness[likeness],
                    .covariates = f->covariates},
    };
    line.cells = heap_new(f->n, sizeof *line.cells);
    for (size_t i = 0; i < f->n; i++) {
        line.cells[i].rate[0] = f->rates[i][0];
        line.cells[i].rate[1] = f->rates[i][1];
    }
    return line;
}

static void
add_family(struct grid *grid, const struct family *f, const char *only,
           size_t *place)
{
    bool wanted = !only || strstr(f->design, only);
    for (size_t u = 0; u < COUNT(f->units) && f->units[u][0]; u++)
        for (size_t b = 0; !b || (b < COUNT(f->blocks) && f->blocks[b]); b++)
            for (size_t k = 0;
                 !k || (k < COUNT(f->likeness) && f->likeness[k] > 0); k++) {
                size_t at = (*place)++;
                if (!wanted)
                    continue;
                heap_grow(&grid->lines, &grid->capacity, grid->n + 1,
                          sizeof *grid->lines);
                grid->lines[grid->n] = line_of(f, u, b, k);
                grid->lines[grid->n++].place = at;
            }
}

struct grid
grid_new(bool is_brief, const char *only)
{
    struct grid grid = {0};
    const struct family *rows = is_brief ? brief : families;
    size_t n = is_brief ? COUNT(brief) : COUNT(families), place = 0;
    fill_pairs();
    for (size_t i = 0; i < n; i++)
        add_family(&grid, &rows[i], only, &place);
    return grid;
}

void
grid_release(struct grid *grid)
{
    for (size_t i = 0; i < grid->n; i++)
        free(grid->lines[i].cells);
    free(grid->lines);
}
