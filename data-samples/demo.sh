#!/bin/sh
# demo: the whole path on the simulated reflection study, run by `./setup demo`
# from anywhere: from the questionnaire to the answer, into demo/.
set -eu
cd "$(dirname "$0")/.."
study=data-samples/reflection-study
library=instruments/library
mkdir -p demo

# run COMMAND...: shows it, then runs it; what it says goes to the log.
run() {
    printf '%s\n' "\$ $*" | fold -s -w 74 |
        sed -e '2,$s/^/    /' -e 's/ $/ \\/'
    printf '%s\n' "\$ $*" >>demo/log.txt
    "$@" >>demo/log.txt 2>&1 || {
        tail -n 20 demo/log.txt >&2
        exit 1
    }
}

# The first words of the report, and the parts of it that are named.
parts() {
    awk -v wanted="$1" '
        BEGIN { split(wanted, names, "|"); shown = 1 }
        /^[^ ]/ && blank { shown = 0 }
        { for (i in names) if (index($0, names[i]) == 1) shown = 1 }
        { blank = $0 == "" }
        shown'
}

: >demo/log.txt
run ./praxis check $library/before-action.md $library/after-action.md \
    $library/follow-up.md
run ./praxis render $library/follow-up.md --to paper -o demo/follow-up.pdf
run ./praxis render $library/follow-up.md --to odk -o demo/follow-up.xml
run ./praxis collect --form $library/follow-up.md $study/follow-up \
    --roster $study/roster.csv -o demo/data
grep 'responses from\|on the roster\|findings (' demo/log.txt
run ./praxis analyse demo/data/responses.csv --arm arm --control control \
    --outcome acted --cluster group --block block \
    -o demo/report.txt --html demo/report.html

truth=$(awk -F '[:,]' '/"risk_difference"/ { printf "%+.0f", 100 * $2 }' \
    $study/truth.json)
echo
echo "SIMULATED people, who were made so that the truth is $truth points:"
echo
parts "Who is missing|Effects" <demo/report.txt
cat <<'PATHS'
demo/follow-up.pdf       the questionnaire on paper
demo/follow-up.xml       the same as an ODK XForm
demo/data/responses.csv  the tidy table; beside it findings.csv, codebook.html
demo/report.html         the whole report; demo/report.txt: the same as text
PATHS
