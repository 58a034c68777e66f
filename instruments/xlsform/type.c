#include <config.h>

#include "instruments/xlsform/type.h"

#include "base/nearest.h"

#include <string.h>

#define ENTER_NUMBERS "Enter numbers only."
#define OUTSIDE "GPS coordinates can only be collected when outside."

static const struct {
    const char *name;
    enum question_kind kind;
    const char *constraint, *hint;
} questions[] = {
    {"text", QUESTION_TEXT, NULL, NULL},
    {"string", QUESTION_TEXT, NULL, NULL},
    {"q string", QUESTION_TEXT, NULL, NULL},
    {"add text prompt", QUESTION_TEXT, NULL, NULL},
    {"integer", QUESTION_INTEGER, NULL, NULL},
    {"int", QUESTION_INTEGER, NULL, NULL},
    {"q int", QUESTION_INTEGER, NULL, NULL},
    {"add integer prompt", QUESTION_INTEGER, NULL, NULL},
    {"percentage", QUESTION_INTEGER, "0 <= . and . <= 100", NULL},
    {"number of days in last month", QUESTION_INTEGER, "0 <= . and . <= 31",
     "Enter a number 0-31."},
    {"number of days in last six months", QUESTION_INTEGER,
     "0 <= . and . <= 183", "Enter a number 0-183."},
    {"number of days in last year", QUESTION_INTEGER, "0 <= . and . <= 365",
     "Enter a number 0-365."},
    {"decimal", QUESTION_DECIMAL, NULL, NULL},
    {"q decimal", QUESTION_DECIMAL, NULL, NULL},
    {"add decimal prompt", QUESTION_DECIMAL, NULL, NULL},
    {"phone number", QUESTION_TEXT, "regex(., '^\\d*$')", ENTER_NUMBERS},
    {"note", QUESTION_NOTE, NULL, NULL},
    {"q note", QUESTION_NOTE, NULL, NULL},
    {"add note prompt", QUESTION_NOTE, NULL, NULL},
    {"range", QUESTION_RANGE, NULL, NULL},
    {"date", QUESTION_DATE, NULL, NULL},
    {"q date", QUESTION_DATE, NULL, NULL},
    {"add date prompt", QUESTION_DATE, NULL, NULL},
    {"time", QUESTION_TIME, NULL, NULL},
    {"dateTime", QUESTION_DATETIME, NULL, NULL},
    {"datetime", QUESTION_DATETIME, NULL, NULL},
    {"date time", QUESTION_DATETIME, NULL, NULL},
    {"q dateTime", QUESTION_DATETIME, NULL, NULL},
    {"q date time", QUESTION_DATETIME, NULL, NULL},
    {"add dateTime prompt", QUESTION_DATETIME, NULL, NULL},
    {"add date time prompt", QUESTION_DATETIME, NULL, NULL},
    {"acknowledge", QUESTION_ACKNOWLEDGE, NULL, NULL},
    {"trigger", QUESTION_ACKNOWLEDGE, NULL, NULL},
    {"q acknowledge", QUESTION_ACKNOWLEDGE, NULL, NULL},
    {"add acknowledge prompt", QUESTION_ACKNOWLEDGE, NULL, NULL},
    {"calculate", QUESTION_CALCULATE, NULL, NULL},
    {"q calculate", QUESTION_CALCULATE, NULL, NULL},
    {"add calculate prompt", QUESTION_CALCULATE, NULL, NULL},
    {"hidden", QUESTION_HIDDEN, NULL, NULL},
    {"start", QUESTION_START, NULL, NULL},
    {"start time", QUESTION_START, NULL, NULL},
    {"get start time", QUESTION_START, NULL, NULL},
    {"end", QUESTION_END, NULL, NULL},
    {"end time", QUESTION_END, NULL, NULL},
    {"get end time", QUESTION_END, NULL, NULL},
    {"today", QUESTION_TODAY, NULL, NULL},
    {"get today", QUESTION_TODAY, NULL, NULL},
    {"deviceid", QUESTION_DEVICEID, NULL, NULL},
    {"device id", QUESTION_DEVICEID, NULL, NULL},
    {"get device id", QUESTION_DEVICEID, NULL, NULL},
    {"imei", QUESTION_DEVICEID, NULL, NULL},
    {"username", QUESTION_USERNAME, NULL, NULL},
    {"email", QUESTION_EMAIL, NULL, NULL},
    {"phonenumber", QUESTION_PHONENUMBER, NULL, NULL},
    {"get phone number", QUESTION_PHONENUMBER, NULL, NULL},
    {"simserial", QUESTION_PROPERTY, NULL, NULL},
    {"sim id", QUESTION_PROPERTY, NULL, NULL},
    {"get sim id", QUESTION_PROPERTY, NULL, NULL},
    {"subscriberid", QUESTION_PROPERTY, NULL, NULL},
    {"subscriber id", QUESTION_PROPERTY, NULL, NULL},
    {"get subscriber id", QUESTION_PROPERTY, NULL, NULL},
    {"uri:deviceid", QUESTION_PROPERTY, NULL, NULL},
    {"uri:email", QUESTION_PROPERTY, NULL, NULL},
    {"uri:phonenumber", QUESTION_PROPERTY, NULL, NULL},
    {"uri:simserial", QUESTION_PROPERTY, NULL, NULL},
    {"uri:subscriberid", QUESTION_PROPERTY, NULL, NULL},
    {"uri:username", QUESTION_PROPERTY, NULL, NULL},
    {"audit", QUESTION_AUDIT, NULL, NULL},
    {"image", QUESTION_IMAGE, NULL, NULL},
    {"photo", QUESTION_IMAGE, NULL, NULL},
    {"q image", QUESTION_IMAGE, NULL, NULL},
    {"q picture", QUESTION_IMAGE, NULL, NULL},
    {"add image prompt", QUESTION_IMAGE, NULL, NULL},
    {"add photo prompt", QUESTION_IMAGE, NULL, NULL},
    {"audio", QUESTION_AUDIO, NULL, NULL},
    {"q audio", QUESTION_AUDIO, NULL, NULL},
    {"add audio prompt", QUESTION_AUDIO, NULL, NULL},
    {"video", QUESTION_VIDEO, NULL, NULL},
    {"q video", QUESTION_VIDEO, NULL, NULL},
    {"add video prompt", QUESTION_VIDEO, NULL, NULL},
    {"file", QUESTION_FILE, NULL, NULL},
    {"add file prompt", QUESTION_FILE, NULL, NULL},
    {"barcode", QUESTION_BARCODE, NULL, NULL},
    {"q barcode", QUESTION_BARCODE, NULL, NULL},
    {"add barcode prompt", QUESTION_BARCODE, NULL, NULL},
    {"geopoint", QUESTION_GEOPOINT, NULL, NULL},
    {"gps", QUESTION_GEOPOINT, NULL, OUTSIDE},
    {"location", QUESTION_GEOPOINT, NULL, NULL},
    {"q geopoint", QUESTION_GEOPOINT, NULL, NULL},
    {"q location", QUESTION_GEOPOINT, NULL, NULL},
    {"add location prompt", QUESTION_GEOPOINT, NULL, NULL},
    {"geotrace", QUESTION_GEOTRACE, NULL, NULL},
    {"geoshape", QUESTION_GEOSHAPE, NULL, NULL},
    {"q geotrace", QUESTION_GEOTRACE, NULL, NULL},
    {"q geoshape", QUESTION_GEOSHAPE, NULL, NULL},
    {"background-audio", QUESTION_BACKGROUND_AUDIO, NULL, NULL},
    {"start-geopoint", QUESTION_START_GEOPOINT, NULL, NULL},
    {"background-geopoint", QUESTION_BACKGROUND_GEOPOINT, NULL, NULL},
    {"csv-external", QUESTION_EXTERNAL, NULL, NULL},
    {"xml-external", QUESTION_EXTERNAL, NULL, NULL},
};

