#include <config.h>

#include "analyse/stat/nnt.h"

#include <assert.h>
#include <math.h>

struct nnt
nnt_of(double difference)
{
    assert(!isnan(difference));
    if (difference == 0)
        return (struct nnt){NNT_NO_EFFECT, INFINITY};
    return (struct nnt){difference > 0 ? NNT_BENEFIT : NNT_HARM,
                        fmax(1, 1 / fabs(difference))};
}

struct nnt_interval
nnt_interval_of(struct interval difference)
{
    if (difference.reason)
        return (struct nnt_interval){.reason = difference.reason};
    assert(difference.lower <= difference.upper);
    return (struct nnt_interval){
        .first = nnt_of(difference.upper),
        .last = nnt_of(difference.lower),
        .spans_infinity = difference.lower < 0 && difference.upper > 0,
    };
}
