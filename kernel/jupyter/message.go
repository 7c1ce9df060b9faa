package jupyter

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
)

// ProtocolVersion is the version of the messages that the kernel sends.
const ProtocolVersion = "5.5"

// header says what a message is.
type header struct {
	ID       string `json:"msg_id"`
	Session  string `json:"session"`
	Username string `json:"username"`
	Date     string `json:"date"`
	Type     string `json:"msg_type"`
	Version  string `json:"version"`
	Subshell string `json:"subshell_id,omitempty"`
}

// message is a message that came in.
type message struct {
	identities [][]byte // of the peers, for the answer
	header     header
	raw        json.RawMessage // the header as it came, for answers to it
	content    json.RawMessage
	buffers    [][]byte
	at         time.Time // when it came
}

// delimiter is the frame between the identities and the message.
var delimiter = []byte("<IDS|MSG>")

// emptyObject stands for a header or metadata that are not there.
var emptyObject = json.RawMessage("{}")

// errReplay is of a signature that has come before.
var errReplay = errors.New("its signature has come before")

// decode reads a message from its frames.
func (w *wire) decode(frames [][]byte) (*message, error) {
	at := -1
	for i, f := range frames {
		if bytes.Equal(f, delimiter) {
			at = i
			break
		}
	}
	if at < 0 || len(frames) < at+6 {
		return nil, fmt.Errorf("it has %d frames, not a delimiter, a signature and four parts", len(frames))
	}
	signature, parts := frames[at+1], frames[at+2:at+6]
	if !w.signer.check(signature, parts...) {
		return nil, errors.New("its signature is wrong")
	}
	if w.signer.new != nil && !w.replays.first(signature) {
		return nil, errReplay
	}
	m := &message{identities: frames[:at], raw: parts[0], content: parts[3], buffers: frames[at+6:], at: time.Now()}
	if err := json.Unmarshal(parts[0], &m.header); err != nil {
		return nil, fmt.Errorf("its header is no object: %w", err)
	}
	for i, name := range []string{"parent header", "metadata", "content"} {
		var object map[string]json.RawMessage
		if err := json.Unmarshal(parts[1+i], &object); err != nil {
			return nil, fmt.Errorf("its %s is no object: %w", name, err)
		}
	}
	return m, nil
}

// wire turns messages into frames and back.
type wire struct {
	signer  *signer
	replays replays
	session string
}

// encode is a message in frames: identities, the delimiter, the signature, and its
// parts.
func (w *wire) encode(identities [][]byte, kind string, parent json.RawMessage, metadata, content any, buffers ...[]byte) ([][]byte, error) {
	head := header{
		ID: uuid.NewString(), Session: w.session, Username: "kvsh", Type: kind, Version: ProtocolVersion,
		Date: time.Now().UTC().Format("2006-01-02T15:04:05.000000Z"),
	}
	if parent == nil {
		parent = emptyObject
	}
	if metadata == nil {
		metadata = emptyObject
	}
	var parts [][]byte
	for _, v := range []any{head, parent, metadata, content} {
		part, err := encodeJSON(v)
		if err != nil {
			return nil, fmt.Errorf("write a %s: %w", kind, err)
		}
		parts = append(parts, part)
	}
	frames := make([][]byte, 0, len(identities)+6+len(buffers))
	frames = append(frames, identities...)
	frames = append(frames, delimiter, w.signer.sign(parts...))
	frames = append(frames, parts...)
	return append(frames, buffers...), nil
}

// encodeJSON is JSON without escapes that only HTML would need.
func encodeJSON(v any) ([]byte, error) {
	if raw, ok := v.(json.RawMessage); ok {
		return raw, nil
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
