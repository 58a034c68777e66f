# How often the defaults' intervals hold the truth: "make coverage" (minutes).
EXTRA_PROGRAMS += tests/coverage/coverage
tests_coverage_coverage_LDADD = $(ANALYSE_LIBS)
tests_coverage_coverage_SOURCES = \
	tests/coverage/coverage.c \
	tests/coverage/grid.c \
	tests/coverage/line.h \
	tests/coverage/line-drawn.c \
	tests/coverage/line-exact.c \
	tests/coverage/setting.h \
	tests/coverage/study.c tests/coverage/study.h
CLEANFILES += tests/coverage/coverage

coverage: tests/coverage/coverage
	tests/coverage/coverage --all
.PHONY: coverage
EXTRA_DIST += tests/coverage/RESULTS.md
