package zmtp

import (
	"crypto/tls"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Whatever a peer does, a fresh client gets its answer.
func TestAbuse(t *testing.T) {
	hello := string(ready("Socket-Type", "DEALER").appendTo(greeting()))
	raw := func(times int, text string) func(t *testing.T, s *Socket) {
		return func(t *testing.T, s *Socket) {
			for range times {
				_, _ = connect(t, s).Write([]byte(text))
			}
		}
	}
	for _, tt := range []struct {
		name string
		do   func(t *testing.T, s *Socket)
	}{
		{"port scans", func(t *testing.T, s *Socket) {
			for range 50 {
				_ = connect(t, s).Close()
			}
		}},
		{"HTTP", raw(50, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")},
		{"TLS", func(t *testing.T, s *Socket) {
			if tls.Client(connect(t, s), &tls.Config{ServerName: "localhost"}).Handshake() == nil {
				t.Error("it takes TLS")
			}
		}},
		{"garbage", func(t *testing.T, s *Socket) {
			r := rand.New(rand.NewPCG(1, 2))
			for range 50 {
				b := make([]byte, 1+r.IntN(1000))
				for i := range b {
					b[i] = byte(r.Uint32())
				}
				_, _ = connect(t, s).Write(b)
				_, _ = connect(t, s).Write(append([]byte(hello), b...))
			}
		}},
		{"silent half-open connections", raw(100, "")},
		{"more half-open connections than there may be", raw(400, "")},
		{"half of a greeting", raw(100, hello[:32])},
		{"a slow drip", func(t *testing.T, s *Socket) {
			conn := connect(t, s)
			stop := make(chan struct{})
			t.Cleanup(func() { close(stop) })
			go func() {
				for i := range len(hello) {
					_, _ = conn.Write([]byte(hello[i : i+1]))
					select {
					case <-time.After(time.Second):
					case <-stop:
						return
					}
				}
			}()
		}},
		{"frames of 4 TiB", raw(20, hello+"\x02\x00\x00\x04\x00\x00\x00\x00\x00x")},
		{"frames of 200 MB of which a byte comes", raw(100, hello+"\x02\x00\x00\x00\x00\x0b\xeb\xc2\x00x")},
		{"READY of 4 TiB", raw(20, string(greeting())+"\x06\x00\x00\x04\x00\x00\x00\x00\x00x")},
		{"READY that says it is longer than it is", raw(20, string(greeting())+"\x04\x0a\x05READY\xff\xff\xff\xff")},
		{"too many frames", raw(5, hello+strings.Repeat("\x01\x00", 20_000))},
		{"reserved flags", raw(20, hello+"\xf8\x01a")},
		{"clients that die in the middle of a message", func(t *testing.T, s *Socket) {
			for i := range 50 {
				c := dial(t, s, "DEALER", "me")
				wire := encode(bytesOf("a", strings.Repeat("b", 1000), "c")).parts[0]
				_, _ = c.conn.Write(wire[:1+i*15])
				_ = c.conn.(*net.TCPConn).SetLinger(i % 2 * -1) // every other one by a reset
				_ = c.conn.Close()
			}
		}},
		{"clients that don't read their answers", func(t *testing.T, s *Socket) {
			for range 5 {
				c := dial(t, s, "DEALER", "")
				_ = c.conn.SetWriteDeadline(time.Now().Add(100 * time.Millisecond))
				for c.trySend(strings.Repeat("x", 100_000)) == nil {
				}
			}
		}},
		{"clients that ask for pongs and don't read them", func(t *testing.T, s *Socket) {
			c := dial(t, s, "DEALER", "")
			_ = c.conn.SetWriteDeadline(time.Now().Add(100 * time.Millisecond))
			pings := []byte(strings.Repeat("\x04\x17\x04PING\x00\x000123456789abcdef", 1000))
			for {
				if _, err := c.conn.Write(pings); err != nil {
					return
				}
			}
		}},
		{"hundreds of clients with one identity", func(t *testing.T, s *Socket) {
			for range 300 {
				dial(t, s, "DEALER", "me").send("hello")
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := Echo("tcp://127.0.0.1:0", Options{Log: logTo(t), Linger: 100 * time.Millisecond})
			if err != nil {
				t.Fatal(err)
			}
			defer closeSoon(t, s)
			tt.do(t, s)
			begin := time.Now()
			c := dial(t, s, "REQ", "")
			c.send("", "alive?")
			c.wants("", "alive?")
			t.Logf("a fresh client is answered after %v", time.Since(begin))
		})
	}
}

// Connections that announce much and send little cost little.
func TestAnnouncedMessagesCostNoMemory(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{})
	heap := func() int {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	before := heap()
	for range 100 {
		c := dial(t, s, "DEALER", "")
		if _, err := c.conn.Write([]byte("\x02\x00\x00\x00\x00\x0b\xeb\xc2\x00x")); err != nil {
			t.Fatal(err)
		}
	}
	c := dial(t, s, "DEALER", "last")
	c.send("hello")
	wants(t, s, "last", "hello")
	if cost := heap() - before; cost > 100*200_000 {
		t.Errorf("100 connections cost %d bytes", cost)
	}
}

// A subscriber that never reads is evicted while messages are published, and one
// that reads gets them all.
func TestAMillionMessages(t *testing.T) {
	const messages = 1_000_000
	s := start(t, XPub, "tcp://127.0.0.1:0", Options{SendTimeout: 500 * time.Millisecond})
	stuck, good := dial(t, s, "SUB", ""), dial(t, s, "SUB", "")
	stuck.subscribe("stuck")
	awaitTopic(t, s, "stuck")
	good.subscribe("end")
	awaitTopic(t, s, "end")
	line := [][]byte{[]byte("stuck"), []byte("a line that is printed\n")}
	for range messages {
		if err := s.Send(line); err != nil {
			t.Fatal(err)
		}
	}
	post(t, s, "end")
	good.wants("end")
	if n := s.peerCount(); n != 1 {
		t.Errorf("%d peers are left, want the one that reads", n)
	}
}

func TestAPeerThatReadsGetsAll(t *testing.T) {
	const messages = 50_000
	s := start(t, XPub, "tcp://127.0.0.1:0", Options{SendTimeout: patience, Queue: 100})
	c := dial(t, s, "SUB", "")
	c.subscribe("")
	awaitTopic(t, s, "")
	go func() {
		for i := range messages {
			_ = s.Send([][]byte{fmt.Append(nil, i)})
		}
	}()
	for i := range messages {
		c.wants(fmt.Sprint(i))
	}
}

// The log says what is wrong, in a few lines however many peers are wrong.
func TestTheLogOfManyBadPeers(t *testing.T) {
	lines := make(chan string, 1000)
	s := start(t, Router, "tcp://127.0.0.1:0", Options{Log: func(text string) { lines <- text }})
	for range 200 {
		conn := connect(t, s)
		_, _ = conn.Write([]byte("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
		_, _ = io.Copy(io.Discard, conn)
	}
	closeSoon(t, s)
	first := <-lines
	if !strings.HasPrefix(first, "peer 127.0.0.1:") || !strings.Contains(first, `"GET / HTTP/1.1`) {
		t.Errorf("the first line is %q", first)
	}
	if n := len(lines); n > 100 {
		t.Errorf("200 bad peers make %d lines", n)
	}
}
