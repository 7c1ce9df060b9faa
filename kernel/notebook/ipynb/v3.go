package ipynb

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// upgrade makes the JSON of an nbformat 3 notebook one of nbformat 4, in place.
//
// The cells of all its worksheets become the notebook's. Code cells have
// "input" for "source" and "prompt_number" for "execution_count"; headings
// become Markdown. The notebook's name goes, as it does in nbformat.
func upgrade(root map[string]any) error {
	v, ok := root["worksheets"]
	if !ok {
		return errors.New("not a notebook: it has no worksheets")
	}
	sheets, ok := v.([]any)
	if !ok {
		return fmt.Errorf("worksheets are %s, not a list", kindOf(v))
	}
	all := []any{}
	for i, v := range sheets {
		sheet, ok := v.(map[string]any)
		if !ok {
			return fmt.Errorf("worksheet %d is %s, not an object", i+1, kindOf(v))
		}
		list, ok := sheet["cells"]
		if !ok {
			return fmt.Errorf("worksheet %d has no cells", i+1)
		}
		cells, ok := list.([]any)
		if !ok {
			return fmt.Errorf("worksheet %d has cells that are %s, not a list", i+1, kindOf(list))
		}
		all = append(all, cells...)
	}
	for _, v := range all {
		// What is no object is left for the reader of cells to refuse.
		if cell, ok := v.(map[string]any); ok {
			upgradeCell(cell)
		}
	}
	root["cells"] = all
	if metadata, ok := root["metadata"].(map[string]any); ok {
		delete(metadata, "name")
	}
	return nil
}

// upgradeCell makes a cell of nbformat 3 one of nbformat 4.
func upgradeCell(cell map[string]any) {
	switch cell["cell_type"] {
	case "code":
		upgradeCode(cell)
	case "heading":
		cell["cell_type"] = "markdown"
		upgradeHeading(cell)
	case "html":
		cell["cell_type"] = "markdown"
		joinOld(cell, "source")
	default:
		joinOld(cell, "source")
	}
}

// upgradeCode makes a code cell of nbformat 3 one of nbformat 4.
func upgradeCode(cell map[string]any) {
	joinOld(cell, "input")
	cell["source"] = ""
	if input, ok := cell["input"]; ok {
		cell["source"] = input
	}
	cell["execution_count"] = cell["prompt_number"]
	if collapsed, ok := cell["collapsed"]; ok {
		if cell["metadata"] == nil {
			cell["metadata"] = map[string]any{}
		}
		if metadata, ok := cell["metadata"].(map[string]any); ok {
			metadata["collapsed"] = collapsed
		}
	}
	outputs, _ := cell["outputs"].([]any)
	for _, v := range outputs {
		if output, ok := v.(map[string]any); ok {
			upgradeOutput(output)
		}
	}
}

// upgradeHeading makes the source of a heading a heading of Markdown, in one
// line. Markdown has six levels.
func upgradeHeading(cell map[string]any) {
	joinOld(cell, "source")
	source, ok := cell["source"]
	if !ok {
		source = ""
	}
	text, ok := source.(string)
	if !ok {
		return
	}
	level := 1
	if number, ok := cell["level"].(json.Number); ok {
		if n, err := strconv.Atoi(number.String()); err == nil {
			level = min(max(n, 1), 6)
		}
	}
	cell["source"] = strings.Repeat("#", level) + " " + oneLineText(text)
}

// oneLineText joins the lines of a text with spaces.
func oneLineText(text string) string {
	var lines []string
	for _, line := range splitLines(text) {
		lines = append(lines, strings.TrimRightFunc(line.(string), endsLine))
	}
	return strings.Join(lines, " ")
}

// oldTypes are the media types of the keys that values have in nbformat 3. PDF
// is not in nbformat's own list, but in its schema.
var oldTypes = map[string]string{
	"text":       "text/plain",
	"html":       "text/html",
	"svg":        "image/svg+xml",
	"png":        "image/png",
	"jpeg":       "image/jpeg",
	"pdf":        "application/pdf",
	"latex":      "text/latex",
	"json":       "application/json",
	"javascript": "application/javascript",
}

// upgradeOutput makes an output of nbformat 3 one of nbformat 4:
//
//	{"output_type": "pyout", "prompt_number": 1, "text": "2"}
//	{"output_type": "execute_result", "execution_count": 1, "data": {"text/plain": "2"}}
func upgradeOutput(output map[string]any) {
	for _, key := range []string{"text", "html", "svg", "latex", "javascript", "json"} {
		joinOld(output, key)
	}
	switch output["output_type"] {
	case "pyout":
		output["output_type"] = "execute_result"
		output["execution_count"] = output["prompt_number"]
		upgradeData(output)
	case "display_data":
		upgradeData(output)
	case "pyerr":
		output["output_type"] = "error"
	case "stream":
		output["name"] = output["stream"]
	}
}

// upgradeData moves the values of an output into its data, by their media types.
func upgradeData(output map[string]any) {
	data := map[string]any{}
	for key, v := range output {
		switch key {
		case "output_type", "execution_count", "prompt_number", "metadata":
		default:
			data[key] = v
		}
	}
	renameTypes(data)
	if s, ok := joinLines(data["application/json"]); ok {
		// In nbformat 3 JSON is a string. What is no JSON stays one.
		if v, err := decode([]byte(s)); err == nil {
			data["application/json"] = v
		}
	}
	output["data"] = data
	if metadata, ok := output["metadata"].(map[string]any); ok {
		renameTypes(metadata)
	}
}

// renameTypes gives the values of nbformat 3 keys their media types as keys.
func renameTypes(m map[string]any) {
	for old, mime := range oldTypes {
		if v, ok := m[old]; ok {
			m[mime] = v
			delete(m, old)
		}
	}
}

// joinOld joins the lines of a text at a key. Early files have lines without
// their ends: then the first one has none.
func joinOld(m map[string]any, key string) {
	lines, ok := stringList(m[key])
	if !ok {
		return
	}
	separator := "\n"
	if len(lines) > 0 && (strings.HasSuffix(lines[0], "\n") || strings.HasSuffix(lines[0], "\r")) {
		separator = ""
	}
	m[key] = strings.Join(lines, separator)
}
