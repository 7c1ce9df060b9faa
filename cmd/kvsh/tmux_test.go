package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// tmux is a shell in a terminal of tmux, which wraps its lines anew when its width
// changes and keeps a scrollback.
type tmux struct {
	t      *testing.T
	socket string
}

func inTmux(t *testing.T, dir string, columns, rows int) tmux {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("there is no tmux")
	}
	m := tmux{t, filepath.Join(dir, "tmux")}
	cmd := exec.Command("tmux", "-S", m.socket, "-f", "/dev/null", "new-session", "-d", "-x", fmt.Sprint(columns), "-y", fmt.Sprint(rows), built(t)+"; sleep 100")
	cmd.Dir, cmd.Env = dir, append(shellEnv(dir), "SHELL=/bin/sh")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("tmux: %v\n%s", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("tmux", "-S", m.socket, "kill-server").Run() })
	m.await(func(text string) bool { return strings.HasSuffix(text, "In[1]:") })
	return m
}

func (m tmux) do(args ...string) string {
	m.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-S", m.socket}, args...)...).CombinedOutput()
	if err != nil {
		m.t.Fatalf("tmux %q: %v\n%s", args, err, out)
	}
	return string(out)
}

func (m tmux) keys(keys ...string) {
	m.t.Helper()
	m.do(append([]string{"send-keys"}, keys...)...)
}

// text is the scrollback and the screen, with lines that were wrapped in one.
func (m tmux) text() string {
	m.t.Helper()
	var rows []string
	for row := range strings.SplitSeq(m.do("capture-pane", "-p", "-J", "-S", "-1000"), "\n") {
		rows = append(rows, strings.TrimRight(row, " "))
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

func (m tmux) await(ok func(text string) bool) {
	m.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if ok(m.text()) {
			return
		}
	}
	m.t.Fatalf("the terminal shows\n%s", m.text())
}

// unwrapped is a text without the breaks of lines and what they are indented by.
func unwrapped(text string) string { return strings.Join(strings.Fields(text), "") }

func TestLongLinesSurviveAResize(t *testing.T) {
	m := inTmux(t, t.TempDir(), 80, 24)
	line := `fmt.Println("a line that is longer than the terminal is wide in each of its three sizes", 1, 2, 3, "东西向")`
	m.keys("x := 20", "Enter", "if x > 0 {", "Enter", line)
	want := unwrapped("In[1]: x := 20\nIn[2]: if x > 0 {\n  ...: " + line)
	m.await(func(text string) bool { return strings.HasSuffix(unwrapped(text), want) })
	for _, columns := range []string{"50", "100", "80"} {
		m.do("resize-window", "-x", columns)
		time.Sleep(500 * time.Millisecond) // tmux tells of a size after a while
		m.keys("_")
		want += "_"
		m.await(func(text string) bool {
			return strings.HasSuffix(unwrapped(text), want) && strings.Count(text, "In[2]") == 1
		})
	}
}

func TestAPasteLiesInTheScrollback(t *testing.T) {
	dir := t.TempDir()
	m := inTmux(t, dir, 80, 24)
	file := filepath.Join(dir, "paste.go")
	if err := os.WriteFile(file, []byte(bigPaste(200)), 0o666); err != nil {
		t.Fatal(err)
	}
	m.do("load-buffer", file)
	m.do("paste-buffer", "-p")
	m.keys("Enter")
	m.await(func(text string) bool { return strings.HasSuffix(text, "In[2]:") && strings.Contains(text, "\ntotal ") })
	text := m.text()
	for i, line := range strings.Split(bigPaste(200), "\n") {
		if want := ": " + strings.ReplaceAll(line, "\t", "    ") + "\n"; !strings.Contains(text, want) {
			t.Fatalf("line %d, %q, is missing", i+1, line)
		}
	}
	if strings.Count(text, "In[1]:") != 1 {
		t.Errorf("the terminal shows\n%s", text)
	}
}
