#!/bin/sh
# The simulated study is what its generator makes, byte for byte.
set -eu
generate=${PRAXIS%/*}/data-samples/reflection-study/generate
study=$TOP/data-samples/reflection-study
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$generate" "$TOP/instruments/library" "$work/study"
n=0
for part in before after follow-up roster.csv faults.csv truth.csv truth.json
do
    diff -r "$study/$part" "$work/study/$part" || {
        echo "$part is not what the generator makes: run make sample"
        exit 1
    }
    n=$((n + 1))
done
echo "$n passed, 0 failed, 0 skipped"
