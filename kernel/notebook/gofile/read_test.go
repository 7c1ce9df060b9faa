package gofile

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const sample = `// ---
// jupyter:
//   kernelspec: {display_name: Go (kvsh), language: go, name: kvsh}
// ---

//go:build ignore

// %% [markdown]
// # A title
//
// with text

// %%
package main

import "fmt"

func main() {
	// %% params tags=["parameters"]
	root := "data" // where results are

	// %%
	text := ` + "`\n// %% no marker\n`" + `
	/*
	// %% none either
	*/
	fmt.Println(root, text)

	// %% [raw]
	// as it is

	//%%
	// %%% a comment
}
`

// cellsOf is the cells of a file, each as its kind and its source.
func cellsOf(t *testing.T, text string) []string {
	t.Helper()
	f, err := Read("t.go", []byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var out []string
	for _, c := range f.Cells {
		out = append(out, string(c.Kind)+" "+c.Source)
	}
	return out
}

func TestCells(t *testing.T) {
	const before, after = "package main\n\nfunc main() {\n", "}\n"
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"all kinds", sample, []string{
			"markdown # A title\n\nwith text",
			"code package main\n\nimport \"fmt\"",
			"code root := \"data\" // where results are",
			"code text := `\n// %% no marker\n`\n/*\n// %% none either\n*/\nfmt.Println(root, text)",
			"raw as it is",
			"code // %%% a comment",
		}},
		{"an empty file", "", nil},
		{"comments alone", "// nothing\n", nil},
		{"a script is one cell", "x := 1\n\nx\n", []string{"code x := 1\n\nx"}},
		{"a script with markers", "// %%\nx := 1\n// %% [markdown]\n// text\n", []string{"code x := 1", "markdown text"}},
		{"a program without markers", "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println()\n}\n", []string{"code package main\n\nimport \"fmt\"", "code fmt.Println()"}},
		{"main in one line holds no cells", "package main\n\nfunc main() { println() }\n", []string{"code package main\n\nfunc main() { println() }"}},
		{"the package clause alone is no cell", "//go:build ignore\n\n// Text.\npackage main // here\n\n// %%\nvar x int\n", []string{"code var x int"}},
		{"empty cells", before + "\t// %%\n\t// %%\n\n\t// %%\n" + after, []string{"code ", "code ", "code "}},
		{"a label stands at the margin", before + "\t// %%\nagain:\n\tgoto again\n" + after, []string{"code again:\ngoto again"}},
		{"lines at the margin", before + "\t// %%\nx := 1\n\t_ = x\n" + after, []string{"code x := 1\n_ = x"}},
		{"lines of a raw text keep their tabs", before + "\t// %%\n\tprintln(`\n\ta\n`)\n" + after, []string{"code println(`\n\ta\n`)"}},
		{"a brace in a raw text closes nothing", before + "\t// %%\n\tprintln(`\n}\nfunc main() {\n`)\n" + after, []string{"code println(`\n}\nfunc main() {\n`)"}},
		{"code behind text without a marker", "// %% [markdown]\n// text\n\nvar x int\n", []string{"markdown text", "code var x int"}},
		{"functions behind main come before its statements", before + "\t// %%\n\tf()\n" + after + "\nfunc f() {}\n", []string{"code func f() {}", "code f()"}},
		{"text with what Go has too", "// %% [markdown]\n// */ `a\n//\t- tab\n// | a | b |\n//no blank\n", []string{"markdown */ `a\n\t- tab\n| a | b |\nno blank"}},
		{"carriage returns", strings.ReplaceAll("// %%\nx := 1\n", "\n", "\r\n"), []string{"code x := 1"}},
		{"a byte order mark", "\ufeff// %%\nx := 1\n", []string{"code x := 1"}},
		{"no final newline", "// %%\nx := 1", []string{"code x := 1"}},
		{"a cell that was cut in two", "package main\n\n// %% id=\"a\"\nfunc f() {}\n\nfunc main() {\n\t// %%\n\tx := 1\n\n\t// %% parts=\"s1 d1 s1\" id=\"a\"\n\ty := 1\n\tf()\n}\n", []string{"code x := 1", "code y := 1\nfunc f() {}\nf()"}},
		{"a cell that was cut in two, with more lines", "package main\n\n// %% id=\"a\"\n// more\nfunc f() {}\n\nfunc main() {\n\t// %% parts=\"s1 d1 s1\" id=\"a\"\n\ty := 1\n\tf()\n\tg()\n}\n", []string{"code y := 1\n// more\nfunc f() {}\nf()\ng()"}},
		{"a cell that was moved", "package main\n\n// %% at=1\nfunc f() {}\n\nfunc main() {\n\t// %%\n\tx := 1\n\n\t// %%\n\tf()\n}\n", []string{"code x := 1", "code func f() {}", "code f()"}},
		{"imports that were moved", "package main\n\n// %% hoisted=true\nimport \"os\"\n\nfunc main() {\n\t// %% parts=\"i1 s1\" imports=\"import \\\"os\\\"\" id=\"a\"\n\tos.Exit(0)\n}\n", []string{"code import \"os\"\nos.Exit(0)"}},
		{"an import added to those that were moved", "package main\n\n// %% hoisted=true\nimport (\n\t\"io\"\n\t\"os\"\n)\n\nfunc main() {\n\t// %% parts=\"i1 s1\" imports=\"import \\\"os\\\"\" id=\"a\"\n\tos.Exit(0)\n}\n", []string{"code import (\n\t\"io\"\n\t\"os\"\n)", "code import \"os\"\nos.Exit(0)"}},
		{"code in a comment", "// %% commented=true\n// %time x\n", []string{"code %time x"}},
		{"a text that no comment can hold", "// %% [markdown] source=\"a\\u0000b\"\n// ab\n", []string{"markdown a\x00b"}},
		{"such a text that was changed", "// %% [markdown] source=\"a\\u0000b\"\n// abc\n", []string{"markdown abc"}},
		{"blanks at the ends of lines", "// %% [markdown] blanks={\"0\":\"  \",\"7\":\" \"}\n// a\n// b\n", []string{"markdown a  \nb"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := cellsOf(t, tt.text); !slices.Equal(got, tt.want) {
				t.Errorf("cells %q\nwant  %q", got, tt.want)
			}
			comesBack(t, tt.text)
		})
	}
}

