/* filled: one filled-in form of the simulated study, as whoever filled it in
 * left it. The writers turn it into the files that servers, phones and typists
 * leave.
 *
 * A question that was not asked has the value NULL, one that was left blank
 * has "". The library's forms have at most one repeat each. */
#ifndef REFLECTION_STUDY_FILLED_H
#define REFLECTION_STUDY_FILLED_H

#include "data-samples/reflection-study/people.h"
#include "instruments/form.h"

#include <stdint.h>

struct filled {
    const struct form *form;
    struct arena *arena;
    const struct person *person;
    const char **values;  /* by number of the question */
    const char ***rows;   /* likewise, of each instance of the repeat */
    size_t n_rows;
    const char *id;       /* of this edition; "2014" on paper */
    const char *replaces; /* the edition that this one is an edit of, or NULL */
    const char *device;
    int64_t day;          /* since 1970-01-01 */
    int minute, second;   /* since midnight, and of the minute */
    int minutes;          /* that it took; 0 for a draft that was never ended */
    bool sealed;          /* came encrypted and was not decrypted */
    bool is_short;        /* on paper: the typist left the row unfinished */
};

struct filled_list {
    struct filled **items;
    size_t n, capacity;
};

struct filled *filled_new(struct arena *arena, const struct form *form,
                          const struct person *person);
/* Another with the same answers, which can be changed by themselves. */
struct filled *filled_copy(const struct filled *filled);
void filled_list_add(struct arena *arena, struct filled_list *list,
                     struct filled *filled);

/* The question must be in the form. The value is copied. */
void filled_set(struct filled *filled, const char *question,
                const char *value);
void filled_set_number(struct filled *filled, const char *question,
                       long number);
void filled_set_date(struct filled *filled, const char *question,
                     int64_t day);
const char *filled_value(const struct filled *filled, const char *question);

/* A new instance of the repeat, to be filled by question number. */
const char **filled_add_row(struct filled *filled);

/* Questions inside this group lose their answers: "" left blank, NULL not
 * asked. */
void filled_set_group(struct filled *filled, const char *group,
                      const char *value);

/* "uuid:..." drawn from the generator. */
const char *filled_draw_id(struct arena *arena, gsl_rng *rng);

/* The instance's name, as the forms' settings say: "follow-up 7KMR4R". */
const char *filled_name(const struct filled *filled);

/* With the offset of the study's place, as phones write it; minutes later. */
const char *filled_moment(const struct filled *filled, int later_min);
/* The same moment as servers write it: UTC. */
const char *filled_moment_utc(const struct filled *filled, int later_min);

#endif
