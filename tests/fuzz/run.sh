#!/bin/sh
# run: lets libFuzzer loose on each entry for so many seconds.
#
#   run.sh BUILDDIR SECONDS [ENTRY...]
#
# What it learns stays in BUILDDIR/corpus/ENTRY for the next time. A crash, a
# leak, 2 GiB of memory or 10 seconds on one input end it with status 1 and the
# input in BUILDDIR/found/.
set -eu
build=$1 seconds=$2
shift 2
here=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$build" && pwd)
[ $# -gt 0 ] || set -- "$build"/tests/fuzz/fuzz_*
seeds=$(cd "$here" && find tests/data instruments/library -type d)
mkdir -p "$build/found"
cd "$here"
for entry; do
    name=$(basename "$entry")
    case $name in *.o) continue ;; esac
    mkdir -p "$build/corpus/$name"
    printf '%s ... ' "$name"
    # shellcheck disable=SC2086 # folders of this project: no spaces
    if "$build/tests/fuzz/$name" -max_total_time="$seconds" -timeout=10 \
        -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
        -artifact_prefix="$build/found/$name-" "$build/corpus/$name" \
        $seeds \
        >"$build/$name.out" 2>&1; then
        awk '/number_of_executed_units/ { n = $2 }
             /peak_rss_mb/ { m = $2 } END { print n " inputs, " m " MiB" }' \
            "$build/$name.out"
    else
        echo "FOUND SOMETHING"
        tail -n 30 "$build/$name.out"
        exit 1
    fi
done
