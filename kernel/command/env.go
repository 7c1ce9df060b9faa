package command

import (
	"context"
	"fmt"
	"os/exec"
	"strings"

	"kvsh/kernel"
	"kvsh/kernel/engine"
)

// Env is what commands work on.
type Env struct {
	Session func() *engine.Session
	Out     kernel.Output
	Input   kernel.Input                                 // nil if nobody can be asked
	Run     func(ctx context.Context, code string) error // runs code as a part of the cell
	// Reset puts a new session in place of the old one; nil if that can't be.
	Reset func() error
	// History lists the cells of the session, the oldest first and the one that runs
	// last; nil if they are not kept.
	History func() []string
	// Page shows a text in a pager; nil if Out is to have it.
	Page func(text string)
	// Notebook runs the text of a notebook or a script in this session; nil if that
	// can't be.
	Notebook func(name string, text []byte) error
	// Terminal runs a command for the shell with the user's terminal as its input
	// and output; nil if it is to have no input, and its output to go to Out. The
	// error is the program's.
	Terminal func(ctx context.Context, cmd *exec.Cmd) error
	Extra    []Command // of the front end
	Sign     string    // that texts tell commands by, % or :; "" for %
	Cell     string    // the name of the cell in messages, "" for cell
	Line     int       // of the file of that name where the cell begins, from 1; 0 is 1 too

	step Step // that is being done
}

// Do does a step. What the user did wrong is an [*Error]; errors of code that ran,
// and the context's, come back as they are.
func (e *Env) Do(ctx context.Context, s Step) error {
	in := *e
	in.step = s
	switch s.Kind {
	case Shell:
		return place(in.shell(ctx, s.Args), s.Line, "!"+firstLine(s.Args))
	case Help:
		return place(in.help(s), s.Line, "?")
	case Call:
		return place(in.call(ctx, s), s.Line, s.Sign+s.Name)
	}
	return e.Run(ctx, padded(s.Text, s.Line, 1))
}

func (e *Env) call(ctx context.Context, s Step) error {
	c, err := e.find(s.Name)
	switch {
	case err != nil:
		return err
	case c.Body == Line && s.Whole && strings.TrimSpace(s.Text) != "":
		return wrong("it takes no cell; write it on a line of its own, as %s, and what follows below", e.named(c.Usage))
	case c.Body == Cell && !s.Whole:
		return wrong("it takes the rest of the cell; write %s, as the first line of the cell", e.heading(c.Body, c.Usage))
	case c.Body == Cell && strings.TrimSpace(s.Text) == "":
		return wrong("the cell under it is empty; write its text on the lines below")
	}
	return c.Run(ctx, e, s.Args, s.Text)
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimRight(line, "\\ \t\r")
}

// code runs code of a command, at its place in the cell. It may have commands
// itself.
func (e *Env) code(ctx context.Context, text string, line, col int) error {
	text = padded(text, line, col)
	steps, ok := Split(text, e.Extra...)
	if !ok {
		return e.Run(ctx, text)
	}
	for _, s := range steps {
		if err := e.Do(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// argsAt is the place in the cell, from 1, of the end of the arguments.
func (e *Env) argsAt(end string) (line, col int) {
	return max(e.step.Line, 1), max(e.step.Col+len(e.step.Args)-len(end), 1)
}

// bodyAt is the place in the cell, from 1, of the text under %%name.
func (e *Env) bodyAt() (line, col int) { return max(e.step.Line, 1) + 1, 1 }

// padded is a text behind as much blank space as puts it at a place in the cell.
func padded(text string, line, col int) string {
	return strings.Repeat("\n", line-1) + strings.Repeat(" ", col-1) + text
}

// cellOf is code of a command, at its place in the cell, for the session.
func (e *Env) cellOf(code string) kernel.Cell {
	return kernel.Cell{Name: e.cellName(), Source: code, Line: e.Line}
}

// above is how many lines of the file are before the cell.
func (e *Env) above() int { return max(e.Line-1, 0) }

// cellName is the name of the cell in messages.
func (e *Env) cellName() string {
	if e.Cell == "" {
		return "cell"
	}
	return e.Cell
}

func (e *Env) printf(format string, args ...any) {
	e.Out.Stream(kernel.Stdout, fmt.Appendf(nil, format, args...))
}

// page shows a text in a pager, if there is one.
func (e *Env) page(text string) {
	if e.Page != nil {
		e.Page(text)
		return
	}
	e.printf("%s\n", strings.TrimRight(text, "\n"))
}
