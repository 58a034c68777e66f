ANALYSE_TEST_LIBS = $(ANALYSE_LIBS) $(CHECK_LIBS)

check_PROGRAMS += \
	tests/analyse/design/test_analysis \
	tests/analyse/design/test_assumption \
	tests/analyse/design/test_choice \
	tests/analyse/design/test_beginning \
	tests/analyse/design/test_compared \
	tests/analyse/design/test_crossing \
	tests/analyse/design/test_design \
	tests/analyse/design/test_facilitator \
	tests/analyse/design/test_few \
	tests/analyse/design/test_model \
	tests/analyse/design/test_observed \
	tests/analyse/design/test_ols \
	tests/analyse/design/test_others \
	tests/analyse/design/test_outcome \
	tests/analyse/design/test_record \
	tests/analyse/design/test_response \
	tests/analyse/design/test_scales \
	tests/analyse/design/test_times \
	tests/analyse/design/test_unit \
	tests/analyse/report/test_report
tests_analyse_design_test_analysis_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_choice_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_beginning_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_compared_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_crossing_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_design_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_facilitator_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_assumption_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_few_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_observed_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_model_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_ols_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_others_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_outcome_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_record_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_response_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_scales_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_times_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_design_test_unit_LDADD = $(ANALYSE_TEST_LIBS)
tests_analyse_report_test_report_LDADD = $(ANALYSE_TEST_LIBS) $(XML_LIBS)
noinst_HEADERS += tests/analyse/design/made-up.h tests/analyse/design/people.h \
	tests/analyse/design/two-dozen.h
