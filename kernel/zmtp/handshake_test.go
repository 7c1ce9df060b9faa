package zmtp

import (
	"bufio"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// changed is a greeting with one byte changed.
func changed(at int, to byte) string {
	b := greeting()
	b[at] = to
	return string(b)
}

func TestHandshakes(t *testing.T) {
	greet := string(greeting())
	hello := func(properties ...string) string {
		return greet + string(ready(properties...).appendTo(nil))
	}
	for _, tt := range []struct {
		name string
		kind Kind
		sent string
		want string // in the error, or the identity
		told string // in the ERROR command
	}{
		{"a DEALER", Router, hello("Socket-Type", "DEALER", "Identity", "me"), "me", ""},
		{"a peer of ZMTP 3.0", Router, changed(majorAt+1, 0) + hello("Socket-Type", "DEALER", "Identity", "me")[greetingSize:], "me", ""},
		{"a peer of a later version", Router, changed(majorAt, 4) + hello("Socket-Type", "REQ")[greetingSize:], "", ""},
		{"names of properties in another case", Router, hello("SOCKET-TYPE", "DEALER", "identity", "me"), "me", ""},
		{"properties that nobody knows", Router, hello("X-Y", "z", "Socket-Type", "ROUTER", "Resource", ""), "", ""},
		{"the longest identity", Router, hello("Socket-Type", "DEALER", "Identity", strings.Repeat("i", 255)), strings.Repeat("i", 255), ""},
		{"a SUB", XPub, hello("Socket-Type", "SUB"), "", ""},
		{"an XSUB", XPub, hello("Socket-Type", "XSUB"), "", ""},

		{"a SUB at a ROUTER", Router, hello("Socket-Type", "SUB"), "refused", `socket type "SUB"`},
		{"a DEALER at an XPUB", XPub, hello("Socket-Type", "DEALER"), "refused", `socket type "DEALER"`},
		{"no socket type", XPub, hello(), "refused", `socket type ""`},
		{"an identity that is too long", Router, hello("Socket-Type", "DEALER", "Identity", strings.Repeat("i", 256)), "refused", "more than 255 bytes"},
		{"an identity that looks made up", Router, hello("Socket-Type", "DEALER", "Identity", "\x00abcd"), "refused", "begins with a zero byte"},
		{"a message instead of READY", Router, greet + "\x00\x00", "refused", "a message before READY"},
		{"another command instead of READY", Router, greet + "\x04\x06\x05HELLO", "refused", `command "HELLO" before READY`},
		{"an ERROR", Router, greet + string(errorCommand("no").appendTo(nil)), `the peer gave up: "no"`, ""},
		{"metadata that is cut off in a name", Router, greet + "\x04\x08\x05READY\x05S", "metadata", ""},
		{"metadata that is cut off in a value", Router, greet + "\x04\x0d\x05READY\x01S\x00\x00\x00\x05X", "metadata", ""},
		{"metadata with an empty name", Router, greet + "\x04\x0b\x05READY\x00\x00\x00\x00\x00", "metadata", ""},

		{"HTTP", Router, "GET / HTTP/1.1\r\n\r\n", `not ZMTP 3, it begins with "GET / HTTP`, ""},
		{"one byte of something else", Router, "a", `not ZMTP 3, it begins with "a"`, ""},
		{"a TLS hello", Router, "\x16\x03\x01\x02\x00", "not ZMTP 3", ""},
		{"ZMTP 1.0", Router, "\x01\x00", "not ZMTP 3", ""},
		{"ZMTP 1.0 with an identity of 254 bytes", Router, "\xff\x00\x00\x00\x00\x00\x00\x00\xff\x00", "not ZMTP 3", ""},
		{"ZMTP 2.0", Router, "\xff\x00\x00\x00\x00\x00\x00\x00\x01\x7f\x01\x05\x00\x00", "of revision 1", ""},
		{"another mechanism", Router, changed(mechanismAt, 'P'), "it wants the security mechanism", ""},
		{"a mechanism with a longer name", Router, changed(mechanismAt+4, 'A'), "it wants the security mechanism", ""},
		{"half of a greeting", Router, greet[:30], "deadline", ""},
		{"a greeting alone", Router, greet, "deadline", ""},
		{"half of READY", Router, hello("Socket-Type", "DEALER")[:70], "deadline", ""},
		{"silence", Router, "", "deadline", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			types := (*router)(nil).types()
			if tt.kind == XPub {
				types = (*xpub)(nil).types()
			}
			timeout := patience
			if tt.want == "deadline" {
				timeout = 20 * time.Millisecond
			}
			identity, told, err := shakeHands(tt.kind, types, []byte(tt.sent), timeout)
			switch {
			case strings.HasPrefix(tt.want, "deadline"):
				if err == nil || !strings.Contains(err.Error(), "timeout") {
					t.Errorf("the error is %v", err)
				}
			case err != nil:
				if tt.want == "" || !strings.Contains(err.Error(), tt.want) {
					t.Errorf("the error is %v, want %q", err, tt.want)
				}
			case identity != tt.want:
				t.Errorf("the identity is %q, want %q", identity, tt.want)
			}
			if tt.told != "" && !strings.Contains(told, "\x05ERROR") || !strings.Contains(told, tt.told) {
				t.Errorf("the peer is told %q", told)
			}
		})
	}
}

