# Planning a study, pooling several, and what was not randomised.
check_PROGRAMS += \
	tests/analyse/stat/test_meta \
	tests/analyse/stat/test_power
tests_analyse_stat_test_meta_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_power_LDADD = $(STAT_TEST_LIBS)

tests_analyse_reference_SOURCES += \
	tests/analyse/reference-meta.c \
	tests/analyse/reference-power.c
