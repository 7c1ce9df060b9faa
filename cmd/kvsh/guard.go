package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"
)

// guardedName is the variable that tells a shell that it has a guard.
const guardedName = "KVSH_GUARDED"

// underGuard runs a shell as a process of its own, so that the terminal is put
// right again, and the user told what to do, if code in it ends the process.
func underGuard(args []string) int {
	self, err := os.Executable()
	if err != nil {
		return fail(fmt.Errorf("start the shell: %w", err))
	}
	terminal, err := term.GetState(int(os.Stdin.Fd()))
	if err != nil {
		return fail(fmt.Errorf("start the shell: %w", err))
	}
	crashes, told, err := os.Pipe()
	if err != nil {
		return fail(fmt.Errorf("start the shell: %w", err))
	}
	cmd := exec.Command(self, args...)
	cmd.Args[0] = os.Args[0]
	cmd.Env = append(os.Environ(), guardedName+"=1")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.ExtraFiles = []*os.File{told}
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP)
	if err := cmd.Start(); err != nil {
		return fail(fmt.Errorf("start the shell: %w", err))
	}
	go func() {
		for s := range signals {
			if s == syscall.SIGTERM || s == syscall.SIGHUP { // the terminal gives the others to both
				_ = cmd.Process.Signal(s) // it may have ended
			}
		}
	}()
	_ = told.Close() // the shell has its own
	report := make(chan string, 1)
	go func() {
		text, _ := io.ReadAll(crashes) // what can be read of it
		report <- string(text)
	}()
	err = cmd.Wait()
	text := reported(report)
	crash, crashed := crashOf(err, text)
	if !crashed {
		return cmd.ProcessState.ExitCode()
	}
	_ = term.Restore(int(os.Stdin.Fd()), terminal) // what can be done for it
	fmt.Fprint(os.Stdout, putRight)
	fmt.Fprintf(os.Stderr, "%s\nkvsh has crashed: %s.\nkvsh -resume brings the session back.\n", excerpt(text), crash)
	return exitFailed
}

// putRight ends what a shell has asked of its terminal: the alternate screen, marks
// around what is pasted, keys in long form, a hidden cursor, no wrapping.
const putRight = "\x1b[?2026l\x1b[?1049l\x1b[?2004l\x1b[<u\x1b[?25h\x1b[?7h\x1b[m\r\n"

// crashOf is why a process ended, if it was not its own will.
func crashOf(err error, report string) (why string, crashed bool) {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return "", false
	}
	if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return "signal " + status.Signal().String(), true
	}
	why, _, _ = strings.Cut(strings.TrimSpace(report), "\n")
	return why, why != ""
}

// reported is what the shell has told of its crash. Programs that it has started
// may hold the other end of the pipe for longer.
func reported(report <-chan string) string {
	select {
	case text := <-report:
		return text
	case <-time.After(time.Second):
		return ""
	}
}

// excerpt is the first lines of a report, which say what went wrong and where.
func excerpt(report string) string {
	const most = 12
	lines := strings.Split(strings.TrimSpace(report), "\n")
	if len(lines) > most {
		lines = append(lines[:most], "…")
	}
	return strings.Join(lines, "\n")
}

// tellGuard has the runtime tell the guard of a crash.
func tellGuard() error {
	const first = 3 // of the files beside the standard ones
	told := os.NewFile(first, "guard")
	defer told.Close()
	return debug.SetCrashOutput(told, debug.CrashOptions{})
}
