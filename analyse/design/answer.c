#include <config.h>

#include "analyse/design/answer.h"

#include "analyse/design/estimator.h"
#include "base/builder.h"

#include <string.h>

static bool
estimates(const char *method, const char *estimand)
{
    return strcmp(estimator_find(method)->estimand, estimand) == 0;
}

/* Where a design's row has no method for the scale that was asked for; the
 * first that fits. */
static const char *const by_model[] = {"poisson-risk", "logit", "poisson",
                                       "proportional-odds", "win"};

static const char *
method_for(const struct design *design, const struct choice *choice,
           const char *estimand)
{
    if (estimates(choice->primary, estimand))
        return choice->primary;
    for (size_t i = 0; i < CHOICE_OTHERS && choice->others[i]; i++)
        if (estimates(choice->others[i], estimand))
            return choice->others[i];
    for (size_t i = 0; i < sizeof by_model / sizeof *by_model; i++)
        if (estimates(by_model[i], estimand) &&
            estimator_fits(estimator_find(by_model[i]), design))
            return by_model[i];
    return NULL;
}

const char *
answer_method(const struct analysis *analysis, const struct choice *choice)
{
    const struct request *request = analysis->request;
    if (request->method)
        return request->method;
    return request->estimand ? method_for(analysis->design, choice,
                                          estimand_find(request->estimand))
                             : choice->primary;
}

static bool
is_of_times(const char *estimand)
{
    static const char *const estimands[] = {ESTIMAND_TIME, ESTIMAND_TIME_RATIO,
                                            ESTIMAND_HAZARD};
    for (size_t i = 0; i < sizeof estimands / sizeof *estimands; i++)
        if (strcmp(estimand, estimands[i]) == 0)
            return true;
    return false;
}

/* Of two things that were assigned, whether people acted is the answer. */
static bool
has_times(const struct design *design)
{
    return design->time.name && design->outcome.kind == OUTCOME_BINARY &&
           !design->weight.name && !design_is_factorial(design);
}

const struct choice *
answer_choice(const struct analysis *analysis, const struct contrast *contrast)
{
    const struct request *request = analysis->request;
    const char *estimand =
        request->method     ? estimator_find(request->method)->estimand
        : request->estimand ? estimand_find(request->estimand)
                            : ESTIMAND_TIME;
    return has_times(analysis->design) && is_of_times(estimand)
               ? choice_for_time(contrast)
               : choice_for(contrast);
}

/* What the answer can be when nobody names a scale. Ratios of shares and of
 * odds stand beside it. */
static bool
is_of_answers(const struct estimator *e)
{
    static const char *const estimands[] = {
        ESTIMAND_RD, ESTIMAND_MEAN, ESTIMAND_RATE, ESTIMAND_WIN, ESTIMAND_TIME};
    for (size_t i = 0; i < sizeof estimands / sizeof *estimands; i++)
        if (strcmp(e->estimand, estimands[i]) == 0)
            return true;
    return false;
}

static bool
can_answer(const struct estimator *e, const struct analysis *analysis)
{
    const char *estimand = analysis->request->estimand;
    bool scale = estimand ? strcmp(e->estimand, estimand_find(estimand)) == 0
                          : is_of_answers(e);
    bool times = is_of_times(e->estimand) && !has_times(analysis->design);
    return scale && !times && estimator_fits(e, analysis->design) &&
           estimator_has_input(e, analysis->design);
}

/* On which scale it would answer. */
static bool
is_of_another_scale(const struct estimator *e, struct error *error)
{
    return error_set(error, ERROR_USAGE,
                     "--method: '%s' gives %s %s: ask for that with --estimand "
                     "%s",
                     e->method, estimand_article(e->estimand),
                     estimand_label(e->estimand), e->estimand);
}

/* What there is for this design, for the message. */
static bool
no_such_method(const struct analysis *analysis, struct error *error)
{
    struct builder words = BUILDER_INIT;
    const struct estimator *e;
    for (size_t i = 0; (e = estimator_at(i)); i++)
        if (can_answer(e, analysis))
            builder_printf(&words, "%s%s", words.n ? ", " : "", e->method);
    error_set(error, ERROR_USAGE,
              "--method: there is no '%s' for this design (%s, %s outcome); "
              "there are %s",
              analysis->request->method, scheme_name(analysis->design->scheme),
              outcome_kind_name(analysis->design->outcome.kind), words.s);
    builder_release(&words);
    return false;
}

/* Every comparison must have an answer on that scale. */
static bool
check_scale(const struct analysis *analysis, const char *estimand,
            struct error *error)
{
    const struct design *design = analysis->design;
    for (size_t place = 1; place < design->n_arms; place++) {
        struct contrast contrast =
            contrast_new(design, place, analysis->request);
        const struct choice *choice = answer_choice(analysis, &contrast);
        contrast_release(&contrast);
        if (!method_for(design, choice, estimand))
            return error_set(error, ERROR_USAGE,
                             "--estimand: the answer cannot be %s %s in this "
                             "design (%s, %s outcome)%s",
                             estimand_article(estimand),
                             estimand_label(estimand),
                             scheme_name(design->scheme),
                             outcome_kind_name(design->outcome.kind),
                             is_of_times(estimand) && !design->time.name
                                 ? ": --time does not say how long it took"
                                 : "");
    }
    return true;
}

bool
answer_check(const struct analysis *analysis, struct error *error)
{
    const struct request *request = analysis->request;
    const char *estimand =
        request->estimand ? estimand_find(request->estimand) : NULL;
    if (request->estimand && !estimand)
        return error_set(error, ERROR_USAGE,
                         "--estimand: there is no '%s'; there are rd, rr, or, "
                         "mean, rate and win, and with --time rmst, rmst-ratio "
                         "and hr",
                         request->estimand);
    if (!request->method)
        return !estimand || check_scale(analysis, estimand, error);
    const struct estimator *e = estimator_find(request->method);
    if (e && can_answer(e, analysis))
        return true;
    return e && !estimand && e->scale != SCALE_P &&
                   estimator_fits(e, analysis->design) &&
                   estimator_has_input(e, analysis->design)
               ? is_of_another_scale(e, error)
               : no_such_method(analysis, error);
}
