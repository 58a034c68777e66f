#!/bin/sh
# bench: how long praxis takes, beside R where R is, and beside what is aimed
# at. Called by "make bench"; never fails because something was slow.
#
#     bench.sh PRAXIS BENCH
#
# Needs awk and gzip. R (r-base-core r-cran-coin r-cran-estimatr
# r-cran-clubsandwich) and the turnout file of ../shared are left out by name
# where they are absent.
set -eu
praxis=$1
bench=$2
here=$(cd "$(dirname "$0")" && pwd)
shared=${PRAXIS_SHARED:-$here/../../../shared}
turnout=$shared/samples/experiments/ggl2008_full.csv.gz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# --- what is worked on -----------------------------------------------------

# A number for each of 1,000 people; 100,000 people in 2,000 groups of unequal
# size. The generator is Park and Miller's, so that every awk draws the same.
people() {
    awk 'function uniform() { s = (s * 16807) % 2147483647
                              return s / 2147483647 }
         function normal(  i, sum) { sum = -6
             for (i = 0; i < 12; i++) sum += uniform(); return sum }
         BEGIN { s = 20260105; print "arm,y"
             for (i = 0; i < 1000; i++) {
                 arm = i % 2
                 printf "%d,%.6f\n", arm, normal() + 0.1 * arm } }'
}
groups() {
    awk 'function uniform() { s = (s * 16807) % 2147483647
                              return s / 2147483647 }
         BEGIN { s = 20260106; print "arm,y,x,cluster"
             for (g = 0; g < 2000; g++) group[g] = uniform()
             for (i = 0; i < 100000; i++) {
                 g = i < 2000 ? i : int(2000 * uniform() ^ 1.3)
                 x = uniform()
                 printf "%d,%.6f,%.6f,%d\n", g % 2,
                        group[g] + x + 3 * uniform() + 0.1 * (g % 2), x, g } }'
}

# A form of so many questions, each of four kinds, three of them with logic.
form() {
    awk -v n="$1" 'BEGIN {
        print "| survey | | | | | |"
        print "| | type | name | label | relevant | constraint |"
        for (i = 1; i <= n; i += 4) {
            printf "| | select_one yn | q%d | Question %d? | | |\n", i, i
            if (i + 1 <= n) printf "| | integer | q%d | How many, %d? | " \
                "${q%d} = '\''1'\'' | . >= 0 and . < 100 |\n", i+1, i+1, i
            if (i + 2 <= n) printf "| | text | q%d | Words %d | " \
                "${q%d} > 3 | |\n", i+2, i+2, i+1
            if (i + 3 <= n) printf "| | decimal | q%d | Weight %d | | " \
                ". > 0 |\n", i+3, i+3
        }
        print "| choices | | |"
        print "| | list_name | name | label |"
        print "| | yn | 1 | Yes |"
        print "| | yn | 0 | No |"
    }'
}

# The same people again under other blocks and households, ten times in all.
tenfold() {
    awk -F, -v OFS=, 'NR == 1 { print; next }
        { for (k = 0; k < 10; k++) {
              line = $0; sub(/^[^,]*,[^,]*/, "", line)
              print $1 + k * 1000000, $2 + k * 1000000 line } }' "$1"
}

people >"$work/people.csv"
groups >"$work/groups.csv"
for n in 21 2000 20000; do form "$n" >"$work/form-$n.md"; done

# --- the runs --------------------------------------------------------------

"$bench" stat "$work/people.csv" "$work/groups.csv" >"$work/times"
for n in 21 2000 20000; do
    runs=21
    [ "$n" = 20000 ] && runs=5
    "$bench" run "check-$n" "$runs" "$praxis" check "$work/form-$n.md"
    "$bench" run "render-$n" "$runs" "$praxis" render "$work/form-$n.md" \
        --to odk -o "$work/form.xml"
done >>"$work/times"
"$bench" run empty 21 true >>"$work/times"
"$bench" run start 21 "$praxis" --version >>"$work/times"

if [ -r "$turnout" ]; then
    gzip -dc "$turnout" >"$work/turnout.csv"
    tenfold "$work/turnout.csv" >"$work/turnout-10.csv"
    for file in turnout turnout-10; do
        runs=5
        [ "$file" = turnout-10 ] && runs=3
        for design in "" "--cluster household --block block"; do
            # shellcheck disable=SC2086 # a list of words
            "$bench" run "$file${design:+-blocked}" "$runs" "$praxis" analyse \
                "$work/$file.csv" --arm treatment --outcome voted \
                --control "No Postcard" $design
        done
    done >>"$work/times"
else
    echo "skipped: no $turnout" >&2
fi

if command -v Rscript >/dev/null 2>&1; then
    Rscript --vanilla "$here/bench.R" "$work/people.csv" "$work/groups.csv" \
        >"$work/times-R"
else
    echo "skipped: R is not installed" >&2
    : >"$work/times-R"
fi

# --- the table -------------------------------------------------------------

awk -F'\t' '
    FILENAME == ARGV[1] {
        wall[$1] = $2; least[$1] = $3; spent[$1] = $4; mb[$1] = $5; next }
    FILENAME == ARGV[2] { peer[$1] = $2; next }
    /^#/ || NF < 3 { next }
    !head++ { printf "%-56s %10s %10s %10s %7s %8s %8s  %s\n", "task", "praxis",
                     "least", "processor", "memory", "R", "R/praxis",
                     "aimed at" }
    !($1 in wall) { printf "%-56s %10s\n", $3, "skipped"; next }
    function time(seconds) { return sprintf($2 == "ms" ? "%.2f ms" : "%.3f s",
                                            seconds * ($2 == "ms" ? 1000 : 1)) }
    {
        printf "%-56s ", $3
        if ($2 == "ms" || $2 == "s")
            printf "%10s %10s %10s %7s", time(wall[$1]), time(least[$1]),
                time(spent[$1]), mb[$1] ? mb[$1] " MB" : ""
        else
            printf "%8.1f x %8.1f x %8.1f x %7s", wall[$1] / wall[$2],
                least[$1] / least[$2], spent[$1] / spent[$2], ""
        if (($1 in peer) && $2 != "x") printf " %6.3f s %7.1fx", peer[$1],
                              peer[$1] / wall[$1]
        else printf " %8s %8s", "", ""
        printf "  %s\n", $4
    }' "$work/times" "$work/times-R" "$here/targets"
