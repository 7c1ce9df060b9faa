package ipynb

import (
	"reflect"
	"testing"

	"kvsh/kernel/notebook"
)

// oldFile is an nbformat 3 notebook with every kind of cell and output.
const oldFile = `{
 "nbformat": 3, "nbformat_minor": 0, "orig_nbformat": 2,
 "metadata": {"name": "Old", "signature": "sha256:1", "kept": [1.0]},
 "worksheets": [
  {"metadata": {}, "cells": [
   {"cell_type": "heading", "level": 2, "metadata": {}, "source": ["A\n", "title\n"]},
   {"cell_type": "markdown", "metadata": {"tags": ["t"]}, "source": ["without", "ends"]},
   {"cell_type": "html", "metadata": {}, "source": "<b>x</b>"},
   {"cell_type": "raw", "metadata": {"trusted": true}, "source": ["a\r", "b"]},
   {"cell_type": "code", "language": "python", "collapsed": true, "metadata": {}, "prompt_number": 4,
    "input": ["a\n", "b"], "outputs": [
     {"output_type": "stream", "stream": "stderr", "text": ["x\n", "y"]},
     {"output_type": "pyout", "prompt_number": 4, "metadata": {"png": {"width": 2}},
      "text": ["1"], "html": ["<i>", "</i>"], "svg": "<svg/>", "png": "AAE=\n", "jpeg": "AAI=", "latex": "$x$",
      "javascript": "f()", "json": "{\"b\": 1, \"a\": [1.0]}"},
     {"output_type": "display_data", "metadata": {}, "text": "shown"},
     {"output_type": "pyerr", "ename": "E", "evalue": "bad", "traceback": ["l1", "l2"]}
    ]}
  ]},
  {"cells": [
   {"cell_type": "code", "language": "python", "collapsed": false, "input": [], "outputs": []}
  ]}
 ]
}`

func TestReadOld(t *testing.T) {
	nb := mustRead(t, oldFile)
	want := &notebook.Notebook{
		Name: "x.ipynb", Metadata: notebook.Metadata{"kept": raw("[1.0]")},
		Cells: []notebook.Cell{
			{Kind: notebook.MarkdownCell, Metadata: notebook.Metadata{}, Source: "## A title"},
			{Kind: notebook.MarkdownCell, Metadata: notebook.Metadata{"tags": raw(`["t"]`)}, Source: "without\nends"},
			{Kind: notebook.MarkdownCell, Metadata: notebook.Metadata{}, Source: "<b>x</b>"},
			{Kind: notebook.RawCell, Metadata: notebook.Metadata{}, Source: "a\rb"},
			{
				Kind: notebook.CodeCell, Metadata: notebook.Metadata{"collapsed": raw("true")}, Source: "a\nb", Count: 4,
				Outputs: []notebook.Output{
					{Kind: notebook.StreamOutput, Stream: "stderr", Text: "x\ny"},
					{
						Kind: notebook.ResultOutput, Count: 4, Metadata: notebook.Metadata{"image/png": raw(`{"width":2}`)},
						Data: map[string]any{
							"text/plain": "1", "text/html": "<i>\n</i>", "image/svg+xml": "<svg/>", "image/png": []byte{0, 1},
							"image/jpeg": []byte{0, 2}, "text/latex": "$x$", "application/javascript": "f()",
							"application/json": raw(`{"a":[1.0],"b":1}`),
						},
					},
					{Kind: notebook.DisplayOutput, Metadata: notebook.Metadata{}, Data: map[string]any{"text/plain": "shown"}},
					{Kind: notebook.ErrorOutput, ErrorName: "E", ErrorValue: "bad", Traceback: []string{"l1", "l2"}},
				},
			},
			{Kind: notebook.CodeCell, Metadata: notebook.Metadata{"collapsed": raw("false")}},
		},
	}
	if !reflect.DeepEqual(nb, want) {
		t.Errorf("got  %+v\nwant %+v", nb, want)
	}
}

// oldCellTests are cells of nbformat 3 and what is read of them.
var oldCellTests = []struct {
	name, cell string
	want       notebook.Cell
}{
	{"code without anything is empty", `{"cell_type": "code"}`, notebook.Cell{Kind: notebook.CodeCell}},
	{"a heading without a level is of the first", `{"cell_type": "heading", "source": "a"}`, notebook.Cell{Kind: notebook.MarkdownCell, Source: "# a"}},
	{"a heading without a source is empty", `{"cell_type": "heading", "level": 3}`, notebook.Cell{Kind: notebook.MarkdownCell, Source: "### "}},
	{"a heading has at most six levels", `{"cell_type": "heading", "level": 1000000000, "source": "a"}`, notebook.Cell{Kind: notebook.MarkdownCell, Source: "###### a"}},
	{"a heading has at least one level", `{"cell_type": "heading", "level": -1, "source": "a"}`, notebook.Cell{Kind: notebook.MarkdownCell, Source: "# a"}},
	{"a heading of lines without ends is one line", `{"cell_type": "heading", "level": 1, "source": ["a", "b\u2028c"]}`, notebook.Cell{Kind: notebook.MarkdownCell, Source: "# a b c"}},
	{"lines with ends are joined as they are", `{"cell_type": "raw", "source": ["a\n", "b", "c"]}`, notebook.Cell{Kind: notebook.RawCell, Source: "a\nbc"}},
	{
		"collapsed that is no boolean is renamed", `{"cell_type": "code", "collapsed": 1, "metadata": {"a": 1}}`,
		notebook.Cell{Kind: notebook.CodeCell, Metadata: notebook.Metadata{"a": raw("1"), "collapsed_invalid": raw("1")}},
	},
	{"a stream without a name is standard output", oldOutput(`{"output_type": "stream", "text": "a"}`), codeWith(notebook.Output{Kind: notebook.StreamOutput, Stream: "stdout", Text: "a"})},
	{"JSON that is none stays a string", oldOutput(`{"output_type": "display_data", "json": ["{", "x"]}`), codeWith(oldValue("application/json", raw(`"{\nx"`)))},
	{"JSON that is no string stays as it is", oldOutput(`{"output_type": "display_data", "json": {"a": 1}}`), codeWith(oldValue("application/json", raw(`{"a":1}`)))},
	{"a PDF is bytes", oldOutput(`{"output_type": "display_data", "pdf": "AAE="}`), codeWith(oldValue("application/pdf", []byte{0, 1}))},
	{"media types are kept", oldOutput(`{"output_type": "display_data", "text/plain": ["a\n", "b"]}`), codeWith(oldValue("text/plain", "a\nb"))},
	{"a count of what is no result is dropped", oldOutput(`{"output_type": "display_data", "prompt_number": 1, "text": "a"}`), codeWith(oldValue("text/plain", "a"))},
}

func oldOutput(output string) string {
	return `{"cell_type": "code", "input": "", "outputs": [` + output + `]}`
}

func oldValue(mime string, v any) notebook.Output {
	o := value(mime, v)
	o.Metadata = notebook.Metadata{}
	return o
}

// oldWith is an nbformat 3 file with one cell, given as JSON.
func oldWith(cell string) string {
	return `{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": [` + cell + `]}]}`
}

func TestReadOldCells(t *testing.T) {
	for _, tt := range oldCellTests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.want.Metadata == nil {
				tt.want.Metadata = notebook.Metadata{}
			}
			if got := mustRead(t, oldWith(tt.cell)).Cells[0]; !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}
