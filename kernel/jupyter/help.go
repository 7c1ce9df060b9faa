package jupyter

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"kvsh/kernel/command"
	"kvsh/kernel/engine"
)

// A cursor of the protocol counts characters, one of the engine bytes.

func toBytes(src string, cursor int) int {
	at := 0
	for ; cursor > 0 && at < len(src); cursor-- {
		_, size := utf8.DecodeRuneInString(src[at:])
		at += size
	}
	return at
}

func toCharacters(src string, at int) int { return utf8.RuneCountInString(src[:min(at, len(src))]) }

// completion is a candidate as front ends show it beside its type.
type completion struct {
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Text      string `json:"text"`
	Type      string `json:"type"`
	Signature string `json:"signature"`
}

// complete tells what fits at the cursor.
func (k *kernel) complete(r *request) any {
	var req struct {
		Code   string `json:"code"`
		Cursor *int   `json:"cursor_pos"`
	}
	if err := json.Unmarshal(r.content, &req); err != nil {
		return failure{"error", "bad request", err.Error(), nil}
	}
	at := len(req.Code)
	if req.Cursor != nil {
		at = toBytes(req.Code, *req.Cursor)
	}
	var start, end int
	var items []completion
	env := &command.Env{Session: k.current}
	if from, to, found, isCommand := env.Complete(req.Code, at); isCommand {
		start, end = from, to
		for _, c := range found {
			items = append(items, completion{Text: c.Text, Type: c.Kind, Signature: c.Short})
		}
	} else {
		found := k.current().Complete(req.Code, at)
		start, end = found.Start, found.End
		for _, c := range found.Items {
			items = append(items, completion{Text: c.Text, Type: jupyterKind(c.Kind), Signature: c.Type})
		}
	}
	start, end = toCharacters(req.Code, start), toCharacters(req.Code, end)
	matches := []string{}
	for i := range items {
		items[i].Start, items[i].End = start, end
		matches = append(matches, items[i].Text)
	}
	return map[string]any{
		"status": "ok", "matches": matches, "cursor_start": start, "cursor_end": end,
		"metadata": map[string]any{"_jupyter_types_experimental": items},
	}
}

// jupyterKind is the kind of a candidate in the words of the front ends, which
// have icons for them.
func jupyterKind(kind string) string {
	switch kind {
	case "package", "import":
		return "module"
	case "func", "method":
		return "function"
	case "field":
		return "property"
	case "var", "const":
		return "instance"
	case "type":
		return "class"
	}
	return kind
}

// inspect tells what the name at the cursor is.
func (k *kernel) inspect(r *request) any {
	var req struct {
		Code   string `json:"code"`
		Cursor int    `json:"cursor_pos"`
		Detail int    `json:"detail_level"`
	}
	if err := json.Unmarshal(r.content, &req); err != nil {
		return failure{"error", "bad request", err.Error(), nil}
	}
	found, ok := k.current().Inspect(req.Code, toBytes(req.Code, req.Cursor), req.Detail)
	data := map[string]any{}
	if ok {
		data["text/plain"] = found.Text()
		data["text/markdown"] = markdownOf(found)
	}
	return map[string]any{"status": "ok", "found": ok, "data": data, "metadata": map[string]any{}}
}

// markdownOf is an inspection as Markdown.
func markdownOf(i engine.Inspection) string {
	var b strings.Builder
	head := i.Type
	if i.Kind != "type" {
		head = strings.TrimSpace(i.Kind + " " + i.Name + " " + i.Type)
	}
	if i.Kind == "func" || i.Kind == "method" {
		head = "func " + i.Name + strings.TrimPrefix(i.Type, "func")
	}
	b.WriteString("```go\n" + head + "\n```\n")
	if i.Value != "" {
		b.WriteString("\n```go\n" + i.Value + "\n```\n")
	}
	if i.Doc != "" {
		b.WriteString("\n" + strings.TrimSpace(i.Doc) + "\n")
	}
	if i.Source != "" {
		b.WriteString("\n```go\n" + i.Source + "\n```\n")
	}
	return b.String()
}

// isComplete tells whether a cell can run or goes on.
func (k *kernel) isComplete(r *request) any {
	var req struct {
		Code string `json:"code"`
	}
	if err := json.Unmarshal(r.content, &req); err != nil {
		return ok{"unknown"}
	}
	if complete, isCommand := command.IsComplete(req.Code); isCommand {
		if complete {
			return ok{"complete"}
		}
		return map[string]string{"status": "incomplete", "indent": ""}
	}
	is, indent := engine.IsComplete(req.Code)
	if is == engine.Incomplete {
		return map[string]string{"status": "incomplete", "indent": indent}
	}
	return ok{string(is)}
}
