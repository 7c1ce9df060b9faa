package kv

import (
	"fmt"
	"strconv"
	"strings"

	"kvsh/stdlib/display"
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/nearest"
)

// Select keeps the runs of a temperature: "warm", "cold", "settled" (warm, from
// where the series stays near its final level) or "all". Runs scanned by seed
// semantics have no temperature, and only "all" keeps them.
func Select(runs *frame.Frame, temperature string) *frame.Frame {
	return must(evidence.Select(runs, temperature))
}

// WhereDirection keeps the runs of a direction of the network, EW, NS or NA,
// however their table writes it.
func WhereDirection(runs *frame.Frame, direction string) *frame.Frame {
	if runs.Err() != nil {
		return runs
	}
	want := evidence.ShortDirection(direction)
	var rows []int
	for i, d := range must(evidence.Directions(runs)) {
		if d == want {
			rows = append(rows, i)
		}
	}
	return runs.Take(rows)
}

// Values lists the values of a column, in order of appearance, without null.
func Values(runs *frame.Frame, column string) []string { return must(evidence.Values(runs, column)) }

// Differ reports whether the runs have several values in a column.
func Differ(runs *frame.Frame, column string) bool {
	return len(must(evidence.Values(runs, column))) > 1
}

// Keep keeps the runs with a value in a text column, such as a phase. If no run
// has the value, the cell ends with an error that lists the values there are.
func Keep(runs *frame.Frame, column, value string) *frame.Frame {
	kept := runs.Where(column, "==", value)
	if kept.Err() == nil && kept.Len() == 0 {
		have := must(evidence.Values(runs, column))
		display.Fail(fmt.Errorf("keep %s %q: no run has it%s (there are %s)", column, value, nearest.Question(value, have), quoted(have)))
	}
	return kept
}

// quoted lists values for a message.
func quoted(values []string) string {
	if len(values) == 0 {
		return "none"
	}
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strconv.Quote(v)
	}
	return strings.Join(out, ", ")
}
