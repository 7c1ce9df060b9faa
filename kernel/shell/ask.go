package shell

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel/shell/edit"
	"kvsh/kernel/shell/screen"
	"kvsh/stdlib/display"
)

var errInterrupted = context.Canceled

// A question is what a cell asks the user.
type question struct {
	prompt   string
	password bool
	editor   *edit.Editor
	opened   time.Time
	reply    chan reply
}

type reply struct {
	line string
	err  error
}

func newQuestion(prompt string, password bool) *question {
	return &question{prompt: prompt, password: password, editor: edit.New(false), opened: time.Now(), reply: make(chan reply, 1)}
}

// answer gives the cell its answer; the first one counts.
func (q *question) answer(line string, err error) {
	select {
	case q.reply <- reply{line, err}:
	default:
	}
}

// input asks the user for the engine.
type input struct{ *shell }

func (i input) Ask(prompt string, password bool) (string, error) {
	i.asking.Lock()
	defer i.asking.Unlock()
	q := newQuestion(prompt, password)
	i.inLoop(func() tea.Cmd {
		i.open(q)
		return nil
	})
	select {
	case r := <-q.reply:
		return r.line, r.err
	case <-i.feed.end:
		return "", io.EOF
	}
}

// late takes what cells show and ask once they have ended, as goroutines that they
// left behind may: by themselves they would take the keys of the user.
type late struct {
	display.TextSink
	input
}

// open asks a question. Of a prompt of several lines the last one stays with the
// answer.
func (s *shell) open(q *question) {
	s.printer.take(s.feed.take())
	if s.running == nil {
		q.answer("", errors.New("nobody can be asked by what runs in the background"))
		return
	}
	if end := strings.LastIndexByte(q.prompt, '\n') + 1; end > 0 {
		s.printer.stream(q.prompt[:end])
		q.prompt = q.prompt[end:]
	}
	s.ask = q
}

func (s *shell) askKey(k edit.Key) tea.Cmd {
	q := s.ask
	switch q.editor.Press(k) {
	case edit.Submit, edit.Run:
		s.answered(q.typed(), nil)
	case edit.End:
		s.answered("", io.EOF)
	case edit.Cancel:
		s.answered("", errInterrupted)
		return s.cancel()
	}
	return nil
}

// answered keeps the question and its answer on the terminal.
func (s *shell) answered(line string, err error) {
	q := s.ask
	s.ask = nil
	s.idle(q.opened)
	shown := line
	if q.password {
		shown = ""
	}
	tail := s.printer.tail
	s.printer.tail = ""
	s.printer.print(tail + q.prompt + shown)
	q.answer(line, err)
}

// typed is what was typed, as the one line that an answer is.
func (q *question) typed() string { return strings.ReplaceAll(q.editor.Text(), "\n", " ") }

// rows is the question as lines of the screen, behind the text that a cell has begun
// a line with.
func (q *question) rows(tail string, width int) ([]string, screen.Cursor) {
	shown := func(text string) []string {
		if q.password {
			text = strings.Repeat("•", utf8.RuneCountInString(text))
		}
		return wrapped(printable(tail+q.prompt+text), width)
	}
	before := shown(q.typed()[:q.editor.Offset()])
	last := len(before) - 1
	return shown(q.typed()), screen.Cursor{Row: last, Column: ansi.StringWidth(before[last])}
}
