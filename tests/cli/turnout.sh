#!/bin/sh
# turnout: the experiment of Gerber, Green and Larimer (2008), all 344,084
# people, held against what they printed: Table 2 (per cent who voted) and
# Table 3, column (a) and (b), differences to control with standard errors
# clustered by household. The data are not in the project: without them this
# is skipped.
set -eu
data=${PRAXIS_SHARED:-../shared}/samples/experiments/ggl2008_full.csv.gz
if [ ! -r "$data" ]; then
    echo "turnout: skipped: no $data"
    echo "0 passed, 0 failed, 1 skipped"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gzip -dc "$data" >"$work/turnout.csv"

analyse() {
    "${PRAXIS:?}" analyse "$work/turnout.csv" --arm treatment \
        --outcome voted --control 'No Postcard' "$@"
}

# compare WHAT PRINTED FOUND TOLERANCE
compare() {
    awk -v what="$1" -v printed="$2" -v found="$3" -v most="$4" 'BEGIN {
        off = found - printed
        if (off < 0) off = -off
        good = found != "" && off <= most
        printf "%s: printed %s, found %s%s\n", what, printed, found,
               good ? "" : " NOT THE SAME"
        exit !good
    }' || failed=1
}
failed=0

analyse --json >"$work/people.json"
analyse --csv >"$work/plain.csv"
analyse --csv --block block --cluster household >"$work/blocked.csv"

# field FILE ARM COLUMN of the answer's row
field() {
    awk -F, -v arm="$2" -v name="$3" '
        NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i }
        $1 == "primary" && $column["arm"] == arm { print $column[name] }' "$work/$1.csv"
}

while read -r share difference arm; do
    found=$(awk -v arm="\"$arm\"" '
        index($0, "\"name\": " arm) { inside = 1 }
        inside && /"mean":/ { gsub(/[^0-9.e-]/, "", $2); print 100 * $2; exit }
    ' "$work/people.json")
    compare "$arm, per cent" "$share" "$found" 0.0501
    [ "$difference" != - ] || continue
    compare "$arm, difference" "$difference" "$(field plain "$arm" estimate)" 0.000501
    compare "$arm, standard error" .003 "$(field plain "$arm" se)" 0.000501
    compare "$arm, in blocks" "$difference" "$(field blocked "$arm" estimate)" 0.001501
    compare "$arm, in blocks, standard error" .003 "$(field blocked "$arm" se)" 0.000501
done <<END
29.7 - No Postcard
31.5 .018 Civic Duty
32.2 .026 Hawthorne
34.5 .049 Self
37.8 .081 Neighbors
END

grep -q '"cluster": "household"' "$work/people.json" ||
    { echo "households were not found to be what was assigned"; failed=1; }
grep -q '"cluster_found": true' "$work/people.json" || failed=1
echo "$((1 - failed)) passed, $failed failed, 0 skipped"
exit $failed
