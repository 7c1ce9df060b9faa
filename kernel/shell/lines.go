package shell

import (
	"bufio"
	"strings"
)

// lineReader reads lines when they are waited for, and not before: a program may
// have the terminal in between.
type lineReader struct {
	in     *bufio.Reader
	coming chan line // that is being read, nil if none is
}

type line struct {
	text string
	err  error
}

// next gives the next line. Who gets it calls taken.
func (l *lineReader) next() <-chan line {
	if l.coming == nil {
		coming := make(chan line, 1)
		l.coming = coming
		go func() {
			text, err := l.in.ReadString('\n')
			coming <- line{text, err}
		}()
	}
	return l.coming
}

// taken is the text of a line without its end; the last line may lack one.
func (l *lineReader) taken(got line) (string, error) {
	l.coming = nil
	if got.err != nil && got.text == "" {
		return "", got.err
	}
	return strings.TrimRight(got.text, "\r\n"), nil
}
