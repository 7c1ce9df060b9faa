package zmtp

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

const (
	greetingSize  = 64
	signatureSize = 10
	majorAt       = 10
	mechanismAt   = 12
	mechanismSize = 20
)

// mechanism is the name of the only security mechanism: none.
const mechanism = "NULL"

// greeting is what both sides of a connection send first: a signature, the
// version, the security mechanism, and zeros.
func greeting() []byte {
	b := make([]byte, greetingSize)
	b[0], b[signatureSize-1] = 0xff, 0x7f
	b[majorAt], b[majorAt+1] = 3, 1
	copy(b[mechanismAt:], mechanism)
	return b
}

// readGreeting reads a peer's greeting. It gives up at the first byte that can't
// be part of one, since peers of other protocols may wait for an answer.
func readGreeting(r *bufio.Reader) error {
	b := make([]byte, greetingSize)
	read := 0
	more := func(to int) error {
		n, err := io.ReadFull(r, b[read:to])
		read += n
		return unexpected(err)
	}
	if err := more(1); err != nil {
		return err
	}
	if b[0] != 0xff {
		rest, _ := r.Peek(min(r.Buffered(), 23))
		return fmt.Errorf("not ZMTP 3, it begins with %q", append(b[:1], rest...))
	}
	if err := more(signatureSize); err != nil {
		return err
	}
	if b[signatureSize-1]&1 == 0 {
		return fmt.Errorf("not ZMTP 3, it begins with %q", b[:signatureSize])
	}
	if err := more(majorAt + 1); err != nil {
		return err
	}
	if b[majorAt] < 3 {
		return fmt.Errorf("not ZMTP 3 but of revision %d", b[majorAt])
	}
	if err := more(greetingSize); err != nil {
		return err
	}
	name := b[mechanismAt : mechanismAt+mechanismSize]
	if name := bytes.TrimRight(name, "\x00"); string(name) != mechanism {
		return fmt.Errorf("it wants the security mechanism %q", name)
	}
	return nil
}
