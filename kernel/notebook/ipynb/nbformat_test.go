package ipynb

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"kvsh/kernel/notebook"
)

const python = "/usr/bin/python3"

// script reads the pairs of files in a folder: N.old, if there is one, is what
// was read, and N.ipynb what was written. It prints what nbformat finds wrong.
const script = `
import difflib, glob, os, sys, warnings
import nbformat

warnings.simplefilter("error")

def check(path):
    with open(path, encoding="utf-8", newline="") as f:
        got = f.read()
    nbformat.validate(nbformat.reads(got, as_version=4))
    source = path.replace(".ipynb", ".old")
    if not os.path.exists(source):
        source = path
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nb = nbformat.read(source, as_version=4)
        if source != path:
            if nb.nbformat_minor < 5:
                nb = nbformat.v4.upgrade(nb)
            for i, cell in enumerate(nb.cells):
                cell.id = "cell-%d" % (i + 1)
        nbformat.write(nb, path + ".again")
    with open(path + ".again", encoding="utf-8", newline="") as f:
        want = f.read()
    if got != want:
        diff = difflib.unified_diff(want.split("\n"), got.split("\n"), "nbformat", "here", lineterm="")
        print(path + ":\n" + "\n".join(list(diff)[:40]))

for path in sorted(glob.glob(sys.argv[1] + "/*.ipynb")):
    try:
        check(path)
    except Exception as e:
        print(path + ": " + repr(e)[:2000])
print("done")
`

// plainOld is an nbformat 3 notebook on which nbformat and this package
// agree: base64 without white space, headings of known levels, good JSON.
const plainOld = `{
 "nbformat": 3, "nbformat_minor": 0, "metadata": {"name": "Old", "kept": [1.0]},
 "worksheets": [
  {"cells": [
   {"cell_type": "heading", "level": 2, "metadata": {}, "source": ["A\n", "title\u2028x\n"]},
   {"cell_type": "markdown", "metadata": {"tags": ["t"]}, "source": ["without", "ends"]},
   {"cell_type": "html", "metadata": {}, "source": "<b>x</b>"},
   {"cell_type": "raw", "metadata": {"trusted": true}, "source": ["a\r", "b"]},
   {"cell_type": "code", "language": "python", "collapsed": true, "metadata": {}, "prompt_number": 4,
    "input": ["a\n", "b"], "outputs": [
     {"output_type": "stream", "stream": "stderr", "text": ["x\n", "y"]},
     {"output_type": "stream", "text": ["x", "y"]},
     {"output_type": "pyout", "prompt_number": 4, "metadata": {"png": {"width": 2}},
      "text": ["1"], "html": ["<i>", "</i>"], "svg": "<svg/>", "png": "AAE=", "jpeg": "AAI=", "latex": "$x$",
      "javascript": "f()", "json": "{\"b\": 1, \"a\": [1.0]}"},
     {"output_type": "display_data", "metadata": {}, "text": "shown", "application/x": "y"},
     {"output_type": "pyerr", "ename": "E", "evalue": "bad", "traceback": ["l1", "l2"]}
    ]}
  ]},
  {"cells": [{"cell_type": "code", "language": "python", "collapsed": false, "input": [], "outputs": []}]}
 ]
}`

// minorFile is a notebook of nbformat 4.2, which has no ids.
const minorFile = `{
 "nbformat": 4, "nbformat_minor": 2, "metadata": {"kernelspec": {"name": "go", "display_name": "Go"}},
 "cells": [
  {"cell_type": "markdown", "metadata": {}, "source": "a\nb", "attachments": {"p": {"image/png": "AAE=", "text/plain": "a\nb"}}},
  {"cell_type": "code", "metadata": {"trusted": true, "scrolled": "auto"}, "source": [], "execution_count": 1, "outputs": [
   {"output_type": "display_data", "metadata": {}, "data": {"text/plain": "a\nb", "application/json": ["a\n", "b"]}}
  ]}
 ]
}`

// TestNbformat lets Python's nbformat validate what this package writes, and
// compares it with what nbformat makes of the same notebook.
func TestNbformat(t *testing.T) {
	check := exec.Command(python, "-c", "import nbformat")
	check.Dir = t.TempDir()
	if err := check.Run(); err != nil {
		t.Skipf("no nbformat: %v", err)
	}
	dir := t.TempDir()
	n := 0
	add := func(nb *notebook.Notebook, old string) {
		name := filepath.Join(dir, fmt.Sprintf("%04d", n))
		n++
		if err := os.WriteFile(name+".ipynb", []byte(mustWrite(t, nb)), 0o644); err != nil {
			t.Fatal(err)
		}
		if old == "" {
			return
		}
		if err := os.WriteFile(name+".old", []byte(old), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, nb := range generated(300) {
		add(nb, "")
	}
	add(&sample, "")
	add(&notebook.Notebook{}, "")
	add(mustRead(t, oldFile), "")
	add(mustRead(t, plainOld), plainOld)
	add(mustRead(t, minorFile), minorFile)
	for _, tt := range repairTests {
		add(&notebook.Notebook{Cells: []notebook.Cell{tt.cell, tt.cell}}, "")
	}
	for _, tt := range cellTests {
		add(mustRead(t, file(tt.cell)), "")
	}
	for _, tt := range outputTests {
		add(mustRead(t, file(withOutputs(tt.output))), "")
	}
	for _, tt := range valueTests {
		add(mustRead(t, file(withOutputs(`{"output_type": "display_data", "data": {"`+tt.mime+`": `+tt.json+`}}`))), "")
	}
	for _, tt := range cellMetadataTests {
		add(mustRead(t, file(withMetadata(tt.kind, tt.metadata))), "")
	}
	for _, tt := range notebookMetadataTests {
		add(mustRead(t, `{"nbformat": 4, "cells": [], "metadata": `+tt.metadata+`}`), "")
	}
	for _, tt := range oldCellTests {
		add(mustRead(t, oldWith(tt.cell)), "")
	}

	cmd := exec.Command(python, "-c", script, dir)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil || string(out) != "done\n" {
		t.Errorf("%d notebooks: %v\n%s", n, err, out)
	}
}
