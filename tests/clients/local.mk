# Real clients: what others run, answering what praxis wrote.
CLIENT_TESTS = \
	tests/clients/engine.sh

TESTS += $(CLIENT_TESTS)
EXTRA_DIST += $(CLIENT_TESTS) \
	tests/clients/compare.mjs \
	tests/clients/engine.mjs \
	tests/clients/forms/circles.md \
	tests/clients/forms/other.md \
	tests/clients/forms/places.md \
	tests/clients/forms/ranks.md \
	tests/clients/forms/sums.md \
	tests/clients/package.json \
	tests/clients/package-lock.json
