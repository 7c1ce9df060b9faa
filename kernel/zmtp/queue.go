package zmtp

import (
	"errors"
	"sync"
)

var (
	errFull   = errors.New("the queue stays full")
	errClosed = errors.New("the queue is closed")
)

// A queue is a bounded queue of messages between goroutines.
type queue struct {
	maxCount, maxBytes int

	mu     sync.Mutex
	filled sync.Cond
	ring   []message // its length is a power of two
	first  int
	count  int
	bytes  int
	room   chan struct{} // closed when there is room again; nil if nobody waits
	closed bool
}

func newQueue(maxCount, maxBytes int) *queue {
	q := &queue{maxCount: maxCount, maxBytes: maxBytes}
	q.filled.L = &q.mu
	return q
}

// tryPush appends a message if there is room. If there's none, it gives a channel
// that is closed when there is, or when the queue is closed.
func (q *queue) tryPush(m message) (room <-chan struct{}, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return nil, errClosed
	}
	if q.count > 0 && (q.count >= q.maxCount || q.bytes+m.size > q.maxBytes) {
		if q.room == nil {
			q.room = make(chan struct{})
		}
		return q.room, errFull
	}
	if q.count == len(q.ring) {
		q.grow()
	}
	q.ring[(q.first+q.count)&(len(q.ring)-1)] = m
	q.count++
	q.bytes += m.size
	q.filled.Signal()
	return nil, nil
}

// push appends a message, and waits for room until the channel end is closed, or for
// ever if it is nil.
func (q *queue) push(m message, end <-chan struct{}) error {
	for {
		room, err := q.tryPush(m)
		if !errors.Is(err, errFull) {
			return err
		}
		select {
		case <-room:
		case <-end:
			_, err := q.tryPush(m)
			return err
		}
	}
}

// grow makes the ring longer.
func (q *queue) grow() {
	ring := make([]message, max(16, 2*len(q.ring)))
	n := copy(ring, q.ring[q.first:])
	copy(ring[n:], q.ring[:q.first])
	q.ring, q.first = ring, 0
}

// pop takes the first message, and waits for one if the queue is empty. It says
// false when the queue is closed and empty.
func (q *queue) pop() (message, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.count == 0 && !q.closed {
		q.filled.Wait()
	}
	return q.take()
}

// tryPop takes the first message if there is one.
func (q *queue) tryPop() (message, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.take()
}

// take takes the first message; the lock is held. Those who wait for room are
// woken when an eighth of the queue is free, not for every single message.
func (q *queue) take() (message, bool) {
	if q.count == 0 {
		return message{}, false
	}
	m := q.ring[q.first]
	q.ring[q.first] = message{}
	q.first = (q.first + 1) & (len(q.ring) - 1)
	q.count--
	q.bytes -= m.size
	if q.count == 0 || q.count <= q.maxCount-q.maxCount/8 && q.bytes <= q.maxBytes-q.maxBytes/8 {
		q.wake()
	}
	return m, true
}

// wake wakes those who wait for room.
func (q *queue) wake() {
	if q.room != nil {
		close(q.room)
		q.room = nil
	}
}

// close lets nothing more in. What is in can still be taken out.
func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.wake()
	q.filled.Broadcast()
}

// discard closes the queue and drops what is in it.
func (q *queue) discard() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.ring, q.first, q.count, q.bytes = nil, 0, 0, 0
	q.wake()
	q.filled.Broadcast()
}
