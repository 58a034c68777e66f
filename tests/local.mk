# Tests mirror the tree. A test links its own room and those below it.

noinst_HEADERS = tests/run.h

if HAVE_CHECK
include tests/base/local.mk
include tests/instruments/local.mk
include tests/analyse/local.mk
endif

TESTS += $(check_PROGRAMS)
