check_PROGRAMS += tests/base/test_error

BASE_TEST_LIBS = $(BASE_LIBS) $(CHECK_LIBS)

tests_base_test_error_LDADD = $(BASE_TEST_LIBS)
