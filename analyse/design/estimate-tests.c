/* Tests: p without an estimate. */
#include <config.h>

#include "analyse/design/estimator.h"

const struct estimator estimators_tests[] = {
    {0},
};
