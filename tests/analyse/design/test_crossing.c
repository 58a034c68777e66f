#include <config.h>

#include "analyse/design/crossing.h"

#include "tests/analyse/design/people.h"
#include "tests/run.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Sixteen people, who had a letter, a call, both or neither. */
enum { N = 16, M = 26 };
static const int y[N] = {3, 6, 4, 9, 2, 5, 5, 7, 4, 8, 3, 10, 1, 5, 6, 8};
static const int age[N] = {30, 41, 25, 38, 52, 33, 29, 47,
                           35, 60, 22, 44, 31, 28, 55, 36};
static const char site[N + 1] = "baaaaaaabbbbbbba";

/* Fourteen groups of one to three, each whole in one of the four. */
static const int group[M] = {0, 0, 1, 2, 2, 2, 3,  3,  4,  5,  5,  6,  6,
                             6, 7, 8, 8, 9, 9, 10, 11, 11, 11, 12, 12, 13};
static const int group_letter[14] = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
static const int group_call[14] = {0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 0};
static const int group_y[M] = {3, 4, 6, 4, 5, 3, 9, 8, 2,  5, 6, 5, 4,
                               6, 7, 3, 2, 6, 7, 5, 9, 10, 8, 4, 6, 5};

struct run {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
    struct error error;
};

/* In the table's order, or the last first. */
static struct table *
table_of(struct run *run, bool grouped, bool backwards)
{
    static char text[M][64];
    static const char *lines[M + 2] = {"letter,call,y,age,site,group"};
    int n = grouped ? M : N;
    for (int r = 0; r < n; r++) {
        int i = backwards ? n - 1 - r : r, g = group[i];
        if (grouped)
            snprintf(text[r], sizeof text[r], "%s,%d,%d,0,%c,g%d",
                     group_letter[g] ? "letter" : "none", group_call[g],
                     group_y[i], g < 7 ? 'a' : 'b', g);
        else
            snprintf(text[r], sizeof text[r], "%s,%d,%d,%d,%c,p%d",
                     i % 2 ? "letter" : "none", i / 2 % 2, y[i], age[i],
                     site[i], i);
        lines[r + 1] = text[r];
    }
    lines[n + 1] = NULL;
    return people_table(&run->arena, lines);
}

static void
run_init(struct run *run, const char *block, const char *cluster,
         const char *covariates, bool swapped, bool backwards)
{
    *run = (struct run){.arena = ARENA_INIT, .error = ERROR_INIT};
    run->request = REQUEST_INIT;
    run->request.arm = swapped ? "call" : "letter";
    run->request.factor = swapped ? "letter" : "call";
    run->request.outcome = "y";
    run->request.kind = "number";
    run->request.block = block;
    run->request.cluster = cluster;
    run->request.covariates = covariates;
    run->request.ignore_clusters = !cluster;
    bool done =
        design_read(&run->arena, table_of(run, cluster != NULL, backwards),
                    &run->request, &run->design, &run->error) &&
        analysis_run(&run->arena, &run->design, &run->request, &run->analysis,
                     &run->error);
    ck_assert_msg(done, "%s", run->error.message);
}

struct effect_values {
    double estimate, se, df, lower, upper, p;
};

/* Origin: base R 4.2.2. solve(t(X) %*% X) of X = (1 or blocks, letter - 1/2,
 * call - 1/2, their product). People: clubSandwich 0.5.8, vcovCR(fit, 1:16,
 * "CR2") and coef_test(test = "Satterthwaite"), which is HC2 with the df of
 * Bell & McCaffrey (2002), and the same by hand from the traces of G'G; groups:
 * CR2 by eigen() of I - H_gg, df from the eigenvalues of G'G; age centred, in
 * products with the three, and alone beside blocks. */
