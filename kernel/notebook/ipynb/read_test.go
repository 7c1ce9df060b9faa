package ipynb

import (
	"reflect"
	"testing"

	"kvsh/kernel/notebook"
)

func TestRead(t *testing.T) {
	nb := mustRead(t, "\ufeff"+`{
 "nbformat": 4, "nbformat_minor": 2,
 "metadata": {"kernelspec": {"name": "go", "display_name": "Go"}, "n": 1.0, "big": 123456789012345678901234567890},
 "cells": [
  {"cell_type": "markdown", "id": "top", "metadata": {"tags": ["a"]}, "source": ["# A\n", "b"],
   "attachments": {"p.png": {"image/png": "AAA=", "text/plain": ["a\n", "b"]}}},
  {"cell_type": "code", "id": "two", "metadata": {"collapsed": false}, "source": "x := 1\n", "execution_count": 3,
   "outputs": [{"output_type": "stream", "name": "stderr", "text": ["a\n", "b"]}]},
  {"cell_type": "raw", "id": "3_", "metadata": {}, "source": []}
 ]
}`)
	want := &notebook.Notebook{
		Name: "x.ipynb",
		Metadata: notebook.Metadata{
			"kernelspec": raw(`{"display_name":"Go","name":"go"}`), "n": raw("1.0"), "big": raw("123456789012345678901234567890"),
		},
		Cells: []notebook.Cell{
			{
				ID: "top", Kind: notebook.MarkdownCell, Metadata: notebook.Metadata{"tags": raw(`["a"]`)},
				Source: "# A\nb", Attachments: raw(`{"p.png":{"image/png":"AAA=","text/plain":"a\nb"}}`),
			},
			{
				ID: "two", Kind: notebook.CodeCell, Metadata: notebook.Metadata{"collapsed": raw("false")},
				Source: "x := 1\n", Count: 3,
				Outputs: []notebook.Output{{Kind: notebook.StreamOutput, Stream: "stderr", Text: "a\nb"}},
			},
			{ID: "3_", Kind: notebook.RawCell, Metadata: notebook.Metadata{}},
		},
	}
	if !reflect.DeepEqual(nb, want) {
		t.Errorf("got  %+v\nwant %+v", nb, want)
	}
}

// outputTests are outputs and what is read of them.
var outputTests = []struct {
	name, output string
	want         notebook.Output
}{
	{
		"a stream without a name is standard output", `{"output_type": "stream", "text": "a"}`,
		notebook.Output{Kind: notebook.StreamOutput, Stream: "stdout", Text: "a"},
	},
	{
		"a stream without text is empty", `{"output_type": "stream", "name": "stderr"}`,
		notebook.Output{Kind: notebook.StreamOutput, Stream: "stderr"},
	},
	{
		"a value without data and metadata is empty", `{"output_type": "display_data"}`,
		notebook.Output{Kind: notebook.DisplayOutput, Data: map[string]any{}, Metadata: notebook.Metadata{}},
	},
	{
		"a result has its own count", `{"output_type": "execute_result", "execution_count": 7, "data": {}, "metadata": {"a": 1.0}}`,
		notebook.Output{Kind: notebook.ResultOutput, Count: 7, Data: map[string]any{}, Metadata: notebook.Metadata{"a": raw("1.0")}},
	},
	{
		"an error has its lines", `{"output_type": "error", "ename": "E", "evalue": "bad", "traceback": ["\u001b[31ma", "b"]}`,
		notebook.Output{Kind: notebook.ErrorOutput, ErrorName: "E", ErrorValue: "bad", Traceback: []string{"\x1b[31ma", "b"}},
	},
	{
		"an error without anything is empty", `{"output_type": "error", "traceback": []}`,
		notebook.Output{Kind: notebook.ErrorOutput},
	},
	{
		"an error's one string is its traceback", `{"output_type": "error", "traceback": "a"}`,
		notebook.Output{Kind: notebook.ErrorOutput, Traceback: []string{"a"}},
	},
}

