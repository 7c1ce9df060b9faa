package shell

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// guest is something that has the terminal for a while. It is an ExecCommand of
// bubbletea, which does not read keys meanwhile.
type guest struct {
	s   *shell
	run func() error
}

func (guest) SetStdin(io.Reader)  {}
func (guest) SetStdout(io.Writer) {}
func (guest) SetStderr(io.Writer) {}

// Run gives the terminal to the guest, and takes it back.
func (g guest) Run() error {
	g.s.screen.Release()
	if err := g.s.terminal.leave(); err != nil {
		return err
	}
	ignored := make(chan os.Signal, 1) // Ctrl-C is for the guest
	signal.Notify(ignored, syscall.SIGINT, syscall.SIGQUIT)
	defer signal.Stop(ignored)
	g.s.away.Store(true)
	defer g.s.away.Store(false)
	err := g.run()
	if entered := g.s.terminal.enter(); err == nil {
		err = entered
	}
	return err
}

// lend gives the terminal to a guest; done is told how it went.
func (s *shell) lend(run func() error, done func(error) tea.Cmd) tea.Cmd {
	return tea.Exec(guest{s, run}, func(err error) tea.Msg {
		return callMsg{func() tea.Cmd {
			s.resize(s.terminal.size())
			return done(err)
		}}
	})
}

// foreground runs a program with the terminal, for a command of a cell.
func (s *shell) foreground(ctx context.Context, cmd *exec.Cmd) error {
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.opts.In, s.opts.Out, s.opts.Out
	if s.plain != nil {
		return cmd.Run()
	}
	ended := make(chan error, 1)
	s.inLoop(func() tea.Cmd {
		s.printer.take(s.feed.take())
		s.printer.settle()
		return s.lend(cmd.Run, func(err error) tea.Cmd {
			ended <- err
			return nil
		})
	})
	select {
	case err := <-ended:
		return err
	case <-s.feed.end:
		return ctx.Err()
	}
}

// suspend stops the process until the user's own shell brings it back.
func (s *shell) suspend() tea.Cmd {
	return s.lend(func() error {
		back := make(chan os.Signal, 1)
		signal.Notify(back, syscall.SIGCONT)
		defer signal.Stop(back)
		if err := syscall.Kill(0, syscall.SIGTSTP); err != nil {
			return err
		}
		<-back
		return nil
	}, func(err error) tea.Cmd {
		if err != nil {
			s.complain(fmt.Sprintf("suspend: %v", err))
		}
		return nil
	})
}

// external opens what is being typed in the user's editor.
func (s *shell) external() tea.Cmd { return s.openEditor(s.editor.Text()) }

// openEditor opens a text in the user's editor and puts what it leaves behind the
// prompt.
func (s *shell) openEditor(text string) tea.Cmd {
	if s.plain != nil {
		s.complain("this terminal can't show an editor")
		return nil
	}
	file, err := os.CreateTemp("", "kvsh-*.go")
	if err == nil {
		_, err = file.WriteString(text)
		if closed := file.Close(); err == nil {
			err = closed
		}
	}
	if err != nil {
		s.complain(fmt.Sprintf("open an editor: %v", err))
		return nil
	}
	name := file.Name()
	return s.lend(func() error { return s.editorCommand(name).Run() }, func(err error) tea.Cmd {
		defer os.Remove(name)
		if err != nil {
			s.complain(fmt.Sprintf("the editor %s failed: %v; set $VISUAL or $EDITOR to yours", s.editorName(), err))
			return nil
		}
		changed, err := os.ReadFile(name)
		if err != nil {
			s.complain(fmt.Sprintf("read what the editor has left: %v", err))
			return nil
		}
		s.editor.Set(strings.TrimRight(string(changed), "\n"))
		s.walk = nil
		return s.advise()
	})
}

// editorName is the user's editor, with its arguments.
func (s *shell) editorName() string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if editor := s.opts.Env(name); editor != "" {
			return editor
		}
	}
	return "vi"
}

func (s *shell) editorCommand(file string) *exec.Cmd {
	cmd := exec.Command("sh", "-c", s.editorName()+` "$1"`, "sh", file)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.opts.In, s.opts.Out, s.opts.Out
	return cmd
}
