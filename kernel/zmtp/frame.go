package zmtp

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// The bits of a frame's first byte. The others are reserved, and must be zero.
const (
	flagMore    = 1 << iota // another frame of the same message follows
	flagLong                // the length has eight bytes instead of one
	flagCommand             // the body is a command, not part of a message
)

const (
	// maxCommand is how long the body of a command may be.
	maxCommand = 64 << 10
	// bodyStep is how much of a body is allocated before any of it has come.
	bodyStep = 64 << 10
)

// errFrame is what is wrong with a frame that breaks the protocol.
var errFrame = errors.New("bad frame")

// A frame is what messages and commands are made of.
type frame struct {
	flags byte
	body  []byte
}

// appendHeader appends what goes before a body of the size.
func appendHeader(b []byte, flags byte, size int) []byte {
	if size > 255 {
		return binary.BigEndian.AppendUint64(append(b, flags|flagLong), uint64(size))
	}
	return append(b, flags, byte(size))
}

// headerSize is the length of what appendHeader appends.
func headerSize(size int) int {
	if size > 255 {
		return 9
	}
	return 2
}

// readFrame reads one frame, whose body must not be longer than limit, or than
// maxCommand if it is a command's. The error is io.EOF only at the end of what
// came before the frame.
func readFrame(r *bufio.Reader, limit int) (frame, error) {
	flags, err := r.ReadByte()
	if err != nil {
		return frame{}, err
	}
	if flags&^(flagMore|flagLong|flagCommand) != 0 {
		return frame{}, fmt.Errorf("%w: reserved flags %#02x", errFrame, flags)
	}
	if flags&flagCommand != 0 {
		if flags&flagMore != 0 {
			return frame{}, fmt.Errorf("%w: a command in several frames", errFrame)
		}
		limit = maxCommand
	}
	size, err := readSize(r, flags&flagLong != 0)
	if err != nil {
		return frame{}, unexpected(err)
	}
	if size > uint64(max(limit, 0)) {
		return frame{}, fmt.Errorf("%w: %d bytes announced, %d allowed", errFrame, size, limit)
	}
	body, err := readBody(r, int(size))
	if err != nil {
		return frame{}, unexpected(err)
	}
	return frame{flags, body}, nil
}

// readSize reads the length of a frame's body.
func readSize(r *bufio.Reader, long bool) (uint64, error) {
	if !long {
		b, err := r.ReadByte()
		return uint64(b), err
	}
	var b [8]byte
	if _, err := io.ReadFull(r, b[:]); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint64(b[:]), nil
}

// readBody reads a body of the size. It believes the size no more than is needed:
// its buffer is at most twice as long as what has come, or bodyStep.
func readBody(r io.Reader, size int) ([]byte, error) {
	body := make([]byte, min(size, bodyStep))
	for read := 0; ; {
		n, err := io.ReadFull(r, body[read:])
		read += n
		if err != nil {
			return nil, err
		}
		if read == size {
			return body, nil
		}
		longer := make([]byte, min(size, 2*len(body)))
		copy(longer, body)
		body = longer
	}
}

// unexpected makes an end of the data one that comes in the middle of something.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
