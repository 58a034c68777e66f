#include <config.h>

#include "instruments/expression/answers.h"

struct answer_name {
    struct answer *first, *last; /* NULL: a free place */
};

static struct answer_name *
place_of(const struct answers *answers, struct text name)
{
    size_t mask = answers->name_capacity - 1;
    size_t at = (size_t)text_hash(name) & mask;
    while (answers->names[at].first &&
           !text_equal(answers->names[at].first->name, name))
        at = (at + 1) & mask;
    return &answers->names[at];
}

/* Twice the places, a power of two. */
static void
widen(struct answers *answers)
{
    struct answer_name *old = answers->names;
    size_t n = answers->name_capacity;
    answers->name_capacity = n ? 2 * n : 64;
    answers->names =
        arena_array(answers->arena, answers->name_capacity, sizeof *old);
    for (size_t i = 0; i < n; i++)
        if (old[i].first)
            *place_of(answers, old[i].first->name) = old[i];
}

static void
remember(struct answers *answers, struct answer *answer)
{
    if (2 * (answers->name_count + 1) > answers->name_capacity)
        widen(answers);
    struct answer_name *place = place_of(answers, answer->name);
    if (place->first) {
        place->last->same = answer;
    } else {
        place->first = answer;
        answers->name_count++;
    }
    place->last = answer;
}

void
answers_init(struct answers *answers, struct arena *arena,
             struct text root_name)
{
    *answers = (struct answers){.arena = arena};
    answers->root = arena_alloc(arena, sizeof *answers->root);
    answers->root->name = root_name;
    answers->root->kind = ANSWER_NONE;
    remember(answers, answers->root);
}

struct answer *
answers_add(struct answers *answers, struct answer *parent, struct text name,
            struct text value, enum answer_kind kind)
{
    struct answer *answer = arena_alloc(answers->arena, sizeof *answer);
    answer->name = name;
    answer->value = value;
    answer->kind = kind;
    answer->parent = parent;
    if (parent->last)
        parent->last->next = answer;
    else
        parent->children = answer;
    parent->last = answer;
    remember(answers, answer);
    return answer;
}

const struct answer *
answers_find(const struct answers *answers, struct text name)
{
    return place_of(answers, name)->first;
}

size_t
answer_position(const struct answer *answer)
{
    size_t position = 1;
    if (!answer->parent)
        return position;
    for (const struct answer *a = answer->parent->children; a != answer;
         a = a->next)
        position += text_equal(a->name, answer->name);
    return position;
}
