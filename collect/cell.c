#include <config.h>

#include "collect/cell.h"

#include "base/builder.h"
#include "base/number.h"

#include <math.h>

bool
cell_has_codes(const struct question *question)
{
    return question->list && !question->list->file && question->list->n &&
           !question->list_question;
}

static bool
is_code(const struct question *question, struct text code)
{
    return choice_list_find(question->list, code);
}

/* All of the scale's steps are whole: then so are its answers. */
static bool
is_whole_range(const struct question *question)
{
    static const char *const names[] = {"start", "end", "step"};
    const char *type = properties_find(&question->bind, "type");
    if (type)
        return text_is(text_of(type), "int");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        int64_t whole;
        const char *said = properties_find(&question->parameters, names[i]);
        if (said && !number_parse_integer(text_of(said), &whole))
            return false;
    }
    return true;
}

enum column_type
cell_column_type(const struct question *question)
{
    switch (question->kind) {
    case QUESTION_INTEGER:
        return COLUMN_INTEGER;
    case QUESTION_DECIMAL:
        return COLUMN_NUMBER;
    case QUESTION_RANGE:
        return is_whole_range(question) ? COLUMN_INTEGER : COLUMN_NUMBER;
    case QUESTION_SELECT_ONE:
        return cell_has_codes(question) ? COLUMN_CODE : COLUMN_TEXT;
    case QUESTION_ACKNOWLEDGE:
        return COLUMN_CODE;
    case QUESTION_DATE:
    case QUESTION_TODAY:
        return COLUMN_DATE;
    case QUESTION_TIME:
        return COLUMN_TIME;
    case QUESTION_DATETIME:
    case QUESTION_START:
    case QUESTION_END:
        return COLUMN_DATETIME;
    default:
        return COLUMN_TEXT;
    }
}

static struct cell
invalid(const char *rule, const char *message, const char *mend)
{
    return (struct cell){.missing = MISSING_INVALID,
                         .rule = rule,
                         .message = message,
                         .mend = mend};
}

/* Below this, doubles hold every whole number exactly. */
#define WHOLE_LIMIT 9007199254740992.0

static struct cell
read_integer(struct text raw)
{
    double number;
    if (!number_parse(raw, &number) || floor(number) != number)
        return invalid("not-whole", "this is not a whole number",
                       "write digits only");
    if (fabs(number) >= WHOLE_LIMIT)
        return invalid("too-large",
                       "this number has too many digits to be "
                       "kept exactly",
                       "ask for it as text");
    return (struct cell){.number = number};
}

/* "3,5" with a comma: read, and told. */
static bool
parse_comma(struct text raw, double *number)
{
    char digits[64];
    size_t comma = text_find(raw, ',');
    if (comma == raw.n || raw.n >= sizeof digits || text_find(raw, '.') < raw.n)
        return false;
    for (size_t i = 0; i < raw.n; i++)
        digits[i] = i == comma ? '.' : raw.s[i];
    return number_parse((struct text){digits, raw.n}, number);
}

static struct cell
read_number(struct text raw)
{
    struct cell value = {0};
    if (number_parse(raw, &value.number))
        return value;
    if (!parse_comma(raw, &value.number))
        return invalid("not-number", "this is not a number",
                       "write digits, with a point before the decimals");
    value.rule = "decimal-comma";
    value.message = "the comma was read as a decimal point";
    return value;
}

static struct cell
read_range(const struct question *question, struct text raw)
{
    double bound;
    struct cell value =
        is_whole_range(question) ? read_integer(raw) : read_number(raw);
    const char *start = properties_find(&question->parameters, "start");
    const char *end = properties_find(&question->parameters, "end");
    if (value.missing)
        return value;
    if ((start && number_parse(text_of(start), &bound) &&
         value.number < bound) ||
        (end && number_parse(text_of(end), &bound) && value.number > bound)) {
        value.rule = "outside-scale";
        value.message = "this is outside the scale; it is kept as it is";
    }
    return value;
}

static struct cell
read_one(const struct question *question, struct text raw)
{
    if (cell_has_codes(question) && !is_code(question, raw))
        return invalid("code-unknown",
                       "this code is not in the question's list",
                       "write one of the codes that stand beside the options");
    return (struct cell){.text = raw};
}

static bool
is_separator(char c)
{
    return c == ',' || c == ';' || c == '|';
}

/* "a, b" as people key it, as "a b" where every word is a code and "a," is
 * none. */
static struct text
with_spaces(const struct question *question, struct text raw,
            struct arena *scratch)
{
    char *copy = text_dup(scratch, raw);
    bool any = false;
    for (size_t i = 0; i < raw.n; i++)
        if (is_separator(copy[i])) {
            copy[i] = ' ';
            any = true;
        }
    struct text word, rest = {copy, raw.n};
    while (any && text_word(&rest, &word))
        any = is_code(question, word);
    return any ? (struct text){copy, raw.n} : raw;
}

static struct cell
read_many(const struct question *question, struct text raw,
          struct arena *scratch)
{
    struct cell value = {0};
    struct builder list = BUILDER_INIT;
    struct text word, rest = raw;
    if (cell_has_codes(question))
        rest = with_spaces(question, raw, scratch);
    while (text_word(&rest, &word)) {
        builder_add_string(&list, list.n ? " " : "");
        builder_add(&list, word);
        if (!cell_has_codes(question) || is_code(question, word))
            continue;
        value.rule = "code-unknown";
        value.message = "one of these codes is not in the question's list; the "
                        "answer is kept as it is";
        value.mend = "write codes from the list with a space between them";
    }
    value.text = (struct text){builder_dup(&list, scratch), list.n};
    builder_release(&list);
    return value;
}

