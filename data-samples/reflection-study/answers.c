#include <config.h>

#include "data-samples/reflection-study/answers.h"

#include "base/date.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

/* The form that is being filled in. */
struct answering {
    struct filled *filled;
    const struct person *person;
    gsl_rng *rng;
    enum wave wave;
};

/* First and last day of each wave. */
static const struct {
    struct date from;
    unsigned days;
} windows[WAVE_COUNT] = {
    [WAVE_BEFORE] = {{2025, 3, 3}, 10},
    [WAVE_AFTER] = {{2025, 3, 16}, 6},
    [WAVE_FOLLOW_UP] = {{2025, 5, 10}, 12},
};

int64_t
answers_action_day(void)
{
    return date_days((struct date){2025, 3, 15});
}

static bool
chance(struct answering *a, double p)
{
    return gsl_rng_uniform(a->rng) < p;
}

static void
set(struct answering *a, const char *question, const char *value)
{
    filled_set(a->filled, question, value);
}

/* One of the words, which end in NULL. */
static void
set_one_of(struct answering *a, const char *question,
           const char *const *words)
{
    size_t n = 0;
    while (words[n])
        n++;
    set(a, question, words[gsl_rng_uniform_int(a->rng, n)]);
}

/* Prefers not to say, or does not know: then nothing else is answered. */
static bool
opts_out(struct answering *a, const char *question, double refuses,
         double does_not_know)
{
    double u = gsl_rng_uniform(a->rng);
    if (u >= refuses + does_not_know)
        return false;
    set(a, question, u < refuses ? "-98" : "-99");
    return true;
}

/* 1 to 5 by a latent value cut at equal steps. */
static void
set_step(struct answering *a, const char *question, double latent)
{
    if (opts_out(a, question, 0.01, 0.015))
        return;
    double step = floor(3.5 + 1.1 * latent);
    filled_set_number(a->filled, question,
                      (long)fmin(5, fmax(1, step)));
}

static const struct {
    const char *name;
    double weight; /* of the inclination; negative for reversed items */
} scale_items[] = {
    {"id_1", 0.7},   {"id_2", 0.6},  {"id_3", 0.6},   {"com_1", 0.6},
    {"com_2", 0.5},  {"com_3", -0.5}, {"bel_1", 0.5}, {"bel_2", 0.4},
    {"bel_3", -0.5}, {"tru_1", 0.3}, {"tru_2", 0.4},  {"tru_3", 0.3},
    {"eff_1", 0.5},  {"eff_2", 0.4}, {"eff_3", 0.5},
};

static void
answer_scales(struct answering *a)
{
    bool moved = a->wave != WAVE_BEFORE && a->person->group->reflects;
    double inclined = a->person->inclined + (moved ? SCALE_EFFECT : 0);
    for (size_t i = 0; i < sizeof scale_items / sizeof *scale_items; i++) {
        double weight = scale_items[i].weight;
        double own = sqrt(1 - weight * weight);
        set_step(a, scale_items[i].name,
                 weight * inclined + own * gsl_ran_ugaussian(a->rng));
    }
    if (!opts_out(a, "ties_n", 0.01, 0.02))
        filled_set_number(a->filled, "ties_n",
                          (long)gsl_ran_poisson(a->rng,
                                                3 * exp(0.2 * inclined)));
}

/* 0 to 10, left blank by some: nobody need answer it. */
static void
set_likelihood(struct answering *a, const char *question, double middle)
{
    double value = middle + 2 * a->person->inclined +
                   1.5 * gsl_ran_ugaussian(a->rng);
    if (!chance(a, 0.03))
        filled_set_number(a->filled, question,
                          lround(fmin(10, fmax(0, value))));
}

static const char *const open_words[] = {
    "SIMULATED: we came, we stayed until the end.",
    "SIMULATED: more people than I had thought.",
    "SIMULATED: I want to go with someone I know.",
    "SIMULATED: \"not now\", they said; we will ask again, next week.",
    NULL,
};

