#include <config.h>

#include "analyse/design/use.h"

#include "base/text.h"

#include <string.h>

/* In "b,c=yes|maybe" are b and c: what counts as yes is no part of the name. */
static bool
lists(const char *list, const char *name)
{
    struct text part, rest = text_of(list);
    while (text_split(&rest, ',', &part)) {
        struct text bare = text_slice(part, 0, text_find(part, '='));
        if (text_is(text_trim(part), name) || text_is(text_trim(bare), name))
            return true;
    }
    return false;
}

struct use
use_of(const struct request *request, const char *name)
{
    const struct {
        const char *said;
        bool list;
        struct use use;
    } uses[] = {
        {request->arm, false, {"the arm", true}},
        {request->factor, false, {"the second arm", true}},
        {request->outcome, false, {"the outcome", true}},
        {request->record, true, {"the record of the outcome", true}},
        {request->secondary, true, {"a secondary outcome", true}},
        {request->exploratory, true, {"an exploratory outcome", true}},
        {request->received, false, {"who took part", true}},
        {request->time, false, {"the time to the outcome", true}},
        {request->weights, false, {"the weight", false}},
        {request->block, false, {"the block", false}},
        {request->pair, false, {"the pair", false}},
    };
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        if (uses[i].said && (uses[i].list ? lists(uses[i].said, name)
                                          : !strcmp(uses[i].said, name)))
            return uses[i].use;
    return (struct use){0};
}
