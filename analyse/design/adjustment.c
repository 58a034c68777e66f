#include <config.h>

#include "analyse/design/adjustment.h"

#include "analyse/stat/multiplicity.h"

#include <string.h>

static const char any[] = "the chance of any false finding among them";
static const char share[] = "the share of false ones to expect among findings";

static const struct adjustment adjustments[] = {
    {"holm", "Holm", any,
     "Holm (1979), Scandinavian Journal of Statistics 6:65-70",
     multiplicity_holm},
    {"hochberg", "Hochberg", any, "Hochberg (1988), Biometrika 75:800-802",
     multiplicity_hochberg},
    {"bh", "Benjamini and Hochberg", share,
     "Benjamini & Hochberg (1995), JRSS B 57:289-300", multiplicity_bh},
    {"by", "Benjamini and Yekutieli", share,
     "Benjamini & Yekutieli (2001), Annals of Statistics 29:1165-1188",
     multiplicity_by},
    {"westfall-young", "Westfall and Young", any,
     "Westfall & Young (1993), Resampling-Based Multiple Testing", NULL},
};

const struct adjustment *
adjustment_find(const char *name)
{
    for (size_t i = 0; i < sizeof adjustments / sizeof *adjustments; i++)
        if (strcmp(adjustments[i].name, name) == 0)
            return &adjustments[i];
    return NULL;
}
