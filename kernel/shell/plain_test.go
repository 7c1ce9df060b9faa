package shell

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// newTestPlain is a plain shell without a session whose user types what is written
// to keys; written is what is on its terminal.
func newTestPlain(t *testing.T) (p *plain, keys io.Writer, written func() string) {
	t.Helper()
	s, _ := newTestShell(t)
	in, keysFile, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close(); keysFile.Close() })
	out, err := os.Create(filepath.Join(t.TempDir(), "terminal"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { out.Close() })
	s.opts.In, s.opts.Out = in, out
	return newPlain(s), keysFile, func() string {
		text, err := os.ReadFile(out.Name())
		if err != nil {
			t.Error(err)
		}
		return string(text)
	}
}

func TestAPlainShellReadsCells(t *testing.T) {
	for _, tt := range []struct{ name, typed, want, written string }{
		{"of one line", "x := 1\n", "x := 1", "In[1]: "},
		{"of several lines", "if x {\n\ty()\n}\n", "if x {\n\ty()\n}", "In[1]:   ...:   ...: "},
		{"with the line breaks of others", "f(\r\n1)\r\n", "f(\n1)", "In[1]:   ...: "},
		{"that are given up by two blank lines", "f(\n\n\n", "f(", "In[1]:   ...:   ...: "},
		{"that are blank", "\n", "", "In[1]: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, keys, written := newTestPlain(t)
			if _, err := io.WriteString(keys, tt.typed); err != nil {
				t.Fatal(err)
			}
			if got, err := p.read(); got != tt.want || err != nil {
				t.Errorf("got %q, %v, want %q", got, err, tt.want)
			}
			if got := written(); got != tt.written {
				t.Errorf("the terminal shows %q, not %q", got, tt.written)
			}
		})
	}
}

func TestAnInterruptGivesUpACellThatIsTyped(t *testing.T) {
	p, keys, _ := newTestPlain(t)
	p.signals <- syscall.SIGINT
	if got, err := p.read(); !errors.Is(err, errInterrupted) {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := io.WriteString(keys, "x\n"); err != nil {
		t.Fatal(err)
	}
	if got, err := p.read(); got != "x" || err != nil {
		t.Errorf("then it reads %q, %v", got, err)
	}
}

func TestAPlainShellThatIsToldToEndLeaves(t *testing.T) {
	p, _, _ := newTestPlain(t)
	p.signals <- syscall.SIGTERM
	if exit, err := p.loop(); exit != 128+15 || err != nil {
		t.Errorf("it leaves with %d, %v", exit, err)
	}
}

func TestAPlainShellAsks(t *testing.T) {
	p, keys, written := newTestPlain(t)
	if _, err := io.WriteString(keys, "Ada\nhush\n"); err != nil {
		t.Fatal(err)
	}
	var name, secret string
	p.run(newExecution(p.life, "cell"), func() (err error) {
		out := output{p.feed, 1}
		out.Stream("stdout", []byte("a line\nyour "))
		if name, err = (input{p.shell}).Ask("name? ", false); err != nil {
			return err
		}
		secret, err = input{p.shell}.Ask("secret? ", true)
		return err
	})
	if name != "Ada" || secret != "hush" {
		t.Errorf("the answers are %q and %q", name, secret)
	}
	if got, want := written(), "a line\nyour name? secret? \n\n"; got != want {
		t.Errorf("the terminal shows %q, not %q", got, want)
	}
}

// The answer to a question that was given up is no answer to the next one.
func TestAnInterruptEndsAQuestion(t *testing.T) {
	p, keys, written := newTestPlain(t)
	p.run(newExecution(p.life, "cell"), func() error {
		asked := make(chan error, 1)
		go func() {
			_, err := input{p.shell}.Ask("name? ", false)
			asked <- err
		}()
		p.inLoop(func() tea.Cmd { return nil }) // the question may be open
		p.signals <- syscall.SIGINT
		<-p.running.ctx.Done()
		return p.running.ctx.Err()
	})
	if p.ask != nil || p.asked {
		t.Error("the question is open")
	}
	if _, err := io.WriteString(keys, "next\n"); err != nil {
		t.Fatal(err)
	}
	if got, err := p.read(); got != "next" || err != nil {
		t.Errorf("then it reads %q, %v; the terminal shows %q", got, err, written())
	}
}

func TestCallsOfACellRunInThePlainLoop(t *testing.T) {
	p, _, written := newTestPlain(t)
	quit := p.run(newExecution(p.life, "cell"), func() error {
		output{p.feed, 1}.Stream("stdout", []byte("before\n"))
		p.page("a text\n")
		output{p.feed, 1}.Stream("stdout", []byte("after\n"))
		return context.Canceled
	})
	if got, want := written(), "before\na text\nafter\ninterrupted\n\n"; got != want || quit {
		t.Errorf("the terminal shows %q, not %q", got, want)
	}
}
