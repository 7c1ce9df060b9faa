package shell

import (
	"context"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel/shell/edit"
)

var errInterrupted = context.Canceled

// A question is what a cell asks the user.
type question struct {
	prompt   string
	password bool
	editor   *edit.Editor
	reply    chan reply
}

type reply struct {
	line string
	err  error
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
	if i.plain != nil {
		return i.plain.Ask(prompt, password)
	}
	q := &question{prompt: prompt, password: password, editor: edit.New(false), reply: make(chan reply, 1)}
	i.inLoop(func() tea.Cmd {
		i.printer.take(i.feed.take())
		if i.running == nil || i.ask != nil {
			q.answer("", errors.New("nobody can be asked by what runs in the background"))
			return nil
		}
		i.ask = q
		return nil
	})
	select {
	case r := <-q.reply:
		return r.line, r.err
	case <-i.feed.end:
		return "", io.EOF
	}
}

func (s *shell) askKey(k edit.Key) tea.Cmd {
	q := s.ask
	switch q.editor.Press(k) {
	case edit.Submit, edit.Run:
		s.answered(q.editor.Text(), nil)
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
	shown := line
	if q.password {
		shown = ""
	}
	tail := s.printer.tail
	s.printer.tail = ""
	s.printer.print(tail + q.prompt + shown)
	q.answer(line, err)
}

// row is the question as lines of the screen, behind the text that a cell has
// begun a line with.
func (q *question) rows(tail string, width int) (rows []string, column int) {
	typed := q.editor.Text()
	if q.password {
		typed = strings.Repeat("•", utf8.RuneCountInString(typed))
	}
	before := q.editor.Text()[:q.editor.Offset()]
	if q.password {
		before = strings.Repeat("•", utf8.RuneCountInString(before))
	}
	prompt := printable(tail + q.prompt)
	rows = wrapped(prompt+typed, width)
	at := wrapped(prompt+before, width)
	return rows[:max(len(at), 1)], ansi.StringWidth(at[len(at)-1])
}

// lastLetter is the last letter of a text.
func lastLetter(text string) (rune, int) { return utf8.DecodeLastRuneInString(text) }
