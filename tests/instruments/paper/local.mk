check_PROGRAMS += \
	tests/instruments/paper/test_cells \
	tests/instruments/paper/test_layout \
	tests/instruments/paper/test_paper \
	tests/instruments/paper/test_skip
noinst_HEADERS += tests/instruments/paper/sample.h

tests_instruments_paper_test_cells_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_paper_test_layout_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_paper_test_paper_LDADD = $(INSTRUMENTS_TEST_LIBS)
tests_instruments_paper_test_skip_LDADD = $(INSTRUMENTS_TEST_LIBS)
