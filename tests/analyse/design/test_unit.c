#include <config.h>

#include "analyse/design/unit.h"

#include "analyse/design/design.h"
#include "base/builder.h"
#include "tests/analyse/design/people.h"
#include "tests/run.h"

/* A table of n people, a line each from what makes it, and how it is read. */
struct sample {
    struct arena arena;
    struct design design;
};

static void
sample_read(struct sample *sample, const char *titles,
            const char *(*line)(struct arena *, int), int n,
            struct request request)
{
    *sample = (struct sample){.arena = ARENA_INIT};
    const char **lines =
        arena_array(&sample->arena, (size_t)n + 2, sizeof *lines);
    lines[0] = titles;
    for (int i = 0; i < n; i++)
        lines[i + 1] = line(&sample->arena, i);
    struct error error = ERROR_INIT;
    ck_assert_msg(design_read(&sample->arena,
                              people_table(&sample->arena, lines), &request,
                              &sample->design, &error),
                  "%s", error.message);
}

static struct request
asked(void)
{
    struct request request = REQUEST_INIT;
    request.arm = "arm";
    request.outcome = "y";
    return request;
}

/* Groups of `of` people, every other one in the control. */
#define WHOLE(name, of)                                                        \
    static const char *name(struct arena *arena, int i)                        \
    {                                                                          \
        return arena_printf(arena, "%s,%d,g%d",                                \
                            i / (of) % 2 ? "control" : "treat", i * 7 % 5 < 2, \
                            i / (of));                                         \
    }
WHOLE(of_five, 5)
WHOLE(of_three, 3)
WHOLE(of_two, 2)
WHOLE(of_ten, 10)

static const char *
one_blank(struct arena *arena, int i)
{
    return i == 13 ? "treat,1," : of_ten(arena, i);
}

/* Every third person is in no group. */
static const char *
many_blank(struct arena *arena, int i)
{
    return i % 3 ? of_ten(arena, i)
                 : arena_printf(arena, "%s,%d,",
                                i / 10 % 2 ? "control" : "treat", i % 2);
}

/* A number of their own; the same in two of them that share an arm. */
static const char *
own_number(struct arena *arena, int i)
{
    return arena_printf(arena, "%s,%d,%d", i % 2 ? "control" : "treat",
                        i / 2 % 2, i == 8 ? 6 : i);
}

/* Split between the arms. */
static const char *
split(struct arena *arena, int i)
{
    return arena_printf(arena, "%s,%d,g%d", i % 2 ? "control" : "treat",
                        i / 2 % 2, i / 10);
}

/* The arm again, as a number. */
static const char *
dummy(struct arena *arena, int i)
{
    return arena_printf(arena, "%s,%d,%d", i % 2 ? "control" : "treat",
                        i / 2 % 2, i % 2);
}

/* In the treatment alone there are groups. */
static const char *
treated_alone(struct arena *arena, int i)
{
    return i % 2 ? "control,1,"
                 : arena_printf(arena, "treat,%d,g%d", i / 2 % 2, i / 6);
}

/* A number of their own in the treatment, none in the control. */
static const char *
numbered_treated(struct arena *arena, int i)
{
    return arena_printf(arena, "%s,%d,%d", i % 2 ? "control" : "treat",
                        i / 2 % 2, i % 2 ? 0 : i + 1);
}

/* What is found in one more column. chance: worked by hand from the shares of
 * the arms, of those with a group. */
static const struct {
    const char *what;
    const char *(*line)(struct arena *, int);
    int n;
    enum unit_ground ground;
    size_t groups, blank;
    double chance;
} found[] = {
    {"4 whole groups of 5", of_five, 20, UNIT_GROUPS, 4, 0, 0x1p-16},
    {"8 whole groups of 3", of_three, 24, UNIT_GROUPS, 8, 0, 0x1p-16},
    {"one has no group", one_blank, 200, UNIT_GROUPS, 20, 1, 0},
    {"8 pairs", of_two, 16, UNIT_PERHAPS, 8, 0, 0x1p-8},
    {"4 pairs", of_two, 8, UNIT_PEOPLE, 0, 0, 0},
    {"a third has no group", many_blank, 200, UNIT_PERHAPS, 20, 67, 0},
    {"one group an arm", of_ten, 20, UNIT_MIRROR, 2, 0, 0x1p-18},
    {"numbers of people", own_number, 40, UNIT_PEOPLE, 0, 0, 0},
    {"split groups", split, 60, UNIT_PEOPLE, 0, 0, 0},
    {"the arm in 0 and 1", dummy, 40, UNIT_PEOPLE, 0, 0, 0},
    {"numbers in one arm, 0 in the other", numbered_treated, 40, UNIT_PEOPLE, 0,
     0, 0},
    {"groups in one arm alone", treated_alone, 60, UNIT_PEOPLE, 0, 0, 0},
};

