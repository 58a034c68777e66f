/* study: everything that the simulated study leaves, before it is written. */
#ifndef REFLECTION_STUDY_STUDY_H
#define REFLECTION_STUDY_STUDY_H

#include "data-samples/reflection-study/answers.h"

/* One fault put in, as faults.csv lists it. */
struct fault {
    const char *file; /* below the study's folder */
    const char *key;  /* of the response; "" for the whole file */
    const char *kind;
    const char *rule; /* of the findings that collecting tells; "" for none */
    const char *words;
};

struct study {
    struct arena *arena;
    gsl_rng *rng;
    struct people people;
    const struct form *forms[WAVE_COUNT];
    struct filled_list before;       /* on the server */
    struct filled_list after;        /* on phones */
    struct filled_list server, phones; /* follow-up */
    struct filled_list paper[2];     /* follow-up, by who keyed them */
    struct fault *faults;
    size_t n_faults, faults_capacity;
};

/* Draws everything but the faults. */
void study_draw(struct study *study);

/* Adds the people's own faults and the machines', each in its place. */
void study_add_faults(struct study *study);

/* Spoils a file that was written: the end of a submission never reached the
 * disk. */
bool study_cut_short(struct study *study, const char *folder,
                     const struct filled *filled, const char *below,
                     struct error *error);

void study_add_fault(struct study *study, const struct fault *fault);
void study_write_faults(const struct study *study, FILE *out);

/* What is true by construction, and how it turned out. */
void study_write_truth(const struct study *study, unsigned long seed,
                       FILE *out);
void study_write_people(const struct study *study, FILE *out);

#endif
