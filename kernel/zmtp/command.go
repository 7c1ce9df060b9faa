package zmtp

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// A command is what peers tell each other between messages.
type command struct {
	name string
	data []byte
}

// parseCommand takes the body of a command's frame apart.
func parseCommand(body []byte) (command, error) {
	if len(body) == 0 || body[0] == 0 || len(body) < 1+int(body[0]) {
		return command{}, fmt.Errorf("%w: a command without a name", errFrame)
	}
	end := 1 + int(body[0])
	return command{string(body[1:end]), body[end:]}, nil
}

// appendTo appends the command's frame.
func (c command) appendTo(b []byte) []byte {
	b = appendHeader(b, flagCommand, 1+len(c.name)+len(c.data))
	b = append(b, byte(len(c.name)))
	b = append(b, c.name...)
	return append(b, c.data...)
}

// errorCommand tells a peer why it is refused.
func errorCommand(reason string) command {
	reason = reason[:min(len(reason), 255)]
	return command{"ERROR", append([]byte{byte(len(reason))}, reason...)}
}

// errorReason is what a peer's ERROR command says.
func errorReason(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	return string(data[1:min(len(data), 1+int(data[0]))])
}

// A ping is the data of a PING command: how many tenths of a second of silence
// shall end the connection, 0 for any, and what the PONG has to repeat.
type ping struct {
	ttl     uint16
	context []byte
}

// parsePing reads the data of a PING command.
func parsePing(data []byte) (ping, error) {
	if len(data) < 2 {
		return ping{}, fmt.Errorf("%w: a PING without a time to live", errFrame)
	}
	context := data[2:]
	return ping{binary.BigEndian.Uint16(data), context[:min(len(context), 16)]}, nil
}

// appendProperty appends a property of the metadata in a READY command.
func appendProperty(b []byte, name, value string) []byte {
	b = append(b, byte(len(name)))
	b = append(b, name...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(value)))
	return append(b, value...)
}

// parseProperties reads the metadata of a READY command, names in lower case.
func parseProperties(b []byte) (map[string]string, error) {
	properties := map[string]string{}
	for len(b) > 0 {
		size := int(b[0])
		if size == 0 || len(b) < 1+size+4 {
			return nil, fmt.Errorf("%w: metadata that is cut off", errFrame)
		}
		name := strings.ToLower(string(b[1 : 1+size]))
		length := binary.BigEndian.Uint32(b[1+size:])
		b = b[1+size+4:]
		if uint64(length) > uint64(len(b)) {
			return nil, fmt.Errorf("%w: metadata that is cut off", errFrame)
		}
		properties[name] = string(b[:length])
		b = b[length:]
	}
	return properties, nil
}
