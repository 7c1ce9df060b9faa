package engine

import (
	"io"
	"os"
	"sync"

	"kvsh/kernel"
)

// turns keeps what is written to the two streams of a session in order, as the
// pipes by themselves do not.
type turns struct {
	mu   sync.Mutex
	last *stream // that was written to
}

// inTurn is what code writes to instead of a file: before the one stream gets its
// turn, the other has arrived.
func (s *Session) inTurn(f *os.File) io.Writer {
	switch f {
	case s.stdout.file:
		return turn{s, s.stdout}
	case s.stderr.file:
		return turn{s, s.stderr}
	}
	return f
}

type turn struct {
	session *Session
	stream  *stream
}

func (t turn) Write(text []byte) (int, error) {
	turns := &t.session.turns
	turns.mu.Lock()
	if last := turns.last; last != nil && last != t.stream {
		last.drain()
	}
	turns.last = t.stream
	turns.mu.Unlock()
	return t.stream.file.Write(text)
}

// direct is a stream of a cell for what the machine itself prints: it goes to the
// output at once, behind what compiled code has written to the pipes.
type direct struct {
	session *Session
	name    string
	out     kernel.Output // nil for that of the cell that the program has come to
}

func (d direct) Write(text []byte) (int, error) {
	for _, s := range []*stream{d.session.stdout, d.session.stderr} {
		if s.pending() {
			s.drain()
		}
	}
	out := d.out
	if out == nil {
		out = d.session.out.get()
	}
	out.Stream(d.name, text)
	return len(text), nil
}
