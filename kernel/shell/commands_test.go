package shell

import (
	"context"
	"slices"
	"strings"
	"testing"

	"kvsh/kernel/command"
	"kvsh/kernel/shell/graphics"
)

// do runs a command that only the shell has.
func (s *shell) do(t *testing.T, name, args string) (said string, err error) {
	t.Helper()
	commands := s.commands()
	at := slices.IndexFunc(commands, func(c command.Command) bool { return c.Name == name })
	if at < 0 {
		t.Fatalf("there is no %s", name)
	}
	f := newFeed()
	err = commands[at].Run(context.Background(), &command.Env{Out: output{f, 1}}, args, "")
	for _, i := range f.take() {
		said += string(i.text)
	}
	return said, err
}

func TestSettingsAreShownAndChanged(t *testing.T) {
	for _, tt := range []struct {
		name, command, args string
		plain               bool
		said, err           string
		after               func(s *shell) bool
	}{
		{"the theme", "theme", "", false, "none (of auto, dark, light, none)\n", "", nil},
		{"another theme", "theme", " dark ", false, "", "", func(s *shell) bool { return s.look.theme.name == darkTheme }},
		{"an unknown theme", "theme", "drak", false, "", `there is no "drak"; it is one of auto, dark, light, none; did you mean "dark"?`, nil},
		{"the pictures", "graphics", "", false, "none (of none, braille, sixel, iterm2, kitty)\n", "", nil},
		{"other pictures", "graphics", "kitty", false, "", "", func(s *shell) bool { return s.look.protocol == graphics.Kitty && s.look.fixed }},
		{"the keys", "keys", "", false, "emacs (of emacs, vi)\n", "", nil},
		{"other keys", "keys", "vi", false, "", "", func(s *shell) bool { return s.editor.Mode() == "insert" }},
		{"the theme of a plain terminal", "theme", "", true, "none (of auto, dark, light, none)\n", "", nil},
		{"another theme in a plain terminal", "theme", "dark", true, "", "this terminal can only print lines", func(s *shell) bool { return s.look.theme.name == noTheme }},
		{"an editor in a plain terminal", "edit", "", true, "", "this terminal can only print lines", nil},
		{"a cell that is not there", "edit", "7", false, "", "there is no cell 7; the session has 0 cells", nil},
		{"no cell at all", "edit", "x", false, "", "there is no cell x; the session has 0 cells", nil},
		{"leaving", "quit", "", false, "", "quit", nil},
		{"an empty screen in a plain terminal", "clear", "", true, "", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newTestShell(t)
			s.plain = tt.plain
			said, err := s.do(t, tt.command, tt.args)
			if said != tt.said || (err == nil) != (tt.err == "") || err != nil && err.Error() != tt.err {
				t.Errorf("it says %q, %v", said, err)
			}
			if tt.after != nil && !tt.after(s) {
				t.Error("it is not so then")
			}
		})
	}
}

func TestACellThatIsNotThereCannotBeEdited(t *testing.T) {
	s, _ := newTestShell(t)
	for i, source := range []string{"a", "b", ":edit 3"} {
		if err := s.past().Add(i+1, source); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range []string{"0", "3", "-1", "x"} {
		if _, err := s.do(t, "edit", args); err == nil || !strings.Contains(err.Error(), "the session has 2 cells") {
			t.Errorf("%s: %v", args, err)
		}
	}
}

func TestCommandsAreCompleted(t *testing.T) {
	s, _ := newTestShell(t)
	for _, c := range s.commands() {
		if c.Complete == nil {
			continue
		}
		said, err := s.do(t, c.Name, "")
		if err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
		if values := strings.Join(c.Complete(nil, ""), ", "); !strings.HasSuffix(said, "(of "+values+")\n") {
			t.Errorf("%s offers %s and says %s", c.Name, values, said)
		}
	}
}

func TestTheKeysAreHelpedWith(t *testing.T) {
	text := keysHelp()
	for _, want := range []string{"ctrl+r ", "search the history", "With vi, besides:", "iw aw"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q", want)
		}
	}
}
