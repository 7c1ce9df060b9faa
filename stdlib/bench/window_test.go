package bench

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// lines are the whole lines that a window gives of a text.
func lines(w *window, src io.Reader) []string {
	var out []string
	for w.reset(src); w.more(1); w.drop(len(w.buf)) {
		out = append(out, string(w.buf))
	}
	return out
}

func TestWindowGivesWholeLinesHoweverTheyAreRead(t *testing.T) {
	long := strings.Repeat("x", 2*readSize)
	for _, text := range []string{"", "a", "a\n", "a\nb", "\n\nb\n", long, long + "\n" + long + "\nend", strings.Repeat("some words in a line\n", readSize/10)} {
		want := slices.Collect(strings.Lines(text))
		for name, read := range map[string]func(io.Reader) io.Reader{
			"at once": func(r io.Reader) io.Reader { return r }, "by halves": iotest.HalfReader, "byte by byte": iotest.OneByteReader, "with the end": iotest.DataErrReader,
		} {
			w := new(window)
			for range 2 {
				if got := lines(w, read(strings.NewReader(text))); !slices.Equal(got, want) {
					t.Errorf("%s, %d bytes: %d lines, want %d", name, len(text), len(got), len(want))
				}
			}
			if w.failed() {
				t.Errorf("%s: %v", name, w.err)
			}
		}
	}
}

func TestWindowTakesInMoreLinesAfterThoseInUse(t *testing.T) {
	w := new(window)
	w.reset(iotest.OneByteReader(strings.NewReader("one\ntwo\nthree\nfour\n")))
	for _, tt := range []struct {
		n    int
		more bool
		buf  string
	}{{1, true, "one\n"}, {5, true, "one\ntwo\nthree\n"}, {6, true, "one\ntwo\nthree\nfour\n"}, {1, false, "one\ntwo\nthree\nfour\n"}} {
		if more := w.more(tt.n); more != tt.more || string(w.buf) != tt.buf {
			t.Errorf("%d more bytes: %v, %q", tt.n, more, w.buf)
		}
	}
}

func TestWindowKeepsWhatCameBeforeAFailedRead(t *testing.T) {
	broken := errors.New("broken")
	for name, src := range map[string]io.Reader{
		"an error":   io.MultiReader(strings.NewReader("one\ntw"), iotest.ErrReader(broken)),
		"no advance": io.MultiReader(strings.NewReader("one\ntw"), idle{}),
	} {
		w := new(window)
		if got := lines(w, src); !slices.Equal(got, []string{"one\n", "tw"}) || !w.failed() {
			t.Errorf("%s: %q with %v", name, got, w.err)
		}
	}
}

// idle gives nothing for ever.
type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

func TestTheBufferIsUsedAgain(t *testing.T) {
	w := new(window)
	text := strings.Repeat("some words in a line\n", readSize/10)
	lines(w, strings.NewReader(text))
	size := cap(w.store)
	if lines(w, strings.NewReader(text)); cap(w.store) != size || size > 2*readSize {
		t.Errorf("a buffer of %d bytes has become one of %d", size, cap(w.store))
	}
}
