# How often the defaults' intervals hold the truth: "make coverage" (minutes),
# or a part of it: make coverage ONLY="groups of 20".
EXTRA_PROGRAMS += tests/coverage/coverage
tests_coverage_coverage_LDADD = $(ANALYSE_LIBS)
tests_coverage_coverage_SOURCES = \
	tests/coverage/coverage.c \
	tests/coverage/grid.c \
	tests/coverage/line.h \
	tests/coverage/line-drawn.c \
	tests/coverage/line-exact.c \
	tests/coverage/setting.h \
	tests/coverage/study.c tests/coverage/study.h \
	tests/coverage/world.c tests/coverage/world.h
CLEANFILES += tests/coverage/coverage

coverage: tests/coverage/coverage
	if test -n "$(ONLY)"; then tests/coverage/coverage --only "$(ONLY)"; \
	else tests/coverage/coverage --all; fi
.PHONY: coverage
EXTRA_DIST += tests/coverage/RESULTS.md
