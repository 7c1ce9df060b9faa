package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/creack/pty"
)

// bareShell starts the shell in a terminal that answers nothing.
func bareShell(b *testing.B, dir string) (tty *os.File, end func()) {
	b.Helper()
	cmd := exec.Command(built(b))
	cmd.Dir, cmd.Env = dir, shellEnv(dir)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 100})
	if err != nil {
		b.Fatal(err)
	}
	return tty, func() {
		if _, err := io.WriteString(tty, ctrlD); err != nil {
			b.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, tty) // it ends with an error of the terminal
		if err := cmd.Wait(); err != nil {
			b.Fatal(err)
		}
		tty.Close()
	}
}

// readUntil reads until a text was written.
func readUntil(b *testing.B, tty *os.File, text string) {
	b.Helper()
	var got []byte
	buf := make([]byte, 1<<16)
	for !bytes.Contains(got, []byte(text)) {
		n, err := tty.Read(buf)
		if err != nil {
			b.Fatalf("%v; it wrote %q", err, got)
		}
		got = append(got, buf[:n]...)
	}
}

// BenchmarkShellStart is the time from the start of the process to its prompt.
func BenchmarkShellStart(b *testing.B) {
	dir := b.TempDir()
	built(b)
	for b.Loop() {
		tty, end := bareShell(b, dir)
		readUntil(b, tty, "In[1]")
		b.StopTimer()
		end()
		b.StartTimer()
	}
}

// BenchmarkShellKey is the time from a key to its echo.
func BenchmarkShellKey(b *testing.B) {
	tty, end := bareShell(b, b.TempDir())
	defer end()
	readUntil(b, tty, "In[1]")
	for b.Loop() {
		for _, key := range []string{"q", "\x7f"} {
			if _, err := io.WriteString(tty, key); err != nil {
				b.Fatal(err)
			}
			readUntil(b, tty, "\x1b[?2026l")
		}
	}
}

// BenchmarkShellPaste is the time from a paste of 200 lines, and Enter, to the value
// that the cell prints.
func BenchmarkShellPaste(b *testing.B) {
	tty, end := bareShell(b, b.TempDir())
	defer end()
	readUntil(b, tty, "In[1]")
	text := "\x1b[200~" + bigPaste(200) + "\x1b[201~\r"
	for b.Loop() {
		written := make(chan error)
		go func() { // a terminal reads while it writes
			_, err := io.WriteString(tty, text)
			written <- err
		}()
		readUntil(b, tty, "total 1") // which is not in the text
		if err := <-written; err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkShellCell is the time from Enter to the value of a small cell.
func BenchmarkShellCell(b *testing.B) {
	tty, end := bareShell(b, b.TempDir())
	defer end()
	readUntil(b, tty, "In[1]")
	for b.Loop() {
		if _, err := io.WriteString(tty, "20+22\r"); err != nil {
			b.Fatal(err)
		}
		readUntil(b, tty, " 42")
	}
}
