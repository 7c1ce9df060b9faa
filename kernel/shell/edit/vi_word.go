package edit

import "unicode"

// A class is a kind of characters that make words, in vi's sense.
type class int

const (
	blank class = iota
	sign
	letter
	firstScript // each script whose words have no blanks between is one
)

var scripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul}

// class is that of the character at p; the end of a line is blank. For a big word,
// all that are not blank are the same.
func (t *text) class(p pos, big bool) class {
	r := t.rune(p)
	switch {
	case unicode.IsSpace(r):
		return blank
	case big:
		return letter
	}
	for i, script := range scripts {
		if unicode.Is(script, r) {
			return firstScript + class(i)
		}
	}
	if r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
		return letter
	}
	return sign
}

func (t *text) emptyLine(p pos) bool { return t.line(p) == "" }

// crossed reports whether the way to p ended a line.
func (t *text) crossed(p pos) bool { return p.col == 0 || t.atLineEnd(p) }

// nextWord is where the next word begins; an empty line is one. Within means that
// the end of the line ends the way, if the word reaches to it.
func (t *text) nextWord(p pos, big, within bool) (pos, bool) {
	here := t.class(p, big)
	last := p.line == t.last()
	p, ok := t.next(p)
	if !ok || last && t.atLineEnd(p) {
		return p, false
	}
	if within && t.crossed(p) {
		return p, true
	}
	for here != blank && t.class(p, big) == here {
		if p, ok = t.next(p); !ok || within && t.crossed(p) {
			return p, true
		}
	}
	for t.class(p, big) == blank && !t.emptyLine(p) {
		if p, ok = t.next(p); !ok || p.line == t.last() && t.atLineEnd(p) {
			return p, true
		}
	}
	return p, true
}

// endOfWord is the last character of the word at or behind p; behind it, if p is the
// last of its own, unless that may stay.
func (t *text) endOfWord(p pos, big, stay bool) (pos, bool) {
	here := t.class(p, big)
	q, ok := t.next(p)
	if !ok {
		return p, false
	}
	if t.class(q, big) != here || here == blank {
		if stay && here != blank {
			return p, true
		}
		for t.class(q, big) == blank {
			if q, ok = t.next(q); !ok {
				return q, false
			}
		}
	}
	return t.lastOf(q, big), true
}

// lastOf is the last character of the run of characters of one class that p is in.
func (t *text) lastOf(p pos, big bool) pos {
	class := t.class(p, big)
	for {
		next, ok := t.right(p)
		if !ok || t.atLineEnd(next) || t.class(next, big) != class {
			return p
		}
		p = next
	}
}

// firstOf is the first character of that run.
func (t *text) firstOf(p pos, big bool) pos {
	class := t.class(p, big)
	for {
		prev, ok := t.left(p)
		if !ok || t.class(prev, big) != class {
			return p
		}
		p = prev
	}
}

// startOfWord is where the word at or before p begins, the one before if p is where
// its own does. An empty line is a word.
func (t *text) startOfWord(p pos, big bool) (pos, bool) {
	p, ok := t.prev(p)
	if !ok {
		return p, false
	}
	for t.class(p, big) == blank && !t.emptyLine(p) {
		if p, ok = t.prev(p); !ok {
			return p, true
		}
	}
	return t.firstOf(p, big), true
}

// endBefore is the last character of the word before the one at p. An empty line is
// a word.
func (t *text) endBefore(p pos, big bool) (pos, bool) {
	here := t.class(p, big)
	p, ok := t.prev(p)
	if !ok {
		return p, false
	}
	for here != blank && t.class(p, big) == here {
		if p, ok = t.prev(p); !ok {
			return p, true
		}
	}
	for t.class(p, big) == blank && !t.emptyLine(p) {
		if p, ok = t.prev(p); !ok {
			return p, true
		}
	}
	return p, true
}