func TestWhatAFileSaysOfItsCells(t *testing.T) {
	f, err := Read("t.go", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	c := f.Cells[2]
	if string(c.Metadata["title"]) != `"params"` || !slices.Equal(c.Tags(), []string{"parameters"}) || c.ID != "cell-3" || c.Line != 20 || c.Indent != 1 {
		t.Errorf("cell %+v", c)
	}
	if f.Title() != "A title" || f.Language() != "go" {
		t.Errorf("title %q, language %q", f.Title(), f.Language())
	}
	if kernel := string(f.Metadata["kernelspec"]); kernel != `{"display_name":"Go (kvsh)","language":"go","name":"kvsh"}` {
		t.Errorf("kernel %s", kernel)
	}
	cells, lines := f.InMain()
	if fmt.Sprint(cells, lines, f.HasMarkers(), f.HasComments()) != "[2 3 5] [20 23 35] true false" {
		t.Errorf("in main %v at %v, %v %v", cells, lines, f.HasMarkers(), f.HasComments())
	}
}

func TestCodeOfCellsIsWhereTheFileHasIt(t *testing.T) {
	text := "package main\n\n// %% id=\"a\"\nfunc f() {}\n\nfunc main() {\n\t// %% parts=\"i2 s1 d1\" imports=\"import \\\"os\\\"\\nimport \\\"io\\\"\" id=\"a\"\n\tf()\n\n" +
		"\t// %% tags=[\"parameters\"]\n\tx := 1\n\n\t// %% [markdown]\n\t// text\n\n\t// %% commented=true escaped=true blanks={\"0\":\" \"}\n\t// x := 2\n\t// %%%time f()\n}\n"
	f, err := Read("t.go", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	changed := f.Replaced(f.Replaced(text, 1, "x := 3"), 3, "x := 4 // a\n%%time f()")
	for _, tt := range []struct {
		name, text string
		cell       int
		want       Code
	}{
		{"declarations and statements with imports from further up", text, 0, Code{"import \"os\"\nimport \"io\"\nfunc f() {}\n\n\n\n\tf()", 2}},
		{"statements", text, 1, Code{"\tx := 1", 11}},
		{"other statements", changed, 1, Code{"\tx := 3", 11}},
		{"text", text, 2, Code{}},
		{"code in a comment", text, 3, Code{"x := 2 \n%%time f()", 17}},
		{"other code in a comment", changed, 3, Code{"x := 4 // a \n%%time f()", 17}},
		{"no cell", text, 4, Code{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := f.Codes(tt.text)[tt.cell]; got != tt.want {
				t.Errorf("it is %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestBadFilesSayWhereAndWhat(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"not UTF-8", "// %%\nx := \"\xff\"\n", "t.go:2:7: the file is not UTF-8; save it so"},
		{"a marker", "x\n\t// %% tags=[\n", "t.go:2:2: cell marker: tags= is followed by no JSON value"},
		{"no Go", "package main\n\nfunc main() {\n\t// %%\n\tx :=\n}\n", "t.go:6:1: expected operand, found '}'"},
		{"a block across cells", "package main\n\nfunc main() {\n\t// %%\n\tfor {\n\t// %%\n\t}\n}\n", "t.go:6:2: a cell begins here, inside what is open since line 5; close it before"},
		{"a block across cells of a script", "f(\n// %%\n)\n", "t.go:2:1: a cell begins here, inside what is open since line 1; close it before"},
		{"a cell in a function", "package main\n\nfunc f() {\n\t// %%\n}\n", "t.go:4:2: a cell begins here, inside what is open since line 3; close it before"},
		{"a header", "// ---\n// jupyter: [\n// ---\n", "t.go:1:1: the header: yaml: "},
		{"a header with half a kernel", "// ---\n// jupyter:\n//   kernelspec: {name: kvsh}\n// ---\n", "t.go:1:1: the header: kernelspec has no name and display_name"},
		{"an id", "// %% id=\"a b\"\n", "t.go:1:1: cell marker: id=\"a b\": an id is 1 to 64 letters, digits, - and _"},
		{"parts", "// %% parts=\"x3\"\n", "t.go:1:1: cell marker: parts=\"x3\": \"x3\" is no class and number of lines"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read("t.go", []byte(tt.text))
			var syntax *SyntaxError
			if !errors.As(err, &syntax) || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}
