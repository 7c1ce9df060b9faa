package edit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// typed puts what a key types at the cursor.
func (e *Editor) typed(s string) {
	s = clean(s)
	e.begin(typing)
	if !isBlank(s) && isBlank(e.charBefore()) {
		e.history.seal(e.cursor) // a word begins
	}
	if e.marked && e.shifted {
		e.eraseRegion()
	}
	if head, ok := e.dedented(s); ok {
		e.change(e.text.lineStart(e.cursor), e.cursor, head)
		return
	}
	e.change(e.cursor, e.cursor, s)
}

func (e *Editor) charBefore() string { return e.text.slice(e.text.back(e.cursor), e.cursor) }

// backspace deletes the selection or the character before the cursor; in leading
// spaces, those to the tab stop.
func backspace(e *Editor) Event {
	e.begin(erasing)
	if e.eraseRegion() {
		return None
	}
	from := e.text.back(e.cursor)
	head := e.text.line(e.cursor)[:e.cursor.col]
	if strings.HasSuffix(head, " ") && isBlank(head) {
		n := (e.text.column(e.cursor)-1)%TabWidth + 1
		n = min(n, len(head)-len(strings.TrimRight(head, " ")))
		from = pos{e.cursor.line, e.cursor.col - n}
	}
	e.change(from, e.cursor, "")
	return None
}

func deleteAhead(e *Editor) Event {
	e.begin(erasing)
	if !e.eraseRegion() {
		e.change(e.cursor, e.text.forward(e.cursor), "")
	}
	return None
}

func deleteOrEnd(e *Editor) Event {
	if e.Empty() {
		return End
	}
	return deleteAhead(e)
}

// transpose swaps the characters before and under the cursor, or the two before it
// at the end of a line.
func transpose(e *Editor) Event {
	mid := e.cursor
	if e.text.atLineEnd(mid) {
		mid, _ = e.text.left(mid)
	}
	from, ok := e.text.left(mid)
	if !ok {
		return None
	}
	to := e.text.forward(mid)
	e.change(from, to, e.text.slice(mid, to)+e.text.slice(from, mid))
	return None
}

// transposeWords swaps the word at or behind the cursor with the one before; at the
// end of the text, the last two.
func transposeWords(e *Editor) Event {
	t := &e.text
	second := t.wordLeft(t.wordRight(e.cursor))
	end := t.wordRight(second)
	first := t.wordLeft(second)
	firstEnd := t.wordRight(first)
	if second.before(firstEnd) || !inWord(t.rune(first)) {
		return None
	}
	e.change(first, end, t.slice(second, end)+t.slice(firstEnd, second)+t.slice(first, firstEnd))
	return None
}

// changeWord changes the letters up to the end of the next word.
func changeWord(change func(string) string) action {
	return func(e *Editor) Event {
		end := e.text.wordRight(e.cursor)
		e.change(e.cursor, end, change(e.text.slice(e.cursor, end)))
		return None
	}
}

// capital makes the first letter of a text a capital, and the others small.
func capital(s string) string {
	i := strings.IndexFunc(s, inWord)
	if i < 0 {
		return s
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return s[:i] + string(unicode.ToTitle(r)) + strings.ToLower(s[i+n:])
}

// openLine breaks the line behind the cursor, which stays.
func openLine(e *Editor) Event {
	at := e.cursor
	e.change(at, at, "\n"+indentOf(e.text.line(at)[:at.col]))
	e.cursor = at
	return None
}
