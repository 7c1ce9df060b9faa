package edit

import "unicode"

// page is how many lines a page is.
const page = 20

func up(e *Editor) Event {
	if e.cursor.line == 0 {
		return Older
	}
	e.moveLines(-1)
	return None
}

func down(e *Editor) Event {
	if e.cursor.line == e.text.last() {
		return Newer
	}
	e.moveLines(1)
	return None
}

// moveLines goes up or down, at most to the first or last line, and keeps the
// column where the first of such moves began.
func (e *Editor) moveLines(n int) {
	if e.last != vertical {
		e.want = e.text.column(e.cursor)
	}
	e.now = vertical
	line := min(max(e.cursor.line+n, 0), e.text.last())
	e.cursor = e.text.atColumn(line, e.want)
}

// restOfLine is the end of the line, or of the break there.
func restOfLine(t *text, p pos) pos {
	if t.atLineEnd(p) {
		return t.forward(p)
	}
	return t.lineEnd(p)
}

// startOfLine is the start of the line, or of the break there.
func startOfLine(t *text, p pos) pos {
	if p.col == 0 {
		return t.back(p)
	}
	return t.lineStart(p)
}

// inWord reports whether a character belongs to a word, as emacs and readline have
// it: letters and digits.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func notBlank(r rune) bool { return !unicode.IsSpace(r) }

// wordRight is the end of the word at or behind a place.
func (t *text) wordRight(p pos) pos {
	p = t.skip(p, func(r rune) bool { return !inWord(r) })
	return t.skip(p, inWord)
}

// wordLeft is the start of the word at or before a place.
func (t *text) wordLeft(p pos) pos {
	p = t.skipBack(p, func(r rune) bool { return !inWord(r) })
	return t.skipBack(p, inWord)
}

// bigWordLeft is the start of what stands between blanks before a place.
func (t *text) bigWordLeft(p pos) pos {
	p = t.skipBack(p, unicode.IsSpace)
	return t.skipBack(p, notBlank)
}

// skip passes the characters that belong.
func (t *text) skip(p pos, belongs func(rune) bool) pos {
	for belongs(t.rune(p)) {
		next, ok := t.next(p)
		if !ok {
			break
		}
		p = next
	}
	return p
}

func (t *text) skipBack(p pos, belongs func(rune) bool) pos {
	for {
		prev, ok := t.prev(p)
		if !ok || !belongs(t.rune(prev)) {
			return p
		}
		p = prev
	}
}

func setMark(e *Editor) Event {
	e.mark, e.marked, e.shifted = e.cursor, true, false
	return None
}

// exchange swaps mark and cursor and shows what is between them.
func exchange(e *Editor) Event {
	e.mark, e.cursor = e.cursor, e.mark
	e.marked, e.shifted = true, false
	return None
}
