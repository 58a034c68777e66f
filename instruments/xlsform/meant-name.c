/* Names that cannot be one, and what they were meant to be: what the other rows
 * call them by. One mistake in a name would else be told at each of those. */
#include <config.h>

#include "instruments/xlsform/xlsform.h"

#include "instruments/expression/token.h"
#include "instruments/fold.h"
#include "instruments/form-namespace.h"

#include <ctype.h>
#include <string.h>

/* What ${names} mean nothing so far, and how often they are written. */
struct wanted {
    const struct form *form;
    struct nearest_effort *effort;
    struct intern names;
    size_t *times; /* by id of names */
    size_t capacity;
    struct text *folded; /* the names as fold_words() makes them; by id */
    bool *taken;         /* a question was found that is meant; by id */
};

static void
want(struct wanted *wanted, struct text name)
{
    const struct form *form = wanted->form;
    if (form_find(form, name) || form_meta_path(form, name) ||
        form_disabled_row(form, name))
        return;
    size_t known = wanted->names.n;
    uint32_t id = intern_add(&wanted->names, name);
    if (id == known) {
        arena_grow(form->arena, &wanted->times, &wanted->capacity, known + 1,
                   sizeof *wanted->times);
        wanted->times[id] = 0;
    }
    wanted->times[id]++;
}

static void
want_all(struct wanted *wanted, const char *source)
{
    size_t offset = 0;
    struct token token;
    while (source && reference_next(text_of(source), &offset, &token))
        if (token.kind != TOKEN_BAD)
            want(wanted, token.inner);
}

static void
finish(struct wanted *wanted)
{
    struct arena *arena = wanted->form->arena;
    size_t n = wanted->names.n;
    wanted->taken = arena_array(arena, n + 1, sizeof *wanted->taken);
    wanted->folded = arena_array(arena, n + 1, sizeof *wanted->folded);
    for (size_t i = 0; i < n; i++)
        wanted->folded[i] = fold_words(
            arena, text_dup(arena, intern_at(&wanted->names, (uint32_t)i)));
}

static struct wanted
gather(struct reading *reading)
{
    const struct form *form = reading->form;
    struct wanted wanted = {.form = form, .effort = &reading->effort};
    intern_init(&wanted.names, form->arena);
    for (size_t i = 0; i < reading->n_references; i++)
        want(&wanted, reading->references[i].name);
    for (size_t i = 0; i < form->n_questions; i++) {
        const struct question *q = form->questions[i];
        const char *sources[] = {
            q->required.source,     q->relevant.source, q->constraint.source,
            q->calculation.source,  q->readonly.source, q->choice_filter.source,
            q->repeat_count.source, q->fallback.source, q->trigger,
        };
        for (size_t k = 0; k < sizeof sources / sizeof *sources; k++)
            want_all(&wanted, sources[k]);
        if (q->list_question)
            want(&wanted, text_of(q->list_question));
    }
    finish(&wanted);
    return wanted;
}

/* "1consent" without the digit, which is what is wrong with it. */
static struct text
without_digits(struct text name)
{
    size_t n = 0;
    while (n < name.n && isdigit((unsigned char)name.s[n]))
        n++;
    return text_slice(name, n, name.n);
}

/* As nearest_text() does: to look among all names or not at all. */
static bool
can_afford(struct wanted *wanted, size_t cost)
{
    struct nearest_effort *effort = wanted->effort;
    if (effort->spent + cost > NEAREST_EFFORT_MOST) {
        effort->unsought++;
        return false;
    }
    effort->spent += cost;
    return true;
}

/* The name that is wanted instead of the one written: "first_name" for "first
 * name?", else "pos" for "pos x", which has it as a word. n of names for
 * none. */
static size_t
fitting(struct wanted *wanted, const char *written)
{
    struct arena *arena = wanted->form->arena;
    size_t n = wanted->names.n, best = n;
    struct text all = fold_words(arena, written);
    struct text cut =
        fold_words(arena, text_dup(arena, without_digits(text_of(written))));
    if (n == 0 || !can_afford(wanted, n * all.n))
        return n;
    for (size_t i = 0; i < n; i++) {
        struct text folded = wanted->folded[i];
        if (wanted->taken[i])
            continue;
        if (text_equal(folded, all) || text_equal(folded, cut))
            return i;
        if (best == n && folded.n > 2 && text_find_text(all, folded) < all.n)
            best = i;
    }
    return best;
}

/* One slip away from a name that is there: then that is meant by it. */
static bool
is_slip(struct wanted *wanted, struct text name)
{
    const struct form *form = wanted->form;
    if (name.n < 3 || !can_afford(wanted, form->n_questions * name.n))
        return false;
    for (size_t i = 0; i < form->n_questions; i++)
        if (form->questions[i]->name &&
            edit_distance(name, text_of(form->questions[i]->name), 1) <= 1)
            return true;
    return false;
}

