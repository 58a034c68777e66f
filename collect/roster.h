/* roster: the people that the study began with, joined to their responses.
 *
 * A CSV file with a row a person: their code and what is known of them before
 * anyone answers, above all the arm that they were assigned to. Its columns go
 * into the table of responses, behind the respondent, and everyone on it has a
 * row there, also who never answered: so that all are analysed as they were
 * assigned, and who is missing can be seen by arm.
 *
 * Codes match whole, but for case and space at the ends: none is guessed. Of
 * two responses of one person the one that was begun first is theirs. A
 * response that is nobody's stays in the table without the roster's columns,
 * and is told. */
#ifndef COLLECT_ROSTER_H
#define COLLECT_ROSTER_H

#include "base/error.h"
#include "collect/dictionary.h"

struct roster {
    const char *file; /* as shown to people */
    struct table *table;
    struct column *code;
    struct intern codes; /* in capitals */
    size_t *row_of;      /* by number in codes: of the roster */
    size_t capacity;

    /* Made by roster_join. */
    size_t people, answered; /* on the roster; of those with a response */
    size_t unlisted;         /* responses with a code that it has not */
    size_t again;            /* further responses of who has one */
    size_t uncoded;          /* responses without a code */
};

/* code names the column with the codes; NULL is the first. A row without a
 * code, and a code that stands there twice, is a finding. False with the error
 * filled when the file or the column cannot be read. */
bool roster_read(struct roster *roster, struct collection *collection,
                 const char *path, const char *code, struct error *error);

/* Joins to the first of the dictionary's tables, which is filled. False with
 * ERROR_DATA where responses have codes and none is on the roster: then it is
 * another study's, or another column. */
bool roster_join(struct roster *roster, struct collection *collection,
                 const struct responses *responses,
                 struct dictionary *dictionary, struct error *error);

#endif