// shakeHands runs a handshake with a peer that sends some bytes and then waits.
// It says what the peer got after the greeting.
func shakeHands(kind Kind, types []string, sent []byte, timeout time.Duration) (identity, told string, err error) {
	conn, other := net.Pipe()
	var peer sync.WaitGroup
	peer.Go(func() { _, _ = other.Write(sent) })
	peer.Go(func() {
		b, _ := io.ReadAll(other)
		told = string(b[min(len(b), greetingSize):])
	})
	_ = conn.SetDeadline(time.Now().Add(timeout))
	r := bufio.NewReader(conn)
	identity, err = handshake(conn, r, kind, types)
	if err != nil {
		refuse(conn, r, err)
	}
	_ = conn.Close()
	peer.Wait()
	return identity, told, err
}

func TestHandshakesHaveOneDeadline(t *testing.T) {
	s := start(t, Router, "tcp://127.0.0.1:0", Options{HandshakeTimeout: 200 * time.Millisecond})
	conn := connect(t, s)
	begin := time.Now()
	hello := ready("Socket-Type", "DEALER").appendTo(greeting())
	for _, b := range hello {
		if _, err := conn.Write([]byte{b}); err != nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	_, _ = io.Copy(io.Discard, conn)
	if took := time.Since(begin); took > time.Duration(len(hello))*20*time.Millisecond {
		t.Errorf("a byte at a time kept the connection open for %v", took)
	}
}

// FuzzHandshake lets a peer send anything, from the first byte on or after a
// proper handshake.
func FuzzHandshake(f *testing.F) {
	hello := ready("Socket-Type", "DEALER").appendTo(greeting())
	f.Add(hello, false, false)
	f.Add(hello[:40], false, true)
	f.Add([]byte("GET / HTTP/1.1\r\n\r\n"), false, false)
	f.Add([]byte("\x00\x01a\x01\x01b\x00\x00"), true, false)
	f.Add([]byte("\x00\x01\x01\x00\x02\x00a\x04\x0a\x09SUBSCRIBE\x04\x08\x06CANCELa"), true, true)
	f.Add([]byte("\x04\x09\x04PING\x00\x01ab"), true, true)
	f.Fuzz(func(t *testing.T, sent []byte, greeted, publishes bool) {
		kind, socketType := Router, "DEALER"
		opts := Options{HandshakeTimeout: 2 * time.Second, MaxMessage: 1 << 20}
		if publishes {
			kind, socketType = XPub, "SUB"
			opts.Welcome = func(topic []byte) [][]byte { return [][]byte{topic, []byte("welcome")} }
		}
		if greeted {
			sent = append(ready("Socket-Type", socketType).appendTo(greeting()), sent...)
		}
		s := newSocket(kind, opts)
		s.listener = unopened{}
		s.pattern = newRouter(s.opts, s.inbox)
		if publishes {
			s.pattern = newXPub(s.opts)
		}
		conn, other := net.Pipe()
		s.serving.Go(func() { s.serve(conn) })
		go func() { _, _ = io.Copy(io.Discard, other) }()
		_ = other.SetWriteDeadline(time.Now().Add(patience))
		_, _ = other.Write(sent)
		_ = other.Close()
		closeSoon(t, s)
	})
}

// unopened is the listener of a socket that is given its connections otherwise.
type unopened struct{ net.Listener }

func (unopened) Close() error { return nil }
