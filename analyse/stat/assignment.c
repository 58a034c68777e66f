#include <config.h>

#include "analyse/stat/assignment.h"
#include "base/heap.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char split_reason[] =
    "a cluster has people in both arms or in two blocks, so clusters were "
    "not what was assigned";
static const char nobody_reason[] = "there is nobody to assign";
static const char one_arm_reason[] =
    "no block has units in both arms, so nothing could have come out "
    "differently";

struct grouping
grouping_cross(struct grouping a, struct grouping b, size_t n)
{
    size_t cells = heap_product(a.count, b.count);
    size_t *number = heap_new(cells, sizeof *number);
    size_t *code = heap_new(n, sizeof *code);
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        size_t *cell = &number[a.code[i] * b.count + b.code[i]];
        if (!*cell)
            *cell = ++count;
        code[i] = *cell - 1;
    }
    free(number);
    return (struct grouping){code, count};
}

/* First person of each cluster speaks for it; false when another differs. */
struct raw_unit {
    size_t block;
    unsigned char treated;
    bool seen;
};

static bool
gather(struct raw_unit *raw, size_t n, const unsigned char *treated,
       struct grouping block, struct grouping cluster)
{
    for (size_t i = 0; i < n; i++) {
        struct raw_unit *unit = &raw[cluster.code ? cluster.code[i] : i];
        size_t b = block.code ? block.code[i] : 0;
        if (unit->seen && (unit->block != b || unit->treated != treated[i]))
            return false;
        *unit = (struct raw_unit){b, treated[i], true};
    }
    return true;
}

/* A block of 64 units or more starts on a word of its own. */
static void
place_blocks(struct assignment *a)
{
    size_t unit = 0, bit = 0;
    for (size_t b = 0; b < a->blocks; b++) {
        struct assignment_block *block = &a->block[b];
        if (block->units >= 64)
            bit = (bit + 63) / 64 * 64;
        block->first = unit;
        block->offset = bit;
        unit += block->units;
        bit += block->units;
        if (block->units >= 64)
            bit = (bit + 63) / 64 * 64;
    }
    a->words = (bit + 63) / 64;
}

struct assignment
assignment_new(size_t n, const unsigned char *treated, struct grouping block,
               struct grouping cluster)
{
    size_t most = cluster.code ? cluster.count : n;
    struct assignment a = {.blocks = block.code ? block.count : 1};
    struct raw_unit *raw = heap_new(most, sizeof *raw);
    size_t *number = heap_new(most, sizeof *number);
    size_t *next = heap_new(a.blocks, sizeof *next);
    if (n == 0 || !gather(raw, n, treated, block, cluster)) {
        a.reason = n ? split_reason : nobody_reason;
        goto out;
    }
    a.block = heap_new(a.blocks, sizeof *a.block);
    bool both = false;
    for (size_t r = 0; r < most; r++)
        if (raw[r].seen) {
            a.units++;
            a.block[raw[r].block].units++;
            a.block[raw[r].block].treated += raw[r].treated;
        }
    for (size_t b = 0; b < a.blocks; b++)
        both |= a.block[b].treated && a.block[b].treated < a.block[b].units;
    place_blocks(&a);
    a.treated = heap_new(a.units, sizeof *a.treated);
    a.bit = heap_new(a.units, sizeof *a.bit);
    a.unit_of = heap_new(n, sizeof *a.unit_of);
    for (size_t r = 0; r < most; r++) {
        if (!raw[r].seen)
            continue;
        const struct assignment_block *home = &a.block[raw[r].block];
        size_t place = next[raw[r].block]++;
        number[r] = home->first + place;
        a.bit[number[r]] = home->offset + place;
        a.treated[number[r]] = raw[r].treated;
    }
    for (size_t i = 0; i < n; i++)
        a.unit_of[i] = number[cluster.code ? cluster.code[i] : i];
    if (!both)
        a.reason = one_arm_reason;
out:
    free(raw);
    free(number);
    free(next);
    return a;
}

void
assignment_release(struct assignment *a)
{
    free(a->block);
    free(a->unit_of);
    free(a->bit);
    free(a->treated);
    memset(a, 0, sizeof *a);
}

/* Exact while every product stays a whole number under 2^53. */
static double
choose(size_t m, size_t k)
{
    if (k > m - k)
        k = m - k;
    double ways = 1;
    for (size_t j = 1; j <= k && isfinite(ways); j++)
        ways = ways * (double)(m - k + j) / (double)j;
    return ways < 0x1p53 ? round(ways) : ways;
}

struct assignment_count
assignment_count(const struct assignment *a)
{
    struct assignment_count count = {.count = 1};
    bool halves = true;
    for (size_t b = 0; b < a->blocks; b++) {
        size_t m = a->block[b].units, k = a->block[b].treated;
        if (!m)
            continue;
        double ways = choose(m, k);
        count.count *= ways;
        count.log_count += isfinite(ways) && ways < 1e300
                               ? log(ways)
                               : gsl_sf_lngamma((double)m + 1) -
                                     gsl_sf_lngamma((double)k + 1) -
                                     gsl_sf_lngamma((double)(m - k) + 1);
        halves &= 2 * k == m;
    }
    count.exact = count.count < 0x1p53;
    count.smallest_p = exp(-count.log_count);
    if (count.exact)
        count.smallest_p = 1 / count.count;
    count.smallest_two_sided = fmin(1, (halves ? 2 : 1) * count.smallest_p);
    return count;
}

/* Bits that are each 1 with probability share/16: from the lowest bit of
 * share up, a 1 ors and a 0 ands other random words. */
