#!/bin/sh
# Every example that a command's help and the manual page show is run, in a
# folder with the files it speaks of. Forms are .md here where people have
# .xlsx: the reader does not mind.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$TOP"/instruments/library/*.md "$work"
study=$TOP/data-samples/reflection-study
cp "$study/follow-up/submissions.csv.zip" "$study/roster.csv" "$work"
cp "$study/follow-up/keyed-north.csv" "$work/keyed.csv"
cd "$work"
PATH=$(dirname "$PRAXIS"):$PATH
praxis collect --form follow-up.md submissions.csv.zip --roster roster.csv \
    -o data 2>said
cp data/responses.csv data/datapackage.json .
awk 'BEGIN { print "before,after,acted"
    for (i = 0; i < 80; i++)
        print int(i / 2) % 2 "," i % 2 "," i * 7 % 5 % 2 }' >crossed.csv

# What stands indented under "Example:", lines that end in \ joined.
examples() {
    "$PRAXIS" ${1:+"$1"} --help |
        sed -n '/^Example/,$s/^  *\(praxis .*\)/\1/p' | sed 's/\.xlsx/.md/g'
}

passed=0 failed=0
for command in '' check render collect analyse; do
    examples "$command" >list
    [ -s list ] || echo "praxis $command shows no example" | tee list
    while read -r line; do
        if sh -c "$line" >said 2>&1; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            echo "failed: $line"
            cat said
        fi
    done <list
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
