/* reference: values computed elsewhere, held against praxis.
 *
 *     tests/analyse/reference [DIR...]
 *
 * reads every *.json of each DIR (tests/reference/stats and edges of the
 * sources when none is named), looks each case's method up in the families
 * below, lets it compute, and compares every value of the case. |a-b| <=
 * rel_tol * max(1,|b|) is agreement; "Inf", "-Inf" and null ("NA" and "NaN" are
 * taken for it) must be met exactly.
 *
 * To add a method: write `static void name(struct reference_case *c)`, put it
 * in the table of its family's file, and, for a new file, put the table in
 * reference_families[] of reference.c. A method reads its inputs, computes,
 * and reports each value by its name. A value of the case that was not
 * reported, or reported but not in the case, is a failure: nothing passes by
 * being forgotten. */
#ifndef TESTS_ANALYSE_REFERENCE_H
#define TESTS_ANALYSE_REFERENCE_H

#include "analyse/stat/interval.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct reference_case {
    const char *folder; /* of the JSON file: what inputs.data is relative to */
    const char *id;
    json_t *inputs;
    json_t *values;
    json_t *reported; /* names of the values compared so far */
    double rel_tol;
    size_t faults;
    const char *skipped; /* see reference_skip */
};

/* method is matched as by fnmatch(3). Exactly one of run and skipped is set;
 * skipped is the reason why praxis has chosen not to have the method. A table
 * ends with a row of zeros. */
struct reference_method {
    const char *method;
    void (*run)(struct reference_case *);
    const char *skipped;
};

extern const struct reference_method reference_dim[];
extern const struct reference_method reference_spread[];
extern const struct reference_method reference_survival[];
extern const struct reference_method reference_glm[];
extern const struct reference_method reference_multiplicity[];
extern const struct reference_method reference_adjusted[];
extern const struct reference_method reference_ri[];
extern const struct reference_method reference_linear[];

extern const struct reference_method reference_proportion[];
extern const struct reference_method reference_diff[];
extern const struct reference_method reference_ratio[];
extern const struct reference_method reference_odds[];
extern const struct reference_method reference_table[];
extern const struct reference_method reference_strata[];
extern const struct reference_method reference_power[];
extern const struct reference_method reference_meta[];

/* Inputs. An input that is missing or of another type is a fault of the case,
 * said once, and reads as 0, NULL or none. */
bool reference_has(const struct reference_case *c, const char *name);
double reference_number(struct reference_case *c, const char *name);
double reference_number_or(struct reference_case *c, const char *name,
                           double otherwise);
size_t reference_count(struct reference_case *c, const char *name);
/* NULL when null or missing: no fault, since "clusters": null is common. */
const char *reference_text(const struct reference_case *c, const char *name);
/* The numbers of a JSON array; the caller frees. */
double *reference_numbers(struct reference_case *c, const char *name,
                          size_t *count);
/* One column of the CSV file that inputs.data names; the caller frees. A cell
 * that is not a number is a fault and reads as 0, as does a column that is not
 * there; count is the rows of the file all the same, so that columns match. */
double *reference_column(struct reference_case *c, const char *column,
                         size_t *count);

/* Values. name may be a path: "z/se" in an object of objects, "surv/0" in an
 * array. The second takes a tolerance wider than the case's, for a value that
 * the case's note declares less well known than the others. */
void reference_value(struct reference_case *c, const char *name, double got);
void reference_value_within(struct reference_case *c, const char *name,
                            double got, double rel_tol);
/* The method says that this value does not exist: null must be expected. */
void reference_none(struct reference_case *c, const char *name);
/* "lower" and "upper", or reference_none for both when there is a reason. */
void reference_interval(struct reference_case *c, struct interval interval);

/* True where the case has nothing but the rounding of 0 there, or none. A
 * standard error like that is no measure of anything. */
bool reference_is_rounding(const struct reference_case *c, const char *name);
/* What was divided by such a standard error is not looked at. */
void reference_spoilt(struct reference_case *c, const char *name);
/* The whole case, though praxis has the method: it refuses these data, for a
 * reason that it gives, where the case has numbers that mean nothing, such as
 * where an iteration stopped on its way to infinity. Say why it is that. */
void reference_skip(struct reference_case *c, const char *reason);

/* A fault in words, for what the functions above cannot say. */
void reference_fault(struct reference_case *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Faults for each value of the case that was never reported. */
void reference_close(struct reference_case *c);

#endif
