INSTRUMENTS_TEST_LIBS = $(INSTRUMENTS_LIBS) $(CHECK_LIBS)

check_PROGRAMS += \
	tests/instruments/expression/test_function \
	tests/instruments/expression/test_parser

tests_instruments_expression_test_function_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_expression_test_parser_LDADD = $(INSTRUMENTS_TEST_LIBS)
