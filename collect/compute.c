#include <config.h>

#include "collect/response.h"

#include "collect/judge.h"
#include "collect/source.h"

struct computing {
    struct collection *collection;
    struct judge judge;
    struct event *events; /* room for those of one record */
    size_t n;
};

static void
tell(struct computing *computing, uint32_t field)
{
    struct collection *collection = computing->collection;
    const struct submission *of = computing->judge.submission;
    const char *path = collection->schema.fields[field].path;
    collection->computed[field] = true;
    if (!collection_tell_once(collection, "computed", text_of(path)))
        return;
    findings_add(collection->findings,
                 &(struct finding){
                     .severity = SEVERITY_NOTE,
                     .rule = "computed",
                     .file = of->file,
                     .column = path,
                     .message = "the keyed file has no column for this; it was "
                                "worked out from the answers as the form says",
                 });
}

/* A hidden value that the form sets once for all. */
static bool
constant(const struct question *question, struct text *value)
{
    if (question->kind != QUESTION_HIDDEN || question->dynamic_default)
        return false;
    *value = text_of(question->fallback.source);
    return value->n;
}

static bool
compute(struct computing *computing, size_t record, uint32_t field,
        struct text *value)
{
    const struct judge *judge = &computing->judge;
    const struct question *question =
        computing->collection->schema.fields[field]
            .versions[judge->submission->version];
    if (!question || layout_has_field(judge->submission->layout, field))
        return false;
    if (question->kind == QUESTION_CALCULATE)
        return judge_compute(&computing->judge, record, field, value);
    return constant(question, value);
}

/* In the form's order: later calculations use earlier ones. */
static void
compute_record(struct computing *computing, size_t slot, uint32_t record)
{
    struct submissions *all = &computing->collection->submissions;
    const struct schema *schema = &computing->collection->schema;
    computing->n = 0;
    for (uint32_t i = 0; i < schema->n; i++) {
        struct text value;
        if (schema->fields[i].repeat != all->records[record].repeat ||
            !compute(computing, slot, i, &value))
            continue;
        tell(computing, i);
        if (text_trim(value).n)
            computing->events[computing->n++] =
                (struct event){i, intern_add(&all->pool, value)};
    }
    submissions_extend(all, record, computing->events, computing->n);
}

/* Now the files can tell of what was worked out. */
static void
mark_layouts(struct computing *computing, const struct responses *responses)
{
    struct collection *collection = computing->collection;
    const struct submissions *all = &collection->submissions;
    const struct layout *last = NULL;
    for (size_t i = 0; i < responses->n; i++) {
        const struct submission *submission =
            &all->items[responses->items[i].submission];
        struct layout *layout = submission->layout;
        if (!source_is_keyed(submission->kind) || layout == last)
            continue;
        for (size_t f = 0; f < layout->n; f++)
            layout->fields[f] |= collection->computed[f];
        last = layout;
    }
}

void
responses_compute(const struct responses *responses,
                  struct collection *collection)
{
    struct computing computing = {.collection = collection};
    struct submissions *all = &collection->submissions;
    size_t n = collection->schema.n + 1;
    judge_init(&computing.judge, collection);
    collection->computed =
        arena_array(collection->arena, n, sizeof *collection->computed);
    computing.events =
        arena_array(collection->arena, n, sizeof *computing.events);
    for (size_t i = 0; i < responses->n; i++) {
        uint32_t submission = responses->items[i].submission;
        if (!source_is_keyed(all->items[submission].kind))
            continue;
        judge_enter(&computing.judge, submission);
        size_t slot = 0;
        for (uint32_t r = all->items[submission].first; r != RECORD_NONE;
             r = all->records[r].next)
            compute_record(&computing, slot++, r);
    }
    mark_layouts(&computing, responses);
    judge_release(&computing.judge);
}
