#!/bin/sh
# replay: runs the commands of transcripts and compares what they print.
#
#   replay.sh [--bless] FILE...
#
# A transcript (.t) is prose with commands indented by two spaces:
#
#   Counts give an answer without any file:
#
#     $ praxis analyse --counts 23/40,14/41
#     what it prints, on both streams
#     [1]                      its exit status, where that is not 0
#
# In Markdown (.md) the commands are those in ```console blocks, not indented.
# A command runs on over lines that begin with "> ". All of a file's commands
# run in one shell, in an empty folder with the program as ./praxis (and on the
# PATH) and the project's instruments and data-samples beside it.
# --bless writes what was printed into FILE: read the difference like code.
#
# PRAXIS is the program and TOP the project's sources, both absolute paths.
set -eu
: "${PRAXIS:?}" "${TOP:?}"
bless=no
[ "${1-}" != --bless ] || { bless=yes; shift; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 3' HUP INT TERM

# The commands of the transcript as a shell script that marks where each
# begins and how it ended. A mark stands on a line of its own: \036.
commands() {
    awk -v markdown="$2" '
    function flush() {
        if (command == "") return
        printf "printf \"\\n\\036%d\\n\"\n", n++
        print command
        printf "printf \"\\n\\036=%%d\\n\" \"$?\"\n"
        command = ""
    }
    { line = $0; inside = markdown ? fenced : 1 }
    markdown && /^```/ { flush(); fenced = /^```console/; next }
    !inside { next }
    !markdown && !/^  / { flush(); next }
    !markdown { line = substr(line, 3) }
    line ~ /^\$ / { flush(); command = substr(line, 3); next }
    line ~ /^> / && command != "" && !output { command = command "\n" substr(line, 3); next }
    { flush() }
    END { flush() }' "$1"
}

# The transcript again, with what was printed in place of what was expected.
merge() {
    awk -v markdown="$2" -v printed="$3" -v indent="$4" '
    BEGIN {
        while ((getline line < printed) > 0) {
            if (line ~ /^\036=/) { status[at] = substr(line, 3); at = "" }
            else if (line ~ /^\036/) { at = substr(line, 2) + 0; lines[at] = 0 }
            else if (at != "") out[at, lines[at]++] = line
        }
    }
    # The mark begins with a line end of its own, so that it stands alone even
    # behind output that has none: one empty line less.
    function show(k,   i, last) {
        last = lines[k]
        if (last && out[k, last - 1] == "") last--
        for (i = 0; i < last; i++)
            print out[k, i] == "" ? indent : indent out[k, i]
        if (status[k] != 0) print indent "[" status[k] "]"
    }
    function flush() { if (open) { show(n++); open = 0 } }
    { inside = markdown ? fenced : 1; line = $0 }
    markdown && /^```/ { flush(); fenced = /^```console/; print; next }
    !inside { print; next }
    !markdown && !/^  / { flush(); print; next }
    !markdown { line = substr(line, 3) }
    line ~ /^\$ / { flush(); open = 1; continued = 1; print; next }
    line ~ /^> / && open && continued { print; next }
    { continued = 0 }
    END { flush() }' "$1"
}

replay() {
    file=$1
    indent='  ' markdown=0
    case $file in *.md) indent='' markdown=1 ;; esac
    rm -rf "$work/run"
    mkdir "$work/run"
    for entry in instruments data-samples; do
        ln -s "$TOP/$entry" "$work/run/$entry"
    done
    ln -s "$PRAXIS" "$work/run/praxis"
    commands "$file" "$markdown" >"$work/script"
    (
        cd "$work/run"
        PATH=$work/run:$PATH LC_ALL=C TERM=dumb COLUMNS=80 \
            sh "$work/script" >"$work/printed" 2>&1 </dev/null
    ) || :
    merge "$file" "$markdown" "$work/printed" "$indent" >"$work/actual"
}

passed=0 failed=0
for file; do
    replay "$file"
    if cmp -s "$file" "$work/actual"; then
        passed=$((passed + 1))
    elif [ "$bless" = yes ]; then
        cp "$work/actual" "$file"
        echo "blessed $file"
    else
        failed=$((failed + 1))
        diff -u "$file" "$work/actual" || :
    fi
done
[ "$bless" = yes ] || echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
