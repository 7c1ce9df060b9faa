package highlight

import (
	"slices"
	"unicode/utf8"
)

// quoted paints a string or a rune. The quote is wrong if there is no other on its
// line, and so are escapes and letters that Go doesn't know; a rune of none or of
// several letters is wrong as a whole.
func (c *code) quoted(at, end int) {
	from := at
	switch closed := isClosed(c.src[at:end]); {
	case !closed:
		from++
		c.add(at, from, Error)
	case slices.Contains(c.wrong, at):
		c.add(at, end, Error)
		return
	}
	for _, wrong := range c.wrong {
		if wrong < from || wrong >= end {
			continue
		}
		start := wrong
		if c.src[wrong-1] == '\\' {
			start = max(from, wrong-1)
		}
		_, size := utf8.DecodeRuneInString(c.src[wrong:end])
		c.add(from, start, String)
		from = wrong + size
		c.add(start, from, Error)
	}
	c.add(from, end, String)
}

// isClosed reports whether a literal ends with the quote that it begins with.
func isClosed(lit string) bool {
	for i := 1; i < len(lit); i++ {
		switch lit[i] {
		case '\\':
			i++
		case lit[0]:
			return true
		}
	}
	return false
}