static void
answer_open(struct answering *a, const char *question)
{
    if (chance(a, 0.3))
        set_one_of(a, question, open_words);
}

static void
answer_many(struct answering *a, const char *question,
            const char *const *codes, double each)
{
    char list[200] = "";
    size_t n = 0;
    for (; *codes; codes++)
        if (chance(a, each))
            n += (size_t)snprintf(list + n, sizeof list - n, "%s%s",
                                  n ? " " : "", *codes);
    if (n)
        set(a, question, list);
}

/* In groups of the arm "reflect" someone led the conversation. */
static void
answer_reflect_how(struct answering *a, const char *question)
{
    static const char *const others[] = {"alone", "group", "none", NULL};
    bool led = a->person->group->reflects && chance(a, 0.88);
    if (opts_out(a, question, 0.01, 0.01))
        return;
    if (led)
        set(a, question, "group_fac");
    else
        set_one_of(a, question, others);
}

void
answers_set_code(struct filled *filled, const char *code)
{
    filled_set_group(filled, "own_code", NULL);
    filled_set(filled, "code_has", "1");
    filled_set(filled, "code_printed", code);
    filled_set(filled, "code", code);
    char *capitals = (char *)filled_value(filled, "code");
    for (char *s = capitals; *s; s++)
        if (*s >= 'a' && *s <= 'z')
            *s = (char)(*s - 'a' + 'A');
}

static void
answer_about(struct answering *a)
{
    struct filled *filled = a->filled;
    filled_set_date(filled, "filled_on", filled->day);
    set(a, "group_id", a->person->group->code);
    set(a, "mediary", a->person->group->facilitator);
    answers_set_code(filled, a->person->code);
    if (a->wave != WAVE_FOLLOW_UP && !chance(a, 0.1))
        filled_set_date(filled,
                        a->wave == WAVE_BEFORE ? "action_planned"
                                               : "action_date",
                        answers_action_day());
}

/* What the most was, 1 to 6. */
static void
set_rung(struct answering *a, const char *question)
{
    double rung = 3 + 1.2 * a->person->inclined +
                  gsl_ran_ugaussian(a->rng);
    if (!opts_out(a, question, 0.01, 0.02))
        filled_set_number(a->filled, question,
                          lround(fmin(6, fmax(1, rung))));
}

static void
answer_past(struct answering *a)
{
    bool acted = chance(a, 1 / (1 + exp(-0.2 - a->person->inclined)));
    if (!opts_out(a, "acted_12m", 0.01, 0.01))
        set(a, "acted_12m", acted ? "1" : "0");
    if (strcmp(filled_value(a->filled, "acted_12m"), "1") == 0) {
        filled_set_number(a->filled, "times_12m",
                          1 + (long)gsl_ran_poisson(a->rng, 3));
        set_rung(a, "depth_12m");
    } else {
        a->filled->values[form_find(a->filled->form, TEXT("times_12m"))
                              ->number] = NULL;
        a->filled->values[form_find(a->filled->form, TEXT("depth_12m"))
                              ->number] = NULL;
    }
}

static void
answer_before(struct answering *a)
{
    static const char *const motives[] = {"cause", "affected", "change",
                                          "duty",  "people",   "asked",
                                          "learn", NULL};
    static const char *const open[] = {"exp_open",  "motive_open",
                                       "plan_what", "plan_if",
                                       "plan_then", NULL};
    static const char *const genders[] = {"woman", "woman", "man", "man",
                                          "other", "-98", NULL};
    answer_past(a);
    set_step(a, "exp_effect", 0.4 * a->person->inclined +
                                  0.9 * gsl_ran_ugaussian(a->rng));
    answer_many(a, "motive", motives, 0.35);
    for (size_t i = 0; open[i]; i++)
        answer_open(a, open[i]);
    set(a, "plan_with", chance(a, 0.6) ? "1" : "0");
    set_likelihood(a, "sure_go", 7);
    answer_reflect_how(a, "reflect_how");
    filled_set_number(a->filled, "age",
                      2 + (long)gsl_rng_uniform_int(a->rng, 5));
    set_one_of(a, "gender", genders);
    set(a, "code_kept", chance(a, 0.9) ? "OK" : "");
}

