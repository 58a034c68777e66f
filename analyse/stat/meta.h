/* meta: one answer from several studies (sites, replications).
 *
 * Numbers only. Each study gives an estimate y and its variance v > 0, on a
 * scale where estimates are nearly normal: differences as they are, ratios as
 * logarithms. tau2 is the variance of the true effects between studies.
 * Sources: DerSimonian & Laird (1986), Controlled Clin. Trials 7:177-188;
 * Viechtbauer (2005), JEBS 30:261-293 (ML, REML, HE); Paule & Mandel (1982), J.
 * Res. NBS 87:377-385; Sidik & Jonkman (2005), Appl. Stat. 54:367-384; Knapp &
 * Hartung (2003), Stat. Med. 22:2693-2710; Rover, Knapp & Friede (2015), BMC
 * Med. Res. Methodol. 15:99 (the floor); Higgins & Thompson (2002), Stat. Med.
 * 21:1539-1558 (I2, H2); Viechtbauer (2007), Stat. Med. 26:37-52 (Q-profile);
 * Higgins, Thompson & Spiegelhalter (2009), JRSS A 172:137-159 (prediction). */
#ifndef ANALYSE_STAT_META_H
#define ANALYSE_STAT_META_H

#include "analyse/stat/estimate.h"
#include "analyse/stat/interval.h"

#include <stdbool.h>

enum meta_method {
    META_FIXED, /* tau2 is taken to be 0 */
    META_DL,    /* DerSimonian and Laird */
    META_REML,  /* restricted maximum likelihood */
    META_PM,    /* Paule and Mandel, also called empirical Bayes */
    META_ML,
    META_HE, /* Hedges and Olkin */
    META_SJ, /* Sidik and Jonkman */
};

enum meta_error {
    META_NORMAL,
    META_KNAPP_HARTUNG,         /* t with k - 1; may be narrower than the
                                   normal one */
    META_KNAPP_HARTUNG_FLOORED, /* never narrower: the factor is max(1, q) */
};

/* Borrowed: k studies. */
struct meta_input {
    size_t k;
    const double *y;
    const double *v;
    enum meta_method method;
    enum meta_error error;
    double level;
};

/* i2 is a share, 0 to 1: of the spread between estimates, what is more than
 * chance. q, of no difference between studies, has k - 1 degrees of freedom.
 * tau2_limits are Q-profile's, whatever the method: both 0 when the studies
 * agree more than even chance would have them. prediction is for the effect of
 * a new study: with t of k - 2, and with the quantile of the pooled estimate's
 * own interval (as R's metafor has it). Both have a reason for META_FIXED, and
 * the first with fewer than three studies. */
struct meta {
    size_t k;
    struct estimate pooled;
    double tau2;
    struct interval tau2_limits;
    double q, q_p;
    const char *q_reason; /* a single study */
    double i2, h2;
    struct interval prediction, prediction_same_quantile;
    double q_factor; /* Knapp and Hartung's q, before any floor; else 1 */
};

struct meta meta_pool(const struct meta_input *input);

/* Each study's share of the pooled estimate, summing to 1, into share (k). */
void meta_shares(const struct meta_input *input, double tau2, double *share);

/* The same without study i: how much hangs on it. */
struct meta meta_without(const struct meta_input *input, size_t i);

#endif
