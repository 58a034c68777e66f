#!/bin/sh
# The manual page in the sources is the one that the options make.
set -eu
"$PRAXIS" --manual | diff -u "$TOP/praxis.1" - || {
    echo "praxis.1 is not what the options make: run make bless"
    exit 1
}
echo "1 passed, 0 failed, 0 skipped"
