# analyse/stat is a library of its own: numbers only, so that nothing in it can
# reach a table, a file or a report.
noinst_LIBRARIES += libstat.a

libstat_a_CFLAGS = $(AM_CFLAGS) -Wconversion
libstat_a_SOURCES = \
	analyse/stat/arms.h \
	analyse/stat/binomial.c analyse/stat/binomial.h \
	analyse/stat/interval.h \
	analyse/stat/prop.c analyse/stat/prop.h \
	analyse/stat/prop-diff.c analyse/stat/prop-diff.h \
	analyse/stat/root.c analyse/stat/root.h \
	analyse/stat/score.c analyse/stat/score.h

include analyse/models.mk
