/* pair: two forms that ask the same people twice, item by item.
 *
 * Private to check/pair*.c: which items make a pair is found in check/pair.c,
 * and what differs between the two in check/pair-item.c. */
#ifndef INSTRUMENTS_CHECK_PAIR_H
#define INSTRUMENTS_CHECK_PAIR_H

#include "base/intern.h"
#include "instruments/check/check.h"

struct pair {
    const struct form *pre_form, *post_form;
    const struct question *pre, *post;
    /* What they can be answered with, or a range's labels in the order of its
     * numbers; NULL for none. */
    const struct choice_list *pre_list, *post_list;
    struct intern *told; /* pairs of lists whose words have been compared */
    struct findings *findings;
};

/* The name without a mark of time: "act" of "pre_act" and of "act_t1". */
struct text pair_stem(struct text name);

/* Tells all that differs, at the item of the form after. */
void compare_pair(const struct pair *pair);
void compare_pair_lists(const struct pair *pair);
void compare_pair_ranges(const struct pair *pair);

/* "5" and "5.0". */
bool same_pair_numbers(const char *a, const char *b);

/* At the item of the form after, in that column of its sheet. */
struct finding at_pair(const struct pair *pair, enum severity severity,
                       const char *rule, const char *column);

/* Are the words the same in each language that both forms have? what is whose
 * words they are: "the hint of 'act'". */
void compare_pair_words(const struct pair *pair, struct translated before,
                        struct translated here, const char *what,
                        struct finding finding);

#endif
