noinst_LIBRARIES += libbase.a

libbase_a_SOURCES = \
	base/archive.c base/archive.h \
	base/arena.c base/arena.h \
	base/builder.c base/builder.h \
	base/command.c base/command.h \
	base/csv.c base/csv.h \
	base/date.c base/date.h \
	base/date-words.c base/date-words.h \
	base/error.c base/error.h \
	base/file.c base/file.h \
	base/finding.c base/finding.h \
	base/intern.c base/intern.h \
	base/manual.c base/manual.h \
	base/heap.c base/heap.h \
	base/late.c base/late.h \
	base/nearest.c base/nearest.h \
	base/number.c base/number.h \
	base/outfile.c base/outfile.h \
	base/page/canvas-inside.h \
	base/page/canvas.c base/page/canvas.h \
	base/page/library.c base/page/library.h \
	base/page/words.c base/page/words.h \
	base/progress.c base/progress.h \
	base/sheet.c base/sheet.h \
	base/sheet-build.c base/sheet-build.h \
	base/sheet-csv.c \
	base/sheet-markdown.c \
	base/sheet-number.c base/sheet-number.h \
	base/sheet-xlsx.c base/sheet-xlsx.h \
	base/sheet-xlsx-cells.c \
	base/sheet-xlsx-parts.c \
	base/table.c base/table.h \
	base/table-csv.c base/table-file.h \
	base/table-package.c base/table-package.h \
	base/text.c base/text.h \
	base/utf8.c base/utf8.h \
	base/xml.c base/xml.h \
	base/xml-limits.c base/xml-limits.h \
	base/xml-stream.c base/xml-stream.h
