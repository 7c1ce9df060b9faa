package engine

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// A stream is standard output or standard error of a session: a file, since
// that is what code expects, whose bytes go to a writer.
type stream struct {
	file *os.File
	// What follows is of a pipe to a writer that is no file.
	mark    []byte
	drained chan struct{}
	mu      sync.Mutex
	restore func() // puts back what the stream took the place of
}

// newStream makes a stream to a writer; nil is the file.
func newStream(w io.Writer, file *os.File) (*stream, error) {
	if w == nil {
		w = file
	}
	if f, ok := w.(*os.File); ok {
		return &stream{file: f}, nil
	}
	from, to, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("pipe for output: %w", err)
	}
	s := &stream{file: to, mark: fmt.Appendf(nil, "\x00kvsh drain %d\n", time.Now().UnixNano()), drained: make(chan struct{}, 1)}
	go s.copy(w, from)
	return s, nil
}

// copy passes on what is written, without the marks of drain.
func (s *stream) copy(w io.Writer, from *os.File) {
	defer from.Close()
	var held []byte // may begin a mark
	buf := make([]byte, 64<<10)
	for {
		n, err := from.Read(buf)
		held = append(held, buf[:n]...)
		for {
			before, after, found := bytes.Cut(held, s.mark)
			if !found {
				break
			}
			pass(w, before)
			held = after
			s.drained <- struct{}{}
		}
		keep := 0
		if i := bytes.LastIndexByte(held, s.mark[0]); err == nil && i >= 0 && bytes.HasPrefix(s.mark, held[i:]) {
			keep = len(held) - i
		}
		pass(w, held[:len(held)-keep])
		held = append([]byte(nil), held[len(held)-keep:]...)
		if err != nil {
			return
		}
	}
}

// pass writes text, if there is any.
func pass(w io.Writer, text []byte) {
	if len(text) > 0 {
		_, _ = w.Write(text)
	}
}

// drain waits until all that was written has been passed on.
func (s *stream) drain() {
	if s.mark == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.file.Write(s.mark); err == nil {
		<-s.drained
	}
}

// close ends a pipe.
func (s *stream) close() {
	s.drain()
	if s.restore != nil {
		s.restore()
	}
	if s.mark != nil {
		_ = s.file.Close()
	}
}
