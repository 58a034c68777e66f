# Planning a study, pooling several, and what was not randomised.
noinst_HEADERS += \
	tests/analyse/stat/design.h \
	tests/analyse/stat/observed.h \
	tests/analyse/stat/sweep.h
check_PROGRAMS += \
	tests/analyse/stat/test_balance \
	tests/analyse/stat/test_evalue \
	tests/analyse/stat/test_meta \
	tests/analyse/stat/test_power \
	tests/analyse/stat/test_propensity \
	tests/analyse/stat/test_standardise \
	tests/analyse/stat/test_sweep \
	tests/analyse/stat/test_sweep-tables
tests_analyse_stat_test_balance_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_evalue_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_meta_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_power_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_propensity_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_standardise_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_sweep_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_sweep_tables_LDADD = $(STAT_TEST_LIBS)

tests_analyse_reference_SOURCES += \
	tests/analyse/reference-meta.c \
	tests/analyse/reference-power.c
