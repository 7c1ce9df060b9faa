package ipynb

import (
	"reflect"
	"strings"
	"testing"

	"kvsh/kernel/notebook"
)

// sample has every kind of cell and output.
var sample = notebook.Notebook{
	Name:     "x.ipynb",
	Metadata: notebook.Metadata{"title": raw(`"<T & t>"`), "deep": raw(`{"b":[1.0,{"d":[],"c":{}}],"a":12345678901234567890}`)},
	Cells: []notebook.Cell{
		{
			ID: "intro", Kind: notebook.MarkdownCell, Metadata: notebook.Metadata{},
			Source:      "# 見出し\n\nA \"line\"\u2028and \x7f\x00",
			Attachments: raw(`{"a.png":{"image/png":"AAE=","text/plain":"a\nb"}}`),
		},
		{
			ID: "run", Kind: notebook.CodeCell, Metadata: notebook.Metadata{"tags": raw(`["x"]`)}, Source: "x < 1 && y\n",
			Count: 2,
			Outputs: []notebook.Output{
				{Kind: notebook.StreamOutput, Stream: "stdout", Text: "a\r\nb\rc"},
				{
					Kind: notebook.DisplayOutput, Metadata: notebook.Metadata{"image/png": raw(`{"width":1}`)},
					Data: map[string]any{"image/png": []byte{0, 1}, "text/plain": "", "image/svg+xml": "<svg>\n</svg>"},
				},
				{
					Kind: notebook.ResultOutput, Count: 2, Metadata: notebook.Metadata{},
					Data: map[string]any{"application/json": raw(`{"b":2.5,"a":"x"}`), "application/javascript": "f()\ng()", "application/x-y": "a\nb"},
				},
				{Kind: notebook.ErrorOutput, ErrorName: "E", ErrorValue: "a\nb", Traceback: []string{"\x1b[31ma\nb", ""}},
			},
		},
		{ID: "raw", Kind: notebook.RawCell, Metadata: notebook.Metadata{"format": raw(`"text/x"`)}},
		{ID: "none", Kind: notebook.CodeCell, Metadata: notebook.Metadata{}},
	},
}

// sampleFile is the file of sample as Python's nbformat writes it.
const sampleFile = `{
 "cells": [
  {
   "attachments": {
    "a.png": {
     "image/png": "AAE=",
     "text/plain": [
      "a\n",
      "b"
     ]
    }
   },
   "cell_type": "markdown",
   "id": "intro",
   "metadata": {},
   "source": [
    "# 見出し\n",
    "\n",
    "A \"line\"` + "\u2028" + `",
    "and ` + "\x7f" + `\u0000"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 2,
   "id": "run",
   "metadata": {
    "tags": [
     "x"
    ]
   },
   "outputs": [
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "a\r\n",
      "b\r",
      "c"
     ]
    },
    {
     "data": {
      "image/png": "AAE=",
      "image/svg+xml": [
       "<svg>\n",
       "</svg>"
      ],
      "text/plain": []
     },
     "metadata": {
      "image/png": {
       "width": 1
      }
     },
     "output_type": "display_data"
    },
    {
     "data": {
      "application/javascript": [
       "f()\n",
       "g()"
      ],
      "application/json": {
       "a": "x",
       "b": 2.5
      },
      "application/x-y": "a\nb"
     },
     "execution_count": 2,
     "metadata": {},
     "output_type": "execute_result"
    },
    {
     "ename": "E",
     "evalue": "a\nb",
     "output_type": "error",
     "traceback": [
      "\u001b[31ma\nb",
      ""
     ]
    }
   ],
   "source": [
    "x < 1 && y\n"
   ]
  },
  {
   "cell_type": "raw",
   "id": "raw",
   "metadata": {
    "format": "text/x"
   },
   "source": []
  },
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "none",
   "metadata": {},
   "outputs": [],
   "source": []
  }
 ],
 "metadata": {
  "deep": {
   "a": 12345678901234567890,
   "b": [
    1.0,
    {
     "c": {},
     "d": []
    }
   ]
  },
  "title": "<T & t>"
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`

