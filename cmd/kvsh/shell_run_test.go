package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestOutputComesWhileACellRuns(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("for i := range 3 {\rfmt.Print(i, \" \")\rtime.Sleep(300 * time.Millisecond)\r}\r")
	e.awaitScreen("half a line is shown", func(screen string) bool {
		return regexp.MustCompile(`\n0 1 *\n(.*stops it\n)?In\[2\]:$`).MatchString(screen)
	})
	e.await(`\n0 1 2 *\n\nIn\[2\]:`)
}

func TestAFloodArrivesWholeAndCanBeStopped(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("for i := range 5000 { fmt.Println(\"line\", i) }\r")
	e.await(`line 4999\n\nIn\[2\]:`)
	text := e.text()
	var want strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&want, "line %d\n", i)
	}
	if !strings.Contains(text, want.String()) {
		t.Error("lines are missing or out of order")
	}
	e.send("for { fmt.Println(\"on and on\") }\r")
	e.await(`on and on`)
	e.send(ctrlC)
	e.await(`interrupted`)
	e.send("1+1\r")
	e.await(`Out\[3\]: 2`)
}

func TestCellsAskTheUser(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("name := kv.Input(\"name? \")\r")
	e.await(`name\?$`)
	time.Sleep(1100 * time.Millisecond)
	e.send("Ada" + leftKey + "e\r")
	e.await(`name\? Adea\n\nIn\[2\]:`)
	e.send("fmt.Print(\"age: \"); var age int; fmt.Scanln(&age)\r")
	e.await(`age:$`)
	e.send("36\r")
	e.await(`age: 36\n`)
	e.send("secret := kv.Password(\"secret? \")\r")
	e.await(`secret\?$`)
	e.send("hush\r")
	e.await(`secret\? *\n`)
	e.send("fmt.Println(name, age, secret)\r")
	e.await(`Adea 36 hush`)
	if strings.Contains(e.fullText(), "\ntook ") {
		t.Error("the time that the user takes is taken for the cell's")
	}
	if strings.Count(e.text(), "hush") != 1 {
		t.Error("a password is shown while it is typed")
	}
	e.send("kv.Input(\"again? \")\r")
	e.await(`again\?$`)
	e.send(ctrlC)
	e.await(`interrupted`)
}

func TestProgramsHaveTheTerminal(t *testing.T) {
	dir := t.TempDir()
	e := shellIn(t, dir)
	e.send("!test -t 0 && test -t 1 && echo reads && read line && echo \"[$line]\"\r")
	e.await(`\nreads$`)
	e.send("hello\r")
	e.await(`\[hello\]\n`)
	e.send("!exit 3\r")
	e.await(`exit status 3`)
	e.send("files := 1 // after\rfiles\r")
	e.await(`Out\[4\]: 1`)
}

func TestTheEditorIsTheUsers(t *testing.T) {
	dir := t.TempDir()
	editor := filepath.Join(dir, "editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\nsed -i s/41/42/ \"$1\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	e := shellWith(t, dir, 80, 24, []string{"EDITOR=" + editor})
	e.send("41\x18\x05") // ctrl+x ctrl+e
	e.awaitScreen("what the editor left", func(screen string) bool { return strings.HasSuffix(screen, "In[1]: 42") })
	e.send("\r41 + 0\r:edit\r")
	e.awaitScreen("the last cell, changed", func(screen string) bool { return strings.HasSuffix(screen, "In[4]: 42 + 0") })
}

func TestASessionIsSavedAsANotebook(t *testing.T) {
	dir := t.TempDir()
	e := shellIn(t, dir)
	e.send("x := 20\rnosuch\r:vars\rx + 1\r:save work.go\r:save work.ipynb\r")
	e.await(`wrote 2 cells to work\.ipynb`)
	e.send(":save work.txt\r")
	e.await(`must end in`)
	text, err := os.ReadFile(filepath.Join(dir, "work.go"))
	if err != nil || strings.Contains(string(text), "nosuch") || strings.Contains(string(text), "vars") {
		t.Errorf("%v: the notebook is\n%s", err, text)
	}
	e.leave()
	if out := output(t, dir, built(t), "work.go"); out != "21\n" {
		t.Errorf("it runs to %q", out)
	}
	second := shellIn(t, dir)
	second.send("1\r:save work.go\r")
	second.await(`work\.go is there already; :save -f work\.go overwrites it`)
}

func TestACrashLeavesASessionToBringBack(t *testing.T) {
	dir := t.TempDir()
	e := shellIn(t, dir)
	e.send("x := 20\rfmt.Println(\"shown once\")\rx++\r")
	e.await(`In\[4\]:`)
	e.send("for { time.Sleep(time.Millisecond) } // the last\r")
	e.await(`stops it`)
	children := strings.Fields(output(t, dir, "ps", "--ppid", fmt.Sprint(e.cmd.Process.Pid), "-o", "pid="))
	if len(children) != 1 {
		t.Fatalf("the guard has the children %v", children)
	}
	var pid int
	if _, err := fmt.Sscan(children[0], &pid); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGSEGV); err != nil {
		t.Fatal(err)
	}
	if code := e.exit(); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	if text := e.text(); !strings.Contains(text, "kvsh -resume brings the session back") {
		t.Errorf("the terminal shows\n%s", text)
	}
	hint := shellIn(t, dir)
	hint.await(`was cut off after 4 cells; kvsh -resume brings it back`)
	hint.leave()
	back := shellIn(t, dir, "-resume")
	back.await(`brought back 3 cells`)
	back.awaitScreen("the cell that it died of is there to be changed", func(screen string) bool { return strings.HasSuffix(screen, "// the last") })
	back.send(ctrlC + "x\r")
	back.await(`Out\[4\]: 21`)
	if strings.Contains(back.text(), "\nshown once") {
		t.Error("what the cells gave is shown again")
	}
	back.leave()
	after := shellIn(t, dir)
	after.await(`In\[1\]:`)
	if strings.Contains(after.text(), "cut off") {
		t.Error("a session that was brought back is offered again")
	}
}

func TestTheUsersCellsRunFirst(t *testing.T) {
	dir := t.TempDir()
	config := filepath.Join(dir, ".home/config/kvsh")
	if err := os.MkdirAll(config, 0o755); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(config, "init.go"), "func twice(n int) int { return 2 * n }\nfmt.Println(\"at your service\")\n")
	e := shellIn(t, dir)
	e.send("twice(21)\r")
	e.await(`at your service\n(.*\n)*In\[1\]: twice\(21\)\nOut\[1\]: 42`)
	e.leave()
	writeFile(t, filepath.Join(config, "init.go"), "x := 1\ny := nosuch\n")
	e = shellWith(t, dir, 200, 24, nil)
	e.send("1+1\r")
	e.await(`init\.go:2:6: undefined: nosuch\n(.*\n)*Out\[1\]: 2`)
	e.leave()
	e = shellIn(t, dir, "-no-init")
	e.send("1+2\r")
	e.await(`Out\[1\]: 3`)
	if strings.Contains(e.text(), "nosuch") {
		t.Error("-no-init runs the file")
	}
}

func TestExitInACellLeaves(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("os.Exit(3)\r")
	if code := e.exit(); code != 3 {
		t.Errorf("exit code %d", code)
	}
}
