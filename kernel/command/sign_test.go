package command

import (
	"context"
	"errors"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

func TestBothSignsDoTheSame(t *testing.T) {
	t.Setenv("SHELL", "/bin/sh")
	e, _ := newEnv(t)
	mustDo(t, e, "rate := 2.5")
	for _, tt := range []struct{ percent, colon string }{
		{"%who", ":who"},
		{"%type rate", ":type rate"},
		{"%pwd", " :pwd"},
		{"%time?", ":time?"},
		{"??%timeit", "??:timeit"},
		{"%help", ":?"},
		{"%doc %time", ":doc :time"},
		{"%help %time", ":help :time"},
		{"%%bash 1 2\necho $2\n\necho :who", ":bash 1 2\necho $2\n\necho :who"},
		{"%%time\n%type rate\n1", "%%time\n:type rate\n1"},
	} {
		clock := regexp.MustCompile(`Wall time: .*`)
		percent, colon := mustDo(t, e, tt.percent), mustDo(t, e, tt.colon)
		if clock.ReplaceAllString(percent, "") != clock.ReplaceAllString(colon, "") || percent == "" {
			t.Errorf("%q gives\n%s\n%q gives\n%s", tt.percent, percent, tt.colon, colon)
		}
	}
}

func TestTextsHaveTheSignOfTheFrontEnd(t *testing.T) {
	t.Setenv("SHELL", "/bin/sh")
	t.Chdir(t.TempDir())
	e, _ := newEnv(t)
	e.Sign = ":"
	text := mustDo(t, e, ":help")
	for _, c := range e.Commands() {
		text += mustDo(t, e, ":help "+c.Name)
	}
	for _, want := range []string{":time CODE\n%%time\nTEXT …", ":bash [ARGS]\nTEXT …", ":help COMMAND tells", "Also: :vars", ":timeit measures", ":env NAME= sets"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in help", want)
		}
	}
	if other := regexp.MustCompile(`(^|[^%])%\w+`).FindString(text); other != "" {
		t.Errorf("help tells of %q", other)
	}
	for src, want := range map[string]string{
		":tiem x":     `:tiem: there is no such command; did you mean "time"?`,
		"%qqqqqq":     "%qqqqqq: there is no such command (:help lists all)",
		":time":       ":time: it needs code; write :time f()",
		"x := 1\n:sh": ":sh: it takes the rest of the cell; write :sh [ARGS], as the first line of the cell",
		":sh":         ":sh: the cell under it is empty",
		"%%who\nx":    "%%who: it takes no cell; write it on a line of its own, as :who [PATTERN]",
		"%%time f()":  "%%time: the code stands on the lines under it, not behind it; write :time f() for the one line",
		":cd nosuch":  ":cd: can't go to nosuch: no such file or directory; :ls lists the folders here",
		":reset":      "write :reset -f",
		":file\nx":    ":file: it needs the name of the file; write :file notes.txt",
		":help tiem":  `:help: there is no command :tiem; did you mean "time"`,
		"who?":        "the command of that name is told by :help who",
		":doc 1":      "write :doc strings.Repeat",
		":type":       "write :type 1 + 2.5",
		":env nosuch": ":env nosuch=VALUE sets it",
	} {
		if _, err := do(t, e, src); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", src, err, want)
		}
	}
}

func TestAliasesAreExact(t *testing.T) {
	e, _ := newEnv(t)
	quits := 0
	e.Extra = []Command{{Name: "quit", Aliases: []string{"q", "exit"}, Usage: "quit", Short: "ends the shell", Body: Line, Run: func(context.Context, *Env, string, string) error {
		quits++
		return nil
	}}}
	mustDo(t, e, ":q\n%q\n:exit\n:quit")
	if quits != 4 {
		t.Errorf("%d quits", quits)
	}
	for _, src := range []string{":qu", ":quitt", ":e"} {
		if _, err := do(t, e, src); err == nil || !strings.Contains(err.Error(), src+": there is no such command") {
			t.Errorf("%s: error %v", src, err)
		}
	}
	if text := mustDo(t, e, ":q?"); !strings.Contains(text, "Also: %q, %exit") {
		t.Errorf("help is\n%s", text)
	}
}

func TestTheShellHasTheTerminal(t *testing.T) {
	t.Setenv("SHELL", "/bin/sh")
	e, out := newEnv(t)
	var ran []string
	e.Terminal = func(_ context.Context, cmd *exec.Cmd) error {
		ran = cmd.Args
		if cmd.Stdin != nil || cmd.Stdout != nil || cmd.SysProcAttr != nil {
			t.Errorf("the command is prepared as %+v", cmd)
		}
		return cmd.Run()
	}
	if mustDo(t, e, "!exit 0 \\\n now"); strings.Join(ran, "|") != "/bin/sh|-c|exit 0 \\\n now" {
		t.Errorf("%q ran", ran)
	}
	for src, want := range map[string]string{
		"!exit 3":       "!exit 3: exit status 3",
		"!kill -INT $$": "!kill -INT $$: killed by the signal SIGINT",
	} {
		if _, err := do(t, e, src); err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	ran = nil
	if mustDo(t, e, "%%sh\necho piped"); ran != nil {
		t.Errorf("%q ran in the terminal", ran)
	}
	t.Setenv("SHELL", "/no/such/shell")
	if _, err := do(t, e, "!ls"); err == nil || !strings.Contains(err.Error(), "!ls: can't run /no/such/shell: no such file or directory") {
		t.Errorf("error %v", err)
	}
	e.Terminal = func(context.Context, *exec.Cmd) error { return context.Canceled }
	if _, err := do(t, e, "!ls"); !errors.Is(err, context.Canceled) || out.take() != "" {
		t.Errorf("error %v", err)
	}
}
