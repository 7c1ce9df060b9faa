package gofile

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kvsh/kernel/notebook"
	"kvsh/kernel/notebook/ipynb"
)

var update = flag.Bool("update", false, "rewrite the expected files")

// throughJupyter is a notebook that was saved and read as a file of Jupyter.
func throughJupyter(t *testing.T, nb *notebook.Notebook) *notebook.Notebook {
	t.Helper()
	text, err := ipynb.Write(nb)
	if err != nil {
		t.Fatal(err)
	}
	back, err := ipynb.Read(nb.Name, text)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// comesBack checks that a Go file comes back as it was, by itself and through
// Jupyter.
func comesBack(t *testing.T, text string) {
	t.Helper()
	f, err := Read("t.go", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for way, nb := range map[string]*notebook.Notebook{"by itself": f.Notebook, "through Jupyter": throughJupyter(t, f.Notebook)} {
		got, err := Write(nb)
		if err != nil || string(got) != text {
			t.Errorf("%s it comes back with %v as\n%s\nnot\n%s", way, err, got, text)
		}
	}
}

// survives checks that a notebook has the same cells when it was a Go file.
func survives(t *testing.T, nb *notebook.Notebook) (text string) {
	t.Helper()
	nb.Number()
	for _, write := range []func(*notebook.Notebook) ([]byte, error){Write, WritePercent} {
		got, err := write(nb)
		if err != nil {
			t.Fatalf("%v: %+v", err, nb.Cells)
		}
		f, err := Read("t.go", got)
		if err != nil {
			t.Fatalf("%v\n%s", err, got)
		}
		if text == "" {
			text = string(got)
		}
		if len(f.Cells) != len(nb.Cells) || len(differing(nb, f.Notebook)) > 0 {
			t.Fatalf("cells %+v\nare %+v\nin\n%s", nb.Cells, f.Cells, got)
		}
	}
	return text
}

func TestLayoutsComeBack(t *testing.T) {
	for name, text := range map[string]string{
		"as it is written here":           sample,
		"without a header":                strings.SplitAfterN(sample, "// ---\n\n", 2)[1],
		"a header of Jupytext":            strings.Replace(sample, "//   kernelspec: {display_name: Go (kvsh), language: go, name: kvsh}", "//   jupytext:\n//     text_representation: {extension: .go, format_name: percent}\n//   kernelspec:\n//     display_name: Go\n//     language: go\n//     name: gophernotes", 1),
		"a header with more than jupyter": strings.Replace(sample, "// jupyter:", "// title: x\n// jupyter:", 1),
		"other constraints":               strings.Replace(sample, "//go:build ignore", "//go:build linux", 1),
		"no constraints":                  strings.Replace(sample, "//go:build ignore\n\n", "", 1),
		"carriage returns":                strings.ReplaceAll(sample, "\n", "\r\n"),
		"one carriage return":             strings.Replace(sample, "\n", "\r\n", 3),
		"a byte order mark":               "\ufeff" + sample,
		"no final newline":                strings.TrimSuffix(sample, "\n"),
		"blank lines at the end":          sample + "\n\n",
		"text at the end":                 sample + "\n// the end\n",
		"many blank lines":                strings.ReplaceAll(sample, "\n\n", "\n\n\n"),
		"no blank lines":                  strings.ReplaceAll(sample, "\n\n", "\n"),
		"markers without a blank":         strings.ReplaceAll(sample, "// %% ", "//%% "),
		"markers at the margin":           strings.ReplaceAll(sample, "\t// %%", "// %%"),
		"markers with spaces":             strings.ReplaceAll(sample, `tags=["parameters"]`, `  tags=[ "parameters" ]  `),
		"blanks at the ends of lines":     strings.ReplaceAll(sample, " A title", " A title  "),
		"text in main first":              strings.Replace(sample, "func main() {\n", "func main() {\n\t// %% [markdown]\n\t// text\n\n", 1),
		"a type in main":                  strings.Replace(sample, "root :=", "type T int\n\troot :=", 1),
		"functions behind main":           sample + "\n// %% more\nfunc f() {}\n\n// %%\nfunc g() {}\n",
		"statements without a marker":     strings.Replace(sample, "func main() {\n", "func main() {\n\tx := 1\n\n", 1),
		"the package without a marker":    strings.Replace(sample, "// %%\npackage", "package", 1),
		"white space in blank lines":      strings.ReplaceAll(sample, "\n\n", "\n \n"),
		"a hoisted cell elsewhere":        "package main\n\n// %% at=2\nfunc f() {}\n\n// %%\nfunc g() {}\n\nfunc main() {\n\t// %%\n\tf()\n}\n",
		"two cells with one id":           "// %% id=\"a\"\nx := 1\n// %% id=\"a\"\ny := 1\n",
		"an id out of order":              "// %% id=\"cell-9\"\nx := 1\n// %%\ny := 1\n// %% id=\"cell-1\"\ny := 1\n",
		"blanks that are none":            "// %% [markdown] blanks={\"3\":\" \"} end=\"x\"\n// text\n",
	} {
		t.Run(name, func(t *testing.T) { comesBack(t, text) })
	}
}

// changedLines is how many lines of a text are not in the old one, nor in the same
// order there.
func changedLines(before, after string) int {
	old, now := strings.Split(before, "\n"), strings.Split(after, "\n")
	same := 0
	for same < min(len(old), len(now)) && old[same] == now[same] {
		same++
	}
	end := 0
	for end < min(len(old), len(now))-same && old[len(old)-1-end] == now[len(now)-1-end] {
		end++
	}
	return len(now) - same - end
}

// What is done to one cell changes its lines in the Go file and few others.
func TestEditsStaySmall(t *testing.T) {
	odd := "//go:build linux\n\n//%%   odd   tags=[ \"a\" ]\npackage main\n\n\nfunc main() {\n//%%\n\tx := 1\n\n\n\t_ = x\n}\n// %%\nfunc f() {}\n"
	for _, text := range []string{sample, odd} {
		f, err := Read("t.go", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		for i := range f.Cells {
			lines := strings.Count(f.Cells[i].Source, "\n") + 1
			for _, edit := range []struct {
				name string
				most int // lines that may change
				do   func(nb *notebook.Notebook)
			}{
				{"edited", lines + 1, func(nb *notebook.Notebook) { nb.Cells[i].Source += "\n// edited" }},
				{"tagged", 1, func(nb *notebook.Notebook) { nb.Cells[i].Metadata["tags"] = json.RawMessage(`["x"]`) }},
				{"given one behind it", 3, func(nb *notebook.Notebook) {
					nb.Cells = slices.Insert(nb.Cells, i+1, notebook.Cell{ID: "f00d", Kind: notebook.MarkdownCell, Source: "text", Metadata: notebook.Metadata{}})
				}},
				{"removed", 6, func(nb *notebook.Notebook) { nb.Cells = slices.Delete(nb.Cells, i, i+1) }},
			} {
				nb := throughJupyter(t, f.Notebook)
				if edit.name == "removed" && strings.HasPrefix(nb.Cells[i].Source, "package") {
					continue // the clause goes elsewhere
				}
				edit.do(nb)
				got, err := Write(nb)
				if err != nil {
					t.Fatal(err)
				}
				if strings.HasSuffix(edit.name, "behind it") && strings.HasPrefix(nb.Cells[i].Source, "func f") {
					edit.most += lines + 12 // it can't stand behind main any more
				}
				if n := changedLines(text, string(got)); n > edit.most {
					t.Errorf("cell %d was %s, which changed %d lines:\n%s", i, edit.name, n, got)
				}
			}
		}
	}
}

// pieces is code that cells of people have.
var pieces = []string{
	"import \"fmt\"", "import (\n\tf \"fmt\"\n\t\"os\"\n)", "import \"fmt\"", "x := 1", "fmt.Println(x)", "x", "func f() int { return 2 }",
	"// speedup is a ratio:\n//   - of times\nfunc speedup(a, b float64) float64 {\n\treturn a / b\n}", "type T struct {\n\ta int // first\n}",
	"func (t *T) M() {}", "const n = 3", "var y = f()", "var (\n\ta = 1\n\tb = 2\n)", "text := `\n// %% [markdown]\n}\nfunc main() {\n\ttab\n`",
	"/*\n// %%\n*/", "// a comment", "", "for i := range 3 {\n\tfmt.Println(i)\n}", "again:\n\tgoto again", "defer f()", "return", "func main() {\n\tprintln(1)\n}",
	"package main", "package main\n\nimport \"fmt\"", "package other", "%time x", "!ls -l", "x := `", "a := 1; func g() {}", "import \"fmt\"; x := 2", "// %%\ny := 2", "}", "{",
	"if x := 1; x > 0 {\n}", "for i := 0; ; i++ {\n\tbreak\n}", "f(func() {\n\tx := 1\n\t_ = x\n})", "东西 := \"南北向\"",
	"x := 1\r", "a\x00b", "\ufeffx", "x := 1  ", "\tx := 1", "%%\nfmt.Println()", "%%%", "s := \"%% x\"", "case 1:", "default:",
}

var prose = []string{
	"# Title", "text  ", "", "*/", "```go\nx := 1\n```", "| a | b |\n|---|---|", "%% text", "%%", "%%% text", "\ttab", "- a\n  - b", "东西向 and 南北向", "a\rb", "`", "// ---", "---", " lead",
	"func main() {", "}", "\x00", "\ufeff", "a\u2028b", "key=1",
}

func pick(r *rand.Rand, of []string) string {
	var parts []string
	for range r.IntN(4) {
		parts = append(parts, of[r.IntN(len(of))])
	}
	return strings.Join(parts, strings.Repeat("\n", 1+r.IntN(2))) + strings.Repeat("\n", max(0, r.IntN(6)-3))
}

func randomNotebook(r *rand.Rand) *notebook.Notebook {
	nb := &notebook.Notebook{Name: "t.ipynb", Metadata: notebook.Metadata{}}
	if r.IntN(2) == 0 {
		nb.Metadata["kernelspec"] = json.RawMessage(`{"display_name":"Go: yes","language":"go","name":"gophernotes"}`)
	}
	for i := range r.IntN(7) {
		c := notebook.Cell{Kind: []notebook.Kind{notebook.CodeCell, notebook.CodeCell, notebook.CodeCell, notebook.MarkdownCell, notebook.RawCell}[r.IntN(5)], Metadata: notebook.Metadata{}}
		if c.Source = pick(r, pieces); c.Kind != notebook.CodeCell {
			c.Source = pick(r, prose)
		}
		switch r.IntN(6) {
		case 0:
			c.ID = fmt.Sprintf("cell-%d", r.IntN(9)+1)
		case 1:
			c.ID = fmt.Sprintf("id_%d", i)
		}
		for key, value := range map[string]string{
			"tags": `["parameters","x y"]`, "title": `"A title: key=1"`, "id": `"colab"`, "collapsed": `true`, "a b": `{"c":[1,2.50,null]}`, "kvsh": `{"mine":1}`, "name": `"n"`, "source": `3`,
		} {
			if r.IntN(8) == 0 {
				c.Metadata[key] = json.RawMessage(value)
			}
		}
		if c.Kind == notebook.MarkdownCell && r.IntN(5) == 0 {
			c.Attachments = json.RawMessage(`{"a.png":{"image/png":"aGk="}}`)
		}
		nb.Cells = append(nb.Cells, c)
	}
	return nb
}

func TestCellsSurviveBeingAGoFile(t *testing.T) {
	for seed := range uint64(3000) {
		nb := randomNotebook(rand.New(rand.NewPCG(seed, 1)))
		text := survives(t, nb)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
		if seed%10 == 0 {
			comesBack(t, text)
		}
	}
}

// What gofmt would not change in a cell, it does not change in the file.
func TestFilesAreAsGofmtWritesThem(t *testing.T) {
	checked := 0
	for seed := range uint64(3000) {
		nb := randomNotebook(rand.New(rand.NewPCG(seed, 2)))
		formatted := true
		for i := range nb.Cells {
			c := &nb.Cells[i]
			c.Source = strings.Trim(c.Source, "\n")
			if c.Kind == notebook.CodeCell && readCode(c.Source).ok {
				if strings.Contains(c.Source, "/*") { // gofmt itself takes two goes at some of them
					c.Source = ""
				}
				again, err := format.Source([]byte(c.Source))
				formatted = formatted && err == nil && string(again) == c.Source && strings.TrimSpace(c.Source) == c.Source
			}
		}
		if !formatted {
			continue
		}
		checked++
		text, err := Write(nb)
		if err != nil {
			t.Fatal(err)
		}
		again, err := format.Source(text)
		if err != nil || string(again) != string(text) {
			t.Fatalf("seed %d: gofmt says %v and writes\n%s\nfor\n%s", seed, err, again, text)
		}
	}
	if checked < 100 {
		t.Errorf("only %d notebooks were formatted", checked)
	}
}

func TestJupytersFreedomsArePutInOrder(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "free.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	nb, err := ipynb.Read("free.ipynb", text)
	if err != nil {
		t.Fatal(err)
	}
	got := survives(t, nb)
	golden := filepath.Join("testdata", "free.go")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || got != string(want) {
		t.Errorf("%v: got\n%s\nwant\n%s", err, got, want)
	}
	if formatted, err := format.Source([]byte(got)); err != nil || string(formatted) != got {
		t.Errorf("gofmt: %v\n%s", err, formatted)
	}
}

// Notebooks that others wrote for other kernels survive too.
func TestNotebooksOfOthersSurvive(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module others\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, module := range []string{"github.com/gopherdata/gophernotes@v0.7.5", "github.com/janpfeifer/gonb@v0.11.3"} {
		download := exec.Command("go", "mod", "download", "-json", module)
		download.Dir = dir
		out, err := download.Output()
		var where struct{ Dir string }
		if err != nil || json.Unmarshal(out, &where) != nil {
			t.Skipf("%s can't be had: %v", module, err)
		}
		for _, pattern := range []string{"*.ipynb", "*/*.ipynb"} {
			names, err := filepath.Glob(filepath.Join(where.Dir, "examples", pattern))
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range names {
				t.Run(filepath.Base(name), func(t *testing.T) {
					text, err := os.ReadFile(name)
					if err != nil {
						t.Fatal(err)
					}
					nb, err := ipynb.Read(name, text)
					if err != nil {
						t.Fatal(err)
					}
					comesBack(t, survives(t, nb))
				})
				found++
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d notebooks were found", found)
	}
}

func FuzzGoFile(f *testing.F) {
	f.Add(sample)
	f.Add("// %% id=\"a\" parts=\"s1 d1 s1\"\n\ty := 1\n}\n")
	f.Add("package main\n\n// %% at=2\nfunc f() {}\n\nfunc main() {\n\t// %%\n\tf()\n}\n\nfunc g() {}\n")
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := Read("t.go", []byte(text)); err == nil {
			comesBack(t, text)
		}
	})
}

func FuzzCells(f *testing.F) {
	f.Add(uint8(0), "x := 1", uint8(1), "# Title  ", uint8(0), "func f() {}\nimport \"os\"")
	for _, piece := range pieces {
		f.Add(uint8(0), piece, uint8(1), piece, uint8(0), "fmt.Println()\n"+piece)
	}
	kinds := []notebook.Kind{notebook.CodeCell, notebook.MarkdownCell, notebook.RawCell}
	f.Fuzz(func(t *testing.T, k1 uint8, s1 string, k2 uint8, s2 string, k3 uint8, s3 string) {
		nb := &notebook.Notebook{Name: "t.ipynb", Metadata: notebook.Metadata{}}
		for k, s := range map[uint8]string{k1: s1, k2: s2, k3: s3} {
			nb.Cells = append(nb.Cells, notebook.Cell{Kind: kinds[k%3], Source: strings.ToValidUTF8(s, "?"), Metadata: notebook.Metadata{}})
		}
		survives(t, nb)
	})
}

func BenchmarkRead(b *testing.B) {
	text := []byte(strings.Replace(sample, "\t//%%\n", strings.Repeat("\t// %%\n\tfmt.Println(root)\n\n", 1000), 1))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Read("t.go", text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	f, err := Read("t.go", []byte(strings.Replace(sample, "\t//%%\n", strings.Repeat("\t// %%\n\tfmt.Println(root)\n\n", 1000), 1)))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Write(f.Notebook); err != nil {
			b.Fatal(err)
		}
	}
}
