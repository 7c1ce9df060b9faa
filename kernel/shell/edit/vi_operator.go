package edit

import (
	"strings"
	"unicode"
)

// A span is the text between two places, or the lines of both and those between.
type span struct {
	from, to pos
	lines    bool
}

// operators are what normal mode can do with the text that a motion goes over.
var operators = map[string]func(*Editor, span, command){
	"d":  (*Editor).remove,
	"c":  (*Editor).alter,
	"y":  (*Editor).copy,
	">":  func(e *Editor, s span, c command) { e.shift(s, c.levels()) },
	"<":  func(e *Editor, s span, c command) { e.shift(s, -c.levels()) },
	"g~": func(e *Editor, s span, _ command) { e.convert(s, swapCase) },
	"gu": func(e *Editor, s span, _ command) { e.convert(s, strings.ToLower) },
	"gU": func(e *Editor, s span, _ command) { e.convert(s, strings.ToUpper) },
}

// reach tells what an operator works on.
func (e *Editor) reach(c command) (span, bool) {
	if c.key == "line" {
		last := e.cursor.line + c.times() - 1
		if c.count > 1 && e.cursor.line == e.text.last() {
			return span{}, false
		}
		from, to := ordered(e.cursor, e.text.indent(min(last, e.text.last())))
		if c.op == "y" {
			from = e.cursor
		}
		return span{from, to, true}, true
	}
	if len(c.key) > 1 && (c.key[0] == 'i' || c.key[0] == 'a') {
		s, ok := e.text.object(e.cursor, c.key, c.times())
		return e.text.wholeLines(s), ok
	}
	m, ok := motions[c.key]
	if !ok {
		return span{}, false
	}
	to, ok := m.to(e, c)
	if !ok {
		return span{}, false
	}
	from, to := ordered(e.cursor, to)
	s := span{from, to, m.extent == linewise}
	if m.extent == inclusive {
		s.to, _ = e.text.right(to)
		return s, true
	}
	return e.text.wholeLines(s), true
}

// wholeLines makes a span that ends at the start of a line end at that of the line
// before; and lines of it, if nothing stands before it on its first line.
func (t *text) wholeLines(s span) span {
	if s.lines || s.to.col > 0 || s.from.line == s.to.line {
		return s
	}
	s.to = t.lineEnd(pos{s.to.line - 1, 0})
	s.lines = s.from.col <= t.indent(s.from.line).col
	return s
}

// content is the text of a span; lines are without the last break.
func (e *Editor) content(s span) kill {
	if s.lines {
		s.from, s.to = e.text.lineStart(s.from), e.text.lineEnd(s.to)
	}
	return kill{e.text.slice(s.from, s.to), s.lines}
}

func (s span) empty() bool { return s.from == s.to && !s.lines }

// copy is y.
func (e *Editor) copy(s span, _ command) {
	if s.empty() {
		return
	}
	e.kills.push(e.content(s))
	e.cursor = s.from
}

// remove is d.
func (e *Editor) remove(s span, c command) {
	if s.empty() {
		return
	}
	if c.area == (area{}) && s.from.line != s.to.line && e.alone(s) {
		s.lines = true
	}
	e.kills.push(e.content(s))
	e.cursor = s.from
	if !s.lines {
		e.change(s.from, s.to, "")
		return
	}
	e.removeLines(s.from.line, s.to.line)
}

// alone reports whether only blanks stand beside a span on its lines.
func (e *Editor) alone(s span) bool {
	return isBlank(e.text.line(s.from)[:s.from.col]) && isBlank(e.text.line(s.to)[s.to.col:])
}

func (e *Editor) removeLines(from, to int) {
	if to < e.text.last() {
		e.change(pos{from, 0}, pos{to + 1, 0}, "")
	} else {
		e.change(e.text.back(pos{from, 0}), e.text.end(pos{}), "")
	}
	e.cursor = e.text.indent(min(from, e.text.last()))
}

// alter is c. Lines leave one with their indentation.
func (e *Editor) alter(s span, c command) {
	if !s.empty() {
		e.kills.push(e.content(s))
	}
	if s.lines {
		s.from, s.to = e.text.indent(s.from.line), e.text.lineEnd(s.to)
	}
	e.cursor = s.from
	e.startInsert(command{key: c.op})
	e.change(s.from, s.to, "")
	e.vi.indented = s.lines
}

// levels is how far > shifts: in visual mode the count tells.
func (c command) levels() int {
	if c.area == (area{}) {
		return 1
	}
	return c.times()
}

// shift indents the lines of a span by some levels.
func (e *Editor) shift(s span, levels int) {
	e.cursor = s.from
	for line := s.from.line; line <= s.to.line; line++ {
		e.shiftLine(line, levels)
	}
	e.cursor = e.text.indent(s.from.line)
}

func (e *Editor) shiftLine(line, levels int) {
	if e.text.lines[line] == "" {
		return
	}
	end := e.text.indent(line)
	width := max(0, e.text.column(end)+levels*TabWidth)
	indent := strings.Repeat("\t", width/TabWidth) + strings.Repeat(" ", width%TabWidth)
	e.change(pos{line, 0}, end, indent)
}

// convert changes the letters of a span.
func (e *Editor) convert(s span, change func(string) string) {
	at := s.from
	if s.lines {
		s.from, s.to = e.text.lineStart(s.from), e.text.lineEnd(s.to)
	}
	e.cursor = at
	old := e.text.slice(s.from, s.to)
	if changed := change(old); changed != old {
		e.change(s.from, s.to, changed)
	}
	e.cursor = at
}

func swapCase(s string) string {
	return strings.Map(func(r rune) rune {
		if up := unicode.ToUpper(r); up != r {
			return up
		}
		return unicode.ToLower(r)
	}, s)
}
