#!/bin/sh
# Each shipped questionnaire is answered in the engine of ODK Web Forms, and
# what it submits is collected and compared with what was answered.
#
# CLIENTS is a folder where tests/clients/package.json is installed (./setup
# check makes one); without it this is skipped.
set -eu
if [ ! -d "${CLIENTS-}/node_modules/@getodk/xforms-engine" ]; then
    echo "SKIP clients/engine: the engine of ODK Web Forms is not installed"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$TOP"/tests/clients/*.mjs "$TOP/tests/clients/package.json" "$work"
ln -s "$CLIENTS/node_modules" "$work/node_modules"

passed=0 failed=0
for form in "$TOP"/instruments/library/*.md; do
    name=$(basename "$form" .md)
    [ "$name" != README ] || continue
    if "$PRAXIS" render "$form" --to odk -o "$work/$name.xml" &&
        node "$work/engine.mjs" "$work/$name.xml" "$work/$name-answer.xml" \
            >"$work/$name.json" &&
        "$PRAXIS" collect --form "$form" "$work/$name-answer.xml" \
            -o "$work/$name" 2>"$work/said" &&
        node "$work/compare.mjs" "$work/$name.json" "$work/$name"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$name failed in the engine"
        cat "$work/said" 2>/dev/null || :
    fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
