/* rng: random numbers that come out the same everywhere.
 *
 * The generator is xoshiro256++ (Blackman & Vigna 2021, ACM TOMACS 47:36),
 * named in every report beside its seed. GSL's own mt19937 takes 13 ns for 32
 * bits where this takes 1 ns for 64, and randomisation inference is little
 * else; rng_gsl lends it to GSL's distributions.
 *
 * One seed gives as many streams as wanted: work that is cut into pieces takes
 * one stream a piece, so that its result does not depend on how many threads
 * share the pieces. */
#ifndef ANALYSE_STAT_RNG_H
#define ANALYSE_STAT_RNG_H

#include <gsl/gsl_rng.h>
#include <stddef.h>
#include <stdint.h>

#define RNG_NAME "xoshiro256++"

/* Owns nothing: copied, it goes on twice from the same place. */
struct rng {
    uint64_t state[4];
};

struct rng rng_new(uint64_t seed, uint64_t stream);

/* For gsl_ran_...(&gsl, ...): draws from rng, and lives no longer. */
gsl_rng rng_gsl(struct rng *rng);

/* 64 random bits. */
static inline uint64_t
rng_word(struct rng *rng)
{
    uint64_t *s = rng->state;
    uint64_t sum = s[0] + s[3], word = (sum << 23 | sum >> 41) + s[0];
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = s[3] << 45 | s[3] >> 19;
    return word;
}

/* One of 0 .. n-1, each exactly as likely; 0 < n <= 2^32. */
size_t rng_below(struct rng *rng, size_t n);

/* In [0, 1), 53 bits. */
double rng_uniform(struct rng *rng);

#endif
