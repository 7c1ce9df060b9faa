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

// sleepingEditor is an editor that never ends by itself.
func sleepingEditor(t *testing.T, dir string) (env []string) {
	t.Helper()
	name := filepath.Join(dir, "editor")
	if err := os.WriteFile(name, []byte("#!/bin/sh\necho editing\nexec sleep 100\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return []string{"EDITOR=" + name}
}

// A terminal that is closed takes the shell along, whatever it does, and it is no
// crash.
func TestTheShellEndsWithItsTerminal(t *testing.T) {
	for _, tt := range []struct{ name, keys, await string }{
		{"at its prompt", "1+1\r", `Out\[1\]: 2`},
		{"while a cell runs", "1\rfor {}\r", `stops it`},
		{"while a cell prints", "1\rfor { fmt.Println(\"on\") }\r", `on\non\n`},
		{"while a goroutine prints", "go func() { for { fmt.Println(\"on\") } }()\r", `on\non\n`},
		{"while a cell asks", "kv.Input(\"name? \")\r", `name\?$`},
		{"while a program has the terminal", "!echo on; sleep 100\r", `\non$`},
		{"while the pager is open", ":keys?\r", `lines 1-`},
		{"while an editor is open", ":edit\r", `\nediting$`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			e := shellWith(t, dir, 80, 24, sleepingEditor(t, dir))
			e.send(tt.keys)
			e.await(tt.await)
			if err := e.tty.Close(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- e.cmd.Wait() }()
			select {
			case <-ended:
				if code := e.cmd.ProcessState.ExitCode(); code != 128+int(syscall.SIGHUP) {
					t.Errorf("exit code %d", code)
				}
			case <-time.After(20 * time.Second):
				t.Fatal("it goes on")
			}
			next := shellIn(t, dir)
			next.send("1+1\r")
			next.await(`Out\[1\]: 2`)
			if strings.Contains(next.text(), "cut off") {
				t.Error("it is taken for a crash")
			}
		})
	}
}

func TestTheShellEndsWhenItIsToldTo(t *testing.T) {
	for _, tt := range []struct {
		name string
		env  []string
		keys string
		want string
	}{
		{"while a cell runs", nil, "fmt.Print(\"half a line\"); for {}\r", `(?m)^half a line$`},
		{"while a program has the terminal", nil, "!echo on; sleep 100\r", `(?m)^on$`},
		{"in a terminal that only prints lines", []string{"TERM=dumb"}, "!echo on; sleep 100\r", `(?m)^on$`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := shellWith(t, t.TempDir(), 80, 24, tt.env)
			e.send(tt.keys)
			e.await(tt.want)
			if err := e.cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			if code := e.exit(); code != 128+int(syscall.SIGTERM) {
				t.Errorf("exit code %d", code)
			}
			if text := e.text(); !regexp.MustCompile(tt.want).MatchString(text) || strings.Contains(text, "crashed") {
				t.Errorf("the terminal shows\n%s", text)
			}
		})
	}
}

func TestCtrlCEndsWhoHasTheTerminal(t *testing.T) {
	dir := t.TempDir()
	e := shellWith(t, dir, 80, 24, sleepingEditor(t, dir))
	e.send("!echo on; sleep 100\r")
	e.await(`\non$`)
	time.Sleep(200 * time.Millisecond) // its shell starts the next program
	e.send(ctrlC)
	e.await(`killed by the signal SIGINT\n\nIn\[2\]:`)
	e.send(":edit\r")
	e.await(`\nediting$`)
	time.Sleep(200 * time.Millisecond)
	e.send(ctrlC)
	e.await(`the editor .* failed: sign`)
	e.send(":keys?\r")
	e.await(`lines 1-`)
	e.send(ctrlC)
	e.awaitScreen("the prompt", func(screen string) bool { return strings.HasSuffix(screen, "In[4]:") })
	e.send("1+1\r")
	e.await(`Out\[4\]: 2`)
}

// What a program leaves without an end of line is kept.
func TestAPromptBeginsALineOfItsOwnBehindAProgram(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("!printf abc\r")
	e.await(`\nabc\n\n?In\[2\]:`)
	e.send("!printf 'abc\\n'\r")
	e.await(`\nabc\n\n?In\[3\]:`)
}

// The shell is the first process of its terminal here: nobody could bring it back.
func TestCtrlZIsRefusedWhereTheShellIsByItself(t *testing.T) {
	e := shellIn(t, t.TempDir())
	e.send("\x1a")
	e.await(`can't be suspended`)
	e.send("1+1\r")
	e.await(`Out\[1\]: 2`)
}

func TestCellsThatPrintDoNotKeepTheShell(t *testing.T) {
	flood := "for range 4 { go func() { for { fmt.Println(strings.Repeat(\"x\", 1000)) } }() }\r"
	e := shellIn(t, t.TempDir())
	for i := range 3 {
		e.send(flood + ":reset -f\r1+1\r")
		e.await(fmt.Sprintf(`All names are forgotten\.\n(.*\n)*Out\[%d\]: 2`, 3*i+3))
	}
	e.send(flood)
	e.await(`x\nx`)
	e.send(":quit\r")
	if code := e.exit(); code != exitOK {
		t.Errorf("exit code %d", code)
	}
}

// Who fails once its cell has ended would end a program.
func TestALateFailureLeavesTheShellAlone(t *testing.T) {
	for _, env := range [][]string{nil, {"TERM=dumb"}} {
		e := shellWith(t, t.TempDir(), 120, 24, env)
		e.send("go func() { time.Sleep(time.Second); kv.Input(\"name? \") }()\r1+1\r")
		e.await(`Out\[2\]: 2`)
		time.Sleep(1200 * time.Millisecond)
		e.send("1+2\r")
		e.await(`a goroutine of cell\[1\] ended: (.*\n)*.*nobody can be asked by what runs in the background`)
		e.await(`Out\[3\]: 3`)
	}
}

func TestCtrlCInATerminalThatOnlyPrintsLines(t *testing.T) {
	e := shellWith(t, t.TempDir(), 80, 24, []string{"TERM=dumb"})
	e.send("abc" + ctrlC)
	e.await(`\^C\nIn\[1\]:$`)
	e.send("kv.Input(\"name? \")\r")
	e.await(`name\?$`)
	e.send(ctrlC)
	e.await(`name\? \^C\ninterrupted\n\nIn\[2\]:$`)
	e.send("for {}\r")
	time.Sleep(200 * time.Millisecond)
	e.send(ctrlC + ctrlC)
	e.await(`interrupted\n\n(\^C\n)?(In\[3\]: *\n?)+$`)
	e.send("!sleep 100\r")
	time.Sleep(200 * time.Millisecond)
	e.send(ctrlC)
	e.await(`killed by the signal SIGINT`)
	e.send("kv.Password(\"secret? \") == \"hush\"\r")
	e.await(`secret\?$`)
	e.send("hush\r")
	e.await(`Out\[4\]: true`)
	if strings.Count(e.text(), "hush") != 1 {
		t.Error("a password is shown while it is typed")
	}
}
