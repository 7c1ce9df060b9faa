// Package zmtp is the server side of ZMTP 3.1, the protocol that ZeroMQ's sockets
// speak over tcp and ipc, as far as a Jupyter kernel needs it: ROUTER sockets for
// its requests, an XPUB socket for what it publishes, and an echo for its
// heartbeat, all without encryption (mechanism NULL). The protocol is described by
// RFC 23/ZMTP (3.0) and RFC 37/ZMTP (3.1), the sockets by RFC 28/REQREP and
// RFC 29/PUBSUB, all at rfc.zeromq.org.
//
//	shell, err := zmtp.Listen(zmtp.Router, "tcp://127.0.0.1:5555", zmtp.Options{})
//	frames, err := shell.Recv()                          // identity, frames of the request
//	err = shell.Send([][]byte{frames[0], []byte("reply")})
//
// # The wire
//
// Both sides of a connection first send a greeting of 64 bytes: FF, eight bytes of
// any value, 7F; the version, 03 01; the mechanism in 20 bytes; 32 zeros. Then
// each sends the command READY with its metadata: Socket-Type, Identity. From then
// on there are frames:
//
//	flags   1 byte: 1 more frames of this message follow, 2 long, 4 a command
//	length  1 byte, or 8 of big endian if long
//	body
//
// A message is one or more frames. A command is one frame, whose body is the
// length of a name in a byte, the name, and data. PING, which holds a time to live
// of 2 bytes and a context, is answered by PONG with the context; SUBSCRIBE and
// CANCEL hold a topic; ERROR holds a reason and ends the connection. READY holds
// properties: the length of a name in 1 byte, the name, the length of a value in
// 4 bytes, the value. Peers of ZMTP 3.0 subscribe by a message instead: 01 and the
// topic, or 00 and the topic to take it back. Older peers are refused.
//
// # How it is built
//
// From the bytes up: frame, command and message are the wire; greeting and
// handshake are how a connection begins. A peer is a connection after that, with
// a queue of what it will be sent, a goroutine that reads and one that writes.
// A socket accepts the connections and ends them, and hands what comes in to the
// pattern of its kind: router, xpub or echo.
//
// # Peers that are slow
//
// What is sent waits in a queue of the peer, which is bounded in messages and
// bytes. When it is full, Send waits. A peer that leaves no room for as long as
// Options.SendTimeout is evicted: its connection is closed, and the log told. So
// a peer loses messages only together with its connection. An XPUB socket gives a
// message to all other subscribers before it waits for the slow ones. Queued
// messages are written together, and when there are no more they are flushed.
//
// What is received waits in a queue of the socket. When that is full, nothing more
// is read, and the peers have to wait. An echo has no such queue: there, a peer
// that doesn't read its answers isn't read from either.
//
// # Peers that share an identity
//
// The clients of one process may use one identity for several connections to a
// ROUTER socket. What is sent to the identity goes to the connection that was made
// last, or that has sent a message since. What was queued for the other
// connections before still goes there; they stay open, may send, and have the
// identity again when they do, or when the one that has it ends. That is
// libzmq's ROUTER_HANDOVER, except that there the other connections stay open but
// are never heard or answered again.
//
// # Peers that are wrong
//
// A connection has Options.HandshakeTimeout for its whole handshake, in a goroutine
// of its own, and no lock is held meanwhile. A length is believed no further than
// its bytes have come: buffers are at most twice as long as what is in them, or
// 64 KB. Messages that are longer than Options.MaxMessage, reserved flags and
// other breaches of the protocol end the connection, and Options.Log is told.
package zmtp
