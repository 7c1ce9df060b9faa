package edit

import (
	"strings"
	"unicode"
)

// object is the text that a text object names at p: iw, a", i( and their like.
func (t *text) object(p pos, key string, count int) (span, bool) {
	around := key[0] == 'a'
	switch key[1:] {
	case "w", "W":
		return t.words(p, key[1] == 'W', around, count)
	case "p":
		return t.paragraphs(p, around, count)
	case `"`, "'", "`":
		return t.quoted(p, key[1], around)
	case "(", ")", "b":
		return t.bracketed(p, '(', ')', around, count)
	case "[", "]":
		return t.bracketed(p, '[', ']', around, count)
	case "{", "}", "B":
		return t.bracketed(p, '{', '}', around, count)
	case "<", ">":
		return t.bracketed(p, '<', '>', around, count)
	}
	return span{}, false
}

// words is count words, or blanks between them. Around counts a word and the blanks
// behind it as one, or those before it if there are none behind.
func (t *text) words(p pos, big, around bool, count int) (span, bool) {
	from := t.firstOf(p, big)
	blankFirst := t.class(from, big) == blank
	to := from
	for i := range count {
		if i > 0 && t.atLineEnd(to) {
			next, ok := t.next(to)
			if !ok {
				return span{}, false
			}
			to = next
		}
		if around && (blankFirst || i > 0) {
			to = t.skip(to, unicode.IsSpace)
		}
		if around && to == t.end(pos{}) {
			return span{}, false
		}
		to = t.endOfRun(to, big)
		if around && !blankFirst && t.class(to, big) == blank {
			to = t.endOfRun(to, big)
		}
	}
	if around && !blankFirst {
		from = t.withBlanks(from, to, big)
	}
	return span{from: from, to: to}, true
}

// endOfRun is the end of the characters of one class on a line that begin at p.
func (t *text) endOfRun(p pos, big bool) pos {
	if t.atLineEnd(p) {
		return p
	}
	p, _ = t.right(t.lastOf(p, big))
	return p
}

// withBlanks takes in the blanks before a word if there are none behind; those that
// begin the line stay.
func (t *text) withBlanks(from, to pos, big bool) pos {
	if last, ok := t.left(to); !ok || t.class(last, big) == blank {
		return from
	}
	before, ok := t.left(from)
	if !ok || t.class(before, big) != blank {
		return from
	}
	if first := t.firstOf(before, big); first.col > 0 {
		return first
	}
	return from
}

// quoted is a text in quotes on the line of p: around p, or else the first behind.
func (t *text) quoted(p pos, quote byte, around bool) (span, bool) {
	line := t.line(p)
	open, end := quotes(line, p.col, quote)
	if end < 0 {
		return span{}, false
	}
	s := span{from: pos{p.line, open + 1}, to: pos{p.line, end}}
	if !around {
		return s, true
	}
	s.from.col--
	s.to.col++
	for s.to.col < len(line) && (line[s.to.col] == ' ' || line[s.to.col] == '\t') {
		s.to.col++
	}
	if s.to.col == end+1 {
		for s.from.col > 0 && (line[s.from.col-1] == ' ' || line[s.from.col-1] == '\t') {
			s.from.col--
		}
	}
	return s, true
}

// quotes finds a pair of quotes. One that the cursor is on opens or closes as those
// before it on the line say.
func quotes(line string, col int, quote byte) (open, end int) {
	if col < len(line) && line[col] == quote {
		for open := nextQuote(line, 0, quote); open >= 0; {
			end := nextQuote(line, open+1, quote)
			if end < 0 || col <= end {
				return open, end
			}
			open = nextQuote(line, end+1, quote)
		}
		return -1, -1
	}
	open = quoteBefore(line, col, quote)
	if open < 0 {
		open = nextQuote(line, col, quote)
	}
	if open < 0 {
		return -1, -1
	}
	return open, nextQuote(line, open+1, quote)
}

// nextQuote finds a quote that no backslash takes its meaning from, -1 if none.
func nextQuote(line string, from int, quote byte) int {
	for i := from; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case quote:
			return i
		}
	}
	return -1
}

// quoteBefore finds the last quote before a place that no backslash stands before.
func quoteBefore(line string, col int, quote byte) int {
	for i := col - 1; i >= 0; i-- {
		if line[i] != quote {
			continue
		}
		slashes := 0
		for i-slashes > 0 && line[i-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return i
		}
	}
	return -1
}

// bracketed is what stands in the count-th pair of brackets around p; in the next
// ones if p is in none. The inner text does not have the break behind the
// opening bracket, nor the indentation of a closing one that begins its line.
func (t *text) bracketed(p pos, open, close byte, around bool, count int) (span, bool) {
	from := p
	ok := true
	if t.rune(p) == rune(open) {
		count--
	}
	for left := count; left > 0 && ok; left-- {
		if from, ok = t.opener(from, open, close); !ok && count == 1 {
			from, ok = t.ahead(p, open)
			break
		}
	}
	if !ok {
		return span{}, false
	}
	to, ok := t.closer(from, open, close)
	if !ok {
		return span{}, false
	}
	if around {
		return span{from: from, to: pos{to.line, to.col + 1}}, true
	}
	from.col++
	if t.atLineEnd(from) && from.line < to.line {
		from = pos{from.line + 1, 0}
	}
	if from.line < to.line && isBlank(t.line(to)[:to.col]) {
		to.col = 0
	}
	return span{from: from, to: to}, true
}

// ahead is the next place of an ASCII character.
func (t *text) ahead(p pos, char byte) (pos, bool) {
	for line := p.line; line <= t.last(); line++ {
		if i := strings.IndexByte(t.lines[line][p.col:], char); i >= 0 {
			return pos{line, p.col + i}, true
		}
		p.col = 0
	}
	return p, false
}

// paragraphs is count runs of lines that are blank, or that are not. Around takes in
// the blank lines behind, or those before if there are none behind.
func (t *text) paragraphs(p pos, around bool, count int) (span, bool) {
	from := p.line
	for from > 0 && t.alike(from-1, p.line) {
		from--
	}
	if around {
		count *= 2
	}
	to, runs := p.line, 0
	for line := p.line; line <= t.last() && runs < count; runs++ {
		first := line
		for line <= t.last() && t.alike(line, first) {
			to = line
			line++
		}
	}
	if around && runs == count-1 && !isBlank(t.lines[from]) {
		for from > 0 && isBlank(t.lines[from-1]) {
			from--
		}
		runs++
	}
	return span{pos{from, 0}, pos{to, 0}, true}, runs == count
}

// alike reports whether two lines are both blank or both not.
func (t *text) alike(i, j int) bool { return isBlank(t.lines[i]) == isBlank(t.lines[j]) }
