package bench

import "strings"

// The functions of this file jump over values that no rule reads, above all the
// per-request arrays, which are most of a file's bytes, at several times the speed
// of the parser. They know plain values only, numbers, texts and arrays as Python's
// json module writes them:
//
//   - The elements of an array are all numbers, all texts, or all arrays of numbers.
//   - They are separated by a comma and at most one blank; there is no other
//     white space.
//   - Numbers are those of JSON: no plus sign, no leading zero, no bare point, and
//     neither NaN nor Infinity.
//   - Texts hold no raw control character, and only the escapes of JSON.
//
// Whatever else there may be is not plain, and the parser's to take or to refuse:
// every plain value is one that it takes, with the same end and length.
//
// Each function returns the index after what it read, or notPlain.

const notPlain = -1

// maxCount is how many digits an int holds, whatever they are.
const maxCount = 18

// plainValue jumps over an array, a text or a number.
func plainValue(b []byte, i int) int {
	switch {
	case i == len(b):
		return notPlain
	case b[i] == '[':
		end, _ := plainArray(b, i)
		return end
	case b[i] == '"':
		return plainText(b, i)
	}
	return plainNumber(b, i)
}

// plainArray jumps over the array at b[i], a bracket, and counts its elements.
func plainArray(b []byte, i int) (end, n int) {
	if i+1 == len(b) {
		return notPlain, 0
	}
	switch b[i+1] {
	case '[':
		return plainElements(b, i, plainNumbers)
	case '"':
		return plainElements(b, i, plainText)
	}
	return plainElements(b, i, plainNumber)
}

// plainElements jumps over an array whose elements one function jumps over.
func plainElements(b []byte, i int, element func([]byte, int) int) (end, n int) {
	i++
	if i < len(b) && b[i] == ']' {
		return i + 1, 0
	}
	for {
		if i = element(b, i); i == notPlain || i == len(b) {
			return notPlain, 0
		}
		n++
		switch b[i] {
		case ']':
			return i + 1, n
		case ',':
			i++
		default:
			return notPlain, 0
		}
		if i < len(b) && b[i] == ' ' {
			i++
		}
	}
}

// plainNumbers jumps over an array of numbers.
func plainNumbers(b []byte, i int) int {
	if i == len(b) || b[i] != '[' {
		return notPlain
	}
	end, _ := plainElements(b, i, plainNumber)
	return end
}

func plainNumber(b []byte, i int) int {
	if i < len(b) && b[i] == '-' {
		i++
	}
	start := i
	for i < len(b) && '0' <= b[i] && b[i] <= '9' { // few, as a rule
		i++
	}
	if i == start || b[start] == '0' && i > start+1 {
		return notPlain
	}
	if i < len(b) && b[i] == '.' {
		start = i + 1
		if i = pastDigits(b, start); i == start {
			return notPlain
		}
	}
	if i < len(b) && (b[i] == 'e' || b[i] == 'E') {
		return plainExponent(b, i+1)
	}
	return i
}

func plainExponent(b []byte, i int) int {
	if i < len(b) && (b[i] == '-' || b[i] == '+') {
		i++
	}
	start := i
	if i = pastDigits(b, start); i == start {
		return notPlain
	}
	return i
}

func plainText(b []byte, i int) int {
	if i == len(b) || b[i] != '"' {
		return notPlain
	}
	if i++; i < len(b) && b[i] == '"' { // most errors are empty
		return i + 1
	}
	for {
		i = textStop(b, i)
		switch {
		case i == len(b) || b[i] < ' ':
			return notPlain
		case b[i] == '"':
			return i + 1
		}
		if i = plainEscape(b, i); i == notPlain {
			return notPlain
		}
	}
}

// plainEscape jumps over the escape at b[i], a backslash.
func plainEscape(b []byte, i int) int {
	switch {
	case i+1 == len(b):
		return notPlain
	case strings.IndexByte(`"\/bfnrt`, b[i+1]) >= 0:
		return i + 2
	case b[i+1] != 'u', i+6 > len(b):
		return notPlain
	}
	for _, c := range b[i+2 : i+6] {
		if !('0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f') {
			return notPlain
		}
	}
	return i + 6
}

// plainCounts appends to into the elements of an array of whole numbers, which
// have no sign and at most maxCount digits.
func plainCounts(b []byte, i int, into []float64) (end int, counts []float64) {
	end, _ = plainElements(b, i, func(b []byte, i int) int {
		n, start := 0, i
		for ; i < len(b) && '0' <= b[i] && b[i] <= '9'; i++ {
			n = 10*n + int(b[i]-'0')
			if i-start == maxCount {
				return notPlain
			}
		}
		if i == start || b[start] == '0' && i > start+1 {
			return notPlain
		}
		into = append(into, float64(n))
		return i
	})
	return end, into
}

// plainBlanks jumps over an array of empty texts.
func plainBlanks(b []byte, i int) (end, n int) {
	return plainElements(b, i, func(b []byte, i int) int {
		if i+1 < len(b) && b[i] == '"' && b[i+1] == '"' {
			return i + 2
		}
		return notPlain
	})
}
