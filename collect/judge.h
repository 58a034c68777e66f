/* judge: what the form's expressions say of one submission: was the question
 * asked at all (relevant), must it have an answer (required), may it have this
 * one (constraint), what does a calculation give. Where an expression cannot be
 * known, or depends on what the source could not tell, the answer is that it is
 * unknown. */
#ifndef COLLECT_JUDGE_H
#define COLLECT_JUDGE_H

#include "collect/collection.h"
#include "instruments/expression/evaluate.h"

struct judge_record;
struct judge_node;

struct judge {
    struct collection *collection;
    uint32_t *local;   /* by field: its place among those of its repeat */
    uint32_t *n_local; /* by repeat: how many fields */
    uint32_t *slot;    /* by record: its place in its submission */
    struct judge_node *roots; /* by version */
    struct arena scratch;     /* for one submission */
    struct answers answers;
    struct evaluation evaluation;
    struct regex_store *regexes; /* of all submissions */
    struct moment now;
    const struct form *form;
    const struct submission *submission;
    struct judge_record *records; /* of the submission, in its order */
    size_t n_records;
};

/* When all records are there. */
void judge_init(struct judge *judge, struct collection *collection);
void judge_release(struct judge *judge);

/* Looks at a submission; what was known of the one before is gone. */
void judge_enter(struct judge *judge, uint32_t submission);

/* record counts from 0 in the order of the submission's records. The field is
 * asked by the submission's version, in the record's repeat. */
enum truth judge_relevant(const struct judge *judge, size_t record,
                          uint32_t field);
enum truth judge_requires(struct judge *judge, size_t record, uint32_t field);
enum truth judge_allows(struct judge *judge, size_t record, uint32_t field);

/* What the field's calculation gives; false where it is unknown or there is
 * none. The text lives until the next judge_enter. Later calculations see it.
 */
bool judge_compute(struct judge *judge, size_t record, uint32_t field,
                   struct text *result);

#endif
