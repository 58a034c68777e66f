/* progress: what a long run is doing, on a terminal and nowhere else.
 *
 * A line on a terminal that is written anew while work goes on, and is gone at
 * the end. Nothing is shown in the first second, in a pipe, or where TERM is
 * "dumb". A thread of its own writes it, so that work need not stop to tell how
 * far it is; no result depends on it. NULL in the place of a progress is one
 * that shows nothing. */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <time.h>

#define PROGRESS_WAIT_S 1.0
#define PROGRESS_WIDTH 60

struct progress {
    const char *name; /* "praxis analyse" */
    FILE *out;
    double wait_s;
    struct timespec began;
    pthread_t thread;
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t ended;
    bool running, end, shown;
    char words[PROGRESS_WIDTH + 1];
    atomic_size_t done, all; /* all 0: how much there is is not known */
};

/* Begins; the caller's storage stays where it is until progress_end. out is a
 * terminal, else nothing is ever shown; wait_s: until the first line. */
void progress_start(struct progress *progress, const char *name, FILE *out,
                    double wait_s);

/* What is done from now on, "reading 'a.csv'"; cut to PROGRESS_WIDTH letters.
 * May be called by the thread that began alone. */
void progress_step(struct progress *progress, const char *words);

/* Of how many pieces the step consists; and that n more are done, which any
 * thread may say. */
void progress_expect(struct progress *progress, size_t all);
void progress_add(struct progress *progress, size_t n);

/* Ends, and takes the line away. */
void progress_end(struct progress *progress);

#endif
