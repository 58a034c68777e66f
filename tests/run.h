/* run: the main function of a test program, from the list of its tests.
 *
 *     int main(void) { return RUN_TESTS("error", place_is_kept, ...); }
 *
 * A test is Check's START_TEST. One that looped would hide which input failed:
 * loop inside it over a table and put the input into the message. */
#ifndef TESTS_RUN_H
#define TESTS_RUN_H

#include <check.h>
#include <stdlib.h>

static inline int
run_tests(const char *subject, const TTest *const *tests)
{
    Suite *suite = suite_create(subject);
    for (; *tests; tests++) {
        TCase *tcase = tcase_create((*tests)->name);
        tcase_set_timeout(tcase, 120);
        tcase_add_test(tcase, *tests);
        suite_add_tcase(suite, tcase);
    }
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define RUN_TESTS(subject, ...)                                                \
    run_tests((subject), (const TTest *const[]){__VA_ARGS__, NULL})

#endif
