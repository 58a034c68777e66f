#include <config.h>

#include "collect/response.h"

#include "collect/merge.h"
#include "collect/natural.h"

#include <stdlib.h>

#define NONE UINT32_MAX

/* Instance IDs are numbers of the submissions' pool. */
struct linking {
    struct collection *collection;
    struct submissions *all;
    uint32_t *older;       /* by instance: the one that it is an edit of; 0 */
    bool *superseded;      /* by instance: a newer edition of it is known */
    uint32_t *group;       /* by instance, of its first edition: response */
    uint32_t *next;        /* by submission: of the same response */
    uint32_t *head, *tail; /* by response: submissions */
    uint32_t *root;        /* by response: instance */
    size_t n;
};

static uint32_t
instance_of(const struct submission *submission)
{
    return submission->meta[META_INSTANCE_ID]
               ? submission->meta[META_INSTANCE_ID]
               : submission->meta[META_KEY];
}

/* The first edition. Edits that claim to replace each other end where the walk
 * has gone over as many as there are. */
static uint32_t
first_edition(const struct linking *linking, uint32_t instance)
{
    for (size_t steps = 0; linking->older[instance]; steps++) {
        if (steps > linking->all->n)
            return instance;
        instance = linking->older[instance];
    }
    return instance;
}

static void
replace(struct linking *linking, uint32_t newer, uint32_t older)
{
    linking->older[newer] = older;
    linking->superseded[older] = true;
}

/* What the clients say of edits, then what the server knows: its KEY is the
 * first edition of the instance that it gives. */
static void
link_editions(struct linking *linking)
{
    const struct submissions *all = linking->all;
    for (size_t i = 0; i < all->n; i++) {
        uint32_t newer = instance_of(&all->items[i]);
        uint32_t older = all->items[i].meta[META_REPLACES];
        if (older && !linking->older[newer] &&
            first_edition(linking, older) != newer)
            replace(linking, newer, older);
    }
    for (size_t i = 0; i < all->n; i++) {
        uint32_t key = all->items[i].meta[META_KEY];
        uint32_t first = first_edition(linking, instance_of(&all->items[i]));
        if (key && first != key && first_edition(linking, key) != first)
            replace(linking, first, key);
    }
}

static void
group_submission(struct linking *linking, uint32_t i)
{
    uint32_t first =
        first_edition(linking, instance_of(&linking->all->items[i]));
    uint32_t group = linking->group[first];
    linking->next[i] = NONE;
    if (group == NONE) {
        group = linking->group[first] = (uint32_t)linking->n++;
        linking->root[group] = first;
        linking->head[group] = i;
    } else {
        linking->next[linking->tail[group]] = i;
    }
    linking->tail[group] = i;
}

/* Is a a better candidate than b? Both are newest editions. What can be read is
 * better than what is encrypted; then the one that the sources gave first. */
static bool
is_better(const struct linking *linking, uint32_t a, uint32_t b)
{
    const struct submission *p = &linking->all->items[a];
    const struct submission *q = &linking->all->items[b];
    bool old_p = linking->superseded[instance_of(p)];
    bool old_q = linking->superseded[instance_of(q)];
    if (old_p != old_q)
        return old_q;
    if (p->sealed != q->sealed)
        return q->sealed;
    return p->order < q->order;
}

static uint32_t
best_of(const struct linking *linking, size_t group)
{
    uint32_t best = linking->head[group];
    for (uint32_t i = linking->next[best]; i != NONE; i = linking->next[i])
        if (is_better(linking, i, best))
            best = i;
    return best;
}

static void
tell(struct linking *linking, enum severity severity, const char *rule,
     const struct submission *submission, const char *value,
     const char *message)
{
    findings_add(linking->collection->findings,
                 &(struct finding){.severity = severity,
                                   .rule = rule,
                                   .file = submission->file,
                                   .sheet = submission->member,
                                   .row = submission->row,
                                   .value = value,
                                   .message = message});
}

/* A submission of the group that is not the one kept. */
static void
put_away(struct linking *linking, struct responses *responses,
         struct response *response, uint32_t i)
{
    struct submissions *all = linking->all;
    struct submission *kept = &all->items[response->submission];
    const struct submission *other = &all->items[i];
    if (instance_of(other) == instance_of(kept)) {
        responses->n_duplicates++;
        submission_merge(linking->collection, response->id,
                         response->submission, i);
        return;
    }
    bool older = linking->superseded[instance_of(other)];
    responses->n_editions++;
    response->edits += older;
    submission_set_aside(linking->collection, older ? "edited" : "edit",
                         response->id, i);
    if (older)
        tell(linking, SEVERITY_NOTE, "edited", other, response->id,
             "an older edition of this response; the newest one counts, and "
             "this one is set aside");
    else
        tell(linking, SEVERITY_ERROR, "edited-twice", other, response->id,
             "two edits replace the same edition of this response; the first "
             "one given counts, and this one is set aside");
}

static void
settle_group(struct linking *linking, struct responses *responses, size_t g)
{
    struct response *response = &responses->items[g];
    response->id = intern_at(&linking->all->pool, linking->root[g]).s;
    response->submission = best_of(linking, g);
    for (uint32_t i = linking->head[g]; i != NONE; i = linking->next[i])
        if (i != response->submission)
            put_away(linking, responses, response, i);
}

static int
compare_responses(const void *a, const void *b)
{
    const struct response *p = a, *q = b;
    return natural_compare(text_of(p->id), text_of(q->id));
}

static void
start(struct linking *linking, struct collection *collection)
{
    struct submissions *all = &collection->submissions;
    struct arena *arena = collection->arena;
    size_t texts = all->pool.n, n = all->n + 1;
    *linking = (struct linking){
        .collection = collection,
        .all = all,
        .older = arena_array(arena, texts, sizeof(uint32_t)),
        .superseded = arena_array(arena, texts, sizeof(bool)),
        .group = arena_array(arena, texts, sizeof(uint32_t)),
        .next = arena_array(arena, n, sizeof(uint32_t)),
        .head = arena_array(arena, n, sizeof(uint32_t)),
        .tail = arena_array(arena, n, sizeof(uint32_t)),
        .root = arena_array(arena, n, sizeof(uint32_t)),
    };
    for (size_t i = 0; i < texts; i++)
        linking->group[i] = NONE;
}

void
responses_link(struct responses *responses, struct collection *collection)
{
    struct linking linking;
    start(&linking, collection);
    link_editions(&linking);
    for (size_t i = 0; i < linking.all->n; i++)
        group_submission(&linking, (uint32_t)i);
    *responses = (struct responses){.n = linking.n};
    responses->items =
        arena_array(collection->arena, linking.n + 1, sizeof *responses->items);
    for (size_t g = 0; g < linking.n; g++)
        settle_group(&linking, responses, g);
    qsort(responses->items, responses->n, sizeof *responses->items,
          compare_responses);
}
