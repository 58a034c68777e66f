/* interval: two limits, or the reason why there are none.
 *
 * Numbers only. A limit may be infinite: that is a result, not a failure.
 * Neither limit is ever NaN. */
#ifndef ANALYSE_STAT_INTERVAL_H
#define ANALYSE_STAT_INTERVAL_H

/* reason is NULL when the interval exists; else static text, in plain words,
 * saying why it does not, and both limits are 0. */
struct interval {
    double lower;
    double upper;
    const char *reason;
};

#define INTERVAL_NONE(why) ((struct interval){.reason = (why)})

#endif
