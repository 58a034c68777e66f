#!/bin/sh
# reference-faults: what tests/analyse/reference says of cases that are wrong,
# unknown or refused. Nothing may pass by being unread.
set -eu
reference=$(dirname "${PRAXIS:?}")/tests/analyse/reference
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/people.csv" <<'CSV'
z,y
0,1
1,2
0,
CSV
cat >"$work/a.json" <<'JSON'
{"family": "faults", "cases": [
{"id": "right", "method": "wald", "rel_tol": 1e-9,
 "inputs": {"x1": 1, "n1": 1, "x0": 0, "n0": 1e0},
 "values": {"estimate": 1, "lower": 1, "upper": 1}},
{"id": "none", "method": "katz_log", "rel_tol": 1e-9,
 "inputs": {"x1": 0, "n1": 3, "x0": 0, "n0": 4},
 "values": {"estimate": "NA", "lower": null, "upper": "NaN"}},
{"id": "refused", "method": "meta_DL_HKSJ", "rel_tol": 1e-9,
 "inputs": {"yi": [0.2], "vi": [0.1]}, "values": {"estimate": 0.2}},
{"id": "value", "method": "wald", "rel_tol": 1e-9,
 "inputs": {"x1": 1, "n1": 1, "x0": 0, "n0": 1},
 "values": {"estimate": 1, "lower": 1, "upper": 1.1}},
{"id": "unread", "method": "wald", "rel_tol": 1e-9,
 "inputs": {"x1": 1, "n1": 1, "x0": 0, "n0": 1},
 "values": {"estimate": 1, "lower": 1, "upper": 1, "p": 0.5}},
{"id": "counts", "method": "wald", "rel_tol": 1e-9,
 "inputs": {"x1": 5, "n1": 3, "x0": 0, "n0": 1}, "values": {}},
{"id": "method", "method": "guess", "rel_tol": 1e-9, "inputs": {},
 "values": {}},
{"id": "level", "method": "wilson", "rel_tol": 1e-9,
 "inputs": {"x": 1, "n": 2, "conf_level": 95}, "values": {"estimate": 0.5}},
{"id": "column", "method": "ols_HC2", "rel_tol": 1e-9,
 "inputs": {"data": "people.csv", "formula": "w ~ z"}, "values": {}},
{"id": "cell", "method": "ols_HC2", "rel_tol": 1e-9,
 "inputs": {"data": "people.csv", "formula": "y ~ z"}, "values": {}},
{"id": "lengths", "method": "ri_exact_complete", "rel_tol": 1e-9,
 "inputs": {"y": [1, 2, 3], "z": [1, 0]}, "values": {}},
{"id": "outcomes", "method": "westfall_young_stepdown_exact", "rel_tol": 1e-9,
 "inputs": {"z": [1, 0, 1], "Y": [[1], [2]]}, "values": {}},
{"id": "file", "method": "ols_HC2", "rel_tol": 1e-9,
 "inputs": {"data": "nobody.csv", "formula": "y ~ z"}, "values": {}},
{"id": "unfinished", "method": "wald"}
]}
JSON
echo '{"family": "faults"}' >"$work/b.json"
echo '{"family": ' >"$work/c.json"
echo '{"about": "no family"}' >"$work/d.json"

status=0
"$reference" "$work" >"$work/said" 2>"$work/aside" || status=$?
sed 's/^/    /' "$work/said" "$work/aside" # not for tests/tally.sh to count
test "$status" -eq 1

failed=0
expect() {
    grep -q -e "$1" "$work/said" || {
        echo "reference-faults: not said: $1"
        failed=$((failed + 1))
    }
}
expect '^refused: skipped: a single study'
expect '^value: upper: got 1, expected 1.1'
expect '^unread: p: was not computed'
expect '^counts: more acted than there are people'
expect "^method: no such method: 'guess'"
expect '^level: stopped by an assertion'
expect "^column: .* has no column 'w'"
expect "^cell: y: not a number: ''"
expect '^lengths: z: 2 numbers for 3 people'
expect '^outcomes: Y is not 1 outcomes of 3 people'
expect '^file: cannot read'
expect '^a case lacks id, method'
expect "b.json: has no array 'cases'"
expect 'c.json:[0-9]*: '
expect 'd.json: holds no family of cases: not read'
expect '^2 passed, 13 failed, 1 skipped$'
test "$failed" -eq 0
