package shell

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestLinesAreReadOneByOne(t *testing.T) {
	l := lineReader{in: bufio.NewReader(strings.NewReader("a\r\n\nlast"))}
	for _, want := range []string{"a", "", "last"} {
		if text, err := l.taken(<-l.next()); text != want || err != nil {
			t.Errorf("got %q, %v, want %q", text, err, want)
		}
	}
	if text, err := l.taken(<-l.next()); !errors.Is(err, io.EOF) {
		t.Errorf("at the end there is %q, %v", text, err)
	}
}

// Who gives up a line leaves it to the next one.
func TestALineThatWasNotTakenIsForTheNext(t *testing.T) {
	l := lineReader{in: bufio.NewReader(strings.NewReader("a\nb\n"))}
	l.next()
	l.next()
	if text, err := l.taken(<-l.next()); text != "a" || err != nil {
		t.Errorf("got %q, %v", text, err)
	}
	if text, err := l.taken(<-l.next()); text != "b" || err != nil {
		t.Errorf("got %q, %v", text, err)
	}
}
