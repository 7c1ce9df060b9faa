package command

import (
	"context"
	"os"
	"path/filepath"
	"strings"
)

func sessionCommands() []Command {
	return []Command{
		{
			Name: "run", Group: groupCells, Usage: "run FILE", Body: Line,
			Short:    "runs a script or a notebook in this session",
			Long:     "FILE ends with .go or .ipynb. What it declares is there for the cells after.",
			Run:      run,
			Complete: files,
		},
		{
			Name: "reset", Group: groupCells, Usage: "reset [-f]", Body: Line,
			Short: "forgets all names that cells declared",
			Long:  "It asks before, but not with -f.",
			Run:   reset,
		},
	}
}

func run(_ context.Context, e *Env, args, _ string) error {
	name, err := fileName(args)
	switch {
	case err != nil:
		return err
	case name == "":
		return wrong("it needs a file; write %s", e.named("run notebook.go"))
	case e.Notebook == nil:
		return wrong("files can't be run from here; open %s as a notebook, or run it by kvsh", name)
	}
	switch ext := filepath.Ext(name); ext {
	case ".go", ".ipynb":
	default:
		return wrong("%s is neither a script of Go nor a notebook; its name must end with .go or .ipynb", name)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return failed("read "+name, err, e.named("ls")+" lists the files here, and "+e.named("cd")+" goes elsewhere")
	}
	return e.Notebook(name, text)
}

func reset(_ context.Context, e *Env, args, _ string) error {
	given, rest, err := options(args, "", "f")
	switch {
	case err != nil:
		return err
	case rest != "":
		return wrong("it forgets all names, and takes none; write %s", e.named("reset"))
	case e.Reset == nil:
		return wrong("this session can't be put in place anew; start another one")
	}
	if given['f'] == 0 {
		if e.Input == nil {
			return wrong("nobody can be asked whether all names are to be forgotten; write %s", e.named("reset -f"))
		}
		answer, err := e.Input.Ask("Forget all names that cells declared? [y/N] ", false)
		if err != nil {
			return failed("ask whether all names are to be forgotten", err, "write "+e.named("reset -f"))
		}
		switch strings.ToLower(strings.TrimSpace(answer)) {
		case "y", "yes":
		default:
			e.printf("Nothing was forgotten.\n")
			return nil
		}
	}
	if err := e.Reset(); err != nil {
		return failed("begin a new session", err, "the old one is as it was")
	}
	e.printf("All names are forgotten.\n")
	return nil
}
