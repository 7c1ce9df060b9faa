package zmtp

import (
	"bufio"
	"container/list"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"time"
)

// A pattern is what a kind of socket does with messages.
type pattern interface {
	types() []string            // the socket types of peers that it takes
	maxBytes() int              // of a message that comes in
	join(p *peer) session       // a peer has come
	send(frames [][]byte) error // the program sends a message
}

// A session is a peer as seen by the pattern. One goroutine calls it.
type session interface {
	message(frames [][]byte) error // the peer has sent a message
	command(c command) error       // the peer has sent a command that is not for all kinds
	leave()                        // the peer has gone
}

// A Socket is one end of connections to any number of peers. Its methods may be
// called by several goroutines at a time.
type Socket struct {
	kind     Kind
	opts     Options
	listener net.Listener
	pattern  pattern
	inbox    *queue
	report   reporter
	done     chan struct{} // closed by Close
	serving  sync.WaitGroup

	mu      sync.Mutex
	closed  bool
	greeted list.List // connections in their handshake, the oldest first
	peers   map[*peer]bool
}

// Listen opens an endpoint such as "tcp://127.0.0.1:5555", "tcp://*:0" or
// "ipc:///path/of/file" for connections. Port 0 is any free one: see Addr.
func Listen(kind Kind, endpoint string, opts Options) (*Socket, error) {
	s := newSocket(kind, opts)
	switch kind {
	case Router:
		s.pattern = newRouter(s.opts, s.inbox)
	case XPub:
		s.pattern = newXPub(s.opts)
	default:
		return nil, fmt.Errorf("listen on %s: kind %q is none of ROUTER and XPUB", endpoint, kind)
	}
	return s.listen(endpoint)
}

// newSocket makes a socket that still needs a pattern.
func newSocket(kind Kind, opts Options) *Socket {
	opts = opts.filled()
	return &Socket{
		kind:   kind,
		opts:   opts,
		inbox:  newQueue(opts.Queue, opts.QueueBytes),
		report: reporter{log: opts.Log},
		done:   make(chan struct{}),
		peers:  map[*peer]bool{},
	}
}

// listen opens the endpoint.
func (s *Socket) listen(endpoint string) (*Socket, error) {
	listener, err := listen(endpoint)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", endpoint, err)
	}
	s.listener = listener
	s.serving.Go(s.accept)
	return s, nil
}

// Addr is the address that the socket listens on, with its real port.
func (s *Socket) Addr() net.Addr { return s.listener.Addr() }

// Recv waits for a message. A Router socket gives the identity of the peer first,
// and then the frames that it sent. The other sockets handle themselves what
// comes in, and nothing is received from them. After Close the error is io.EOF.
func (s *Socket) Recv() ([][]byte, error) {
	m, ok := s.inbox.pop()
	if !ok {
		return nil, io.EOF
	}
	return m.parts, nil
}

// Send queues a message. A Router socket sends it to the peer whose identity is
// the first frame, without that frame; the error is ErrNoPeer if there is none.
// An XPub socket sends it to all peers that have subscribed to a prefix of the
// first frame. Send waits while the queue of a peer is full, and evicts the peer
// when that takes longer than Options.SendTimeout: the error is ErrNoPeer then
// for a Router socket, and nil for an XPub socket. After Close the error is
// net.ErrClosed.
//
// The slice frames may be used again after Send. The bytes of the frames must not
// be changed, since they may be written later.
func (s *Socket) Send(frames [][]byte) error {
	if s.isClosed() {
		return fmt.Errorf("send: %w", net.ErrClosed)
	}
	err := s.pattern.send(frames)
	if errors.Is(err, errClosed) && s.isClosed() {
		return fmt.Errorf("send: %w", net.ErrClosed)
	}
	return err
}

// isClosed reports whether Close has been called.
func (s *Socket) isClosed() bool {
	select {
	case <-s.done:
		return true
	default:
		return false
	}
}

