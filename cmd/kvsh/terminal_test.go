package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal is a kvsh that runs in a terminal.
type terminal struct {
	t    *testing.T
	cmd  *exec.Cmd
	tty  *os.File
	text chan string // all that was written until now
}

// inTerminal starts kvsh in a terminal of 60 columns.
func inTerminal(t *testing.T, dir string, args ...string) *terminal {
	t.Helper()
	cmd := exec.Command(kvshProgram(t), args...)
	cmd.Dir = dir
	return startInTerminal(t, cmd)
}

func startInTerminal(t *testing.T, cmd *exec.Cmd) *terminal {
	t.Helper()
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 60})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t, cmd, tty, make(chan string, 1)}
	t.Cleanup(func() { tty.Close() })
	term.text <- ""
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := tty.Read(buf)
			term.text <- <-term.text + string(buf[:n])
			if err != nil {
				return
			}
		}
	}()
	return term
}

// waitFor waits until a pattern was written a number of times.
func (term *terminal) waitFor(pattern string, times int) {
	term.t.Helper()
	re := regexp.MustCompile(pattern)
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		text := <-term.text
		term.text <- text
		if len(re.FindAllString(text, -1)) >= times {
			return
		}
	}
	term.t.Fatalf("the terminal does not show %q %d times:\n%q", pattern, times, <-term.text)
}

// end waits for the end and returns what was written and the exit code.
func (term *terminal) end() (text string, code int) {
	term.t.Helper()
	err := term.cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		term.t.Fatal(err)
	}
	return <-term.text, code
}

const slow = `package main

import (
	"fmt"
	"time"
)

func main() {
	// %% [markdown]
	// ## Loading 东西向

	// %%
	time.Sleep(600 * time.Millisecond)
	fmt.Print("half a line")

	// %%
	time.Sleep(600 * time.Millisecond)
	fmt.Println(", done")
}
`

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// While a cell takes its time the terminal names it; nothing of that stays, and
// no line that the code has begun is lost.
func TestATerminalShowsWhichCellRuns(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "slow.go"), slow)
	term := inTerminal(t, dir, "slow.go")
	term.waitFor(`done\r\n`, 1)
	text, code := term.end()
	if !strings.Contains(text, "[2/3] 0.") || !strings.Contains(text, "Loading 东西向") || code != exitOK {
		t.Errorf("exit code %d, the terminal shows %q", code, text)
	}
	if rest := regexp.MustCompile(`\r\x1b\[K(\[2/3\][^\r]*)?`).ReplaceAllString(text, ""); rest != "half a line, done\r\n" {
		t.Errorf("it leaves %q", rest)
	}
	cmd := exec.Command(kvshProgram(t), "slow.go")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil || string(out) != "half a line, done\n" {
		t.Errorf("without a terminal: %v, %q", err, out)
	}
}

// -watch runs a file again when it is saved, also while it still runs, and after
// errors, until Ctrl-C.
func TestWatchRunsAgainWhenTheFileIsSaved(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "watched.go")
	writeFile(t, file, "fmt.Println(1 + 1)\n")
	term := inTerminal(t, dir, "run", "-watch", "-o", "watched.md", "watched.go")
	term.waitFor("waiting for watched.go", 1)
	writeFile(t, file, "fmt.Println(x)\n")
	term.waitFor("undefined: x", 1)
	term.waitFor("waiting for watched.go", 2)
	writeFile(t, file, "fmt.Fprintln(os.Stderr, \"begun\")\nfor {\n}\n")
	term.waitFor("running it again", 2)
	time.Sleep(300 * time.Millisecond)
	renamed := filepath.Join(dir, "renamed") // as editors save
	writeFile(t, renamed, "fmt.Println(\"saved\")\n")
	if err := os.Rename(renamed, file); err != nil {
		t.Fatal(err)
	}
	term.waitFor("waiting for watched.go", 3)
	report, err := os.ReadFile(filepath.Join(dir, "watched.md"))
	if err != nil || !strings.Contains(string(report), "\nsaved\n") {
		t.Errorf("%v: the report is %s", err, report)
	}
	if _, err := io.WriteString(term.tty, "\x03"); err != nil {
		t.Fatal(err)
	}
	if text, code := term.end(); code != exitInterrupted {
		t.Errorf("exit code %d, the terminal shows %q", code, text)
	}
}
