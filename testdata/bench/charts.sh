#!/bin/sh
# Compares whole processes that draw one chart: kvsh and a compiled Go program (line.go)
# with Python's matplotlib (line.py). Needs Go, GNU date, and a Python with matplotlib.
# usage: charts.sh [rounds]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
rounds=${1:-15}
python=${PYTHON:-/usr/bin/python3}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cd "$here/../.."
go build -o "$dir/kvsh" ./cmd/kvsh
go build -o "$dir/line" "$here/line.go"

awk 'BEGIN {
	srand(1)
	print "medium,input_len,mean_ttft_ms"
	split("HBM,CPU,Local Disk,GDS", media, ",")
	split("100,1000,10000,50000,100000", lengths, ",")
	for (m = 1; m <= 4; m++)
		for (l = 1; l <= 5; l++)
			for (run = 0; run < 9; run++)
				printf "%s,%d,%.3f\n", media[m], lengths[l], (40 + 10 * m + lengths[l] ^ 1.1 / (4 * m)) * (1 + 0.3 * rand())
}' >"$dir/runs.csv"

# draw NAME COMMAND... draws a picture and adds the microseconds that it took to a list.
draw() {
	name=$1
	shift
	begin=$(date +%s%N)
	"$@" "$dir/runs.csv" "$dir/$name.png"
	end=$(date +%s%N)
	echo $(((end - begin) / 1000)) >>"$dir/$name.times"
}

all() {
	draw matplotlib "$python" "$here/line.py"
	draw kvsh "$dir/kvsh" "$here/line.go"
	draw compiled "$dir/line"
}

all # for the caches of files and fonts
rm "$dir"/*.times
i=0
while [ "$i" -lt "$rounds" ]; do
	all
	i=$((i + 1))
done

# median NAME is the middle time in microseconds.
median() { sort -n "$dir/$1.times" | awk '{ t[NR] = $1 } END { print (t[int((NR + 1) / 2)] + t[int(NR / 2) + 1]) / 2 }'; }

reference=$(median matplotlib)
echo "median of $rounds, one PNG of 1632 x 998 pixels:"
for name in matplotlib kvsh compiled; do
	median "$name" | awk -v name="$name" -v reference="$reference" '{ printf "%-10s %7.1f ms  %.3f of matplotlib\n", name, $1 / 1000, $1 / reference }'
done
