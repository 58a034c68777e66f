#include <config.h>

#include "analyse/stat/ri-weight.h"
#include "base/heap.h"

#include <math.h>
#include <stdlib.h>

static const double alike = 1e-9;    /* of each other, two weights are one */
static const double chance = 0.0005; /* rarer is not chance: of each test */
static const size_t draws_to_tell = 20000;

static const char nobody_weighs_reason[] =
    "everybody weighs 0, so there is nobody to assign";
static const char depends_reason[] =
    "the weights differ between the arms more than chance allows, and differ "
    "inside an arm too: they depend on the arm, and what anyone's would have "
    "been under another assignment is not known; name the blocks inside which "
    "the chance of the arm was the same";

static size_t
block_of(const struct ri_input *input, size_t i)
{
    return input->block.code ? input->block.code[i] : 0;
}

static size_t
blocks_in(const struct ri_input *input)
{
    return input->block.code ? input->block.count : 1;
}

struct ri_cell *
ri_cells_new(const struct ri_input *input, size_t blocks)
{
    struct ri_cell *cells = heap_new(blocks, sizeof *cells);
    bool *seen = heap_new(input->cluster.count, sizeof *seen);
    for (size_t i = 0; i < input->n; i++) {
        struct ri_cell *cell = &cells[block_of(input, i)];
        size_t arm = input->treated[i] != 0;
        bool *met = input->cluster.code ? &seen[input->cluster.code[i]] : NULL;
        cell->weight[arm] = fmax(cell->weight[arm], input->weight[i]);
        cell->units[arm] += !met || !*met;
        if (met)
            *met = true;
    }
    free(seen);
    return cells;
}

/* Groups of those who weigh, numbered as before: some may be empty. */
static struct grouping
kept_codes(struct grouping given, const struct ri_input *from)
{
    if (!given.code)
        return (struct grouping){0};
    size_t *code = heap_new(from->n, sizeof *code), k = 0;
    for (size_t i = 0; i < from->n; i++)
        if (from->weight[i] > 0)
            code[k++] = given.code[i];
    return (struct grouping){code, given.count};
}

static void
keep_who_weighs(struct ri_weighing *weighing, const struct ri_input *from)
{
    struct ri_input *input = &weighing->input;
    double *y = heap_new(from->n, sizeof *y);
    double *weight = heap_new(from->n, sizeof *weight);
    unsigned char *treated = heap_new(from->n, 1);
    double heaviest = 0;
    *input = *from;
    input->n = 0;
    for (size_t i = 0; i < from->n; i++)
        heaviest = fmax(heaviest, from->weight[i]);
    for (size_t i = 0; i < from->n; i++)
        if (from->weight[i] > 0) {
            y[input->n] = from->y[i];
            treated[input->n] = from->treated[i];
            weight[input->n++] = from->weight[i] / heaviest;
        }
    input->y = y;
    input->weight = weight;
    input->treated = treated;
    input->block = kept_codes(from->block, from);
    input->cluster = kept_codes(from->cluster, from);
}

static bool
same(double a, double b)
{
    return fabs(a - b) <= alike * fmax(a, b);
}

static enum ri_weights
whose(const struct ri_input *input)
{
    size_t blocks = blocks_in(input);
    struct ri_cell *cells = ri_cells_new(input, blocks);
    bool constant = true, tells = false, fair = true;
    for (size_t i = 0; i < input->n; i++) {
        const double *weight = cells[block_of(input, i)].weight;
        constant &= same(input->weight[i], weight[input->treated[i] != 0]);
    }
    for (size_t b = 0; b < blocks; b++) {
        const struct ri_cell *cell = &cells[b];
        tells |= cell->units[0] > 1 || cell->units[1] > 1;
        fair &= cell->units[0] != 1 || cell->units[1] != 1 ||
                same(cell->weight[0], cell->weight[1]);
    }
    free(cells);
    return constant && tells && fair ? RI_WEIGHTS_OF_CELLS
                                     : RI_WEIGHTS_OF_PEOPLE;
}

/* p of the design's own test, were value the outcome. */
static double
p_of(const struct ri_input *input, const double *value)
{
    struct ri_input test = {
        .n = input->n,
        .y = value,
        .treated = input->treated,
        .block = input->block,
        .cluster = input->cluster,
        .draws = draws_to_tell,
        .exact_limit = draws_to_tell,
        .threads = input->threads,
        .seed = input->seed,
    };
    struct ri ri = ri_test(&test);
    return ri.reason ? 1 : ri.p_two_sided;
}

/* Squares of what people weigh more or less than their block does. */
static double *
spreads_new(const struct ri_input *input)
{
    double *spread = heap_new(input->n, sizeof *spread);
    double *mean = heap_new(blocks_in(input), sizeof *mean);
    double *people = heap_new(blocks_in(input), sizeof *people);
    for (size_t i = 0; i < input->n; i++) {
        size_t b = block_of(input, i);
        people[b]++;
        mean[b] += (input->weight[i] - mean[b]) / people[b];
    }
    for (size_t i = 0; i < input->n; i++) {
        double off = input->weight[i] - mean[block_of(input, i)];
        spread[i] = off * off;
    }
    free(mean);
    free(people);
    return spread;
}

static bool
depends_on_arm(const struct ri_input *input)
{
    if (p_of(input, input->weight) < chance)
        return true;
    double *spread = spreads_new(input);
    bool depends = p_of(input, spread) < chance;
    free(spread);
    return depends;
}

struct ri_weighing
ri_weighing_new(const struct ri_input *input)
{
    struct ri_weighing weighing = {.reason = NULL};
    keep_who_weighs(&weighing, input);
    if (!weighing.input.n) {
        weighing.reason = nobody_weighs_reason;
        return weighing;
    }
    weighing.input.weights = whose(&weighing.input);
    if (weighing.input.weights == RI_WEIGHTS_OF_PEOPLE &&
        depends_on_arm(&weighing.input))
        weighing.reason = depends_reason;
    return weighing;
}

void
ri_weighing_release(struct ri_weighing *weighing)
{
    free((double *)weighing->input.y);
    free((double *)weighing->input.weight);
    free((unsigned char *)weighing->input.treated);
    free((size_t *)weighing->input.block.code);
    free((size_t *)weighing->input.cluster.code);
}

size_t
ri_weight_keys(const struct ri_input *input, double *keys[2])
{
    bool of_cells = input->weights == RI_WEIGHTS_OF_CELLS;
    size_t count = input->weights == RI_WEIGHTS_NONE ? 0 : of_cells ? 2 : 1;
    for (size_t k = 0; k < count; k++)
        keys[k] = heap_new(input->n, sizeof *keys[k]);
    struct ri_cell *cells =
        of_cells ? ri_cells_new(input, blocks_in(input)) : NULL;
    for (size_t i = 0; i < input->n && count; i++) {
        if (!of_cells) {
            keys[0][i] = input->weight[i];
            continue;
        }
        const double *weight = cells[block_of(input, i)].weight;
        keys[0][i] = fmax(weight[0], weight[1]);
        keys[1][i] = fmin(weight[0], weight[1]);
    }
    free(cells);
    return count;
}
