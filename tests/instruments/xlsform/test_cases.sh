#!/bin/sh
# test_cases: does praxis take and refuse the forms that the reference
# converter takes and refuses? The cases stay outside of the project; without
# them this is skipped. At least 97 % of either kind.
set -u
cases=${PRAXIS_SHARED:-../shared}/reference/xlsform/cases
if [ ! -d "$cases" ]; then
    echo "skipped: XLSForm cases, not found in $cases"
    exit 77
fi
taken=0 of_taken=0 refused=0 of_refused=0
for folder in "$cases"/*/; do
    for form in "$folder"*.md "$folder"*.xlsx "$folder"*.csv; do
        [ -f "$form" ] || continue
        "${PRAXIS:?}" check --root "$(cat "${folder}name")" "$form" \
            >/dev/null 2>&1
        status=$?
        if [ "$(cat "${folder}rc")" = 0 ]; then
            of_taken=$((of_taken + 1))
            [ $status -ne 0 ] || taken=$((taken + 1))
            [ $status -eq 0 ] || echo "refused: $(basename "$folder")"
        else
            of_refused=$((of_refused + 1))
            [ $status -ne 1 ] || refused=$((refused + 1))
            [ $status -eq 1 ] || echo "taken: $(basename "$folder")"
        fi
    done
done
echo "taken $taken of $of_taken, refused $refused of $of_refused"
[ $((taken * 100)) -ge $((of_taken * 97)) ] &&
    [ $((refused * 100)) -ge $((of_refused * 97)) ]
