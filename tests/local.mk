# Tests mirror the tree. A test links its own room and those below it. What
# tests need from ../shared is found by $PRAXIS_SHARED, else beside the sources.

noinst_HEADERS = tests/run.h tests/collect/gather.h

AM_TESTS_ENVIRONMENT = \
	PRAXIS='$(abs_top_builddir)/praxis'; export PRAXIS; \
	TOP='$(abs_top_srcdir)'; export TOP; \
	: $${PRAXIS_SHARED='$(abs_top_srcdir)/../shared'}; \
	export PRAXIS_SHARED;

if HAVE_CHECK
include tests/base/local.mk
include tests/instruments/local.mk
include tests/collect/local.mk
include tests/analyse/local.mk
include tests/analyse/report.mk
include tests/fuzz/local.mk
endif
include tests/bench/local.mk
include tests/coverage/local.mk
include tests/clients/local.mk

TESTS += $(check_PROGRAMS)

# Transcripts: what the program prints, told and replayed. The README's tour
# is one of them.
TEST_EXTENSIONS = .sh .t .md
T_LOG_COMPILER = $(top_srcdir)/tests/cli/replay.sh
MD_LOG_COMPILER = $(top_srcdir)/tests/cli/replay.sh

TRANSCRIPTS = \
	tests/cli/analyse.t \
	tests/cli/analyse-before.t \
	tests/cli/analyse-checks.t \
	tests/cli/analyse-compliers.t \
	tests/cli/analyse-crossed.t \
	tests/cli/analyse-facilitators.t \
	tests/cli/analyse-people.t \
	tests/cli/analyse-kinds.t \
	tests/cli/analyse-several.t \
	tests/cli/analyse-said.t \
	tests/cli/analyse-scales.t \
	tests/cli/analyse-times.t \
	tests/cli/analyse-told.t \
	tests/cli/analyse-window.t \
	tests/cli/check.t \
	tests/cli/collect.t \
	tests/cli/reflection-study.t \
	tests/cli/render.t \
	tests/cli/bad-input.t \
	tests/cli/replay.t \
	tests/cli/usage.t \
	README.md

TESTS += $(TRANSCRIPTS) tests/cli/manual.sh tests/cli/examples.sh tests/cli/turnout.sh
include tests/data-samples/local.mk
EXTRA_DIST += $(TRANSCRIPTS) tests/cli/manual.sh tests/cli/examples.sh \
	tests/cli/turnout.sh \
	tests/cli/replay.sh tests/tally.sh

# Rewrites the transcripts with what is printed now: read the difference.
bless: praxis
	cd $(srcdir) && PRAXIS='$(abs_top_builddir)/praxis' \
	TOP='$(abs_top_srcdir)' tests/cli/replay.sh --bless $(TRANSCRIPTS)
	$(abs_top_builddir)/praxis --manual >$(srcdir)/praxis.1
.PHONY: bless fuzzers

# ./setup check counts over several runs of the suite.
check-local: check-TESTS
	test -z "$$PRAXIS_TALLY" || \
	$(top_srcdir)/tests/tally.sh . >>"$$PRAXIS_TALLY"
