#include <config.h>

#include "data-samples/reflection-study/study.h"

static void
take_follow_up(struct study *study, const struct person *person)
{
    struct filled *filled =
        answers_give(study->arena, WAVE_FOLLOW_UP,
                     study->forms[WAVE_FOLLOW_UP], person, study->rng);
    bool south = person->group >= &study->people.groups[GROUP_COUNT / 2];
    struct filled_list *lists[] = {
        [WAY_SERVER] = &study->server,
        [WAY_PHONE] = &study->phones,
        [WAY_PAPER] = &study->paper[south],
    };
    struct filled_list *list = lists[person->group->way];
    if (person->group->way == WAY_PAPER)
        filled->id = arena_printf(study->arena, "%zu",
                                  (south ? 2001 : 1001) + list->n);
    filled_list_add(study->arena, list, filled);
}

void
study_draw(struct study *study)
{
    people_draw(&study->people, study->rng);
    struct filled_list *lists[] = {&study->before, &study->after};
    for (size_t i = 0; i < study->people.n; i++) {
        const struct person *person = &study->people.items[i];
        for (int wave = WAVE_BEFORE; wave < WAVE_FOLLOW_UP; wave++)
            if (person->answers[wave])
                filled_list_add(study->arena, lists[wave],
                                answers_give(study->arena, wave,
                                             study->forms[wave], person,
                                             study->rng));
        if (person->answers[WAVE_FOLLOW_UP])
            take_follow_up(study, person);
    }
}
