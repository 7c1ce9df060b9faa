package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/term"

	"kvsh/kernel/shell"
	"kvsh/kernel/shell/history"
	"kvsh/stdlib/bench"
)

// isShellFlag reports whether an argument is a flag of the shell alone.
func isShellFlag(arg string) bool {
	return slices.Contains([]string{"resume", "vi", "no-init"}, strings.TrimLeft(arg, "-"))
}

// shellVerb is the interactive shell.
func shellVerb(ctx context.Context, args []string) int {
	flags := newFlags("shell", "[flags]")
	var o shell.Options
	flags.BoolVar(&o.Resume, "resume", false, "bring the last session back by running its cells again")
	flags.BoolVar(&o.Vi, "vi", false, "the keys of vi instead of emacs")
	flags.BoolVar(&o.Restricted, "restricted", false, "let the code import unsafe, syscall and os/exec")
	noInit := flags.Bool("no-init", false, "leave out the file of cells that runs first")
	if exit, ok := parse(flags, args); !ok {
		return exit
	}
	if flags.NArg() > 0 {
		return usagef("shell: there is %q behind the flags; a file to run stands alone", flags.Arg(0))
	}
	if !stdinIsTerminal() {
		return usagef("shell: standard input is no terminal")
	}
	if os.Getenv(guardedName) == "" {
		return underGuard(append([]string{"shell"}, args...))
	}
	_ = os.Unsetenv(guardedName) // it is nobody else's
	if err := tellGuard(); err != nil {
		return fail(err)
	}
	o.In, o.Out, o.Banner, o.Notebook = os.Stdin, os.Stdout, banner(), runInSession
	if !*noInit {
		o.Init = initFile()
	}
	o.State, _ = history.Dir() // without a home there is no history
	run := shell.Run
	if os.Getenv("TERM") == "dumb" || !term.IsTerminal(int(os.Stdout.Fd())) {
		run = shell.RunPlain
	}
	exit, err := run(context.WithoutCancel(ctx), o) // Ctrl-C ends cells, not the shell
	if err != nil {
		return fail(err)
	}
	return exit
}

// banner says what this is and what results are here.
func banner() string {
	text := fmt.Sprintf("kvsh %s, %s; :help lists the commands, ctrl+d leaves.\n", version(), runtime.Version())
	found, err := bench.Look(".")
	switch {
	case err != nil:
		return text + fmt.Sprintf("The results here can't be listed: %v", err)
	case found.Batches == 0:
		return text + "There are no results here: kv.Runs() is the bundled sample."
	}
	return text + fmt.Sprintf("%s of results here, in %s: kv.Runs() scans them.", counted(found.Files, "file"), counted(found.Batches, "batch"))
}

// counted is a number of things.
func counted(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case noun == "batch":
		noun = "batche"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// initFile is the user's file of cells that run first, "" if there is no place for
// it.
func initFile() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "kvsh", "init.go")
}
