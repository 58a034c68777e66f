#include <config.h>

#include "collect/submission.h"

#include <assert.h>
#include <string.h>

void
submissions_init(struct submissions *submissions, struct arena *arena)
{
    *submissions = (struct submissions){.arena = arena};
    intern_init(&submissions->pool, arena);
    intern_add(&submissions->pool, TEXT(""));
}

static uint32_t
add_record(struct submissions *s, struct record record)
{
    assert(s->n_records < RECORD_NONE);
    arena_grow(s->arena, &s->records, &s->records_capacity, s->n_records + 1,
               sizeof *s->records);
    record.next = RECORD_NONE;
    record.first = s->n_events;
    record.n = 0;
    s->records[s->n_records] = record;
    s->stamp++;
    return (uint32_t)s->n_records++;
}

uint32_t
submissions_add(struct submissions *s, const struct submission *submission)
{
    arena_grow(s->arena, &s->items, &s->capacity, s->n + 1, sizeof *s->items);
    uint32_t index = (uint32_t)s->n++;
    struct submission *item = &s->items[index];
    *item = *submission;
    item->first = item->last =
        add_record(s, (struct record){.submission = index,
                                      .parent = RECORD_NONE,
                                      .number = 1,
                                      .row = submission->row});
    return index;
}

uint32_t
submissions_add_record(struct submissions *s, uint32_t parent, uint32_t repeat,
                       uint32_t number, size_t row)
{
    uint32_t index = s->records[parent].submission;
    uint32_t record = add_record(s, (struct record){.submission = index,
                                                    .parent = parent,
                                                    .repeat = repeat,
                                                    .number = number,
                                                    .row = row});
    s->records[s->items[index].last].next = record;
    s->items[index].last = record;
    return record;
}

void
submissions_drop_record(struct submissions *s, uint32_t before)
{
    const struct record *record = &s->records[--s->n_records];
    assert(record->parent != RECORD_NONE);
    s->n_events = record->first;
    s->records[before].next = RECORD_NONE;
    s->items[record->submission].last = before;
}

uint32_t
submissions_value(const struct submissions *s, const struct record *record,
                  uint32_t field)
{
    for (size_t i = 0; i < record->n; i++)
        if (s->events[record->first + i].field == field)
            return s->events[record->first + i].value;
    return 0;
}

bool
submissions_add_event(struct submissions *s, uint32_t field, struct text value)
{
    struct record *record = &s->records[s->n_records - 1];
    assert(record->first + record->n == s->n_events);
    if (!text_trim(value).n)
        return true;
    arena_grow(s->arena, &s->seen, &s->n_seen, field + 1, sizeof *s->seen);
    if (s->seen[field] == s->stamp)
        return false;
    s->seen[field] = s->stamp;
    arena_grow(s->arena, &s->events, &s->events_capacity, s->n_events + 1,
               sizeof *s->events);
    s->events[s->n_events++] =
        (struct event){field, intern_add(&s->pool, value)};
    record->n++;
    return true;
}

/* They move to the end, for a record's events stand together. */
void
submissions_extend(struct submissions *s, uint32_t record,
                   const struct event *events, size_t n)
{
    struct record *r = &s->records[record];
    if (!n)
        return;
    arena_grow(s->arena, &s->events, &s->events_capacity,
               s->n_events + r->n + n, sizeof *s->events);
    struct event *to = s->events + s->n_events;
    if (r->n)
        memcpy(to, s->events + r->first, r->n * sizeof *to);
    memcpy(to + r->n, events, n * sizeof *to);
    r->first = s->n_events;
    r->n += (uint32_t)n;
    s->n_events += r->n;
}

const char *
submissions_meta(const struct submissions *s,
                 const struct submission *submission, enum meta meta)
{
    return intern_at(&s->pool, submission->meta[meta]).s;
}

bool
layout_has_field(const struct layout *layout, uint32_t field)
{
    return layout->everything || (field < layout->n && layout->fields[field]);
}

bool
layout_has_repeat(const struct layout *layout, uint32_t repeat)
{
    return layout->everything ||
           (repeat < layout->n_repeats && layout->repeats[repeat]);
}

void
record_write_place(const struct submissions *s, const struct schema *schema,
                   const struct record *record, struct builder *into)
{
    if (record->parent == RECORD_NONE)
        return;
    const struct record *parent = &s->records[record->parent];
    size_t before = into->n;
    record_write_place(s, schema, parent, into);
    if (into->n > before)
        builder_add_char(into, '/');
    const char *path = schema->repeats[record->repeat].path;
    const char *above = schema->repeats[parent->repeat].path;
    size_t skip = *above ? strlen(above) + 1 : 0;
    builder_printf(into, "%s[%u]", path + skip, (unsigned)record->number);
}