func TestWrite(t *testing.T) {
	if got := mustWrite(t, &sample); got != sampleFile {
		t.Errorf("got\n%s\nwant\n%s", got, sampleFile)
	}
	if got := mustWrite(t, &notebook.Notebook{}); got != "{\n \"cells\": [],\n \"metadata\": {},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n" {
		t.Errorf("an empty notebook is\n%s", got)
	}
}

func TestWriteDoesNotChangeTheNotebook(t *testing.T) {
	nb := notebook.Notebook{
		Metadata: notebook.Metadata{"signature": raw("1"), "title": raw("1")},
		Cells:    []notebook.Cell{{Kind: notebook.CodeCell, Metadata: notebook.Metadata{"trusted": raw("true"), "tags": raw("1")}}},
	}
	mustWrite(t, &nb)
	if got := show(nb.Metadata) + show(nb.Cells[0].Metadata) + nb.Cells[0].ID; got != `{"signature":1,"title":1}{"tags":1,"trusted":true}` {
		t.Errorf("it is now %s", got)
	}
}

// repairTests are notebooks that are not valid, and a part of their files.
var repairTests = []struct {
	name string
	cell notebook.Cell
	want string // without white space
}{
	{"a stream without a name is standard output", codeWith(notebook.Output{Kind: notebook.StreamOutput}), `{"name":"stdout","output_type":"stream","text":[]}`},
	{"a display without data has none", codeWith(notebook.Output{Kind: notebook.DisplayOutput}), `{"data":{},"metadata":{},"output_type":"display_data"}`},
	{"a result without a count has null", codeWith(notebook.Output{Kind: notebook.ResultOutput}), `{"data":{},"execution_count":null,"metadata":{},"output_type":"execute_result"}`},
	{"an error without lines has none", codeWith(notebook.Output{Kind: notebook.ErrorOutput}), `{"ename":"","evalue":"","output_type":"error","traceback":[]}`},
	{"bytes of any type are base64", codeWith(value("application/x", []byte{0, 1})), `"data":{"application/x":"AAE="}`},
	{"bytes of a text type are base64 in lines", codeWith(value("text/plain", []byte{0, 1})), `"data":{"text/plain":["AAE="]}`},
	{"bytes as JSON are a JSON string", codeWith(value("application/json", []byte{0, 1})), `"data":{"application/json":"AAE="}`},
	{"a string as JSON is a JSON string", codeWith(value("application/json", "a\nb")), `"data":{"application/json":"a\nb"}`},
	{"JSON of a text type is text", codeWith(value("text/plain", raw(`{"b":1.0,"a":2}`))), `"data":{"text/plain":["{\"a\":2,\"b\":1.0}"]}`},
	{"a JSON string of a text type is its text", codeWith(value("text/plain", raw(`"a\nb"`))), `"data":{"text/plain":["a\n","b"]}`},
	{"JSON of a type that is not below application/ is text", codeWith(value("model/gltf+json", raw(`{"a":2}`))), `"data":{"model/gltf+json":"{\"a\":2}"}`},
	{"bytes that are not UTF-8 are replaced", codeWith(notebook.Output{Kind: notebook.StreamOutput, Text: "a\xff\xfeb\xe2\x80"}), "\"text\":[\"a\ufffd\ufffdb\ufffd\ufffd\"]"},
	{"a negative count is null", notebook.Cell{Kind: notebook.CodeCell, Count: -1}, `"execution_count":null`},
	{"attachments of code are left out", notebook.Cell{Kind: notebook.CodeCell, Attachments: raw("1")}, `{"cell_type":"code","execution_count":null,"id":"cell-1","metadata":{},"outputs":[],"source":[]}`},
	{"outputs of text are left out", notebook.Cell{Kind: notebook.RawCell, Count: 1, Outputs: []notebook.Output{{}}}, `{"cell_type":"raw","id":"cell-1","metadata":{},"source":[]}`},
	{"an attachment that is no text is its JSON", notebook.Cell{Kind: notebook.RawCell, Attachments: raw(`{"a":{"b/c":1}}`)}, `"attachments":{"a":{"b/c":"1"}}`},
	{"metadata that breaks the schema is renamed", notebook.Cell{Kind: notebook.RawCell, Metadata: notebook.Metadata{"name": raw("1")}}, `"metadata":{"name_invalid":1}`},
}

