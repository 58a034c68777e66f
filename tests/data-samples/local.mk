SAMPLE_TESTS = \
	tests/data-samples/test_faults.sh \
	tests/data-samples/test_generate.sh

TESTS += $(SAMPLE_TESTS)
EXTRA_DIST += $(SAMPLE_TESTS)

# Built before the tests run, though it is no test itself.
check_DATA = $(REFLECTION_STUDY)/generate
