package ipynb

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
)

// isJSON reports whether values of a media type are JSON. The schema allows
// that for the types below application/ only.
func isJSON(mime string) bool {
	return mime == "application/json" ||
		strings.HasPrefix(mime, "application/") && strings.HasSuffix(mime, "+json")
}

// isLines reports whether values of a media type are written as lists of lines.
func isLines(mime string) bool {
	return strings.HasPrefix(mime, "text/") || mime == "image/svg+xml" || mime == "application/javascript"
}

// isBinary reports whether values of a media type are bytes, which a notebook
// holds in base64.
func isBinary(mime string) bool {
	switch mime {
	case "application/pdf", "application/octet-stream":
		return true
	}
	major, minor, _ := strings.Cut(mime, "/")
	switch major {
	case "image", "audio", "video", "font":
		return !strings.HasSuffix(minor, "+xml")
	}
	return false
}

// joinValue returns a value of a MIME bundle with its lines joined. Where the
// schema wants text and the value is none, its JSON is the text.
func joinValue(mime string, v any) any {
	if isJSON(mime) {
		return v
	}
	if s, ok := joinLines(v); ok {
		return s
	}
	return string(compact(v))
}

// readValue returns a value of a MIME bundle in the form that Output.Data has:
// bytes whose base64 is bad stay a string.
func readValue(mime string, v any) any {
	v = joinValue(mime, v)
	if isJSON(mime) {
		return compact(v)
	}
	s := v.(string)
	if isBinary(mime) {
		data, err := base64.StdEncoding.Strict().DecodeString(strings.Join(strings.Fields(s), ""))
		if err == nil {
			return data
		}
	}
	return s
}

// writeValue returns the JSON value of a value of Output.Data.
func writeValue(mime string, v any) (any, error) {
	switch data := v.(type) {
	case string:
	case []byte:
		v = base64.StdEncoding.EncodeToString(data)
	case json.RawMessage:
		var err error
		if v, err = decode(data); err != nil {
			return nil, fmt.Errorf("has %s that is not JSON: %w", mime, err)
		}
		v = joinValue(mime, v)
	default:
		return nil, fmt.Errorf("has %s as %T, not as string, []byte or json.RawMessage", mime, v)
	}
	return splitValue(mime, v), nil
}

// splitValue returns a value of a MIME bundle with its text as a list of lines
// where nbformat writes it so.
func splitValue(mime string, v any) any {
	if s, ok := v.(string); ok && isLines(mime) {
		return splitLines(s)
	}
	return v
}
