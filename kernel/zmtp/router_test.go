package zmtp

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// wants waits for a message to the socket, which must be this one.
func wants(t *testing.T, s *Socket, frames ...string) {
	t.Helper()
	got, err := s.Recv()
	if err != nil || !slices.Equal(stringsOf(got), frames) {
		t.Fatalf("received %.100q, %v; want %.100q", got, err, frames)
	}
}

// post sends a message, which must work.
func post(t *testing.T, s *Socket, frames ...string) {
	t.Helper()
	if err := s.Send(bytesOf(frames...)); err != nil {
		t.Fatal(err)
	}
}

func TestARouterAnswersWhoAsks(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{})
	a, b := dial(t, s, "DEALER", "a"), dial(t, s, "REQ", "b")
	a.send("one", "", "two")
	wants(t, s, "a", "one", "", "two")
	b.send("", "three")
	wants(t, s, "b", "", "three")
	post(t, s, "b", "", "for b")
	post(t, s, "a", "for a", "")
	a.wants("for a", "")
	b.wants("", "for b")
}

func TestPeersWithoutIdentityGetOne(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{})
	seen := map[string]bool{}
	for range 5 {
		c := dial(t, s, "DEALER", "")
		c.send("hello")
		frames, err := s.Recv()
		if err != nil {
			t.Fatal(err)
		}
		id := string(frames[0])
		if len(id) != 5 || id[0] != 0 || seen[id] {
			t.Errorf("the identity is %q", id)
		}
		seen[id] = true
		post(t, s, id, "answer")
		c.wants("answer")
	}
}

func TestASendToNobodyIsAnError(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{})
	if err := s.Send(bytesOf("nobody", "a")); !errors.Is(err, ErrNoPeer) {
		t.Errorf("to an unknown peer: %v", err)
	}
	if err := s.Send(bytesOf("identity alone")); err == nil {
		t.Error("no error of a message without frames")
	}
	c := dial(t, s, "DEALER", "a")
	c.send("hello")
	wants(t, s, "a", "hello")
	_ = c.conn.Close()
	eventually(t, "the peer that left is gone", func() bool {
		return errors.Is(s.Send(bytesOf("a", "b")), ErrNoPeer)
	})
}

// An identity belongs to the connection that came, or sent something, last.
func TestAnIdentityIsHandedOver(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{})
	first := dial(t, s, "DEALER", "same")
	first.send("a")
	wants(t, s, "same", "a")
	post(t, s, "same", "queued for the first")

	second := dial(t, s, "DEALER", "same")
	second.send("b")
	wants(t, s, "same", "b")
	post(t, s, "same", "for the second")
	second.wants("for the second")
	first.wants("queued for the first")
	first.quiet()

	first.send("c")
	wants(t, s, "same", "c")
	post(t, s, "same", "for the first")
	first.wants("for the first")
	second.quiet()

	second.send("d")
	wants(t, s, "same", "d")
	_ = second.conn.Close()
	eventually(t, "the first has it again", func() bool {
		return s.Send(bytesOf("same", "left to the first")) == nil && len(s.pattern.(*router).owners("same")) == 1
	})
	post(t, s, "same", "end")
	for got := ""; got != "end"; {
		got = first.recv()[0]
	}
}

func TestAPeerThatDoesNotReadIsEvicted(t *testing.T) {
	var mu sync.Mutex
	var log []string
	s := start(t, Router, "tcp://127.0.0.1:0", Options{
		SendTimeout: 100 * time.Millisecond,
		QueueBytes:  1 << 20,
		Log: func(text string) {
			mu.Lock()
			defer mu.Unlock()
			log = append(log, text)
		},
	})
	c := dial(t, s, "DEALER", "stuck")
	c.send("hello")
	wants(t, s, "stuck", "hello")
	body := strings.Repeat("x", 100_000)
	var err error
	for range 1000 {
		if err = s.Send(bytesOf("stuck", body)); err != nil {
			break
		}
	}
	if !errors.Is(err, ErrNoPeer) {
		t.Errorf("the error is %v", err)
	}
	c.closed()
	mu.Lock()
	defer mu.Unlock()
	if len(log) != 1 || !strings.Contains(log[0], "evicted") {
		t.Errorf("the log is %q", log)
	}
}

