package notebook

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
)

const title = "# A title\nwith text"

const sample = `root := "data"             // where results are
count, other := 1, 2       // two at once are none
plotOut := ""              // picture
maxTTFTMs := -5            // a limit
rate := 2.5                // requests a second
loud := false
words := []string{
	"a",
	"b",
} // words
csv := ` + "`in.csv`" + ` // arg: the table`

// notebookOf is a notebook whose parameters' cell has a source.
func notebookOf(source string) *Notebook {
	return &Notebook{Name: "t.go", Cells: []Cell{
		{Kind: MarkdownCell, Source: title},
		{Kind: CodeCell, Source: "package main"},
		{Kind: CodeCell, Source: source, Metadata: Metadata{"tags": []byte(`["parameters"]`)}, Line: 13, Indent: 1},
	}}
}

func parameters(t *testing.T, source string) *Parameters {
	t.Helper()
	ps, err := notebookOf(source).Parameters()
	if err != nil {
		t.Fatal(err)
	}
	return ps
}

func TestANotebookIsNamedByItsFirstHeading(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"the first line", "# One\n# Two", "One"},
		{"behind text", "text\n\n#  One ", "One"},
		{"a smaller heading is none", "## One", ""},
		{"no heading", "text", ""},
	} {
		nb := &Notebook{Cells: []Cell{{Kind: CodeCell, Source: "# no"}, {Kind: MarkdownCell, Source: tt.text}}}
		if got := nb.Title(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestTheLanguageIsThatOfTheKernel(t *testing.T) {
	for _, tt := range []struct{ kernel, info, want string }{
		{`{"language":"go"}`, `{"name":"go"}`, "go"},
		{`{"language":"python"}`, ``, "python"},
		{``, `{"name":"julia"}`, "julia"},
		{`[]`, `3`, ""},
		{``, ``, ""},
	} {
		nb := &Notebook{Metadata: Metadata{"kernelspec": []byte(tt.kernel), "language_info": []byte(tt.info)}}
		if got := nb.Language(); got != tt.want {
			t.Errorf("%s %s: %q, want %q", tt.kernel, tt.info, got, tt.want)
		}
	}
}

func TestCellsWithoutIDsGetThemInOrder(t *testing.T) {
	for _, tt := range []struct{ name, ids, want string }{
		{"none has one", ",,", "cell-1,cell-2,cell-3"},
		{"one has one of its own", ",f00d,", "cell-1,f00d,cell-2"},
		{"counting goes on from where it is", "cell-7,,", "cell-7,cell-8,cell-9"},
		{"one that is taken is passed over", ",,cell-2", "cell-1,cell-3,cell-2"},
		{"the second of two equal ones", "a,a,", "a,cell-1,cell-2"},
		{"what is no id", "a b,ä,", "cell-1,cell-2,cell-3"},
	} {
		nb := &Notebook{}
		for _, id := range strings.Split(tt.ids, ",") {
			nb.Cells = append(nb.Cells, Cell{ID: id})
		}
		nb.Number()
		var got []string
		for _, c := range nb.Cells {
			got = append(got, c.ID)
		}
		if joined := strings.Join(got, ","); joined != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, joined, tt.want)
		}
	}
}

func TestPlacesAreThoseOfTheGoFile(t *testing.T) {
	nb := notebookOf(sample)
	if got := nb.Place(2, 3, 5); got != "t.go:15:6" {
		t.Error(got)
	}
	if got := nb.Place(1, 3, 5); got != "t.go:cell[2]:3:5" {
		t.Error(got)
	}
}

