package notebook

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A Notebook is a list of cells with metadata, whatever file it comes from.
type Notebook struct {
	Name     string // of the file, for messages
	Metadata Metadata
	Cells    []Cell
}

// Metadata is a JSON object of a notebook or a cell. Its values are compact JSON.
type Metadata map[string]json.RawMessage

// Kind is the kind of a cell.
type Kind string

// The kinds of cells.
const (
	CodeCell     Kind = "code"
	MarkdownCell Kind = "markdown"
	RawCell      Kind = "raw"
)

// A Cell is a unit of code or text.
type Cell struct {
	ID       string // unique in the notebook: 1 to 64 letters, digits, "-" or "_"
	Kind     Kind
	Metadata Metadata
	// Attachments are the pictures that come with a Markdown or raw cell: a JSON
	// object of MIME bundles by their names, nil if there are none.
	Attachments json.RawMessage
	Source      string

	// Where the source begins in the file: its line, from 1, and how many bytes of
	// indentation its lines have lost. 0 in a notebook that is not a Go file.
	Line, Indent int

	// What running a code cell gave.
	Count   int // execution count, 0 if it was not run
	Outputs []Output
}

// OutputKind is the kind of an output.
type OutputKind string

// The kinds of outputs, named as nbformat names them.
const (
	StreamOutput  OutputKind = "stream"         // text written to standard output or standard error
	DisplayOutput OutputKind = "display_data"   // a value that was shown
	ResultOutput  OutputKind = "execute_result" // the value of the cell's last expression
	ErrorOutput   OutputKind = "error"          // what ended the cell
)

// An Output is one thing that a code cell gave.
type Output struct {
	Kind OutputKind

	// Of a stream.
	Stream string // stdout or stderr
	Text   string

	// Of a value: its forms by their media types. Text types hold a string, binary
	// ones a []byte, JSON types a json.RawMessage.
	Data     map[string]any
	Metadata Metadata
	Count    int // execution count of a result

	// Of an error: the name of its type, its text, and the lines that a reader sees,
	// which may have terminal colours.
	ErrorName, ErrorValue string
	Traceback             []string
}

// Tags returns the cell's tags.
func (c *Cell) Tags() []string {
	var tags []string
	if raw, ok := c.Metadata["tags"]; ok && json.Unmarshal(raw, &tags) != nil {
		return nil
	}
	return tags
}

// Title is the first heading of the notebook's Markdown cells, or "".
func (nb *Notebook) Title() string {
	for i := range nb.Cells {
		if nb.Cells[i].Kind != MarkdownCell {
			continue
		}
		for line := range strings.Lines(nb.Cells[i].Source) {
			if heading, ok := strings.CutPrefix(line, "# "); ok {
				return strings.TrimSpace(heading)
			}
		}
	}
	return ""
}

// Language is the language of the code, as the metadata tell it, or "".
func (nb *Notebook) Language() string {
	var kernel struct{ Language string }
	var info struct{ Name string }
	_ = json.Unmarshal(nb.Metadata["kernelspec"], &kernel) // what is no such object names no language
	_ = json.Unmarshal(nb.Metadata["language_info"], &info)
	if info.Name != "" {
		return info.Name
	}
	return kernel.Language
}

// Place names a line and a column of a cell's source, from 1, as messages do:
// by the place in the Go file, else by the cell's number.
func (nb *Notebook) Place(cell, line, column int) string {
	if c := &nb.Cells[cell]; c.Line > 0 {
		return fmt.Sprintf("%s:%d:%d", nb.Name, c.Line+line-1, c.Indent+column)
	}
	return fmt.Sprintf("%s:%d:%d", nb.CellName(cell), line, column)
}

// CellName names a cell by its number, from 1.
func (nb *Notebook) CellName(cell int) string { return fmt.Sprintf("%s:cell[%d]", nb.Name, cell+1) }