/* With the name of a list behind them. A longer one before those that begin
 * it. */
static const struct {
    const char *name;
    enum question_kind kind;
    bool from_file;
} selects[] = {
    {"select_one_from_file", QUESTION_SELECT_ONE, true},
    {"select one from file", QUESTION_SELECT_ONE, true},
    {"select_multiple_from_file", QUESTION_SELECT_MULTIPLE, true},
    {"select multiple from file", QUESTION_SELECT_MULTIPLE, true},
    {"add select one prompt using", QUESTION_SELECT_ONE, false},
    {"add select multiple prompt using", QUESTION_SELECT_MULTIPLE, false},
    {"select all that apply from", QUESTION_SELECT_MULTIPLE, false},
    {"select one from", QUESTION_SELECT_ONE, false},
    {"select1", QUESTION_SELECT_ONE, false},
    {"select_one", QUESTION_SELECT_ONE, false},
    {"select one", QUESTION_SELECT_ONE, false},
    {"select_multiple", QUESTION_SELECT_MULTIPLE, false},
    {"select all that apply", QUESTION_SELECT_MULTIPLE, false},
    {"rank", QUESTION_RANK, false},
};

/* Behind "begin" or "end" and a space or _. */
static const struct {
    const char *name;
    enum question_kind kind;
} controls[] = {
    {"group", QUESTION_GROUP},
    {"lgroup", QUESTION_REPEAT},
    {"looped group", QUESTION_REPEAT},
    {"repeat", QUESTION_REPEAT},
};

