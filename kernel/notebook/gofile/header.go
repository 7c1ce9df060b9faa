package gofile

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"kvsh/kernel/notebook"
)

// The metadata of a notebook that belongs to kvsh's own kernel.
var (
	ownKernel   = marshal(map[string]string{"display_name": "Go (kvsh)", "language": "go", "name": "kvsh"})
	ownLanguage = marshal(map[string]string{"file_extension": ".go", "mimetype": "text/x-go", "name": "go", "pygments_lexer": "go"})
)

// headerText is notebook metadata as the comment in which Jupytext has them: YAML
// below the key jupyter.
func headerText(meta notebook.Metadata) string {
	meta = withoutKept[keptFile](meta)
	if isOwn(meta) {
		delete(meta, "language_info") // it follows from the kernel
	}
	if len(meta) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("// ---\n// jupyter:\n")
	for _, key := range slices.Sorted(maps.Keys(meta)) {
		var v any
		dec := json.NewDecoder(strings.NewReader(string(meta[key])))
		dec.UseNumber()
		if err := dec.Decode(&v); err != nil {
			continue // no metadata come without being read as JSON
		}
		fmt.Fprintf(&b, "//   %s: %s\n", flow(key), flow(v))
	}
	b.WriteString("// ---\n")
	return b.String()
}

// isOwn reports whether a notebook belongs to kvsh's kernel.
func isOwn(meta notebook.Metadata) bool {
	var kernel struct{ Name string }
	return json.Unmarshal(meta["kernelspec"], &kernel) == nil && kernel.Name == "kvsh"
}

var (
	plainScalar = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_./+-]*( ?[A-Za-z0-9_.()/+-]+)*$`)
	yamlKeyword = regexp.MustCompile(`(?i)^(true|false|null|yes|no|on|off|y|n)$`)
)

// flow is a JSON value as YAML in one line. What may be taken for something else
// is written as JSON, which is YAML too.
func flow(v any) string {
	switch v := v.(type) {
	case map[string]any:
		var pairs []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			pairs = append(pairs, flow(key)+": "+flow(v[key]))
		}
		return "{" + strings.Join(pairs, ", ") + "}"
	case []any:
		var elements []string
		for _, e := range v {
			elements = append(elements, flow(e))
		}
		return "[" + strings.Join(elements, ", ") + "]"
	case string:
		if plainScalar.MatchString(v) && !yamlKeyword.MatchString(v) {
			return v
		}
	}
	return string(marshal(v))
}

// parseHeader reads a header's metadata, nil if it has none for a notebook.
func parseHeader(text string) (notebook.Metadata, error) {
	var body strings.Builder
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for _, l := range lines[1 : len(lines)-1] {
		body.WriteString(strings.TrimPrefix(strings.TrimPrefix(l, "//"), " ") + "\n")
	}
	var doc struct {
		Jupyter map[string]any `yaml:"jupyter"`
	}
	if err := yaml.Unmarshal([]byte(body.String()), &doc); err != nil {
		return nil, err
	}
	meta := notebook.Metadata{}
	for key, v := range doc.Jupyter {
		raw, err := json.Marshal(v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		meta[key] = marshal(json.RawMessage(raw))
	}
	return meta, checkNotebook(meta)
}

// checkNotebook refuses what nbformat 4.5 gives another type.
func checkNotebook(meta notebook.Metadata) error {
	var kernel struct {
		Name    string
		Display string `json:"display_name"`
	}
	if raw, ok := meta["kernelspec"]; ok && (json.Unmarshal(raw, &kernel) != nil || kernel.Name == "" || kernel.Display == "") {
		return errors.New("kernelspec has no name and display_name")
	}
	var language struct{ Name string }
	if raw, ok := meta["language_info"]; ok && (json.Unmarshal(raw, &language) != nil || language.Name == "") {
		return errors.New("language_info has no name")
	}
	if raw, ok := meta["title"]; ok && raw[0] != '"' {
		return errors.New("title is no text")
	}
	if raw, ok := meta["authors"]; ok && raw[0] != '[' {
		return errors.New("authors is no list")
	}
	return nil
}

// sameMetadata reports whether a header says what a notebook's metadata do.
func sameMetadata(header string, meta notebook.Metadata) bool {
	read := notebook.Metadata{}
	if header != "" {
		var err error
		if read, err = parseHeader(header); err != nil {
			return false
		}
	}
	return headerText(complete(read)) == headerText(complete(withoutKept[keptFile](meta)))
}

// complete gives metadata the kernel and the language if they name none.
func complete(meta notebook.Metadata) notebook.Metadata {
	meta = maps.Clone(meta)
	if meta == nil {
		meta = notebook.Metadata{}
	}
	if meta["kernelspec"] == nil {
		meta["kernelspec"] = ownKernel
	}
	if meta["language_info"] == nil && isOwn(meta) {
		meta["language_info"] = ownLanguage
	}
	return meta
}
