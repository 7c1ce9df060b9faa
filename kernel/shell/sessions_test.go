package shell

import (
	"io"
	"log"
	"testing"
	"time"

	"kvsh/kernel/engine"
)

// A session that ends waits until all that its code has written is taken. Who takes
// it asks about packages, which must not wait for that end.
func TestASessionThatEndsDoesNotHoldTheLoopBack(t *testing.T) {
	f := newFeed()
	t.Cleanup(f.close)
	s := openSessions(engine.Options{Stdout: io.Discard, Stderr: io.Discard})
	t.Cleanup(s.close)
	now, err := s.current()
	if err != nil {
		t.Fatal(err)
	}
	f.put(item{kind: streamItem, text: make([]byte, mostWaiting+1)}) // now it is full
	writes, written := make(chan bool), make(chan error, 1)
	go func() {
		written <- now.Call(output{f, 1}, func() {
			log.Print("late") // to the session's standard error
			close(writes)
		})
	}()
	<-writes
	ended := make(chan error, 1)
	go func() { ended <- s.reset() }()
	time.Sleep(50 * time.Millisecond) // it closes the session, or is about to
	asked := make(chan bool, 1)
	go func() { asked <- s.isPackage("strings") }()
	select {
	case <-asked:
	case <-time.After(20 * time.Second):
		t.Fatal("who takes the output waits for who gives it")
	}
	f.take()
	if err := <-ended; err != nil {
		t.Errorf("the new session: %v", err)
	}
	if err := <-written; err != nil {
		t.Errorf("what was written: %v", err)
	}
	if !s.isPackage("strings") {
		t.Error("the new session does not know its packages")
	}
}
