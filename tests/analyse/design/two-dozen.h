/* two-dozen: people for tests, those of tests/analyse/stat/test_survival.c:
 * blocks with unlike shares in the arm, groups that were never split. */
#ifndef TESTS_ANALYSE_DESIGN_TWO_DOZEN_H
#define TESTS_ANALYSE_DESIGN_TWO_DOZEN_H

#define TWO_DOZEN 24

static const struct {
    int waited, acted, reflected, site, circle;
} two_dozen[TWO_DOZEN] = {
    {5, 1, 0, 0, 0},  {8, 1, 1, 1, 1},  {3, 1, 0, 0, 2},  {8, 0, 1, 1, 3},
    {12, 1, 0, 2, 4}, {3, 1, 0, 0, 0},  {9, 1, 1, 1, 5},  {15, 0, 1, 1, 1},
    {4, 1, 0, 0, 2},  {7, 1, 1, 2, 7},  {7, 1, 1, 1, 3},  {11, 1, 0, 0, 4},
    {2, 1, 1, 0, 5},  {6, 0, 0, 1, 6},  {14, 1, 0, 2, 6}, {9, 1, 1, 2, 7},
    {5, 0, 0, 0, 8},  {10, 1, 1, 1, 1}, {13, 1, 0, 0, 8}, {1, 1, 0, 1, 0},
    {8, 1, 1, 2, 3},  {16, 0, 1, 2, 5}, {6, 1, 1, 1, 7},  {3, 1, 0, 0, 2},
};

#endif
