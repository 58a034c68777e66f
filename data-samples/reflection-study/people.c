#include <config.h>

#include "data-samples/reflection-study/people.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

const double retention[2][3] = {
    {0.97, 0.86, 0.74},
    {0.97, 0.90, 0.85},
};

/* Sixth character: the weighted sum of all six is a multiple of 31; see
 * instruments/library/README.md. */
static const char letters[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

static bool
is_taken(const struct people *people, const char *code)
{
    for (size_t i = 0; i < people->n; i++)
        if (strcmp(people->items[i].code, code) == 0)
            return true;
    return false;
}

void
people_draw_code(const struct people *people, gsl_rng *rng, char code[8])
{
    do {
        unsigned long sum = 0;
        for (unsigned i = 0; i < 5; i++) {
            unsigned long value = gsl_rng_uniform_int(rng, 31);
            sum += (6 - i) * value;
            code[i] = letters[value];
        }
        code[5] = letters[(31 - sum % 31) % 31];
        code[6] = '\0';
    } while (is_taken(people, code));
}

/* Regions differ a little: their shifts of the risk add up to nothing. */
static const double shift[BLOCK_COUNT] = {
    -0.07, -0.05, -0.03, -0.01, 0.01, 0.03, 0.05, 0.07,
};

/* A beta distribution with that mean whose spread gives the intraclass
 * correlation: a + b = 1 / ICC - 1. */
static double
risk_at(double quantile, double mean)
{
    double sum = 1 / ICC - 1;
    return gsl_cdf_beta_Pinv(quantile, mean * sum, (1 - mean) * sum);
}

static void
draw_group(struct group *group, size_t number, size_t block, gsl_rng *rng)
{
    double quantile = gsl_rng_uniform_pos(rng);
    snprintf(group->code, sizeof group->code, "G%02zu", number + 1);
    snprintf(group->facilitator, sizeof group->facilitator, "F%02zu",
             number + 1);
    snprintf(group->block, sizeof group->block, "R%zu", block + 1);
    snprintf(group->device, sizeof group->device, "simulated-device-%02zu",
             number + 1);
    group->risk[0] = risk_at(quantile, RISK_CONTROL + shift[block]);
    group->risk[1] = risk_at(quantile, RISK_REFLECT + shift[block]);
}

/* Two of a region's four groups reflect; two report through the server, one
 * by phone and one on paper. The two draws know nothing of each other. */
static void
assign_block(struct group *groups, gsl_rng *rng)
{
    bool arms[GROUPS_PER_BLOCK] = {true, true, false, false};
    enum way ways[GROUPS_PER_BLOCK] = {WAY_SERVER, WAY_SERVER, WAY_PHONE,
                                       WAY_PAPER};
    gsl_ran_shuffle(rng, arms, GROUPS_PER_BLOCK, sizeof *arms);
    gsl_ran_shuffle(rng, ways, GROUPS_PER_BLOCK, sizeof *ways);
    for (size_t i = 0; i < GROUPS_PER_BLOCK; i++) {
        groups[i].reflects = arms[i];
        groups[i].way = ways[i];
    }
}

static bool
comes_back(const struct person *person, double usual, gsl_rng *rng)
{
    double logit = log(usual / (1 - usual)) +
                   RETENTION_SLOPE * person->inclined;
    return gsl_rng_uniform(rng) < 1 / (1 + exp(-logit));
}

/* How readily someone acts is partly their inclination, which their answers
 * show, and partly chance: the same in both arms, so that nobody would act
 * again only where they were not asked to reflect. */
static void
draw_person(struct people *people, const struct group *group, size_t number,
            gsl_rng *rng)
{
    struct person *person = &people->items[people->n];
    people_draw_code(people, rng, person->code);
    people->n++;
    person->group = group;
    person->number = number;
    person->inclined = gsl_ran_ugaussian(rng);
    double readiness = sqrt(0.3) * person->inclined +
                       sqrt(0.7) * gsl_ran_ugaussian(rng);
    for (int arm = 0; arm < 2; arm++)
        person->acts[arm] =
            gsl_cdf_ugaussian_Q(readiness) < group->risk[arm];
    for (int wave = 0; wave < 3; wave++)
        person->answers[wave] =
            comes_back(person, retention[group->reflects][wave], rng);
    person->took_part = gsl_rng_uniform(rng) < 0.85;
}

void
people_draw(struct people *people, gsl_rng *rng)
{
    *people = (struct people){0};
    for (size_t g = 0; g < GROUP_COUNT; g++)
        draw_group(&people->groups[g], g, g / GROUPS_PER_BLOCK, rng);
    for (size_t b = 0; b < BLOCK_COUNT; b++)
        assign_block(&people->groups[b * GROUPS_PER_BLOCK], rng);
    for (size_t g = 0; g < GROUP_COUNT; g++) {
        size_t n = SMALLEST_GROUP +
                   gsl_rng_uniform_int(rng,
                                       LARGEST_GROUP - SMALLEST_GROUP + 1);
        for (size_t i = 0; i < n; i++)
            draw_person(people, &people->groups[g], i, rng);
    }
}

void
people_write_roster(const struct people *people, FILE *out)
{
    fputs("code,arm,group,block,facilitator,origin\n", out);
    for (size_t i = 0; i < people->n; i++) {
        const struct person *person = &people->items[i];
        fprintf(out, "%s,%s,%s,%s,%s,SIMULATED\n", person->code,
                person->group->reflects ? "reflect" : "control",
                person->group->code, person->group->block,
                person->group->facilitator);
    }
}
