package record

import (
	"encoding/json"

	"kvsh/kernel"
	"kvsh/kernel/notebook"
	"kvsh/stdlib/display"
)

// shown is an output that holds a bundle.
func shown(out notebook.Output, b kernel.Bundle) notebook.Output {
	forms, metadata := display.Split(b)
	out.Data, out.Metadata = map[string]any{display.PlainText: ""}, nil
	for mime, v := range forms {
		if mime == display.ANSIText { // it is for one terminal
			continue
		}
		switch v := v.(type) {
		case string, []byte, json.RawMessage:
			out.Data[mime] = v
		default:
			if raw, err := json.Marshal(v); err == nil {
				out.Data[mime] = json.RawMessage(raw)
			}
		}
	}
	for mime, about := range metadata {
		raw, err := json.Marshal(about)
		if err != nil {
			continue
		}
		if out.Metadata == nil {
			out.Metadata = notebook.Metadata{}
		}
		out.Metadata[mime] = raw
	}
	return out
}
