package bench

import (
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// number reads a number or one of the literals NaN, Infinity and -Infinity. A
// number outside of float64 becomes an infinity, as in Python.
func (p *parser) number() (value, error) {
	start := p.i
	if p.b[p.i] == '-' {
		p.i++
	}
	if p.i == len(p.b) {
		return value{}, errShort
	}
	switch c := p.b[p.i]; {
	case c == 'I':
		if err := p.literal("Infinity"); err != nil {
			return value{}, err
		}
		sign := 1
		if p.b[start] == '-' {
			sign = -1
		}
		return value{kind: kindNumber, text: string(p.b[start:p.i]), num: math.Inf(sign)}, nil
	case c == 'N' && p.i == start:
		if err := p.literal("NaN"); err != nil {
			return value{}, err
		}
		return value{kind: kindNumber, text: "NaN", num: math.NaN()}, nil
	case c < '0' || c > '9':
		return value{}, p.errorf(p.i, "found %s where a number should begin", p.quoteByte())
	case c == '0' && p.i+1 < len(p.b) && '0' <= p.b[p.i+1] && p.b[p.i+1] <= '9':
		return value{}, p.errorf(start, "a number begins with 0")
	}
	p.digits()
	if p.i < len(p.b) && p.b[p.i] == '.' {
		if err := p.fraction(); err != nil {
			return value{}, err
		}
	}
	if p.i < len(p.b) && (p.b[p.i] == 'e' || p.b[p.i] == 'E') {
		if err := p.exponent(); err != nil {
			return value{}, err
		}
	}
	text := string(p.b[start:p.i])
	num, _ := strconv.ParseFloat(text, 64) // the only error left is the range, and then num is ±Inf
	return value{kind: kindNumber, text: text, num: num}, nil
}

// digits skips decimal digits and counts them.
func (p *parser) digits() (n int) {
	for p.i < len(p.b) && '0' <= p.b[p.i] && p.b[p.i] <= '9' {
		p.i++
		n++
	}
	return n
}

func (p *parser) fraction() error {
	p.i++
	return p.someDigits("a decimal point")
}

func (p *parser) exponent() error {
	p.i++
	if p.i < len(p.b) && (p.b[p.i] == '+' || p.b[p.i] == '-') {
		p.i++
	}
	return p.someDigits("an exponent")
}

func (p *parser) someDigits(after string) error {
	if p.digits() > 0 {
		return nil
	}
	if p.i == len(p.b) {
		return errShort
	}
	return p.errorf(p.i, "found %s where digits should follow %s", p.quoteByte(), after)
}

// str reads a string. Invalid UTF-8 is noted and replaced, a lone surrogate
// escape is replaced; a raw control character is an error.
func (p *parser) str() (value, error) {
	start := p.i + 1
	for i := start; i < len(p.b); i++ {
		switch c := p.b[i]; {
		case c == '"':
			p.i = i + 1
			return textValue(p.b[start:i]), nil
		case c == '\\':
			return p.escapedStr(start, i)
		case c < ' ':
			return value{}, p.errorf(i, "a text holds the raw control character %q", c)
		}
	}
	return value{}, errShort
}

func textValue(b []byte) value {
	if utf8.Valid(b) {
		return value{kind: kindString, text: string(b)}
	}
	return value{kind: kindString, text: string([]rune(string(b))), bad: true}
}

// escapedStr reads on from the first backslash of a string.
func (p *parser) escapedStr(start, i int) (value, error) {
	out := append([]byte(nil), p.b[start:i]...)
	for i < len(p.b) {
		c := p.b[i]
		switch {
		case c == '"':
			p.i = i + 1
			return textValue(out), nil
		case c < ' ':
			return value{}, p.errorf(i, "a text holds the raw control character %q", c)
		case c != '\\':
			out = append(out, c)
			i++
			continue
		}
		if i+1 == len(p.b) {
			break
		}
		if p.b[i+1] == 'u' {
			r, n, err := p.unicode(i)
			if err != nil {
				return value{}, err
			}
			out = utf8.AppendRune(out, r)
			i += n
			continue
		}
		r, ok := escapes[p.b[i+1]]
		if !ok {
			return value{}, p.errorf(i, "a text holds the unknown escape \\%c", p.b[i+1])
		}
		out = append(out, r)
		i += 2
	}
	return value{}, errShort
}

var escapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// unicode decodes the \u escape at i, or the two of a surrogate pair, and
// returns its length.
func (p *parser) unicode(i int) (r rune, n int, err error) {
	r, err = p.hex4(i)
	if err != nil || !utf16.IsSurrogate(r) {
		return r, 6, err
	}
	if j := i + 6; j+1 < len(p.b) && p.b[j] == '\\' && p.b[j+1] == 'u' {
		low, err := p.hex4(j)
		if err != nil {
			return 0, 0, err
		}
		if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
			return pair, 12, nil
		}
	}
	return utf8.RuneError, 6, nil
}

// hex4 reads the four hexadecimal digits of the \u escape at i.
func (p *parser) hex4(i int) (rune, error) {
	if i+6 > len(p.b) {
		return 0, errShort
	}
	n, err := strconv.ParseUint(string(p.b[i+2:i+6]), 16, 16)
	if err != nil {
		return 0, p.errorf(i, "a text holds the broken escape %q", p.b[i:i+6])
	}
	return rune(n), nil
}
