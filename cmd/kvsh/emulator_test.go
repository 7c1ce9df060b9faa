package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// emulator is a kvsh that runs in an emulated terminal, which answers its questions.
type emulator struct {
	t     *testing.T
	cmd   *exec.Cmd
	tty   *os.File
	mu    sync.Mutex
	shown *vt.Emulator
	raw   bytes.Buffer // all that was written to it
	ended chan struct{}
}

// shellIn starts the shell in a directory, with a home of its own.
func shellIn(t *testing.T, dir string, args ...string) *emulator {
	t.Helper()
	return shellWith(t, dir, 80, 24, nil, args...)
}

// shellWith starts the shell in a terminal of a size; env is added to its
// environment.
func shellWith(t *testing.T, dir string, columns, rows int, env []string, args ...string) *emulator {
	t.Helper()
	cmd := exec.Command(built(t), args...)
	cmd.Dir = dir
	cmd.Env = append(shellEnv(dir), env...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(rows), Cols: uint16(columns)})
	if err != nil {
		t.Fatal(err)
	}
	tty = closable(t, tty)
	e := &emulator{t: t, cmd: cmd, tty: tty, shown: vt.NewEmulator(columns, rows), ended: make(chan struct{})}
	t.Cleanup(e.close)
	go e.receive()
	go func() { _, _ = io.Copy(tty, e.shown) }() // its answers
	e.await(`In\[\d+\]:`)
	return e
}

// closable is a terminal that can be closed while it is read.
func closable(t *testing.T, tty *os.File) *os.File {
	t.Helper()
	defer tty.Close()
	fd, err := syscall.Dup(int(tty.Fd()))
	if err == nil {
		err = syscall.SetNonblock(fd, true)
	}
	if err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(fd)
	return os.NewFile(uintptr(fd), tty.Name())
}

// shellEnv is an environment whose home is below a directory.
func shellEnv(dir string) []string {
	home := filepath.Join(dir, ".home")
	return []string{
		"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=C.UTF-8",
		"XDG_CONFIG_HOME=" + filepath.Join(home, "config"), "XDG_STATE_HOME=" + filepath.Join(home, "state"),
	}
}

func (e *emulator) close() {
	_ = e.cmd.Process.Kill()
	<-e.ended
	_ = e.cmd.Wait() // a test that cares has waited
	_ = e.tty.Close()
	_ = e.shown.Close()
}

func (e *emulator) receive() {
	defer close(e.ended)
	buf := make([]byte, 1<<16)
	for {
		n, err := e.tty.Read(buf)
		e.mu.Lock()
		e.raw.Write(buf[:n])
		_, _ = e.shown.Write(buf[:n])
		e.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// text is all that the terminal holds: the scrollback and the screen. How long cells
// took is left out, as that depends on what else the machine does.
func (e *emulator) text() string {
	return tookTime.ReplaceAllString(e.fullText(), "")
}

var tookTime = regexp.MustCompile(`(?m)^took .*\n`)

func (e *emulator) fullText() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	var rows []string
	for y := range e.shown.Scrollback().Len() {
		var b strings.Builder
		for _, cell := range e.shown.Scrollback().Line(y) {
			b.WriteString(cell.Content)
		}
		rows = append(rows, strings.TrimRight(b.String(), " "))
	}
	return strings.Join(rows, "\n") + "\n" + e.screenText()
}

// screen is what the terminal shows now.
func (e *emulator) screen() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.screenText()
}

func (e *emulator) screenText() string {
	var rows []string
	for row := range strings.SplitSeq(e.shown.String(), "\n") {
		rows = append(rows, strings.TrimRight(row, " "))
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

// send types keys, as the bytes that a terminal sends for them.
func (e *emulator) send(keys string) {
	e.t.Helper()
	if _, err := io.WriteString(e.tty, keys); err != nil {
		e.t.Fatal(err)
	}
}

// paste pastes a text.
func (e *emulator) paste(text string) {
	e.t.Helper()
	e.send("\x1b[200~" + text + "\x1b[201~")
}

// await waits until all that the terminal holds matches a pattern.
func (e *emulator) await(pattern string) {
	e.t.Helper()
	re := regexp.MustCompile(pattern)
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(3 * time.Millisecond) {
		if re.MatchString(e.text()) {
			return
		}
	}
	e.t.Fatalf("the terminal does not show %q:\n%s", pattern, e.text())
}

// awaitScreen waits until what the terminal shows now passes a test.
func (e *emulator) awaitScreen(what string, ok func(screen string) bool) {
	e.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(3 * time.Millisecond) {
		if ok(e.screen()) {
			return
		}
	}
	e.t.Fatalf("%s: the terminal shows\n%s", what, e.screen())
}

// resize changes the size of the terminal.
func (e *emulator) resize(columns, rows int) {
	e.t.Helper()
	e.mu.Lock()
	e.shown.Resize(columns, rows)
	e.mu.Unlock()
	if err := pty.Setsize(e.tty, &pty.Winsize{Rows: uint16(rows), Cols: uint16(columns)}); err != nil {
		e.t.Fatal(err)
	}
}

// leave leaves the shell by the end of the input, which it heeds between cells only,
// and returns the exit code.
func (e *emulator) leave() int {
	e.t.Helper()
	for range 100 {
		_, _ = io.WriteString(e.tty, ctrlD) // it may have ended
		select {
		case <-e.ended:
			return e.exit()
		case <-time.After(200 * time.Millisecond):
		}
	}
	return e.exit()
}

// exit waits for the end and returns the exit code.
func (e *emulator) exit() int {
	e.t.Helper()
	select {
	case <-e.ended:
	case <-time.After(20 * time.Second):
		e.t.Fatalf("it does not end:\n%s", e.text())
	}
	_ = e.cmd.Wait() // the code tells
	return e.cmd.ProcessState.ExitCode()
}
