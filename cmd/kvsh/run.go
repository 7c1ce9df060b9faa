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
	list            bool     // the parameters only
	restricted      bool     // code may import what reaches around the machine
}

// runVerb runs a notebook or script file. Flags before the file are kvsh's, the
// ones after it the notebook's.
func runVerb(ctx context.Context, args []string) int {
	flags := newFlags("run", "[flags] FILE.go|- [notebook flags]")
	var assigned, files repeated
	flags.Var(&assigned, "p", "set a parameter: `name=value`; may be repeated")
	flags.Var(&files, "P", "set parameters from a JSON `file`; may be repeated")
	timeout := flags.Duration("timeout", 0, "stop after this `time`, such as 60s; 0 means never")
	list := flags.Bool("list-params", false, "list the notebook's parameters and run nothing")
	restricted := flags.Bool("restricted", false, "let the code import unsafe, syscall and os/exec")
	code := flags.String("e", "", "run this `code` and show its value")
	if exit, ok := parse(flags, args); !ok {
		return exit
	}
	r := runner{assigned, files, *list, *restricted}
	if *timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, *timeout)
		defer cancel()
	}
	if isSet(flags, "e") {
		if *list || len(assigned)+len(files) > 0 {
			return usagef("run: the code of -e has no parameters")
		}
		return r.eval(ctx, append([]string{*code}, flags.Args()...))
	}
	if flags.NArg() == 0 {
		return usagef("run: name the file to run")
	}
	name, rest := flags.Arg(0), flags.Args()[1:]
	if name == "-" {
		return r.stdin(ctx, rest)
	}
	src, err := readNotebook(name)
	if err != nil {
		return fail(err)
	}
	return r.source(ctx, name, src, rest)
}

// source runs the text of a notebook or script with arguments.
func (r runner) source(ctx context.Context, name, src string, args []string) int {
	nb, err := notebook.Parse(name, src)
	if err != nil {
		return fail(err)
	}
	if r.list {
		fmt.Print(nb.Help())
		return exitOK
	}
	if len(nb.Params) == 0 && len(r.assigned)+len(r.files) == 0 && !isHelp(args) { // the program reads its own arguments
		return r.code(ctx, name, src, append([]string{name}, args...))
	}
	values, err := parameters(nb, args, r.assigned, r.files)
	if errors.Is(err, notebook.ErrHelp) {
		fmt.Print(nb.Help())
		return exitOK
	}
	var usage *notebook.UsageError
	if errors.As(err, &usage) {
		fmt.Fprintln(os.Stderr, "error:", err)
		return exitUsage
	}
	if err != nil {
		return fail(err)
	}
	return r.code(ctx, name, nb.Override(values), []string{name})
}

func isHelp(args []string) bool {
	return len(args) > 0 && strings.TrimLeft(args[0], "-") == "h" || len(args) > 0 && args[0] == "--help"
}

// parameters gathers the values that files, -p and flags give, the later over
// the earlier.
func parameters(nb *notebook.Notebook, args, assigned, files []string) (map[string]string, error) {
	values := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("-P: %w", err)
		}
		if err := nb.AssignJSON(file, text, values); err != nil {
			return nil, err
		}
	}
	for _, a := range assigned {
		if err := nb.Assign(a, values); err != nil {
			return nil, err
		}
	}
	flagged, err := nb.ParseArgs(args)
	for name, v := range flagged {
		values[name] = v
	}
	return values, err
}

// readNotebook reads a file, or a bundled notebook if there is no such file.
func readNotebook(name string) (string, error) {
	if ext := filepath.Ext(name); ext != ".go" && ext != "" {
		return "", fmt.Errorf("run %s: a notebook is a .go file", name)
	}
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		if bundled, bundledErr := notebooks.Files.ReadFile(filepath.Base(name)); bundledErr == nil && isBundledName(name) {
			return string(bundled), nil
		}
		return "", fmt.Errorf("run %s: there is no such file%s", name, nearest.Question(filepath.Base(name), siblings(name)))
	}
	if err != nil {
		return "", fmt.Errorf("run: %w", err)
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
	found, _ := filepath.Glob(filepath.Join(filepath.Dir(name), "*.go")) // the pattern is well formed
	names := bundledNames()
	for _, f := range found {
		names = append(names, filepath.Base(f))
	}
	return names
}

func bundledNames() []string {
	entries, err := notebooks.Files.ReadDir(".")
	if err != nil { // an embedded folder
		panic(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func bundledTitle(name string) string {
	text, err := notebooks.Files.ReadFile(name)
	if err != nil {
		return ""
	}
	nb, err := notebook.Parse(name, string(text))
	if err != nil {
		return ""
	}
	return nb.Title()
}

// stdin runs the notebook or script on standard input.
func (r runner) stdin(ctx context.Context, args []string) int {
	src, err := io.ReadAll(os.Stdin)
	if err != nil {
		return fail(fmt.Errorf("read standard input: %w", err))
	}
	return r.source(ctx, "stdin", string(src), args)
}

// eval runs the code of -e.
func (r runner) eval(ctx context.Context, args []string) int {
	if len(args) == 0 {
		return usagef("-e: the code is missing")
	}
	return r.code(ctx, "-e", args[0], append([]string{"-e"}, args[1:]...))
}

// code runs code and reports its fault. A script shows its last value, as a
// cell does.
func (r runner) code(ctx context.Context, name, src string, args []string) int {
	start := time.Now()
	var exit *engine.Exit
	err := engine.Run(ctx, name, src, true, engine.Options{Args: args, Restricted: r.restricted})
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &exit):
		return exit.Code
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(os.Stderr, "error: %s: interrupted\n", name)
		return exitInterrupted
	case errors.Is(err, context.DeadlineExceeded):
		fmt.Fprintf(os.Stderr, "error: %s: not done after %v (-timeout)\n", name, time.Since(start).Round(time.Millisecond))
		return exitFailed
	}
	return fail(err)
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
