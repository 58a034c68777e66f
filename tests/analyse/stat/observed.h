/* observed: two dozen people in eight groups who chose whether to reflect, for
 * the tests of what adjusts for that. hours are no shares, acted is. */
#ifndef TESTS_ANALYSE_STAT_OBSERVED_H
#define TESTS_ANALYSE_STAT_OBSERVED_H

#include <stddef.h>

enum { OBSERVED = 24, OBSERVED_GROUPS = 8 };

static const double observed_meetings[OBSERVED] = {
    2, 5, 1, 7, 4, 3, 6, 8, 2, 5, 9, 4, 1, 6, 3, 7, 5, 2, 8, 4, 6, 3, 7, 5};
static const double observed_member[OBSERVED] = {
    0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0};
static const unsigned char observed_reflected[OBSERVED] = {
    0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0};
static const double observed_acted[OBSERVED] = {
    0, 1, 0, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0};
static const double observed_hours[OBSERVED] = {
    3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4};
static const size_t observed_group[OBSERVED] = {
    0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7};
static const double *const observed_columns[2] = {observed_meetings,
                                                  observed_member};

#endif