START_TEST(a_column_says_how_much_speaks_for_groups)
{
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        struct sample sample;
        sample_read(&sample, "arm,y,g", found[i].line, found[i].n, asked());
        const struct unit *unit = &sample.design.unit;
        ck_assert_msg(unit->ground == found[i].ground, "%s: %d",
                      found[i].what, (int)unit->ground);
        ck_assert_uint_eq(unit->groups, found[i].groups);
        ck_assert_uint_eq(unit->blank, found[i].blank);
        ck_assert((unit->column != NULL) == (unit->ground != UNIT_PEOPLE));
        ck_assert(sample.design.cluster_found ==
                  (unit->ground == UNIT_GROUPS));
        if (found[i].chance > 0)
            ck_assert_double_eq_tol(unit->chance, found[i].chance, 1e-18);
        arena_release(&sample.arena);
    }
}
END_TEST

/* As where --cluster names the column. */
START_TEST(who_has_no_group_is_left_out)
{
    struct sample found_by, named_by;
    struct request request = asked();
    sample_read(&found_by, "arm,y,g", one_blank, 200, request);
    request.cluster = "g";
    sample_read(&named_by, "arm,y,g", one_blank, 200, request);
    ck_assert_uint_eq(found_by.design.left_out.no_cluster, 1);
    ck_assert_uint_eq(named_by.design.left_out.no_cluster, 1);
    ck_assert_uint_eq(found_by.design.n, 199);
    ck_assert_uint_eq(found_by.design.cluster.count, 20);
    for (size_t i = 0; i < 199; i++)
        ck_assert_uint_eq(found_by.design.row[i], named_by.design.row[i]);
    arena_release(&found_by.arena);
    arena_release(&named_by.arena);
}
END_TEST

/* Twenty columns of pairs: one of them may be whole by luck. */
static const char *
of_two_wide(struct arena *arena, int i)
{
    const char *line = of_two(arena, i);
    for (int k = 0; k < 19; k++)
        line = arena_printf(arena, "%s,w%d", line, (i * (k + 2)) % 11);
    return line;
}

START_TEST(of_many_columns_one_is_whole_by_luck)
{
    struct sample sample;
    struct builder titles = BUILDER_INIT;
    builder_add_string(&titles, "arm,y,g");
    for (int k = 0; k < 19; k++)
        builder_printf(&titles, ",c%d", k);
    sample_read(&sample, titles.s, of_two_wide, 16, asked());
    ck_assert_int_eq(sample.design.unit.ground, UNIT_PEOPLE);
    builder_release(&titles);
    arena_release(&sample.arena);
}
END_TEST

/* Outcomes and blocks are no groups, however they fell. */
START_TEST(what_is_asked_for_is_no_group)
{
    struct request requests[7];
    for (size_t i = 0; i < 7; i++)
        requests[i] = asked();
    requests[0].secondary = "z=a,g=g1|g2";
    requests[1].exploratory = "g=g1";
    requests[2].record = "g=g1";
    requests[3].block = "g";
    requests[4].pair = "g";
    requests[5].outcome = "g";
    requests[5].success = "g1";
    requests[6].cluster = "g";
    requests[0].secondary = "g=g1|g2";
    for (size_t i = 0; i < 7; i++) {
        struct sample sample;
        sample_read(&sample, "arm,y,g", of_five, 20, requests[i]);
        ck_assert_int_eq(sample.design.unit.ground, UNIT_PEOPLE);
        arena_release(&sample.arena);
    }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("unit", a_column_says_how_much_speaks_for_groups,
                     who_has_no_group_is_left_out,
                     of_many_columns_one_is_whole_by_luck,
                     what_is_asked_for_is_no_group);
}