func TestParameters(t *testing.T) {
	var got []string
	for _, p := range parameters(t, sample).List {
		line := p.Flag() + " " + string(p.Type) + " " + strings.Join(strings.Fields(p.Default), "") + " " + p.Help
		if p.Positional {
			line += " (positional)"
		}
		got = append(got, line)
	}
	want := []string{
		`root string "data" where results are`,
		`plot-out string "" picture`,
		`max-ttft-ms int -5 a limit`,
		`rate float64 2.5 requests a second`,
		`loud bool false `,
		`words []string []string{"a","b",} words`,
		"csv string `in.csv` the table (positional)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("parameters\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhatIsAParameter(t *testing.T) {
	for _, tt := range []struct{ name, cell, want string }{
		{"a variable of the package", `var root = "x" // folder`, `root string "x" folder`},
		{"a constant", "const n = 3", "n int 3 "},
		{"a declared type", "var xmax float64 = 0 // limit", "xmax float64 0 limit"},
		{"a group", "var (\n\ta = 1 // one\n\tb = true\n)", "a int 1 one; b bool true "},
		{"a list over several lines", "var l = []string{\n\t\"a\", // first\n} // all", "l []string []string{\n\t\"a\", // first\n} all"},
		{"two at once are none", "var a, b = 1, 2", ""},
		{"a variable without a value is none", "var a int", ""},
		{"a variable in a function is none", "func f() int {\n\ta := 1\n\treturn a\n}", ""},
		{"a variable in a block is none", "a := 1\nif a > 0 {\n\tb := 2\n\t_ = b\n}", "a int 1 "},
		{"a variable beside an import", "import \"fmt\"\n\na := 1 // one\nfmt.Println(a)", "a int 1 one"},
		{"code that is no Go has none", "a := ", ""},
	} {
		var got []string
		for _, p := range parameters(t, tt.cell).List {
			got = append(got, p.Name+" "+string(p.Type)+" "+p.Default+" "+p.Help)
		}
		if joined := strings.Join(got, "; "); joined != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, joined, tt.want)
		}
	}
}

func TestADefaultMustBeALiteral(t *testing.T) {
	for src, want := range map[string]string{
		"x := f()":              "t.go:13:7: parameter x: its default must be a literal",
		"y := 1\nx := []int{1}": "t.go:14:7: parameter x",
		"var x uint8 = 1":       "t.go:13:16: parameter x",
		"var x string = 1":      "t.go:13:17: parameter x",
		"x := [2]string{\"\"}":  "t.go:13:7: parameter x",
	} {
		if _, err := notebookOf(src).Parameters(); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", src, err, want)
		}
	}
}

func TestArguments(t *testing.T) {
	nb := parameters(t, sample)
	for _, tt := range []struct {
		args string
		want map[string]string
	}{
		{"", map[string]string{}},
		{"-root x", map[string]string{"root": `"x"`}},
		{"--root=x=y", map[string]string{"root": `"x=y"`}},
		{"-root=", map[string]string{"root": `""`}},
		{"-plotOut p.png", map[string]string{"plotOut": `"p.png"`}},
		{"--plot-out p.png", map[string]string{"plotOut": `"p.png"`}},
		{"-max-ttft-ms -7", map[string]string{"maxTTFTMs": "-7"}},
		{"-rate 3", map[string]string{"rate": "3.0"}},
		{"-rate -.5", map[string]string{"rate": "-0.5"}},
		{"-loud table.csv", map[string]string{"loud": "true", "csv": `"table.csv"`}},
		{"-loud=false", map[string]string{"loud": "false"}},
		{"-words x y -loud", map[string]string{"words": `[]string{"x", "y"}`, "loud": "true"}},
		{"-words=x", map[string]string{"words": `[]string{"x"}`}},
		{"-words=", map[string]string{"words": `[]string{}`}},
		{"- ", map[string]string{"csv": `"-"`}},
		{"-words x -- -dash", map[string]string{"words": `[]string{"x"}`, "csv": `"-dash"`}},
	} {
		got, err := nb.ParseArgs(strings.Fields(tt.args))
		if err != nil || !maps.Equal(got, tt.want) {
			t.Errorf("%q gives %v, %v; want %v", tt.args, got, err, tt.want)
		}
	}
	for args, want := range map[string]string{
		"-rot x":       `there is no parameter "rot"; did you mean "root"?`,
		"-root":        "-root needs a value",
		"-root -loud":  "-root needs a value",
		"-words":       "-words needs a value",
		"-rate fast":   `-rate: "fast" is no number`,
		"-rate inf":    `"inf" is no number`,
		"-loud=maybe":  `"maybe" is no true or false`,
		"a.csv b.csv":  `the argument "b.csv" belongs to no flag`,
		"-max-ttft 1":  "max-ttft-ms",
		"-max-ttft-ms": "needs a value",
	} {
		var usage *UsageError
		if _, err := nb.ParseArgs(strings.Fields(args)); !errors.As(err, &usage) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", args, err, want)
		}
	}
	for _, args := range []string{"-h", "--help", "-loud -h"} {
		if _, err := nb.ParseArgs(strings.Fields(args)); !errors.Is(err, ErrHelp) {
			t.Errorf("%q gives %v", args, err)
		}
	}
	help := nb.Help()
	for _, want := range []string{"usage: kvsh t.go [csv] [flags]", "A title", `-rate         float64   2.5`, `[]string{ "a", "b", }`} {
		if !strings.Contains(help, want) {
			t.Errorf("help lacks %q:\n%s", want, help)
		}
	}
}

