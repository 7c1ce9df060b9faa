package shell

import (
	"testing"
	"time"
)

func TestGuestsWaitForTheAnswersOfTheTerminal(t *testing.T) {
	a := newAnswers()
	lent := make(chan bool)
	go func() {
		a.await()
		close(lent)
	}()
	select {
	case <-lent:
		t.Fatal("a guest got the terminal before its answers")
	case <-time.After(20 * time.Millisecond):
	}
	a.complete()
	a.complete() // a terminal may answer twice
	<-lent

	silent := &answers{done: make(chan struct{}), until: time.Now()}
	silent.await() // does not wait for a terminal that never answers
}