static struct cell
read_date(struct text raw)
{
    struct date date;
    struct moment moment = {0};
    if (!date_parse(raw, &date)) {
        if (!moment_parse(raw, &moment))
            return invalid("not-date", "this is not a date",
                           "write the year first: 2026-01-31");
        date = moment.date;
    }
    return (struct cell){.number = (double)date_days(date)};
}

static struct cell
read_time(struct text raw)
{
    struct moment moment = {0};
    if (!time_parse(raw, &moment))
        return invalid("not-time", "this is not a time of day",
                       "write it as 18:30");
    return (struct cell){.text = raw};
}

static struct cell
read_moment(struct text raw)
{
    struct moment moment = {0};
    if (!moment_parse(raw, &moment))
        return invalid("not-moment", "this is not a date with a time",
                       "write it as 2026-01-31T18:30");
    return (struct cell){.text = raw};
}

static struct cell
read_acknowledged(struct text raw)
{
    if (!text_is_fold(raw, "OK"))
        return invalid("not-ok", "this can only be OK, or blank",
                       "write OK where it was ticked");
    return (struct cell){.text = TEXT("OK")};
}

static struct cell
read_place(struct text raw)
{
    double parts[4];
    bool known[4];
    if (!cell_read_place(raw, parts, known))
        return invalid("not-place", "this is not a place on the map",
                       "write latitude and longitude with a space between");
    return (struct cell){.text = raw};
}

bool
cell_read_place(struct text raw, double parts[4], bool known[4])
{
    struct text word;
    size_t n = 0;
    for (; text_word(&raw, &word); n++) {
        if (n == 4)
            return false;
        known[n] = !text_is(word, "-");
        if (known[n] && !number_parse(word, &parts[n]))
            return false;
    }
    for (size_t i = n; i < 4; i++)
        known[i] = false;
    return n >= 2 && known[0] && known[1] && fabs(parts[0]) <= 90 &&
           fabs(parts[1]) <= 180;
}

static struct cell
read_kind(const struct question *question, struct text raw,
          struct arena *scratch)
{
    switch (question->kind) {
    case QUESTION_INTEGER:
        return read_integer(raw);
    case QUESTION_DECIMAL:
        return read_number(raw);
    case QUESTION_RANGE:
        return read_range(question, raw);
    case QUESTION_SELECT_ONE:
        return read_one(question, raw);
    case QUESTION_SELECT_MULTIPLE:
    case QUESTION_RANK:
        return read_many(question, raw, scratch);
    case QUESTION_DATE:
    case QUESTION_TODAY:
        return read_date(raw);
    case QUESTION_TIME:
        return read_time(raw);
    case QUESTION_DATETIME:
    case QUESTION_START:
    case QUESTION_END:
        return read_moment(raw);
    case QUESTION_ACKNOWLEDGE:
        return read_acknowledged(raw);
    case QUESTION_GEOPOINT:
        return read_place(raw);
    default:
        return (struct cell){.text = raw};
    }
}

static enum missing
opt_out(struct text raw, const struct opt_outs *opt_outs)
{
    if (text_equal(raw, opt_outs->refused))
        return MISSING_REFUSED;
    if (text_equal(raw, opt_outs->dont_know))
        return MISSING_DONT_KNOW;
    return MISSING_NOT;
}

/* An opt-out among other options contradicts them. */
static void
look_for_mix(struct cell *value, const struct opt_outs *opt_outs)
{
    struct text word, rest = value->text;
    while (text_word(&rest, &word))
        if (opt_out(word, opt_outs)) {
            value->rule = "opt-out-with-answers";
            value->message = "\"prefer not to say\" or \"don't know\" stands "
                             "beside other answers; all are kept";
        }
}

struct cell
cell_read(const struct question *question, struct text raw,
          const struct opt_outs *opt_outs, bool declares, struct arena *scratch)
{
    raw = text_trim(raw);
    enum missing missing = opt_out(raw, opt_outs);
    if (missing && declares)
        return (struct cell){.missing = missing};
    struct cell value = read_kind(question, raw, scratch);
    if (missing && !value.rule && cell_column_type(question) != COLUMN_TEXT) {
        value.rule = "opt-out-undeclared";
        value.message = "this looks like \"prefer not to say\" or \"don't "
                        "know\", which the form does not offer here; it is "
                        "kept as it is";
        value.mend = "name the code in the question's hint or list";
    }
    if (declares && question->kind == QUESTION_SELECT_MULTIPLE)
        look_for_mix(&value, opt_outs);
    return value;
}

/* Does the code stand in the text, and not as part of a longer one? */
static bool
mentions(const char *s, struct text code)
{
    struct text t = text_of(s);
    for (size_t at; (at = text_find_text(t, code)) < t.n;) {
        char next = at + code.n < t.n ? t.s[at + code.n] : ' ';
        if (next < '0' || next > '9')
            return true;
        t = text_slice(t, at + code.n, t.n);
    }
    return false;
}

bool
cell_declares(const struct form *form, const struct question *question,
              struct text code)
{
    if (question_is_select(question))
        return question->list && choice_list_find(question->list, code);
    if (mentions(question->constraint.source, code))
        return true;
    for (size_t l = 0; l < form->n_languages; l++)
        if ((question->hint.in && mentions(question->hint.in[l], code)) ||
            (question->guidance.in &&
             mentions(question->guidance.in[l], code)) ||
            (question->label.in && mentions(question->label.in[l], code)))
            return true;
    return false;
}