func TestAssignments(t *testing.T) {
	nb := parameters(t, sample)
	values := map[string]string{}
	for _, text := range []string{"words=", "words=a,b"} {
		if err := nb.Assign(text, values); err != nil {
			t.Fatal(err)
		}
	}
	if err := nb.AssignJSON("p.json", []byte(`{"rate": 9007199254740993, "plotOut": "x", "loud": true}`), values); err != nil {
		t.Fatal(err)
	}
	if want := (map[string]string{"words": `[]string{"a", "b"}`, "rate": "9.007199254740992e+15", "plotOut": `"x"`, "loud": "true"}); !maps.Equal(values, want) {
		t.Errorf("values %v, want %v", values, want)
	}
	if err := nb.AssignJSON("p.json", []byte(`{"max-ttft-ms": "12", "words": [], "loud": "false"}`), values); err != nil {
		t.Fatal(err)
	}
	if values["maxTTFTMs"] != "12" || values["words"] != "[]string{}" || values["loud"] != "false" {
		t.Errorf("values %v", values)
	}
	for text, want := range map[string]string{
		`[]`:                 "a JSON object",
		`null`:               "it is null",
		`{} {}`:              "more behind it",
		`{`:                  "unexpected EOF",
		`{"b": 1, "a": 1}`:   `no parameter "a"`,
		`{"words": "a"}`:     "words is of type []string",
		`{"words": [1]}`:     "words is of type []string",
		`{"root": ["a"]}`:    "root is of type string",
		`{"root": null}`:     "root is of type string",
		`{"root": {"a": 1}}`: "root is of type string",
		`{"root": 1}`:        "root is of type string",
		`{"loud": 1}`:        "loud is of type bool",
		`{"rate": true}`:     "rate is of type float64",
		`{"rate": "fast"}`:   `rate: "fast" is no number`,
		`{"maxTTFTMs": 1.5}`: `maxTTFTMs: "1.5" is no whole number`,
		`{"rate": 1e999}`:    `"1e999" is no number`,
	} {
		if err := nb.AssignJSON("p.json", []byte(text), values); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %q", text, err, want)
		}
	}
	for _, text := range []string{"root", "nope=1", "rate=x"} {
		if err := nb.Assign(text, values); err == nil {
			t.Errorf("%s was taken", text)
		}
	}
}

func TestOverrideKeepsTheLines(t *testing.T) {
	ps := parameters(t, sample)
	values := map[string]string{"root": `"a\nb"`, "words": "[]string{}", "rate": "1.0"}
	got := ps.Override(values)
	if strings.Count(got, "\n") != strings.Count(sample, "\n") {
		t.Errorf("the number of lines changed:\n%s", got)
	}
	for _, want := range []string{`root := "a\nb" `, "words := []string{}\n", "rate := 1.0 "} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if again := parameters(t, got); len(again.List) != len(ps.List) {
		t.Errorf("%d parameters became %d", len(ps.List), len(again.List))
	}
	if got, want := ps.Injected(values), "root = \"a\\nb\"\nrate = 1.0\nwords = []string{}"; got != want {
		t.Errorf("injected %q, want %q", got, want)
	}
}

func FuzzParameters(f *testing.F) {
	f.Add(sample)
	f.Add("var (\n\ta = 1 // one\n\tb = true\n)")
	f.Add("package main\n\nimport \"fmt\"\nconst c = -1.5")
	f.Fuzz(func(t *testing.T, src string) {
		ps, err := notebookOf(src).Parameters()
		if err != nil {
			return
		}
		for _, p := range ps.List {
			if src[p.from:p.to] != p.Default {
				t.Errorf("parameter %s is not where it is said to be", p.Name)
			}
		}
		if ps.Override(nil) != src && len(ps.List) > 0 {
			t.Error("overriding nothing changed the source")
		}
	})
}
