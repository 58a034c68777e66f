#include <config.h>

#include "collect/merge.h"

#include "base/builder.h"

struct merging {
    struct collection *collection;
    const char *id;
    uint32_t kept, other; /* submissions */
};

static const char *
place_of(struct collection *collection, const struct record *record)
{
    struct builder place = BUILDER_INIT;
    record_write_place(&collection->submissions, &collection->schema, record,
                       &place);
    const char *copy = place.n ? builder_dup(&place, collection->arena) : NULL;
    builder_release(&place);
    return copy;
}

static void
set_event_aside(struct collection *collection, const char *why, const char *id,
                const struct record *record, const struct event *event)
{
    const struct submissions *all = &collection->submissions;
    const struct submission *of = &all->items[record->submission];
    asides_add(&collection->asides, collection->arena,
               &(struct aside){
                   .why = why,
                   .key = id,
                   .place = place_of(collection, record),
                   .instance = submissions_meta(all, of, META_INSTANCE_ID),
                   .file = of->file,
                   .member = of->member,
                   .row = record->row,
                   .column = collection->schema.fields[event->field].path,
                   .value = intern_at(&all->pool, event->value),
               });
}

static void
set_record_aside(struct collection *collection, const char *why, const char *id,
                 const struct record *record)
{
    for (size_t i = 0; i < record->n; i++)
        set_event_aside(collection, why, id, record,
                        &collection->submissions.events[record->first + i]);
}

void
submission_set_aside(struct collection *collection, const char *why,
                     const char *id, uint32_t submission)
{
    const struct submissions *all = &collection->submissions;
    for (uint32_t r = all->items[submission].first; r != RECORD_NONE;
         r = all->records[r].next)
        set_record_aside(collection, why, id, &all->records[r]);
}

static void
tell(struct merging *merging, const struct record *record, const char *column,
     const char *value, const char *message)
{
    const struct submission *of =
        &merging->collection->submissions.items[record->submission];
    findings_add(merging->collection->findings,
                 &(struct finding){.severity = SEVERITY_ERROR,
                                   .rule = "duplicate-differs",
                                   .file = of->file,
                                   .sheet = of->member,
                                   .row = record->row,
                                   .column = column,
                                   .value = value,
                                   .message = message,
                                   .mend = "find out which is right, and take "
                                           "the other source out"});
}

/* The record of the kept submission at the same place as this one. */
static uint32_t
twin_of(const struct merging *merging, const struct record *record)
{
    const struct submissions *all = &merging->collection->submissions;
    uint32_t first = all->items[merging->kept].first;
    if (record->parent == RECORD_NONE)
        return first;
    uint32_t parent = twin_of(merging, &all->records[record->parent]);
    for (uint32_t r = first; r != RECORD_NONE; r = all->records[r].next)
        if (all->records[r].parent == parent && parent != RECORD_NONE &&
            all->records[r].repeat == record->repeat &&
            all->records[r].number == record->number)
            return r;
    return RECORD_NONE;
}

/* Space at the ends is no difference: some exports trim it. */
static bool
same(const struct submissions *all, uint32_t a, uint32_t b)
{
    return a == b || text_equal(text_trim(intern_at(&all->pool, a)),
                                text_trim(intern_at(&all->pool, b)));
}

/* The kept record's events, and those of the other for which it has no column,
 * as new events at the end. */
static void
merge_events(struct merging *merging, uint32_t kept, uint32_t other)
{
    struct collection *collection = merging->collection;
    struct submissions *all = &collection->submissions;
    const struct layout *layout = all->items[merging->kept].layout;
    size_t first = all->n_events;
    struct record from = all->records[other], to = all->records[kept];
    uint32_t n = 0;
    arena_grow(all->arena, &all->events, &all->events_capacity,
               all->n_events + from.n + to.n, sizeof *all->events);
    for (size_t i = 0; i < to.n; i++)
        all->events[first + n++] = all->events[to.first + i];
    for (size_t i = 0; i < from.n; i++) {
        struct event event = all->events[from.first + i];
        uint32_t value = submissions_value(all, &to, event.field);
        if (!value && !layout_has_field(layout, event.field)) {
            all->events[first + n++] = event;
        } else if (!same(all, value, event.value)) {
            set_event_aside(collection, "duplicate", merging->id, &from,
                            &event);
            const struct field *field = &collection->schema.fields[event.field];
            tell(merging, &from, field->path,
                 field->personal ? NULL : intern_at(&all->pool, event.value).s,
                 "the same response came in before with another answer; the "
                 "first one is kept, and this one is set aside");
        }
    }
    if (n == to.n)
        return;
    all->records[kept].first = first;
    all->records[kept].n = n;
    all->n_events += n;
}

