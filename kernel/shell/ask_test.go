package shell

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel/shell/edit"
)

// askIn asks in a shell in which a cell runs.
func askIn(t *testing.T, prompt string, password bool) (s *shell, printed *scroll, q *question) {
	t.Helper()
	s, printed = newTestShell(t)
	s.running = newExecution(t.Context(), "cell")
	q = newQuestion(prompt, password)
	s.open(q)
	return s, printed, q
}

func (s *shell) answerKeys(keys string) {
	for key := range strings.FieldsSeq(keys) {
		k := edit.Key{Name: key}
		if len([]rune(key)) == 1 {
			k.Text = key
		}
		s.askKey(k)
	}
}

func TestAQuestionIsDrawn(t *testing.T) {
	for _, tt := range []struct {
		name, tail, prompt string
		password           bool
		keys               string
		width              int
		want               string // with the cursor as ‸
	}{
		{"its prompt", "", "name? ", false, "", 40, "name? ‸"},
		{"what is typed", "", "name? ", false, "A d a", 40, "name? Ada‸"},
		{"the cursor in it", "", "name? ", false, "A d a left left", 40, "name? A‸da"},
		{"a password", "", "secret? ", true, "h u s h left", 40, "secret? •••‸•"},
		{"behind a line that has begun", "age ", "? ", false, "4 2", 40, "age ? 42‸"},
		{"wide letters", "", "名? ", false, "東 西 left", 40, "名? 東‸西"},
		{"over rows", "", "name? ", false, "a b c d e f", 8, "name? ab\ncdef‸"},
		{"the cursor in the first of its rows", "", "name? ", false, "a b c d e f ctrl+a right", 8, "name? a‸b\ncdef"},
		{"a prompt over rows", "", "a long prompt? ", false, "x", 8, "a long p\nrompt? x‸"},
		{"control characters", "\x1b[31mred\x1b[m", "a\tb ", false, "", 40, "reda    b ‸"},
		{"an answer is one line", "", "? ", false, "a ctrl+o b", 40, "? ab‸ "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _, q := askIn(t, tt.prompt, tt.password)
			s.answerKeys(tt.keys)
			rows, cursor := q.rows(tt.tail, tt.width)
			if got := picture(sheet{rows, cursor}); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestAQuestionIsNeverWiderThanTheTerminal(t *testing.T) {
	_, _, q := askIn(t, "a prompt 東西向? ", false)
	q.editor.Set("東西向 and an answer")
	for width := 2; width < 50; width++ {
		for offset := range len(q.editor.Text()) + 1 {
			q.editor.SetOffset(offset)
			rows, cursor := q.rows("tail ", width)
			if cursor.Row >= len(rows) || cursor.Column > width {
				t.Fatalf("the cursor is at %v of %d rows of %d", cursor, len(rows), width)
			}
			for _, row := range rows {
				if w := ansi.StringWidth(row); w > width {
					t.Fatalf("%q takes %d cells of %d", row, w, width)
				}
			}
		}
	}
}

func TestAQuestionIsAnswered(t *testing.T) {
	for _, tt := range []struct {
		name, prompt string
		password     bool
		keys         string
		line         string
		err          error
		printed      string
	}{
		{"by a line", "name? ", false, "A d a enter", "Ada", nil, "name? Ada\n"},
		{"by nothing", "name? ", false, "enter", "", nil, "name? \n"},
		{"by a password", "secret? ", true, "h u s h enter", "hush", nil, "secret? \n"},
		{"by the end of the input", "name? ", false, "ctrl+d", "", io.EOF, "name? \n"},
		{"by an interrupt", "name? ", false, "A ctrl+c", "", context.Canceled, "name? \n"},
		{"of several lines", "a\nb\nname? ", false, "x enter", "x", nil, "a\nb\nname? x\n"},
		{"that ends with a line break", "name?\n", false, "x enter", "x", nil, "name?\nx\n"},
		{"by a line that was broken", "name? ", false, "a ctrl+o enter", "a ", nil, "name? a \n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, printed, q := askIn(t, tt.prompt, tt.password)
			s.answerKeys(tt.keys)
			got := <-q.reply
			if got.line != tt.line || !errors.Is(got.err, tt.err) || s.ask != nil {
				t.Errorf("the answer is %q, %v", got.line, got.err)
			}
			if got := printed.String(); got != tt.printed {
				t.Errorf("there is printed %q, not %q", got, tt.printed)
			}
		})
	}
}

func TestAnInterruptedQuestionInterruptsItsCell(t *testing.T) {
	s, _, _ := askIn(t, "name? ", false)
	s.answerKeys("ctrl+c")
	if s.running.ctx.Err() == nil {
		t.Error("the cell goes on")
	}
}

func TestAQuestionEndsWithItsCell(t *testing.T) {
	s, _, q := askIn(t, "name? ", false)
	s.conclude(doneMsg{e: s.running, err: context.Canceled})
	if got := <-q.reply; !errors.Is(got.err, context.Canceled) || s.ask != nil {
		t.Errorf("the answer is %q, %v", got.line, got.err)
	}
}

func TestNobodyIsAskedByWhatRunsInTheBackground(t *testing.T) {
	s, _ := newTestShell(t)
	if line, err := (input{s}).Ask("name? ", false); err == nil || !strings.Contains(err.Error(), "background") {
		t.Errorf("the answer is %q, %v", line, err)
	}
}

func TestNobodyIsAskedWhenTheShellHasEnded(t *testing.T) {
	s, _ := newTestShell(t)
	s.running = newExecution(t.Context(), "cell")
	s.feed.close()
	if line, err := (input{s}).Ask("name? ", false); !errors.Is(err, io.EOF) {
		t.Errorf("the answer is %q, %v", line, err)
	}
}
