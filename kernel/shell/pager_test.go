package shell

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// pagerKeys presses keys in a pager: names, or letters to type.
func (s *shell) pagerKeys(keys string) {
	for key := range strings.FieldsSeq(keys) {
		s.pagerKey(keyPress(key))
	}
}

var specialKeys = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "home": tea.KeyHome, "end": tea.KeyEnd,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp,
}

func keyPress(name string) tea.KeyPressMsg {
	if code, ok := specialKeys[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// numbered is a text of some lines that have their numbers.
func numbered(lines int) string {
	var b strings.Builder
	for i := range lines {
		fmt.Fprintf(&b, "line %d %s\n", i+1, strings.Repeat("0123456789", 5))
	}
	return b.String()
}

func TestKeysMoveAPager(t *testing.T) {
	for _, tt := range []struct {
		name, keys string
		first      string // what the first row begins with
		foot       string
	}{
		{"at first", "", "line 1 012", " lines 1-9 of 100 "},
		{"a line down", "down j", "line 3 012", " lines 3-11 of 100 "},
		{"a page down", "pgdown", "line 10 012", " lines 10-18 of 100 "},
		{"to the end", "G", "line 92 012", " lines 92-100 of 100 "},
		{"to the end and back", "end home", "line 1 012", " lines 1-9 of 100 "},
		{"with other keys", "> <", "line 1 012", " lines 1-9 of 100 "},
		{"not before the start", "up pgup", "line 1 012", " lines 1-9 of 100 "},
		{"not behind the end", "G down pgdown", "line 92 012", " lines 92-100 of 100 "},
		{"to the right", "right", "1234567890", " lines 1-9 of 100 "},
		{"to the right and back", "right right left", "1234567890", " lines 1-9 of 100 "},
		{"back to the left at once", "right right 0", "line 1 012", " lines 1-9 of 100 "},
		{"to what is searched for", "/ l i n e space 4 2 enter", "line 42 01", " lines 42-50 of 100 "},
		{"in any case", "/ L I N E space 4 2 enter", "line 42 01", " lines 42-50 of 100 "},
		{"to the next one", "/ e space 4 enter n n", "line 41 01", " lines 41-49 of 100 "},
		{"to the one before", "/ e space 4 enter n n N", "line 40 01", " lines 40-48 of 100 "},
		{"to one on the last page, and on from there", "/ e space 9 enter n n n n n n n n n n n", "line 9 012", " lines 9-17 of 100 "},
		{"from where it was moved to", "/ e space 9 9 enter home / e space 9 enter", "line 9 012", " lines 9-17 of 100 "},
		{"what is not there", "/ x y enter", "line 1 012", " lines 1-9 of 100 "},
		{"a search that is given up", "/ 4 2 esc n", "line 1 012", " lines 1-9 of 100 "},
		{"a query that was mended", "/ 4 3 backspace 2 space enter", "line 42 01", " lines 42-50 of 100 "},
		{"no query to search on for", "n N", "line 1 012", " lines 1-9 of 100 "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newTestShell(t)
			s.pager = newPager(numbered(100), 30, 10, make(chan struct{}))
			for key := range strings.FieldsSeq(tt.keys) {
				if key == "space" {
					s.pagerKey(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
					continue
				}
				s.pagerKey(keyPress(key))
			}
			rows, cursor := s.pager.draw(&unstyled, 30)
			if len(rows) != 10 || !cursor.Hidden {
				t.Fatalf("there are %d rows, the cursor %v", len(rows), cursor)
			}
			if !strings.HasPrefix(ansi.Strip(rows[0]), tt.first) || !strings.HasPrefix(rows[9], tt.foot) {
				t.Errorf("there is\n%s", strings.Join(rows, "\n"))
			}
			for _, row := range rows {
				if w := ansi.StringWidth(row); w > 30 {
					t.Errorf("%q takes %d cells", row, w)
				}
			}
		})
	}
}

func TestAPagerShowsTheQuery(t *testing.T) {
	s, _ := newTestShell(t)
	s.pager = newPager(numbered(100), 20, 10, make(chan struct{}))
	s.pagerKeys("/ a b")
	for _, tt := range []struct {
		width  int
		foot   string
		column int
	}{{20, "/ab", 3}, {3, "/b", 2}, {1, "/", 1}} {
		rows, cursor := s.pager.draw(&unstyled, tt.width)
		if foot := rows[len(rows)-1]; foot != tt.foot || cursor.Column != tt.column || cursor.Row != len(rows)-1 || cursor.Hidden {
			t.Errorf("of %d cells it is %q, the cursor at %v", tt.width, foot, cursor)
		}
	}
	s.pagerKeys("backspace backspace backspace backspace")
	if rows, _ := s.pager.draw(&unstyled, 20); rows[len(rows)-1] != "/" {
		t.Errorf("without letters it is %q", rows[len(rows)-1])
	}
}

func TestKeysCloseAPager(t *testing.T) {
	for _, key := range []string{"q", "esc", "ctrl+c", "ctrl+d", "enter"} {
		t.Run(key, func(t *testing.T) {
			s, _ := newTestShell(t)
			closed := make(chan struct{})
			s.pager = newPager(numbered(100), 80, 24, closed)
			s.pagerKeys(key)
			if s.pager != nil {
				t.Fatal("it is open")
			}
			select {
			case <-closed:
			default:
				t.Error("its cell still waits")
			}
		})
	}
}

func TestAShortTextNeedsNoPager(t *testing.T) {
	s, printed := newTestShell(t)
	s.page("a\nb\n")
	if got := printed.String(); got != "a\nb\n" || s.pager != nil {
		t.Errorf("there is printed %q", got)
	}
}

func TestATextThatDoesNotFitIsPaged(t *testing.T) {
	for _, tt := range []struct{ name, text string }{
		{"too high", strings.Repeat("line\n", 24)},
		{"too wide", strings.Repeat("x", 81)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, printed := newTestShell(t)
			paged := make(chan struct{})
			s.send = func(msg tea.Msg) {
				s.take(msg)
				close(paged)
			}
			ended := make(chan struct{})
			go func() {
				s.page(tt.text)
				close(ended)
			}()
			<-paged
			if s.pager == nil || printed.String() != "" {
				t.Fatalf("there is printed %q", printed)
			}
			s.pagerKeys("q")
			<-ended
		})
	}
}

// A shell that ends does not wait for who reads.
func TestAPagerEndsWithTheShell(t *testing.T) {
	s, _ := newTestShell(t)
	s.feed.close()
	s.page(strings.Repeat("line\n", 100))
}

func TestAPagerFollowsTheTerminal(t *testing.T) {
	s, _ := newTestShell(t)
	s.pager = newPager(numbered(100), 30, 10, make(chan struct{}))
	s.resize(60, 20)
	rows, _ := s.pager.draw(&unstyled, 60)
	if len(rows) != 20 || !strings.HasSuffix(strings.TrimRight(rows[0], " "), "789") {
		t.Errorf("there is\n%s", strings.Join(rows, "\n"))
	}
}
