package zmtp

import (
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// numbered is a message that counts size bytes and is known by its number.
func numbered(n, size int) message {
	return message{[][]byte{{byte(n >> 8), byte(n)}}, size}
}

func number(m message) int { return int(m.parts[0][0])<<8 | int(m.parts[0][1]) }

func TestQueuesKeepTheOrder(t *testing.T) {
	q := newQueue(100, 1<<20)
	next := 0
	for n := range 1000 {
		if _, err := q.tryPush(numbered(n, 1)); err != nil {
			t.Fatal(err)
		}
		if n%3 == 0 || n > 90 {
			m, ok := q.tryPop()
			if !ok || number(m) != next {
				t.Fatalf("got message %d, want %d", number(m), next)
			}
			next++
		}
	}
	q.close()
	for ; next < 1000; next++ {
		if m, ok := q.pop(); !ok || number(m) != next {
			t.Fatalf("got message %d, want %d", number(m), next)
		}
	}
	if _, ok := q.pop(); ok || q.bytes != 0 {
		t.Errorf("%d bytes are left", q.bytes)
	}
}

func TestQueuesAreBounded(t *testing.T) {
	for _, tt := range []struct {
		name  string
		sizes []int
		full  int // the first one that finds no room
	}{
		{"by messages", []int{1, 1, 1, 1, 1}, 4},
		{"by bytes", []int{50, 50, 1}, 2},
		{"but an empty one takes anything", []int{1000, 1}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := newQueue(4, 100)
			for i, size := range tt.sizes {
				_, err := q.tryPush(numbered(i, size))
				if full := errors.Is(err, errFull); full != (i == tt.full) {
					t.Fatalf("message %d: %v", i, err)
				}
			}
		})
	}
}

func TestPushWaitsForRoom(t *testing.T) {
	for _, tt := range []struct {
		name string
		then func(q *queue)
		want error
	}{
		{"that comes", func(q *queue) { q.tryPop() }, nil},
		{"until the queue is closed", func(q *queue) { q.close() }, errClosed},
		{"until the queue is discarded", func(q *queue) { q.discard() }, errClosed},
		{"but not for ever", func(*queue) {}, errFull},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				q := newQueue(1, 100)
				_ = q.push(numbered(0, 1), nil)
				end := make(chan struct{})
				time.AfterFunc(time.Second, func() { tt.then(q) })
				time.AfterFunc(2*time.Second, func() { close(end) })
				if err := q.push(numbered(1, 1), end); !errors.Is(err, tt.want) {
					t.Errorf("got %v, want %v", err, tt.want)
				}
				<-end
			})
		})
	}
}

func TestEverybodyWhoWaitsForRoomGetsIt(t *testing.T) {
	q := newQueue(3, 10)
	var pushing sync.WaitGroup
	for n := range 100 {
		pushing.Go(func() {
			if err := q.push(numbered(n, 1+n%12), nil); err != nil {
				t.Error(err)
			}
		})
	}
	seen := map[int]bool{}
	for range 100 {
		m, _ := q.pop()
		seen[number(m)] = true
	}
	pushing.Wait()
	if len(seen) != 100 {
		t.Errorf("%d messages of 100 came", len(seen))
	}
}
