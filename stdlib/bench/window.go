package bench

import (
	"bytes"
	"io"
	"slices"
)

// window is the part of a text that is in use: one or more whole lines, in a
// buffer that is used again and grows to the longest object or line.
type window struct {
	src   io.Reader
	err   error  // of the last read; io.EOF at the end
	buf   []byte // the lines in use, a part of store
	store []byte // what was read: used lines, buf, and text ahead of it
	end   int    // where buf ends in store
}

// readSize is how much is read at once, at most.
const readSize = 1 << 17

// maxEmptyReads is how often a source may give nothing without an error.
const maxEmptyReads = 100

// reset begins another text in the same buffer.
func (w *window) reset(src io.Reader) { *w = window{src: src, store: w.store[:0]} }

// more appends at least n bytes of whole lines to buf, fewer only at the end of
// the text, and reports whether there was any.
func (w *window) more(n int) bool {
	had := len(w.buf)
	searched := had + n - 1 // from buf's begin
	for {
		start := w.end - had
		if from := start + searched; from < len(w.store) {
			if k := bytes.IndexByte(w.store[from:], '\n'); k >= 0 {
				w.end = from + k + 1
				w.buf = w.store[start:w.end]
				return true
			}
			searched = len(w.store) - start
		}
		if w.err != nil {
			w.end = len(w.store)
			w.buf = w.store[start:]
			return len(w.buf) > had
		}
		w.fill()
	}
}

// fill moves what is not used yet to the begin of the store and reads once
// behind it.
func (w *window) fill() {
	kept := copy(w.store, w.store[w.end-len(w.buf):])
	w.end = len(w.buf)
	w.store = w.store[:kept]
	if cap(w.store)-kept < readSize/2 {
		w.store = slices.Grow(w.store, max(readSize, kept))
	}
	w.buf = w.store[:w.end]
	free := w.store[kept:min(kept+readSize, cap(w.store))]
	for range maxEmptyReads {
		n, err := w.src.Read(free)
		if n > 0 || err != nil {
			w.store, w.err = w.store[:kept+n], err
			return
		}
	}
	w.err = io.ErrNoProgress
}

// drop gives up the first n bytes of buf.
func (w *window) drop(n int) { w.buf = w.buf[n:] }

// failed reports whether the text ended by an error.
func (w *window) failed() bool { return w.err != nil && w.err != io.EOF }
