package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Keys as a terminal sends them.
const (
	enterKey  = "\r"
	upKey     = "\x1b[A"
	leftKey   = "\x1b[D"
	escapeKey = "\x1b"
	ctrlA     = "\x01"
	ctrlC     = "\x03"
	ctrlD     = "\x04"
	ctrlK     = "\x0b"
	ctrlR     = "\x12"
	ctrlY     = "\x19"
	undoKey   = "\x1f"
)

func TestTheShellRunsWhatIsTyped(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("1+1\r")
	e.await(`In\[1\]: 1\+1\nOut\[1\]: 2\n\nIn\[2\]:`)
	e.send("for i := range 3 {\rfmt.Println(i * i)\r}\r")
	e.await(`In\[2\]: for i := range 3 \{\n  \.\.\.:     fmt\.Println\(i \* i\)\n  \.\.\.: \}\n0\n1\n4\n\nIn\[3\]:`)
	e.send("x := nosuch + 1\r")
	e.await(`cell\[3\]:1:6: undefined: nosuch\nx := nosuch \+ 1\n     \^\n\nIn\[4\]:`)
	if code := e.leave(); code != exitOK {
		t.Errorf("exit code %d", code)
	}
}

func TestCtrlCNeverLeavesTheShell(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("x := 1; x\r")
	e.await(`Out\[1\]: 1\n\n`)
	e.send("y := (x +\r" + ctrlC)
	e.await(`In\[2\]: y := \(x \+\n.*\^C\nIn\[2\]:`)
	e.send(ctrlC + ctrlC + "for {\r}\r")
	e.await(`Ctrl-C stops it`)
	e.send(ctrlC)
	e.await(`interrupted\n`)
	e.send("strings.\t")
	e.await(`Builder`)
	e.send(ctrlC)
	e.awaitScreen("the menu is gone, the text is not", func(screen string) bool {
		return !strings.Contains(screen, "Builder") && strings.HasSuffix(screen, "In[3]: strings.")
	})
	e.send(ctrlC + "x\r")
	e.await(`Out\[3\]: 1`)
	if code := e.leave(); code != exitOK {
		t.Errorf("exit code %d", code)
	}
}

func TestTheHistoryHasWholeCells(t *testing.T) {
	dir := t.TempDir()
	e := shellIn(t, dir)
	e.send("first := 1\rfor i := range 2 {\rfmt.Println(\"东西向\", i)\r}\r")
	e.await(`东西向 1\n\nIn\[3\]:`)
	e.send(upKey)
	e.awaitScreen("the whole cell is back", func(screen string) bool {
		return strings.HasSuffix(screen, "In[3]: for i := range 2 {\n  ...:     fmt.Println(\"东西向\", i)\n  ...: }")
	})
	e.send(upKey + upKey + upKey) // its lines, then the cell before
	e.awaitScreen("the first cell is back", func(screen string) bool { return strings.HasSuffix(screen, "In[3]: first := 1") })
	e.send(ctrlC + "f" + upKey)
	e.awaitScreen("of the cells that begin with what was typed", func(screen string) bool { return strings.HasSuffix(screen, "  ...: }") })
	e.send(ctrlC + ctrlR + "rst")
	e.await(`history \(1\): rst\n.*first := 1`)
	e.send(enterKey + enterKey)
	e.await(`In\[3\]: first := 1\nIn\[4\]:`)
	e.leave()
	file := filepath.Join(dir, ".home/state/kvsh/history.jsonl")
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the history's file: %v, %v", info.Mode(), err)
	}
	second := shellIn(t, dir)
	second.await(`In\[1\]:`)
	second.send(upKey)
	second.await(`In\[1\]: first := 1`)
}

func TestAnUndoBringsBackWhatWasThere(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("alpha + beta" + ctrlA + ctrlK)
	e.awaitScreen("the line is cut", func(screen string) bool { return strings.HasSuffix(screen, "In[1]:") })
	e.send(undoKey)
	e.awaitScreen("it is back", func(screen string) bool { return strings.HasSuffix(screen, "In[1]: alpha + beta") })
	e.send(ctrlA + ctrlK + ctrlY + ctrlY)
	e.awaitScreen("it is there twice", func(screen string) bool {
		return strings.HasSuffix(screen, "In[1]: alpha + betaalpha + beta")
	})
}