/* Answers that the kept one leaves blank and the other has were compared above;
 * here those that the kept one has and the other leaves blank. */
static void
tell_blanks(struct merging *merging, uint32_t kept, uint32_t other)
{
    struct submissions *all = &merging->collection->submissions;
    const struct layout *layout = all->items[merging->other].layout;
    const struct record *to = &all->records[kept];
    for (size_t i = 0; i < to->n; i++) {
        struct event event = all->events[to->first + i];
        if (layout_has_field(layout, event.field) &&
            !submissions_value(all, &all->records[other], event.field))
            tell(merging, &all->records[other],
                 merging->collection->schema.fields[event.field].path, NULL,
                 "the same response came in before with an answer to this; "
                 "here it is blank, and the answer is kept");
    }
}

/* A record that the kept one has not: taken where its source could not tell of
 * that repeat at all, else set aside. */
static void
merge_new_record(struct merging *merging, const struct record *record)
{
    struct collection *collection = merging->collection;
    struct submissions *all = &collection->submissions;
    struct record copy = *record;
    uint32_t parent = twin_of(merging, &all->records[copy.parent]);
    const struct layout *layout = all->items[merging->kept].layout;
    if (parent != RECORD_NONE && !layout_has_repeat(layout, copy.repeat)) {
        uint32_t made = submissions_add_record(all, parent, copy.repeat,
                                               copy.number, copy.row);
        all->records[made].first = copy.first;
        all->records[made].n = copy.n;
        return;
    }
    set_record_aside(collection, "duplicate", merging->id, &copy);
    tell(merging, &copy, collection->schema.repeats[copy.repeat].path, NULL,
         "the same response came in before without this row of a repeat; the "
         "row is set aside");
}

static void
merge_meta(struct merging *merging)
{
    struct submissions *all = &merging->collection->submissions;
    uint32_t *to = all->items[merging->kept].meta;
    const uint32_t *from = all->items[merging->other].meta;
    for (size_t i = 0; i < META_COUNT; i++)
        if (!to[i])
            to[i] = from[i];
}

/* Together they tell what either tells. */
static void
merge_layouts(struct merging *merging)
{
    struct submissions *all = &merging->collection->submissions;
    struct layout *a = all->items[merging->kept].layout;
    const struct layout *b = all->items[merging->other].layout;
    if (a == b || a->everything)
        return;
    struct layout *both = arena_alloc(all->arena, sizeof *both);
    size_t n = a->n > b->n ? a->n : b->n;
    size_t n_repeats =
        a->n_repeats > b->n_repeats ? a->n_repeats : b->n_repeats;
    *both = (struct layout){
        .everything = b->everything, .n = n, .n_repeats = n_repeats};
    both->fields = arena_array(all->arena, n + 1, sizeof(bool));
    both->repeats = arena_array(all->arena, n_repeats + 1, sizeof(bool));
    for (uint32_t i = 0; i < n; i++)
        both->fields[i] = layout_has_field(a, i) || layout_has_field(b, i);
    for (uint32_t i = 0; i < n_repeats; i++)
        both->repeats[i] = layout_has_repeat(a, i) || layout_has_repeat(b, i);
    all->items[merging->kept].layout = both;
}

void
submission_merge(struct collection *collection, const char *id, uint32_t kept,
                 uint32_t other)
{
    struct merging merging = {collection, id, kept, other};
    struct submissions *all = &collection->submissions;
    merge_meta(&merging);
    if (all->items[other].sealed)
        return;
    for (uint32_t r = all->items[other].first; r != RECORD_NONE;
         r = all->records[r].next) {
        uint32_t twin = twin_of(&merging, &all->records[r]);
        if (twin == RECORD_NONE) {
            merge_new_record(&merging, &all->records[r]);
            continue;
        }
        tell_blanks(&merging, twin, r);
        merge_events(&merging, twin, r);
    }
    merge_layouts(&merging);
}
