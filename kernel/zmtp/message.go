package zmtp

import (
	"bufio"
	"fmt"
)

// frameCost is what a frame counts in a queue on top of its bytes.
const frameCost = 32

// copyLimit is the length up to which the bodies of frames are copied together.
const copyLimit = 4 << 10

// A message is an entry of a queue: the frames of a received message, or the
// pieces of bytes to send.
type message struct {
	parts [][]byte
	size  int
}

// received makes an entry of the frames of a message.
func received(frames [][]byte) message {
	size := 0
	for _, f := range frames {
		size += len(f) + frameCost
	}
	return message{frames, size}
}

// encode makes an entry of what goes over the wire for the frames. Bodies longer
// than copyLimit are not copied.
func encode(frames [][]byte) message {
	copied, long, size := 0, 0, 0
	for _, body := range frames {
		size += headerSize(len(body)) + len(body)
		copied += headerSize(len(body))
		if len(body) > copyLimit {
			long++
		} else {
			copied += len(body)
		}
	}
	parts := make([][]byte, 0, 1+2*long)
	b := make([]byte, 0, copied)
	for i, body := range frames {
		var flags byte
		if i < len(frames)-1 {
			flags = flagMore
		}
		b = appendHeader(b, flags, len(body))
		if len(body) <= copyLimit {
			b = append(b, body...)
			continue
		}
		parts = append(parts, b, body)
		b = b[len(b):]
	}
	if len(b) > 0 {
		parts = append(parts, b)
	}
	return message{parts, size + frameCost}
}

// encodeCommand makes an entry of a command.
func encodeCommand(c command) message {
	b := c.appendTo(nil)
	return message{[][]byte{b}, len(b) + frameCost}
}

// A messageReader reads what a peer sends after the handshake.
type messageReader struct {
	r         *bufio.Reader
	maxBytes  int
	maxFrames int

	frames [][]byte // of the message that is coming in
	bytes  int
}

// next reads either a message or a command, for which frames is nil. The error is
// io.EOF if the peer ended the connection between messages.
func (m *messageReader) next() (frames [][]byte, c command, err error) {
	for {
		f, err := readFrame(m.r, m.maxBytes-m.bytes)
		if err != nil {
			if len(m.frames) > 0 {
				err = unexpected(err)
			}
			return nil, command{}, err
		}
		if f.flags&flagCommand != 0 {
			c, err := parseCommand(f.body)
			return nil, c, err
		}
		if len(m.frames) == m.maxFrames {
			return nil, command{}, fmt.Errorf("%w: a message of more than %d frames", errFrame, m.maxFrames)
		}
		m.frames = append(m.frames, f.body)
		m.bytes += len(f.body)
		if f.flags&flagMore == 0 {
			frames = m.frames
			m.frames, m.bytes = nil, 0
			return frames, command{}, nil
		}
	}
}
