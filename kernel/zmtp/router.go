package zmtp

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// ErrNoPeer is the error of sending to an identity that no peer has.
var ErrNoPeer = errors.New("no peer of that identity")

// A router is what a ROUTER socket does with messages.
type router struct {
	opts  Options
	inbox *queue

	mu     sync.RWMutex
	peers  map[string][]*peer // of each identity, the one that has it is the last
	serial uint32             // of the last identity that was made up
}

func newRouter(opts Options, inbox *queue) *router {
	return &router{opts: opts, inbox: inbox, peers: map[string][]*peer{}}
}

func (*router) types() []string { return []string{"DEALER", "REQ", "ROUTER"} }

// maxBytes is how long a message that comes in may be.
func (r *router) maxBytes() int { return r.opts.MaxMessage }

// join gives the peer the identity that it has announced, or a new one.
func (r *router) join(p *peer) session {
	r.mu.Lock()
	defer r.mu.Unlock()
	identity := p.identity
	for identity == "" || p.identity == "" && r.peers[identity] != nil {
		r.serial++
		identity = string(binary.BigEndian.AppendUint32([]byte{0}, r.serial))
	}
	r.peers[identity] = append(r.peers[identity], p)
	return &routed{router: r, peer: p, identity: identity}
}

// send sends to the peer that has the identity.
func (r *router) send(frames [][]byte) error {
	if len(frames) < 2 {
		return errors.New("a message needs an identity and a frame at least")
	}
	identity := string(frames[0])
	m := encode(frames[1:])
	p := r.owner(identity)
	for p != nil {
		err := r.sendTo(p, m)
		if err == nil {
			return nil
		}
		// It has gone. Another one may have the identity by now.
		next := r.owner(identity)
		if next == p || !errors.Is(err, errClosed) {
			return fmt.Errorf("send to %q: %w: %w", identity, ErrNoPeer, err)
		}
		p = next
	}
	return fmt.Errorf("send to %q: %w", identity, ErrNoPeer)
}

// owner is the peer that has the identity, nil if there is none.
func (r *router) owner(identity string) *peer {
	r.mu.RLock()
	defer r.mu.RUnlock()
	peers := r.peers[identity]
	if len(peers) == 0 {
		return nil
	}
	return peers[len(peers)-1]
}

// sendTo sends to a peer.
func (r *router) sendTo(p *peer, m message) error {
	_, err := p.out.tryPush(m)
	if !errors.Is(err, errFull) {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), r.opts.SendTimeout)
	defer cancel()
	return p.send(m, ctx.Done())
}

// A routed is a peer of a ROUTER socket.
type routed struct {
	router   *router
	peer     *peer
	identity string
}

// message passes a message on to Recv.
func (s *routed) message(frames [][]byte) error {
	s.claim()
	frames = slices.Insert(frames, 0, []byte(s.identity))
	return s.router.inbox.push(received(frames), nil)
}

// claim gives the peer the identity back if another peer has taken it over.
func (s *routed) claim() {
	r := s.router
	if r.owner(s.identity) == s.peer {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	peers := without(r.peers[s.identity], s.peer)
	r.peers[s.identity] = append(peers, s.peer)
}

func (*routed) command(command) error { return nil }

// leave gives up the identity. A peer that had it before has it again.
func (s *routed) leave() {
	r := s.router
	r.mu.Lock()
	defer r.mu.Unlock()
	peers := without(r.peers[s.identity], s.peer)
	if len(peers) == 0 {
		delete(r.peers, s.identity)
		return
	}
	r.peers[s.identity] = peers
}

// without gives the list of the peers but one. It leaves the old list as it is,
// since others may be reading it.
func without(peers []*peer, p *peer) []*peer {
	rest := make([]*peer, 0, len(peers))
	for _, other := range peers {
		if other != p {
			rest = append(rest, other)
		}
	}
	return rest
}
