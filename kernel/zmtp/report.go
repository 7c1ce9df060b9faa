package zmtp

import (
	"fmt"
	"sync"
	"time"
)

// linesPerSecond is how much a socket logs at most.
const linesPerSecond = 4

// A reporter writes the log of a socket. It leaves lines out when peers do much
// wrong, and then says how many.
type reporter struct {
	log func(text string)

	mu      sync.Mutex
	since   time.Time // when the second began that lines are counted in
	lines   int
	leftOut int
}

// printf logs a line.
func (r *reporter) printf(format string, args ...any) {
	if r.log == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if now := time.Now(); now.Sub(r.since) >= time.Second {
		r.since, r.lines = now, 0
		r.tellLeftOut()
	}
	if r.lines >= linesPerSecond {
		r.leftOut++
		return
	}
	r.lines++
	r.log(fmt.Sprintf(format, args...))
}

// close logs how many lines were left out since it was last said.
func (r *reporter) close() {
	if r.log == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tellLeftOut()
}

func (r *reporter) tellLeftOut() {
	if r.leftOut > 0 {
		r.lines++
		r.log(fmt.Sprintf("%d more lines of this kind were left out", r.leftOut))
		r.leftOut = 0
	}
}
