#!/bin/sh
# The shipped questionnaires in ODK Web Forms, as ODK Central shows them.
exec sh "$TOP/tests/clients/browser.sh" web-forms @getodk/web-forms
