#!/bin/sh
# Each shipped questionnaire, and each form of tests/clients/forms, is answered
# in the engine of ODK Web Forms, and what it submits is collected and compared
# with what was answered.
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

names=
for form in "$TOP"/instruments/library/*.md "$TOP"/tests/clients/forms/*.md; do
    name=$(basename "$form" .md)
    [ "$name" != README ] || continue
    names="$names $name"
    cp "$form" "$work/$name.md"
    "$PRAXIS" render "$form" --to odk -o "$work/$name.xml" || :
done

# shellcheck disable=SC2086 # a list of words
node "$work/engine.mjs" "$work" $names
for name in $names; do
    "$PRAXIS" collect --form "$work/$name.md" "$work/$name-answer.xml" \
        -o "$work/$name" >"$work/said" 2>&1 || cat "$work/said"
done
# shellcheck disable=SC2086
node "$work/compare.mjs" "$work" $names
