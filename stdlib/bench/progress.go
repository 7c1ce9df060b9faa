package bench

import (
	"io"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"
)

const (
	patience      = 500 * time.Millisecond // a scan that takes less is not told about
	progressEvery = 100 * time.Millisecond
)

// meter counts the bytes that a scan has read of its files as they are stored.
type meter struct{ read atomic.Int64 }

// meteredReader is a file whose bytes a meter counts.
type meteredReader struct {
	io.Reader
	meter *meter
}

func (r *meteredReader) Read(b []byte) (int, error) {
	n, err := r.Reader.Read(b)
	r.meter.read.Add(int64(n))
	return n, err
}

// watch waits for the workers and tells the progress meanwhile.
func (s *scan) watch(workers *sync.WaitGroup) {
	if s.opts.Progress == nil {
		workers.Wait()
		return
	}
	done := make(chan struct{})
	go func() {
		workers.Wait()
		close(done)
	}()
	select {
	case <-done:
		return
	case <-time.After(patience):
	}
	ticker := time.NewTicker(progressEvery)
	defer ticker.Stop()
	s.tell(done, ticker.C)
}

// tell tells the progress at every tick, and at the end.
func (s *scan) tell(done <-chan struct{}, tick <-chan time.Time) {
	total := s.size()
	for {
		select {
		case <-done:
			s.opts.Progress(total, total)
			return
		case <-tick:
			s.opts.Progress(min(s.meter.read.Load(), total), total)
		}
	}
}

// size is the number of bytes in all files.
func (s *scan) size() (total int64) {
	for _, src := range s.sources {
		if info, err := fs.Stat(s.fsys, src.path()); err == nil && src.err == nil {
			total += info.Size()
		}
	}
	return total
}
