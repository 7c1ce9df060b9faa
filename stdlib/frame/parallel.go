package frame

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// manyRows is how many rows are worth a second processor.
const manyRows = 1 << 14

// parallel calls do for the numbers below n, on several processors if each call
// goes over many rows. The calls must not depend on each other.
func parallel(n, rows int, do func(k int)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	if rows < manyRows || workers < 2 {
		for k := range n {
			do(k)
		}
		return
	}
	var next atomic.Int64
	var running sync.WaitGroup
	for range workers {
		running.Go(func() {
			for k := next.Add(1) - 1; k < int64(n); k = next.Add(1) - 1 {
				do(int(k))
			}
		})
	}
	running.Wait()
}

// parts cuts n rows into pieces to go over in parallel, one if they are few. It
// returns where they begin, and n.
func parts(n int) []int {
	pieces := min(runtime.GOMAXPROCS(0), max(1, n/manyRows))
	at := make([]int, pieces+1)
	for k := range at {
		at[k] = n * k / pieces
	}
	return at
}
