STAT_TEST_LIBS = $(STAT_LIBS) $(CHECK_LIBS)

# Every value computed elsewhere, held against praxis.
check_PROGRAMS += tests/analyse/reference
tests_analyse_reference_LDADD = $(STAT_LIBS)
tests_analyse_reference_SOURCES = \
	tests/analyse/reference.c tests/analyse/reference.h \
	tests/analyse/reference-arms.h \
	tests/analyse/reference-case.c \
	tests/analyse/reference-diff.c \
	tests/analyse/reference-data.c \
	tests/analyse/reference-pending.c \
	tests/analyse/reference-proportion.c
EXTRA_DIST += tests/reference/stats

# One program for each noun of analyse/stat.
check_PROGRAMS += \
	tests/analyse/stat/test_prop \
	tests/analyse/stat/test_prop-diff
tests_analyse_stat_test_prop_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_prop_diff_LDADD = $(STAT_TEST_LIBS)

include tests/analyse/models.mk
