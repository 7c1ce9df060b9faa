package display

import (
	"encoding/json"
	"fmt"
	"sync"
)

// Channel carries the messages of comms to the front end. Data is a value that
// encoding/json can write.
type Channel interface {
	Open(id, target string, data any) error
	Message(id string, data any) error
	Close(id string, data any) error
}

// comms are the open comms of this process and who answers those that the front
// end opens.
var comms = struct {
	sync.Mutex
	channel  Channel
	open     map[string]*Comm
	handlers map[string]func(*Comm, any)
}{channel: nowhere{}, open: map[string]*Comm{}, handlers: map[string]func(*Comm, any){}}

// SetChannel makes c the channel of all comms and returns a function that puts
// the former one back. With a nil channel messages go nowhere.
func SetChannel(c Channel) (restore func()) {
	if c == nil {
		c = nowhere{}
	}
	comms.Lock()
	defer comms.Unlock()
	former := comms.channel
	comms.channel = c
	return func() {
		comms.Lock()
		defer comms.Unlock()
		comms.channel = former
	}
}

func channel() Channel {
	comms.Lock()
	defer comms.Unlock()
	return comms.channel
}

// Opened tells that the front end has opened a comm. It is false if nobody
// handles the target.
func Opened(id, target string, data json.RawMessage) bool {
	comms.Lock()
	handle := comms.handlers[target]
	if handle == nil {
		comms.Unlock()
		return false
	}
	c := &Comm{id: id, target: target}
	comms.open[id] = c
	comms.Unlock()
	handle(c, decoded(data))
	return true
}

// Received hands a message of the front end to its comm. It is false if there is
// no such comm.
func Received(id string, data json.RawMessage) bool {
	comms.Lock()
	c := comms.open[id]
	comms.Unlock()
	if c == nil {
		return false
	}
	if f := c.messageCallback(); f != nil {
		f(decoded(data))
	}
	return true
}

// Closed tells that the front end has closed a comm.
func Closed(id string, _ json.RawMessage) {
	comms.Lock()
	c := comms.open[id]
	delete(comms.open, id)
	comms.Unlock()
	if c == nil {
		return
	}
	if f := c.closeCallback(); f != nil {
		f()
	}
}

// Comms lists the ids of the open comms with their targets.
func Comms() map[string]string {
	comms.Lock()
	defer comms.Unlock()
	out := map[string]string{}
	for id, c := range comms.open {
		out[id] = c.target
	}
	return out
}

// decoded is data as plain JSON values, nil if it is none.
func decoded(data json.RawMessage) any {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return nil
	}
	return v
}

// nowhere is the channel of a program that has no front end. Data that no front
// end could get is an error here too, so that a program fails alike everywhere.
type nowhere struct{}

func (nowhere) Open(_, _ string, data any) error { return writable(data) }
func (nowhere) Message(_ string, data any) error { return writable(data) }
func (nowhere) Close(_ string, data any) error   { return writable(data) }

func writable(data any) error {
	if _, err := json.Marshal(data); err != nil {
		return fmt.Errorf("data that can't be written as JSON: %w", err)
	}
	return nil
}
