package display

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// fakeChannel records its messages, and fails with err.
type fakeChannel struct {
	sync.Mutex
	sent []string
	err  error
}

func (c *fakeChannel) add(kind, id string, data any) error {
	c.Lock()
	defer c.Unlock()
	c.sent = append(c.sent, fmt.Sprintf("%s %s %v", kind, id, data))
	return c.err
}

func (c *fakeChannel) Open(id, target string, data any) error {
	return c.add("open "+target, id, data)
}
func (c *fakeChannel) Message(id string, data any) error { return c.add("message", id, data) }
func (c *fakeChannel) Close(id string, data any) error   { return c.add("close", id, data) }

func TestAProgramTalksOverItsComm(t *testing.T) {
	var ch fakeChannel
	defer SetChannel(&ch)()
	c := OpenComm("plot", 1)
	if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(c.ID()) {
		t.Errorf("id %q", c.ID())
	}
	if Comms()[c.ID()] != "plot" {
		t.Errorf("open comms: %v", Comms())
	}
	c.Send("a")
	var got any
	if !Received(c.ID(), json.RawMessage(`{"lost": 1}`)) {
		t.Error("a comm without a callback is not there")
	}
	c.OnMessage(func(data any) { got = data })
	Received(c.ID(), json.RawMessage(`{"x": [1, "a", null]}`))
	if want := map[string]any{"x": []any{1.0, "a", nil}}; !reflect.DeepEqual(got, want) {
		t.Errorf("received %v", got)
	}
	c.OnClose(func() { t.Error("a program is told of its own Close") })
	c.Close()
	c.Close()
	c.Send("too late")
	want := []string{"open plot ID 1", "message ID a", "close ID <nil>"}
	for i := range want {
		want[i] = strings.ReplaceAll(want[i], "ID", c.ID())
	}
	if !slices.Equal(ch.sent, want) {
		t.Errorf("sent %q, want %q", ch.sent, want)
	}
	if Received(c.ID(), nil) || Comms()[c.ID()] != "" {
		t.Error("a closed comm is still there")
	}
}

func TestTheFrontEndOpensComms(t *testing.T) {
	var ch fakeChannel
	defer SetChannel(&ch)()
	if Opened("1", "echo", nil) {
		t.Error("a target without a handler was opened")
	}
	var told []any
	HandleComm("echo", func(c *Comm, data any) {
		told = append(told, data)
		c.OnMessage(func(data any) { c.Send(data) })
		c.OnClose(func() { told = append(told, "closed") })
	})
	defer HandleComm("echo", nil)
	for _, data := range []string{`"hello"`, ``, `{`} {
		if !Opened("1", "echo", json.RawMessage(data)) {
			t.Errorf("not opened with %q", data)
		}
	}
	Received("1", json.RawMessage(`true`))
	Closed("1", nil)
	Closed("1", nil)
	if want := []any{"hello", nil, nil, "closed"}; !reflect.DeepEqual(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	if want := []string{"message 1 true"}; !slices.Equal(ch.sent, want) {
		t.Errorf("sent %q", ch.sent)
	}
	HandleComm("echo", nil)
	if Opened("2", "echo", nil) || Received("1", nil) {
		t.Error("what is gone still answers")
	}
}

func TestWithoutAFrontEndCommsGoNowhere(t *testing.T) {
	defer SetChannel(nil)()
	c := OpenComm("plot", nil)
	c.Send([]int{1})
	c.Close()
}

func TestCommsFailAsShowDoes(t *testing.T) {
	boom := errors.New("boom")
	good := OpenComm("plot", nil)
	for _, tt := range []struct {
		name    string
		channel Channel
		f       func()
		want    string
	}{
		{"a comm that can't be opened", &fakeChannel{err: boom}, func() { OpenComm("x", nil) }, `open a comm to "x": boom`},
		{"a message that can't be sent", &fakeChannel{err: boom}, func() { good.Send(1) }, `send to "plot": boom`},
		{"data that is no JSON, without a front end", nil, func() { good.Send(math.NaN()) }, "can't be written as JSON"},
		{"a comm that can't be closed", &fakeChannel{err: boom}, func() { good.Close() }, `close the comm to "plot": boom`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			defer SetChannel(tt.channel)()
			if err := failure(t, tt.f); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
	for id, target := range Comms() {
		if target == "x" || id == good.ID() {
			t.Errorf("comm %s to %s is still open", id, target)
		}
	}
}

func TestCommsOfSeveralGoroutines(t *testing.T) {
	var ch fakeChannel
	defer SetChannel(&ch)()
	defer HandleComm("busy", nil)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			HandleComm("busy", func(c *Comm, _ any) {
				c.OnMessage(func(data any) {
					c.Send(data)
					OpenComm("inner", Comms()[c.ID()]).Close() // no lock is held here
				})
			})
			c := OpenComm("out", i)
			c.OnMessage(func(data any) { c.Send(data) })
			id := fmt.Sprint("in", i)
			Opened(id, "busy", nil)
			for range 50 {
				Received(id, json.RawMessage(`1`))
				Received(c.ID(), json.RawMessage(`2`))
			}
			Closed(id, nil)
			c.Close()
		})
	}
	wg.Wait()
	// 50 echoes and 50 times an inner comm's two messages, 50 echoes, open, close
	if want := 8 * (50*3 + 50 + 2); len(ch.sent) != want {
		t.Errorf("%d messages, want %d", len(ch.sent), want)
	}
}
