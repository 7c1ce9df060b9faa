#!/usr/bin/env bash
# Measure everything that the README gives ratios for: scans, frames, charts, whole runs
# and the start of the program. It takes about ten minutes and 2 GB of a temporary
# folder, and wants Debian's python3-pandas and python3-matplotlib.
#
#	testdata/bench/all.sh [RESULTS ...]
set -euo pipefail
roots=()
for root; do roots+=("$(cd "$root" && pwd)"); done
cd "$(dirname "$0")"
echo "$(nproc) cores, $(date +'%B %Y'), $(go version | cut -d' ' -f3)"
echo
echo "Scans, whole processes:"
bash scan.sh ${roots[@]+"${roots[@]}"}
echo
echo "Frames, each operation alone:"
bash frame.sh
echo
echo "One chart, whole processes:"
sh charts.sh
echo
echo "Whole runs:"
bash media.sh "${roots[0]:-$PWD/../results}"
echo
echo "Frontiers:"
go test ../../stdlib/pareto -run '^$' -bench 'Frontier|Skyline'
