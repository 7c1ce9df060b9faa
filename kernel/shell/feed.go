package shell

import (
	"sync"

	"kvsh/kernel"
)

// The kinds of items.
const (
	streamItem = iota
	displayItem
	updateItem
	clearItem
	resultItem
)

// An item is one thing that a cell gives.
type item struct {
	kind   int
	number int    // of the cell
	text   []byte // of a stream
	bundle kernel.Bundle
	id     string
}

// mostWaiting is how many bytes may wait to be shown before who gives them has to.
const mostWaiting = 1 << 20

// size is about how much memory an item takes.
func (i item) size() int {
	if i.kind == streamItem {
		return len(i.text)
	}
	size := 256
	for _, form := range i.bundle {
		switch form := form.(type) {
		case string:
			size += len(form)
		case []byte:
			size += len(form)
		}
	}
	return size
}

// feed takes what cells give, from any goroutine, to the loop that shows it.
type feed struct {
	mu     sync.Mutex
	room   *sync.Cond
	items  []item
	size   int
	closed bool
	wake   chan struct{} // has one when there is something new
	end    chan struct{} // closed when nothing is taken any more
}

func newFeed() *feed {
	f := &feed{wake: make(chan struct{}, 1), end: make(chan struct{})}
	f.room = sync.NewCond(&f.mu)
	return f
}

// put adds an item once there is room.
func (f *feed) put(i item) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.size > mostWaiting && !f.closed {
		f.room.Wait()
	}
	if f.closed {
		return
	}
	f.size += i.size()
	last := len(f.items) - 1
	if i.kind == streamItem && last >= 0 && f.items[last].kind == streamItem && f.items[last].number == i.number {
		f.items[last].text = append(f.items[last].text, i.text...)
	} else {
		i.text = append([]byte(nil), i.text...)
		f.items = append(f.items, i)
	}
	select {
	case f.wake <- struct{}{}:
	default:
	}
}

// take returns what has come.
func (f *feed) take() []item {
	f.mu.Lock()
	defer f.mu.Unlock()
	items := f.items
	f.items, f.size = nil, 0
	f.room.Broadcast()
	return items
}

// close lets nobody wait any more.
func (f *feed) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	close(f.end)
	f.room.Broadcast()
}

// output is where a cell's output goes.
type output struct {
	*feed
	number int
}

func (o output) Stream(_ string, text []byte) {
	o.put(item{kind: streamItem, number: o.number, text: text})
}

func (o output) Display(b kernel.Bundle, id string) {
	o.put(item{kind: displayItem, number: o.number, bundle: b, id: id})
}

func (o output) Update(b kernel.Bundle, id string) {
	o.put(item{kind: updateItem, number: o.number, bundle: b, id: id})
}

func (o output) Clear(bool) { o.put(item{kind: clearItem, number: o.number}) }

func (o output) Result(b kernel.Bundle) {
	o.put(item{kind: resultItem, number: o.number, bundle: b})
}
