package bench

import (
	"bytes"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
)

// The functions of this file read a JSON value as the Python functions of
// their names do, since that is what wrote the records and first read them.

// pyFloat is Python's float(v) of a number, boolean or text.
func (v value) pyFloat() (float64, bool) {
	switch v.kind {
	case kindNumber, kindBool:
		return v.num, true
	case kindString:
		text, ok := plainDigits(strings.TrimFunc(v.text, unicode.IsSpace))
		if !ok || strings.ContainsAny(text, "xXpP") {
			return 0, false
		}
		f, err := strconv.ParseFloat(text, 64)
		if err != nil && !math.IsInf(f, 0) {
			return 0, false
		}
		return f, true
	}
	return 0, false
}

// pyInt is Python's int(v), if the result fits an int.
func (v value) pyInt() (int, bool) {
	switch v.kind {
	case kindNumber, kindBool:
		t := math.Trunc(v.num)
		if n, err := strconv.Atoi(v.text); err == nil {
			return n, true
		}
		if math.Abs(t) < 1<<53 { // also false for NaN
			return int(t), true
		}
	case kindString:
		text, ok := plainDigits(strings.TrimFunc(v.text, unicode.IsSpace))
		if !ok {
			return 0, false
		}
		n, err := strconv.Atoi(text)
		return n, err == nil
	}
	return 0, false
}

// pyStr is Python's str(v) of a scalar.
func (v value) pyStr() string {
	switch v.kind {
	case kindBool:
		return strings.ToUpper(v.text[:1]) + v.text[1:]
	case kindNumber:
		if !strings.ContainsAny(v.text, ".eEIN") {
			if n, ok := new(big.Int).SetString(v.text, 10); ok {
				return n.String()
			}
		}
		return FormatFloat(v.num)
	case kindString:
		return v.text
	}
	return ""
}

// plainDigits removes the underscores that Python allows between two digits.
func plainDigits(s string) (string, bool) {
	if !strings.Contains(s, "_") {
		return s, true
	}
	digit := func(i int) bool { return 0 <= i && i < len(s) && '0' <= s[i] && s[i] <= '9' }
	for i := range len(s) {
		if s[i] == '_' && !(digit(i-1) && digit(i+1)) {
			return "", false
		}
	}
	return strings.ReplaceAll(s, "_", ""), true
}

// FormatFloat prints f as Python's repr does: the shortest digits that read
// back as f, at least one after the point, an exponent only below 1e-4 and from
// 1e16 on, and inf, -inf or nan.
func FormatFloat(f float64) string { return string(appendFloat(nil, f)) }

// appendFloat appends what FormatFloat prints.
func appendFloat(b []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		return append(b, "nan"...)
	case math.IsInf(f, 1):
		return append(b, "inf"...)
	case math.IsInf(f, -1):
		return append(b, "-inf"...)
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	}
	before := len(b)
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	if !bytes.Contains(b[before:], []byte{'.'}) {
		b = append(b, ".0"...)
	}
	return b
}
