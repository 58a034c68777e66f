/* uncond-test: exact tests of a two-by-two table that do not take the number
 * who acted as given: the largest p over the rate common to both arms.
 *
 * Numbers only. More powerful than Fisher's test and never above their level.
 * None when there are more than UNCOND_TABLES tables to go through. */
#ifndef ANALYSE_STAT_UNCOND_TEST_H
#define ANALYSE_STAT_UNCOND_TEST_H

#include "analyse/stat/arms.h"
#include "analyse/stat/interval.h"

#define UNCOND_TABLES 1e9

/* Tables ordered by Fisher's two-sided p; or, central, by his one-sided p,
 * the smaller of the two results doubled.
 * Source: Boschloo (1970), Statistica Neerlandica 24:1-35. */
struct point uncond_boschloo(struct arms arms);
struct point uncond_boschloo_central(struct arms arms);

/* Tables ordered by the size of the pooled z.
 * Sources: Suissa and Shuster (1985), JRSS A 148:317-327; after Barnard
 * (1947), Biometrika 34:123-138. */
struct point uncond_z_pooled(struct arms arms);

#endif
