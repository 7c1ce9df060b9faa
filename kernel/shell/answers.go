package shell

import (
	"sync"
	"time"
)

// answers is whether the terminal has answered what it was asked at the start.
type answers struct {
	done  chan struct{}
	once  sync.Once
	until time.Time // a terminal that knows none of the questions stays silent
}

// longestAnswer is how long a terminal may take, over a slow line too.
const longestAnswer = time.Second

func newAnswers() *answers {
	return &answers{done: make(chan struct{}), until: time.Now().Add(longestAnswer)}
}

// complete tells that the last answer has come.
func (a *answers) complete() { a.once.Do(func() { close(a.done) }) }

// await waits for the last answer.
func (a *answers) await() {
	select {
	case <-a.done:
	case <-time.After(time.Until(a.until)):
	}
}
