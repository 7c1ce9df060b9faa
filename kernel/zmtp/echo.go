package zmtp

// Echo listens on the endpoint with a ROUTER socket that sends every message back
// to where it came from: the heartbeat of a Jupyter kernel. Recv of the socket
// waits until Close.
func Echo(endpoint string, opts Options) (*Socket, error) {
	s := newSocket(Router, opts)
	s.pattern = echo{newRouter(s.opts, s.inbox)}
	return s.listen(endpoint)
}

// An echo is what an Echo socket does with messages.
type echo struct{ *router }

func (e echo) join(p *peer) session {
	return &echoed{e.router.join(p), p}
}

// An echoed is a peer of an Echo socket.
type echoed struct {
	session
	peer *peer
}

// message sends a message back. It is the goroutine that reads from the peer that
// waits when the peer doesn't read, and nobody else.
func (s *echoed) message(frames [][]byte) error {
	return s.peer.out.push(encode(frames), nil)
}
