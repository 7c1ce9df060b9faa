package ipynb

import (
	"strings"
	"testing"

	"kvsh/kernel/notebook"
)

func TestReadRefuses(t *testing.T) {
	good := `{"cell_type": "raw", "metadata": {}, "source": ""}`
	for _, tt := range []struct{ name, text, want string }{
		{"an empty file", "", "x.ipynb: empty file"},
		{"a file of white space", " \n\t\n", "x.ipynb: empty file"},
		{"a file with only a byte order mark", "\ufeff", "x.ipynb: empty file"},
		{"bytes that are not UTF-8", "{\"a\": \"\xff\"}", "x.ipynb: not UTF-8: byte 0xff at offset 7"},
		{"a text in UTF-16", "\xff\xfe{\x00}\x00", "x.ipynb: not UTF-8: byte 0xff at offset 0"},
		{"a letter that is cut off", "{\"a\": \"é\xc3", "x.ipynb: not UTF-8: byte 0xc3 at offset 9"},
		{
			"a Go file", "package main\n",
			"x.ipynb:1:1: not JSON: invalid character 'p' looking for beginning of value",
		},
		{
			"a comma too many", "{\n \"cells\": [],\n}",
			"x.ipynb:3:1: not JSON: invalid character '}' looking for beginning of object key string",
		},
		{
			"an error after wide letters, which count as one column each", "{\n \"日本\": x}",
			"x.ipynb:2:8: not JSON: invalid character 'x' looking for beginning of value",
		},
		{"a file that is cut off", "{\n \"cells\": [", "x.ipynb:2:11: not JSON: unexpected end of JSON input"},
		{
			"garbage after the notebook", file() + "\n}",
			"x.ipynb:2:1: not JSON: invalid character '}' after top-level value",
		},
		{
			"two notebooks in one file", file() + "\n" + file(),
			"x.ipynb:2:1: not JSON: invalid character '{' after top-level value",
		},
		{
			"a merge conflict", "{\n \"cells\": [\n<<<<<<< HEAD\n  1\n=======\n  2\n>>>>>>> theirs\n ]\n}",
			`x.ipynb:3:1: not JSON: a merge conflict marker "<<<<<<<" is there`,
		},
		{
			"the rest of a merge conflict", "{\n \"cells\": []\n=======\n}",
			`x.ipynb:3:1: not JSON: a merge conflict marker "=======" is there`,
		},
		{"a number that only Python writes", "{\n \"a\": NaN}", "x.ipynb:2:7: not JSON: NaN is no JSON number"},
		{"a negative number that only Python writes", "{\"a\": -Infinity}", "x.ipynb:1:8: not JSON: Infinity is no JSON number"},
		{"nesting that is too deep", strings.Repeat("[", 100000), "x.ipynb:1:10001: not JSON: invalid character '[' exceeded max depth"},
		{"JSON that is no object", "[]", "x.ipynb: not a notebook: it is a list, not an object"},
		{"JSON that is null", "null", "x.ipynb: not a notebook: it is null, not an object"},
		{"a notebook without nbformat", `{"cells": []}`, "x.ipynb: not a notebook: it has no nbformat"},
		{"an nbformat that is a string", `{"nbformat": "4"}`, "x.ipynb: nbformat is a string, not a number"},
		{"an nbformat with a fraction", `{"nbformat": 4.5}`, "x.ipynb: nbformat is 4.5, not a whole number"},
		{
			"nbformat 1", `{"nbformat": 1, "cells": []}`,
			"x.ipynb: nbformat 1 is too old: open and save it in Jupyter to get nbformat 4",
		},
		{
			"nbformat 2", `{"nbformat": 2, "worksheets": []}`,
			"x.ipynb: nbformat 2 is too old: open and save it in Jupyter to get nbformat 4",
		},
		{
			"nbformat 5", `{"nbformat": 5, "cells": []}`,
			"x.ipynb: nbformat 5 is too new: open and save it in Jupyter as nbformat 4",
		},
		{"a notebook without cells", `{"nbformat": 4}`, "x.ipynb: not a notebook: it has no cells"},
		{"cells that are no list", `{"nbformat": 4, "cells": {}}`, "x.ipynb: cells are an object, not a list"},
		{
			"metadata that is no object", `{"nbformat": 4, "cells": [], "metadata": []}`,
			"x.ipynb: the notebook has metadata that is a list, not an object",
		},
		{"a cell that is no object", file(good, `"x"`), "x.ipynb: cell 2 is a string, not an object"},
		{"a cell without a type", file(`{"source": ""}`), "x.ipynb: cell 1 has no cell_type"},
		{
			"a cell whose type is no string", file(`{"cell_type": null, "source": ""}`),
			"x.ipynb: cell 1 has a cell_type that is null, not a string",
		},
		{
			"a cell of a mistyped type", file(`{"cell_type": "mardown", "source": ""}`),
			`x.ipynb: cell 1 has the unknown cell_type "mardown"; did you mean "markdown"?`,
		},
		{
			"a cell of a type of nbformat 3", file(`{"cell_type": "heading", "source": ""}`),
			`x.ipynb: cell 1 has the unknown cell_type "heading"`,
		},
		{"a cell without a source", file(good, good, `{"cell_type": "code"}`), "x.ipynb: cell 3 has no source"},
		{
			"a source that is a number", file(`{"cell_type": "raw", "source": 1}`),
			"x.ipynb: cell 1 has a source that is a number, not text",
		},
		{
			"a source that is a list of numbers", file(`{"cell_type": "raw", "source": ["a", 1]}`),
			"x.ipynb: cell 1 has a source that is a list, not text",
		},
		{
			"metadata of a cell that is no object", file(withMetadata("code", `true`)),
			"x.ipynb: cell 1 has metadata that is a boolean, not an object",
		},
		{
			"attachments that are no object", file(`{"cell_type": "raw", "source": "", "attachments": "a"}`),
			"x.ipynb: cell 1 has attachments that are a string, not an object",
		},
		{
			"an attachment that is no object", file(`{"cell_type": "raw", "source": "", "attachments": {"b": 1, "a": 2}}`),
			`x.ipynb: cell 1 has an attachment "a" that is a number, not an object`,
		},
		{
			"outputs that are no list", file(`{"cell_type": "code", "source": "", "outputs": {}}`),
			"x.ipynb: cell 1 has outputs that are an object, not a list",
		},
		{"an output that is no object", file(withOutputs(`[]`)), "x.ipynb: cell 1, output 1 is a list, not an object"},
		{"an output without a type", file(withOutputs(`{}`)), "x.ipynb: cell 1, output 1 has no output_type"},
		{
			"an output of an unknown type", file(good, withOutputs(`{"output_type": "error"}`, `{"output_type": "pyout"}`)),
			`x.ipynb: cell 2, output 2 has the unknown output_type "pyout"`,
		},
		{
			"an output of a mistyped type", file(withOutputs(`{"output_type": "steam"}`)),
			`x.ipynb: cell 1, output 1 has the unknown output_type "steam"; did you mean "stream"?`,
		},
		{
			"a stream whose text is a number", file(withOutputs(`{"output_type": "stream", "text": 1}`)),
			"x.ipynb: cell 1, output 1 has text that is a number, not text",
		},
		{
			"an error whose name is an object", file(withOutputs(`{"output_type": "error", "ename": {}}`)),
			"x.ipynb: cell 1, output 1 has ename that is an object, not text",
		},
		{
			"an error whose value is a list of numbers", file(withOutputs(`{"output_type": "error", "evalue": [1]}`)),
			"x.ipynb: cell 1, output 1 has evalue that is a list, not text",
		},
		{
			"a traceback that is a number", file(withOutputs(`{"output_type": "error", "traceback": 1}`)),
			"x.ipynb: cell 1, output 1 has a traceback that is no list of strings",
		},
		{
			"data that is no object", file(withOutputs(`{"output_type": "display_data", "data": []}`)),
			"x.ipynb: cell 1, output 1 has data that is a list, not an object",
		},
		{
			"metadata of an output that is no object", file(withOutputs(`{"output_type": "execute_result", "metadata": ""}`)),
			"x.ipynb: cell 1, output 1 has metadata that is a string, not an object",
		},
		{"nbformat 3 without worksheets", `{"nbformat": 3, "cells": []}`, "x.ipynb: not a notebook: it has no worksheets"},
		{
			"worksheets that are no list", `{"nbformat": 3, "worksheets": {}}`,
			"x.ipynb: worksheets are an object, not a list",
		},
		{
			"a worksheet that is no object", `{"nbformat": 3, "worksheets": [1]}`,
			"x.ipynb: worksheet 1 is a number, not an object",
		},
		{
			"a worksheet without cells", `{"nbformat": 3, "worksheets": [{"cells": []}, {}]}`,
			"x.ipynb: worksheet 2 has no cells",
		},
		{
			"a worksheet whose cells are no list", `{"nbformat": 3, "worksheets": [{"cells": 1}]}`,
			"x.ipynb: worksheet 1 has cells that are a number, not a list",
		},
		{
			"a bad cell in the second worksheet, counted through",
			`{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "raw", "source": ""}]}, {"cells": [[]]}]}`,
			"x.ipynb: cell 2 is a list, not an object",
		},
		{
			"an nbformat 3 output that is no object",
			`{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "outputs": [3]}]}]}`,
			"x.ipynb: cell 1, output 1 is a number, not an object",
		},
		{
			"an nbformat 3 text cell without a source",
			`{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "markdown"}]}]}`, "x.ipynb: cell 1 has no source",
		},
		{
			"an nbformat 3 heading whose source is a number",
			`{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "heading", "source": 3}]}]}`,
			"x.ipynb: cell 1 has a source that is a number, not text",
		},
		{
			"nbformat 3 metadata of a cell that is no object",
			`{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "collapsed": true, "metadata": 3}]}]}`,
			"x.ipynb: cell 1 has metadata that is a number, not an object",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			nb, err := Read("x.ipynb", []byte(tt.text))
			if err == nil || err.Error() != tt.want {
				t.Errorf("error %v, want %s", err, tt.want)
			}
			if nb != nil {
				t.Errorf("a notebook came with the error")
			}
		})
	}
}

