# instruments: its sources are listed here, one noun a file.
noinst_LIBRARIES += libinstruments.a

libinstruments_a_SOURCES = \
	instruments/expression/expression.c \
	instruments/expression/expression.h \
	instruments/expression/function.c \
	instruments/expression/function.h \
	instruments/expression/lexer.c \
	instruments/expression/parser.c \
	instruments/expression/token.h \
	instruments/form.c instruments/form.h
