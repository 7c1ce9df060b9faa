package history

import (
	"bytes"
	"strconv"
	"time"
	"unicode/utf8"
)

// quick reads lines as this package writes them, in a fraction of the time that
// encoding/json takes.
type quick struct {
	line  []byte
	at    int               // what comes next in it
	names map[string]string // of sessions and folders, which are in many lines
	buf   []byte
}

func newQuick() *quick { return &quick{names: map[string]string{}} }

// record reads a line. With ok false it may still be a record: one with blanks, fields
// or escapes that are not written here.
func (q *quick) record(line []byte) (r record, ok bool) {
	q.line, q.at = line, 0
	if !q.skip('{') {
		return r, false
	}
	for {
		if !q.field(&r) {
			return r, false
		}
		if q.skip('}') {
			return r, q.at == len(line)
		}
		if !q.skip(',') {
			return r, false
		}
	}
}

func (q *quick) field(r *record) bool {
	name, ok := q.quoted()
	if !ok || !q.skip(':') {
		return false
	}
	switch string(name) {
	case "time":
		return q.time(&r.Time)
	case "session":
		return q.name(&r.Session)
	case "dir":
		return q.name(&r.Dir)
	case "source":
		text, ok := q.text()
		r.Source = string(text)
		return ok
	case "n":
		n, ok := q.digits()
		r.N = int(n)
		return ok
	case "pid":
		n, ok := q.digits()
		r.PID = int(n)
		return ok
	case "start":
		r.Start, ok = q.digits()
		return ok
	case "took_ms":
		return q.number(&r.TookMS)
	case "ok":
		r.OK = new(bool)
		return q.truth(r.OK)
	case "ended":
		return q.truth(&r.Ended)
	case "resumed":
		return q.truth(&r.Resumed)
	}
	return false
}

func (q *quick) skip(b byte) bool {
	if q.at == len(q.line) || q.line[q.at] != b {
		return false
	}
	q.at++
	return true
}

// quoted is what stands between quotes, with its escapes.
func (q *quick) quoted() (raw []byte, ok bool) {
	if !q.skip('"') {
		return nil, false
	}
	line := q.line
	for i := q.at; i < len(line); i++ {
		switch b := line[i]; {
		case b > '\\' || b > '"' && b < '\\':
		case b == '"':
			raw, q.at = line[q.at:i], i+1
			return raw, true
		case b == '\\':
			i++
		case b < ' ':
			return nil, false
		}
	}
	return nil, false
}

func (q *quick) time(into *time.Time) bool {
	raw, ok := q.quoted()
	return ok && into.UnmarshalText(raw) == nil
}

// name reads a text, and gives equal ones the same memory.
func (q *quick) name(into *string) bool {
	text, ok := q.text()
	if !ok {
		return false
	}
	name, known := q.names[string(text)]
	if !known {
		name = string(text)
		q.names[name] = name
	}
	*into = name
	return true
}

// text is what a quoted text means, until the next one is read.
func (q *quick) text() (text []byte, ok bool) {
	raw, ok := q.quoted()
	if !ok || !utf8.Valid(raw) {
		return nil, false
	}
	at := bytes.IndexByte(raw, '\\')
	if at < 0 {
		return raw, true
	}
	q.buf = q.buf[:0]
	for ; at >= 0; at = bytes.IndexByte(raw, '\\') {
		q.buf = append(q.buf, raw[:at]...)
		switch b := raw[at+1]; b {
		case 'n':
			q.buf = append(q.buf, '\n')
		case 't':
			q.buf = append(q.buf, '\t')
		case '"', '\\':
			q.buf = append(q.buf, b)
		default:
			return nil, false
		}
		raw = raw[at+2:]
	}
	q.buf = append(q.buf, raw...)
	return q.buf, true
}

// maxDigits is how many digits fit into all kinds of numbers here.
const maxDigits = 18

func (q *quick) digits() (n uint64, ok bool) {
	from := q.at
	for ; q.at < len(q.line) && '0' <= q.line[q.at] && q.line[q.at] <= '9'; q.at++ {
		n = n*10 + uint64(q.line[q.at]-'0')
	}
	count := q.at - from
	return n, count == 1 || count > 1 && count <= maxDigits && q.line[from] != '0'
}

// number reads digits, and those behind a point.
func (q *quick) number(into *float64) bool {
	from := q.at
	if _, ok := q.digits(); !ok {
		return false
	}
	if q.skip('.') {
		point := q.at
		for q.at < len(q.line) && '0' <= q.line[q.at] && q.line[q.at] <= '9' {
			q.at++
		}
		if q.at == point {
			return false
		}
	}
	n, err := strconv.ParseFloat(string(q.line[from:q.at]), 64)
	*into = n
	return err == nil
}

func (q *quick) truth(into *bool) bool {
	for _, b := range []bool{true, false} {
		word := strconv.FormatBool(b)
		if bytes.HasPrefix(q.line[q.at:], []byte(word)) {
			q.at += len(word)
			*into = b
			return true
		}
	}
	return false
}
