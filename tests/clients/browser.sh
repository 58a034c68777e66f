#!/bin/sh
# browser.sh CLIENT PACKAGE: each shipped questionnaire is answered in a client
# in headless Chromium, and what it submits is collected and compared with what
# was answered. Pictures of the pages are left in $CLIENTS/shots.
#
# CLIENTS is a folder where tests/clients/package.json is installed (./setup
# check makes one); without it, or without Chromium, this is skipped.
set -eu
client=$1 package=$2
if [ ! -d "${CLIENTS-}/node_modules/$package" ]; then
    echo "SKIP clients/$client: $package is not installed"
    exit 77
fi
CHROMIUM=${CHROMIUM-$(command -v chromium || :)}
if [ -z "$CHROMIUM" ]; then
    echo "SKIP clients/$client: Chromium is not installed"
    exit 77
fi
export CHROMIUM
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$TOP"/tests/clients/*.mjs "$TOP/tests/clients/package.json" "$work"
ln -s "$CLIENTS/node_modules" "$work/node_modules"
mkdir -p "$CLIENTS/shots"

names="before-action after-action follow-up"
for name in $names; do
    "$PRAXIS" render "$TOP/instruments/library/$name.md" --to odk \
        -o "$work/$name.xml" || :
done
# shellcheck disable=SC2086 # a list of words
node "$work/$client.mjs" "$work" "$CLIENTS/shots" $names
for name in $names; do
    "$PRAXIS" collect --form "$TOP/instruments/library/$name.md" \
        "$work/$name-answer.xml" -o "$work/$name" >"$work/said" 2>&1 ||
        cat "$work/said"
done
# shellcheck disable=SC2086
node "$work/compare.mjs" "$work" $names
