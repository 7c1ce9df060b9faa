package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kvsh/kernel/engine"
	"kvsh/kernel/notebook"
	"kvsh/kernel/notebook/document"
	run "kvsh/kernel/notebook/runner"
	"kvsh/notebooks"
	"kvsh/stdlib/nearest"
)

// repeated is a flag that may be given several times.
type repeated []string

func (r *repeated) String() string     { return strings.Join(*r, " ") }
func (r *repeated) Set(s string) error { *r = append(*r, s); return nil }

// runner is what kvsh's own flags say of a run.
type runner struct {
	assigned, files []string // parameters
	outputs         []string // files that the notebook is written to with its outputs
	noCode          bool     // reports leave the code out
	timeout         time.Duration
	allowErrors     bool
	list            bool // the parameters only
	check           bool // the code only
	restricted      bool // code may import what reaches around the machine

	own *flag.FlagSet // kvsh's own flags, nil if there are none
}

// runVerb runs a notebook or script file. Flags before the file are kvsh's, the
// ones after it the notebook's.
func runVerb(ctx context.Context, args []string) int {
	flags := newFlags("run", "[flags] FILE.go|FILE.ipynb|- [notebook flags]")
	r := runner{own: flags}
	flags.Var((*repeated)(&r.assigned), "p", "set a parameter: `name=value`; may be repeated")
	flags.Var((*repeated)(&r.files), "P", "set parameters from a JSON `file`; may be repeated")
	flags.Var((*repeated)(&r.outputs), "o", "write the notebook with its outputs to this `file`: .ipynb, .html or .md; may be repeated")
	flags.BoolVar(&r.noCode, "no-code", false, "leave the code out of .html and .md")
	flags.DurationVar(&r.timeout, "timeout", 0, "stop after this `time`, such as 60s; 0 means never")
	flags.BoolVar(&r.allowErrors, "allow-errors", false, "go on with the next cell after one that failed")
	flags.BoolVar(&r.check, "check", false, "say all that is wrong with the code and run nothing")
	flags.BoolVar(&r.list, "list-params", false, "list the notebook's parameters and run nothing")
	watch := flags.Bool("watch", false, "run again whenever the file is saved")
	flags.BoolVar(&r.restricted, "restricted", false, "let the code import unsafe, syscall and os/exec")
	code := flags.String("e", "", "run this `code` and show its value")
	if exit, ok := parse(flags, args); !ok {
		return exit
	}
	for _, name := range r.outputs {
		if kind := document.KindOf(name); kind == "" || kind == document.Go {
			return usagef("run: -o %s: its name must end in .ipynb, .html or .md", name)
		}
	}
	if isSet(flags, "e") {
		if r.list || len(r.assigned)+len(r.files) > 0 {
			return usagef("run: the code of -e has no parameters")
		}
		return r.eval(ctx, append([]string{*code}, flags.Args()...))
	}
	if flags.NArg() == 0 {
		return usagef("run: name the file to run")
	}
	name, rest := flags.Arg(0), flags.Args()[1:]
	switch {
	case name == "-" && *watch:
		return usagef("run: standard input can't be watched")
	case name == "-":
		return r.stdin(ctx, rest)
	case *watch:
		return watchFile(ctx, name, func(ctx context.Context) int { return r.file(ctx, name, rest) })
	}
	return r.file(ctx, name, rest)
}

// file runs a file.
func (r runner) file(ctx context.Context, name string, args []string) int {
	src, err := readNotebook("run", name)
	if err != nil {
		return fail(err)
	}
	return r.source(ctx, name, src, args)
}

// source runs the text of a notebook or script with arguments.
func (r runner) source(ctx context.Context, name, src string, args []string) int {
	s, err := run.Open(name, []byte(src))
	if err != nil {
		return fail(err)
	}
	return r.opened(ctx, s, args)
}

// opened runs a source with arguments.
func (r runner) opened(ctx context.Context, s *run.Source, args []string) int {
	ps := s.Params
	if r.list {
		fmt.Print(ps.Help())
		return exitOK
	}
	own := append([]string{s.Name}, args...) // the program reads its own arguments
	if len(ps.List) > 0 || len(r.assigned)+len(r.files) > 0 || isHelp(args) {
		values, err := parameters(ps, args, r.assigned, r.files)
		var usage *notebook.UsageError
		switch {
		case errors.Is(err, notebook.ErrHelp):
			fmt.Print(ps.Help())
			return exitOK
		case errors.As(err, &usage):
			fmt.Fprintln(os.Stderr, "error:", err)
			r.hint(args)
			return exitUsage
		case err != nil:
			return fail(err)
		}
		s.Give(values)
		own = own[:1]
	}
	if r.check {
		if err := s.Check(run.Options{Restricted: r.restricted}); err != nil {
			return fail(err)
		}
		return exitOK
	}
	return r.run(ctx, s, own)
}

