package document

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kvsh/kernel/notebook"
	"kvsh/kernel/notebook/ipynb"
)

func cell(id, source string) notebook.Cell {
	return notebook.Cell{ID: id, Kind: notebook.CodeCell, Source: source, Metadata: notebook.Metadata{}}
}

func ran(c notebook.Cell, count int) notebook.Cell {
	c.Count = count
	c.Outputs = []notebook.Output{{Kind: notebook.StreamOutput, Stream: "stdout", Text: c.Source + "\n"}}
	return c
}

func bookOf(cells ...notebook.Cell) *notebook.Notebook {
	return &notebook.Notebook{Name: "t.go", Metadata: notebook.Metadata{}, Cells: cells}
}

func read(t *testing.T, name string) *notebook.Notebook {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	nb, err := ipynb.Read(name, text)
	if err != nil {
		t.Fatal(err)
	}
	return nb
}

func TestOutputsStayWithTheCellsThatAreTheSame(t *testing.T) {
	old := []notebook.Cell{ran(cell("a", "1"), 1), ran(cell("b", "2"), 2), ran(cell("c", "2"), 3)}
	for _, tt := range []struct {
		name  string
		cells []notebook.Cell
		want  string
	}{
		{"nothing changed", []notebook.Cell{cell("a", "1"), cell("b", "2"), cell("c", "2")}, "1:1\n 2:2\n 3:2\n"},
		{"one was edited", []notebook.Cell{cell("a", "1"), cell("b", "two"), cell("c", "2")}, "1:1\n 0: 3:2\n"},
		{"one came between", []notebook.Cell{cell("a", "1"), cell("n", "new"), cell("b", "2"), cell("c", "2")}, "1:1\n 0: 2:2\n 3:2\n"},
		{"they have other ids", []notebook.Cell{cell("x", "2"), cell("y", "1"), cell("z", "2")}, "2:2\n 1:1\n 3:2\n"},
		{"one more than there were", []notebook.Cell{cell("x", "1"), cell("y", "1")}, "1:1\n 0:"},
		{"the id decides", []notebook.Cell{cell("n", "2"), cell("c", "2")}, "2:2\n 3:2\n"},
		{"the new one has been run", []notebook.Cell{ran(cell("a", "1"), 9), cell("b", "2")}, "9:1\n 0:"},
		{"text has none", []notebook.Cell{{ID: "a", Kind: notebook.MarkdownCell, Source: "1", Metadata: notebook.Metadata{}}}, "0:"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), "t.ipynb")
			if err := Write(name, bookOf(old...), Options{}); err != nil {
				t.Fatal(err)
			}
			if err := Write(name, bookOf(tt.cells...), Options{}); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range read(t, name).Cells {
				text := ""
				for _, o := range c.Outputs {
					text += o.Text
				}
				got = append(got, fmt.Sprintf("%d:%s", c.Count, text))
			}
			if joined := strings.Join(got, " "); joined != tt.want {
				t.Errorf("%q, want %q", joined, tt.want)
			}
		})
	}
}

func TestAFileThatCannotBeReadStays(t *testing.T) {
	name := filepath.Join(t.TempDir(), "t.ipynb")
	const old = `{"nbformat": 4, "cells": [{}]}`
	if err := os.WriteFile(name, []byte(old), 0o666); err != nil {
		t.Fatal(err)
	}
	err := Write(name, bookOf(cell("a", "1")), Options{})
	if err == nil || !strings.Contains(err.Error(), "its outputs would be lost; remove it first") {
		t.Errorf("error %v", err)
	}
	if text, _ := os.ReadFile(name); string(text) != old {
		t.Errorf("the file is now %s", text)
	}
}

func TestKinds(t *testing.T) {
	for name, want := range map[string]Kind{"a.go": Go, "a.IPYNB": Jupyter, "a.html": HTML, "a.htm": HTML, "b/a.md": Markdown, "a": "", "a.pdf": ""} {
		if got := KindOf(name); got != want {
			t.Errorf("%s is of kind %q, want %q", name, got, want)
		}
	}
	dir := t.TempDir()
	if err := Check(filepath.Join(dir, "new.html")); err != nil {
		t.Error(err)
	}
	if Check(filepath.Join(dir, "a.pdf")) == nil || Write(filepath.Join(dir, "a.pdf"), bookOf(), Options{}) == nil {
		t.Error("a notebook can be a PDF")
	}
}

func TestMarkdownHasItsPicturesBeside(t *testing.T) {
	c := cell("a", "draw()")
	c.Outputs = []notebook.Output{{Kind: notebook.DisplayOutput, Data: map[string]any{"text/plain": "a chart", "image/svg+xml": "<svg><title>TTFT</title></svg>"}}}
	dir := t.TempDir()
	if err := Write(filepath.Join(dir, "my report.md"), bookOf(c), Options{}); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "my report.md"))
	if err != nil || !strings.Contains(string(text), "![TTFT](my%20report_files/") {
		t.Errorf("%v: %s", err, text)
	}
	if found, _ := filepath.Glob(filepath.Join(dir, "my report_files", "*.svg")); len(found) != 1 {
		t.Errorf("pictures %v", found)
	}
}

func TestLocalPicturesComeAlong(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "p.svg"), []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>`), 0o666); err != nil {
		t.Fatal(err)
	}
	nb := bookOf(notebook.Cell{ID: "a", Kind: notebook.MarkdownCell, Source: "![a plan](p.svg) ![none](q.svg)", Metadata: notebook.Metadata{}})
	nb.Name = filepath.Join(dir, "t.go")
	if err := Write(filepath.Join(dir, "out", "t.html"), nb, Options{}); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "out", "t.html"))
	if err != nil || strings.Count(string(text), "data:image/svg+xml;base64,") != 1 {
		t.Errorf("%v: %s", err, text)
	}
}

func TestOnlyGoBecomesGo(t *testing.T) {
	nb := bookOf(cell("a", "print(1)"))
	nb.Metadata["language_info"] = []byte(`{"name":"python"}`)
	if err := Write(filepath.Join(t.TempDir(), "t.go"), nb, Options{}); err == nil || !strings.Contains(err.Error(), "is a notebook in python") {
		t.Errorf("error %v", err)
	}
}
