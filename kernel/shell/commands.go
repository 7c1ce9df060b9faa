package shell

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kvsh/kernel"
	"kvsh/kernel/command"
	"kvsh/kernel/engine"
	"kvsh/kernel/shell/edit"
	"kvsh/kernel/shell/graphics"
	"kvsh/stdlib/display"
	"kvsh/stdlib/nearest"
	"kvsh/stdlib/table"
)

// errQuit ends the shell.
var errQuit = errors.New("quit")

var errPlain = errors.New("this terminal can only print lines")

// environment is what the commands of a cell work on.
func (s *shell) environment(ctx context.Context, out kernel.Output, run func(context.Context, string) error) *command.Env {
	env := &command.Env{
		Session: func() *engine.Session {
			now, _ := s.sessions.current() // a cell does not run without one
			return now
		},
		Out: out, Input: input{s}, Run: run, Sign: ":", Reset: s.reset, History: s.cells, Page: s.page, Extra: s.commands(), Terminal: s.foreground,
	}
	if s.opts.Notebook != nil {
		env.Notebook = func(name string, text []byte) error { return s.opts.Notebook(ctx, env.Session(), name, text, out) }
	}
	return env
}

func (s *shell) reset() error {
	s.journal.clear()
	return s.sessions.reset()
}

const group = "The shell"

// commands are those that only the shell has.
func (s *shell) commands() []command.Command {
	return []command.Command{
		{
			Name: "save", Group: group, Usage: "save [-f] FILE.go|.ipynb|.html|.md", Short: "makes a notebook of the session",
			Long: "The cells that went well become a notebook, with what they gave. A file that is there is kept, unless -f is given.",
			Body: command.Line, Run: s.save,
		},
		{
			Name: "edit", Group: group, Usage: "edit [N]", Short: "opens the last cell, or cell N, in $EDITOR",
			Long: "What the editor leaves is put behind the prompt. ctrl+x ctrl+e does so with what is being typed.",
			Body: command.Line, Run: s.edit,
		},
		{
			Name: "last", Group: group, Usage: "last", Short: "shows all of the last value, in a pager", Body: command.Line, Run: s.showLast,
		},
		s.choice("theme", "shows or chooses the colours: auto is light or dark by the terminal's background", themeNames(), func() string { return s.look.chosen }, func(name string) {
			s.look.chosen = name
			s.look.apply()
		}),
		s.choice("graphics", "shows or chooses how pictures are drawn: by a protocol of the terminal, or in letters", graphicsNames(), func() string { return s.look.protocol.String() }, func(name string) {
			s.look.protocol, _ = graphics.Parse(name) // it is one of the names
			s.look.fixed = true
		}),
		s.choice("keys", "shows or chooses the keys: those of emacs or of vi", []string{"emacs", "vi"}, s.keysName, func(name string) {
			s.vi = name == "vi"
			s.editor.SetVi(s.vi)
		}),
		{
			Name: "clear", Group: group, Usage: "clear", Short: "empties the screen, as ctrl+l does", Body: command.Line,
			Run: func(context.Context, *command.Env, string, string) error {
				if !s.plain {
					s.inLoop(func() tea.Cmd { s.screen.Clear(); return nil })
				}
				return nil
			},
		},
		{
			Name: "quit", Aliases: []string{"q", "exit"}, Group: group, Usage: "quit", Short: "leaves, as ctrl+d does", Body: command.Line,
			Run: func(context.Context, *command.Env, string, string) error { return errQuit },
		},
	}
}

func graphicsNames() (names []string) {
	for _, p := range []graphics.Protocol{graphics.None, graphics.Braille, graphics.Sixel, graphics.ITerm2, graphics.Kitty} {
		names = append(names, p.String())
	}
	return names
}

func (s *shell) keysName() string {
	if s.vi {
		return "vi"
	}
	return "emacs"
}

// choice is a command that shows or changes a setting with a few values.
func (s *shell) choice(name, short string, values []string, get func() string, set func(string)) command.Command {
	long := "NAME is one of " + strings.Join(values, ", ") + "."
	if name == "keys" {
		long += "\n\n" + keysHelp()
	}
	return command.Command{
		Name: name, Group: group, Usage: name + " [NAME]", Short: short, Long: long, Body: command.Line,
		Run: func(_ context.Context, e *command.Env, args, _ string) error {
			value := strings.TrimSpace(args)
			if value == "" {
				var now string
				s.inLoop(func() tea.Cmd { now = get(); return nil })
				e.Out.Stream(kernel.Stdout, fmt.Appendf(nil, "%s (of %s)\n", now, strings.Join(values, ", ")))
				return nil
			}
			if !slices.Contains(values, value) {
				return fmt.Errorf("there is no %q; it is one of %s%s", value, strings.Join(values, ", "), nearest.Question(value, values))
			}
			if s.plain {
				return errPlain
			}
			s.inLoop(func() tea.Cmd { set(value); return nil })
			return nil
		},
		Complete: func(*command.Env, string) []string { return values },
	}
}

// keysHelp lists the keys.
func keysHelp() string {
	var b strings.Builder
	for _, k := range edit.Help(false) {
		fmt.Fprintf(&b, "%-24s %s\n", k[0], k[1])
	}
	b.WriteString("\nWith vi, besides:\n")
	for _, k := range edit.Help(true) {
		fmt.Fprintf(&b, "%-24s %s\n", k[0], k[1])
	}
	return b.String()
}

// showLast shows the last value with all its rows and columns.
func (s *shell) showLast(_ context.Context, e *command.Env, _, _ string) error {
	value, ok := e.Session().Last()
	if !ok {
		return errors.New("no cell has given a value yet")
	}
	var text string
	var style table.Style
	s.inLoop(func() tea.Cmd {
		text, _ = s.printer.last[display.PlainText].(string)
		style = s.look.theme.table
		return nil
	})
	if tabular, ok := value.(interface{ Table() *table.Table }); ok {
		text = tabular.Table().Render(table.Screen{Rows: table.AllRows, Style: &style})
	}
	e.Page(text)
	return nil
}

// edit opens a cell in the user's editor.
func (s *shell) edit(_ context.Context, _ *command.Env, args, _ string) error {
	if s.plain {
		return errPlain
	}
	cells := s.cells()
	cells = cells[:max(len(cells)-1, 0)] // without this one
	n := len(cells)
	if arg := strings.TrimSpace(args); arg != "" {
		var err error
		if n, err = strconv.Atoi(arg); err != nil || n < 1 || n > len(cells) {
			return fmt.Errorf("there is no cell %s; the session has %s", arg, count(len(cells), "cell"))
		}
	}
	text := ""
	if n > 0 {
		text = cells[n-1]
	}
	s.inLoop(func() tea.Cmd { return s.openEditor(text) })
	return nil
}
