# took NAME COMMAND... appends the tenths of milliseconds that a command takes to NAME's
# list in the folder $work, median NAME is their median in milliseconds.
took() {
	local name=$1 start=$EPOCHREALTIME end
	shift
	"$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
	end=$EPOCHREALTIME
	echo $(((${end/./} - ${start/./}) / 100)) >>"$work/$name"
}

median() { sort -n "$work/$1" | awk '{t[NR] = $1} END {print (t[int((NR + 1) / 2)] + t[int(NR / 2) + 1]) / 20}'; }
