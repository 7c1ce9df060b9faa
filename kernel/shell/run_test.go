package shell

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kvsh/kernel/engine"
	"kvsh/kernel/shell/edit"
)

func TestATimeIsReadByPeople(t *testing.T) {
	for _, tt := range []struct {
		took time.Duration
		want string
	}{
		{0, "0.0 s"},
		{1240 * time.Millisecond, "1.2 s"},
		{59900 * time.Millisecond, "59.9 s"},
		{59960 * time.Millisecond, "1 min 0 s"},
		{61 * time.Second, "1 min 1 s"},
		{90*time.Second + 700*time.Millisecond, "1 min 31 s"},
		{time.Hour - time.Millisecond, "1 h 0 min"},
		{time.Hour + 59*time.Minute, "1 h 59 min"},
		{25 * time.Hour, "25 h 0 min"},
	} {
		if got := duration(tt.took); got != tt.want {
			t.Errorf("%v is %q, not %q", tt.took, got, tt.want)
		}
	}
}

// done ends the cell that runs.
func (s *shell) done(err error, took time.Duration) { s.ended(doneMsg{s.running, err, took}) }

func TestTheEndOfACellIsTold(t *testing.T) {
	for _, tt := range []struct {
		name string
		err  error
		took time.Duration
		want string
	}{
		{"nothing if all went well", nil, 0, ""},
		{"an error", errors.New("cell[1]:1:1: no"), 0, "cell[1]:1:1: no\n\n"},
		{"an interrupt", fmt.Errorf("f: %w", context.Canceled), 0, "interrupted\n\n"},
		{"that it took long", nil, 1500 * time.Millisecond, "took 1.5 s\n\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, printed := newTestShell(t)
			s.typeText("x\n")
			printed.Reset()
			s.done(tt.err, tt.took)
			if got := printed.String(); got != tt.want || s.running != nil {
				t.Errorf("there is printed %q, not %q", got, tt.want)
			}
		})
	}
}

func TestOutputThatComesWithTheEndIsPrintedBeforeIt(t *testing.T) {
	s, printed := newTestShell(t)
	s.typeText("x\n")
	s.outputOf(1).Stream("stdout", []byte("late"))
	s.done(errors.New("failed"), 0)
	if got, want := printed.String(), "In[1]: x\nlate\nfailed\n\n"; got != want {
		t.Errorf("there is printed %q, not %q", got, want)
	}
}

func TestOutputAfterTheLastCellIsPrinted(t *testing.T) {
	s, printed := newTestShell(t)
	s.typeText("x\n")
	out := s.outputOf(1)
	s.done(nil, 0)
	out.Stream("stdout", []byte("from the background\n"))
	s.take(feedMsg{})
	if got, want := printed.String(), "In[1]: x\nfrom the background\n"; got != want {
		t.Errorf("there is printed %q, not %q", got, want)
	}
}

func TestACellCanLeave(t *testing.T) {
	for _, tt := range []struct {
		name string
		err  error
		exit int
		quit bool
	}{
		{"by :quit", fmt.Errorf(":quit: %w", errQuit), 0, true},
		{"by os.Exit", &engine.Exit{Code: 3}, 3, true},
		{"not by an error", errors.New("no"), 0, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newTestShell(t)
			s.typeText("x\n")
			if quit := s.conclude(doneMsg{s.running, tt.err, 0}); quit != tt.quit || s.exit != tt.exit {
				t.Errorf("it leaves: %v, with %d", quit, s.exit)
			}
		})
	}
}

// prompt is the prompt of the cell that is being typed.
func (s *shell) shownPrompt() string {
	return strings.TrimRight(s.sheet(80, 10).rows[0], " ")
}

func TestCellsThatAreTypedAheadRunInTheirOrder(t *testing.T) {
	s, printed := newTestShell(t)
	s.typeText("a\nb\nc\n")
	if got, want := strings.Join(s.status(80), "|"), "In[2]: b|In[3]: c"; got != want {
		t.Errorf("it shows %q, not %q", got, want)
	}
	if got := s.shownPrompt(); got != "In[4]:" {
		t.Errorf("the prompt is %q", got)
	}
	s.done(nil, 0)
	s.done(errors.New("b failed"), 0)
	if s.running.source != "c" || s.running.number != 3 {
		t.Errorf("%q runs as cell %d", s.running.source, s.running.number)
	}
	s.done(nil, 0)
	if got, want := printed.String(), "In[1]: a\nIn[2]: b\nb failed\n\nIn[3]: c\n"; got != want || s.running != nil {
		t.Errorf("there is printed %q, not %q", got, want)
	}
	if got := strings.Join(s.cells(), " "); got != "a b c" {
		t.Errorf("the history has %q", got)
	}
}