static const struct {
    const char *block, *cluster, *covariates;
    struct effect_values effect[EFFECTS];
} cases[] = {
    {NULL,
     NULL,
     NULL,
     {{3.75, 0.661437827766148, 12, 2.308850774835895, 5.19114922516411,
       0.00010402605130120},
      {2.25, 0.661437827766148, 12, 0.808850774835895, 3.69114922516410,
       0.00525337575853989},
      {0.5, 1.322875655532295, 12, -2.382298450328210, 3.38229845032821,
       0.71205786781806202}}},
    {NULL,
     NULL,
     "age",
     {{3.50865510989335, 0.562017751871638, 5.44960105176891, 2.09906693240602,
       4.91824328738069, 0.00112588205794011},
      {2.65527801112575, 0.562017751871638, 5.44960105176891, 1.24568983363842,
       4.06486618861309, 0.00417723077350943},
      {0.511787991239215, 1.12403550374328, 5.44960105176891, -2.30738836373546,
       3.33096434621389, 0.666455566958211}}},
    {"site",
     NULL,
     NULL,
     {{3.96428571428571, 0.645912824051413, 8.89984497502144, 2.50061901602329,
       5.42795241254814, 0.000179429316000335},
      {2.46428571428571, 0.645912824051412, 8.89984497502144, 1.00061901602329,
       3.92795241254814, 0.00420583263155141},
      {0.5, 1.28890667557459, 10.9676386727251, -2.33788605359831,
       3.33788605359831, 0.705494408097922}}},
    {"site",
     NULL,
     "age",
     {{3.58883430367078, 0.546694289016909, 6.4531650514353, 2.27356605248358,
       4.90410255485798, 0.000443433472159258},
      {2.54020802169538, 0.550052180575801, 8.06409769446927, 1.27353820081939,
       3.80687784257137, 0.0016788334367285},
      {0.208791149661548, 1.0760525823543, 9.20284199931089, -2.21725481416432,
       2.63483711348741, 0.850364542923747}}},
    {NULL,
     "group",
     NULL,
     {{3.433333333333333, 0.388755646108133, 7.64917979535488, 2.52965380364735,
       4.33701286301932, 2.81586718118144e-05},
      {2.266666666666667, 0.388755646108133, 7.64917979535488, 1.36298713698068,
       3.17034619635266, 4.63092250729269e-04},
      {0.8, 0.777511292216267, 7.64917979535488, -1.00735905937197,
       2.60735905937198, 3.34948438597610e-01}}},
    {"site",
     "group",
     NULL,
     {{3.401012891344385, 0.359329115011598, 6.44682948081837, 2.53632922232878,
       4.26569656035999, 5.13645117949706e-05},
      {2.259208103130755, 0.404321370734901, 6.87733051502980, 1.29967211053606,
       3.21874409572545, 8.78614164509973e-04},
      {0.765193370165747, 0.806936085076354, 7.00106019604515,
       -1.14284869216335, 2.67323543249485, 3.74566584247391e-01}}},
};

static bool
near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

static void
check_effect(const struct result *r, const struct effect_values *v, size_t c)
{
    ck_assert_msg(near(r->estimate, v->estimate) && near(r->se, v->se) &&
                      near(r->lower, v->lower) && near(r->upper, v->upper) &&
                      fabs(r->df - v->df) < 1e-6 * v->df &&
                      fabs(r->p - v->p) < 1e-8,
                  "case %zu, '%s': %.15g se %.15g df %.15g p %.15g", c, r->arm,
                  r->estimate, r->se, r->df, r->p);
}

START_TEST(effects_as_in_r)
{
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++)
        for (int turned = 0; turned < 4; turned++) {
            struct run run;
            bool swapped = turned & 1;
            run_init(&run, cases[c].block, cases[c].cluster,
                     cases[c].covariates, swapped, turned & 2);
            for (int e = 0; e < EFFECTS; e++) {
                int named = swapped && e < 2 ? 1 - e : e;
                struct result r = crossing_effect(
                    &run.design, &run.request, (enum effect)e,
                    cases[c].covariates != NULL);
                check_effect(&r, &cases[c].effect[named], c);
            }
            arena_release(&run.arena);
        }
}
END_TEST

/* Over every way to give the letter that keeps who was called, and likewise the
 * call. Origin: base R 4.2.2, combn() inside each level of the other, 4,900
 * assignments. Holm doubles the smaller p. */
START_TEST(averages_are_tested_by_lot)
{
    static const double p[] = {2 / 4900., 46 / 4900.};
    struct run run;
    run_init(&run, NULL, NULL, NULL, false, false);
    const struct results *effects = &run.analysis.effects;
    ck_assert_uint_eq(effects->n, EFFECTS + 2);
    for (int e = 0; e < 2; e++) {
        const struct result *r = &effects->items[e];
        ck_assert(r->role == ROLE_AVERAGE && fabs(r->p - p[e]) < 1e-12);
        ck_assert_str_eq(r->test, "randomisation");
        ck_assert(fabs(r->adjusted - fmax(2 * p[0], e ? p[1] : 0)) < 1e-12);
        ck_assert(effects->items[EFFECTS + e].role == ROLE_TEST);
    }
    ck_assert(!(effects->items[EFFECT_INTERACTION].has & HAS_ADJUSTED));
    ck_assert_str_eq(run.design.arms[0].name, "neither");
    ck_assert_str_eq(run.design.arms[3].name, "letter and call");
    arena_release(&run.arena);
}
END_TEST

/* The averages are the halves of the simple effects; the interaction is what
 * both do beyond their sum. */
START_TEST(effects_agree_with_each_other)
{
    struct run run;
    run_init(&run, NULL, NULL, NULL, false, false);
    const struct result *effect = run.analysis.effects.items;
    double simple[3];
    for (size_t k = 0; k < 3; k++)
        simple[k] = results_find(&run.analysis.results,
                                 run.design.arms[k + 1].name, ROLE_PRIMARY)
                        ->estimate;
    ck_assert(
        near(effect[0].estimate, (simple[0] + simple[2] - simple[1]) / 2));
    ck_assert(
        near(effect[1].estimate, (simple[1] + simple[2] - simple[0]) / 2));
    ck_assert(near(effect[2].estimate, simple[2] - simple[0] - simple[1]));
    ck_assert(near(effect[2].se, 2 * effect[0].se));
    arena_release(&run.arena);
}
END_TEST

int
main(void)
{
    return RUN_TESTS("crossing", effects_as_in_r, averages_are_tested_by_lot,
                     effects_agree_with_each_other);
}
