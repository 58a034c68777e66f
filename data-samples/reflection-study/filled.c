#include <config.h>

#include "data-samples/reflection-study/filled.h"

#include "base/date.h"

#include <assert.h>
#include <string.h>

#define OFFSET_MIN (-5 * 60)

struct filled *
filled_new(struct arena *arena, const struct form *form,
           const struct person *person)
{
    struct filled *filled = arena_alloc(arena, sizeof *filled);
    *filled = (struct filled){
        .form = form,
        .arena = arena,
        .person = person,
        .device = person ? person->group->device : "simulated-device-00",
        .values = arena_array(arena, form->n_questions + 1,
                              sizeof *filled->values),
    };
    return filled;
}

struct filled *
filled_copy(const struct filled *filled)
{
    struct filled *copy = filled_new(filled->arena, filled->form,
                                     filled->person);
    const char **values = copy->values;
    *copy = *filled;
    copy->values = values;
    memcpy(copy->values, filled->values,
           filled->form->n_questions * sizeof *filled->values);
    return copy;
}

void
filled_list_add(struct arena *arena, struct filled_list *list,
                struct filled *filled)
{
    arena_grow(arena, &list->items, &list->capacity, list->n + 1,
               sizeof *list->items);
    list->items[list->n++] = filled;
}

static const struct question *
question_named(const struct filled *filled, const char *name)
{
    const struct question *question = form_find(filled->form, text_of(name));
    assert(question);
    return question;
}

void
filled_set(struct filled *filled, const char *question, const char *value)
{
    filled->values[question_named(filled, question)->number] =
        arena_strdup(filled->arena, value);
}

void
filled_set_number(struct filled *filled, const char *question, long number)
{
    filled->values[question_named(filled, question)->number] =
        arena_printf(filled->arena, "%ld", number);
}

void
filled_set_date(struct filled *filled, const char *question, int64_t day)
{
    char s[DATE_SIZE];
    filled_set(filled, question, date_write(date_from_days(day), s));
}

const char *
filled_value(const struct filled *filled, const char *question)
{
    return filled->values[question_named(filled, question)->number];
}

const char **
filled_add_row(struct filled *filled)
{
    size_t n = filled->n_rows++;
    const char ***rows = arena_array(filled->arena, n + 1, sizeof *rows);
    for (size_t i = 0; i < n; i++)
        rows[i] = filled->rows[i];
    rows[n] = arena_array(filled->arena, filled->form->n_questions,
                          sizeof *rows[n]);
    filled->rows = rows;
    return rows[n];
}

static void
set_all(struct filled *filled, const struct question *group,
        const char *value)
{
    for (size_t i = 0; i < group->n; i++) {
        const struct question *child = group->children[i];
        if (child->kind == QUESTION_REPEAT)
            filled->n_rows = 0;
        else if (child->kind == QUESTION_GROUP)
            set_all(filled, child, value);
        else
            filled->values[child->number] = value;
    }
}

void
filled_set_group(struct filled *filled, const char *group, const char *value)
{
    set_all(filled, question_named(filled, group), value);
}

const char *
filled_draw_id(struct arena *arena, gsl_rng *rng)
{
    unsigned long part[5];
    static const unsigned long limit[5] = {0x10000, 0x10000, 0x10000, 0x1000,
                                           0x4000};
    for (size_t i = 0; i < 5; i++)
        part[i] = gsl_rng_uniform_int(rng, limit[i]);
    unsigned long low = gsl_rng_uniform_int(rng, 0x1000000);
    unsigned long high = gsl_rng_uniform_int(rng, 0x1000000);
    return arena_printf(arena, "uuid:%04lx%04lx-%04lx-4%03lx-%04lx-%06lx%06lx",
                        part[0], part[1], part[2], part[3], part[4] | 0x8000,
                        high, low);
}

const char *
filled_name(const struct filled *filled)
{
    const char *code = filled_value(filled, "code");
    char *name = arena_printf(filled->arena, "%s %s",
                              filled_value(filled, "wave"), code ? code : "");
    for (char *s = name; *s; s++)
        if (*s == '_')
            *s = '-';
    return name;
}

static const char *
moment_at(const struct filled *filled, int later_min, int offset_min)
{
    char s[DATE_SIZE];
    int64_t minutes = filled->day * 1440 + filled->minute + later_min +
                      offset_min - OFFSET_MIN;
    int minute = (int)(minutes % 1440);
    struct moment moment = {.date = date_from_days(minutes / 1440),
                            .hour = minute / 60,
                            .minute = minute % 60,
                            .second = filled->second,
                            .millisecond = (filled->second * 37) % 1000,
                            .has_offset = true,
                            .offset_min = offset_min};
    return arena_strdup(filled->arena, moment_write(&moment, s));
}

const char *
filled_moment(const struct filled *filled, int later_min)
{
    return moment_at(filled, later_min, OFFSET_MIN);
}

const char *
filled_moment_utc(const struct filled *filled, int later_min)
{
    return moment_at(filled, later_min, 0);
}
