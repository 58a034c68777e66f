/* collect-form: the form that fuzzed responses answer: each kind of question,
 * a repeat in a repeat, logic. */
#ifndef TESTS_FUZZ_COLLECT_FORM_H
#define TESTS_FUZZ_COLLECT_FORM_H

#include "tests/collect/gather.h"

static const char collect_form[] =
    "| survey | | | | | | | |\n"
    "| | type | name | label | relevant | constraint | calculation |\n"
    "| | start | start | | | | |\n"
    "| | end | end | | | | |\n"
    "| | text | code | Code | | | |\n"
    "| | begin_group | act | Act | | | |\n"
    "| | select_multiple kind | kind | Kinds | | | |\n"
    "| | select_one feel | hope | Feel | selected(${kind}, 'march') | | |\n"
    "| | rank kind | order | Order | | | |\n"
    "| | end_group | act | | | | |\n"
    "| | begin_repeat | person | P | | | |\n"
    "| | text | name | n | | | |\n"
    "| | integer | again | a | | . >= 0 and . < 10 or . = -99 | |\n"
    "| | begin_repeat | toy | T | | | |\n"
    "| | decimal | price | p | | | |\n"
    "| | end_repeat | toy | | | | |\n"
    "| | end_repeat | person | | | | |\n"
    "| | geopoint | where | w | | | |\n"
    "| | date | day | d | | | |\n"
    "| | time | hour | h | | | |\n"
    "| | dateTime | moment | m | | | |\n"
    "| | calculate | total | | | | count(${person}) + 1 |\n"
    "\n"
    "| choices | | | |\n"
    "| | list_name | name | label |\n"
    "| | kind | vigil | Vigil |\n"
    "| | kind | march | March |\n"
    "| | feel | 1 | Good |\n"
    "| | feel | -98 | Refused |\n"
    "\n"
    "| settings | | | |\n"
    "| | form_title | form_id | version |\n"
    "| | Reflection | reflect | 2 |\n";

/* Whatever came in has one cell each. */
static inline void
collect_check(struct gather *gather)
{
    if (gather_finish(gather) && gather_answers(gather) != gather_cells(gather))
        __builtin_trap();
    gather_end(gather);
}

#endif
