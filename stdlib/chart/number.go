package chart

import (
	"math"
	"strconv"
	"strings"
)

// significant is the number of digits that numbers are shown with.
const significant = 4

// siNumber prints a number with k, M or G for powers of a thousand.
func siNumber(v float64, digits int) string {
	for _, p := range []struct {
		at     float64
		letter string
	}{{1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}} {
		if a := math.Abs(v); a >= p.at && a < 1e16 {
			return trimNumber(v/p.at, digits) + p.letter
		}
	}
	return trimNumber(v, digits)
}

// trimNumber prints a number with at most so many significant digits, and without
// an exponent unless it is very large or small.
func trimNumber(v float64, digits int) string {
	s := strconv.FormatFloat(v, 'g', digits, 64)
	if a := math.Abs(v); strings.Contains(s, "e") && a < 1e16 && a >= 1e-6 {
		rounded, err := strconv.ParseFloat(s, 64)
		if err == nil {
			s = strconv.FormatFloat(rounded, 'f', -1, 64)
		}
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// tickLabels prints the numbers of an axis, with as many digits as it takes to
// tell them apart.
func tickLabels(values []float64, mark string) []string {
	out := make([]string, len(values))
	for digits := significant; ; digits++ {
		for i, v := range values {
			out[i] = siNumber(v, digits) + mark
		}
		if digits == 15 || len(unique(out)) == len(out) {
			return out
		}
	}
}

// text prints one number of a column with its unit.
func (u unit) text(v float64) string { return u.textTo(v, significant) }

// short prints it with a digit less, where there is little room.
func (u unit) short(v float64) string { return u.textTo(v, significant-1) }

func (u unit) textTo(v float64, digits int) string {
	s := u.shown(v)
	number := siNumber(convert(v, u.exponent, s.exponent), digits)
	switch s.name {
	case "", "×":
		return number + s.name
	}
	return number + " " + s.name
}

// mark is what stands behind the numbers of an axis; a unit with more letters
// stands in the axis' label.
func (s step) mark() string {
	switch s.name {
	case "×":
		return "×"
	case "%":
		return " %"
	}
	return ""
}
