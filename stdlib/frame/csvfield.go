package frame

import (
	"math"
	"strconv"
	"strings"

	"kvsh/stdlib/bench"
)

// parseInt parses a whole number that prints as it is written.
func parseInt(s string) (int, bool) {
	if '1' <= s[0] && s[0] <= '9' && len(s) < 19 { // as most are, and never too large
		n := 0
		for i := range len(s) {
			d := s[i] - '0'
			if d > 9 {
				return 0, false
			}
			n = 10*n + int(d)
		}
		return n, true
	}
	if padded(s) || s[0] == '+' || s == "-0" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// maxExact is above the whole numbers that a float64 tells from all others.
const maxExact = 1 << 53

// parseFloat parses a decimal number, an infinity or NaN. It refuses what is
// more likely a name, and whole numbers that a float64 would change.
func parseFloat(s string) (float64, bool) {
	if padded(s) {
		return 0, false
	}
	whole := true
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9' || c == '-' || c == '+':
		case c == 'x' || c == 'X' || c == '_': // Go's own number forms
			return 0, false
		default:
			whole = false
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil && (!whole || -maxExact < f && f < maxExact)
}

// padded reports whether a number begins with a zero that it does not need.
func padded(s string) bool {
	if '1' <= s[0] && s[0] <= '9' {
		return false
	}
	s = strings.TrimLeft(s, "+-")
	return len(s) > 1 && s[0] == '0' && '0' <= s[1] && s[1] <= '9'
}

// formatFloat prints a number by its shortest exact digits, as Python does, so
// that a float column reads back as one.
func formatFloat(f float64) string { return bench.FormatFloat(f) }

// appendFloat appends what formatFloat prints.
func appendFloat(b []byte, f float64) []byte {
	a := math.Abs(f)
	if !(1e-4 <= a && a < 1e16) {
		return append(b, formatFloat(f)...)
	}
	from := len(b)
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	for _, c := range b[from:] {
		if c == '.' {
			return b
		}
	}
	return append(b, ".0"...)
}

// appendField appends cell i as a CSV field. It is alone if there is no other
// column.
func (c *Column) appendField(b []byte, i int, alone bool) []byte {
	switch {
	case c.typ == String || c.isNull(i):
		return appendText(b, c.text(i), alone)
	case c.typ == Int:
		return strconv.AppendInt(b, int64(c.ints[i]), 10)
	case c.typ == Bool:
		return strconv.AppendBool(b, c.bools[i])
	}
	return appendFloat(b, c.floats[i])
}

func appendText(b []byte, s string, alone bool) []byte {
	for i := range len(s) {
		if c := s[i]; c == ',' || c == '"' || c == '\n' || c == '\r' {
			return append(b, bench.CSVField(s, alone)...)
		}
	}
	if s == "" && alone {
		return append(b, `""`...)
	}
	return append(b, s...)
}
