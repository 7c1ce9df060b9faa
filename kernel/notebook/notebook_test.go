package notebook

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const sample = `//go:build ignore

// %% [markdown]
// # A title
// with text

// %%
package main

import "fmt"

func main() {
	// %% params tags=["parameters"] note="x = y"
	root := "data"             // where results are
	count, other := 1, 2       // two at once are none
	plotOut := ""              // picture
	maxTTFTMs := -5            // a limit
	rate := 2.5                // requests a second
	loud := false
	words := []string{
		"a",
		"b",
	} // words
	csv := ` + "`in.csv`" + ` // arg: the table

	// %%
	text := ` + "`\n// %% no marker\n`" + `
	/*
	// %% none either
	*/
	fmt.Println(root, count, other, plotOut, maxTTFTMs, rate, loud, words, csv, text)
	//%%
	// %%% a comment
}
`

func parse(t *testing.T, src string) *Notebook {
	t.Helper()
	nb, err := Parse("t.go", src)
	if err != nil {
		t.Fatal(err)
	}
	return nb
}

func TestCells(t *testing.T) {
	nb := parse(t, sample)
	var got []string
	for _, c := range nb.Cells {
		got = append(got, string(c.Kind)+" "+c.Title)
	}
	if want := []string{"markdown ", "code ", "code params", "code ", "code "}; !slices.Equal(got, want) {
		t.Errorf("cells %q, want %q", got, want)
	}
	if nb.Title() != "A title" || nb.Cells[0].Text() != "# A title\nwith text" {
		t.Errorf("title %q, text %q", nb.Title(), nb.Cells[0].Text())
	}
	c := nb.Cells[2]
	if !slices.Equal(c.Tags(), []string{"parameters"}) || string(c.Metadata["note"]) != `"x = y"` || c.Line != 13 {
		t.Errorf("cell %+v", c)
	}
	if nb := parse(t, "package main\n\nfunc main() {}\n"); len(nb.Cells)+len(nb.Params) != 0 || nb.Title() != "" {
		t.Errorf("a plain program has %v", nb.Cells)
	}
	crlf := parse(t, strings.ReplaceAll(sample, "\n", "\r\n"))
	if len(crlf.Cells) != len(nb.Cells) || len(crlf.Params) != len(nb.Params) || crlf.Title() != "A title" {
		t.Errorf("with CRLF there are %d cells and %d parameters", len(crlf.Cells), len(crlf.Params))
	}
}

func TestParameters(t *testing.T) {
	var got []string
	for _, p := range parse(t, sample).Params {
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
	const before, after = "package main\n\n// %% tags=[\"parameters\"]\n", "\n// %%\nfunc main() {}\n"
	for _, tt := range []struct{ name, cell, want string }{
		{"a variable of the package", `var root = "x" // folder`, `root string "x" folder`},
		{"a constant", "const n = 3", "n int 3 "},
		{"a declared type", "var xmax float64 = 0 // limit", "xmax float64 0 limit"},
		{"a group", "var (\n\ta = 1 // one\n\tb = true\n)", "a int 1 one; b bool true "},
		{"a list over several lines", "var l = []string{\n\t\"a\", // first\n} // all", "l []string []string{\n\t\"a\", // first\n} all"},
		{"two at once are none", "var a, b = 1, 2", ""},
		{"a variable without a value is none", "var a int", ""},
		{"a variable in a function is none", "func f() int {\n\ta := 1\n\treturn a\n}", ""},
	} {
		var got []string
		for _, p := range parse(t, before+tt.cell+after).Params {
			got = append(got, p.Name+" "+string(p.Type)+" "+p.Default+" "+p.Help)
		}
		if joined := strings.Join(got, "; "); joined != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, joined, tt.want)
		}
	}
	inBlock := "package main\n\nfunc main() {\n\t// %% tags=[\"parameters\"]\n\ta := 1\n\tif a > 0 {\n\t\tb := 2\n\t\t_ = b\n\t}\n}\n"
	if nb := parse(t, inBlock); len(nb.Params) != 1 {
		t.Errorf("with a variable in a block there are %+v", nb.Params)
	}
}

func TestWrongCells(t *testing.T) {
	const cell = "package main\nfunc main() {\n\t// %% tags=[\"parameters\"]\n\t"
	for src, want := range map[string]string{
		"// %% tags=[\n":                   "t.go:1:1: cell marker: tags is followed by no JSON value",
		"x\n\t// %% tags=[\n":              "t.go:2:2: cell marker",
		cell + "x := f()\n}\n":             "t.go:4:7: parameter x: its default must be a literal",
		cell + "x := []int{1}\n}\n":        "t.go:4:7: parameter x",
		cell + "var x uint8 = 1\n}\n":      "t.go:4:16: parameter x",
		cell + "var x string = 1\n}\n":     "t.go:4:17: parameter x",
		cell + "x := [2]string{\"\"}\n}\n": "t.go:4:7: parameter x",
	} {
		if _, err := Parse("t.go", src); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", src, err, want)
		}
	}
}

func TestArguments(t *testing.T) {
	nb := parse(t, sample)
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
	nb := parse(t, sample)
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
	nb := parse(t, sample)
	got := nb.Override(map[string]string{"root": `"a\nb"`, "words": "[]string{}", "rate": "1.0"})
	if strings.Count(got, "\n") != strings.Count(sample, "\n") {
		t.Errorf("the number of lines changed:\n%s", got)
	}
	for _, want := range []string{`root := "a\nb" `, "words := []string{}\n", "rate := 1.0 "} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	again := parse(t, got)
	if len(again.Params) != len(nb.Params) {
		t.Errorf("%d parameters became %d", len(nb.Params), len(again.Params))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample)
	bundled, err := filepath.Glob("../../notebooks/*.go")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range bundled {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	f.Fuzz(func(t *testing.T, src string) {
		nb, err := Parse("t.go", src)
		if err != nil {
			return
		}
		lines := 0
		for _, c := range nb.Cells {
			lines += 1 + len(c.Lines)
		}
		if lines > strings.Count(src, "\n")+1 {
			t.Errorf("%d lines in cells of %d", lines, strings.Count(src, "\n")+1)
		}
		for _, p := range nb.Params {
			if src[p.from:p.to] != p.Default {
				t.Errorf("parameter %s is not where it is said to be", p.Name)
			}
		}
		if nb.Override(nil) != src {
			t.Error("overriding nothing changed the source")
		}
	})
}

func FuzzParseArgs(f *testing.F) {
	f.Add("-root\x00x\x00-words\x00a\x00b\x00--\x00c")
	nb, err := Parse("t.go", sample)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		values, err := nb.ParseArgs(strings.Split(text, "\x00"))
		if err != nil {
			return
		}
		if again, err := Parse("t.go", nb.Override(values)); err != nil || len(again.Params) != len(nb.Params) {
			t.Errorf("the values %v break the program: %v", values, err)
		}
	})
}
