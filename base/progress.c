#include <config.h>

#include "base/progress.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REDRAWN_NS 200000000L

static double
seconds_since(struct timespec began)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - began.tv_sec) +
           1e-9 * (double)(now.tv_nsec - began.tv_nsec);
}

static void
draw(struct progress *progress)
{
    double elapsed = seconds_since(progress->began);
    size_t done = progress->done, all = progress->all;
    if (elapsed < progress->wait_s)
        return;
    fprintf(progress->out, "\r\033[K%s: %s ... ", progress->name,
            progress->words);
    if (all)
        fprintf(progress->out, "%zu %%, ",
                done < all ? 100 * done / all : (size_t)100);
    fprintf(progress->out, "%.0f s", elapsed);
    fflush(progress->out);
    progress->shown = true;
}

static void *
show(void *given)
{
    struct progress *progress = given;
    pthread_mutex_lock(&progress->lock);
    while (!progress->end) {
        draw(progress);
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += REDRAWN_NS;
        until.tv_sec += until.tv_nsec / 1000000000L;
        until.tv_nsec %= 1000000000L;
        pthread_cond_timedwait(&progress->ended, &progress->lock, &until);
    }
    pthread_mutex_unlock(&progress->lock);
    return NULL;
}

static bool
is_terminal(FILE *out)
{
    const char *term = getenv("TERM");
    return isatty(fileno(out)) && !(term && strcmp(term, "dumb") == 0);
}

/* A thread that cannot be started is done without. */
void
progress_start(struct progress *progress, const char *name, FILE *out,
               double wait_s)
{
    *progress = (struct progress){.name = name, .out = out, .wait_s = wait_s};
    if (!is_terminal(out))
        return;
    clock_gettime(CLOCK_MONOTONIC, &progress->began);
    pthread_mutex_init(&progress->lock, NULL);
    pthread_cond_init(&progress->ended, NULL);
    progress->running =
        pthread_create(&progress->thread, NULL, show, progress) == 0;
    if (progress->running)
        return;
    pthread_mutex_destroy(&progress->lock);
    pthread_cond_destroy(&progress->ended);
}

void
progress_step(struct progress *progress, const char *words)
{
    if (!progress || !progress->running)
        return;
    struct text cut = text_of(words);
    while (utf8_count(cut) > PROGRESS_WIDTH || cut.n > PROGRESS_WIDTH)
        cut = utf8_cut(cut, cut.n - 1);
    pthread_mutex_lock(&progress->lock);
    memcpy(progress->words, cut.s, cut.n);
    progress->words[cut.n] = '\0';
    progress->done = progress->all = 0;
    pthread_mutex_unlock(&progress->lock);
}

void
progress_expect(struct progress *progress, size_t all)
{
    if (!progress || !progress->running)
        return;
    progress->done = 0;
    progress->all = all;
}

void
progress_add(struct progress *progress, size_t n)
{
    if (progress && progress->running)
        progress->done += n;
}

void
progress_end(struct progress *progress)
{
    if (!progress || !progress->running)
        return;
    pthread_mutex_lock(&progress->lock);
    progress->end = true;
    pthread_cond_signal(&progress->ended);
    pthread_mutex_unlock(&progress->lock);
    pthread_join(progress->thread, NULL);
    pthread_mutex_destroy(&progress->lock);
    pthread_cond_destroy(&progress->ended);
    progress->running = false;
    if (progress->shown) {
        fputs("\r\033[K", progress->out);
        fflush(progress->out);
    }
}
