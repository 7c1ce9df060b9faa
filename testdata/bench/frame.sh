#!/bin/sh
# Compares the verbs of frame with pandas on the same tables, in one process each,
# and checks that their results agree. Needs Go and a Python with pandas.
# usage: frame.sh [rounds [rows...]]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
rounds=${1:-3}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- 10000 1000000
python=${PYTHON:-/usr/bin/python3}
export GOGC="${GOGC:-400}" # as the kernel has it
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cd "$here/../.."
go build -o "$dir/frame" "$here/frame.go"

bad=0
for rows in "$@"; do
	"$dir/frame" make "$rows" "$dir"
	rm -f "$dir"/times.*
	round=0
	while [ "$round" -lt "$rounds" ]; do
		"$dir/frame" run "$dir" >>"$dir/times.go"
		"$python" "$here/frame.py" "$dir" >>"$dir/times.py"
		round=$((round + 1))
	done
	echo "$rows rows, best of 5, median of $rounds rounds:"
	paste "$dir/times.py" "$dir/times.go" | awk -F '\t' '
	function agree(a, b, x, y, n, i) {
		n = split(a, x, " ")
		if (n != split(b, y, " "))
			return 0
		for (i = 1; i <= n; i++)
			if (x[i] != y[i] && (x[i] + 0 == 0 || (x[i] - y[i]) ^ 2 > (1e-9 * x[i]) ^ 2))
				return 0
		return 1
	}
	function median(list, t, n, i, j, swap) {
		n = split(list, t, " ")
		for (i = 1; i <= n; i++)
			for (j = i + 1; j <= n; j++)
				if (t[j] + 0 < t[i] + 0) { swap = t[i]; t[i] = t[j]; t[j] = swap }
		return (t[int((n + 1) / 2)] + t[int(n / 2) + 1]) / 2
	}
	{
		if (!($1 in pandas)) order[++count] = $1
		pandas[$1] = pandas[$1] " " $2
		frame[$1] = frame[$1] " " $5
		ratio[$1] = ratio[$1] " " $5 / $2
		if ($1 != $4 || !agree($3, $6)) { differ[$1] = "  DIFFERS: " $3 " | " $6; bad = 1 }
	}
	END {
		printf "%-22s %12s %12s %8s\n", "", "pandas", "frame", "ratio"
		for (i = 1; i <= count; i++) {
			name = order[i]
			printf "%-22s %9.3f ms %9.3f ms %8.3f%s\n", name, 1000 * median(pandas[name]), 1000 * median(frame[name]), median(ratio[name]), differ[name]
		}
		exit bad
	}' || bad=1
done
exit "$bad"