static void
answer_after(struct answering *a)
{
    static const char *const feelings[] = {
        "feel_proud", "feel_hope",   "feel_close", "feel_angry",
        "feel_afraid", "feel_down", NULL};
    static const char *const orders[] = {
        "asked task company early", "company asked early task",
        "task company asked early", "early asked company task", NULL};
    static const char *const open[] = {"hap_open", "mean_open", "next_what",
                                       "next_if", "next_then", NULL};
    bool there = a->person->took_part;
    set(a, "took_part", there ? "1" : "0");
    if (!there) {
        answer_open(a, "absent_why");
        filled_set_group(a->filled, "reflection", NULL);
    } else {
        a->filled->values[form_find(a->filled->form, TEXT("absent_why"))
                              ->number] = NULL;
        double mood = 0.4 * a->person->inclined;
        set_step(a, "res_effect", mood + gsl_ran_ugaussian(a->rng));
        set_step(a, "res_than", mood + gsl_ran_ugaussian(a->rng));
        for (size_t i = 0; feelings[i]; i++)
            set_step(a, feelings[i],
                     (i < 3 ? mood : -1 - mood) + gsl_ran_ugaussian(a->rng));
        for (size_t i = 0; open[i]; i++)
            answer_open(a, open[i]);
        if (!chance(a, 0.1))
            set_one_of(a, "next_help", orders);
        answer_reflect_how(a, "reflect_how");
    }
    set_likelihood(a, "intent", 6);
    answer_open(a, "comments");
    set(a, "code_kept", chance(a, 0.9) ? "OK" : "");
}

/* Actions one by one, the most recent first; many leave them out. */
static void
answer_actions(struct answering *a, long times, int64_t first)
{
    const struct form *form = a->filled->form;
    char date[DATE_SIZE];
    size_t act_date = form_find(form, TEXT("act_date"))->number;
    size_t act_kind = form_find(form, TEXT("act_kind"))->number;
    size_t act_hours = form_find(form, TEXT("act_hours"))->number;
    long n = times < 3 ? times : 3;
    if (chance(a, 0.4))
        return;
    for (long i = n; i-- > 0;) {
        const char **row = filled_add_row(a->filled);
        int64_t day = first + (a->filled->day - first) * i / n;
        row[act_date] = arena_strdup(
            a->filled->arena, date_write(date_from_days(day), date));
        row[act_kind] = arena_printf(
            a->filled->arena, "%lu",
            1 + gsl_rng_uniform_int(a->rng, 6));
        row[act_hours] = arena_printf(
            a->filled->arena, "%.1f",
            0.5 * (double)(1 + gsl_rng_uniform_int(a->rng, 8)));
    }
}

static void
answer_acted(struct answering *a)
{
    static const char *const exactness[] = {"exact", "week", "rough", NULL};
    static const char *const with[] = {"this", "this", "other", "both",
                                       "alone", NULL};
    long times = 1 + (long)gsl_ran_poisson(a->rng, 1.5);
    int64_t after = answers_action_day() + 2;
    int64_t first = after + (int64_t)gsl_rng_uniform_int(
                                a->rng, (unsigned long)(a->filled->day -
                                                        after));
    if (opts_out(a, "times", 0.01, 0.03))
        set(a, "times_all", filled_value(a->filled, "times"));
    else {
        filled_set_number(a->filled, "times", times);
        filled_set_number(a->filled, "times_all", times);
    }
    if (!chance(a, 0.05)) {
        filled_set_date(a->filled, "first_date", first);
        set_one_of(a, "first_sure", exactness);
    }
    set_rung(a, "depth");
    set(a, "depth_all", filled_value(a->filled, "depth"));
    set_one_of(a, "with_whom", with);
    answer_actions(a, times, first);
}

