#include <config.h>

#include "analyse/stat/nnt.h"
#include "tests/run.h"

#include <math.h>
#include <stdbool.h>

static const struct {
    struct interval difference;
    struct nnt first;
    struct nnt last;
    bool spans;
} cases[] = {
    {{0.1, 0.25, NULL}, {NNT_BENEFIT, 4}, {NNT_BENEFIT, 10}, false},
    {{-0.25, -0.1, NULL}, {NNT_HARM, 10}, {NNT_HARM, 4}, false},
    {{-0.04, 0.125, NULL}, {NNT_BENEFIT, 8}, {NNT_HARM, 25}, true},
    {{0, 0.5, NULL}, {NNT_BENEFIT, 2}, {NNT_NO_EFFECT, INFINITY}, false},
    {{-0.5, 0, NULL}, {NNT_NO_EFFECT, INFINITY}, {NNT_HARM, 2}, false},
    {{0, 0, NULL}, {NNT_NO_EFFECT, INFINITY}, {NNT_NO_EFFECT, INFINITY}, false},
    {{-1.2, 1.1, NULL}, {NNT_BENEFIT, 1}, {NNT_HARM, 1}, true},
};

START_TEST(read_rightly)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct nnt_interval n = nnt_interval_of(cases[i].difference);
        ck_assert_msg(!n.reason && n.first.kind == cases[i].first.kind &&
                          n.first.number == cases[i].first.number &&
                          n.last.kind == cases[i].last.kind &&
                          n.last.number == cases[i].last.number &&
                          n.spans_infinity == cases[i].spans,
                      "case %zu", i);
    }
}
END_TEST

START_TEST(no_interval_no_number)
{
    struct interval none = INTERVAL_NONE("there is nobody in control");
    ck_assert_str_eq(nnt_interval_of(none).reason,
                     "there is nobody in control");
}
END_TEST

int
main(void)
{
    return RUN_TESTS("nnt", read_rightly, no_interval_no_number);
}
