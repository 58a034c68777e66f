/* minimum: where a function of one number is least.
 *
 * Numbers only. */
#ifndef ANALYSE_STAT_MINIMUM_H
#define ANALYSE_STAT_MINIMUM_H

#include <stddef.h>

typedef double (*minimum_function)(double x, void *data);

/* Of grid + 1 evenly spaced points from low to high the least, and from there
 * by golden section between its neighbours: to about half of the digits, as
 * any search by values. Where low is as good as what is found, low itself.
 * Source: Kiefer (1953), Proc. American Mathematical Society 4:502-506. */
double minimum_between(minimum_function function, void *data, double low,
                       double high, size_t grid);

#endif