static void
answer_acting(struct answering *a)
{
    static const char *const reasons[] = {
        "no_time", "no_occasion", "not_asked", "health",
        "doubt",   "outside",     NULL};
    size_t why_not = form_find(a->filled->form, TEXT("why_not"))->number;
    bool acted = a->person->acts[a->person->group->reflects];
    bool opted = opts_out(a, "acted", REFUSES_ACTED, DOES_NOT_KNOW_ACTED);
    if (!opted)
        set(a, "acted", acted ? "1" : "0");
    if (opted || !acted)
        filled_set_group(a->filled, "acted_more", NULL);
    if (opted || acted)
        a->filled->values[why_not] = NULL;
    if (opted)
        return;
    if (acted) {
        answer_acted(a);
        return;
    }
    set(a, "why_not", "-98");
    answer_many(a, "why_not", reasons, 0.35);
    set(a, "times_all", "0");
    set(a, "depth_all", "0");
}

static void
answer_follow_up(struct answering *a)
{
    static const char *const group_items[] = {"org_1", "org_2", "org_3",
                                              "org_4", "mob_1", "mob_2",
                                              NULL};
    answer_acting(a);
    set_step(a, "contact", 0.5 * a->person->inclined +
                               gsl_ran_ugaussian(a->rng) - 0.5);
    if (!opts_out(a, "asked", 0.01, 0.02))
        set(a, "asked", chance(a, 0.45) ? "1" : "0");
    answer_reflect_how(a, "reflect_since");
    for (size_t i = 0; group_items[i]; i++)
        set_step(a, group_items[i], gsl_ran_ugaussian(a->rng));
    set_likelihood(a, "intent", 5);
    answer_open(a, "comments");
}

/* Who does not agree is asked nothing more. */
static void
refuse_consent(struct answering *a)
{
    const struct question *root = a->filled->form->root;
    for (size_t i = 0; i < root->n; i++) {
        const struct question *child = root->children[i];
        if (child->kind == QUESTION_GROUP && strcmp(child->name, "info") != 0)
            filled_set_group(a->filled, child->name, NULL);
    }
    set(a, "consent", "0");
}

static void
begin(struct answering *a)
{
    struct filled *filled = a->filled;
    const struct form *form = filled->form;
    filled->id = filled_draw_id(filled->arena, a->rng);
    filled->day = date_days(windows[a->wave].from) +
                  (int64_t)gsl_rng_uniform_int(a->rng,
                                               windows[a->wave].days);
    filled->minute = 9 * 60 + (int)gsl_rng_uniform_int(a->rng, 11 * 60);
    filled->second = (int)a->person->number * 5;
    filled->minutes = 3 + (int)gsl_rng_uniform_int(a->rng, 12);
    for (size_t i = 0; i < form->n_questions; i++)
        if (question_has_value(form->questions[i]) ||
            form->questions[i]->kind == QUESTION_NOTE)
            filled->values[i] = "";
    set(a, "wave", form_find(form, TEXT("wave"))->fallback.source);
    set(a, "consent", "1");
}

struct filled *
answers_give(struct arena *arena, enum wave wave, const struct form *form,
             const struct person *person, gsl_rng *rng)
{
    static void (*const answer[WAVE_COUNT])(struct answering *a) = {
        answer_before, answer_after, answer_follow_up};
    struct answering a = {filled_new(arena, form, person), person, rng, wave};
    begin(&a);
    answer_about(&a);
    answer[wave](&a);
    answer_scales(&a);
    if (chance(&a, REFUSES_CONSENT))
        refuse_consent(&a);
    return a.filled;
}
