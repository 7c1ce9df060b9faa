package ipynb

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"reflect"
	"testing"

	"kvsh/kernel/notebook"
)

// pieces are what the texts of generated notebooks are made of.
var pieces = []string{
	"a", "b c", "fmt.Println(\"x\")", "\\n", "<&>", "\t", "日本語", "한국어", "é", "🎉", "\u200d", "\ufeff", "\ufffd", "\uffff",
	"\x00", "\x01", "\b", "\x1b[31m", "\x1f", "\x7f", "\u0080",
	"\n", "\n", "\n\n", "\r", "\r\n", "\n\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\u0085", "\u2028", "\u2029",
}

// A generator makes notebooks that are valid, in the form in which Read gives
// them.
type generator struct{ *rand.Rand }

func (g generator) text() string {
	s := ""
	for range g.Intn(8) {
		s += pieces[g.Intn(len(pieces))]
	}
	return s
}

// json makes a JSON value. Its numbers are written as Python writes them.
func (g generator) json(depth int) any {
	n := 8
	if depth == 0 {
		n = 6
	}
	switch g.Intn(n) {
	case 0:
		return nil
	case 1:
		return g.Intn(2) == 0
	case 2:
		return json.Number([]string{"0", "-1", "1.0", "-0.5", "1e+20", "123456789012345678901234567890"}[g.Intn(6)])
	case 3, 4, 5:
		return g.text()
	case 6:
		list := []any{}
		for range g.Intn(4) {
			list = append(list, g.json(depth-1))
		}
		return list
	default:
		object := map[string]any{}
		for range g.Intn(4) {
			object[g.text()] = g.json(depth - 1)
		}
		return object
	}
}

func (g generator) metadata() notebook.Metadata {
	m := notebook.Metadata{}
	for range g.Intn(3) {
		m["x"+g.text()] = compact(g.json(3))
	}
	if g.Intn(3) == 0 {
		m["tags"] = raw(`["parameters","日本"]`)
	}
	return m
}

func (g generator) bytes() []byte {
	b := make([]byte, g.Intn(40))
	g.Read(b)
	return b
}

func (g generator) data() map[string]any {
	data := map[string]any{}
	for range g.Intn(4) {
		switch g.Intn(4) {
		case 0:
			data[[]string{"text/plain", "text/html", "image/svg+xml", "application/javascript", "application/x-tex", "x"}[g.Intn(6)]] = g.text()
		case 1:
			data[[]string{"application/json", "application/vnd.x.v1+json"}[g.Intn(2)]] = compact(g.json(3))
		case 2:
			data[[]string{"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "audio/wav", "video/mp4"}[g.Intn(7)]] = g.bytes()
		case 3:
			data["image/png"] = "not base64: " + g.text()
		}
	}
	return data
}

func (g generator) output() notebook.Output {
	switch g.Intn(4) {
	case 0:
		return notebook.Output{Kind: notebook.StreamOutput, Stream: []string{"stdout", "stderr"}[g.Intn(2)], Text: g.text()}
	case 1:
		return notebook.Output{Kind: notebook.DisplayOutput, Data: g.data(), Metadata: g.metadata()}
	case 2:
		return notebook.Output{Kind: notebook.ResultOutput, Data: g.data(), Metadata: g.metadata(), Count: g.Intn(3)}
	default:
		o := notebook.Output{Kind: notebook.ErrorOutput, ErrorName: g.text(), ErrorValue: g.text()}
		for range g.Intn(3) {
			o.Traceback = append(o.Traceback, g.text())
		}
		return o
	}
}

func (g generator) attachments() json.RawMessage {
	if g.Intn(2) == 0 {
		return nil
	}
	files := map[string]any{}
	for range g.Intn(3) {
		files[g.text()] = map[string]any{"image/png": "AAE=", "text/plain": g.text(), "application/json": g.json(2)}
	}
	return compact(files)
}

func (g generator) notebook() *notebook.Notebook {
	nb := &notebook.Notebook{Name: "x.ipynb", Metadata: g.metadata()}
	for i := range g.Intn(6) {
		c := notebook.Cell{ID: fmt.Sprintf("%x_-Z", i), Metadata: g.metadata(), Source: g.text()}
		switch g.Intn(4) {
		case 0:
			c.Kind, c.Attachments = notebook.MarkdownCell, g.attachments()
		case 1:
			c.Kind, c.Attachments = notebook.RawCell, g.attachments()
		default:
			c.Kind, c.Count = notebook.CodeCell, g.Intn(3)
			for range g.Intn(4) {
				c.Outputs = append(c.Outputs, g.output())
			}
		}
		nb.Cells = append(nb.Cells, c)
	}
	return nb
}

// generated returns n notebooks, always the same ones.
func generated(n int) []*notebook.Notebook {
	g := generator{rand.New(rand.NewSource(1))}
	var list []*notebook.Notebook
	for range n {
		list = append(list, g.notebook())
	}
	return list
}

func TestWhatIsWrittenReadsBackEqual(t *testing.T) {
	for i, nb := range generated(3000) {
		text := mustWrite(t, nb)
		back := mustRead(t, text)
		if !reflect.DeepEqual(back, nb) {
			t.Fatalf("notebook %d:\ngot  %+v\nwant %+v\nfrom %s", i, back, nb, text)
		}
		if again := mustWrite(t, back); again != text {
			t.Fatalf("notebook %d:\ngot  %s\nwant %s", i, again, text)
		}
	}
}
