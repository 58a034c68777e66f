/* The truth: what is so by construction, and how the draw turned out. */
#include <config.h>

#include "data-samples/reflection-study/study.h"

#include <jansson.h>
#include <math.h>

/* Figures of one arm, as drawn. */
struct tally {
    size_t groups, people, answered[WAVE_COUNT];
    size_t act;           /* under the arm that they are in */
    size_t act_answering; /* of those who answered the follow-up */
};

static struct tally
tally_of(const struct people *people, bool reflects)
{
    struct tally tally = {0};
    for (size_t g = 0; g < GROUP_COUNT; g++)
        tally.groups += people->groups[g].reflects == reflects;
    for (size_t i = 0; i < people->n; i++) {
        const struct person *person = &people->items[i];
        if (person->group->reflects != reflects)
            continue;
        tally.people++;
        for (int w = 0; w < WAVE_COUNT; w++)
            tally.answered[w] += person->answers[w];
        tally.act += person->acts[reflects];
        tally.act_answering +=
            person->acts[reflects] && person->answers[WAVE_FOLLOW_UP];
    }
    return tally;
}

static json_t *
rounded(double value)
{
    return json_real(round(value * 1e6) / 1e6);
}

static json_t *
number(size_t n)
{
    return json_integer((json_int_t)n);
}

static json_t *
tally_to_json(struct tally tally)
{
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "groups",
        number(tally.groups), "people", number(tally.people),
        "answered_before", number(tally.answered[WAVE_BEFORE]),
        "answered_after", number(tally.answered[WAVE_AFTER]),
        "answered_follow_up", number(tally.answered[WAVE_FOLLOW_UP]),
        "share_acting_again", rounded((double)tally.act / (double)tally.people),
        "share_acting_again_of_those_who_answered",
        rounded((double)tally.act_answering /
                (double)tally.answered[WAVE_FOLLOW_UP]));
}

/* Of the people drawn: everyone's two potential outcomes. */
static double
sample_effect(const struct people *people)
{
    double sum = 0;
    for (size_t i = 0; i < people->n; i++)
        sum += people->items[i].acts[1] - people->items[i].acts[0];
    return sum / (double)people->n;
}

static json_t *
retention_of(bool reflects)
{
    return json_pack("{s:f, s:f, s:f}", "before", retention[reflects][0],
                     "after", retention[reflects][1], "follow_up",
                     retention[reflects][2]);
}

void
study_write_truth(const struct study *study, unsigned long seed, FILE *out)
{
    json_t *design = json_pack(
        "{s:s, s:i, s:i, s:s}", "unit_assigned", "group", "blocks",
        BLOCK_COUNT, "groups_per_block", GROUPS_PER_BLOCK, "assignment",
        "two of four groups in each block, at random");
    json_t *acting = json_pack(
        "{s:s, s:f, s:f, s:o, s:f, s:f, s:f}", "outcome", "acted",
        "risk_control", RISK_CONTROL, "risk_reflect", RISK_REFLECT,
        "risk_difference", rounded(RISK_REFLECT - RISK_CONTROL),
        "intraclass_correlation_in_groups", ICC,
        "refused_to_say", REFUSES_ACTED, "did_not_know",
        DOES_NOT_KNOW_ACTED);
    json_t *attrition = json_pack(
        "{s:s, s:f, s:o, s:o, s:f}", "model",
        "logit(answers) = logit(rate) + slope * inclination; the rates are "
        "those of an average inclination",
        "slope", RETENTION_SLOPE, "control", retention_of(false), "reflect",
        retention_of(true), "refused_consent", REFUSES_CONSENT);
    json_t *truth = json_pack(
        "{s:s, s:s, s:I, s:o, s:o, s:o, s:f, s:{s:o, s:o, s:o}}", "note",
        "SIMULATED: no person stands behind any of this", "generator",
        "GSL mt19937", "seed", (json_int_t)seed, "design", design,
        "acting_again", acting, "attrition", attrition,
        "effect_on_scales_in_standard_deviations", SCALE_EFFECT,
        "as_drawn", "effect_in_these_people",
        rounded(sample_effect(&study->people)), "control",
        tally_to_json(tally_of(&study->people, false)), "reflect",
        tally_to_json(tally_of(&study->people, true)));
    json_dumpf(truth, out, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    fputc('\n', out);
    json_decref(truth);
}

void
study_write_people(const struct study *study, FILE *out)
{
    fputs("code,arm,acts_if_control,acts_if_reflect,inclined,answers_before,"
          "answers_after,answers_follow_up,origin\n",
          out);
    for (size_t i = 0; i < study->people.n; i++) {
        const struct person *p = &study->people.items[i];
        fprintf(out, "%s,%s,%d,%d,%.3f,%d,%d,%d,SIMULATED\n", p->code,
                p->group->reflects ? "reflect" : "control", p->acts[0],
                p->acts[1], p->inclined, p->answers[0], p->answers[1],
                p->answers[2]);
    }
}
