package chart

import (
	"math"
	"strings"
)

// A unit is what the numbers of a column count. Those of a family are shown in the
// one of its units that suits their size: milliseconds or seconds, MB or GB.
type unit struct {
	family   string // "" for plain numbers
	exponent int    // of ten, for the unit that the column is in
}

// step is one unit of a family.
type step struct {
	exponent int
	name     string
}

// families have their units from the smallest to the largest.
var families = map[string][]step{
	"time":  {{-9, "ns"}, {-6, "µs"}, {-3, "ms"}, {0, "s"}},
	"bytes": {{0, "B"}, {3, "kB"}, {6, "MB"}, {9, "GB"}, {12, "TB"}},
	"ratio": {{0, "×"}},
	"share": {{-2, "%"}},
}

// suffixes of columns tell their units; the first that fits counts. A rate is no
// time.
var suffixes = []struct {
	suffix string
	unit
}{
	{"_per_s", unit{}},
	{"b_s", unit{}},
	{"_ns", unit{"time", -9}},
	{"_us", unit{"time", -6}},
	{"_ms", unit{"time", -3}},
	{"_s", unit{"time", 0}},
	{"_bytes", unit{"bytes", 0}},
	{"_kb", unit{"bytes", 3}},
	{"_mb", unit{"bytes", 6}},
	{"_gb", unit{"bytes", 9}},
	{"_tb", unit{"bytes", 12}},
	{"speedup", unit{"ratio", 0}},
	{"speed_up", unit{"ratio", 0}},
	{"_ratio", unit{"ratio", 0}},
	{"_gain", unit{"ratio", 0}},
}

// unitOf is the unit of a column, and its name without what told the unit.
func unitOf(column string) (unit, string) {
	lower := strings.ToLower(column)
	if lower == "duration" {
		return unit{"time", 0}, column
	}
	for _, s := range suffixes {
		if strings.HasSuffix(lower, s.suffix) {
			if s.family == "time" || s.family == "bytes" {
				return s.unit, column[:len(column)-len(s.suffix)]
			}
			return s.unit, column
		}
	}
	return unit{}, column
}

// unit is that of the numbers that a layer shows on an axis or by colour.
func (l *layer) unit(r role) unit {
	switch {
	case r == yRole && l.mark == ecdfMark:
		return unit{"share", 0}
	case l.category(r), l.stat == "count" && (r == yRole || r == valueRole) && marks[l.mark].sums:
		return unit{}
	}
	u, _ := unitOf(l.column(r))
	return u
}

// measure names a family for messages.
func (u unit) measure() string {
	if u.family == "" {
		return "plain numbers"
	}
	return "units of " + u.family
}

// shown is the unit of the same family in which values up to v read best.
func (u unit) shown(v float64) step {
	steps := families[u.family]
	if len(steps) == 0 {
		return step{}
	}
	best := steps[0]
	for _, s := range steps {
		if s.exponent == u.exponent && v == 0 {
			return s
		}
		if convert(math.Abs(v), u.exponent, s.exponent) >= 1 {
			best = s
		}
	}
	return best
}

// convert turns a number of one power of ten into one of another. It divides where
// it can, as tenths have no exact form.
func convert(v float64, from, to int) float64 {
	if from >= to {
		return v * math.Pow10(from-to)
	}
	return v / math.Pow10(to-from)
}
