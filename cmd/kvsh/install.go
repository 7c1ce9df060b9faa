package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"kvsh/kernel/jupyter"
	"kvsh/kernel/jupyter/spec"
)

// place is where a kernel is installed, as the flags say.
type place struct {
	user, sysPrefix bool
	prefix, name    string
}

// installVerb makes the kernel known to Jupyter.
func installVerb(_ context.Context, args []string) int {
	flags := newFlags("install", "[-user | -sys-prefix | -prefix DIR] [flags]")
	var p place
	flags.BoolVar(&p.user, "user", false, "for this user (the default)")
	flags.BoolVar(&p.sysPrefix, "sys-prefix", false, "for the Python environment that is in use")
	flags.StringVar(&p.prefix, "prefix", "", "below this `folder`, such as /usr/local")
	flags.StringVar(&p.name, "name", "kvsh", "the kernel's `name`")
	display := flags.String("display-name", "Go (kvsh)", "the `name` that front ends show")
	folder, exit, ok := p.parse(flags, args)
	if !ok {
		return exit
	}
	program, err := installedProgram()
	if err != nil {
		return fail(err)
	}
	dir, err := spec.Install(folder, p.name, spec.New(program, *display, jupyter.ProtocolVersion))
	if err != nil {
		return fail(err)
	}
	fmt.Printf("installed the kernel %q (%s) in %s\nRun \"jupyter notebook\" or \"jupyter lab\" and choose it, or \"jupyter console --kernel %s\".\n", p.name, *display, dir, p.name)
	return exitOK
}

// uninstallVerb takes the kernel away from Jupyter.
func uninstallVerb(_ context.Context, args []string) int {
	flags := newFlags("uninstall", "[-user | -sys-prefix | -prefix DIR] [-name NAME]")
	var p place
	flags.BoolVar(&p.user, "user", false, "this user's (the default)")
	flags.BoolVar(&p.sysPrefix, "sys-prefix", false, "that of the Python environment that is in use")
	flags.StringVar(&p.prefix, "prefix", "", "the one below this `folder`")
	flags.StringVar(&p.name, "name", "kvsh", "the kernel's `name`")
	folder, exit, ok := p.parse(flags, args)
	if !ok {
		return exit
	}
	dir, err := spec.Uninstall(folder, p.name)
	if err != nil {
		return fail(err)
	}
	fmt.Printf("removed %s\n", dir)
	return exitOK
}

// usageError is of flags that don't go together.
type usageError struct{ error }

func usageOrFail(err error) int {
	var usage usageError
	if errors.As(err, &usage) {
		return usagef("%v", err)
	}
	return fail(err)
}

// parse parses the flags of a verb that takes nothing else, and finds the folder
// that they mean. If ok is false, the verb ends with the exit code.
func (p *place) parse(flags *flag.FlagSet, args []string) (folder string, exit int, ok bool) {
	if exit, ok := parse(flags, args); !ok {
		return "", exit, false
	}
	if flags.NArg() > 0 {
		return "", usagef("%s: %q belongs to no flag", flags.Name(), flags.Arg(0)), false
	}
	folder, err := p.folder()
	if err != nil {
		return "", usageOrFail(err), false
	}
	return folder, exitOK, true
}

// folder is the folder of kernels that the flags mean.
func (p place) folder() (string, error) {
	chosen := 0
	for _, is := range []bool{p.user, p.sysPrefix, p.prefix != ""} {
		if is {
			chosen++
		}
	}
	switch {
	case chosen > 1:
		return "", usageError{errors.New("-user, -sys-prefix and -prefix exclude each other")}
	case p.prefix != "":
		return spec.Folder(p.prefix), nil
	case p.sysPrefix:
		prefix, err := pythonPrefix()
		return spec.Folder(prefix), err
	}
	return spec.UserFolder()
}

// pythonPrefix is the folder of the Python environment that is in use.
func pythonPrefix() (string, error) {
	for _, name := range []string{"VIRTUAL_ENV", "CONDA_PREFIX"} {
		if dir := os.Getenv(name); dir != "" {
			return dir, nil
		}
	}
	out, err := exec.Command("python3", "-c", "import sys; print(sys.prefix)").Output()
	if err != nil {
		return "", fmt.Errorf("-sys-prefix: ask python3 for its prefix: %w; name it by -prefix", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// installedProgram is the path of this program, which has to stay there.
func installedProgram() (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find this program: %w", err)
	}
	if strings.HasPrefix(program, filepath.Join(os.TempDir(), "go-build")) {
		return "", errors.New("this kvsh is gone once \"go run\" ends; run \"go install ./cmd/kvsh\" first, then \"kvsh install\"")
	}
	return program, nil
}
