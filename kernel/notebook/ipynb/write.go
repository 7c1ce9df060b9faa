package ipynb

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"kvsh/kernel/notebook"
)

// Write returns the file of a notebook in nbformat 4.5, byte for byte as
// Python's nbformat writes it, except that numbers in JSON keep their text. The
// same notebook always gives the same bytes, and they obey the schema: what it
// doesn't allow is renamed as Read does, and cells without an id that is valid
// and unique are named cell-1, cell-2 and so on. Text that is not UTF-8 has
// U+FFFD for each bad byte. Outputs of other cells than code cells, and
// attachments of code cells, are left out.
func Write(nb *notebook.Notebook) ([]byte, error) {
	root, err := writeNotebook(nb)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", nb.Name, err)
	}
	return append(appendJSON(nil, root, 0), '\n'), nil
}

// writeNotebook returns the JSON value of a notebook.
func writeNotebook(nb *notebook.Notebook) (any, error) {
	metadata, err := metadataObject(nb.Metadata)
	if err != nil {
		return nil, fmt.Errorf("the notebook %w", err)
	}
	tidyNotebookMetadata(metadata)
	ids := cellIDs(nb.Cells)
	cells := []any{}
	for i := range nb.Cells {
		c, err := writeCell(fmt.Sprintf("cell %d", i+1), ids[i], &nb.Cells[i])
		if err != nil {
			return nil, err
		}
		cells = append(cells, c)
	}
	return map[string]any{"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, nil
}

// writeCell returns the JSON value of a cell. Errors name it by at.
func writeCell(at, id string, c *notebook.Cell) (any, error) {
	metadata, err := metadataObject(c.Metadata)
	if err != nil {
		return nil, fmt.Errorf("%s %w", at, err)
	}
	tidyCellMetadata(c.Kind, metadata)
	m := map[string]any{
		"cell_type": string(c.Kind), "id": id, "metadata": metadata, "source": splitLines(c.Source),
	}
	switch c.Kind {
	case notebook.CodeCell:
		outputs := []any{}
		for i := range c.Outputs {
			o, err := writeOutput(&c.Outputs[i])
			if err != nil {
				return nil, fmt.Errorf("%s, output %d %w", at, i+1, err)
			}
			outputs = append(outputs, o)
		}
		m["execution_count"], m["outputs"] = countValue(c.Count), outputs
	case notebook.MarkdownCell, notebook.RawCell:
		if len(c.Attachments) > 0 {
			if m["attachments"], err = writeAttachments(at, c.Attachments); err != nil {
				return nil, err
			}
		}
	default:
		return nil, fmt.Errorf("%s has the unknown kind %q", at, c.Kind)
	}
	return m, nil
}

// writeAttachments returns the JSON value of attachments, with text as lines.
func writeAttachments(at string, raw json.RawMessage) (any, error) {
	v, err := decode(raw)
	if err != nil {
		return nil, fmt.Errorf("%s has attachments that are not JSON: %w", at, err)
	}
	files, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%s has attachments that are %s, not an object", at, kindOf(v))
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		bundle, ok := files[name].(map[string]any)
		if !ok {
			return nil, fmt.Errorf("%s has an attachment %q that is %s, not an object", at, name, kindOf(files[name]))
		}
		for mime, v := range bundle {
			bundle[mime] = splitValue(mime, joinValue(mime, v))
		}
	}
	return files, nil
}
