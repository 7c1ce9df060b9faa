package bench

import (
	"slices"
	"testing"
	"testing/fstest"
	"time"
)

func TestProgressCountsTheBytesOfAllFiles(t *testing.T) {
	fsys := fstest.MapFS{testFolder + "/ds-a-gds.json": {Data: []byte(good(1))}, testFolder + "/ds-b-gds.json": {Data: []byte(good(2))}}
	size := int64(len(good(1)))
	var told []int64
	heard := make(chan bool, 1)
	s, err := newScan(fsys, "root", Options{Progress: func(done, total int64) {
		if told = append(told, done); total != 2*size {
			t.Errorf("%d of %d bytes, want %d", done, total, 2*size)
		}
		heard <- true
	}})
	if err != nil {
		t.Fatal(err)
	}
	done, tick := make(chan struct{}), make(chan time.Time)
	go func() {
		w := &worker{s, s.newEntries()}
		for _, src := range s.sources {
			tick <- time.Time{}
			<-heard
			w.file(src)
		}
		close(done)
	}()
	s.tell(done, tick)
	if want := []int64{0, size, 2 * size}; !slices.Equal(told, want) {
		t.Errorf("told of %v bytes, want %v", told, want)
	}
}
