package zmtp

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	readBuffer  = 16 << 10
	writeBuffer = 32 << 10
)

// A peer is a connection whose handshake is done. Two goroutines serve it: one
// reads, and one writes what is in the queue.
type peer struct {
	socket   *Socket
	conn     net.Conn
	identity string // as the peer announced it, may be empty
	out      *queue
	in       messageReader
	ttl      time.Duration // how long the peer may be silent, 0 for any time
	limited  bool          // whether the connection has a deadline for that
	evicted  atomic.Bool
}

// Read reads from the connection. It ends when the peer is silent for longer than
// it promised, or when the socket is closed.
func (p *peer) Read(b []byte) (int, error) {
	if p.ttl > 0 || p.limited {
		var deadline time.Time
		if p.limited = p.ttl > 0; p.limited {
			deadline = time.Now().Add(p.ttl)
		}
		_ = p.conn.SetReadDeadline(deadline)
		// Close sets a deadline of its own after it has closed this channel.
		if p.socket.isClosed() {
			return 0, net.ErrClosed
		}
	}
	return p.conn.Read(b)
}

// read hands the peer's messages to the session until the connection ends.
func (p *peer) read(s session) error {
	for {
		frames, c, err := p.in.next()
		if err != nil {
			return err
		}
		if frames != nil {
			err = s.message(frames)
		} else {
			err = p.command(s, c)
		}
		if err != nil {
			return err
		}
	}
}

// command does what a command says. Unknown ones are for later versions of the
// protocol, and ignored.
func (p *peer) command(s session, c command) error {
	switch c.name {
	case "PING":
		ping, err := parsePing(c.data)
		if err != nil {
			return err
		}
		p.ttl = time.Duration(ping.ttl) * time.Second / 10
		// A peer that has so much to read needs no other sign of life.
		_, _ = p.out.tryPush(encodeCommand(command{"PONG", ping.context}))
		return nil
	case "ERROR":
		return fmt.Errorf("the peer gave up: %q", errorReason(c.data))
	default:
		return s.command(c)
	}
}

// write writes what is in the queue until it is closed and empty, or the
// connection ends. What comes together is written together.
func (p *peer) write() {
	w := bufio.NewWriterSize(p.conn, writeBuffer)
	for {
		m, ok := p.out.tryPop()
		if !ok {
			if w.Flush() != nil {
				break
			}
			if m, ok = p.out.pop(); !ok {
				return
			}
		}
		if writeParts(w, m.parts) != nil {
			break
		}
	}
	p.out.discard()
	_ = p.conn.Close()
}

// writeParts writes the pieces of a message.
func writeParts(w io.Writer, parts [][]byte) error {
	for _, part := range parts {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// send queues a message, and evicts the peer if it finds no room until end.
func (p *peer) send(m message, end <-chan struct{}) error {
	err := p.out.push(m, end)
	if errors.Is(err, errFull) {
		p.evict()
	}
	return err
}

// evict closes the connection of a peer that doesn't read.
func (p *peer) evict() {
	if p.evicted.Swap(true) {
		return
	}
	p.socket.report.printf("peer %s: evicted, it has not read for %v", peerName(p.conn), p.socket.opts.SendTimeout)
	p.out.discard()
	_ = p.conn.Close()
}

// isEnd reports whether an error of reading is how connections end.
func isEnd(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, net.ErrClosed) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, errClosed)
}
