# Real clients: what others run, answering what praxis wrote.
CLIENT_TESTS = \
	tests/clients/engine.sh

TESTS += $(CLIENT_TESTS)
EXTRA_DIST += $(CLIENT_TESTS) \
	tests/clients/compare.mjs \
	tests/clients/engine.mjs \
	tests/clients/package.json \
	tests/clients/package-lock.json
