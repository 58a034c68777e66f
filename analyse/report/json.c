/* All digits, for programs. The schema is doc/analyse-json.md. */
#include <config.h>

#include "analyse/report/report.h"

#include "analyse/design/assumption.h"
#include "analyse/design/record.h"

#include <jansson.h>
#include <math.h>

static void
put(json_t *object, const char *name, const char *text)
{
    json_object_set_new(object, name, text ? json_string(text) : json_null());
}

/* JSON has no infinity: it is the string "inf" or "-inf". */
static void
put_number(json_t *object, const char *name, bool there, double value)
{
    json_object_set_new(object, name,
                        !there         ? json_null()
                        : isinf(value) ? json_string(value > 0 ? "inf" : "-inf")
                                       : json_real(value));
}

static void
put_count(json_t *object, const char *name, size_t n)
{
    json_object_set_new(object, name, json_integer((json_int_t)n));
}

/* The mean times of both arms, and up to when. */
static json_t *
json_of_times(const struct result *r)
{
    if (!(r->has & HAS_TIMES))
        return json_null();
    json_t *o = json_object();
    put_number(o, "tau", true, r->tau);
    put_number(o, "arm", true, r->times[1]);
    put_number(o, "versus", true, r->times[0]);
    return o;
}

static json_t *
json_of_assumptions(const struct analysis *analysis, const struct result *r)
{
    unsigned long all = assumptions_of(analysis->design, r);
    json_t *list = json_array();
    for (int a = 0; a < ASSUMPTIONS; a++)
        if (all & 1ul << a)
            json_array_append_new(
                list, json_string(assumption_words(analysis->design,
                                                   (enum assumption)a)));
    return list;
}

static json_t *
json_of_result(const struct analysis *analysis, const struct result *r)
{
    json_t *o = json_object();
    put(o, "role", analysis_role(analysis, r));
    put(o, "outcome", r->outcome ? r->outcome : analysis->design->outcome.name);
    put(o, "estimand", r->estimand);
    put(o, "method", r->method);
    put(o, "label", r->label);
    put(o, "arm", r->arm);
    put(o, "versus", r->versus);
    put_number(o, "estimate", r->has & HAS_ESTIMATE, r->estimate);
    put_number(o, "se", r->has & HAS_SE, r->se);
    put_number(o, "df", r->has & HAS_DF, r->df);
    put_number(o, "lower", r->has & HAS_LIMITS, r->lower);
    put_number(o, "upper", r->has & HAS_LIMITS, r->upper);
    put_number(o, "level", true, r->level);
    put_number(o, "p", r->has & HAS_P, r->p);
    put_number(o, "p_error", r->has & HAS_P_ERROR, r->p_error);
    put_number(o, "p_adjusted", r->has & HAS_ADJUSTED, r->adjusted);
    put(o, "test", r->has & HAS_P ? r->test : NULL);
    json_object_set_new(o, "times", json_of_times(r));
    put_count(o, "n", r->n);
    if (r->clusters)
        put_count(o, "clusters", r->clusters);
    else
        json_object_set_new(o, "clusters", json_null());
    json_object_set_new(o, "fragile", json_boolean(r->fragile));
    put(o, "reason", r->reason);
    put(o, "caution", r->caution);
    put(o, "detail", r->detail);
    put(o, "source", r->source);
    json_object_set_new(o, "assumptions", json_of_assumptions(analysis, r));
    put(o, "item", r->item);
    return o;
}

/* How many for each reason that occurs. */
static json_t *
json_of_missing(const size_t *count)
{
    json_t *o = json_object();
    for (int m = MISSING_NOT + 1; m < MISSING_COUNT; m++)
        if (count[m])
            put_count(o, missing_label((enum missing)m), count[m]);
    return o;
}

static json_t *
json_of_arm(const struct design *design, const struct arm *arm)
{
    json_t *o = json_object();
    put(o, "name", arm->name);
    put_count(o, "assigned", arm->assigned);
    put_count(o, "known", arm->answered);
    json_object_set_new(o, "missing", json_of_missing(arm->missing));
    if (design->outcome.kind == OUTCOME_BINARY)
        put_count(o, "yes", arm->acted);
    put_number(o, "mean", true, arm->mean);
    put_number(o, "sd", arm->answered > 1, arm->sd);
    if (design->cluster.code)
        put_count(o, "clusters", arm->clusters);
    return o;
}

static json_t *
json_of_crossing(const struct design *design)
{
    if (!design_is_factorial(design))
        return json_null();
    json_t *both = json_array();
    for (size_t i = 0; i < 2; i++) {
        json_t *o = json_object();
        put(o, "column", design->crossing[i].column);
        put(o, "name", design->crossing[i].name);
        put(o, "control", design->crossing[i].control);
        json_array_append_new(both, o);
    }
    return both;
}

