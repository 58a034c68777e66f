/* expression: the XPath of ODK forms, as a tree.
 *
 * The grammar is XPath 1.0 with two additions of XLSForm: ${name} and
 * ${last-saved#name}. The tree knows the place of everything in its source, and
 * nothing of forms: what a name means is asked of whoever does know
 * (instruments/expression/scope.h, answer.h).
 *
 * The tree lives in the arena; its texts are views into the source, which has
 * to live as long. */
#ifndef INSTRUMENTS_EXPRESSION_EXPRESSION_H
#define INSTRUMENTS_EXPRESSION_EXPRESSION_H

#include "base/finding.h"
#include "base/text.h"

enum expression_kind {
    EXPRESSION_NUMBER,
    EXPRESSION_TEXT,      /* 'yes' */
    EXPRESSION_REFERENCE, /* ${name} */
    EXPRESSION_PATH,      /* ../age  /data/age  instance('l')/root/item[..] */
    EXPRESSION_CALL,      /* selected(a, b) */
    EXPRESSION_OR,        /* two or more items */
    EXPRESSION_AND,       /* two or more items */
    EXPRESSION_EQUAL,     /* from here on two items, */
    EXPRESSION_UNEQUAL,
    EXPRESSION_LESS,
    EXPRESSION_LESS_EQUAL,
    EXPRESSION_GREATER,
    EXPRESSION_GREATER_EQUAL,
    EXPRESSION_ADD,
    EXPRESSION_SUBTRACT,
    EXPRESSION_MULTIPLY,
    EXPRESSION_DIVIDE,
    EXPRESSION_MODULO,
    EXPRESSION_UNION,
    EXPRESSION_NEGATE, /* but for this: one */
};

enum expression_axis {
    EXPRESSION_AXIS_CHILD,
    EXPRESSION_AXIS_SELF,
    EXPRESSION_AXIS_PARENT,
    EXPRESSION_AXIS_ATTRIBUTE,
    EXPRESSION_AXIS_ANYWHERE, /* what stands between in a//b */
    EXPRESSION_AXIS_FILTER,   /* no move: predicates on a path's origin */
    EXPRESSION_AXIS_OTHER,    /* following-sibling:: and its kind */
};

struct expression;

struct expression_step {
    enum expression_axis axis;
    struct text name;      /* empty: any node; "*": any element */
    struct text axis_name; /* of OTHER */
    size_t offset;
    size_t length;
    struct expression **predicates;
    size_t predicate_count;
};

struct expression {
    enum expression_kind kind;
    size_t offset; /* where it stands in the source, in bytes */
    size_t length;
    struct text text; /* TEXT: its contents; REFERENCE, CALL: the name;
                         NUMBER: as written */
    double number;
    bool last_saved; /* REFERENCE: of the form as last saved */
    bool absolute;   /* PATH: begins with / */
    unsigned height; /* 1 for a leaf */

    /* CALL: arguments; operators: operands; PATH: its origin, or none. */
    struct expression **items;
    size_t count;

    struct expression_step *steps; /* of PATH */
    size_t step_count;
};

/* Beyond these an expression is refused, so that nothing that walks the tree
 * needs to fear for its stack. */
enum {
    EXPRESSION_LENGTH_MAX = 1 << 20, /* bytes */
    EXPRESSION_DEPTH_MAX = 200,      /* brackets within brackets */
    EXPRESSION_HEIGHT_MAX = 1000,    /* of the tree */
};

/* The tree of source, or NULL and *fault: rule, severity, mark, mark_length,
 * message and mend are filled (texts in the arena or literals), the place of
 * the cell and its value are the caller's to add. */
struct expression *expression_parse(struct arena *arena, struct text source,
                                    struct finding *fault);

/* One use of a ${name}, with what surrounds it. */
struct expression_use {
    const struct expression *reference;
    const struct expression *call; /* the innermost call around it, or NULL */
    size_t argument;               /* which of the call's, from 0 */
    bool in_predicate;             /* inside [...] */
    bool in_instance;              /* inside [...] behind instance(...) */
};

/* All ${name} in the order of the source; *uses in the arena. */
size_t expression_uses(struct arena *arena, const struct expression *expression,
                       struct expression_use **uses);

/* Calls visit for the node and all below it, a parent first, in the order of
 * the source. */
typedef void (*expression_visit)(void *context,
                                 const struct expression *expression);
void expression_walk(const struct expression *expression,
                     expression_visit visit, void *context);

/* A path of one bare word, as in `${a} = yes`: the word; else empty. */
struct text expression_bare_word(const struct expression *expression);

/* A path as text without its predicates, in the arena; empty for what is none,
 * begins with a call, or moves in other ways than down and up. */
struct text expression_path(struct arena *arena,
                            const struct expression *path);

/* Its first n steps as text without predicates, in the arena; empty for none.
 * False where it moves in other ways than down and up. */
bool expression_steps(struct arena *arena, const struct expression *path,
                      size_t n, struct text *steps);

/* Is it `.`? */
bool expression_is_self(const struct expression *expression);

/* The comparison with its sides exchanged: > for <, >= for <=. */
enum expression_kind expression_mirrored(enum expression_kind relation);

/* "and", "=", "div"...; NULL for what is not an operator. */
const char *expression_operator(enum expression_kind kind);

#endif
