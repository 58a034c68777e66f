#!/bin/sh
# demo: the whole path on the samples, run by `./setup demo`.
set -eu
cd "$(dirname "$0")/.."
./praxis --version
