# Models and randomisation.
check_PROGRAMS += \
	tests/analyse/stat/test_components \
	tests/analyse/stat/test_dim \
	tests/analyse/stat/test_eigen \
	tests/analyse/stat/test_assignment \
	tests/analyse/stat/test_ri \
	tests/analyse/stat/test_ri-invert \
	tests/analyse/stat/test_ri-weight \
	tests/analyse/stat/test_lin \
	tests/analyse/stat/test_lineup \
	tests/analyse/stat/test_iv \
	tests/analyse/stat/test_minimum \
	tests/analyse/stat/test_multiplicity \
	tests/analyse/stat/test_glm \
	tests/analyse/stat/test_rate \
	tests/analyse/stat/test_survival \
	tests/analyse/stat/test_icc \
	tests/analyse/stat/test_attrition \
	tests/analyse/stat/test_rank \
	tests/analyse/stat/test_rank-within \
	tests/analyse/stat/test_scale \
	tests/analyse/stat/test_ols
tests_analyse_stat_test_components_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_dim_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_eigen_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_assignment_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_ri_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_ri_invert_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_ri_weight_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_lin_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_lineup_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_iv_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_minimum_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_multiplicity_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_glm_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_rate_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_survival_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_icc_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_attrition_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_rank_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_rank_within_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_scale_LDADD = $(STAT_TEST_LIBS)
tests_analyse_stat_test_ols_LDADD = $(STAT_TEST_LIBS)

tests_analyse_reference_SOURCES += \
	tests/analyse/reference-dim.c \
	tests/analyse/reference-linear.c \
	tests/analyse/reference-spread.c \
	tests/analyse/reference-survival.c \
	tests/analyse/reference-glm.c \
	tests/analyse/reference-multiplicity.c \
	tests/analyse/reference-adjusted.c \
	tests/analyse/reference-ri.c \
	tests/analyse/reference-model.c tests/analyse/reference-model.h
