package shell

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel/shell/edit"
)

// menuOf is a menu of some names, of which a part is typed.
func menuOf(typed string, names ...string) *menu {
	m := &menu{offers: offers{text: typed, at: len(typed), to: len(typed)}}
	for _, name := range names {
		m.list = append(m.list, offer{text: name, kind: "func"})
	}
	m.rank(typed)
	return m
}

func (m *menu) names() string {
	var names []string
	for _, f := range m.fit {
		names = append(names, f.Str)
	}
	return strings.Join(names, " ")
}

func TestTheBestNamesComeFirst(t *testing.T) {
	for _, tt := range []struct{ name, typed, names, want string }{
		{"all if nothing is typed", "", "b a c", "b a c"},
		{"only those that fit", "re", "Replace Map read Repeat", "read Repeat Replace"},
		{"those that begin with it are before others", "in", "Contains index Inner", "index Inner Contains"},
		{"those in the same case are before others", "Re", "repeat Repeat", "Repeat repeat"},
		{"letters in their order", "rpl", "Replace Repeat plr", "Replace"},
		{"none", "zz", "a b", ""},
		{"letters of other scripts", "grö", "größe Größe groß", "größe Größe"},
		{"a letter that is longer in lower case", "İ", "İstanbul istanbul", "İstanbul"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := menuOf(tt.typed, strings.Fields(tt.names)...).names(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAMenuIsDrawn(t *testing.T) {
	m := &menu{offers: offers{list: []offer{
		{"Repeat", "func", "func(s string, count int) string", "Repeat returns\na new string."},
		{"Reader", "type", "", ""},
		{"东西", "var", "int", ""},
	}}}
	m.rank("")
	m.selected = 1
	got := readable(strings.Join(m.rows(&marks, 44, 10), "\n"))
	want := strings.Join([]string{
		"  Repeat  ⟦dim func(s string, count int) string⟧",
		" ⟦sel  Reader  type                             ⟧",
		"  东西    ⟦dim int⟧",
		"⟦dim   2 of 3⟧",
	}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestLettersThatWereTypedAreMarked(t *testing.T) {
	m := menuOf("rt", "first", "Repeat", "größeRT")
	m.selected = 2
	got := readable(strings.Join(m.rows(&marks, 40, 10), "\n"))
	for _, want := range []string{"  ⟦hit R⟧epea⟦hit t⟧ ", "  größe⟦hit R⟧⟦hit T⟧ ", "  first "} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestAMenuScrollsToWhatIsSelected(t *testing.T) {
	var names []string
	for i := range 20 {
		names = append(names, fmt.Sprintf("name%d", i))
	}
	m := menuOf("", names...)
	for _, tt := range []struct {
		selected, height int
		first, last      string
	}{
		{0, 20, "name0", "name7"},
		{3, 20, "name0", "name7"},
		{10, 20, "name6", "name13"},
		{19, 20, "name12", "name19"},
		{10, 4, "name9", "name11"},
		{10, 2, "name10", "name10"},
		{10, 1, "name10", "name10"},
	} {
		m.selected = tt.selected
		rows := m.rows(&unstyled, 40, tt.height)
		foot := rows[len(rows)-1]
		rows = rows[:len(rows)-1]
		if !strings.Contains(rows[0], tt.first+" ") || !strings.Contains(rows[len(rows)-1], tt.last+" ") || !strings.Contains(foot, fmt.Sprintf("%d of 20", tt.selected+1)) {
			t.Errorf("with %d selected of %d rows there is\n%s\n%s", tt.selected, tt.height, strings.Join(rows, "\n"), foot)
		}
	}
}

func TestAMenuIsNeverWiderThanTheTerminal(t *testing.T) {
	m := menuOf("", "a", "aVeryLongNameThatIsWiderThanMostTerminals", "东西向东西向东西向", "e\u0301")
	for i := range m.list {
		m.list[i].typ, m.list[i].doc = "func(s string) 东西向东西向东西向东西向", "Does\x1b[31m a lot 东西向东西向东西向东西向東西向"
	}
	for width := 1; width < 90; width++ {
		for m.selected = range m.fit {
			for _, row := range m.rows(&marks, width, 10) {
				if w := ansi.StringWidth(row); w > width {
					t.Fatalf("%q takes %d cells of %d", row, w, width)
				}
			}
		}
	}
}

func TestKeysChooseFromAMenu(t *testing.T) {
	for _, tt := range []struct {
		name, keys string
		want       string // the text, and what is selected
	}{
		{"down", "tab", "strings.Re > Replace"},
		{"around the end", "tab tab tab", "strings.Re > Repeat"},
		{"up around the start", "up", "strings.Re > ReplaceAll"},
		{"a page on", "pgdown", "strings.Re > ReplaceAll"},
		{"a page back", "pgdown pgup", "strings.Re > Repeat"},
		{"enter takes it", "down enter", "strings.Replace"},
		{"escape leaves the text", "esc", "strings.Re"},
		{"ctrl+c leaves the text", "ctrl+c", "strings.Re"},
		{"letters narrow it", "p l", "strings.Repl > Replace"},
		{"in any case", "P L", "strings.RePL > Replace"},
		{"until none fits", "x", "strings.Rex"},
		{"and widen it again", "p l backspace backspace", "strings.Re > Repeat"},
		{"before the name it ends", "backspace backspace backspace", "strings"},
		{"a bracket ends it", "(", "strings.Re("},
		{"moving ends it", "left", "strings.Re"},
		{"what was narrowed is taken", "p l enter", "strings.Replace"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newTestShell(t)
			s.typeText("strings.Re")
			o := offers{text: "strings.Re", at: 10, from: 8, to: 10}
			for _, name := range []string{"Repeat", "Replace", "ReplaceAll"} {
				o.list = append(o.list, offer{text: name})
			}
			s.offered(o)
			for key := range strings.FieldsSeq(tt.keys) {
				k := edit.Key{Name: key}
				if len(key) == 1 {
					k.Text = key
				}
				if s.menu == nil {
					t.Fatalf("the menu has ended before %s", key)
				}
				if _, taken := s.menuKey(k); !taken {
					s.editorKey(k)
				}
			}
			got := s.editor.Text()
			if s.menu != nil {
				got += " > " + s.menu.list[s.menu.fit[s.menu.selected].Index].text
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A completion answers when it can; other keys may have come by then.
func TestACompletionThatComesLateIsDropped(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(s *shell)
		want string
	}{
		{"nothing was pressed", func(*shell) {}, "strings.Repeat"},
		{"more was typed", func(s *shell) { s.typeText("x") }, "strings.Rex"},
		{"the cursor was moved", func(s *shell) { s.editorKey(edit.Key{Name: "ctrl+a"}) }, "strings.Re"},
		{"the history is searched", func(s *shell) { s.beginSearch() }, "strings.Re"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newTestShell(t)
			s.typeText("strings.Re")
			tt.do(s)
			s.offered(offers{text: "strings.Re", at: 10, from: 8, to: 10, list: []offer{{text: "Repeat"}}})
			if got := s.editor.Text(); got != tt.want || s.menu != nil {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
