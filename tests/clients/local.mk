# Real clients: what others run, answering what praxis wrote.
CLIENT_TESTS = \
	tests/clients/engine.sh \
	tests/clients/enketo.sh \
	tests/clients/web-forms.sh

TESTS += $(CLIENT_TESTS)
EXTRA_DIST += $(CLIENT_TESTS) \
	tests/clients/browser.mjs \
	tests/clients/browser.sh \
	tests/clients/compare.mjs \
	tests/clients/engine.mjs \
	tests/clients/enketo-page.mjs \
	tests/clients/enketo.mjs \
	tests/clients/forms/circles.md \
	tests/clients/forms/other.md \
	tests/clients/forms/places.md \
	tests/clients/forms/ranks.md \
	tests/clients/forms/sums.md \
	tests/clients/package.json \
	tests/clients/package-lock.json \
	tests/clients/visit.mjs \
	tests/clients/web-forms-page.mjs \
	tests/clients/web-forms.mjs
