package zmtp

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// start makes a socket that is closed at the end of the test.
func start(t testing.TB, kind Kind, endpoint string, opts Options) *Socket {
	t.Helper()
	if opts.Log == nil {
		opts.Log = logTo(t)
	}
	s, err := Listen(kind, endpoint, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeSoon(t, s) })
	return s
}

// closeSoon closes a socket, which must not take long.
func closeSoon(t testing.TB, s *Socket) {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- s.Close() }()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("close: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("close takes longer than ten seconds")
	}
}

// logTo logs to the test's log.
func logTo(t testing.TB) func(text string) {
	return func(text string) {
		if strings.ContainsAny(text, "\n\r") {
			t.Errorf("a line of the log is several: %q", text)
		}
		t.Log(text)
	}
}

// endpoint makes an endpoint of its own for a test.
func endpoint(t testing.TB, transport string) string {
	if transport == "ipc" {
		return "ipc://" + filepath.Join(t.TempDir(), "kernel-ipc-1")
	}
	return "tcp://127.0.0.1:0"
}

// address is where clients connect to.
func address(s *Socket) string {
	if a := s.Addr(); a.Network() == "unix" {
		return "ipc://" + a.String()
	}
	return "tcp://" + s.Addr().String()
}

// answer sends every message back.
func answer(s *Socket) {
	for {
		frames, err := s.Recv()
		if err != nil {
			return
		}
		_ = s.Send(frames)
	}
}

// peerCount is how many peers the socket has.
func (s *Socket) peerCount() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.peers)
}

// owners are the peers of an identity.
func (r *router) owners(identity string) []*peer {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.peers[identity]
}
