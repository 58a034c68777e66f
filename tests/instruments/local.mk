INSTRUMENTS_TEST_LIBS = $(INSTRUMENTS_LIBS) $(CHECK_LIBS)

include tests/instruments/paper/local.mk

check_PROGRAMS += \
	tests/instruments/expression/test_check \
	tests/instruments/expression/test_cycle \
	tests/instruments/expression/test_evaluate \
	tests/instruments/expression/test_function \
	tests/instruments/expression/test_parser \
	tests/instruments/expression/test_pattern \
	tests/instruments/expression/test_regex \
	tests/instruments/expression/test_words \
	tests/instruments/check/test_defaults \
	tests/instruments/check/test_check \
	tests/instruments/check/test_once \
	tests/instruments/check/test_pair \
	tests/instruments/check/test_scales \
	tests/instruments/check/test_words \
	tests/instruments/xlsform/test_xlsform \
	tests/instruments/test_way_out

tests_instruments_expression_test_check_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_function_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_parser_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_pattern_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_cycle_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_regex_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_words_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_evaluate_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_check_test_defaults_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_check_test_check_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_check_test_once_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_check_test_pair_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_check_test_scales_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_check_test_words_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_test_way_out_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_xlsform_test_xlsform_LDADD = $(INSTRUMENTS_TEST_LIBS)

noinst_HEADERS += tests/instruments/form-rows.h tests/instruments/form-text.h

TESTS += tests/instruments/xlsform/test_cases.sh
EXTRA_DIST += tests/instruments/xlsform/test_cases.sh

check_PROGRAMS += \
	tests/instruments/odk/test_read \
	tests/instruments/codebook/test_codebook \
	tests/instruments/odk/test_render \
	tests/instruments/xforms/test_xforms \
	tests/instruments/odk/test_cases
tests_instruments_odk_test_cases_LDADD = $(INSTRUMENTS_LIBS) $(XML_LIBS)
tests_instruments_odk_test_read_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_codebook_test_codebook_LDADD = $(INSTRUMENTS_TEST_LIBS) \
	$(XML_LIBS)
tests_instruments_xforms_test_xforms_LDADD = $(INSTRUMENTS_TEST_LIBS) \
	$(XML_LIBS)
tests_instruments_odk_test_render_LDADD = $(INSTRUMENTS_TEST_LIBS) $(XML_LIBS)
noinst_HEADERS += tests/instruments/markdown.h tests/instruments/odk/parts.h

# The W3C page, run by a processor of our own.
XFORMS_PROCESSOR = \
	tests/instruments/xforms/compare.c tests/instruments/xforms/compare.h \
	tests/instruments/xforms/processor.c \
	tests/instruments/xforms/processor.h \
	tests/instruments/xforms/processor-action.c \
	tests/instruments/xforms/processor-body.c \
	tests/instruments/xforms/processor-function.c

check_PROGRAMS += \
	tests/instruments/xforms/test_functions \
	tests/instruments/xforms/test_run
tests_instruments_xforms_test_functions_SOURCES = \
	tests/instruments/xforms/test_functions.c $(XFORMS_PROCESSOR)
tests_instruments_xforms_test_functions_LDADD = $(INSTRUMENTS_TEST_LIBS) \
	$(XML_LIBS) $(GLIB_LIBS)
tests_instruments_xforms_test_run_SOURCES = \
	tests/instruments/xforms/test_run.c $(XFORMS_PROCESSOR)
tests_instruments_xforms_test_run_LDADD = $(INSTRUMENTS_TEST_LIBS) \
	$(XML_LIBS) $(GLIB_LIBS)
