/* answers: one submission, as the tree that expressions are evaluated against.
 *
 * Element by element as in the submission, with a node for every group, repeat
 * instance and question. Also serves for secondary instances (a choice list:
 * root/item/name, label...). Lives in its arena. */
#ifndef INSTRUMENTS_EXPRESSION_ANSWERS_H
#define INSTRUMENTS_EXPRESSION_ANSWERS_H

#include "instruments/expression/scope.h"

struct answer {
    struct text name;
    struct text value; /* as in the data: ISO dates, codes with spaces */
    enum answer_kind kind;
    bool is_repeat;  /* one instance of a repeat */
    bool unreadable; /* there is an answer, but not what it is */
    struct answer *parent, *children, *last, *next;
    struct answer *same; /* the next of this name, in the order of adding */
};

struct answer_name;

struct answers {
    struct arena *arena;
    struct answer *root;
    struct answer_name *names; /* a hash table */
    size_t name_count, name_capacity;
};

/* A tree of its root alone: the form's "data". */
void answers_init(struct answers *answers, struct arena *arena,
                  struct text root_name);

/* A new last child. Texts are borrowed. */
struct answer *answers_add(struct answers *answers, struct answer *parent,
                           struct text name, struct text value,
                           enum answer_kind kind);

/* The first of that name, and by ->same all others; NULL. */
const struct answer *answers_find(const struct answers *answers,
                                  struct text name);

/* Its number among its siblings of the same name, from 1. */
size_t answer_position(const struct answer *answer);

#endif
