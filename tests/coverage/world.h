/* world: people drawn in a setting, and what is true of them. */
#ifndef TESTS_COVERAGE_WORLD_H
#define TESTS_COVERAGE_WORLD_H

#include "analyse/design/contrast.h"
#include "analyse/stat/rng.h"
#include "tests/coverage/setting.h"

/* A study's table, and what praxis is asked of it. */
struct table *world_draw(struct arena *arena, const struct setting *setting,
                         struct rng *rng);
struct request world_request(const struct setting *setting);

/* What the interval should hold. The contrast says how long people were seen,
 * which is until when a mean time counts. */
double world_truth(const struct setting *setting,
                   const struct contrast *contrast, const char *estimand);

#endif
