package engine

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Whole programs print the same interpreted and compiled, and end alike.
func TestProgramsPrintWhatCompiledOnesDo(t *testing.T) {
	var programs []string
	for _, pattern := range []string{"testdata/*.go", "testdata/programs/*.go"} {
		list, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		programs = append(programs, list...)
	}
	if len(programs) < 90 {
		t.Fatalf("there are only %d programs", len(programs))
	}
	binaries := build(t, programs)
	for i, path := range programs {
		t.Run(filepath.Base(path), func(t *testing.T) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := ended{}
			cmd := exec.CommandContext(t.Context(), binaries[i])
			cmd.Stdout, cmd.Stderr = &want.out, &want.errs
			var exit *exec.ExitError
			if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
				t.Fatal(err)
			}
			want.code = cmd.ProcessState.ExitCode()

			got := interpret(t, path, string(src))
			if got.out.String() != want.out.String() || got.code != want.code {
				t.Errorf("it ends with %d and prints\n%s\nbut compiled with %d and\n%s\nerrors:\n%s", got.code, &got.out, want.code, &want.out, &got.errs)
			}
			if want.code != panicked && got.errs.String() != want.errs.String() {
				t.Errorf("to standard error it writes\n%s\nbut compiled\n%s", &got.errs, &want.errs)
			}
		})
	}
}

// ended is how a program ended.
type ended struct {
	out, errs bytes.Buffer
	code      int
}

// panicked is the exit code of a compiled program that panicked.
const panicked = 2

func interpret(t *testing.T, name, src string) *ended {
	t.Helper()
	got := &ended{}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	err := Run(ctx, name, src, false, Options{Args: []string{name}, Stdout: &got.out, Stderr: &got.errs})
	var exit *Exit
	var fault *Error
	switch {
	case errors.As(err, &exit):
		got.code = exit.Code
	case errors.As(err, &fault):
		got.code = panicked
		got.errs.WriteString(err.Error())
	case err != nil:
		t.Fatal(err)
	}
	return got
}

// build compiles programs, and returns the paths of the binaries.
func build(t *testing.T, programs []string) []string {
	t.Helper()
	dir := t.TempDir()
	var binaries []string
	for _, path := range programs {
		binary := filepath.Join(dir, strings.TrimSuffix(filepath.Base(path), ".go"))
		binaries = append(binaries, binary)
		if out, err := exec.Command("go", "build", "-ldflags=-s -w", "-o", binary, path).CombinedOutput(); err != nil {
			t.Fatalf("go build %s: %v\n%s", path, err, out)
		}
	}
	return binaries
}
