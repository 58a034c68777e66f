/* record: what people say that they did, beside a list of who did it.
 *
 * Attendance that somebody noted does not depend on what an arm taught people
 * to say. Where it is known of a person as well as the answer, the three
 * accounts are of the same people: what is said, what is recorded, and how far
 * the one goes beyond the other (the answer less the record), so that the
 * difference of the first two effects is the third. Where that is not 0, the
 * arm moved what is said apart from what was done. */
#ifndef ANALYSE_DESIGN_RECORD_H
#define ANALYSE_DESIGN_RECORD_H

#include "analyse/design/analysis.h"

enum account { ACCOUNT_SAID, ACCOUNT_RECORDED, ACCOUNT_BEYOND };
#define ACCOUNTS 3

struct record {
    const char *name;                       /* of the column */
    const struct design *account[ACCOUNTS]; /* of those known both ways */
};

/* Fills design->record from request->record, "a", "a=1" or "a=1|2"; keep and
 * row as in others.h. The record must be of the outcome's own kind, and that
 * not ordinal. False with the error filled. */
bool record_read(const struct table *table, const struct request *request,
                 const bool *keep, const size_t *row, struct design *design,
                 struct error *error);

/* One arm's people known both ways. */
struct tally {
    size_t known;
    size_t said_more;     /* yes, or a higher number, that the record has not */
    size_t recorded_more; /* the other way round */
};
struct tally record_tally(const struct record *record, size_t arm);

/* Fills analysis->recorded: each account in turn, a result each comparison. */
void analysis_compare_record(struct analysis *analysis);

#endif
