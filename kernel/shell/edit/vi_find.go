package edit

import "strings"

// findAhead is f and t: to the character on the rest of the line, or before it.
func findAhead(e *Editor, c command) (pos, bool) {
	return e.find(c, (*text).right, (*text).left)
}

// findBack is F and T.
func findBack(e *Editor, c command) (pos, bool) {
	return e.find(c, (*text).left, (*text).right)
}

func (e *Editor) find(c command, step, back func(*text, pos) (pos, bool)) (pos, bool) {
	if c.arg == "" {
		return e.cursor, false
	}
	till := c.key == "t" || c.key == "T"
	if !c.again {
		e.vi.find = c
	}
	left := c.times()
	for p, ok := step(&e.text, e.cursor); ok; p, ok = step(&e.text, p) {
		if e.text.char(p) != c.arg {
			continue
		}
		before, _ := back(&e.text, p)
		if till && c.again && c.times() == 1 && before == e.cursor {
			continue
		}
		if left--; left > 0 {
			continue
		}
		if till {
			p = before
		}
		return p, true
	}
	return e.cursor, false
}

// char is the character at p, empty at the end of a line.
func (t *text) char(p pos) string {
	next, _ := t.right(p)
	return t.slice(p, next)
}

// refind is the command that ; and , stand for.
func (e *Editor) refind(c command) command {
	find := e.vi.find
	key := find.key
	if c.key == "," {
		key = map[string]string{"f": "F", "F": "f", "t": "T", "T": "t"}[key]
	}
	c.key, c.arg, c.again = key, find.arg, true
	return c
}

const (
	openers = "([{"
	closing = ")]}"
)

// toPercent goes to the line at so many percent of the text.
func toPercent(e *Editor, c command) (pos, bool) {
	line := (min(c.count, 100)*len(e.text.lines) + 99) / 100
	return e.text.indent(line - 1), true
}

// toPartner goes to the bracket that belongs to the one at or behind the cursor.
func toPartner(e *Editor, _ command) (pos, bool) {
	line := e.text.line(e.cursor)
	i := strings.IndexAny(line[e.cursor.col:], openers+closing)
	if i < 0 {
		return e.cursor, false
	}
	p := pos{e.cursor.line, e.cursor.col + i}
	if k := strings.IndexByte(openers, line[p.col]); k >= 0 {
		return e.text.closer(p, openers[k], closing[k])
	}
	k := strings.IndexByte(closing, line[p.col])
	return e.text.opener(p, openers[k], closing[k])
}

// closer is the bracket behind p that closes the one there.
func (t *text) closer(p pos, open, close byte) (pos, bool) {
	depth := 1
	from := p.col + 1
	for line := p.line; line <= t.last(); line++ {
		s := t.lines[line]
		for i := from; i < len(s); i++ {
			switch s[i] {
			case open:
				depth++
			case close:
				depth--
			}
			if depth == 0 {
				return pos{line, i}, true
			}
		}
		from = 0
	}
	return p, false
}

// opener is the bracket before p that is open there.
func (t *text) opener(p pos, open, close byte) (pos, bool) {
	depth := 1
	from := p.col - 1
	for line := p.line; line >= 0; line-- {
		s := t.lines[line]
		for i := from; i >= 0; i-- {
			switch s[i] {
			case close:
				depth++
			case open:
				depth--
			}
			if depth == 0 {
				return pos{line, i}, true
			}
		}
		if line > 0 {
			from = len(t.lines[line-1]) - 1
		}
	}
	return p, false
}
