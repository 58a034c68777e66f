/* check: what is wrong with an expression that can be read.
 *
 * Errors cannot work, or never do what they say, in the clients of ODK;
 * warnings work in some, or are surely not meant; notes are worth knowing.
 *
 *     expression-unknown-function     no client knows it
 *     expression-arguments            too many, too few or of a wrong kind
 *     expression-client               some clients cannot do this
 *     expression-unknown-reference    ${name} is no question
 *     expression-ambiguous-reference  ${name} is several
 *     expression-unknown-path         /data/name leads nowhere
 *     expression-unknown-instance     instance('name') is no list and no file
 *     expression-unquoted-word        a text without quotes
 *     expression-unquoted-date        a date without quotes
 *     expression-unknown-column       no column of the choices sheet
 *     expression-unknown-choice       a code that is not in the list
 *     expression-unknown-value        no choice has it in that column
 *     expression-chained              1 < a < 5 compares a truth with 5
 *     expression-text-added           a text joined by +
 *     expression-equals-multiple      = on a question with several answers
 *     expression-comparison           a comparison that can never hold
 *     expression-no-day               date() of what is no day
 *     expression-pattern              a regular expression that is none
 *     expression-pattern-client       one that some clients cannot read
 *     expression-pattern-part         clients differ on what has to match
 *     expression-reference-in-quotes  ${name} inside a quoted text
 *     expression-no-condition         arithmetic where one is wanted
 *     expression-never-true           conditions that exclude each other
 *     expression-always-true          one of the conditions always holds */
#ifndef INSTRUMENTS_EXPRESSION_CHECK_H
#define INSTRUMENTS_EXPRESSION_CHECK_H

#include "base/finding.h"
#include "instruments/expression/expression.h"
#include "instruments/expression/scope.h"

/* Adds what is wrong to findings: place (file, sheet, row, column, value) is
 * the cell's, to which rule, severity, mark, message and mend are added. */
void expression_check(const struct expression *expression,
                      const struct scope *scope, const struct finding *place,
                      struct findings *findings);

/* Do two conditions that both have to hold exclude each other? scope is that of
 * the first; own is the question whose constraint the second is, and that `.`
 * means in it (what a blank answer fulfils is then left alone: constraints are
 * not asked of one), empty where it is no constraint. *at is then the part of the first that cannot hold. */
bool expression_excludes(const struct expression *first,
                         const struct expression *second, struct text own,
                         const struct scope *scope, struct arena *arena,
                         const struct expression **at);

/* Is it a condition that nothing can make true: false(), 1 = 2? */
bool expression_is_never(const struct expression *expression);

#endif
