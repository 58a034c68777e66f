/* paired: pairs of people, or the same people twice, and whether each acted.
 *
 *                      control acted    did not
 *   treated acted         both          first
 *   did not               second        neither
 *
 * Numbers only. Only first and second, the pairs that differ, tell of an
 * effect. There is at least one pair, or the function asserts. Swapping first
 * and second mirrors each interval. */
#ifndef ANALYSE_STAT_PAIRED_H
#define ANALYSE_STAT_PAIRED_H

#include "analyse/stat/interval.h"

#include <stddef.h>

struct paired {
    size_t both;
    size_t first;  /* the treated one acted only */
    size_t second; /* the control acted only */
    size_t neither;
};

double paired_difference(struct paired pairs);

/* McNemar's test: exact, mid-p (the default) and by large samples, without
 * and with a correction for continuity. p is 1 when no pair differs.
 * Sources: McNemar (1947), Psychometrika 12:153-157; Edwards (1948);
 * Fagerland, Lydersen and Laake (2013), BMC Medical Research Methodology
 * 13:91. */
double paired_mcnemar_exact(struct paired pairs);
double paired_mcnemar_midp(struct paired pairs);
double paired_mcnemar(struct paired pairs);
double paired_mcnemar_corrected(struct paired pairs);

/* Hybrid score interval of the difference, method 10: closed form.
 * Source: Newcombe (1998), Statistics in Medicine 17:2635-2650. */
struct interval paired_newcombe(struct paired pairs, double level);

/* Score interval of the difference.
 * Source: Tango (1998), Statistics in Medicine 17:891-908. */
struct interval paired_tango(struct paired pairs, double level);

#endif