#define NO_LOOP "write the questions once for each choice, or use begin_repeat"
#define NO_RANK "use the type rank, with a list of what is put in order"
#define NO_KOBO "write one question for each row, as select_one or integer"
#define NO_CASCADE "use select_one for each level, with a choice_filter"

static const struct {
    const char *begins;
    const char *what, *instead;
} refusals[] = {
    {"osm", "OpenStreetMap questions",
     "ask for a geopoint, geotrace or geoshape"},
    {"select_one_external", "selects from an external_choices sheet",
     "move the choices to the sheet choices, or use select_one_from_file"},
    {"begin loop", "loops over a list", NO_LOOP},
    {"begin_loop", "loops over a list", NO_LOOP},
    {"end loop", "loops over a list", NO_LOOP},
    {"end_loop", "loops over a list", NO_LOOP},
    {"begin_kobomatrix", "KoboToolbox's question matrices", NO_KOBO},
    {"end_kobomatrix", "KoboToolbox's question matrices", NO_KOBO},
    {"begin_score", "KoboToolbox's ratings", NO_KOBO},
    {"score__row", "KoboToolbox's ratings", NO_KOBO},
    {"end_score", "KoboToolbox's ratings", NO_KOBO},
    {"begin_rank", "KoboToolbox's rankings", NO_RANK},
    {"rank__level", "KoboToolbox's rankings", NO_RANK},
    {"end_rank", "KoboToolbox's rankings", NO_RANK},
    {"cascading select", "cascading selects of the old kind", NO_CASCADE},
    {"cascading_select", "cascading selects of the old kind", NO_CASCADE},
};

static const struct {
    const char *name, *setting;
} settings[] = {
    {"set form title", "form_title"},
    {"form_title", "form_title"},
    {"set form id", "form_id"},
    {"form_id", "form_id"},
};

/* A list may stand behind what begins, as behind a loop: "group over yes_no" or
 * "group yes_no". It says nothing there. */
static bool
begins_control(struct text what, const char *name)
{
    if (!text_begins(what, name))
        return false;
    struct text behind = text_slice(what, strlen(name), what.n);
    if (behind.n == 0)
        return true;
    if (behind.s[0] != ' ')
        return false;
    behind = text_slice(behind, 1, behind.n);
    if (text_begins(behind, "over "))
        behind = text_slice(behind, strlen("over "), behind.n);
    return behind.n > 0 && text_find(behind, ' ') == behind.n;
}

