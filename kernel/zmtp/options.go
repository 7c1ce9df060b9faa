package zmtp

import (
	"cmp"
	"time"
)

// Kind is the kind of a socket, by the name that it has on the wire.
type Kind string

const (
	// Router receives messages of DEALER, REQ and ROUTER peers, each with the
	// identity of its sender in front, and sends to the peer of an identity.
	Router Kind = "ROUTER"
	// XPub sends to SUB and XSUB peers what they have subscribed to.
	XPub Kind = "XPUB"
)

// Options are the settings of a socket. The zero value is good for a Jupyter
// kernel.
type Options struct {
	// Welcome is called with the topic of each new subscription of an XPub
	// socket's peer. The message that it returns, nil for none, goes to that peer
	// alone, before anything that is sent after the subscription. Its first frame
	// has to begin with the topic, as libzmq's SUB sockets drop what they have not
	// subscribed to. Calls for several peers overlap.
	Welcome func(topic []byte) [][]byte
	// Log is told what peers do wrong, one line each and a few lines a second at
	// most; nil for nobody. Calls don't overlap. It must not call the socket.
	Log func(text string)

	// HandshakeTimeout is how long a whole handshake may take, 5 s when zero.
	HandshakeTimeout time.Duration
	// SendTimeout is how long the full queue of one peer may hold up Send before
	// that peer is evicted, 2 s when zero.
	SendTimeout time.Duration
	// Linger is how long Close may take to write what is queued, 1 s when zero,
	// and not at all when negative.
	Linger time.Duration

	// MaxMessage is how many bytes a received message may have, the sum over its
	// frames, 256 MB when zero.
	MaxMessage int
	// MaxFrames is how many frames a received message may have, 10000 when zero.
	MaxFrames int
	// MaxTopics is how many topics a peer may subscribe to, 1000 when zero.
	MaxTopics int
	// MaxPeers is how many peers there may be at a time, 1000 when zero.
	MaxPeers int
	// MaxHandshakes is how many connections may be in their handshake at a time,
	// 250 when zero. One more takes the place of the oldest.
	MaxHandshakes int

	// Queue is how many messages may wait to be sent to a peer, and how many
	// received ones may wait for Recv, 5000 when zero.
	Queue int
	// QueueBytes is how many bytes the waiting messages may have, 64 MB when zero.
	// An empty queue takes a message of any size.
	QueueBytes int
}

// filled gives the options with defaults in place of zeros.
func (o Options) filled() Options {
	o.HandshakeTimeout = cmp.Or(o.HandshakeTimeout, 5*time.Second)
	o.SendTimeout = cmp.Or(o.SendTimeout, 2*time.Second)
	o.Linger = max(0, cmp.Or(o.Linger, time.Second))
	o.MaxMessage = cmp.Or(o.MaxMessage, 256<<20)
	o.MaxFrames = cmp.Or(o.MaxFrames, 10000)
	o.MaxTopics = cmp.Or(o.MaxTopics, 1000)
	o.MaxPeers = cmp.Or(o.MaxPeers, 1000)
	o.MaxHandshakes = cmp.Or(o.MaxHandshakes, 250)
	o.Queue = cmp.Or(o.Queue, 5000)
	o.QueueBytes = cmp.Or(o.QueueBytes, 64<<20)
	return o
}
