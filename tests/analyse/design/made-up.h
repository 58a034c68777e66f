/* A made-up study for tests: people, and an analysis of them. */
#ifndef TESTS_ANALYSE_DESIGN_MADE_UP_H
#define TESTS_ANALYSE_DESIGN_MADE_UP_H

#include "analyse/design/analysis.h"
#include "tests/analyse/design/people.h"

#include <stdio.h>

/* One person of a made-up study. */
struct person {
    const char *arm, *site, *group;
    int acted; /* -1 is missing */
    int times;
};

#define PEOPLE 96

/* Sites of 48, groups of 6, a rising share; the same each time. */
static inline void
make_people(struct person *people)
{
    static char groups[PEOPLE][16], sites[PEOPLE][16];
    for (int i = 0; i < PEOPLE; i++) {
        int group = i / 6;
        snprintf(groups[i], sizeof groups[i], "g%d", group);
        snprintf(sites[i], sizeof sites[i], "s%d", i / 48);
        people[i] = (struct person){
            .arm = group % 2 ? "treat" : "control",
            .site = sites[i],
            .group = groups[i],
            .acted = (i * 7 + group * 3) % 11 < 4 + 3 * (group % 2),
            .times = (i * 5 + group) % 4,
        };
        if (i % 19 == 7)
            people[i].acted = -1;
    }
}

/* The table in that order, with the arms' names swapped or not. */
static inline struct table *
people_of(struct arena *arena, const struct person *people, bool backwards,
          bool swapped)
{
    static char text[PEOPLE][128];
    static const char *lines[PEOPLE + 2] = {"arm,site,group,acted,times"};
    for (int i = 0; i < PEOPLE; i++) {
        const struct person *p = &people[backwards ? PEOPLE - 1 - i : i];
        bool treated = (*p->arm == 't') != swapped;
        char acted[16] = "";
        if (p->acted >= 0)
            snprintf(acted, sizeof acted, "%d", p->acted);
        snprintf(text[i], sizeof text[i], "%s,%s,%s,%s,%d",
                 treated ? "treat" : "control", p->site, p->group, acted,
                 p->times);
        lines[i + 1] = text[i];
    }
    lines[PEOPLE + 1] = NULL;
    return people_table(arena, lines);
}

/* A way to analyse them. */
struct way {
    const char *outcome, *kind, *block, *cluster;
    bool ignore;
};

struct run {
    struct arena arena;
    struct request request;
    struct design design;
    struct analysis analysis;
};

static inline void
run(struct run *run, const struct way *way, double level, bool backwards,
    bool swapped)
{
    struct person people[PEOPLE];
    struct error error = ERROR_INIT;
    make_people(people);
    run->arena = ARENA_INIT;
    run->request = REQUEST_INIT;
    run->request.arm = "arm";
    run->request.outcome = way->outcome;
    run->request.kind = way->kind;
    run->request.block = way->block;
    run->request.cluster = way->cluster;
    run->request.ignore_clusters = way->ignore;
    run->request.level = level;
    run->request.all_methods = true;
    ck_assert_msg(design_read(&run->arena,
                              people_of(&run->arena, people, backwards,
                                        swapped),
                              &run->request, &run->design, &error),
                  "%s", error.message);
    ck_assert_msg(analysis_run(&run->arena, &run->design, &run->request,
                               &run->analysis, &error),
                  "%s", error.message);
}

#endif
