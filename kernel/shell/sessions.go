package shell

import (
	"sync"

	"kvsh/kernel/engine"
)

// sessions is the session of the engine, and those that take its place.
type sessions struct {
	opts  engine.Options
	mu    sync.Mutex
	ready *sync.Cond
	now   *engine.Session
	err   error
}

// openSessions begins the first session, in the background: the prompt does not
// wait for it.
func openSessions(opts engine.Options) *sessions {
	s := &sessions{opts: opts}
	s.ready = sync.NewCond(&s.mu)
	go func() { _ = s.reset() }() // current tells of the error
	return s
}

// reset begins a new session in place of the one there is. That one ends first: it
// has the process's standard output.
func (s *sessions) reset() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.now != nil {
		s.now.Close()
	}
	s.now, s.err = engine.NewSession(s.opts)
	s.ready.Broadcast()
	return s.err
}

// current is the session; there is none with an error.
func (s *sessions) current() (*engine.Session, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.now == nil && s.err == nil {
		s.ready.Wait()
	}
	return s.now, s.err
}

// isPackage reports whether a name means a package, as far as there is a session
// yet.
func (s *sessions) isPackage(name string) bool {
	s.mu.Lock()
	now := s.now
	s.mu.Unlock()
	return now != nil && now.IsPackage(name)
}

func (s *sessions) close() {
	if now, _ := s.current(); now != nil {
		now.Close()
	}
}
