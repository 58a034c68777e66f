#!/bin/sh
# Each fault that faults.csv lists is told by collecting: a finding of that
# rule, in that file, at that response.
set -eu
study=$TOP/data-samples/reflection-study
library=$TOP/instruments/library
command -v unzip >/dev/null || { echo "SKIP: unzip is missing"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$PRAXIS" collect --form "$library/follow-up.md" "$study/follow-up" \
    --roster "$study/roster.csv" -o "$work/follow-up" 2>"$work/said"
"$PRAXIS" collect --form "$library/after-action.md" "$study/after" \
    -o "$work/after" 2>>"$work/said"

# where FILE KEY: as findings name it, "file,part,row".
where() {
    case $1 in
    *.zip)
        row=$(unzip -p "$study/$1" follow_up.csv |
            awk -F, -v key="$2" '{ for (i = 1; i <= NF; i++)
                if ($i == key) { print NR; exit } }')
        echo "$1,follow_up.csv,$row"
        ;;
    *.csv) echo "$1,,$(awk -F '[,;]' -v key="$2" '$1 == key { print NR }' \
        "$study/$1")" ;;
    *.xml) echo "$1,," ;;
    *) (cd "$study" && grep -rl "instanceID>$2<" "$1" |
        sed 's/$/,,/') ;;
    esac
}

passed=0 failed=0
check() {
    if grep -q "^[a-z]*,$2,$3," "$work/${3%%/*}/findings.csv"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$1: no finding '$2' at $3"
    fi
}

# rule 4 may name several; 5 is prose with commas and quotes.
while IFS=, read -r file key kind rules _; do
    [ "$file" != file ] || continue
    for rule in $rules; do
        check "$kind" "$rule" "$(where "$file" "$key")"
    done
done <"$study/faults.csv"
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ] && [ "$passed" -ge 15 ]
