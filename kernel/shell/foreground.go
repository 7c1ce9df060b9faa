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
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
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
	err := g.s.lent(g.run)
	g.s.terminal.endLine()
	if entered := g.s.terminal.enter(); err == nil {
		err = entered
	}
	return err
}

// lent runs what has the terminal; keys that send signals are for it.
func (s *shell) lent(run func() error) error {
	ignored := make(chan os.Signal, 1)
	signal.Notify(ignored, syscall.SIGINT, syscall.SIGQUIT)
	defer signal.Stop(ignored)
	s.away.Store(true)
	defer s.away.Store(false)
	return run()
}

// lend gives the terminal to a guest; done is told how it went.
func (s *shell) lend(run func() error, done func(error) tea.Cmd) tea.Cmd {
	began := time.Now()
	lend := tea.Exec(guest{s, run}, func(err error) tea.Msg {
		return callMsg{func() tea.Cmd {
			s.idle(began)
			s.resize(s.terminal.size())
			return done(err)
		}}
	})
	return func() tea.Msg {
		s.answers.await() // else the guest would get them as if they were typed
		return lend()
	}
}

// foreground runs a program with the terminal, for a command of a cell.
func (s *shell) foreground(ctx context.Context, cmd *exec.Cmd) error {
	program := s.program(ctx, cmd.Args...)
	ended := make(chan error, 1)
	s.inLoop(func() tea.Cmd {
		s.printer.take(s.feed.take())
		s.printer.settle()
		if s.plain {
			go func() { ended <- s.lent(program.Run) }()
			return nil
		}
		return s.lend(program.Run, func(err error) tea.Cmd {
			ended <- err
			return nil
		})
	})
	select {
	case err := <-ended:
		return err
	case <-s.feed.end:
		return context.Canceled
	}
}

// program is a program that has the terminal. If the context ends, it is told that
// its terminal is gone, and killed if that does not end it.
func (s *shell) program(ctx context.Context, argv ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.opts.In, s.opts.Out, s.opts.Out
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGHUP) }
	cmd.WaitDelay = time.Second
	return cmd
}

// suspend stops the process until the user's own shell brings it back.
func (s *shell) suspend() tea.Cmd {
	if leader, err := unix.Getsid(0); err == nil && leader == unix.Getpgrp() {
		s.complain("the shell can't be suspended: it runs in the terminal by itself, so nothing could bring it back")
		return nil
	}
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
	return s.program(s.life, "sh", "-c", s.editorName()+` "$1"`, "sh", file)
}
