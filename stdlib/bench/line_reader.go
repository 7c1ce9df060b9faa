package bench

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// lineReader reads one object a line, as the original scripts do.
type lineReader struct {
	src     *bufio.Reader
	line    int
	buf     []byte
	skipped Skipped
}

func newLineReader(src io.Reader) *lineReader {
	return &lineReader{src: bufio.NewReaderSize(src, 1<<16)}
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
			return parseLine(text, r.line), nil
		}
	}
}

// passed counts what was no object.
func (r *lineReader) passed() Skipped { return r.skipped }

// readLine reads a whole line of any length.
func (r *lineReader) readLine() ([]byte, error) {
	r.buf = r.buf[:0]
	r.line++
	for {
		part, err := r.src.ReadSlice('\n')
		r.buf = append(r.buf, part...)
		switch {
		case err == nil, err == io.EOF && len(r.buf) > 0:
			return r.buf, nil
		case err != bufio.ErrBufferFull:
			return nil, err
		}
	}
}

func parseLine(text []byte, line int) entry {
	e := entry{line: line}
	if text[0] != '{' {
		e.problem = "corrupt JSON: the line is not one object"
		return e
	}
	p := parser{b: text}
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
