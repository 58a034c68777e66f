STAT_TEST_LIBS = $(STAT_LIBS) $(CHECK_LIBS)

# Every value computed elsewhere, held against praxis.
check_PROGRAMS += tests/analyse/reference
tests_analyse_reference_LDADD = $(STAT_LIBS)
tests_analyse_reference_SOURCES = \
	tests/analyse/reference.c tests/analyse/reference.h \
	tests/analyse/reference-arms.h \
	tests/analyse/reference-case.c \
	tests/analyse/reference-diff.c \
	tests/analyse/reference-odds.c \
	tests/analyse/reference-data.c \
	tests/analyse/reference-proportion.c \
	tests/analyse/reference-ratio.c \
	tests/analyse/reference-strata.c \
	tests/analyse/reference-table.c
TESTS += tests/analyse/reference-faults.sh
EXTRA_DIST += tests/reference/stats tests/reference/edges \
	tests/analyse/reference-faults.sh

# One program for each noun of analyse/stat.
noinst_HEADERS += tests/analyse/stat/tables.h
check_PROGRAMS += \
	tests/analyse/stat/test_chi-square \
	tests/analyse/stat/test_exact-uncond \
	tests/analyse/stat/test_fisher \
	tests/analyse/stat/test_mover \
	tests/analyse/stat/test_nnt \
	tests/analyse/stat/test_odds-ratio \
	tests/analyse/stat/test_paired \
	tests/analyse/stat/test_prop \
	tests/analyse/stat/test_prop-diff \
	tests/analyse/stat/test_prop-ratio \
	tests/analyse/stat/test_pooled \
	tests/analyse/stat/test_root
tests_analyse_stat_test_chi_square_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_root_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_mover_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_nnt_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_paired_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_exact_uncond_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_pooled_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_fisher_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_odds_ratio_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_prop_ratio_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_prop_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_prop_diff_LDADD = $(STAT_TEST_LIBS)

include tests/analyse/models.mk
include tests/analyse/studies.mk