func TestAPeerThatReadsLateLosesNothing(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{SendTimeout: patience, Queue: 8, QueueBytes: 1 << 20})
	c := dial(t, s, "DEALER", "late")
	c.send("hello")
	wants(t, s, "late", "hello")
	body := strings.Repeat("x", 100_000)
	var sending sync.WaitGroup
	sending.Go(func() {
		for i := range 300 {
			if err := s.Send(bytesOf("late", fmt.Sprint(i), body)); err != nil {
				t.Error(err)
			}
		}
	})
	time.Sleep(50 * time.Millisecond)
	for i := range 300 {
		c.wants(fmt.Sprint(i), body)
	}
	sending.Wait()
}

func TestAFloodIsSlowedDown(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{Queue: 10})
	flood, other := dial(t, s, "DEALER", "flood"), dial(t, s, "DEALER", "other")
	var sending sync.WaitGroup
	sending.Go(func() {
		for i := range 20_000 {
			if flood.trySend(fmt.Sprint(i)) != nil {
				return
			}
		}
	})
	other.send("hello")
	next, heard := 0, false
	for next < 20_000 || !heard {
		frames, err := s.Recv()
		switch {
		case err != nil:
			t.Fatal(err)
		case string(frames[0]) == "other":
			heard = true
		case string(frames[1]) != fmt.Sprint(next):
			t.Fatalf("got message %q, want %d", frames[1], next)
		default:
			next++
		}
	}
	sending.Wait()
}

func TestAnEchoHoldsUpNobodyElse(t *testing.T) {
	s, err := Echo("tcp://127.0.0.1:0", Options{Log: logTo(t), QueueBytes: 1 << 16, Linger: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer closeSoon(t, s)
	stuck := dial(t, s, "DEALER", "")
	_ = stuck.conn.SetWriteDeadline(time.Now().Add(200 * time.Millisecond))
	for stuck.trySend(strings.Repeat("x", 100_000)) == nil {
	}
	c := dial(t, s, "REQ", "")
	for range 10 {
		c.send("", "ping")
		c.wants("", "ping")
	}
}

func TestCommandsOfPeers(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{})
	wantPong := func(c *client, context string) {
		t.Helper()
		_, got, err := c.in.next()
		if err != nil || got.name != "PONG" || string(got.data) != context {
			t.Fatalf("got %v, %v; want a PONG with %q", got, err, context)
		}
	}
	c := dial(t, s, "DEALER", "c")
	c.command("PING", "\x00\x00")
	wantPong(c, "")
	c.command("PING", "\x00\x00context")
	wantPong(c, "context")
	c.command("PING", "\x00\x000123456789abcdef and more")
	wantPong(c, "0123456789abcdef")
	c.command("PONG", "")
	c.command("SUBSCRIBE", "not for a ROUTER")
	c.command("FUTURE", "of another version")
	c.send("hello")
	wants(t, s, "c", "hello")

	c.command("PING", "\x00\x01") // a tenth of a second
	wantPong(c, "")
	c.closed()

	c = dial(t, s, "DEALER", "c")
	c.command("PING", "\x00\x01")
	c.command("PING", "\x00\x00") // takes it back
	wantPong(c, "")
	wantPong(c, "")
	time.Sleep(200 * time.Millisecond)
	c.send("still here")
	wants(t, s, "c", "still here")
	c.command("ERROR", "\x02no")
	c.closed()

	c = dial(t, s, "DEALER", "c")
	c.command("PING", "\x00")
	c.closed()
}
