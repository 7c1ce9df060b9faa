package edit

import "math"

// halfPage is how many lines ctrl+d goes.
const halfPage = page / 2

// farRight is the wanted column behind $.
const farRight = math.MaxInt

// linesBy goes down n lines, in the wanted column.
func linesBy(n int) func(*Editor, command) (pos, bool) {
	return func(e *Editor, c command) (pos, bool) { return e.lines(n * c.times()) }
}

// lines goes up or down, to the first or last line if there are too few.
func (e *Editor) lines(n int) (pos, bool) {
	line := min(max(e.cursor.line+n, 0), e.text.last())
	if line == e.cursor.line {
		return e.cursor, false
	}
	if e.last != vertical {
		e.want = e.viColumn()
	}
	e.now = vertical
	return e.onChar(e.text.atColumn(line, e.want)), true
}

// viColumn is that of the cursor, which stands at the end of a tab.
func (e *Editor) viColumn() int {
	column := e.text.column(e.cursor)
	if e.text.rune(e.cursor) == '\t' {
		column += cells("\t", column) - 1
	}
	return column
}

// firstBy goes to the first character of another line.
func firstBy(n, more int) func(*Editor, command) (pos, bool) {
	return func(e *Editor, c command) (pos, bool) {
		by := n*c.times() + more
		line := min(max(e.cursor.line+by, 0), e.text.last())
		return e.text.indent(line), line != e.cursor.line || by == 0
	}
}

// toLine goes to the line that the count says, without one to the first or last.
func toLine(e *Editor, c command) (pos, bool) {
	line := c.count - 1
	if c.count == 0 && c.key == "G" {
		line = e.text.last()
	}
	return e.text.indent(min(max(line, 0), e.text.last())), true
}

// paragraphsBy goes a paragraph for each count.
func paragraphsBy(n int) func(*Editor, command) (pos, bool) {
	return func(e *Editor, c command) (pos, bool) {
		line, ok := e.cursor.line, true
		for range c.times() {
			if !ok {
				return e.cursor, false
			}
			line, ok = e.text.paragraph(line, n)
		}
		p := pos{line, 0}
		if !ok && n > 0 {
			p = e.text.lineEnd(p)
			if c.op == "" {
				p, _ = e.text.left(p)
			}
		}
		return p, true
	}
}

// paragraph is the next empty line with text before it, in the direction n; it is not
// ok if the text ends before.
func (t *text) paragraph(line, n int) (found int, ok bool) {
	passed := t.lines[line] != ""
	for next := line + n; next >= 0 && next <= t.last(); next += n {
		if passed && t.lines[next] == "" {
			return next, true
		}
		passed = passed || t.lines[next] != ""
		line = next
	}
	return line, false
}
