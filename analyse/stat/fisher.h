/* fisher: exact tests of a two-by-two table given its margins.
 *
 * Numbers only. Every p exists, and is 1 when the margins leave one table
 * only. Two densities within a factor of 1 + 1e-7 are taken to be equal. */
#ifndef ANALYSE_STAT_FISHER_H
#define ANALYSE_STAT_FISHER_H

#include "analyse/stat/arms.h"

/* One-sided: that more, or fewer, acted in treatment. */
double fisher_greater(struct arms arms);
double fisher_less(struct arms arms);

/* Two-sided: all tables no likelier than the observed one; or twice the
 * smaller one-sided p. Source: Fisher (1935), JRSS 98:39-82. */
double fisher_test(struct arms arms);
double fisher_central(struct arms arms);

/* Mid-p: as fisher_test, with half of the tables as likely as the observed
 * one (the default); with half of the observed one alone; and as
 * fisher_central, with half of the observed one. Holds its level nearly, and
 * loses less power.
 * Sources: Lancaster (1961), JASA 56:223-234; Fagerland, Lydersen and Laake
 * (2017), Statistical Analysis of Contingency Tables, section 4.4. */
double fisher_midp(struct arms arms);
double fisher_midp_observed(struct arms arms);
double fisher_midp_central(struct arms arms);

#endif
