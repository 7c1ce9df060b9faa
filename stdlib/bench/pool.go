package bench

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// fileResult is what one file gave.
type fileResult struct {
	records  []*Record
	skipped  Skipped
	problems []Problem
	read     bool
}

func (r *Report) add(f *fileResult) {
	if f.read {
		r.Files++
	}
	r.Rows += len(f.records)
	r.Skipped.add(f.skipped)
	r.Problems = append(r.Problems, f.problems...)
}

// worker reads files one after the other, in buffers of its own.
type worker struct {
	*scan
	entries entryReader
}

// files reads the sources on all processors and returns their results in order.
func (s *scan) files() []*fileResult {
	results := make([]*fileResult, len(s.sources))
	var taken atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(s.sources)) {
		workers.Go(func() {
			w := &worker{s, s.newEntries()}
			for {
				i := int(taken.Add(1)) - 1
				if i >= len(s.sources) {
					return
				}
				results[i] = w.file(s.sources[i])
			}
		})
	}
	s.watch(&workers)
	return results
}
