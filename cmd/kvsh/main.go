// Command kvsh runs notebooks and scripts about benchmarks of KV-cache
// offloading, and scans and checks their results. Run "kvsh help" for its verbs.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"kvsh/stdlib/nearest"
)

// Exit codes.
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130
)

// A verb is a subcommand.
type verb struct {
	name     string
	usage    string // what follows "kvsh"
	summary  string
	run      func(ctx context.Context, args []string) int
	flagless bool // has no flags, so its usage is all its help
}

// verbs lists the subcommands in the order in which help shows them.
func verbs() []verb {
	return []verb{
		{"shell", "[shell] [flags]", "the interactive shell, in a terminal", shellVerb, false},
		{"run", "[run] FILE [flags]", "run a notebook or a script: .go, .ipynb or - for standard input", runVerb, false},
		{"convert", "convert IN OUT", "turn a notebook into .go, .ipynb, .html or .md", convertVerb, false},
		{"scan", "scan [flags]", "scan results into a table or a file", scanVerb, false},
		{"lint", "lint [flags]", "list what makes results misleading", lintVerb, false},
		{"compare", "compare BASE NEW [flags]", "hold two folders of results against each other; exit with 1 if NEW is worse", compareVerb, false},
		{"install", "install [flags]", "make the kernel known to Jupyter", installVerb, false},
		{"uninstall", "uninstall [flags]", "take it away again", uninstallVerb, false},
		{"kernel", "kernel FILE", "be the kernel of a connection file, as Jupyter starts it", kernelVerb, false},
		{"version", "version", "print the version", versionVerb, true},
		{"help", "help [VERB]", "explain a verb", helpVerb, true},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := kvsh(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// kvsh runs the command line and returns its exit code.
func kvsh(ctx context.Context, args []string) int {
	if len(args) == 0 {
		return withoutArguments(ctx)
	}
	for _, v := range verbs() {
		if v.name == args[0] {
			return v.run(ctx, args[1:])
		}
	}
	switch {
	case args[0] == "-h" || args[0] == "-help" || args[0] == "--help":
		return helpVerb(ctx, nil)
	case args[0] == "-keep-going" || args[0] == "--keep-going":
		return keepGoing(ctx, args[1:])
	case args[0] == "-e" || args[0] == "--e":
		return runner{}.eval(ctx, args[1:])
	case args[0] == "-" || !strings.HasPrefix(args[0], "-") && looksLikeFile(args[0]):
		return runVerb(ctx, args)
	case isShellFlag(args[0]):
		return shellVerb(ctx, args)
	case strings.HasPrefix(args[0], "-"):
		return runVerb(ctx, args)
	}
	question := nearest.Question(args[0], verbNames())
	if question == "" {
		question = nearest.Question(args[0]+".go", siblings(args[0]))
	}
	return usagef("there is no verb and no file %q%s", args[0], question)
}

func verbNames() []string {
	var names []string
	for _, v := range verbs() {
		names = append(names, v.name)
	}
	return names
}

// looksLikeFile reports whether an argument is meant as a file.
func looksLikeFile(arg string) bool {
	if strings.ContainsRune(arg, filepath.Separator) || filepath.Ext(arg) != "" {
		return true
	}
	_, err := os.Stat(arg)
	return err == nil
}

// withoutArguments runs what standard input brings.
func withoutArguments(ctx context.Context) int {
	if stdinIsTerminal() {
		return shellVerb(ctx, nil)
	}
	return runner{}.input(ctx)
}

// fail prints an error and returns the exit code of failure.
func fail(err error) int {
	fmt.Fprintln(os.Stderr, "error:", err)
	return exitFailed
}

// usagef prints what is wrong with the command line.
func usagef(format string, args ...any) int {
	fmt.Fprintf(os.Stderr, "kvsh: "+format+"\nRun \"kvsh help\" for usage.\n", args...)
	return exitUsage
}

func helpVerb(ctx context.Context, args []string) int {
	if len(args) == 0 {
		printHelp(os.Stdout)
		return exitOK
	}
	for _, v := range verbs() {
		switch {
		case v.name != args[0]:
		case v.flagless:
			fmt.Printf("usage: kvsh %s\n\n%s\n", v.usage, v.summary)
			return exitOK
		default:
			return v.run(ctx, []string{"-h"})
		}
	}
	return usagef("help: there is no verb %q%s", args[0], nearest.Question(args[0], verbNames()))
}

func printHelp(w io.Writer) {
	fmt.Fprint(w, "kvsh is a shell and a notebook runner for benchmarks of KV-cache offloading.\n\nusage:\n")
	line := func(usage, summary string) { fmt.Fprintf(w, "  kvsh %-26s %s\n", usage, summary) }
	for _, v := range verbs() {
		line(v.usage, v.summary)
	}
	line("-e 'CODE'", "run code and show its value")
	line("[-keep-going] < CODE", "run what would be typed, value by value")
	fmt.Fprint(w, "\nbundled notebooks:\n")
	for _, name := range bundledNames() {
		line("notebooks/"+name, bundledTitle(name))
	}
	fmt.Fprint(w, "\nkvsh FILE -h lists a notebook's flags.\n")
}