// bigPaste is a cell of many lines with tabs and wide letters.
func bigPaste(lines int) string {
	var b strings.Builder
	b.WriteString("total := 0\n")
	for i := range lines - 3 {
		fmt.Fprintf(&b, "if total >= 0 {\n\ttotal += %d // 东西向 %d\n}\n", i%7, i)
		if strings.Count(b.String(), "\n") >= lines-1 {
			break
		}
	}
	b.WriteString("fmt.Println(\"total\", total)")
	return b.String()
}

func TestAPasteIsOneCell(t *testing.T) {
	e := shellIn(t, t.TempDir())
	text := bigPaste(200)
	e.paste(text)
	e.send(enterKey)
	e.await(`\ntotal \d+\n\nIn\[2\]:`)
	shown := e.text()
	for i, line := range strings.Split(text, "\n") {
		prompt := "  ...: "
		if i == 0 {
			prompt = "In[1]: "
		}
		if want := prompt + strings.ReplaceAll(line, "\t", "    "); strings.Count(shown, want+"\n") < 1 {
			t.Fatalf("line %d, %q, is not in the scrollback", i+1, want)
		}
	}
	if n := strings.Count(shown, "In[1]: "); n != 1 {
		t.Errorf("the cell is shown %d times", n)
	}
}

func TestWhatWasCopiedFromTheShellRunsAgain(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.paste("In[7]: for i := range 2 {\n  ...:     fmt.Println(\"line\", i)\n  ...: }\nline 0\nline 1\n\nIn[8]: 40 + 2\nOut[8]: 42\n")
	e.send(enterKey)
	e.await(`line 0\nline 1\nOut\[1\]: 42`)
}

func TestLinesTypedAheadRunInOrder(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("time.Sleep(700 * time.Millisecond)\r")
	for i := range 20 {
		e.send(fmt.Sprintf("fmt.Println(\"ahead\", %d)\r", i))
	}
	e.await(`ahead 19\n\nIn\[22\]:`)
	at := -1
	text := e.text()
	for i := range 20 {
		next := strings.Index(text, fmt.Sprintf("\nahead %d\n", i))
		if next <= at {
			t.Fatalf("line %d is missing or out of order:\n%s", i, text)
		}
		at = next
	}
}

func TestTheMenuFollowsWhatIsTyped(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("strings.re\t")
	e.await(`Repeat +func\(s string, count int\) string`)
	e.send("pl")
	e.awaitScreen("only what fits is left", func(screen string) bool {
		return strings.Contains(screen, "ReplaceAll") && !strings.Contains(screen, "Repeat ")
	})
	e.send("acea")
	e.awaitScreen("one is left", func(screen string) bool { return strings.Contains(screen, "1 of 1") })
	e.send(enterKey + "(")
	e.await(`In\[1\]: strings\.ReplaceAll\(\n +ReplaceAll\(s string, old string, new string\) string`)
	e.send("\"aXb\", \"X\", \"-\"" + ctrlA)
	e.awaitScreen("outside of the call there is no signature", func(screen string) bool { return !strings.Contains(screen, "old string") })
}

func TestACompletionDoesNotHoldKeysBack(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("strings.Rep\teat(\"ab\", 2)\r") // Tab, and on without a pause
	e.await(`Out\[1\]: "abab"`)
}

func TestTheKeysOfVi(t *testing.T) {
	e := shellIn(t, t.TempDir(), "-vi")
	e.send("1 + 41")
	e.await(`1 \+ 41`)
	time.Sleep(100 * time.Millisecond) // else Esc begins a sequence
	e.send(escapeKey)
	time.Sleep(100 * time.Millisecond)
	e.send("0cw2" + escapeKey)
	time.Sleep(100 * time.Millisecond)
	e.send(enterKey)
	e.await(`Out\[1\]: 43`)
}

func TestAResizeLeavesNothingBehind(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("x := 20\rfor i := range x {\rfmt.Println(i)\r}")
	want := "In[1]: x := 20\nIn[2]: for i := range x {\n  ...:     fmt.Println(i)\n  ...: }"
	e.awaitScreen("the cell", func(screen string) bool { return strings.HasSuffix(screen, want) })
	for _, columns := range []int{50, 100, 80} {
		e.resize(columns, 24)
		e.send("_")
		want += "_"
		e.awaitScreen("the cell once", func(screen string) bool {
			return strings.HasSuffix(screen, want) && strings.Count(screen, "In[2]") == 1
		})
	}
}
