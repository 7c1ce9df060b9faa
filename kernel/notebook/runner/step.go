package runner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"kvsh/kernel"
	"kvsh/kernel/command"
	"kvsh/stdlib/display"
)

// step runs a cell, with the commands in it.
func (s *Source) step(ctx context.Context, on stage, in kernel.Cell) error {
	steps, found := command.Split(in.Source)
	if !found {
		return s.explained(on.session().Run(ctx, in, on.out))
	}
	env := on.env(ctx, in)
	for _, step := range steps {
		err := env.Do(ctx, step)
		var wrong *command.Error
		if errors.As(err, &wrong) {
			return fmt.Errorf("%s:%d: %w", in.Name, lineOf(in, step), err)
		}
		if err != nil {
			return s.explained(err)
		}
	}
	return nil
}

// lineOf is the line of its file that a step of a cell begins on.
func lineOf(in kernel.Cell, step command.Step) int { return max(in.Line, 1) + step.Line - 1 }

// codeOf is the code of a cell without the commands in it.
func codeOf(in kernel.Cell) []kernel.Cell {
	steps, found := command.Split(in.Source)
	if !found {
		return []kernel.Cell{in}
	}
	var out []kernel.Cell
	for _, s := range steps {
		if s.Kind == command.Code {
			out = append(out, kernel.Cell{Name: in.Name, Source: s.Text, Line: lineOf(in, s), Number: in.Number})
		}
	}
	return out
}

// plain is where commands write when nothing is recorded.
type plain struct{ stdout, stderr io.Writer }

func (p plain) Stream(name string, text []byte) {
	w, file := p.stdout, os.Stdout
	if name == kernel.Stderr {
		w, file = p.stderr, os.Stderr
	}
	if w == nil {
		w = file
	}
	_, _ = w.Write(text) // as the code's own prints
}

func (p plain) Display(b kernel.Bundle, _ string) {
	text, _ := b[display.PlainText].(string)
	p.Stream(kernel.Stdout, []byte(strings.TrimSuffix(text, "\n")+"\n"))
}

func (p plain) Update(b kernel.Bundle, id string) { p.Display(b, id) }
func (p plain) Clear(bool)                        {}
func (p plain) Result(b kernel.Bundle)            { p.Display(b, "") }