func TestWriteRefuses(t *testing.T) {
	code := func(outputs ...notebook.Output) notebook.Cell {
		return notebook.Cell{Kind: notebook.CodeCell, Outputs: outputs}
	}
	display := func(mime string, v any) notebook.Output {
		return notebook.Output{Kind: notebook.DisplayOutput, Data: map[string]any{mime: v}}
	}
	for _, tt := range []struct {
		name string
		nb   notebook.Notebook
		want string
	}{
		{
			"metadata of a notebook that is not JSON",
			notebook.Notebook{Metadata: notebook.Metadata{"a": []byte("{")}},
			`x.ipynb: the notebook has metadata "a" that is not JSON: unexpected end of JSON input`,
		},
		{
			"metadata of a cell that is nil",
			notebook.Notebook{Cells: []notebook.Cell{code(), {Kind: notebook.RawCell, Metadata: notebook.Metadata{"a": nil}}}},
			`x.ipynb: cell 2 has metadata "a" that is not JSON: unexpected end of JSON input`,
		},
		{
			"a cell of an unknown kind",
			notebook.Notebook{Cells: []notebook.Cell{{Kind: "x"}}},
			`x.ipynb: cell 1 has the unknown kind "x"`,
		},
		{
			"an output of an unknown kind",
			notebook.Notebook{Cells: []notebook.Cell{code(notebook.Output{Kind: "x"})}},
			`x.ipynb: cell 1, output 1 has the unknown kind "x"`,
		},
		{
			"a value of a type that the model doesn't have",
			notebook.Notebook{Cells: []notebook.Cell{code(display("text/plain", 1))}},
			"x.ipynb: cell 1, output 1 has text/plain as int, not as string, []byte or json.RawMessage",
		},
		{
			"a value that is not JSON",
			notebook.Notebook{Cells: []notebook.Cell{code(display("application/json", raw("x")))}},
			"x.ipynb: cell 1, output 1 has application/json that is not JSON: invalid character 'x' looking for beginning of value",
		},
		{
			"metadata of an output that is not JSON",
			notebook.Notebook{Cells: []notebook.Cell{code(notebook.Output{
				Kind: notebook.ResultOutput, Metadata: notebook.Metadata{"a": raw("]")},
			})}},
			`x.ipynb: cell 1, output 1 has metadata "a" that is not JSON: invalid character ']' looking for beginning of value`,
		},
		{
			"attachments that are not JSON",
			notebook.Notebook{Cells: []notebook.Cell{{Kind: notebook.RawCell, Attachments: raw("{")}}},
			"x.ipynb: cell 1 has attachments that are not JSON: unexpected end of JSON input",
		},
		{
			"attachments that are no object",
			notebook.Notebook{Cells: []notebook.Cell{{Kind: notebook.RawCell, Attachments: raw("[]")}}},
			"x.ipynb: cell 1 has attachments that are a list, not an object",
		},
		{
			"an attachment that is no object",
			notebook.Notebook{Cells: []notebook.Cell{{Kind: notebook.RawCell, Attachments: raw(`{"a": "b"}`)}}},
			`x.ipynb: cell 1 has an attachment "a" that is a string, not an object`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.nb.Name = "x.ipynb"
			text, err := Write(&tt.nb)
			if err == nil || err.Error() != tt.want {
				t.Errorf("error %v, want %s", err, tt.want)
			}
			if text != nil {
				t.Errorf("%d bytes came with the error", len(text))
			}
		})
	}
}
