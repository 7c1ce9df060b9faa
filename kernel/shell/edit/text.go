package edit

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pos is a place between two characters: a line, and bytes of it.
type pos struct{ line, col int }

func (p pos) before(q pos) bool {
	return p.line < q.line || p.line == q.line && p.col < q.col
}

// ordered gives two places in the order of the text.
func ordered(p, q pos) (from, to pos) {
	if q.before(p) {
		return q, p
	}
	return p, q
}

// A text is lines without their breaks, at least one.
type text struct {
	lines []string
	known clusters
}

func (t *text) String() string { return strings.Join(t.lines, "\n") }

func (t *text) line(p pos) string { return t.lines[p.line] }

func (t *text) last() int { return len(t.lines) - 1 }

func (t *text) start(pos) pos { return pos{} }

func (t *text) end(pos) pos { return pos{t.last(), len(t.lines[t.last()])} }

func (t *text) lineStart(p pos) pos { return pos{p.line, 0} }

func (t *text) lineEnd(p pos) pos { return pos{p.line, len(t.line(p))} }

func (t *text) atLineEnd(p pos) bool { return p.col == len(t.line(p)) }

// indent is where the first character of a line that is not blank stands.
func (t *text) indent(line int) pos { return pos{line, len(indentOf(t.lines[line]))} }

func indentOf(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// offset is the bytes before a place.
func (t *text) offset(p pos) int {
	n := p.col
	for _, line := range t.lines[:p.line] {
		n += len(line) + 1
	}
	return n
}

// at is the place that so many bytes are before, or the next one that is a place.
func (t *text) at(offset int) pos {
	offset = max(offset, 0)
	for i, line := range t.lines {
		if offset <= len(line) {
			return t.snap(pos{i, offset})
		}
		offset -= len(line) + 1
	}
	return t.end(pos{})
}

func (t *text) slice(from, to pos) string {
	if from.line == to.line {
		return t.line(from)[from.col:to.col]
	}
	var b strings.Builder
	b.WriteString(t.line(from)[from.col:])
	for _, line := range t.lines[from.line+1 : to.line] {
		b.WriteByte('\n')
		b.WriteString(line)
	}
	b.WriteByte('\n')
	b.WriteString(t.line(to)[:to.col])
	return b.String()
}

// replace puts s between two places and tells where it ends, which may be within a
// character.
func (t *text) replace(from, to pos, s string) pos {
	head, tail := t.line(from)[:from.col], t.line(to)[to.col:]
	if from.line == to.line && !strings.Contains(s, "\n") {
		t.lines[from.line] = head + s + tail
		return from.plus(s)
	}
	lines := strings.Split(s, "\n")
	lines[0] = head + lines[0]
	lines[len(lines)-1] += tail
	t.lines = slices.Replace(t.lines, from.line, to.line+1, lines...)
	return from.plus(s)
}

// plus is where s ends that begins at p.
func (p pos) plus(s string) pos {
	n := strings.Count(s, "\n")
	if n == 0 {
		return pos{p.line, p.col + len(s)}
	}
	return pos{p.line + n, len(s) - strings.LastIndexByte(s, '\n') - 1}
}

// behind tells where a replacement of what is between two places takes a place.
func (p pos) behind(from, to, end pos) pos {
	switch {
	case p.before(from):
		return p
	case p.before(to):
		return from
	case p.line == to.line:
		return pos{end.line, end.col + p.col - to.col}
	}
	return pos{p.line + end.line - to.line, p.col}
}

// rune is the first letter behind a place, a line break at the end of a line.
func (t *text) rune(p pos) rune {
	if t.atLineEnd(p) {
		return '\n'
	}
	r, _ := utf8.DecodeRuneInString(t.line(p)[p.col:])
	return r
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

// clean makes text harmless: line breaks are \n, what is not UTF-8 becomes U+FFFD,
// and control characters but the tab are dropped.
func clean(s string) string {
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}
