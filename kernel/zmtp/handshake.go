package zmtp

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
)

// maxIdentity is how long an identity may be.
const maxIdentity = 255

// A refusal is why a peer that speaks the protocol is not wanted. It is told so.
type refusal struct{ reason string }

func (r *refusal) Error() string { return "refused: " + r.reason }

// handshake greets the peer and exchanges metadata with it, as a socket of the
// kind that takes peers of the types. It gives the peer's identity, which may be
// empty. The connection's deadline limits it.
func handshake(conn net.Conn, r *bufio.Reader, kind Kind, types []string) (identity string, err error) {
	if _, err := conn.Write(greeting()); err != nil {
		return "", fmt.Errorf("greeting: %w", err)
	}
	if err := readGreeting(r); err != nil {
		return "", fmt.Errorf("greeting: %w", err)
	}
	metadata := appendProperty(nil, "Socket-Type", string(kind))
	if kind == Router {
		metadata = appendProperty(metadata, "Identity", "")
	}
	if _, err := conn.Write((command{"READY", metadata}).appendTo(nil)); err != nil {
		return "", fmt.Errorf("handshake: %w", err)
	}
	identity, err = readReady(r, types)
	if err != nil {
		return "", fmt.Errorf("handshake: %w", err)
	}
	return identity, nil
}

// readReady reads a peer's side of the handshake that comes after the greeting.
func readReady(r *bufio.Reader, types []string) (identity string, err error) {
	f, err := readFrame(r, 0)
	if err != nil {
		return "", unexpected(err)
	}
	if f.flags&flagCommand == 0 {
		return "", &refusal{"a message before READY"}
	}
	c, err := parseCommand(f.body)
	if err != nil {
		return "", err
	}
	switch c.name {
	case "READY":
	case "ERROR":
		return "", fmt.Errorf("the peer gave up: %q", errorReason(c.data))
	default:
		return "", &refusal{fmt.Sprintf("command %q before READY", c.name)}
	}
	properties, err := parseProperties(c.data)
	if err != nil {
		return "", err
	}
	if t := properties["socket-type"]; !slices.Contains(types, t) {
		return "", &refusal{fmt.Sprintf("socket type %.20q", t)}
	}
	identity = properties["identity"]
	if len(identity) > maxIdentity {
		return "", &refusal{"an identity of more than 255 bytes"}
	}
	if identity != "" && identity[0] == 0 {
		return "", &refusal{"an identity that begins with a zero byte"}
	}
	return identity, nil
}

// refuse tells the peer of a refusal, and waits until it has hung up or the
// connection's deadline has passed: closed at once, the connection could be reset
// before the peer has read it.
func refuse(conn net.Conn, r io.Reader, err error) {
	var why *refusal
	if !errors.As(err, &why) {
		return
	}
	if _, err := conn.Write(errorCommand(why.reason).appendTo(nil)); err == nil {
		hangUp(conn, r)
	}
}

// hangUp ends the sending half of a connection and passes over what still comes
// in, up to a bound.
func hangUp(conn net.Conn, r io.Reader) {
	half, ok := conn.(interface{ CloseWrite() error })
	if ok && half.CloseWrite() == nil {
		_, _ = io.CopyN(io.Discard, r, 1<<20)
	}
}
