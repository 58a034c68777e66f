COLLECT_TEST_LIBS = $(COLLECT_LIBS) $(CHECK_LIBS)

check_PROGRAMS += \
	tests/collect/test_natural

tests_collect_test_natural_LDADD = $(COLLECT_TEST_LIBS)
