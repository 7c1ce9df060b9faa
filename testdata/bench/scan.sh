#!/usr/bin/env bash
# Measure "kvsh scan" against a Python script and encoding/json, in turn, on made
# corpora and on the folders of real results that are named:
#
#	testdata/bench/scan.sh [-d DIR] [-n ROUNDS] [-k "KIND ..."] [RESULTS ...]
#
# The corpora are made in DIR and stay there for the next time; without it they are
# made in a temporary folder, 1.8 GB, and removed. KIND is mixed, small or decode;
# see scan_corpus.py. $PYTHON is the Python, /usr/bin/python3 if not given. Prints the
# ratio of the median wall times of whole processes, and the peak of memory. The Python script's table must equal ours byte for byte.
set -euo pipefail
cd "$(dirname "$0")/../.."
dir='' rounds=7 kinds='mixed small decode' python=${PYTHON:-/usr/bin/python3}
while getopts d:n:k: option; do
	case $option in
	d) dir=$OPTARG ;;
	n) rounds=$OPTARG ;;
	k) kinds=$OPTARG ;;
	*) exit 2 ;;
	esac
done
shift $((OPTIND - 1))

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dir=${dir:-$work}
mkdir -p "$dir"
go build -o "$work/kvsh" ./cmd/kvsh
go build -o "$work/scan_json" ./testdata/bench/scan_json

. testdata/bench/took.sh

measure() {
	local label=$1 root=$2 ours theirs json
	rm -f "$work"/{ours,theirs,json}
	for ((i = 0; i < rounds; i++)); do
		took ours "$work/kvsh" scan -semantics seed -root "$root" -o "$work/ours.csv"
		took theirs "$python" testdata/bench/scan_python.py "$root" "$work/python.csv"
		took json "$work/scan_json" "$root" "$work/json.csv"
	done
	cmp "$work/ours.csv" "$work/python.csv"
	ours=$(median ours) theirs=$(median theirs) json=$(median json)
	awk -v l="$label" -v o="$ours" -v p="$theirs" -v j="$json" \
		'BEGIN {printf "%-24s kvsh %.0f ms, of Python %.0f ms: %.3f, of encoding/json %.0f ms: %.3f\n", l, o, p, o / p, j, o / j}'
	if [ -x /usr/bin/time ]; then
		/usr/bin/time -f "%M" -o "$work/peak" "$work/kvsh" scan -semantics seed -root "$root" -o "$work/ours.csv" 2>/dev/null
		echo "    peak of memory: $(($(cat "$work/peak") / 1024)) MB, rows: $(($(wc -l <"$work/ours.csv") - 1))"
	fi
}

for root in "$@"; do
	measure "$root" "$root"
done
for kind in $kinds; do
	if [ ! -e "$dir/$kind/made" ]; then
		rm -rf "${dir:?}/$kind"
		"$python" testdata/bench/scan_corpus.py "$kind" "$dir/$kind"
		touch "$dir/$kind/made"
	fi
	measure "$kind" "$dir/$kind"
done