static json_t *
json_of_identity(const struct design *design)
{
    const struct identity *id = &design->identity;
    if (!id->name)
        return json_null();
    json_t *o = json_object();
    put(o, "column", id->name);
    put_count(o, "people", id->people);
    put_count(o, "rows", id->rows);
    put_count(o, "in_several_arms", id->crossed);
    put_count(o, "unnamed", id->unnamed);
    return o;
}

static json_t *
json_of_record(const struct design *design)
{
    const struct record *record = design->record;
    if (!record)
        return json_null();
    json_t *o = json_object(), *arms = json_array();
    put(o, "column", record->name);
    for (size_t a = 0; a < design->n_arms; a++) {
        struct tally tally = record_tally(record, a);
        json_t *arm = json_object();
        put(arm, "name", design->arms[a].name);
        put_count(arm, "known", tally.known);
        put_count(arm, "said_more", tally.said_more);
        put_count(arm, "recorded_more", tally.recorded_more);
        put_number(arm, "said", true,
                   record->account[ACCOUNT_SAID]->arms[a].mean);
        put_number(arm, "recorded", true,
                   record->account[ACCOUNT_RECORDED]->arms[a].mean);
        json_array_append_new(arms, arm);
    }
    json_object_set_new(o, "arms", arms);
    return o;
}

static json_t *
json_of_design(const struct analysis *analysis)
{
    const struct design *design = analysis->design;
    json_t *o = json_object(), *arms = json_array(), *out = json_object();
    put(o, "source", design->source);
    put(o, "assignment", scheme_name(design->scheme));
    json_object_set_new(o, "randomised", json_boolean(!design->observed));
    put(o, "arm", design->arm_name);
    put(o, "outcome", design->outcome.name);
    put(o, "outcome_kind", outcome_kind_name(design->outcome.kind));
    put(o, "success", design->outcome.success);
    put(o, "control", design->arms[0].name);
    json_object_set_new(o, "crossing", json_of_crossing(design));
    put(o, "block", design->block_name);
    put(o, "cluster", design->cluster_name);
    json_object_set_new(o, "cluster_found",
                        json_boolean(design->cluster_found));
    bool perhaps = design->unit.column && !design->cluster_name;
    put(o, "cluster_perhaps", perhaps ? design->unit.column->name : NULL);
    put_number(o, "cluster_chance", design->unit.column, design->unit.chance);
    if (design->block_name)
        put_count(o, "blocks",
                  design->block.code ? design->block.count : design->strata);
    if (design->cluster.code)
        put_count(o, "clusters", design->cluster.count);
    put_count(out, "filtered", design->left_out.filtered);
    put_count(out, "no_arm", design->left_out.no_arm);
    put_count(out, "no_factor", design->left_out.no_factor);
    put_count(out, "no_block", design->left_out.no_block);
    put_count(out, "no_cluster", design->left_out.no_cluster);
    json_object_set_new(o, "left_out", out);
    json_object_set_new(o, "people_twice", json_of_identity(design));
    for (size_t a = 0; a < design->n_arms; a++)
        json_array_append_new(arms, json_of_arm(design, &design->arms[a]));
    json_object_set_new(o, "arms", arms);
    json_object_set_new(o, "record", json_of_record(design));
    json_object_set_new(o, "seed",
                        json_integer((json_int_t)analysis->request->seed));
    put(o, "why", choice_why(analysis->comparisons[0].choice, design));
    return o;
}

static void
put_results(json_t *estimates, const struct analysis *analysis,
            const struct results *results)
{
    for (size_t i = 0; i < results->n; i++)
        json_array_append_new(estimates,
                              json_of_result(analysis, &results->items[i]));
}

/* The outcomes beside the declared one. */
static json_t *
json_of_others(const struct analysis *analysis)
{
    json_t *all = json_array();
    for (size_t i = 0; i < analysis->design->n_others; i++) {
        const struct other *other = &analysis->design->others[i];
        const struct design *design = other->design;
        const struct tested *tested = &analysis->families[other->family];
        json_t *o = json_object(), *arms = json_array();
        put(o, "outcome", design->outcome.name);
        put(o, "family", family_name(other->family));
        put(o, "outcome_kind", outcome_kind_name(design->outcome.kind));
        put(o, "success", design->outcome.success);
        put(o, "adjust", tested->adjustment->name);
        put_count(o, "tests", tested->tests);
        for (size_t a = 0; a < design->n_arms; a++)
            json_array_append_new(arms, json_of_arm(design, &design->arms[a]));
        json_object_set_new(o, "arms", arms);
        json_array_append_new(all, o);
    }
    return all;
}

