package gofile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"kvsh/kernel/notebook"
)

// head is what a marker says of its cell.
type head struct {
	kind notebook.Kind
	meta notebook.Metadata

	// The keys that this package keeps for itself.
	id          string
	attachments json.RawMessage
	at          *int              // place of a hoisted cell in the notebook, from 0
	parts       string            // the order of lines of a cell that is cut
	imports     string            // the import lines that were taken out of it
	hoisted     bool              // holds such imports, and is no cell
	commented   bool              // code as a comment
	escaped     bool              // lines of the comment that begin with %% have one more
	blanks      map[string]string // at the ends of lines, by their numbers from 0
	end         string            // blank lines at the end of the source
	source      *string           // if the body can't hold it
}

var (
	markerLine = regexp.MustCompile(`^\t?//[ ]?%%(?:$|[ \t](.*)$)`)
	cellKind   = regexp.MustCompile(`^\[(markdown|raw)\](?:\s+|$)`)
	metaStart  = regexp.MustCompile(`(?:^|\s)([A-Za-z_][\w-]*)=`)
	metaKey    = regexp.MustCompile(`^[A-Za-z_][\w-]*$`)
)

// reserved lists the keys of head by their names in a marker, and what they are
// read into.
func (h *head) reserved() map[string]any {
	return map[string]any{
		"id": &h.id, "attachments": &h.attachments, "at": &h.at, "parts": &h.parts, "imports": &h.imports, "hoisted": &h.hoisted,
		"commented": &h.commented, "escaped": &h.escaped, "blanks": &h.blanks, "end": &h.end, "source": &h.source, "metadata": &notebook.Metadata{},
	}
}

// order is the order of the reserved keys in a marker. Those that only this
// package reads come last.
var order = []string{"id", "at", "parts", "imports", "hoisted", "commented", "escaped", "end", "blanks", "attachments", "metadata", "source"}

// parseMarker reads a line, and reports whether it is a marker.
func parseMarker(line string) (h head, ok bool, err error) {
	m := markerLine.FindStringSubmatch(line)
	if m == nil {
		return head{}, false, nil
	}
	h = head{kind: notebook.CodeCell, meta: notebook.Metadata{}}
	text := strings.TrimSpace(m[1])
	if m := cellKind.FindStringSubmatch(text); m != nil {
		h.kind = notebook.Kind(m[1])
		text = text[len(m[0]):]
	}
	title := text
	if at := metaStart.FindStringSubmatchIndex(text); at != nil {
		title = text[:at[0]]
		err = h.parsePairs(text[at[0]:])
	}
	if title = strings.TrimSpace(title); title != "" {
		h.meta["title"] = marshal(title)
	}
	return h, true, err
}

// parsePairs reads the key=JSON pairs of a marker.
func (h *head) parsePairs(text string) error {
	reserved := h.reserved()
	for strings.TrimSpace(text) != "" {
		at := metaStart.FindStringSubmatchIndex(text)
		if at == nil || at[0] != 0 && strings.TrimSpace(text[:at[0]]) != "" {
			return fmt.Errorf("%q is no key=JSON pair", strings.TrimSpace(text))
		}
		key := text[at[2]:at[3]]
		dec := json.NewDecoder(strings.NewReader(text[at[1]:]))
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return fmt.Errorf("%s= is followed by no JSON value", key)
		}
		text = text[at[1]+int(dec.InputOffset()):]
		if text != "" && text[0] != ' ' && text[0] != '\t' {
			return fmt.Errorf("%s= is followed by more than a JSON value", key)
		}
		into, ok := reserved[key]
		if !ok {
			h.meta[key] = value
			continue
		}
		if err := json.Unmarshal(value, into); err != nil {
			return fmt.Errorf("%s=%s is of the wrong type", key, value)
		}
	}
	maps.Copy(h.meta, *reserved["metadata"].(*notebook.Metadata))
	return checkMetadata(h.meta)
}

// checkMetadata refuses what nbformat 4.5 gives another type.
func checkMetadata(meta notebook.Metadata) error {
	var tags []string
	if raw, ok := meta["tags"]; ok {
		if json.Unmarshal(raw, &tags) != nil || tags == nil {
			return fmt.Errorf(`tags=%s is no list of texts; write it as tags=["a","b"]`, raw)
		}
		slices.Sort(tags)
		if len(slices.Compact(tags)) < len(tags) {
			return fmt.Errorf("tags=%s has a tag twice", raw)
		}
		if i := slices.IndexFunc(tags, func(tag string) bool { return tag == "" || strings.Contains(tag, ",") }); i >= 0 {
			return fmt.Errorf("tags=%s: %q is no tag", raw, tags[i])
		}
	}
	for key, into := range map[string]any{"name": new(string), "collapsed": new(bool), "jupyter": new(map[string]any), "execution": new(map[string]any)} {
		if raw, ok := meta[key]; ok && (json.Unmarshal(raw, into) != nil || string(raw) == "null" || string(raw) == `""`) {
			return fmt.Errorf("%s=%s is of another type than Jupyter allows", key, raw)
		}
	}
	return nil
}

// text is the marker without its indentation.
func (h *head) text() string {
	var b strings.Builder
	b.WriteString("// %%")
	if h.kind != notebook.CodeCell {
		b.WriteString(" [" + string(h.kind) + "]")
	}
	meta := maps.Clone(h.meta)
	var title string
	if raw, ok := meta["title"]; ok && json.Unmarshal(raw, &title) == nil && isTitle(title) {
		b.WriteString(" " + title)
		delete(meta, "title")
	}
	pair := func(key string, value any) { b.WriteString(" " + key + "=" + string(marshal(value))) }
	reserved := h.reserved()
	for _, key := range slices.Sorted(maps.Keys(meta)) {
		if _, taken := reserved[key]; !taken && metaKey.MatchString(key) {
			pair(key, meta[key])
			delete(meta, key)
		}
	}
	for _, key := range order {
		value := reserved[key]
		if key == "metadata" {
			value = &meta
		}
		if text := string(marshal(value)); !slices.Contains([]string{`null`, `""`, `false`, `{}`}, text) || key == "source" && h.source != nil {
			pair(key, value)
		}
	}
	return b.String()
}

// isTitle reports whether a text comes back from a marker as the title it was.
func isTitle(text string) bool {
	printable := !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == '\ufeff' || r == 0x7f })
	return text != "" && text == strings.TrimSpace(text) && printable && !cellKind.MatchString(text) && !metaStart.MatchString(text)
}

// marshal is compact JSON that may stand in a line of a comment.
func marshal(v any) json.RawMessage {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // texts, numbers and JSON alone are written
	}
	return bytes.ReplaceAll(bytes.TrimSuffix(b.Bytes(), []byte("\n")), []byte("\ufeff"), []byte(`\ufeff`))
}
