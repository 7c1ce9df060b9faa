package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// What standard input brings is interrupted while it runs and while it comes; what
// was printed stays.
func TestInterruptEndsStandardInput(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		open       bool // the input has not ended
		printed    string
	}{
		{"a cell that never ends", "fmt.Println(\"running\")\nfor {\n}\n2\n", false, "running\n"},
		{"a command of the shell", "!echo running; sleep 1000\n2\n", false, "running\n"},
		{"a script", "// %%\n!echo running\n// %%\nfor {\n}\n", false, "running\n"},
		{"input that never ends", "1\n", true, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cmd := exec.Command(kvshProgram(t), "-keep-going")
			cmd.Env = append(os.Environ(), "SHELL=/bin/sh")
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			var errs strings.Builder
			cmd.Stderr = &errs
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			writeInput(t, in, tt.text, tt.open)
			begun := make([]byte, len(tt.printed))
			if _, err := io.ReadFull(out, begun); err != nil || string(begun) != tt.printed {
				t.Fatalf("it prints %q, %v", begun, err)
			}
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			rest, err := io.ReadAll(out)
			if err != nil || len(rest) > 0 {
				t.Errorf("it prints %q too, %v", rest, err)
			}
			var exit *exec.ExitError
			if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted || errs.String() != "error: stdin: interrupted\n" {
				t.Errorf("it ends with %v and says %q", err, errs.String())
			}
		})
	}
}

// writeInput writes more than a pipe holds, so that it has been read, and ends it
// unless it is to stay open.
func writeInput(t *testing.T, in io.WriteCloser, text string, open bool) {
	t.Helper()
	if _, err := io.WriteString(in, text+strings.Repeat("\n", 1<<20)); err != nil {
		t.Fatal(err)
	}
	if open {
		t.Cleanup(func() { in.Close() })
		return
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestKeepGoingWantsNoTerminal(t *testing.T) {
	term := inTerminal(t, t.TempDir(), "-keep-going")
	term.waitFor("-keep-going is for standard input that is no terminal; write kvsh -keep-going < FILE", 1)
	if text, code := term.end(); code != exitUsage {
		t.Errorf("exit code %d, the terminal shows %q", code, text)
	}
}

// A long input says which cell runs, as a file does.
func TestATerminalShowsWhichPartOfStandardInputRuns(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir+"/in.txt", "1\ntime.Sleep(600 * time.Millisecond)\n2\n")
	cmd := exec.Command("sh", "-c", "exec "+kvshProgram(t)+" < in.txt")
	cmd.Dir = dir
	term := startInTerminal(t, cmd)
	term.waitFor(`2\r\n`, 1)
	if text, code := term.end(); code != exitOK || !strings.Contains(text, "[2/3] 0.") || !strings.Contains(text, "time.Sleep(600") {
		t.Errorf("exit code %d, the terminal shows %q", code, text)
	}
}
