/* The functions of XForms 1.1, chapter 7, that praxis render writes. */
#include <config.h>

#include "tests/instruments/xforms/processor.h"

#include "base/date.h"

#include <check.h>
#include <glib.h>
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

typedef xmlXPathParserContext *frame;

static void
arity(int given, int wanted)
{
    ck_assert_int_eq(given, wanted);
}

static struct processor *
processor_of(frame f)
{
    return f->context->userData;
}

static const char *
pop_text(frame f)
{
    xmlChar *s = xmlXPathPopString(f);
    ck_assert_ptr_nonnull(s);
    const char *text =
        arena_strdup(&processor_of(f)->arena, (const char *)s);
    xmlFree(s);
    return text;
}

static void
push_text(frame f, const char *text)
{
    valuePush(f, xmlXPathNewString(BAD_CAST text));
}

/* 7.9.4: both are strings, and so is the result. */
static void
f_if(frame f, int n)
{
    arity(n, 3);
    const char *otherwise = pop_text(f), *then = pop_text(f);
    bool test = xmlXPathPopBoolean(f);
    push_text(f, test ? then : otherwise);
}

static void
f_instance(frame f, int n)
{
    arity(n, 1);
    const char *id = pop_text(f);
    xmlNode *instance = processor_of(f)->model->children;
    for (; instance; instance = instance->next) {
        xmlChar *name = xmlGetNoNsProp(instance, BAD_CAST "id");
        bool found = strcmp((const char *)instance->name, "instance") == 0 &&
                     name && strcmp((const char *)name, id) == 0;
        xmlFree(name);
        if (found)
            break;
    }
    ck_assert_msg(instance != NULL, "there is no instance '%s'", id);
    valuePush(f, xmlXPathNewNodeSet(xmlFirstElementChild(instance)));
}

static void
f_current(frame f, int n)
{
    arity(n, 0);
    valuePush(f, xmlXPathNewNodeSet(processor_of(f)->current));
}

static void
f_event(frame f, int n)
{
    arity(n, 1);
    ck_assert_str_eq(pop_text(f), "inserted-nodes");
    valuePush(f, xmlXPathNewNodeSet(processor_of(f)->inserted));
}

static void
f_boolean_from_string(frame f, int n)
{
    arity(n, 1);
    const char *s = pop_text(f);
    bool truth = strcmp(s, "1") == 0 || g_ascii_strcasecmp(s, "true") == 0;
    valuePush(f, xmlXPathNewBoolean(truth));
}

static void
f_count_non_empty(frame f, int n)
{
    arity(n, 1);
    xmlNodeSet *nodes = xmlXPathPopNodeSet(f);
    double count = 0;
    for (int i = 0; nodes && i < nodes->nodeNr; i++) {
        xmlChar *value = xmlNodeGetContent(nodes->nodeTab[i]);
        count += *value != 0;
        xmlFree(value);
    }
    xmlXPathFreeNodeSet(nodes);
    valuePush(f, xmlXPathNewFloat(count));
}

/* 7.7.2, 7.7.3: of one node-set; NaN where it is empty or one is no number. */
static void
extreme(frame f, double sign)
{
    xmlNodeSet *nodes = xmlXPathPopNodeSet(f);
    double best = NAN;
    for (int i = 0; nodes && i < nodes->nodeNr; i++) {
        double x = xmlXPathCastNodeToNumber(nodes->nodeTab[i]);
        if (i == 0 || isnan(x) || sign * x > sign * best)
            best = x;
        if (isnan(x))
            break;
    }
    xmlXPathFreeNodeSet(nodes);
    valuePush(f, xmlXPathNewFloat(best));
}

static void
f_min(frame f, int n)
{
    arity(n, 1);
    extreme(f, -1);
}

static void
f_max(frame f, int n)
{
    arity(n, 1);
    extreme(f, 1);
}

static void
f_power(frame f, int n)
{
    arity(n, 2);
    double exponent = xmlXPathPopNumber(f), base = xmlXPathPopNumber(f);
    valuePush(f, xmlXPathNewFloat(pow(base, exponent)));
}

/* Numbers by chance, the same in every run. */
static void
f_random(frame f, int n)
{
    struct processor *p = processor_of(f);
    if (n == 1)
        xmlXPathPopBoolean(f);
    p->chance = p->chance * 6364136223846793005ULL + 1442695040888963407ULL;
    double chance = (double)(p->chance >> 11) / 9007199254740992.0;
    valuePush(f, xmlXPathNewFloat(chance));
}

static void
f_digest(frame f, int n)
{
    arity(n, 3);
    ck_assert_str_eq(pop_text(f), "hex");
    ck_assert_str_eq(pop_text(f), "SHA-1");
    char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA1, pop_text(f), -1);
    push_text(f, sum);
    g_free(sum);
}

static void
f_local_date(frame f, int n)
{
    arity(n, 0);
    push_text(f, "2026-03-05+03:00");
}

static void
f_local_date_time(frame f, int n)
{
    arity(n, 0);
    push_text(f, PROCESSOR_NOW);
}

/* Seconds since 1970 in UTC; is_time: a dateTime, otherwise a date. A dateTime
 * without a zone is of the clock's ("a system-dependent default"). */
static double
seconds_of(struct processor *p, const char *s, bool *is_time)
{
    struct moment moment;
    bool is_date = strlen(s) >= 10 && s[10] != 'T';
    if (is_date)
        s = arena_printf(&p->arena, "%.10sT00:00:00%s", s, s + 10);
    *is_time = !is_date;
    if (!moment_parse(text_of(s), &moment))
        return NAN;
    int zone_min = moment.has_offset || is_date ? 0 : PROCESSOR_OFFSET_MIN;
    return (double)moment_milliseconds(&moment) / 1000 - zone_min * 60.0;
}

/* 7.10.4: hours are left out after normalising to UTC. */
static void
f_days_from_date(frame f, int n)
{
    arity(n, 1);
    bool is_time;
    double seconds = seconds_of(processor_of(f), pop_text(f), &is_time);
    valuePush(f, xmlXPathNewFloat(floor(seconds / 86400)));
}

static void
f_days_to_date(frame f, int n)
{
    arity(n, 1);
    double days = xmlXPathPopNumber(f);
    char text[DATE_SIZE] = "";
    if (fabs(days) < 1e7)
        date_write(date_from_days((int64_t)floor(days + 0.5)), text);
    push_text(f, text);
}

static void
f_seconds_from_date_time(frame f, int n)
{
    arity(n, 1);
    bool is_time;
    double seconds = seconds_of(processor_of(f), pop_text(f), &is_time);
    valuePush(f, xmlXPathNewFloat(is_time ? seconds : NAN));
}

void
processor_functions(struct processor *p)
{
    static const struct {
        const char *name;
        xmlXPathFunction function;
    } functions[] = {
        {"boolean-from-string", f_boolean_from_string},
        {"count-non-empty", f_count_non_empty},
        {"current", f_current},
        {"days-from-date", f_days_from_date},
        {"days-to-date", f_days_to_date},
        {"digest", f_digest},
        {"event", f_event},
        {"if", f_if},
        {"instance", f_instance},
        {"local-date", f_local_date},
        {"local-dateTime", f_local_date_time},
        {"max", f_max},
        {"min", f_min},
        {"power", f_power},
        {"random", f_random},
        {"seconds-from-dateTime", f_seconds_from_date_time},
    };
    p->xpath->userData = p;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        xmlXPathRegisterFunc(p->xpath, BAD_CAST functions[i].name,
                             functions[i].function);
}
