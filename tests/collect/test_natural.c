#include <config.h>

#include "collect/natural.h"
#include "tests/run.h"

/* Each is below the next. */
static const char *const in_order[] = {
    "",
    "0",
    "01",
    "1",
    "2",
    "9",
    "10",
    "10.2",
    "10.10",
    "99999999999999999998",
    "99999999999999999999",
    "form-2",
    "form-10",
    "form-10a",
    "form-10b",
    "uuid:1",
    "uuid:10",
};

START_TEST(numbers_in_names_count)
{
    size_t n = sizeof in_order / sizeof *in_order;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            int order =
                natural_compare(text_of(in_order[i]), text_of(in_order[k]));
            int expected = (i > k) - (i < k);
            ck_assert_msg((order > 0) - (order < 0) == expected,
                          "'%s' and '%s': %d", in_order[i], in_order[k],
                          order);
        }
}
END_TEST

int
main(void)
{
    return RUN_TESTS("natural", numbers_in_names_count);
}
