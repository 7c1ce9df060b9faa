package screen

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/vt"
)

// terminal is an emulated terminal with a screen on it.
type terminal struct {
	shown *vt.Emulator
	*Screen
}

func newTerminal(width, height int) terminal {
	e := vt.NewEmulator(width, height)
	return terminal{e, New(e, width, height, true)}
}

// text is all that the terminal holds, with the scrollback, without what is blank
// at the ends.
func (t terminal) text() string {
	var rows []string
	for y := range t.shown.Scrollback().Len() {
		var b strings.Builder
		for _, cell := range t.shown.Scrollback().Line(y) {
			b.WriteString(cell.Content)
		}
		rows = append(rows, strings.TrimRight(b.String(), " "))
	}
	for _, row := range strings.Split(t.shown.String(), "\n") {
		rows = append(rows, strings.TrimRight(row, " "))
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

// cursorRow is the text of the row that the cursor is in.
func (t terminal) cursorRow() string {
	return strings.TrimRight(strings.Split(t.shown.String(), "\n")[t.shown.CursorPosition().Y], " ")
}

func numbered(n int, prefix string) string {
	var rows []string
	for i := range n {
		rows = append(rows, fmt.Sprint(prefix, i))
	}
	return strings.Join(rows, "\n")
}

func TestWhatIsPrintedStaysAboveTheLines(t *testing.T) {
	for _, tt := range []struct {
		name  string
		steps func(s *Screen)
		want  string
		row   string // that the cursor is in
	}{
		{"lines alone", func(s *Screen) { s.Draw([]string{"a", "b"}, Cursor{Row: 1}) }, "a\nb", "b"},
		{"lines that grow and shrink", func(s *Screen) {
			s.Draw([]string{"a"}, Cursor{})
			s.Draw([]string{"a", "b", "c", "d"}, Cursor{Row: 3})
			s.Draw([]string{"x", "c"}, Cursor{Row: 0})
		}, "x\nc", "x"},
		{"text above", func(s *Screen) {
			s.Draw([]string{"a", "b"}, Cursor{Row: 1})
			s.Print("one\ntwo\n")
			s.Draw([]string{"a", "b"}, Cursor{Row: 0})
		}, "one\ntwo\na\nb", "a"},
		{"an empty text is an empty line", func(s *Screen) {
			s.Print("one")
			s.Print("")
			s.Draw([]string{"a"}, Cursor{})
		}, "one\n\na", "a"},
		{"more text than the terminal is high", func(s *Screen) {
			s.Draw([]string{"a", "b"}, Cursor{Row: 1})
			s.Print(numbered(30, "t"))
			s.Draw([]string{"a", "b"}, Cursor{Row: 1})
		}, numbered(30, "t") + "\na\nb", "b"},
		{"a long text wraps as the terminal wraps it", func(s *Screen) {
			s.Print(strings.Repeat("x", 45))
			s.Draw([]string{"a"}, Cursor{})
		}, strings.Repeat("x", 20) + "\n" + strings.Repeat("x", 20) + "\nxxxxx\na", "a"},
		{"a text as wide as the terminal keeps its last letter", func(s *Screen) {
			s.Print(strings.Repeat("x", 19) + "y")
			s.Draw([]string{"a"}, Cursor{})
		}, strings.Repeat("x", 19) + "y\na", "a"},
		{"lines that are too long are cut off", func(s *Screen) {
			s.Draw([]string{strings.Repeat("x", 50), "b"}, Cursor{Row: 1})
			s.Draw([]string{strings.Repeat("x", 50), "c"}, Cursor{Row: 1})
		}, strings.Repeat("x", 20) + "\nc", "c"},
		{"of too many lines those around the cursor are shown", func(s *Screen) {
			s.Draw(strings.Split(numbered(20, "l"), "\n"), Cursor{Row: 12})
		}, "l5\nl6\nl7\nl8\nl9\nl10\nl11\nl12", "l12"},
		{"wide letters", func(s *Screen) {
			s.Print("东西向")
			s.Draw([]string{"南北向", "b"}, Cursor{Row: 0, Column: 4})
		}, "东西向\n南北向\nb", "南北向"},
		{"the alternate screen goes as it came", func(s *Screen) {
			s.Print("one")
			s.Draw([]string{"a", "b"}, Cursor{Row: 1})
			s.Full(true)
			s.Draw([]string{"p", "q"}, Cursor{})
			s.Print("two")
			s.Draw([]string{"p", "r"}, Cursor{})
			s.Full(false)
			s.Draw([]string{"a", "b"}, Cursor{Row: 1})
		}, "one\ntwo\na\nb", "b"},
		{"another program writes in between", func(s *Screen) {
			s.Draw([]string{"a", "b"}, Cursor{Row: 1})
			s.Release()
			_, _ = io.WriteString(s.w, "its own\r\n")
			s.Draw([]string{"a", "b"}, Cursor{Row: 1})
		}, "its own\na\nb", "b"},
		{"a screen that is emptied", func(s *Screen) {
			s.Print("one")
			s.Draw([]string{"a", "b"}, Cursor{Row: 1})
			s.Clear()
			s.Draw([]string{"a", "b"}, Cursor{Row: 1})
		}, "a\nb", "b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			term := newTerminal(20, 8)
			tt.steps(term.Screen)
			if got := term.text(); got != tt.want {
				t.Errorf("the terminal shows\n%s\nwant\n%s", got, tt.want)
			}
			if got := term.cursorRow(); got != tt.row {
				t.Errorf("the cursor is in %q, want %q", got, tt.row)
			}
		})
	}
}

func TestOnlyWhatDiffersIsWritten(t *testing.T) {
	var b strings.Builder
	s := New(&b, 20, 8, true)
	s.Draw([]string{"first", "second"}, Cursor{Row: 1})
	b.Reset()
	s.Draw([]string{"first", "second"}, Cursor{Row: 1})
	if b.Len() > 0 {
		t.Errorf("nothing differs, but %q is written", b.String())
	}
	s.Draw([]string{"first", "third"}, Cursor{Row: 1, Column: 2})
	if got := b.String(); strings.Contains(got, "first") || !strings.Contains(got, "third") {
		t.Errorf("one line differs, and %q is written", got)
	}
}

func TestANarrowerTerminalThatWrapsAnew(t *testing.T) {
	term := newTerminal(20, 10)
	term.Print("printed")
	term.Draw([]string{strings.Repeat("x", 18), strings.Repeat("y", 12)}, Cursor{Row: 1, Column: 12})
	// The terminal now shows x twice and y twice, as it is 10 cells wide.
	term.shown = vt.NewEmulator(10, 10)
	term.w = term.shown
	fmt.Fprint(term.shown, "printed\r\n", strings.Repeat("x", 10), "\r\n", strings.Repeat("x", 8), "\r\n", strings.Repeat("y", 10), "\r\nyy")
	term.Resize(10, 10)
	term.Draw([]string{"new"}, Cursor{})
	if got, want := term.text(), "printed\nnew"; got != want {
		t.Errorf("the terminal shows\n%s\nwant\n%s", got, want)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestTheFirstErrorIsKept(t *testing.T) {
	s := New(broken{}, 20, 8, true)
	s.Draw([]string{"a"}, Cursor{})
	if s.Err() != io.ErrClosedPipe {
		t.Errorf("error %v", s.Err())
	}
}

// FuzzDraw draws and prints at random, and looks whether the terminal shows what it
// should.
func FuzzDraw(f *testing.F) {
	f.Add([]byte("a1b2pc3"), uint8(20), uint8(8))
	f.Fuzz(func(t *testing.T, steps []byte, width, height uint8) {
		term := newTerminal(int(width%30)+5, int(height%10)+3)
		w, h := term.Size()
		var printed, lines []string
		for i, b := range steps[:min(len(steps), 200)] {
			word := fmt.Sprint(i)
			switch b % 3 {
			case 0:
				printed = append(printed, word)
				term.Print(word)
			case 1:
				lines = append(lines, word)
			case 2:
				lines = lines[:len(lines)/2]
			}
			lines = lines[:min(len(lines), h)]
			if len(lines) > 0 {
				term.Draw(lines, Cursor{Row: int(b) % len(lines), Column: int(b) % w})
			}
		}
		if len(lines) == 0 {
			return
		}
		want := strings.Join(append(printed, lines...), "\n")
		term.Draw(lines, Cursor{})
		if got := term.text(); got != want {
			t.Errorf("the terminal shows\n%s\nwant\n%s", got, want)
		}
	})
}

func BenchmarkDraw(b *testing.B) {
	s := New(io.Discard, 100, 40, true)
	lines := strings.Split(numbered(30, "some code with a few words and a number "), "\n")
	for i := range b.N {
		lines[29] = strings.Repeat("x", i%80)
		s.Draw(lines, Cursor{Row: 29, Column: i % 80})
	}
}
