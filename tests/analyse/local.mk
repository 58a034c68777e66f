STAT_TEST_LIBS = $(STAT_LIBS) $(CHECK_LIBS)

# Every value computed elsewhere, held against praxis.
check_PROGRAMS += tests/analyse/reference
tests_analyse_reference_LDADD = $(STAT_LIBS)
tests_analyse_reference_SOURCES = \
	tests/analyse/reference.c tests/analyse/reference.h \
	tests/analyse/reference-case.c \
	tests/analyse/reference-data.c \
	tests/analyse/reference-pending.c \
	tests/analyse/reference-proportion.c
EXTRA_DIST += tests/reference/stats
