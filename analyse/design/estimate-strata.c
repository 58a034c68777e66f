/* Two shares in several strata. */
#include <config.h>

#include "analyse/design/estimator.h"

const struct estimator estimators_strata[] = {
    {0},
};
