package ipynb

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// byteOrderMark may begin a file that an editor on Windows has saved.
const byteOrderMark = "\ufeff"

// decodeFile returns the JSON value of a file: nil, a bool, a json.Number, a
// string, a []any or a map[string]any.
func decodeFile(name string, text []byte) (any, error) {
	if i := invalidUTF8(text); i >= 0 {
		return nil, fmt.Errorf("%s: not UTF-8: byte 0x%02x at offset %d", name, text[i], i)
	}
	text = bytes.TrimPrefix(text, []byte(byteOrderMark))
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, fmt.Errorf("%s: empty file", name)
	}
	v, err := decode(text)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		i := max(0, min(int(syntax.Offset), len(text))-1) // the byte that it didn't expect
		line, column := place(text, i)
		return nil, fmt.Errorf("%s:%d:%d: not JSON: %w", name, line, column, explain(text[i:], err))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: not JSON: %w", name, err)
	}
	return v, nil
}

// explain returns what is wrong with text that begins with what a JSON parser
// didn't expect, or err, the parser's own words.
func explain(text []byte, err error) error {
	for _, marker := range []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"} {
		if bytes.HasPrefix(text, []byte(marker)) {
			return fmt.Errorf("a merge conflict marker %q is there", marker)
		}
	}
	for _, number := range []string{"NaN", "Infinity"} {
		if bytes.HasPrefix(text, []byte(number)) {
			return fmt.Errorf("%s is no JSON number", number)
		}
	}
	return err
}

// decode returns a JSON value, with the text of its numbers as it is. Half a
// surrogate pair in a string becomes U+FFFD.
func decode(text []byte) (any, error) {
	// A decoder stops after the first value: this also looks at what follows.
	var whole json.RawMessage
	if err := json.Unmarshal(text, &whole); err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	err := d.Decode(&v)
	return v, err
}

// invalidUTF8 returns where text stops being UTF-8, or -1.
func invalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	i := 0
	for {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
}

// place returns the line and the column, in characters from 1, of a byte.
func place(text []byte, i int) (line, column int) {
	before := text[:i]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}

// kindOf names the kind of a JSON value in a message.
func kindOf(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "a boolean"
	case json.Number:
		return "a number"
	case string:
		return "a string"
	case []any:
		return "a list"
	default:
		return "an object"
	}
}
