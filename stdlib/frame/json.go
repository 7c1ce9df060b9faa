package frame

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"math"
	"strconv"
)

// WriteJSON writes the frame as an array of objects, one a line, with the keys
// in the order of the columns. Null and infinities are null.
func (f *Frame) WriteJSON(w io.Writer) error {
	columns, err := f.columns("WriteJSON")
	if err != nil {
		return err
	}
	keys := make([][]byte, len(columns))
	for j, c := range columns {
		keys[j] = append(appendJSONText(nil, c.name), ": "...)
		if j > 0 {
			keys[j] = append([]byte(", "), keys[j]...)
		}
	}
	out := bufio.NewWriter(w)
	out.WriteByte('[')
	var cell []byte
	for i := range f.Len() {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n{")
		for j := range columns {
			out.Write(keys[j])
			cell = columns[j].appendJSON(cell[:0], i)
			out.Write(cell)
		}
		out.WriteByte('}')
	}
	out.WriteString("\n]\n")
	return out.Flush() // tells the first error of any write
}

// appendJSON appends cell i as JSON.
func (c *Column) appendJSON(b []byte, i int) []byte {
	switch {
	case c.isNull(i) || c.typ == Float && math.IsInf(c.floats[i], 0):
		return append(b, "null"...)
	case c.typ == String:
		return appendJSONText(b, c.texts[i])
	case c.typ == Int:
		return strconv.AppendInt(b, int64(c.ints[i]), 10)
	case c.typ == Bool:
		return strconv.AppendBool(b, c.bools[i])
	}
	return append(b, formatFloat(c.floats[i])...)
}

// appendJSONText appends a text as JSON; < > and & stay as they are.
func appendJSONText(b []byte, s string) []byte {
	if plainASCII(s) {
		b = append(b, '"')
		b = append(b, s...)
		return append(b, '"')
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // every text has a JSON form, and a buffer takes all
	return append(b, bytes.TrimSuffix(text.Bytes(), []byte("\n"))...)
}

// plainASCII reports whether a text is the same in JSON but for the quotes.
func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
