package bench

import "io"

// newReader reads the objects of a text.
func newReader(src io.Reader, detail bool) *reader {
	r := &reader{parser: parser{detail: detail}}
	r.reset(src)
	return r
}

// parseLine reads a line that is one object.
func parseLine(text []byte, line int) entry { return new(parser).line(text, line) }
