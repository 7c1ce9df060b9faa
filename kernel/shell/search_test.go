package shell

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel/shell/edit"
)

// searching is a shell that searches a history of some cells.
func searching(t *testing.T, cells ...string) *shell {
	t.Helper()
	s, _ := newTestShell(t)
	for i, cell := range cells {
		if err := s.past().Add(i+1, cell); err != nil {
			t.Fatal(err)
		}
	}
	s.typeText("typed")
	s.beginSearch()
	return s
}

func (s *shell) searchRows(width, height int) string {
	rows, _ := s.search.rows(&marks, width, height)
	return readable(strings.Join(rows, "\n"))
}

func TestTheSearchShowsWhatItFinds(t *testing.T) {
	s := searching(t, "x := 1", "if x {\n\ty()\n}", "東西 x \x1b[31m")
	if got, want := s.searchRows(24, 10), "⟦in history (3): ⟧\n ⟦sel  東西 x [31m          ⟧\n  if x {⟦dim ⏎ ⟧y()⟦dim ⏎ ⟧}\n  x := 1"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	s.seek("x")
	s.search.selected = 1
	if got, want := s.searchRows(24, 10), "⟦in history (3): ⟧x\n  東西 ⟦hit x⟧ [31m\n ⟦sel  if x {⏎ y()⏎ }       ⟧\n  ⟦hit x⟧ := 1"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	s.seek("nosuch")
	if got, want := s.searchRows(24, 10), "⟦in history (0): ⟧nosuch"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheSearchScrolls(t *testing.T) {
	var cells []string
	for i := range mostFound + 50 {
		cells = append(cells, fmt.Sprintf("cell(%d)", i))
	}
	s := searching(t, cells...)
	for _, tt := range []struct {
		selected, height int
		first, last      string
	}{
		{0, 10, "cell(249)", "cell(242)"},
		{100, 10, "cell(153)", "cell(146)"},
		{199, 10, "cell(57)", "cell(50)"},
		{100, 2, "cell(149)", "cell(149)"},
	} {
		s.search.selected = tt.selected
		rows, column := s.search.rows(&unstyled, 40, tt.height)
		if rows[0] != "history (200 or more): " || column != len(rows[0]) {
			t.Errorf("it begins with %q, the cursor in %d", rows[0], column)
		}
		if len(rows) > tt.height || !strings.Contains(rows[1], tt.first) || !strings.Contains(rows[len(rows)-1], tt.last) {
			t.Errorf("with %d selected of %d rows there is\n%s", tt.selected, tt.height, strings.Join(rows, "\n"))
		}
	}
}

func TestTheSearchIsNeverWiderThanTheTerminal(t *testing.T) {
	s := searching(t, "東西向東西向東西向東西向東西向東西向\n\t東西向", "a very long line "+strings.Repeat("x", 300))
	for _, query := range []string{"", "x", "a very long query that is wider than it all", "東西向東西向東西向東西向"} {
		s.search.query = query
		for width := 1; width < 60; width++ {
			for s.search.selected = range s.search.found {
				rows, column := s.search.rows(&marks, width, 10)
				for _, row := range rows {
					if w := ansi.StringWidth(row); w > width {
						t.Fatalf("%q takes %d cells of %d", row, w, width)
					}
				}
				if column >= max(width, 1) {
					t.Fatalf("the cursor is in column %d of %d", column, width)
				}
			}
		}
	}
}

func TestKeysOfTheSearch(t *testing.T) {
	for _, tt := range []struct{ name, keys, want string }{
		{"enter takes the newest", "enter", "third cell"},
		{"older ones", "up up enter", "first cell"},
		{"not beyond the oldest", "up up up up enter", "first cell"},
		{"newer ones", "up up down enter", "second cell"},
		{"not beyond the newest", "down enter", "third cell"},
		{"what fits", "s e c enter", "second cell"},
		{"less of the query", "s e c backspace backspace backspace enter", "third cell"},
		{"nothing to take off", "backspace ctrl+h enter", "third cell"},
		{"a word less", "f i r space c e ctrl+w ctrl+w enter", "third cell"},
		{"an empty query", "f i r ctrl+u enter", "third cell"},
		{"nothing found changes nothing", "z z z enter", "typed"},
		{"nothing found and moved", "z z z up down enter", "typed"},
		{"escape changes nothing", "up esc", "typed"},
		{"ctrl+c changes nothing", "up ctrl+c", "typed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := searching(t, "first cell", "second cell", "third cell")
			for key := range strings.FieldsSeq(tt.keys) {
				k := edit.Key{Name: key}
				switch {
				case len(key) == 1:
					k.Text = key
				case key == "space":
					k.Text = " "
				}
				s.searchKey(k)
			}
			if got := s.editor.Text(); got != tt.want || s.search != nil {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
