#!/bin/sh
# tally: what the suite in a build folder came to, counted by single tests.
#
#   tally.sh BUILDDIR     prints "PASSED FAILED SKIPPED"
#
# Of each test program's log: Check's own count, or a last line "N passed, N
# failed, N skipped"; a program with neither counts as one.
set -eu
find "$1" -name '*.trs' ! -path "*/praxis-*/*" | sort | while read -r trs; do
    awk -v result="$(sed -n 's/^:global-test-result: *//p' "$trs")" '
    /^[0-9]+ passed, [0-9]+ failed/ { p = $1; f = $3; s = $5 + 0; told = 1 }
    /%: Checks: [0-9]+, Failures: [0-9]+, Errors: [0-9]+/ {
        split($0, part, /[^0-9]+/)
        bad = part[3] + part[4]; p += part[2] - bad; f += bad; told = 1
    }
    END {
        if (!told) { p = result == "PASS"; s = result == "SKIP"; f = !p && !s }
        if (result != "PASS" && result != "SKIP" && f == 0) f = 1
        print p + 0, f + 0, s + 0
    }' "${trs%.trs}.log"
done | awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }'
