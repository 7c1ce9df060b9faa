package jupyter

import (
	"context"
	"encoding/json"
	"errors"
)

// input asks the front end whose cell runs.
type input struct{ k *kernel }

var (
	errNotAllowed  = errors.New("the front end can't be asked for input here")
	errInterrupted = context.Canceled
)

// Ask asks for a line, and waits for it.
func (i input) Ask(prompt string, password bool) (string, error) {
	k := i.k
	e := k.newest()
	if e == nil || !e.allowed {
		return "", errNotAllowed
	}
	e.out.flush()
	answer := make(chan string, 1)
	frames, err := k.wire.encode(e.identities, "input_request", e.raw, nil, map[string]any{"prompt": prompt, "password": password})
	if err != nil {
		return "", err
	}
	k.ask(e, answer)
	defer k.ask(e, nil)
	if err := k.stdin.Send(frames); err != nil {
		return "", errors.New("the front end has no channel for input")
	}
	select {
	case text := <-answer:
		return text, nil
	case <-e.ended.Done():
		return "", errInterrupted
	}
}

// newest is the cell that began last of those that run, nil if there is none.
func (k *kernel) newest() *execution {
	k.mu.Lock()
	defer k.mu.Unlock()
	var found *execution
	for e := range k.running {
		if found == nil || e.count > found.count {
			found = e
		}
	}
	return found
}

// ask makes a cell wait for an answer, or no more.
func (k *kernel) ask(e *execution, answer chan string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	e.answer = answer
}

// answered takes an input_reply to the cell that waits for it: that of the request
// which it answers, else whichever waits.
func (k *kernel) answered(m *message) {
	if m.header.Type != "input_reply" {
		return
	}
	var reply struct {
		Value string `json:"value"`
	}
	if err := json.Unmarshal(m.content, &reply); err != nil {
		k.opts.Log("an input_reply is ignored: " + err.Error())
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for e := range k.running {
		if e.answer != nil {
			select {
			case e.answer <- reply.Value:
			default: // it has one
			}
			return
		}
	}
}
