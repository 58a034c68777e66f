# How long things take: nothing here runs in "make check".
EXTRA_PROGRAMS += tests/bench/bench
tests_bench_bench_LDADD = $(STAT_LIBS)
CLEANFILES += tests/bench/bench$(EXEEXT)
EXTRA_DIST += tests/bench/bench.sh tests/bench/bench.R tests/bench/targets

bench: praxis tests/bench/bench
	@$(srcdir)/tests/bench/bench.sh $(abs_builddir)/praxis \
	$(abs_builddir)/tests/bench/bench
.PHONY: bench
