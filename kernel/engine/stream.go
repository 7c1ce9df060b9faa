package engine

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// A stream is standard output or standard error of a session: a file, since
// that is what code expects, whose bytes go to a writer.
type stream struct {
	file *os.File
	// What follows is of a pipe to a writer that is no file.
	from    syscall.RawConn // its other end
	mark    []byte
	drained chan struct{}
	busy    atomic.Bool // what was read is being passed on
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
	conn, err := from.SyscallConn()
	if err != nil {
		return nil, fmt.Errorf("pipe for output: %w", err)
	}
	s := &stream{
		file: to, from: conn, mark: fmt.Appendf(nil, "\x00kvsh drain %d\n", time.Now().UnixNano()), drained: make(chan struct{}, 1),
	}
	go s.copy(w, from)
	return s, nil
}

// copy passes on what is written, without the marks of drain.
func (s *stream) copy(w io.Writer, from *os.File) {
	defer from.Close()
	var held []byte // may begin a mark
	buf := make([]byte, 64<<10)
	for {
		n := s.read(buf)
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
		if i := bytes.LastIndexByte(held, s.mark[0]); n > 0 && i >= 0 && bytes.HasPrefix(s.mark, held[i:]) {
			keep = len(held) - i
		}
		pass(w, held[:len(held)-keep])
		held = append([]byte(nil), held[len(held)-keep:]...)
		s.busy.Store(false)
		if n == 0 {
			return
		}
	}
}

// read waits for text; there is none any more if it reads nothing. The stream is
// busy before a byte leaves the pipe.
func (s *stream) read(buf []byte) (n int) {
	err := s.from.Read(func(fd uintptr) bool {
		s.busy.Store(true)
		for {
			var err error
			n, err = unix.Read(int(fd), buf)
			switch {
			case errors.Is(err, unix.EINTR):
				continue
			case errors.Is(err, unix.EAGAIN):
				s.busy.Store(false)
				return false
			}
			return true
		}
	})
	if err != nil {
		return 0
	}
	return max(n, 0)
}

// pending reports whether there is text that has not been passed on.
func (s *stream) pending() bool {
	if s.mark == nil {
		return false
	}
	waiting := 0
	err := s.from.Control(func(fd uintptr) { waiting, _ = unix.IoctlGetInt(int(fd), unix.TIOCINQ) })
	return err == nil && (waiting > 0 || s.busy.Load())
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
