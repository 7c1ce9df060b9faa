package engine

import "kvsh/kernel"

// lines is standard input that asks for each line when it is read.
type lines struct {
	ask  kernel.Input
	rest []byte
}

func (l *lines) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		text, err := l.ask.Ask("", false)
		if err != nil {
			return 0, err
		}
		l.rest = []byte(text + "\n")
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}
