package zmtp

import (
	"bufio"
	"net"
	"slices"
	"testing"
	"time"
)

// patience is how long tests wait for what has to come.
const patience = 20 * time.Second

// A client is the other side of the protocol.
type client struct {
	t    testing.TB
	conn net.Conn
	in   messageReader
}

// connect opens a connection without any handshake.
func connect(t testing.TB, s *Socket) net.Conn {
	t.Helper()
	conn, err := net.Dial(s.Addr().Network(), s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	return conn
}

// ready is a READY command.
func ready(properties ...string) command {
	var data []byte
	for i := 0; i < len(properties); i += 2 {
		data = appendProperty(data, properties[i], properties[i+1])
	}
	return command{"READY", data}
}

// dial connects a peer of the socket type.
func dial(t testing.TB, s *Socket, socketType, identity string) *client {
	t.Helper()
	conn := connect(t, s)
	c := &client{t, conn, messageReader{r: bufio.NewReader(conn), maxBytes: 1 << 30, maxFrames: 1000}}
	hello := ready("Socket-Type", socketType, "Identity", identity).appendTo(greeting())
	if _, err := conn.Write(hello); err != nil {
		t.Fatal(err)
	}
	if err := readGreeting(c.in.r); err != nil {
		t.Fatalf("the socket's greeting: %v", err)
	}
	frames, answer, err := c.in.next()
	if err != nil || frames != nil || answer.name != "READY" {
		t.Fatalf("handshake: %q, %v, %v", frames, answer, err)
	}
	return c
}

// send sends a message.
func (c *client) send(frames ...string) {
	c.t.Helper()
	if err := c.trySend(frames...); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) trySend(frames ...string) error {
	return writeParts(c.conn, encode(bytesOf(frames...)).parts)
}

// command sends a command.
func (c *client) command(name, data string) {
	c.t.Helper()
	if _, err := c.conn.Write((command{name, []byte(data)}).appendTo(nil)); err != nil {
		c.t.Fatal(err)
	}
}

// subscribe subscribes to a topic as peers of ZMTP 3.0 do.
func (c *client) subscribe(topic string) {
	c.t.Helper()
	c.send("\x01" + topic)
}

// recv waits for a message.
func (c *client) recv() []string {
	c.t.Helper()
	frames, other, err := c.in.next()
	if err != nil || frames == nil {
		c.t.Fatalf("no message but %v, %v", other, err)
	}
	return stringsOf(frames)
}

// wants waits for a message, which must be this one.
func (c *client) wants(frames ...string) {
	c.t.Helper()
	if got := c.recv(); !slices.Equal(got, frames) {
		c.t.Fatalf("got %.100q, want %.100q", got, frames)
	}
}

// quiet checks that nothing comes for a moment.
func (c *client) quiet() {
	c.t.Helper()
	_ = c.conn.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
	frames, other, err := c.in.next()
	if err == nil {
		c.t.Fatalf("got %.100q or %v, want nothing", frames, other)
	}
	_ = c.conn.SetReadDeadline(time.Now().Add(patience))
}

// closed waits until the socket ends the connection, and passes over what comes
// before.
func (c *client) closed() {
	c.t.Helper()
	for {
		if _, _, err := c.in.next(); err != nil {
			if timeout, ok := err.(net.Error); ok && timeout.Timeout() {
				c.t.Fatal("the connection stays open")
			}
			return
		}
	}
}

func bytesOf(frames ...string) [][]byte {
	b := make([][]byte, len(frames))
	for i, f := range frames {
		b[i] = []byte(f)
	}
	return b
}

func stringsOf(frames [][]byte) []string {
	s := make([]string, len(frames))
	for i, f := range frames {
		s[i] = string(f)
	}
	return s
}

// eventually waits for a condition.
func eventually(t testing.TB, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("never: %s", what)
		}
	}
}
