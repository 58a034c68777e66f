/* interval: two limits, or one number, or the reason why there is none.
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

/* One number, or the reason why there is none (value is then 0). */
struct point {
    double value;
    const char *reason;
};

#define POINT_NONE(why) ((struct point){.reason = (why)})

#define INTERVAL_NONE(why) ((struct interval){.reason = (why)})

#endif