/* The name that a question without one is called by: the one that is written
 * most often. */
static size_t
most_wanted(struct wanted *wanted)
{
    size_t n = wanted->names.n, best = n;
    for (size_t i = 0; i < n; i++)
        if (!wanted->taken[i] &&
            (best == n || wanted->times[i] > wanted->times[best]) &&
            (wanted->times[i] > 1 ||
             !is_slip(wanted, intern_at(&wanted->names, (uint32_t)i))))
            best = i;
    return best;
}

/* The question goes on under that name, as if it had been written. */
static void
take_name(struct wanted *wanted, struct question *question, size_t id)
{
    wanted->taken[id] = true;
    question->name =
        text_dup(wanted->form->arena, intern_at(&wanted->names, (uint32_t)id));
}

static void
tell_name(struct reading *reading, const struct question *question,
          const char *rule, const char *written, const char *mend)
{
    form_say(reading->form, reading->findings,
             (struct finding){.severity = SEVERITY_ERROR,
                              .rule = rule,
                              .sheet = "survey",
                              .row = question->row,
                              .column = form_header(reading->form, "name", 0),
                              .value = written,
                              .mark_length = written ? strlen(written) : 0,
                              .mend = mend},
             written ? "'%s' cannot be a name"
                     : "this question or group has no name",
             written);
}

static bool
has_no_name(const struct question *question)
{
    return !question->name && question->parent;
}

static bool
cannot_be_name(const struct question *question)
{
    return question->name && !question->generated &&
           question->kind != QUESTION_AUDIT &&
           !is_qualified_name(text_of(question->name));
}

static bool
mend_written(struct reading *reading, struct wanted *wanted)
{
    struct form *form = reading->form;
    bool any = false;
    for (size_t i = 0; i < form->n_questions; i++) {
        struct question *question = form->questions[i];
        if (!cannot_be_name(question))
            continue;
        const char *written = question->name;
        size_t id = fitting(wanted, written);
        if (id == wanted->names.n)
            continue; /* check_names tells */
        take_name(wanted, question, id);
        tell_name(reading, question, "name-characters", written,
                  arena_printf(form->arena,
                               "write '%s', as it is called elsewhere",
                               question->name));
        any = true;
    }
    return any;
}

/* Without the column no row has a name: that is one mistake. */
static void
tell_no_column(struct reading *reading, size_t missing)
{
    const struct form *form = reading->form;
    size_t i = 0;
    while (missing && i < form->n_questions && !has_no_name(form->questions[i]))
        i++;
    if (missing)
        form_say(form, reading->findings,
                 (struct finding){.severity = SEVERITY_ERROR,
                                  .rule = "column-missing",
                                  .sheet = "survey",
                                  .row = reading->unnamed_row,
                                  .mend = "head the column with the short "
                                          "names of the questions 'name'"},
                 "the sheet of questions has no column 'name', and row %zu "
                 "needs one",
                 form->questions[i]->row);
}

/* With several the names that are wanted tell nothing of which is which. */
static bool
mend_missing(struct reading *reading, struct wanted *wanted, size_t missing)
{
    struct form *form = reading->form;
    size_t id = missing == 1 ? most_wanted(wanted) : wanted->names.n;
    bool found = id < wanted->names.n;
    for (size_t i = 0; i < form->n_questions; i++) {
        struct question *question = form->questions[i];
        if (!has_no_name(question))
            continue;
        if (found)
            take_name(wanted, question, id);
        tell_name(reading, question, "name-missing", NULL,
                  found ? arena_printf(form->arena,
                                       "write '%s', as it is called elsewhere",
                                       question->name)
                        : "give it a short name, such as q1");
    }
    return found;
}

/* Paths begin with those of the groups around, which come before. */
static void
renew_paths(struct form *form)
{
    for (size_t i = 0; i < form->n_questions; i++) {
        struct question *q = form->questions[i];
        q->path = arena_printf(form->arena, "%s%s/%s", q->parent->path,
                               q->kind == QUESTION_AUDIT ? "/meta" : "",
                               q->name ? q->name : "");
    }
    form_index(form);
}

void
read_meant_names(struct reading *reading)
{
    const struct form *form = reading->form;
    size_t missing = 0, unusable = 0;
    for (size_t i = 0; i < form->n_questions; i++) {
        missing += has_no_name(form->questions[i]);
        unusable += cannot_be_name(form->questions[i]);
    }
    if (missing + unusable == 0)
        return;
    struct wanted wanted = gather(reading);
    bool renamed = mend_written(reading, &wanted);
    if (reading->unnamed_row)
        tell_no_column(reading, missing);
    else
        renamed |= mend_missing(reading, &wanted, missing);
    if (renamed)
        renew_paths(reading->form);
}
