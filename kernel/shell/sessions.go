package shell

import (
	"sync"

	"kvsh/kernel/engine"
)

// sessions is the session of the engine, and those that take its place.
type sessions struct {
	opts  engine.Options
	alone sync.Mutex // of who begins a session
	mu    sync.Mutex // of the fields below
	ready *sync.Cond
	now   *engine.Session // nil while none is ready
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
// has the process's standard output. The loop must not wait meanwhile, as what the
// old one still gives has to be taken.
func (s *sessions) reset() error {
	s.alone.Lock()
	defer s.alone.Unlock()
	if old := s.put(nil, nil); old != nil {
		old.Close()
	}
	now, err := engine.NewSession(s.opts)
	s.put(now, err)
	return err
}

// put makes a session the one there is, and returns the one before.
func (s *sessions) put(now *engine.Session, err error) (old *engine.Session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old, s.now, s.err = s.now, now, err
	s.ready.Broadcast()
	return old
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
