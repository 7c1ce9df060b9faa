package shell

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel/shell/edit"
	"kvsh/kernel/shell/screen"
)

// lay lays a text out with the cursor at an offset, as the shell does.
func lay(c *cellText, offset, width, height int) sheet {
	text := strings.Join(c.lines, "\n")
	line := strings.Count(text[:offset], "\n")
	col := offset - (strings.LastIndexByte(text[:offset], '\n') + 1)
	return c.lay("1> ", " | ", line, col, width, height)
}

// picture is a sheet with its cursor as ‸.
func picture(s sheet) string {
	rows := slices.Clone(s.rows)
	row := ansi.Strip(rows[s.cursor.Row])
	before := cut(row, s.cursor.Column)
	blank := strings.Repeat(" ", max(s.cursor.Column-ansi.StringWidth(row), 0))
	rows[s.cursor.Row] = before + blank + "‸" + strings.TrimPrefix(row, before)
	return strings.Join(rows, "\n")
}

// cut is the first cells of a row.
func cut(row string, cells int) string {
	at := 0
	for at < len(row) {
		cluster, n := glyph(row[at:])
		if cells -= n; cells < 0 {
			break
		}
		at += len(cluster)
	}
	return row[:at]
}

func TestACellIsLaidOut(t *testing.T) {
	ten := "0\n1\n2\n3\n4\n5\n6\n7\n8\n9"
	for _, tt := range []struct {
		name          string
		text          string // with the cursor as ‸
		width, height int
		want          string
	}{
		{"an empty cell is its prompt", "‸", 20, 5, "1> ‸"},
		{"the cursor stands in a line", "x :=‸ 1", 20, 5, "1> x :=‸ 1"},
		{"lines have prompts of their own", "a\n‸\nc", 20, 5, "1> a\n | ‸\n | c"},
		{"behind a row that is full the cursor comes to the next one", "abcde‸", 8, 5, "1> abcde\n   ‸"},
		{"in a row that is full it stays", "abcd‸e", 8, 5, "1> abcd‸e"},
		{"a long line goes on under itself", "abcdefgh‸ijk", 8, 5, "1> abcde\n   fgh‸ij\n   k"},
		{"so does a further one", "a\nbcdefgh‸", 8, 5, "1> a\n | bcdef\n   gh‸"},
		{"the first character of a row has the cursor there", "abcde‸fg", 8, 5, "1> abcde\n   ‸fg"},
		{"a wide letter is not torn", "abcd‸东西", 8, 5, "1> abcd\n   ‸东西"},
		{"wide letters fill a row", "ab东‸西", 7, 5, "1> ab东\n   ‸西"},
		{"the cursor counts cells, not letters", "东西‸向", 20, 5, "1> 东西‸向"},
		{"a mark stays with its letter", "abcde\u0301‸f", 8, 5, "1> abcde\u0301\n   ‸f"},
		{"a flag is one character", "abc🇩🇪‸", 8, 5, "1> abc🇩🇪\n   ‸"},
		{"a tab takes four cells", "\tx‸", 20, 5, "1>     x‸"},
		{"a tab that does not fit begins a row", "abc\t‸x", 8, 5, "1> abc\n       ‸x"},
		{"control characters do nothing", "a\x1b[31m\x7f\u009b‸b", 20, 5, "1> a�[31m��‸b"},
		{"bytes that are no text are shown as such", "a\xff‸b", 20, 5, "1> a�‸b"},
		{"a terminal of one column still has room for a wide letter", "东‸a", 1, 5, "1> 东\n   ‸a"},
		{"and a tab is narrower there", "\t‸a", 1, 5, "1>   \n   ‸a"},
		{"a high cell is seen from the start", "‸" + ten, 20, 4, "1> ‸0\n | 1\n | 2\n | 3"},
		{"a high cell is seen around the cursor", ten[:10] + "‸" + ten[10:], 20, 5, " | 3\n | 4\n | ‸5\n | 6\n | 7"},
		{"a high cell is seen to the end", ten + "‸", 20, 4, " | 6\n | 7\n | 8\n | 9‸"},
		{"of the rows above, those that are near", "abcdefghijklmno\n‸x", 8, 3, "   fghij\n   klmno\n | ‸x"},
		{"of the rows below, those that are near", "‸x\nabcdefghijklmno", 8, 3, "1> ‸x\n | abcde\n   fghij"},
		{"a line that is higher than the terminal", "abcdefghijklmno‸pqrstuvwxyz", 8, 2, "   ‸pqrst\n   uvwxy"},
		{"its start", "a‸bcdefghijklmnopqrstuvwxyz", 8, 2, "1> a‸bcde\n   fghij"},
		{"one row is enough", "a\nb‸\nc", 20, 1, " | b‸"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, behind, _ := strings.Cut(tt.text, "‸")
			c := newCellText(&unstyled, strings.Split(before+behind, "\n"), nil)
			if got := picture(lay(c, len(before), tt.width, tt.height)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestACellIsColoured(t *testing.T) {
	for _, tt := range []struct {
		name     string
		text     string
		pair     [2]int
		from, to int
		width    int
		want     string
	}{
		{"a keyword", "if x {", [2]int{}, 0, 0, 40, "1> ⟧⟦key if⟧ x {"},
		{"a raw string over lines", "x := `a\n b\nc` + y", [2]int{}, 0, 0, 40, "1> x := ⟧⟦str `a⟧\n | ⟧⟦str  b⟧\n | ⟧⟦str c`⟧ + y"},
		{"a string over rows", `"abcdefgh"`, [2]int{}, 0, 0, 8, "1> ⟧⟦str \"abcd⟧\n   ⟧⟦str efgh\"⟧"},
		{"two brackets", "f(x)", [2]int{1, 3}, 0, 0, 40, "1> f⟧⟦pair (⟧x⟧⟦pair )⟧"},
		{"no brackets", "f(x)", [2]int{}, 0, 0, 40, "1> f(x)"},
		{"a selection over lines", "ab\ncd", [2]int{}, 1, 4, 40, "1> a⟧⟦sel b⟧\n | ⟧⟦sel c⟧d"},
		{"a selection in a string", `"abc"`, [2]int{}, 2, 3, 40, "1> ⟧⟦str \"a⟧⟦str ⟦sel b⟧⟦str c\"⟧"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := newCellText(&marks, strings.Split(tt.text, "\n"), nil)
			c.pair, c.from, c.to = tt.pair, tt.from, tt.to
			if got := readable(strings.Join(lay(c, 0, tt.width, 10).rows, "\n")); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// What scrolled away begins with the colours that it had.
func TestALineFarDownHasItsColours(t *testing.T) {
	lines := strings.Split(strings.Repeat("x = 1\n", 50)+"y = 2", "\n")
	c := newCellText(&marks, lines, nil)
	s := c.lay("1> ", " | ", 50, 0, 40, 2)
	if got, want := readable(strings.Join(s.rows, "\n")), " | x = ⟧⟦num 1⟧\n | y = ⟧⟦num 2⟧"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestACellStaysOnTheTerminalAsItWasTyped(t *testing.T) {
	long := strings.Repeat("0123456789", 30)
	c := newCellText(&unstyled, []string{"if x {", "\ty(" + long + ")", "}"}, nil)
	if got, want := c.whole("In[12]: ", "   ...: "), "In[12]: if x {\n   ...:     y("+long+")\n   ...: }"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// seen is what is visible of a text: tabs and control characters as they are shown,
// and nothing that takes no room.
func seen(text string, tabWidth int) string {
	var b strings.Builder
	for len(text) > 0 {
		cluster, cells := glyph(text)
		text = text[len(cluster):]
		switch {
		case cluster == "\n":
			b.WriteString(cluster)
		case cluster == "\t":
			b.WriteString(tab[:tabWidth])
		case isHarmful(cluster):
			b.WriteString("�")
		case cells > 0:
			b.WriteString(strings.Map(func(r rune) rune {
				if ansi.StringWidth(string(r)) == 0 {
					return -1
				}
				return r
			}, cluster))
		}
	}
	return b.String()
}

// checkSheet checks a layout against the text: the rows fit, and before the cursor
// there is what is before it in the text.
func checkSheet(t *testing.T, c *cellText, offset, width, height int) {
	t.Helper()
	const indent = 3 // of the prompts
	widest := max(width, indent+2)
	s := lay(c, offset, width, height)
	if len(s.rows) > max(height, 1) || s.cursor.Row < 0 || s.cursor.Row >= len(s.rows) || s.cursor.Column < indent || s.cursor.Column > widest {
		t.Fatalf("the cursor is at %v of %d rows, of %d × %d at most", s.cursor, len(s.rows), widest, height)
	}
	for _, row := range s.rows {
		if w := ansi.StringWidth(row); w > widest {
			t.Fatalf("%q takes %d cells of %d", row, w, widest)
		}
	}
	if whole := lay(c, offset, width, 1<<20); picture(s) != windowOf(whole, s) {
		t.Fatalf("the window is\n%s\nof\n%s", picture(s), picture(whole))
	} else if got, want := before(whole, indent), seen(strings.Join(c.lines, "\n")[:offset], min(len(tab), widest-indent)); got != want {
		t.Fatalf("before the cursor there is %q, not %q:\n%s", got, want, picture(whole))
	}
}

// windowOf is the part of a whole layout that a window on it is to have.
func windowOf(whole, window sheet) string {
	top := whole.cursor.Row - window.cursor.Row
	if top < 0 || top+len(window.rows) > len(whole.rows) {
		return "nothing"
	}
	return picture(sheet{whole.rows[top : top+len(window.rows)], screen.Cursor{Row: window.cursor.Row, Column: whole.cursor.Column}})
}

// before is the text before the cursor of a layout.
func before(s sheet, indent int) string {
	var b strings.Builder
	for i, row := range s.rows[:s.cursor.Row+1] {
		row = ansi.Strip(row)
		if strings.HasPrefix(row, " | ") {
			b.WriteByte('\n')
		}
		if i == s.cursor.Row {
			row = cut(row, s.cursor.Column)
		}
		b.WriteString(seen(row[indent:], len(tab)))
	}
	return b.String()
}

func TestTheCursorIsWhereTheTextSaysAtEachCharacter(t *testing.T) {
	for _, text := range []string{
		"for i := range 3 {\n\tfmt.Println(\"东西向\", i)\n}",
		"a := `x\n\n\t\ty`",
		"e\u0301\u0302 \u200b🇩🇪🇫🇷 👩\u200d🚀 ❤\ufe0f \u0600a 각 क्षि",
		"\x1b[31m\x00\x7f\u0085",
		strings.Repeat("x", 40) + "\n" + strings.Repeat("向", 20),
	} {
		c := newCellText(&unstyled, strings.Split(text, "\n"), nil)
		for width := 1; width < 30; width++ {
			for offset := 0; ; {
				checkSheet(t, c, offset, width, 1+width%7)
				if offset == len(text) {
					break
				}
				cluster, _ := glyph(text[offset:])
				offset += len(cluster)
			}
		}
	}
}

// The cursor never stands within a character; should it, it is drawn at its start.
func TestACursorWithinACharacterIsAtItsStart(t *testing.T) {
	c := newCellText(&unstyled, []string{"a东e\u0301"}, nil)
	for offset, column := range []int{3, 4, 4, 4, 6, 6, 6, 7} {
		if s := lay(c, offset, 20, 5); s.cursor.Column != column {
			t.Errorf("at byte %d the cursor is in column %d, not %d", offset, s.cursor.Column, column)
		}
	}
}

func FuzzLay(f *testing.F) {
	f.Add("for i := range 3 {\n\tfmt.Println(\"东西向\", i)\n}", 20, 20, 5)
	f.Add("e\u0301🇩🇪👩\u200d🚀\t\x1b[31m`\n`", 7, 5, 1)
	f.Add("\u0301\n\u200d\ufe0f", 1, 4, 2)
	f.Fuzz(func(t *testing.T, text string, at, width, height int) {
		e := edit.New(false)
		e.Set(text)
		if slices.ContainsFunc(e.Lines(), isDisputed) {
			t.Skip("terminals don't agree on what it looks like")
		}
		e.SetOffset(abs(at) % (len(e.Text()) + 1))
		c := newCellText(&unstyled, e.Lines(), nil)
		checkSheet(t, c, e.Offset(), 1+abs(width)%200, 1+abs(height)%50)
	})
}

// isDisputed reports whether a line has a mark without a letter to stand on, or a
// character that is not as wide by itself as it is in the line.
func isDisputed(line string) bool {
	total := 0
	for i := 0; i < len(line); {
		cluster, cells := glyph(line[i:])
		r, _ := utf8.DecodeRuneInString(cluster)
		i += len(cluster)
		total += cells
		if r != '\t' && (unicode.IsMark(r) || ansi.StringWidth(string(r)) == 0 || ansi.StringWidth(line[:i]) != total) {
			return true
		}
	}
	return false
}

// abs is a number without its sign; of the least one there is only half.
func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}

// BenchmarkLay lays a long cell out, as each key does.
func BenchmarkLay(b *testing.B) {
	lines := strings.Split(strings.Repeat("if x > 0 {\n\tfmt.Println(\"东西向\", x)\n}\n", 100), "\n")
	t := newTheme(darkTheme)
	c := newCellText(&t, lines, nil)
	for b.Loop() {
		c.lay("In[1]: ", "  ...: ", 150, 0, 100, 40)
	}
}
