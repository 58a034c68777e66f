# collect: its sources are listed here, one noun a file.
noinst_LIBRARIES += libcollect.a

libcollect_a_SOURCES = \
	collect/aside.c collect/aside.h \
	collect/cell.c collect/cell.h \
	collect/cmd-collect.c collect/cmd-collect.h \
	collect/codebook.c collect/codebook.h \
	collect/collection.c collect/collection.h \
	collect/compute.c \
	collect/dictionary.c collect/dictionary.h \
	collect/filling.c collect/filling.h \
	collect/flat-date.c collect/flat-date.h \
	collect/flat-row.c collect/flat-row.h \
	collect/flat-table.c collect/flat-table.h \
	collect/headings.c collect/headings.h \
	collect/judge.c collect/judge.h \
	collect/merge.c collect/merge.h \
	collect/natural.c collect/natural.h \
	collect/normalise.c collect/normalise.h \
	collect/optout.c collect/optout.h \
	collect/personal-rows.c collect/personal-rows.h \
	collect/personal.c collect/personal.h \
	collect/response.c collect/response.h \
	collect/result.c collect/result.h \
	collect/roster.c collect/roster.h \
	collect/schema.c collect/schema.h \
	collect/source-csv.c \
	collect/source-xml.c \
	collect/source-zip.c \
	collect/source.c collect/source.h \
	collect/submission.c collect/submission.h
