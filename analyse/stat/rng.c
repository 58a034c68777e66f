#include <config.h>

#include "analyse/stat/rng.h"

#include <assert.h>

/* Steele, Lea & Flood (2014), OOPSLA 49:453-472: spreads seeds and streams
 * that differ little over all bits. */
static uint64_t
splitmix(uint64_t x)
{
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

struct rng
rng_new(uint64_t seed, uint64_t stream)
{
    struct rng rng;
    uint64_t mixed = splitmix(splitmix(seed) + stream);
    for (size_t i = 0; i < 4; i++)
        rng.state[i] = mixed = splitmix(mixed);
    return rng;
}

/* Lemire (2019), ACM TOMACS 29:3: the high half of bits * n, drawn again in
 * the sliver where that would not be even. */
size_t
rng_below(struct rng *rng, size_t n)
{
    assert(n > 0 && n <= (size_t)1 << 32);
    for (;;) {
        uint64_t product = (rng_word(rng) >> 32) * n;
        uint64_t low = product & 0xffffffffu;
        if (low >= n || low >= (((uint64_t)1 << 32) - n) % n)
            return (size_t)(product >> 32);
    }
}

double
rng_uniform(struct rng *rng)
{
    return (double)(rng_word(rng) >> 11) * 0x1p-53;
}

static void
gsl_seed(void *state, unsigned long seed)
{
    *(struct rng *)state = rng_new(seed, 0);
}

static unsigned long
gsl_get(void *state)
{
    return (unsigned long)(rng_word(state) >> 32);
}

static double
gsl_get_double(void *state)
{
    return rng_uniform(state);
}

static const gsl_rng_type gsl_type = {
    .name = RNG_NAME,
    .max = 0xffffffffu,
    .size = sizeof(struct rng),
    .set = gsl_seed,
    .get = gsl_get,
    .get_double = gsl_get_double,
};

gsl_rng
rng_gsl(struct rng *rng)
{
    return (gsl_rng){.type = &gsl_type, .state = rng};
}