func codeWith(o notebook.Output) notebook.Cell {
	return notebook.Cell{Kind: notebook.CodeCell, Outputs: []notebook.Output{o}}
}

func value(mime string, v any) notebook.Output {
	return notebook.Output{Kind: notebook.DisplayOutput, Data: map[string]any{mime: v}}
}

func TestWriteRepairs(t *testing.T) {
	for _, tt := range repairTests {
		t.Run(tt.name, func(t *testing.T) {
			text := mustWrite(t, &notebook.Notebook{Cells: []notebook.Cell{tt.cell}})
			v, err := decode([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if got := string(compact(v)); !strings.Contains(got, tt.want) {
				t.Errorf("got %s\nwithout %s", got, tt.want)
			}
		})
	}
}

func TestCellIDs(t *testing.T) {
	for _, tt := range []struct {
		name      string
		ids, want []string
	}{
		{"no cells have no ids", nil, []string{}},
		{"good ids are kept", []string{"a", "b"}, []string{"a", "b"}},
		{"missing ids are numbered from 1", []string{"a", "", ""}, []string{"a", "cell-1", "cell-2"}},
		{"the number of a later cell is not taken", []string{"", "cell-1", "", "cell-3"}, []string{"cell-2", "cell-1", "cell-4", "cell-3"}},
		{"the second of two equal ids is replaced", []string{"a", "a"}, []string{"a", "cell-1"}},
		{"ids that are not valid are replaced", []string{"a b", "é", id64 + "a", id64}, []string{"cell-1", "cell-2", "cell-3", id64}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var cells []notebook.Cell
			for _, id := range tt.ids {
				cells = append(cells, notebook.Cell{ID: id})
			}
			if got := cellIDs(cells); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSplitLines(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []any
	}{
		{"an empty text has no lines", "", []any{}},
		{"a text without an end is one line", "a", []any{"a"}},
		{"lines keep their ends", "a\n\nb\n", []any{"a\n", "\n", "b\n"}},
		{"a return and a line feed are one end", "a\r\nb\rc\n\rd", []any{"a\r\n", "b\r", "c\n", "\r", "d"}},
		{
			"Python has other ends", "a\vb\fc\x1cd\x1de\x1ef\u0085g\u2028h\u2029i",
			[]any{"a\v", "b\f", "c\x1c", "d\x1d", "e\x1e", "f\u0085", "g\u2028", "h\u2029", "i"},
		},
		{"tabs and separators of units are no ends", "a\tb\x1fc\u00a0d", []any{"a\tb\x1fc\u00a0d"}},
		{"a byte that is not UTF-8 is no end", "a\x85\nb\xe2", []any{"a\x85\n", "b\xe2"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := splitLines(tt.text); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNumbersKeepTheirText(t *testing.T) {
	for _, number := range []string{"0", "-0", "1.0", "1.50", "1e5", "1E+05", "1e400", "123456789012345678901234567890", "0.1000000000000000055511151231257827"} {
		nb := mustRead(t, mustWrite(t, mustRead(t, `{"nbformat": 4, "cells": [], "metadata": {"n": [`+number+`]}}`)))
		if got := string(nb.Metadata["n"]); got != "["+number+"]" {
			t.Errorf("%s became %s", number, got)
		}
	}
}