func TestManyCellsThatWaitAreCounted(t *testing.T) {
	s, _ := newTestShell(t)
	s.typeText("a\nb\nc\nd\ne\nf\ng\n")
	if got, want := strings.Join(s.status(80), "|"), "In[2]: b|In[3]: c|In[4]: d|In[5]: e|and 2 more wait"; got != want {
		t.Errorf("it shows %q, not %q", got, want)
	}
}

func TestAnInterruptGivesCellsThatWaitBack(t *testing.T) {
	s, _ := newTestShell(t)
	s.typeText("a\nb\nc\nd")
	s.cancel()
	if got := s.editor.Text(); got != "b\nc\nd" || s.running.ctx.Err() == nil || len(s.queue) > 0 {
		t.Errorf("there is %q, the cell's end %v", got, s.running.ctx.Err())
	}
	if got := s.shownPrompt(); got != "In[2]: b" {
		t.Errorf("the prompt is %q", got)
	}
}

// Cells that are brought back take numbers while others wait.
func TestNumbersAreGivenAsCellsStart(t *testing.T) {
	s, _ := newTestShell(t)
	s.occupy(newExecution(t.Context(), "the beginning"), nil)
	s.typeText("typed\n")
	for _, source := range []string{"old", "older"} {
		s.admit(t.Context(), source)
	}
	if got := s.shownPrompt(); got != "In[4]:" {
		t.Errorf("the prompt is %q", got)
	}
	s.done(nil, 0)
	if s.running.source != "typed" || s.running.number != 3 {
		t.Errorf("%q runs as cell %d", s.running.source, s.running.number)
	}
}

func TestAnInterruptGivesUpTheText(t *testing.T) {
	s, printed := newTestShell(t)
	s.typeText("f(\n1")
	s.cancel()
	if got, want := printed.String(), "In[1]: f(\n  ...:     1^C\n"; got != want || !s.editor.Empty() {
		t.Errorf("there is printed %q, not %q", got, want)
	}
	s.cancel()
	if got := printed.String(); strings.Count(got, "In[1]") != 1 {
		t.Errorf("without a text there is printed %q", got)
	}
}

func TestTheEndOfInputLeavesOnlyWithoutATextAndWithoutACell(t *testing.T) {
	for _, tt := range []struct {
		name, typed string
		leaves      bool
	}{
		{"an empty prompt", "", true},
		{"a text", "x", false},
		{"a cell that runs", "x\n", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newTestShell(t)
			s.typeText(tt.typed)
			if cmd := s.editorKey(edit.Key{Name: "ctrl+d"}); (cmd != nil) != tt.leaves {
				t.Errorf("it leaves: %v", cmd != nil)
			}
		})
	}
}

func TestWhatIsBelowThePrintedTextFitsTheTerminal(t *testing.T) {
	s, _ := newTestShell(t)
	s.typeText("for i := range 10 {\nfmt.Println(\"東西向東西向東西向\", i)\n}\nb\nc\nx := f(\n\n\n\n\n\n1")
	s.printer.stream(strings.Repeat("tail ", 50))
	s.printer.display(shown("id", "live\nlive"))
	for _, over := range []struct {
		name string
		open func()
	}{
		{"the text", func() {}},
		{"the signature", func() { s.tip = tip{signature: strings.Repeat("f(x int) ", 30)} }},
		{"the menu", func() { s.menu = menuOf("", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j") }},
		{"the search", func() { s.menu = nil; s.beginSearch() }},
		{"a question", func() { s.search = nil; s.open(newQuestion("name? ", false)) }},
	} {
		over.open()
		for width := 12; width < 100; width += 3 {
			for height := 4; height < 40; height += 3 {
				rows, cursor := s.rows(width, height)
				if cursor.Row < 0 || cursor.Row >= len(rows) || cursor.Column > width {
					t.Fatalf("with %s the cursor is at %v of %d rows, on %d × %d", over.name, cursor, len(rows), width, height)
				}
				if len(rows) > height && over.name != "a question" {
					t.Fatalf("with %s there are %d rows, on %d × %d:\n%s", over.name, len(rows), width, height, strings.Join(rows, "\n"))
				}
			}
		}
	}
}
