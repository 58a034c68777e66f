#!/bin/sh
# The shipped questionnaires in Enketo, as KoboToolbox shows them.
exec sh "$TOP/tests/clients/browser.sh" enketo enketo-core