/* How alike the arms of one comparison began, where they were assigned. */
static json_t *
json_of_beginning(const struct beginning *b, const struct comparison *c,
                  const struct design *design)
{
    static const char *const of_weights[] = {
        "least",        "most",      "control_least",    "control_most",
        "effective",    "control_effective", "outside",
    };
    json_t *o = json_object(), *covariates = json_array();
    put(o, "arm", c->arm->name);
    put(o, "versus", design->arms[0].name);
    for (size_t j = 0; j < b->n; j++) {
        json_t *one = json_object();
        put(one, "name", design->covariates.names[j]);
        put_number(one, "before", b->varies[j], b->apart[j]);
        put(one, "after", NULL);
        put(one, "reason", b->varies[j] ? NULL : "it varies in neither arm");
        json_array_append_new(covariates, one);
    }
    json_object_set_new(o, "covariates", covariates);
    put_number(o, "p", !b->reason, b->p);
    put_number(o, "p_error", !b->reason && b->p_error > 0, b->p_error);
    put(o, "reason", b->reason);
    for (size_t i = 0; i < sizeof of_weights / sizeof *of_weights; i++)
        put(o, of_weights[i], NULL);
    return o;
}

/* How alike the arms of one comparison were, where nobody was assigned. */
static json_t *
json_of_alike(const struct comparison *c, const struct design *design)
{
    const struct alike *alike = c->alike;
    json_t *o = json_object(), *covariates = json_array();
    put(o, "arm", c->arm->name);
    put(o, "versus", design->arms[0].name);
    for (size_t j = 0; j < alike->n; j++) {
        const struct alike_covariate *x = &alike->covariates[j];
        json_t *one = json_object();
        put(one, "name", x->name);
        put_number(one, "before", !x->reason, x->before);
        put_number(one, "after", !x->reason && !alike->reason, x->after);
        put(one, "reason", x->reason ? x->reason : alike->reason);
        json_array_append_new(covariates, one);
    }
    json_object_set_new(o, "covariates", covariates);
    put(o, "p", NULL);
    put(o, "p_error", NULL);
    put(o, "reason", alike->reason);
    bool there = !alike->reason;
    put_number(o, "least", there, alike->least[1]);
    put_number(o, "most", there, alike->most[1]);
    put_number(o, "control_least", there, alike->least[0]);
    put_number(o, "control_most", there, alike->most[0]);
    put_number(o, "effective", there, alike->effective[1]);
    put_number(o, "control_effective", there, alike->effective[0]);
    put_count(o, "outside", alike->outside);
    return o;
}

/* Were outcomes missing more often in one arm? */
static json_t *
json_of_attrition(const struct analysis *analysis)
{
    json_t *all = json_array();
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        const struct arm *control = &analysis->design->arms[0];
        if (!c->has_missing_p && !c->missing_reason)
            continue;
        json_t *o = json_object();
        put(o, "arm", c->arm->name);
        put(o, "versus", control->name);
        put_count(o, "missing", c->arm->assigned - c->arm->answered);
        put_count(o, "control_missing", control->assigned - control->answered);
        put_number(o, "p", c->has_missing_p, c->missing_p);
        put(o, "test", c->missing_test);
        put(o, "reason", c->missing_reason);
        json_array_append_new(all, o);
    }
    return all;
}

static json_t *
json_of_item(const struct reliability *r, size_t j)
{
    const struct item *item = &r->of->items[j];
    json_t *o = json_object();
    put(o, "item", item->column->name);
    json_object_set_new(o, "turned", json_boolean(item->reversed));
    json_object_set_new(o, "by_place", json_boolean(item->ranked));
    put_count(o, "answered", r->answered[j]);
    put_number(o, "mean", r->answered[j] > 0, r->mean[j]);
    return o;
}

/* What the score of a scale was made from; how well its items go together is
 * among the estimates. */
static json_t *
json_of_scale(const struct reliability *r)
{
    static const char *const sources[] = {
        [RANGE_SAID] = "said", [RANGE_DICTIONARY] = "dictionary"};
    const struct scale_column *of = r->of;
    bool ranged = of->source != RANGE_UNKNOWN;
    json_t *o = json_object(), *items = json_array();
    put(o, "name", of->name);
    put(o, "range", sources[of->source]);
    put_number(o, "least", ranged, of->least);
    put_number(o, "most", ranged, of->most);
    put_number(o, "least_answer", true, of->seen_least);
    put_number(o, "most_answer", true, of->seen_most);
    put_count(o, "needed", of->fewest);
    put_count(o, "scored", r->scored);
    json_object_set_new(o, "unscored", json_of_missing(r->unscored));
    put_count(o, "answered_all", r->values.people);
    put_count(o, "draws", r->draws);
    for (size_t j = 0; j < of->n; j++)
        json_array_append_new(items, json_of_item(r, j));
    json_object_set_new(o, "items", items);
    return o;
}

