package display

import (
	"fmt"
	"sync"

	"github.com/google/uuid"
)

// Comm is a line between a program and a script of the front end, over which
// either end sends values that JSON has. A Comm may be used by several
// goroutines.
type Comm struct {
	id, target string

	mu        sync.Mutex
	onMessage func(data any)
	onClose   func()
}

// OpenComm opens a comm to what the front end has registered as target, with
// data for it. Without a front end the comm works and goes nowhere. If it can't
// be opened, the program ends as by [Fail].
func OpenComm(target string, data any) *Comm {
	c := &Comm{id: uuid.NewString(), target: target}
	comms.Lock()
	comms.open[c.id] = c // before it is told: the front end may answer at once
	comms.Unlock()
	if err := channel().Open(c.id, target, data); err != nil {
		c.remove()
		Fail(fmt.Errorf("open a comm to %q: %w", target, err))
	}
	return c
}

// HandleComm makes open answer the comms that the front end opens to the target,
// in place of what did before. Open sets the comm's callbacks; data is what the
// front end sent along, in plain JSON values: map[string]any, []any, string,
// float64, bool or nil. A nil open ends the handling.
func HandleComm(target string, open func(c *Comm, data any)) {
	comms.Lock()
	defer comms.Unlock()
	comms.handlers[target] = open
}

// ID is the id by which both ends know the comm.
func (c *Comm) ID() string { return c.id }

// Send sends data to the front end. On a comm that either end has closed it does
// nothing. If the data can't be sent, the program ends as by [Fail].
func (c *Comm) Send(data any) {
	comms.Lock()
	open, ch := comms.open[c.id] == c, comms.channel
	comms.Unlock()
	if !open {
		return
	}
	if err := ch.Message(c.id, data); err != nil {
		Fail(fmt.Errorf("send to %q: %w", c.target, err))
	}
}

// OnMessage makes f get the messages of the front end from now on, in plain JSON
// values as in [HandleComm]. What comes while there is no f is lost.
func (c *Comm) OnMessage(f func(data any)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.onMessage = f
}

// OnClose makes f be called when the front end closes the comm.
func (c *Comm) OnClose(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.onClose = f
}

// Close closes the comm and tells the front end. A comm that is closed stays so.
func (c *Comm) Close() {
	if !c.remove() {
		return
	}
	if err := channel().Close(c.id, nil); err != nil {
		Fail(fmt.Errorf("close the comm to %q: %w", c.target, err))
	}
}

// remove takes the comm from the open ones. It is false if it is not there.
func (c *Comm) remove() bool {
	comms.Lock()
	defer comms.Unlock()
	if comms.open[c.id] != c {
		return false
	}
	delete(comms.open, c.id)
	return true
}

func (c *Comm) messageCallback() func(any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.onMessage
}

func (c *Comm) closeCallback() func() {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.onClose
}
