# analyse/stat is a library of its own: numbers only, so that nothing in it can
# reach a table, a file or a report.
noinst_LIBRARIES += libstat.a

libstat_a_CFLAGS = $(AM_CFLAGS) -Wconversion
libstat_a_SOURCES = \
	analyse/stat/arms.h \
	analyse/stat/binomial.c analyse/stat/binomial.h \
	analyse/stat/chi-square.c analyse/stat/chi-square.h \
	analyse/stat/conditional.c analyse/stat/conditional.h \
	analyse/stat/exact-uncond.c analyse/stat/exact-uncond.h \
	analyse/stat/fisher.c analyse/stat/fisher.h \
	analyse/stat/hypergeometric.c analyse/stat/hypergeometric.h \
	analyse/stat/interval.h \
	analyse/stat/mover.c analyse/stat/mover.h \
	analyse/stat/nnt.c analyse/stat/nnt.h \
	analyse/stat/nuisance.c analyse/stat/nuisance.h \
	analyse/stat/odds-ratio.c analyse/stat/odds-ratio.h \
	analyse/stat/paired.c analyse/stat/paired.h \
	analyse/stat/pooled.c analyse/stat/pooled.h \
	analyse/stat/prop.c analyse/stat/prop.h \
	analyse/stat/prop-diff.c analyse/stat/prop-diff.h \
	analyse/stat/prop-ratio.c analyse/stat/prop-ratio.h \
	analyse/stat/root.c analyse/stat/root.h \
	analyse/stat/score.c analyse/stat/score.h \
	analyse/stat/uncond-test.c analyse/stat/uncond-test.h

include analyse/models.mk
include analyse/studies.mk
