package edit

import (
	"sort"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/mattn/go-runewidth"
)

// TabWidth is how many columns apart tab stops are.
const TabWidth = 4

// screen measures characters in terminal cells, of which those whose width depends
// on the font take one.
var screen = &runewidth.Condition{StrictEmojiNeutral: true}

// clusters remembers where the characters of one line begin, as a reader sees them:
// é is one though it may be two runes.
type clusters struct {
	line   string
	starts []int // and the end of the line
}

func (c *clusters) of(line string) []int {
	if c.line == line && c.starts != nil {
		return c.starts
	}
	c.line, c.starts = line, append(c.starts[:0], 0)
	for g := graphemes.FromString(line); g.Next(); {
		c.starts = append(c.starts, g.End())
	}
	return c.starts
}

// plain reports whether a place has ASCII on both sides, so that a character begins
// there.
func plain(line string, col int) bool {
	return (col == 0 || line[col-1] < utf8.RuneSelf) && (col == len(line) || line[col] < utf8.RuneSelf)
}

// snap gives a place, or the next one if it is within a character; the last one if
// it is behind the text.
func (t *text) snap(p pos) pos {
	if p.line > t.last() {
		return t.end(p)
	}
	line := t.line(p)
	if p.col >= len(line) {
		return pos{p.line, len(line)}
	}
	if plain(line, p.col) {
		return p
	}
	starts := t.known.of(line)
	return pos{p.line, starts[sort.SearchInts(starts, p.col)]}
}

// next is the place behind the character at p, a line break being one.
func (t *text) next(p pos) (pos, bool) {
	line := t.line(p)
	if p.col == len(line) {
		if p.line == t.last() {
			return p, false
		}
		return pos{p.line + 1, 0}, true
	}
	return t.snap(pos{p.line, p.col + 1}), true
}

// prev is the place before the character that ends at p.
func (t *text) prev(p pos) (pos, bool) {
	if p.col == 0 {
		if p.line == 0 {
			return p, false
		}
		return t.lineEnd(pos{p.line - 1, 0}), true
	}
	line := t.line(p)
	if plain(line, p.col-1) && plain(line, p.col) {
		return pos{p.line, p.col - 1}, true
	}
	starts := t.known.of(line)
	return pos{p.line, starts[sort.SearchInts(starts, p.col)-1]}, true
}

// right and left go to a neighbour on the same line.
func (t *text) right(p pos) (pos, bool) {
	if t.atLineEnd(p) {
		return p, false
	}
	return t.next(p)
}

func (t *text) left(p pos) (pos, bool) {
	if p.col == 0 {
		return p, false
	}
	return t.prev(p)
}

// forward and back go to a neighbour, or stay at the end of the text.
func (t *text) forward(p pos) pos {
	p, _ = t.next(p)
	return p
}

func (t *text) back(p pos) pos {
	p, _ = t.prev(p)
	return p
}

// column is where on the screen the character at p begins.
func (t *text) column(p pos) int {
	width := 0
	for q := t.lineStart(p); q.before(p); {
		next, _ := t.right(q)
		width += cells(t.slice(q, next), width)
		q = next
	}
	return width
}

// atColumn is the place of the character of a line that covers a column, or the end
// of the line.
func (t *text) atColumn(line, column int) pos {
	width := 0
	p := pos{line, 0}
	for !t.atLineEnd(p) {
		next, _ := t.right(p)
		width += cells(t.slice(p, next), width)
		if width > column {
			break
		}
		p = next
	}
	return p
}

// cells tells how many columns a character takes in a column.
func cells(char string, column int) int {
	switch {
	case char == "\t":
		return TabWidth - column%TabWidth
	case len(char) == 1:
		return 1
	}
	return screen.StringWidth(char)
}
