COLLECT_TEST_LIBS = $(COLLECT_LIBS) $(CHECK_LIBS)

check_PROGRAMS += \
	tests/collect/test_cell \
	tests/collect/test_collect \
	tests/collect/test_natural \
	tests/collect/test_roster \
	tests/collect/test_samples

tests_collect_test_cell_LDADD = $(COLLECT_TEST_LIBS)
tests_collect_test_collect_LDADD = $(COLLECT_TEST_LIBS)
tests_collect_test_natural_LDADD = $(COLLECT_TEST_LIBS)
tests_collect_test_roster_LDADD = $(COLLECT_TEST_LIBS)
tests_collect_test_samples_LDADD = $(COLLECT_TEST_LIBS)