static void
coins(struct rng *from, unsigned share, uint64_t *bits, size_t words)
{
    struct rng rng = *from; /* kept in registers */
    for (size_t w = 0; w < words; w++)
        bits[w] = share == 16 ? ~(uint64_t)0 : 0;
    unsigned bit = 0;
    while (bit < 4 && !(share >> bit & 1))
        bit++;
    for (; bit < 4; bit++)
        for (size_t w = 0; w < words; w++) {
            uint64_t fresh = rng_word(&rng);
            bits[w] = share >> bit & 1 ? bits[w] | fresh : bits[w] & fresh;
        }
    *from = rng;
}

/* x's ones, by fours of bits: each of 16 sums is at most 4. */
static inline uint64_t
ones_of_fours(uint64_t x)
{
    x -= x >> 1 & 0x5555555555555555u;
    return (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
}

/* Ones in count words, whatever the processor. Three words are first added bit
 * by bit into a sum and a carry; the sums of bytes hold 10 such steps of at
 * most 24 before they could overflow. */
static size_t
ones(const uint64_t *bits, size_t count)
{
    size_t total = 0;
    while (count) {
        uint64_t sum = 0;
        for (int step = 0; step < 10 && count; step++) {
            uint64_t a = bits[0], b = count > 1 ? bits[1] : 0;
            uint64_t c = count > 2 ? bits[2] : 0;
            uint64_t half = a ^ b, low = half ^ c, high = (a & b) | (half & c);
            uint64_t fours = ones_of_fours(low) + 2 * ones_of_fours(high);
            sum += (fours & 0x0f0f0f0f0f0f0f0fu) +
                   (fours >> 4 & 0x0f0f0f0f0f0f0f0fu);
            size_t taken = count < 3 ? count : 3;
            bits += taken;
            count -= taken;
        }
        sum = (sum & 0x00ff00ff00ff00ffu) + (sum >> 8 & 0x00ff00ff00ff00ffu);
        total += (size_t)(sum * 0x0001000100010001u >> 48);
    }
    return total;
}

/* Clears ones at random, among m < 2^16 bits, until turn of them are gone. Four
 * candidates to a random word, and no branch on whether a candidate was a one,
 * which would be mispredicted half of the time. Lemire's sliver as in
 * rng_below. */
static void
clear_ones_narrow(struct rng *from, size_t m, size_t turn, uint64_t *bits)
{
    struct rng rng = *from; /* kept in registers */
    uint64_t sliver = 0x10000 % m;
    while (turn) {
        uint64_t word = rng_word(&rng);
        for (int quarter = 0; quarter < 4 && turn; quarter++, word >>= 16) {
            uint64_t product = (word & 0xffff) * m;
            if ((product & 0xffff) < sliver)
                continue;
            size_t u = (size_t)(product >> 16);
            uint64_t here = bits[u / 64];
            bits[u / 64] = here & ~((uint64_t)1 << u % 64);
            turn -= here >> u % 64 & 1;
        }
    }
    *from = rng;
}

static void
clear_ones(struct rng *rng, size_t m, size_t turn, uint64_t *bits)
{
    if (m < 0x10000) {
        clear_ones_narrow(rng, m, turn, bits);
        return;
    }
    while (turn) {
        size_t u = rng_below(rng, m);
        turn -= bits[u / 64] >> u % 64 & 1;
        bits[u / 64] &= ~((uint64_t)1 << u % 64);
    }
}

static void
invert(uint64_t *bits, size_t m)
{
    size_t words = (m + 63) / 64;
    for (size_t w = 0; w < words; w++)
        bits[w] = ~bits[w];
    if (m % 64)
        bits[words - 1] &= ((uint64_t)1 << m % 64) - 1;
}

/* k of m, uniformly: coins of about the right bias, all the same; given how
 * many fell, which ones is uniform. Then units drawn one by one are turned
 * until there are k, which keeps it uniform. */
static void
draw_large(struct rng *rng, size_t m, size_t k, uint64_t *bits)
{
    size_t words = (m + 63) / 64;
    unsigned share = (unsigned)((16 * k + m / 2) / m);
    coins(rng, share, bits, words);
    if (m % 64)
        bits[words - 1] &= ((uint64_t)1 << m % 64) - 1;
    size_t count = ones(bits, words);
    bool short_of = count < k;
    if (short_of)
        invert(bits, m);
    clear_ones(rng, m, short_of ? k - count : count - k, bits);
    if (short_of)
        invert(bits, m);
}

/* Floyd's sample of the smaller arm: Bentley & Floyd (1987), CACM 30:754. */
static void
draw_small(struct rng *rng, const struct assignment_block *block,
           uint64_t *bits)
{
    size_t m = block->units, k = block->treated;
    bool invert = k > m - k;
    if (invert)
        k = m - k;
    uint64_t chosen = 0; /* m < 64 */
    for (size_t j = m - k; j < m; j++) {
        size_t u = rng_below(rng, j + 1);
        chosen |= (uint64_t)1 << (chosen >> u & 1 ? j : u);
    }
    if (invert)
        chosen = ~chosen & (((uint64_t)1 << m) - 1);
    size_t word = block->offset / 64, shift = block->offset % 64;
    bits[word] |= chosen << shift;
    if (shift + m > 64)
        bits[word + 1] |= chosen >> (64 - shift);
}

void
assignment_draw(const struct assignment *a, struct rng *rng, uint64_t *bits)
{
    memset(bits, 0, a->words * sizeof *bits);
    for (size_t b = 0; b < a->blocks; b++) {
        const struct assignment_block *block = &a->block[b];
        if (block->units >= 64)
            draw_large(rng, block->units, block->treated,
                       bits + block->offset / 64);
        else if (block->units)
            draw_small(rng, block, bits);
    }
}
