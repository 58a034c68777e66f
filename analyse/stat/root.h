/* root: where a function crosses zero.
 *
 * Numbers only. */
#ifndef ANALYSE_STAT_ROOT_H
#define ANALYSE_STAT_ROOT_H

typedef double (*root_function)(double x, void *data);

/* The root of function between low and high, to the last digits. Its signs at
 * the two ends must differ; where rounding has made them agree, the root is
 * taken to be at the end with the smaller value, as it is where the function
 * is not a number or infinite at one.
 * Source: Brent (1973), as in GSL. */
double root_between(root_function function, void *data, double low,
                    double high);

/* The root of a falling function of unlimited range, as a logarithm is:
 * steps out from start until the sign changes. Returns -INFINITY or INFINITY
 * when it has not changed within 1000 of start. */
double root_of_falling(root_function function, void *data, double start);

#endif
