BASE_TEST_LIBS = $(BASE_LIBS) $(CHECK_LIBS)

check_PROGRAMS += \
	tests/base/test_archive \
	tests/base/test_arena \
	tests/base/test_command \
	tests/base/test_csv \
	tests/base/test_date \
	tests/base/test_date_words \
	tests/base/test_error \
	tests/base/test_finding \
	tests/base/test_late \
	tests/base/test_nearest \
	tests/base/test_number \
	tests/base/test_outfile \
	tests/base/test_progress \
	tests/base/test_sheet \
	tests/base/test_table \
	tests/base/test_text \
	tests/base/test_xml

tests_base_test_archive_LDADD = $(BASE_TEST_LIBS) $(ZIP_LIBS)
tests_base_test_arena_LDADD = $(BASE_TEST_LIBS)
tests_base_test_command_LDADD = $(BASE_TEST_LIBS)
tests_base_test_csv_LDADD = $(BASE_TEST_LIBS)
tests_base_test_date_LDADD = $(BASE_TEST_LIBS)
tests_base_test_date_words_LDADD = $(BASE_TEST_LIBS)
tests_base_test_error_LDADD = $(BASE_TEST_LIBS)
tests_base_test_finding_LDADD = $(BASE_TEST_LIBS)
tests_base_test_late_LDADD = $(BASE_TEST_LIBS)
tests_base_test_nearest_LDADD = $(BASE_TEST_LIBS)
tests_base_test_number_LDADD = $(BASE_TEST_LIBS)
tests_base_test_outfile_LDADD = $(BASE_TEST_LIBS)
tests_base_test_progress_LDADD = $(BASE_TEST_LIBS) $(PTHREAD_LIBS)
tests_base_test_sheet_LDADD = $(BASE_TEST_LIBS)
tests_base_test_table_LDADD = $(BASE_TEST_LIBS)
tests_base_test_text_LDADD = $(BASE_TEST_LIBS)
tests_base_test_xml_LDADD = $(BASE_TEST_LIBS)
