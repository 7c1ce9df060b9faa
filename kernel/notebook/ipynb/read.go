package ipynb

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"kvsh/kernel/notebook"
	"kvsh/stdlib/nearest"
)

// Read reads a notebook of nbformat 4, any minor version, or of nbformat 3. The
// name is the file's, for messages and for Notebook.Name.
//
// JSON in the model is compact and its keys are sorted; numbers keep their
// text. Cell ids that are missing, not valid or repeated become "". Metadata
// that breaks the schema is renamed: a value of "name" that is no string moves
// to "name_invalid", and of "tags" the good ones also stay where they are.
// Execution counts that are no count become 0. What nbformat calls transient,
// such as "trusted" and "signature", is dropped as nbformat drops it.
func Read(name string, text []byte) (*notebook.Notebook, error) {
	v, err := decodeFile(name, text)
	if err != nil {
		return nil, err
	}
	nb, err := read(v)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	nb.Name = name
	return nb, nil
}

// read reads a notebook from the JSON value of a file.
func read(v any) (*notebook.Notebook, error) {
	root, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("not a notebook: it is %s, not an object", kindOf(v))
	}
	version, err := readVersion(root)
	if err != nil {
		return nil, err
	}
	if version == 3 {
		if err := upgrade(root); err != nil {
			return nil, err
		}
	}
	list, ok := root["cells"]
	if !ok {
		return nil, errors.New("not a notebook: it has no cells")
	}
	cells, ok := list.([]any)
	if !ok {
		return nil, fmt.Errorf("cells are %s, not a list", kindOf(list))
	}
	metadata, err := readObject("the notebook", "metadata", root)
	if err != nil {
		return nil, err
	}
	tidyNotebookMetadata(metadata)
	nb := &notebook.Notebook{Metadata: newMetadata(metadata)}
	seen := map[string]bool{}
	for i, v := range cells {
		c, err := readCell(fmt.Sprintf("cell %d", i+1), v)
		if err != nil {
			return nil, err
		}
		if !notebook.IsID(c.ID) || seen[c.ID] {
			c.ID = ""
		}
		seen[c.ID] = true
		nb.Cells = append(nb.Cells, c)
	}
	return nb, nil
}

// readVersion returns the major version of a notebook's format, 3 or 4.
func readVersion(root map[string]any) (int, error) {
	v, ok := root["nbformat"]
	if !ok {
		return 0, errors.New("not a notebook: it has no nbformat")
	}
	number, ok := v.(json.Number)
	if !ok {
		return 0, fmt.Errorf("nbformat is %s, not a number", kindOf(v))
	}
	version, err := strconv.Atoi(number.String())
	switch {
	case err != nil:
		return 0, fmt.Errorf("nbformat is %s, not a whole number", number)
	case version < 3:
		return 0, fmt.Errorf("nbformat %d is too old: open and save it in Jupyter to get nbformat 4", version)
	case version > 4:
		return 0, fmt.Errorf("nbformat %d is too new: open and save it in Jupyter as nbformat 4", version)
	}
	return version, nil
}

// readCell reads a cell of nbformat 4. Errors name it by at.
func readCell(at string, v any) (c notebook.Cell, err error) {
	m, ok := v.(map[string]any)
	if !ok {
		return c, fmt.Errorf("%s is %s, not an object", at, kindOf(v))
	}
	kind, err := readType(at, "cell_type", m, []string{
		string(notebook.CodeCell), string(notebook.MarkdownCell), string(notebook.RawCell),
	})
	if err != nil {
		return c, err
	}
	c.Kind = notebook.Kind(kind)
	c.ID, _ = m["id"].(string)
	source, ok := m["source"]
	if !ok {
		return c, fmt.Errorf("%s has no source", at)
	}
	if c.Source, ok = joinLines(source); !ok {
		return c, fmt.Errorf("%s has a source that is %s, not text", at, kindOf(source))
	}
	metadata, err := readObject(at, "metadata", m)
	if err != nil {
		return c, err
	}
	tidyCellMetadata(c.Kind, metadata)
	c.Metadata = newMetadata(metadata)
	if c.Kind != notebook.CodeCell {
		c.Attachments, err = readAttachments(at, m["attachments"])
		return c, err
	}
	c.Count = readCount(m["execution_count"])
	c.Outputs, err = readOutputs(at, m)
	return c, err
}

// readAttachments reads the attachments of a cell, an object of MIME bundles by
// their names: {"a.png": {"image/png": "iVBORw0KGgo="}}.
func readAttachments(at string, v any) (json.RawMessage, error) {
	if v == nil {
		return nil, nil
	}
	files, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%s has attachments that are %s, not an object", at, kindOf(v))
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		v := files[name]
		bundle, ok := v.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("%s has an attachment %q that is %s, not an object", at, name, kindOf(v))
		}
		for mime, v := range bundle {
			bundle[mime] = joinValue(mime, v)
		}
	}
	return compact(files), nil
}

// readType returns the string at a key that must be one of types.
func readType(at, key string, m map[string]any, types []string) (string, error) {
	v, ok := m[key]
	if !ok {
		return "", fmt.Errorf("%s has no %s", at, key)
	}
	s, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("%s has a %s that is %s, not a string", at, key, kindOf(v))
	}
	if slices.Contains(types, s) {
		return s, nil
	}
	return "", fmt.Errorf("%s has the unknown %s %q%s", at, key, s, nearest.Question(s, types))
}

// readObject returns the object at a key, an empty one if there is none.
func readObject(at, key string, m map[string]any) (map[string]any, error) {
	v, ok := m[key]
	if !ok {
		return map[string]any{}, nil
	}
	object, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%s has %s that is %s, not an object", at, key, kindOf(v))
	}
	return object, nil
}

// readCount returns an execution count, 0 if v is none.
func readCount(v any) int {
	number, _ := v.(json.Number)
	count, err := strconv.Atoi(number.String())
	if err != nil || count < 0 {
		return 0
	}
	return count
}
