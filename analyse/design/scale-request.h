/* scale-request: a scale as it was asked for.
 *
 * "trust=a,b,-c": the score trust is the mean of the columns a, b and c, the
 * last of them turned round. "trust(1..5)=a,b,-c" says as well from where to
 * where answers go. */
#ifndef ANALYSE_DESIGN_SCALE_REQUEST_H
#define ANALYSE_DESIGN_SCALE_REQUEST_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct scale_request {
    const char *name;
    const char **items; /* names of columns, at least two, each once */
    bool *reversed;     /* an item each */
    size_t n, capacity;
    bool ranged; /* least < most were said */
    double least, most;
};

/* Everything lives in the arena. False with ERROR_USAGE filled where it cannot
 * be read. */
bool scale_request_read(struct arena *arena, const char *said,
                        struct scale_request *request, struct error *error);

#endif
