package main

import (
	"context"
	"fmt"
	"os"

	"kvsh/kernel/notebook/document"
)

// convertVerb turns a notebook into another kind of file, and runs nothing.
func convertVerb(_ context.Context, args []string) int {
	flags := newFlags("convert", "[flags] IN.go|IN.ipynb OUT.go|OUT.ipynb|OUT.html|OUT.md")
	jupytext := flags.Bool("jupytext", false, "write .go in Jupytext's percent form, without a function main")
	noCode := flags.Bool("no-code", false, "leave the code out of .html and .md")
	if exit, ok := parse(flags, args); !ok {
		return exit
	}
	if flags.NArg() != 2 {
		return usagef("convert: name one file to read and one to write")
	}
	in, out := flags.Arg(0), flags.Arg(1)
	kind := document.KindOf(out)
	switch {
	case kind == "":
		return usagef("convert: %s: its name must end in .go, .ipynb, .html or .md", out)
	case *jupytext && kind != document.Go:
		return usagef("convert: -jupytext is for a .go file to write")
	}
	text, err := readNotebook("convert", in)
	if err != nil {
		return fail(err)
	}
	nb, err := document.Read(in, []byte(text))
	if err != nil {
		return fail(err)
	}
	if err := document.Write(out, nb, document.Options{NoCode: *noCode, Percent: *jupytext}); err != nil {
		return fail(err)
	}
	fmt.Fprintln(os.Stderr, "wrote", out)
	return exitOK
}
