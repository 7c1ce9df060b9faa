package kv

import (
	"crypto/rand"
	"slices"
	"sync"

	"kvsh/stdlib/display"
)

// controlTarget is the target of the comms that the scripts of controls open,
// with {"control": id}. Both ends then send {"value": v}: the script what the
// reader chose, this end what holds, as an answer to each choice.
const controlTarget = "kvsh.control"

// control is this end of a control on a page. The page may have it several
// times, with a comm each.
type control struct {
	id    string
	take  func(v any) // takes what the reader chose
	value func() any  // what holds

	mu    sync.Mutex
	comms []*display.Comm
}

// controls are all controls by their ids. They stay: a page that is loaded again
// asks for them again.
var controls = struct {
	sync.Mutex
	byID map[string]*control
}{byID: map[string]*control{}}

func newControl(take func(v any), value func() any) *control {
	c := &control{id: rand.Text(), take: take, value: value}
	controls.Lock()
	controls.byID[c.id] = c
	controls.Unlock()
	display.HandleComm(controlTarget, openControl)
	return c
}

// openControl joins a comm to its control. A page that was saved has controls of
// a process that is gone; they are closed.
func openControl(comm *display.Comm, data any) {
	id, _ := field(data, "control").(string)
	controls.Lock()
	c := controls.byID[id]
	controls.Unlock()
	if c == nil {
		comm.Close()
		return
	}
	c.mu.Lock()
	c.comms = append(c.comms, comm)
	c.mu.Unlock()
	comm.OnClose(func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.comms = slices.DeleteFunc(c.comms, func(other *display.Comm) bool { return other == comm })
	})
	comm.OnMessage(func(data any) {
		defer c.tell() // even if the program fails: the script waits for it
		c.take(field(data, "value"))
	})
	comm.Send(map[string]any{"value": c.value()})
}

// tell sends the value that holds to all places of the control.
func (c *control) tell() {
	c.mu.Lock()
	comms := slices.Clone(c.comms)
	c.mu.Unlock()
	for _, comm := range comms {
		comm.Send(map[string]any{"value": c.value()})
	}
}

// field is a field of a JSON object, nil if there is none.
func field(data any, name string) any {
	object, _ := data.(map[string]any)
	return object[name]
}