// run runs a source, and writes it with its outputs to the files of -o, whatever
// becomes of it.
func (r runner) run(ctx context.Context, s *run.Source, args []string) int {
	for _, name := range r.outputs {
		if err := document.Check(name); err != nil {
			return fail(err)
		}
	}
	if r.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, r.timeout)
		defer cancel()
	}
	p := newProgress(s)
	start := time.Now()
	err := s.Run(ctx, run.Options{
		Args: args, Restricted: r.restricted, AllowErrors: r.allowErrors, Record: len(r.outputs) > 0,
		Stdout: p.stdout(), Stderr: p.stderr(), Begin: p.begin, Failed: func(err error) { p.print(func() { fail(err) }) },
	})
	p.end()
	if errors.Is(err, errSaved) {
		return exitInterrupted
	}
	code := r.result(s.Name, err, time.Since(start))
	for _, name := range r.outputs {
		if err := document.Write(name, s.Notebook, document.Options{NoCode: r.noCode}); err != nil {
			code = max(code, fail(err))
			continue
		}
		fmt.Fprintln(os.Stderr, "wrote", name)
	}
	return code
}

// result reports what a run ended with, and is its exit code.
func (r runner) result(name string, err error, took time.Duration) int {
	var exit *engine.Exit
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &exit):
		return exit.Code
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(os.Stderr, "error: %s: interrupted\n", name)
		return exitInterrupted
	case errors.Is(err, context.DeadlineExceeded):
		fmt.Fprintf(os.Stderr, "error: %s: not done after %v (-timeout)\n", name, took.Round(time.Millisecond))
		return exitFailed
	}
	return fail(err)
}

// hint says where kvsh's own flags go, if one of them is among the notebook's.
func (r runner) hint(args []string) {
	for _, arg := range args {
		name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if r.own != nil && strings.HasPrefix(arg, "-") && r.own.Lookup(name) != nil {
			fmt.Fprintf(os.Stderr, "\n-%s is a flag of kvsh run too; its flags come before the file.\n", name)
			return
		}
	}
}

func isHelp(args []string) bool {
	return len(args) > 0 && (strings.TrimLeft(args[0], "-") == "h" || args[0] == "--help")
}

// parameters gathers the values that files, -p and flags give, the later over
// the earlier.
func parameters(ps *notebook.Parameters, args, assigned, files []string) (map[string]string, error) {
	values := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("-P: %w", err)
		}
		if err := ps.AssignJSON(file, text, values); err != nil {
			return nil, err
		}
	}
	for _, a := range assigned {
		if err := ps.Assign(a, values); err != nil {
			return nil, err
		}
	}
	flagged, err := ps.ParseArgs(args)
	for name, v := range flagged {
		values[name] = v
	}
	return values, err
}

// readNotebook reads a file for a verb, or a bundled notebook if there is no such
// file.
func readNotebook(verb, name string) (string, error) {
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".go" && ext != ".ipynb" && ext != "" {
		return "", fmt.Errorf("%s %s: a notebook is a .go or an .ipynb file", verb, name)
	}
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		if bundled, bundledErr := notebooks.Files.ReadFile(filepath.Base(name)); bundledErr == nil && isBundledName(name) {
			return string(bundled), nil
		}
		return "", fmt.Errorf("%s %s: there is no such file%s", verb, name, nearest.Question(filepath.Base(name), siblings(name)))
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", verb, err)
	}
	return string(text), nil
}

// isBundledName reports whether a name may mean a bundled notebook: by itself or
// below notebooks.
func isBundledName(name string) bool {
	dir := filepath.Dir(filepath.Clean(name))
	return dir == "." || dir == "notebooks"
}

// siblings lists the Go files where a file was looked for, and the bundled
// notebooks.
func siblings(name string) []string {
	names := bundledNames()
	for _, pattern := range []string{"*.go", "*.ipynb"} {
		found, _ := filepath.Glob(filepath.Join(filepath.Dir(name), pattern)) // the pattern is well formed
		for _, f := range found {
			names = append(names, filepath.Base(f))
		}
	}
	return names
}

// bundledNames lists the bundled notebooks, without their twins for Jupyter.
func bundledNames() []string {
	names, err := fs.Glob(notebooks.Files, "*.go")
	if err != nil { // the pattern is well formed
		panic(err)
	}
	return names
}

func bundledTitle(name string) string {
	text, err := notebooks.Files.ReadFile(name)
	if err != nil {
		return ""
	}
	nb, err := document.Read(name, text)
	if err != nil {
		return ""
	}
	return nb.Title()
}

// eval runs the code of -e.
func (r runner) eval(ctx context.Context, args []string) int {
	if len(args) == 0 {
		return usagef("-e: the code is missing")
	}
	s, err := run.Open("-e", []byte(args[0]))
	if err != nil {
		return fail(err)
	}
	return r.run(ctx, s, append([]string{"-e"}, args[1:]...))
}

// isSet reports whether a flag was given, be it empty.
func isSet(flags *flag.FlagSet, name string) bool {
	set := false
	flags.Visit(func(f *flag.Flag) { set = set || f.Name == name })
	return set
}

// newFlags is the flag set of a verb, with the help that its users see.
func newFlags(name, usage string) *flag.FlagSet {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {
		fmt.Fprintf(flags.Output(), "usage: kvsh %s %s\n\nflags:\n", name, usage)
		flags.PrintDefaults()
	}
	return flags
}

// parse parses a verb's flags. If ok is false, the verb ends with the exit code.
func parse(flags *flag.FlagSet, args []string) (exit int, ok bool) {
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		flags.SetOutput(os.Stdout)
		flags.Usage()
		return exitOK, false
	}
	if err != nil {
		var names []string
		flags.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
		question := ""
		if _, unknown, found := strings.Cut(err.Error(), "not defined: -"); found {
			question = nearest.Question(unknown, names)
		}
		return usagef("%s: %v%s", flags.Name(), err, question), false
	}
	return exitOK, true
}
