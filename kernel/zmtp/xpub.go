package zmtp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// maxTopic is how long a topic may be.
const maxTopic = 4 << 10

// An xpub is what an XPUB socket does with messages.
type xpub struct {
	opts Options

	mu    sync.RWMutex
	peers []*subscriber // replaced, never changed
}

func newXPub(opts Options) *xpub { return &xpub{opts: opts} }

func (*xpub) types() []string { return []string{"SUB", "XSUB"} }

// maxBytes is how long a message that comes in may be: a subscription.
func (x *xpub) maxBytes() int { return min(1+maxTopic, x.opts.MaxMessage) }

func (x *xpub) join(p *peer) session {
	s := &subscriber{xpub: x, peer: p, topics: map[string]int{}}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.peers = append(slices.Clip(x.peers), s)
	return s
}

// send sends to all peers that have subscribed to a prefix of the first frame. It
// gives those the message first that have room for it, and then waits for the
// others.
func (x *xpub) send(frames [][]byte) error {
	if len(frames) == 0 {
		return errors.New("a message needs a frame at least")
	}
	x.mu.RLock()
	peers := x.peers
	x.mu.RUnlock()
	if len(peers) == 0 {
		return nil
	}
	m := encode(frames)
	var full []*peer
	for _, s := range peers {
		if s.offer(frames[0], m) {
			full = append(full, s.peer)
		}
	}
	if len(full) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), x.opts.SendTimeout)
	defer cancel()
	for _, p := range full {
		_ = p.send(m, ctx.Done()) // it is the peer's error, and the peer has gone
	}
	return nil
}

// A subscriber is a peer of an XPUB socket.
type subscriber struct {
	xpub *xpub
	peer *peer

	// mu is held while messages are queued, so that they come either before a
	// subscription or after its welcome.
	mu     sync.Mutex
	topics map[string]int // how often the peer has subscribed to each
}

// offer queues a message if the peer has subscribed to its topic, and reports
// whether there is no room for it.
func (s *subscriber) offer(topic []byte, m message) (full bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for t := range s.topics {
		if len(t) <= len(topic) && t == string(topic[:len(t)]) {
			_, err := s.peer.out.tryPush(m)
			return errors.Is(err, errFull)
		}
	}
	return false
}

// message takes the subscriptions of ZMTP 3.0: a byte and a topic. Other messages
// go nowhere.
func (s *subscriber) message(frames [][]byte) error {
	switch body := frames[0]; {
	case len(body) == 0:
	case body[0] == 1:
		return s.subscribe(body[1:])
	case body[0] == 0:
		s.cancel(body[1:])
	}
	return nil
}

// command takes the subscriptions of ZMTP 3.1.
func (s *subscriber) command(c command) error {
	switch c.name {
	case "SUBSCRIBE":
		return s.subscribe(c.data)
	case "CANCEL":
		s.cancel(c.data)
	}
	return nil
}

// subscribe adds a topic, and welcomes the peer if it is a new one.
func (s *subscriber) subscribe(topic []byte) error {
	if len(topic) > maxTopic {
		return fmt.Errorf("a topic of more than %d bytes", maxTopic)
	}
	welcome := s.xpub.opts.Welcome
	if s.add(topic, welcome == nil) {
		return s.tooMany()
	}
	frames := welcome(bytes.Clone(topic))
	if len(frames) == 0 {
		s.add(topic, true)
		return s.tooMany()
	}
	return s.welcome(topic, encode(frames))
}

// add counts a subscription if its topic is known, or if it may be new.
func (s *subscriber) add(topic []byte, isNew bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.topics[string(topic)] == 0 && !isNew {
		return false
	}
	s.topics[string(topic)]++
	return true
}

// welcome adds a topic and queues the message in one step, as soon as there is
// room for it.
func (s *subscriber) welcome(topic []byte, m message) error {
	ctx, cancel := context.WithTimeout(context.Background(), s.xpub.opts.SendTimeout)
	defer cancel()
	for {
		s.mu.Lock()
		room, err := s.peer.out.tryPush(m)
		if err == nil {
			s.topics[string(topic)]++
		}
		s.mu.Unlock()
		if err == nil {
			return s.tooMany()
		}
		if !errors.Is(err, errFull) {
			return err
		}
		select {
		case <-room:
		case <-ctx.Done():
			s.peer.evict()
			return errClosed
		}
	}
}

// tooMany is the error of having more topics than allowed.
func (s *subscriber) tooMany() error {
	if most := s.xpub.opts.MaxTopics; len(s.topics) > most {
		return fmt.Errorf("more than %d topics", most)
	}
	return nil
}

// cancel takes back one subscription to the topic.
func (s *subscriber) cancel(topic []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := s.topics[string(topic)]; n > 1 {
		s.topics[string(topic)] = n - 1
	} else {
		delete(s.topics, string(topic))
	}
}

func (s *subscriber) leave() {
	x := s.xpub
	x.mu.Lock()
	defer x.mu.Unlock()
	peers := slices.Clone(x.peers)
	x.peers = slices.DeleteFunc(peers, func(other *subscriber) bool { return other == s })
}
