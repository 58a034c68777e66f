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
	tests/instruments/test_check_defaults \
	tests/instruments/test_check_form \
	tests/instruments/test_check_once \
	tests/instruments/test_check_pair \
	tests/instruments/test_check_scales \
	tests/instruments/test_check_words \
	tests/instruments/test_read_xlsform \
	tests/instruments/test_way_out

tests_instruments_expression_test_check_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_function_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_parser_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_pattern_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_cycle_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_regex_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_words_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_evaluate_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_test_check_defaults_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_test_check_form_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_test_check_once_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_test_check_pair_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_test_check_scales_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_test_check_words_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_test_way_out_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_test_read_xlsform_LDADD = $(INSTRUMENTS_TEST_LIBS)

noinst_HEADERS += tests/instruments/form-rows.h tests/instruments/form-text.h

TESTS += tests/instruments/test_xlsform_cases.sh
EXTRA_DIST += tests/instruments/test_xlsform_cases.sh

check_PROGRAMS += \
	tests/instruments/test_read_xform \
	tests/instruments/test_render_codebook \
	tests/instruments/test_render_odk \
	tests/instruments/test_render_xforms \
	tests/instruments/test_xform_cases
tests_instruments_test_xform_cases_LDADD = $(INSTRUMENTS_LIBS) $(XML_LIBS)
tests_instruments_test_read_xform_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_test_render_codebook_LDADD = $(INSTRUMENTS_TEST_LIBS) $(XML_LIBS)
tests_instruments_test_render_xforms_LDADD = $(INSTRUMENTS_TEST_LIBS) $(XML_LIBS)
tests_instruments_test_render_odk_LDADD = $(INSTRUMENTS_TEST_LIBS) $(XML_LIBS)
noinst_HEADERS += tests/instruments/markdown.h

# The W3C page, run by a processor of our own.
XFORMS_PROCESSOR = \
	tests/instruments/xforms/compare.c tests/instruments/xforms/compare.h \
	tests/instruments/xforms/processor.c \
	tests/instruments/xforms/processor.h \
	tests/instruments/xforms/processor-action.c \
	tests/instruments/xforms/processor-body.c \
	tests/instruments/xforms/processor-function.c

check_PROGRAMS += \
	tests/instruments/test_xforms_functions \
	tests/instruments/test_xforms_run
tests_instruments_test_xforms_functions_SOURCES = \
	tests/instruments/test_xforms_functions.c $(XFORMS_PROCESSOR)
tests_instruments_test_xforms_functions_LDADD = $(INSTRUMENTS_TEST_LIBS) \
	$(XML_LIBS) $(GLIB_LIBS)
tests_instruments_test_xforms_run_SOURCES = \
	tests/instruments/test_xforms_run.c $(XFORMS_PROCESSOR)
tests_instruments_test_xforms_run_LDADD = $(INSTRUMENTS_TEST_LIBS) \
	$(XML_LIBS) $(GLIB_LIBS)