func TestReadOutputs(t *testing.T) {
	for _, tt := range outputTests {
		t.Run(tt.name, func(t *testing.T) {
			if got := oneOutput(t, tt.output); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

// valueTests are values of an output and what is read of them.
var valueTests = []struct {
	name, mime, json string
	want             any
}{
	{"a text is a string", "text/plain", `"a\nb"`, "a\nb"},
	{"a text in lines is joined", "text/html", `["a\n", "b"]`, "a\nb"},
	{"a text of no lines is empty", "text/plain", `[]`, ""},
	{"a picture in SVG is text", "image/svg+xml", `["<svg>\n", "</svg>"]`, "<svg>\n</svg>"},
	{"another type is text", "application/x-tex", `["a", "b"]`, "ab"},
	{"JSON stays JSON", "application/json", `{"b": [1.0, "<"], "a": null}`, raw(`{"a":null,"b":[1.0,"<"]}`)},
	{"a list of strings as JSON is not joined", "application/json", `["a", "b"]`, raw(`["a","b"]`)},
	{"a string as JSON is JSON", "application/vnd.x+json", `"a"`, raw(`"a"`)},
	{"a picture is bytes", "image/png", `"AAEC"`, []byte{0, 1, 2}},
	{"an empty picture is no bytes", "image/gif", `""`, []byte{}},
	{"base64 may have white space", "image/jpeg", `"AA EC\nAAE=\n\t"`, []byte{0, 1, 2, 0, 1}},
	{"base64 may be in lines", "application/pdf", `["AAEC\n", "AAE="]`, []byte{0, 1, 2, 0, 1}},
	{"what is not base64 stays a string", "image/webp", `"no base64!\n"`, "no base64!\n"},
	{"base64 without its end stays a string", "image/png", `"AAE"`, "AAE"},
	{"base64 that another encoder would not give stays a string", "image/png", `"AAF="`, "AAF="},
	{"an object where text should be is its JSON", "text/plain", `{"b": 1.0, "a": "<"}`, `{"a":"<","b":1.0}`},
	{"a number where text should be is its JSON", "image/svg+xml", `1.50`, "1.50"},
	{"a list of numbers where text should be is its JSON", "text/plain", `["a", 1]`, `["a",1]`},
	{"JSON is allowed below application/ only", "model/gltf+json", `{"a": 1}`, `{"a":1}`},
}

func TestReadValues(t *testing.T) {
	for _, tt := range valueTests {
		t.Run(tt.name, func(t *testing.T) {
			o := oneOutput(t, `{"output_type": "display_data", "data": {"`+tt.mime+`": `+tt.json+`}}`)
			if got := o.Data[tt.mime]; !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %T %q\nwant %T %q", got, got, tt.want, tt.want)
			}
		})
	}
}

// cellTests are cells and what is read of them.
var cellTests = []struct {
	name, cell string
	want       notebook.Cell
}{
	{
		"a cell without metadata, id, count and outputs has none", `{"cell_type": "code", "source": "x"}`,
		notebook.Cell{Kind: notebook.CodeCell, Source: "x"},
	},
	{
		"a count of null is none", `{"cell_type": "code", "source": "", "execution_count": null}`,
		notebook.Cell{Kind: notebook.CodeCell},
	},
	{
		"a count that is none is none", `{"cell_type": "code", "source": "", "execution_count": "3"}`,
		notebook.Cell{Kind: notebook.CodeCell},
	},
	{
		"a negative count is none", `{"cell_type": "code", "source": "", "execution_count": -3}`,
		notebook.Cell{Kind: notebook.CodeCell},
	},
	{
		"line ends are kept as they are", `{"cell_type": "raw", "source": ["a\r\n", "b\r", "c\u2028", "d\u000b", "\u0085"]}`,
		notebook.Cell{Kind: notebook.RawCell, Source: "a\r\nb\rc\u2028d\v\u0085"},
	},
	{
		"half a surrogate pair is replaced", `{"cell_type": "raw", "source": "a\ud800b"}`,
		notebook.Cell{Kind: notebook.RawCell, Source: "a\ufffdb"},
	},
	{
		"no attachments are kept as none", `{"cell_type": "markdown", "source": "", "attachments": {}}`,
		notebook.Cell{Kind: notebook.MarkdownCell, Attachments: raw("{}")},
	},
	{
		"attachments of null are nil", `{"cell_type": "markdown", "source": "", "attachments": null}`,
		notebook.Cell{Kind: notebook.MarkdownCell},
	},
	{
		"outputs and counts of text are dropped",
		`{"cell_type": "markdown", "source": "", "outputs": 1, "execution_count": 3}`,
		notebook.Cell{Kind: notebook.MarkdownCell},
	},
	{
		"the last of two equal keys counts", `{"cell_type": "raw", "source": "a", "source": "b"}`,
		notebook.Cell{Kind: notebook.RawCell, Source: "b"},
	},
}

func TestReadCells(t *testing.T) {
	for _, tt := range cellTests {
		t.Run(tt.name, func(t *testing.T) {
			tt.want.Metadata = notebook.Metadata{}
			if got := mustRead(t, file(tt.cell)).Cells[0]; !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestReadIDs(t *testing.T) {
	for _, tt := range []struct{ name, id, want string }{
		{"a valid id is kept", `"aZ-09_"`, "aZ-09_"},
		{"an id of another cell is dropped", `"first"`, ""},
		{"an empty id is dropped", `""`, ""},
		{"an id with other characters is dropped", `"a.b"`, ""},
		{"an id with a letter that is not ASCII is dropped", `"é"`, ""},
		{"an id with a line end is dropped", `"a\n"`, ""},
		{"an id of 64 characters is kept", `"` + id64 + `"`, id64},
		{"an id of 65 characters is dropped", `"` + id64 + `a"`, ""},
		{"an id that is a number is dropped", `1`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			nb := mustRead(t, file(`{"cell_type": "raw", "source": "", "id": "first"}`,
				`{"cell_type": "raw", "source": "", "id": `+tt.id+`}`))
			if got := nb.Cells[1].ID; got != tt.want || nb.Cells[0].ID != "first" {
				t.Errorf("id %q after %q, want %q", got, nb.Cells[0].ID, tt.want)
			}
		})
	}
}

const id64 = "0123456789012345678901234567890123456789012345678901234567890123"

// cellMetadataTests are metadata of a cell and what is read of it.
var cellMetadataTests = []struct{ name, kind, metadata, want string }{
	{"values are compact with sorted keys", "code", `{"b": {"z": [ ], "a": "<é\u2028"}}`, `{"b":{"a":"<é` + "\u2028" + `","z":[]}}`},
	{"trust is dropped", "code", `{"trusted": true}`, `{}`},
	{"a name that is no string is renamed", "raw", `{"name": 1}`, `{"name_invalid":1}`},
	{"an empty name is renamed", "raw", `{"name": ""}`, `{"name_invalid":""}`},
	{"a name of two lines is renamed", "raw", `{"name": "a\nb"}`, `{"name_invalid":"a\nb"}`},
	{"a name is kept", "raw", `{"name": "a b"}`, `{"name":"a b"}`},
	{"tags are kept", "markdown", `{"tags": ["a", "b c"]}`, `{"tags":["a","b c"]}`},
	{"no tags are kept", "markdown", `{"tags": []}`, `{"tags":[]}`},
	{"repeated tags are there once", "markdown", `{"tags": ["a", "b", "a"]}`, `{"tags":["a","b"]}`},
	{"tags that are no list are renamed", "code", `{"tags": "a"}`, `{"tags_invalid":"a"}`},
	{"good tags are kept among bad ones", "code", `{"tags": ["a,b", "c", 1, ""]}`, `{"tags":["c"],"tags_invalid":["a,b","c",1,""]}`},
	{"only bad tags leave none", "code", `{"tags": [null]}`, `{"tags_invalid":[null]}`},
	{"a name for what is not valid that is taken is not used", "raw", `{"name": 1, "name_invalid": null}`, `{"name_invalid":null,"name_invalid_invalid":1}`},
	{"jupyter must be an object", "raw", `{"jupyter": true}`, `{"jupyter_invalid":true}`},
	{"jupyter may hold anything", "code", `{"jupyter": {"source_hidden": 1}}`, `{"jupyter":{"source_hidden":1}}`},
	{"collapsed must be a boolean in code", "code", `{"collapsed": 1}`, `{"collapsed_invalid":1}`},
	{"collapsed may be anything in text", "markdown", `{"collapsed": 1}`, `{"collapsed":1}`},
	{"scrolled may be a boolean", "code", `{"scrolled": false}`, `{"scrolled":false}`},
	{"scrolled may be auto", "code", `{"scrolled": "auto"}`, `{"scrolled":"auto"}`},
	{"scrolled must not be another string", "code", `{"scrolled": "x"}`, `{"scrolled_invalid":"x"}`},
	{"scrolled must not be an object", "code", `{"scrolled": {}}`, `{"scrolled_invalid":{}}`},
	{"a format must be a string in raw cells", "raw", `{"format": []}`, `{"format_invalid":[]}`},
	{"a format may be anything in code", "code", `{"format": []}`, `{"format":[]}`},
	{"execution holds strings", "code", `{"execution": {"a": "b"}}`, `{"execution":{"a":"b"}}`},
	{"execution with a number is renamed", "code", `{"execution": {"a": 1, "b": "c"}}`, `{"execution_invalid":{"a":1,"b":"c"}}`},
	{"execution that is no object is renamed", "code", `{"execution": "a"}`, `{"execution_invalid":"a"}`},
}

func TestReadMetadata(t *testing.T) {
	for _, tt := range cellMetadataTests {
		t.Run(tt.name, func(t *testing.T) {
			nb := mustRead(t, file(withMetadata(tt.kind, tt.metadata)))
			if got := show(nb.Cells[0].Metadata); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// notebookMetadataTests are metadata of a notebook and what is read of it.
var notebookMetadataTests = []struct{ name, metadata, want string }{
	{"what nbformat drops is dropped", `{"orig_nbformat": 3, "orig_nbformat_minor": 0, "signature": "x", "a": 1}`, `{"a":1}`},
	{"a kernelspec needs a name to show", `{"kernelspec": {"name": "go"}}`, `{"kernelspec_invalid":{"name":"go"}}`},
	{"a kernelspec that is no object is renamed", `{"kernelspec": "go"}`, `{"kernelspec_invalid":"go"}`},
	{"a language needs a name", `{"language_info": {}}`, `{"language_info_invalid":{}}`},
	{"a language with a mode that is an object is kept", `{"language_info": {"name": "go", "codemirror_mode": {}}}`, `{"language_info":{"codemirror_mode":{},"name":"go"}}`},
	{"a language with a mode that is a number is renamed", `{"language_info": {"name": "go", "codemirror_mode": 1}}`, `{"language_info_invalid":{"codemirror_mode":1,"name":"go"}}`},
	{"a language with an extension that is a number is renamed", `{"language_info": {"name": "go", "file_extension": 1}}`, `{"language_info_invalid":{"file_extension":1,"name":"go"}}`},
	{"a title must be a string", `{"title": 1}`, `{"title_invalid":1}`},
	{"authors must be a list", `{"authors": "me"}`, `{"authors_invalid":"me"}`},
	{"authors may be anything", `{"authors": [1]}`, `{"authors":[1]}`},
}

func TestReadNotebookMetadata(t *testing.T) {
	for _, tt := range notebookMetadataTests {
		t.Run(tt.name, func(t *testing.T) {
			nb := mustRead(t, `{"nbformat": 4, "cells": [], "metadata": `+tt.metadata+`}`)
			if got := show(nb.Metadata); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}
