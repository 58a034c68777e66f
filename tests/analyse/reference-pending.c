/* reference-pending: methods that have values but no code yet.
 *
 * A row leaves this table when its method enters analyse/stat. */
#include <config.h>

#include "tests/analyse/reference.h"

#define PENDING "not part of analyse yet"

const struct reference_method reference_pending[] = {
    {"meta_*", NULL, PENDING},
    {"power_*", NULL, PENDING},
    {"n_two_prop_*", NULL, PENDING},
    {"cluster_design_effect", NULL, PENDING},
    {0},
};
