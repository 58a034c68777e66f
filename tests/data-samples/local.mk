TESTS += tests/data-samples/test_generate.sh
EXTRA_DIST += tests/data-samples/test_generate.sh

# Built before the tests run, though it is no test itself.
check_DATA = $(REFLECTION_STUDY)/generate
