package runner

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"kvsh/kernel"
	"kvsh/kernel/command"
	"kvsh/kernel/engine"
	"kvsh/kernel/notebook"
)

// stage is where cells run one after the other.
type stage struct {
	session func() *engine.Session
	out     kernel.Output // nil for that of the session
	plain   plain         // where commands write then
	sign    string        // that texts tell commands by
	// What commands may do to the run; nil if they may not.
	reset   func() error
	history func() []string
}

// env is what the commands of a cell work on.
func (on stage) env(ctx context.Context, in kernel.Cell) *command.Env {
	env := &command.Env{
		Session: on.session, Out: on.out, Cell: in.Name, Line: in.Line, Sign: on.sign, Reset: on.reset, History: on.history,
		Run: func(ctx context.Context, code string) error {
			return on.session().Run(ctx, kernel.Cell{Name: in.Name, Source: code, Line: in.Line, Number: in.Number}, on.out)
		},
		Notebook: func(name string, text []byte) error {
			s, err := Open(name, text)
			if err != nil {
				return err
			}
			return s.runOn(ctx, on)
		},
	}
	if on.out == nil {
		env.Out = on.plain
	}
	return env
}

// RunIn runs the source's cells in a session that is there, and what they give goes
// to one output.
func (s *Source) RunIn(ctx context.Context, session *engine.Session, out kernel.Output) error {
	return s.runOn(ctx, stage{session: func() *engine.Session { return session }, out: out})
}

// runOn runs the source's cells where those of another one run.
func (s *Source) runOn(ctx context.Context, on stage) error {
	ctx, err := s.within(ctx)
	if err != nil {
		return err
	}
	for i := range s.Cells {
		if s.Cells[i].Kind != notebook.CodeCell {
			continue
		}
		if err := s.step(ctx, on, s.cell(i)); err != nil {
			return err
		}
	}
	return nil
}

// within is the context of a source that runs. It knows the files whose commands
// run each other, since one that runs itself would never end.
func (s *Source) within(ctx context.Context) (context.Context, error) {
	path, err := filepath.Abs(s.Name)
	if err != nil {
		return ctx, fmt.Errorf("run %s: %w", s.Name, err)
	}
	files, _ := ctx.Value(runningFiles{}).([]string)
	if slices.Contains(files, path) {
		return ctx, fmt.Errorf("%s runs itself", s.Name)
	}
	return context.WithValue(ctx, runningFiles{}, append(slices.Clone(files), path)), nil
}

// runningFiles is the key of the files that run.
type runningFiles struct{}
