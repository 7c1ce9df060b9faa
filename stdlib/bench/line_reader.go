package bench

import (
	"bytes"
	"errors"
	"io"
)

// lineReader reads one object a line, as the original scripts do.
type lineReader struct {
	window
	parser  parser
	line    int
	skipped Skipped
}

// reset begins another file.
func (r *lineReader) reset(src io.Reader) {
	*r = lineReader{window: r.window, parser: r.parser}
	r.window.reset(src)
}

// next returns the object of the next line, or the problem of a line that
// holds none, and io.EOF after the last.
func (r *lineReader) next() (entry, error) {
	for {
		line, err := r.readLine()
		if err != nil {
			return entry{line: r.line}, err
		}
		text := bytes.TrimSpace(line)
		switch {
		case len(text) == 0:
			r.skipped.Blanks++
		case bytes.HasPrefix(text, []byte("//")):
			r.skipped.Comments++
		default:
			return r.parser.line(text, r.line), nil
		}
	}
}

// passed counts what was no object.
func (r *lineReader) passed() Skipped { return r.skipped }

// readLine reads a whole line of any length. One that a failed read cuts off is
// lost.
func (r *lineReader) readLine() ([]byte, error) {
	r.line++
	r.drop(len(r.buf))
	if !r.more(1) {
		return nil, r.err
	}
	if r.failed() && r.buf[len(r.buf)-1] != '\n' {
		return nil, r.err
	}
	return r.buf, nil
}

// line reads a line that is one object.
func (p *parser) line(text []byte, line int) entry {
	e := entry{line: line}
	if text[0] != '{' {
		e.problem = "corrupt JSON: the line is not one object"
		return e
	}
	p.begin(text)
	fields, err := p.object()
	p.space()
	switch {
	case errors.Is(err, errShort):
		e.problem = "corrupt JSON: the object is cut off"
	case err != nil:
		e.problem = "corrupt JSON: " + err.Error()
	case p.i < len(text):
		e.problem = "corrupt JSON: text follows the object on its line"
	default:
		e.fields = fields
	}
	return e
}
