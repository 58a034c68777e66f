# instruments: its sources are listed here, one noun a file.
noinst_LIBRARIES += libinstruments.a

libinstruments_a_SOURCES = \
	instruments/expression/check-comparison.c \
	instruments/expression/check-condition.c \
	instruments/expression/check.c instruments/expression/check.h \
	instruments/expression/checker.c instruments/expression/checker.h \
	instruments/expression/expression.c \
	instruments/expression/expression.h \
	instruments/expression/function.c \
	instruments/expression/function.h \
	instruments/expression/lexer.c \
	instruments/expression/parser.c \
	instruments/expression/pattern.c instruments/expression/pattern.h \
	instruments/expression/scope.h \
	instruments/expression/token.h \
	instruments/form.c instruments/form.h