// accept serves connections until the listener is closed.
func (s *Socket) accept() {
	pause := time.Millisecond
	for {
		conn, err := s.listener.Accept()
		if err == nil {
			pause = time.Millisecond
			s.serving.Go(func() { s.serve(conn) })
			continue
		}
		if errors.Is(err, net.ErrClosed) {
			return
		}
		// Out of file descriptors, or the like: it may get better.
		s.report.printf("accept: %v", err)
		select {
		case <-time.After(pause):
			pause = min(2*pause, time.Second)
		case <-s.done:
			return
		}
	}
}

// serve does all that a connection needs, until it ends.
func (s *Socket) serve(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(s.opts.HandshakeTimeout))
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetNoDelay(true)
	}
	entry := s.greet(conn)
	if entry == nil {
		return
	}
	p := &peer{socket: s, conn: conn, out: newQueue(s.opts.Queue, s.opts.QueueBytes)}
	r := bufio.NewReaderSize(p, readBuffer)
	p.in = messageReader{r: r, maxBytes: s.pattern.maxBytes(), maxFrames: s.opts.MaxFrames}
	var err error
	p.identity, err = handshake(conn, r, s.kind, s.pattern.types())
	if err == nil {
		err = s.admit(p, entry)
	}
	if err != nil {
		if !errors.Is(err, net.ErrClosed) {
			s.report.printf("peer %s: %v", peerName(conn), err)
		}
		refuse(conn, r, err)
		s.forget(entry)
		return
	}
	s.attend(p)
}

// attend reads and writes until the connection ends or the socket is closed.
func (s *Socket) attend(p *peer) {
	session := s.pattern.join(p)
	var writing sync.WaitGroup
	writing.Go(p.write)
	err := p.read(session)
	session.leave()
	if s.isClosed() {
		writing.Wait()
		_ = p.conn.SetReadDeadline(time.Now().Add(min(s.opts.Linger, 100*time.Millisecond)))
		hangUp(p.conn, p.conn)
	} else {
		if !isEnd(err) {
			s.report.printf("peer %s: %v", peerName(p.conn), err)
		}
		p.out.discard()
		_ = p.conn.Close()
		writing.Wait()
	}
	s.mu.Lock()
	delete(s.peers, p)
	s.mu.Unlock()
}

// greet notes a connection that begins its handshake, nil after Close. If there
// are too many, it drops the one that has taken longest.
func (s *Socket) greet(conn net.Conn) *list.Element {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	var oldest net.Conn
	if s.greeted.Len() >= s.opts.MaxHandshakes {
		oldest = s.greeted.Remove(s.greeted.Front()).(net.Conn)
	}
	entry := s.greeted.PushBack(conn)
	s.mu.Unlock()
	if oldest != nil {
		s.report.printf("peer %s: dropped, %d newer ones are in their handshake", peerName(oldest), s.opts.MaxHandshakes)
		_ = oldest.Close()
	}
	return entry
}

// forget takes a connection off the list of those in their handshake.
func (s *Socket) forget(entry *list.Element) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.greeted.Remove(entry)
}

// admit makes a connection one of the peers.
func (s *Socket) admit(p *peer, entry *list.Element) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return net.ErrClosed
	}
	if len(s.peers) >= s.opts.MaxPeers {
		return &refusal{fmt.Sprintf("there are %d peers already", len(s.peers))}
	}
	if err := p.conn.SetDeadline(time.Time{}); err != nil {
		return err
	}
	s.greeted.Remove(entry)
	s.peers[p] = true
	return nil
}

// Close ends the socket: it takes no more connections and messages, writes what is
// queued as long as Options.Linger allows, and closes all connections. It returns
// when all of the socket's goroutines have ended.
func (s *Socket) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	close(s.done)
	err := s.listener.Close()
	for e := s.greeted.Front(); e != nil; e = e.Next() {
		_ = e.Value.(net.Conn).Close()
	}
	now := time.Now()
	for p := range s.peers {
		p.out.close()
		_ = p.conn.SetWriteDeadline(now.Add(s.opts.Linger))
		_ = p.conn.SetReadDeadline(now)
	}
	s.mu.Unlock()
	s.inbox.discard()
	s.serving.Wait()
	s.report.close()
	if err != nil {
		return fmt.Errorf("close: %w", err)
	}
	return nil
}
