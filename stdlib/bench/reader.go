package bench

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// entry is what a reader finds next: an object, or a problem in its place.
type entry struct {
	line    int     // where the object begins
	fields  []field // till the next object is read
	problem string
}

// reader finds the result objects of one file, whatever its shape: JSON Lines,
// objects in a row, one object over many lines, or an array of objects. It
// holds one object's text at a time. A broken line costs no other line: after a
// problem it goes on at the line after the one where the broken object begins.
type reader struct {
	window  // the text that was read and not yet used
	parser  parser
	begun   bool
	line    int  // number of the line that buf begins in
	lineAt  bool // buf begins at the start of its line
	array   bool // inside a top-level array
	comma   bool // inside a top-level array, after an element
	opened  int  // line of the array's bracket
	skipped Skipped
}

// reset begins another file.
func (r *reader) reset(src io.Reader) {
	*r = reader{window: r.window, parser: r.parser, line: 1, lineAt: true}
	r.window.reset(src)
}

// use drops the first n bytes of the buffer.
func (r *reader) use(n int) {
	r.line += bytes.Count(r.buf[:n], []byte{'\n'})
	if n > 0 {
		r.lineAt = r.buf[n-1] == '\n'
	}
	r.drop(n)
}

// begin skips a byte order mark.
func (r *reader) begin() {
	r.begun = true
	if r.more(1) && bytes.HasPrefix(r.buf, []byte("\ufeff")) {
		r.drop(len("\ufeff"))
	}
}

// lineEnd is the length of the rest of the current line, its newline included.
func (r *reader) lineEnd() int {
	if k := bytes.IndexByte(r.buf, '\n'); k >= 0 {
		return k + 1
	}
	return len(r.buf)
}

// next returns the next object or problem, and io.EOF after the last. Any
// other error is a failed read; what came before it is good.
func (r *reader) next() (entry, error) {
	if !r.begun {
		r.begin()
	}
	for {
		if len(r.buf) == 0 && !r.more(1) {
			return r.end()
		}
		end := r.lineEnd()
		text := bytes.TrimLeft(r.buf[:end], " \t\r\n")
		switch {
		case len(text) == 0:
			if r.lineAt {
				r.skipped.Blanks++
			}
			r.use(end)
		case r.lineAt && bytes.HasPrefix(text, []byte("//")):
			r.skipped.Comments++
			r.use(end)
		default:
			r.use(end - len(text))
			r.lineAt = false
			if e, found := r.token(text[0]); found {
				return e, nil
			}
		}
	}
}

// passed counts what was no object.
func (r *reader) passed() Skipped { return r.skipped }

// end is what next returns when the text is used up.
func (r *reader) end() (entry, error) {
	if r.failed() {
		return entry{}, r.err
	}
	if r.array {
		r.array = false
		return entry{line: r.opened, problem: "the array that begins here is not closed"}, nil
	}
	return entry{}, io.EOF
}

// token deals with the text at the start of the buffer, whose first byte is c.
func (r *reader) token(c byte) (e entry, found bool) {
	switch {
	case c == '{' && !r.comma:
		return r.object()
	case c == '[' && !r.array:
		r.array, r.opened = true, r.line
		r.use(1)
		return entry{}, false
	case c == ',' && r.comma:
		r.comma = false
		r.use(1)
		return entry{}, false
	case c == ']' && r.array:
		r.array, r.comma = false, false
		r.use(1)
		return entry{}, false
	case c == '{': // the comma is missing; the object is whole all the same
		r.comma = false
		return r.object()
	}
	return r.giveUp(fmt.Sprintf("corrupt JSON: found %s where a result object should begin", (&parser{b: r.buf}).quoteByte())), true
}

// giveUp drops the rest of the line.
func (r *reader) giveUp(problem string) entry {
	e := entry{line: r.line, problem: problem}
	r.use(r.lineEnd())
	return e
}

// object reads the object at the start of the buffer. If it goes on after the
// text at hand, it takes in as much text again before it tries once more, so
// that the work stays linear.
func (r *reader) object() (e entry, found bool) {
	for {
		p := &r.parser
		p.begin(r.buf)
		fields, err := p.object()
		if errors.Is(err, errShort) && r.more(len(r.buf)) {
			continue
		}
		var wrong *parseError
		switch {
		case errors.Is(err, errShort) && r.failed(): // the failed read is the one problem
			r.use(len(r.buf))
			return entry{}, false
		case errors.Is(err, errShort):
			return r.giveUp("corrupt JSON: the object is cut off"), true
		case errors.As(err, &wrong):
			return r.giveUp("corrupt JSON: " + r.explain(wrong)), true
		}
		if !r.separated(p.i) {
			return r.giveUp("corrupt JSON: text follows the object on its line"), true
		}
		e = entry{line: r.line, fields: fields}
		r.use(p.i)
		r.comma = r.array
		return e, true
	}
}

// explain says what is wrong with the object at the start of the buffer. One
// that breaks on a later line was cut off on its own.
func (r *reader) explain(wrong *parseError) string {
	before := r.buf[:min(wrong.offset, len(r.buf))]
	if n := bytes.Count(before, []byte{'\n'}); n > 0 {
		return fmt.Sprintf("the object is cut off; line %d does not continue it (%s)", r.line+n, wrong.msg)
	}
	return wrong.msg
}

// separated reports whether what follows the object that ends at i on its line
// may follow an object.
func (r *reader) separated(i int) bool {
	rest := r.buf[i:]
	if k := bytes.IndexByte(rest, '\n'); k >= 0 {
		rest = rest[:k]
	}
	rest = bytes.TrimLeft(rest, " \t\r")
	if len(rest) == 0 || rest[0] == '{' {
		return true
	}
	return r.array && (rest[0] == ',' || rest[0] == ']')
}
