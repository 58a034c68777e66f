# Each reader has an entry here. `make check` gives it every fixture there is;
# `./setup fuzz SECONDS` lets libFuzzer loose on it.

FUZZERS = \
	tests/fuzz/fuzz_central_csv \
	tests/fuzz/fuzz_csv \
	tests/fuzz/fuzz_expression \
	tests/fuzz/fuzz_markdown \
	tests/fuzz/fuzz_submission \
	tests/fuzz/fuzz_xform \
	tests/fuzz/fuzz_xlsform_csv \
	tests/fuzz/fuzz_xlsx \
	tests/fuzz/fuzz_xml \
	tests/fuzz/fuzz_zip

check_PROGRAMS += $(FUZZERS)

if FUZZING
FUZZ_ENTRY = tests/fuzz/entry.h
AM_LDFLAGS += -fsanitize=fuzzer
else
FUZZ_ENTRY = tests/fuzz/entry.h tests/fuzz/entry.c
endif

tests_fuzz_fuzz_csv_SOURCES = tests/fuzz/fuzz_csv.c $(FUZZ_ENTRY)
tests_fuzz_fuzz_csv_LDADD = $(BASE_LIBS)
tests_fuzz_fuzz_expression_SOURCES = \
	tests/fuzz/fuzz_expression.c $(FUZZ_ENTRY)
tests_fuzz_fuzz_expression_LDADD = $(INSTRUMENTS_LIBS)
tests_fuzz_fuzz_xml_SOURCES = tests/fuzz/fuzz_xml.c $(FUZZ_ENTRY)
tests_fuzz_fuzz_xml_LDADD = $(BASE_LIBS)
tests_fuzz_fuzz_zip_SOURCES = tests/fuzz/fuzz_zip.c $(FUZZ_ENTRY)
tests_fuzz_fuzz_zip_LDADD = $(BASE_LIBS)
tests_fuzz_fuzz_markdown_SOURCES = tests/fuzz/fuzz_markdown.c $(FUZZ_ENTRY)
tests_fuzz_fuzz_markdown_LDADD = $(INSTRUMENTS_LIBS)
tests_fuzz_fuzz_xform_SOURCES = tests/fuzz/fuzz_xform.c $(FUZZ_ENTRY)
tests_fuzz_fuzz_xform_LDADD = $(INSTRUMENTS_LIBS)
tests_fuzz_fuzz_xlsform_csv_SOURCES = tests/fuzz/fuzz_xlsform_csv.c $(FUZZ_ENTRY)
tests_fuzz_fuzz_xlsform_csv_LDADD = $(INSTRUMENTS_LIBS)
tests_fuzz_fuzz_xlsx_SOURCES = tests/fuzz/fuzz_xlsx.c $(FUZZ_ENTRY)
tests_fuzz_fuzz_xlsx_LDADD = $(BASE_LIBS)

tests_fuzz_fuzz_central_csv_SOURCES = \
	tests/fuzz/fuzz_central_csv.c tests/fuzz/collect-form.h $(FUZZ_ENTRY)
tests_fuzz_fuzz_central_csv_LDADD = $(COLLECT_LIBS)
tests_fuzz_fuzz_submission_SOURCES = \
	tests/fuzz/fuzz_submission.c tests/fuzz/collect-form.h $(FUZZ_ENTRY)
tests_fuzz_fuzz_submission_LDADD = $(COLLECT_LIBS)

# Only when configured with --enable-fuzzing.
fuzzers: $(FUZZERS)
EXTRA_DIST += tests/fuzz/entry.c tests/fuzz/run.sh tests/data
