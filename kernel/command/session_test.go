package command

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReset(t *testing.T) {
	e, _ := newEnv(t)
	for _, tt := range []struct {
		name, src string
		input     answer
		gone      bool
	}{
		{"no", "%reset", "n", false},
		{"anything else", "%reset", "what", false},
		{"yes", "%reset", "Y", true},
		{"unasked", "%reset -f", "n", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			mustDo(t, e, "x := 1")
			e.Input = tt.input
			mustDo(t, e, tt.src)
			if gone := len(e.Session().Names()) == 0; gone != tt.gone {
				t.Errorf("the names are gone: %v", gone)
			}
		})
	}
	e.Input = answer("")
	if _, err := do(t, e, "%reset"); err == nil || !strings.Contains(err.Error(), "the input has ended; write %reset -f") {
		t.Errorf("error %v", err)
	}
}

func TestRunOfFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	e, _ := newEnv(t)
	var ran string
	e.Notebook = func(name string, text []byte) error {
		ran = name + " " + string(text)
		return nil
	}
	if err := os.WriteFile("a b.ipynb", []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if mustDo(t, e, "%run a b.ipynb"); ran != "a b.ipynb {}" {
		t.Errorf("%q ran", ran)
	}
	for src, want := range map[string]string{
		"%run":         "it needs a file",
		"%run x.py":    "x.py is neither a script of Go nor a notebook",
		"%run none.go": "can't read none.go: no such file or directory; %ls lists the files here",
	} {
		if _, err := do(t, e, src); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v", src, err)
		}
	}
}

func TestCommandsOfTheFrontEnd(t *testing.T) {
	e, _ := newEnv(t)
	var got string
	e.Extra = []Command{
		{Name: "save", Usage: "save FILE", Short: "saves the session", Run: func(_ context.Context, _ *Env, args, cell string) error {
			got = args + "|" + cell
			return os.ErrPermission
		}},
		{Name: "pwd", Usage: "pwd", Short: "another one", Run: func(context.Context, *Env, string, string) error {
			got = "pwd"
			return nil
		}},
	}
	if text := mustDo(t, e, "%help"); !strings.Contains(text, "Others\n  %save FILE ") || strings.Contains(text, "path of the folder") {
		t.Errorf("help is\n%s", text)
	}
	_, err := do(t, e, "%%save x\ntext")
	if want := (&Error{Line: 1, Command: "%%save", Msg: "permission denied"}); err == nil || err.Error() != want.Error() || got != "x|text" {
		t.Errorf("error %v, got %q", err, got)
	}
	if mustDo(t, e, "%pwd"); got != "pwd" {
		t.Errorf("got %q", got)
	}
}

func TestThePagerGetsLongTexts(t *testing.T) {
	e, _ := newEnv(t)
	var paged string
	e.Page = func(text string) { paged = text }
	if text := mustDo(t, e, "strings.Repeat?"); text != "" || !strings.Contains(paged, "Repeat returns") {
		t.Errorf("printed %q, paged %q", text, paged)
	}
}

func TestWhoIsATable(t *testing.T) {
	e, out := newEnv(t)
	if text := mustDo(t, e, "%who"); text != "No cell has declared a name yet.\n" {
		t.Errorf("text %q", text)
	}
	mustDo(t, e, "long := strings.Repeat(\"x\", 1000)\n%who")
	b := out.shown[0]
	if html, ok := b["text/html"].(string); !ok || !strings.Contains(html, "<td>long") && !strings.Contains(html, "long") || len(html) > 5000 {
		t.Errorf("bundle %.5000v", b)
	}
}

func TestFilesAreReplaced(t *testing.T) {
	t.Chdir(t.TempDir())
	e, _ := newEnv(t)
	if err := os.WriteFile("real", []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", "link"); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod("real", 0o750); err != nil {
		t.Fatal(err)
	}
	mustDo(t, e, "%%file link\na\n\tb")
	text, err := os.ReadFile("real")
	if err != nil || string(text) != "a\n\tb\n" {
		t.Errorf("text %q, error %v", text, err)
	}
	info, err := os.Lstat("link")
	if err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Errorf("the link is %v, error %v", info, err)
	}
	if info, err := os.Stat("real"); err != nil || info.Mode().Perm() != 0o750 {
		t.Errorf("permissions %v, error %v", info.Mode(), err)
	}
	if left, err := filepath.Glob(".*"); err != nil || len(left) > 0 {
		t.Errorf("%q are left, error %v", left, err)
	}
}