static bool
parse_control(struct text t, struct type *type)
{
    bool begins = text_begins(t, "begin ") || text_begins(t, "begin_");
    bool ends = text_begins(t, "end ") || text_begins(t, "end_");
    if (!begins && !ends)
        return false;
    struct text what = text_slice(t, begins ? 6 : 4, t.n);
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        if (begins ? begins_control(what, controls[i].name)
                   : text_is(what, controls[i].name)) {
            type->use = begins ? TYPE_BEGIN : TYPE_END;
            type->kind = controls[i].kind;
            return true;
        }
    return false;
}

/* "yes_no", "yes_no or_other", "yes_no or specify other". */
static bool
parse_list(struct text t, struct type *type)
{
    static const char *const others[] = {"or_other", "or other",
                                         "or specify other"};
    size_t space = text_find(t, ' ');
    type->list = text_slice(t, 0, space);
    struct text behind = text_trim(text_slice(t, space, t.n));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        type->or_other |= text_is(behind, others[i]);
    return type->list.n > 0 && (behind.n == 0 || type->or_other);
}

static bool
parse_select(struct text t, struct type *type)
{
    for (size_t i = 0; i < sizeof selects / sizeof *selects; i++) {
        struct text name = text_of(selects[i].name);
        if (!text_begins(t, selects[i].name) || t.n <= name.n ||
            t.s[name.n] != ' ')
            continue;
        type->or_other = false;
        if (!parse_list(text_slice(t, name.n + 1, t.n), type))
            continue;
        type->use = TYPE_SELECT;
        type->kind = selects[i].kind;
        type->from_file = selects[i].from_file;
        return true;
    }
    return false;
}

static bool
parse_question(struct text t, struct type *type)
{
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        if (text_is(t, questions[i].name)) {
            type->use = TYPE_QUESTION;
            type->kind = questions[i].kind;
            type->constraint = questions[i].constraint;
            type->hint = questions[i].hint;
            return true;
        }
    return false;
}

struct type
type_parse(struct text t)
{
    struct type type = {.use = TYPE_UNKNOWN};
    if (parse_question(t, &type) || parse_select(t, &type) ||
        parse_control(t, &type))
        return type;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (text_begins(t, refusals[i].begins)) {
            type.use = TYPE_REFUSED;
            type.refusal = refusals[i].what;
            type.instead = refusals[i].instead;
            return type;
        }
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (text_is(t, settings[i].name)) {
            type.use = TYPE_SETTING;
            type.setting = settings[i].setting;
        }
    return type;
}

static const char *const first_words[] = {
    "text",         "integer",    "decimal",     "note",
    "range",        "date",       "time",        "dateTime",
    "acknowledge",  "calculate",  "hidden",      "start",
    "end",          "today",      "deviceid",    "username",
    "email",        "image",      "audio",       "video",
    "file",         "barcode",    "geopoint",    "geotrace",
    "geoshape",     "rank",       "select_one",  "select_multiple",
    "select one",   "select1",    "begin_group", "end_group",
    "begin_repeat", "end_repeat", "begin group", "end group",
    "begin repeat", "end repeat", "audit",       "percentage",
    "csv-external", "xml-external", "background-audio", "start-geopoint",
    "background-geopoint", "phonenumber"};

const char *
type_meant(struct arena *arena, struct text t)
{
    const char *first = NULL;
    for (size_t n = 0; n < t.n;) {
        n += n > 0;
        n += text_find(text_slice(t, n, t.n), ' ');
        const char *word = nearest(text_slice(t, 0, n), first_words,
                                   sizeof first_words / sizeof *first_words);
        if (!word)
            continue;
        const char *whole = arena_printf(arena, "%s%.*s", word,
                                         TEXT_ARGS(text_slice(t, n, t.n)));
        if (type_parse(text_of(whole)).use != TYPE_UNKNOWN)
            return whole;
        first = first ? first : word;
    }
    return first;
}
