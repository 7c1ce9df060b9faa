#!/usr/bin/env bash
# Measure whole runs: "kvsh notebooks/media.go" with its table and two pictures against
# a Python script that does the seed's task with matplotlib, in turn; and how long the
# program takes to start. Needs a Python with matplotlib ($PYTHON).
#
#	testdata/bench/media.sh [-n ROUNDS] [RESULTS]
#
# RESULTS are testdata/results if not given. Prints medians and their ratios.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=9 python=${PYTHON:-/usr/bin/python3}
while getopts n: option; do
	case $option in
	n) rounds=$OPTARG ;;
	*) exit 2 ;;
	esac
done
shift $((OPTIND - 1))
root=$(cd "${1:-testdata/results}" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/kvsh" ./cmd/kvsh

. testdata/bench/took.sh

for ((i = 0; i < rounds; i++)); do
	took seed "$work/kvsh" notebooks/media.go -semantics seed -root "$root" -o "$work/seed.csv" -plot -plot-out "$work/t.png" -plot-throughput -plot-throughput-out "$work/p.png"
	took python "$python" testdata/bench/media_python.py "$root" "$work/python.csv" "$work/t.png" "$work/p.png"
	took evidence "$work/kvsh" notebooks/media.go -root "$root" -o "$work/evidence.csv" -plot -plot-out "$work/t.png" -plot-throughput -plot-throughput-out "$work/p.png"
	took value "$work/kvsh" -e '1+1'
	took version "$work/kvsh" version
done
cmp "$work/seed.csv" "$work/python.csv"
awk -v p="$(median python)" -v s="$(median seed)" -v e="$(median evidence)" -v v="$(median value)" -v n="$(median version)" 'BEGIN {
	printf "a table and two pictures, Python       %7.1f ms  1.000\n", p
	printf "the same by kvsh, seed semantics       %7.1f ms  %.3f\n", s, s / p
	printf "by kvsh, with all of the evidence      %7.1f ms  %.3f\n", e, e / p
	printf "kvsh -e 1+1                            %7.1f ms\n", v
	printf "kvsh version                           %7.1f ms\n", n
}'
