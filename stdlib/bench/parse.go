package bench

import (
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// maxDepth bounds the nesting of arrays and objects. Result files nest three
// levels; the bound keeps hostile input from exhausting the stack.
const maxDepth = 512

// errShort says that the text ended inside a value: more of it may complete it.
var errShort = errors.New("the text ends inside a value")

// parseError is a violation of the JSON grammar at an offset of the text.
type parseError struct {
	offset int
	msg    string
}

func (e *parseError) Error() string { return e.msg }

type kind uint8

const (
	kindNull kind = iota
	kindBool
	kindNumber
	kindString
	kindArray
	kindObject
)

func (k kind) String() string {
	return [...]string{"null", "a boolean", "a number", "a text", "an array", "an object"}[k]
}

// value is one decoded JSON value. Nested objects, and arrays that no rule
// reads, are checked but not kept.
type value struct {
	kind kind
	text string  // a string's content, a number's or boolean's literal
	num  float64 // a number; 1e999 is +Inf, NaN is NaN
	bad  bool    // a string that is not valid UTF-8
	list *list   // a per-request array
}

// list is one per-request array of a result object. Only the slice that the
// array's key calls for is filled; n is always its length.
type list struct {
	n       int
	numbers []float64   // input_lens, output_lens, ttfts
	nested  [][]float64 // itls
	texts   []string    // errors; nil if all are empty
	odd     bool        // holds an element of another type than its key calls for
}

// parser reads JSON text as Python's json module does: RFC 8259 plus the
// literals NaN, Infinity and -Infinity.
type parser struct {
	b      []byte
	i      int
	depth  int
	detail bool // keep the per-request arrays that only Requests needs
	slow   bool // take no short cut for what is plainly regular

	only map[string]bool // the keys to read, the others are checked and dropped; nil for all

	keys    keys
	fields  []field   // of the object, till the next one
	lists   []list    // of the fields
	numbers []float64 // of the lists
}

// begin sets the parser to the begin of a text.
func (p *parser) begin(text []byte) { p.b, p.i, p.depth = text, 0, 0 }

func (p *parser) errorf(offset int, format string, args ...any) error {
	return &parseError{offset, fmt.Sprintf(format, args...)}
}

// space skips JSON white space.
func (p *parser) space() {
	for p.i < len(p.b) {
		switch p.b[p.i] {
		case ' ', '\t', '\n', '\r':
			p.i++
		default:
			return
		}
	}
}

// peek skips white space and returns the byte after it.
func (p *parser) peek() (byte, error) {
	p.space()
	if p.i == len(p.b) {
		return 0, errShort
	}
	return p.b[p.i], nil
}

// value reads any value. Containers are checked and dropped.
func (p *parser) value() (value, error) {
	c, err := p.peek()
	if err != nil {
		return value{}, err
	}
	switch {
	case c == '"':
		return p.str()
	case c == '{':
		return value{kind: kindObject}, p.members(func(string) error { return p.skipElement(nil) })
	case c == '[':
		return value{kind: kindArray}, p.elements(func() error { return p.skipElement(nil) })
	case c == '-' || '0' <= c && c <= '9' || c == 'N' || c == 'I':
		return p.number()
	case c == 't':
		return value{kind: kindBool, text: "true", num: 1}, p.literal("true")
	case c == 'f':
		return value{kind: kindBool, text: "false"}, p.literal("false")
	case c == 'n':
		return value{}, p.literal("null")
	}
	return value{}, p.errorf(p.i, "found %s where a value should begin", p.quoteByte())
}

// quoteByte names the character at the parser's place.
func (p *parser) quoteByte() string {
	r, _ := utf8.DecodeRune(p.b[p.i:])
	return strconv.QuoteRune(r)
}

// members reads an object and calls each for every key, at its value.
func (p *parser) members(each func(key string) error) error {
	if empty, err := p.open('}'); err != nil || empty {
		return err
	}
	for {
		key, err := p.key()
		if err != nil {
			return err
		}
		if err := each(key); err != nil {
			return err
		}
		if more, err := p.next('}'); err != nil || !more {
			return err
		}
	}
}

// key reads a key and the colon after it.
func (p *parser) key() (string, error) {
	c, err := p.peek()
	if err != nil {
		return "", err
	}
	if c != '"' {
		return "", p.errorf(p.i, "found %s where a key should begin", p.quoteByte())
	}
	key, err := p.str()
	if err != nil {
		return "", err
	}
	if key.bad {
		return "", p.errorf(p.i, "the key %q is not valid UTF-8", key.text)
	}
	if c, err = p.peek(); err != nil {
		return "", err
	}
	if c != ':' {
		return "", p.errorf(p.i, "found %s where a colon should follow the key %q", p.quoteByte(), key.text)
	}
	p.i++
	return key.text, nil
}

// elements reads an array and calls each at every element.
func (p *parser) elements(each func() error) error {
	if empty, err := p.open(']'); err != nil || empty {
		return err
	}
	for {
		if err := each(); err != nil {
			return err
		}
		if more, err := p.next(']'); err != nil || !more {
			return err
		}
	}
}

// open enters a container and tells whether it ends at once.
func (p *parser) open(end byte) (empty bool, err error) {
	if p.depth++; p.depth > maxDepth {
		return false, p.errorf(p.i, "nested deeper than %d levels", maxDepth)
	}
	p.i++
	c, err := p.peek()
	if err != nil || c != end {
		return false, err
	}
	p.i++
	p.depth--
	return true, nil
}

// next reads the comma before another member, or the end of the container.
func (p *parser) next(end byte) (more bool, err error) {
	c, err := p.peek()
	if err != nil {
		return false, err
	}
	switch c {
	case ',':
		p.i++
		return true, nil
	case end:
		p.i++
		p.depth--
		return false, nil
	}
	return false, p.errorf(p.i, "found %s where a comma or %q should follow", p.quoteByte(), end)
}

// literal reads the given word.
func (p *parser) literal(word string) error {
	rest := p.b[p.i:]
	for k := range len(word) {
		if k == len(rest) {
			return errShort
		}
		if rest[k] != word[k] {
			return p.errorf(p.i, "found %s where a value should begin", p.quoteByte())
		}
	}
	p.i += len(word)
	return nil
}