static json_t *
json_of_spread(const struct analysis *analysis)
{
    const struct spread *s = analysis->spread;
    if (!s)
        return json_null();
    json_t *o = json_object();
    put(o, "column", analysis->design->facilitators.name);
    put_count(o, "facilitators", s->values.groups);
    put_count(o, "people", s->values.people);
    put_count(o, "unnamed", analysis->design->facilitators.unnamed);
    put_count(o, "fewest", s->fewest);
    put_count(o, "most", s->most);
    json_object_set_new(o, "one_arm_each", json_boolean(s->one_arm_each));
    json_object_set_new(o, "one_alone", json_boolean(s->one_alone));
    put(o, "clusters", overlap_name(s->cluster));
    put(o, "blocks", overlap_name(s->block));
    return o;
}

/* The share of each arm that had acted by a few times. */
static json_t *
json_of_curve(const struct curve *curve, size_t n_points)
{
    json_t *o = json_object(), *points = json_array();
    bool there = !curve->half.reason;
    put(o, "arm", curve->arm);
    put_count(o, "people", curve->people);
    put_count(o, "acted", curve->acted);
    put_number(o, "half", there, curve->half.time);
    put_number(o, "half_lower", there, curve->half.limits.lower);
    put_number(o, "half_upper", there, curve->half.limits.upper);
    put(o, "reason", curve->half.reason);
    for (size_t t = 0; t < n_points; t++) {
        const struct curve_point *p = &curve->points[t];
        json_t *point = json_object();
        put_number(point, "time", true, p->time);
        put_number(point, "acted", true, p->acted);
        put_number(point, "lower", !p->limits.reason, p->limits.lower);
        put_number(point, "upper", !p->limits.reason, p->limits.upper);
        put_count(point, "at_risk", p->at_risk);
        put(point, "reason", p->limits.reason);
        json_array_append_new(points, point);
    }
    json_object_set_new(o, "points", points);
    return o;
}

static json_t *
json_of_curves(const struct curves *curves)
{
    json_t *all = json_array();
    for (size_t a = 0; curves && a < curves->n_arms; a++)
        json_array_append_new(
            all, json_of_curve(&curves->arms[a], curves->n_points));
    return all;
}

static json_t *
json_of_check(const struct check *check)
{
    json_t *o = json_object();
    put(o, "rule", check->rule);
    put_count(o, "number", (size_t)check->number);
    put(o, "severity", severity_name(check->severity));
    put(o, "message", check->message);
    put(o, "mend", check->mend);
    return o;
}

void
analysis_write_json(const struct analysis *analysis, FILE *out)
{
    json_t *root = json_object(), *estimates = json_array(),
           *checks = json_array(), *balance = json_array(),
           *scales = json_array();
    put(root, "praxis", PACKAGE_VERSION);
    put_count(root, "schema", 1);
    struct report *report = report_new(analysis->arena, analysis);
    put(root, "answer", report->answer);
    json_object_set_new(root, "design", json_of_design(analysis));
    put_results(estimates, analysis, &analysis->results);
    put_results(estimates, analysis, &analysis->effects);
    put_results(estimates, analysis, &analysis->others);
    put_results(estimates, analysis, &analysis->recorded);
    put_results(estimates, analysis, &analysis->shares);
    put_results(estimates, analysis, &analysis->measures);
    json_object_set_new(root, "estimates", estimates);
    json_object_set_new(root, "outcomes", json_of_others(analysis));
    for (size_t i = 0; i < analysis->n_comparisons; i++) {
        const struct comparison *c = &analysis->comparisons[i];
        if (c->alike)
            json_array_append_new(balance, json_of_alike(c, analysis->design));
        else if (analysis->beginnings)
            json_array_append_new(balance,
                                  json_of_beginning(&analysis->beginnings[i], c,
                                                    analysis->design));
    }
    json_object_set_new(root, "balance", balance);
    json_object_set_new(root, "attrition", json_of_attrition(analysis));
    for (size_t i = 0; i < analysis->design->n_scales; i++)
        json_array_append_new(scales,
                              json_of_scale(&analysis->reliabilities[i]));
    json_object_set_new(root, "scales", scales);
    json_object_set_new(root, "curves", json_of_curves(analysis->curves));
    json_object_set_new(root, "facilitators", json_of_spread(analysis));
    for (size_t i = 0; i < analysis->n_checks; i++)
        json_array_append_new(checks, json_of_check(&analysis->checks[i]));
    json_object_set_new(root, "checks", checks);
    json_dumpf(root, out, JSON_INDENT(2) | JSON_REAL_PRECISION(17));
    fputc('\n', out);
    json_decref(root);
}
