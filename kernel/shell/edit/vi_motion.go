package edit

import (
	"strings"
	"unicode"
)

// How far a motion reaches.
type extent int

const (
	exclusive extent = iota // up to the place
	inclusive               // over the character there
	linewise                // whole lines
)

// A motion goes to another place, for an operator or on its own.
type motion struct {
	extent extent
	to     func(e *Editor, c command) (pos, bool)
}

var motions = map[string]motion{
	"h":         {exclusive, leftBy},
	"l":         {exclusive, rightBy},
	"backspace": {exclusive, repeated(wrapLeft)},
	" ":         {exclusive, wrapRight},
	"0":         {exclusive, toPlace((*text).lineStart)},
	"^":         {exclusive, toPlace(firstInLine)},
	"|":         {exclusive, toColumn},
	"$":         {inclusive, toLineEnd},
	"g_":        {inclusive, toLastInLine},

	"w":  {exclusive, wordsBy(false)},
	"W":  {exclusive, wordsBy(true)},
	"b":  {exclusive, stepsBy((*text).startOfWord, false)},
	"B":  {exclusive, stepsBy((*text).startOfWord, true)},
	"e":  {inclusive, endsBy(false, false)},
	"E":  {inclusive, endsBy(true, false)},
	"ge": {inclusive, stepsBy((*text).endBefore, false)},
	"gE": {inclusive, stepsBy((*text).endBefore, true)},
	"cw": {inclusive, endsBy(false, true)},
	"cW": {inclusive, endsBy(true, true)},

	"j":      {linewise, linesBy(1)},
	"k":      {linewise, linesBy(-1)},
	"ctrl+d": {linewise, linesBy(halfPage)},
	"ctrl+u": {linewise, linesBy(-halfPage)},
	"ctrl+f": {linewise, linesBy(page)},
	"ctrl+b": {linewise, linesBy(-page)},
	"+":      {linewise, firstBy(1, 0)},
	"-":      {linewise, firstBy(-1, 0)},
	"_":      {linewise, firstBy(1, -1)},
	"gg":     {linewise, toLine},
	"G":      {linewise, toLine},

	"f":  {inclusive, findAhead},
	"t":  {inclusive, findAhead},
	"F":  {exclusive, findBack},
	"T":  {exclusive, findBack},
	"%":  {inclusive, toPartner},
	"1%": {linewise, toPercent},
	"}":  {exclusive, paragraphsBy(1)},
	"{":  {exclusive, paragraphsBy(-1)},
}

// follow makes a motion on its own.
func (e *Editor) follow(m motion, c command) Event {
	switch {
	case c.key == "k" && e.cursor.line == 0 && !e.selecting():
		return Older
	case c.key == "j" && e.cursor.line == e.text.last() && !e.selecting():
		return Newer
	case c.key == "ctrl+d" && e.Empty():
		return End
	}
	to, ok := m.to(e, c)
	if ok || strings.Contains("wWeE", c.key) { // these go as far as there are words
		e.cursor = to
	}
	switch c.key {
	case "$":
		e.now, e.want = vertical, farRight
	case "|":
		e.now, e.want = vertical, c.times()-1
	}
	return None
}

func toPlace(place func(*text, pos) pos) func(*Editor, command) (pos, bool) {
	return func(e *Editor, _ command) (pos, bool) { return place(&e.text, e.cursor), true }
}

func firstInLine(t *text, p pos) pos { return t.indent(p.line) }

// repeated goes as far as it can, and fails if that is nowhere.
func repeated(step func(*text, pos) (pos, bool)) func(*Editor, command) (pos, bool) {
	return func(e *Editor, c command) (pos, bool) {
		p := e.cursor
		for range c.times() {
			next, ok := step(&e.text, p)
			if !ok {
				break
			}
			p = next
		}
		return p, p != e.cursor
	}
}

// leftBy may stay for an operator.
func leftBy(e *Editor, c command) (pos, bool) {
	p, ok := repeated((*text).left)(e, c)
	return p, ok || c.op != ""
}

// rightBy may go to the end of the line for an operator and in visual mode, else to
// the last character.
func rightBy(e *Editor, c command) (pos, bool) {
	p, ok := repeated((*text).right)(e, c)
	if c.op != "" {
		return p, true
	}
	if !e.selecting() && e.text.atLineEnd(p) {
		p, _ = e.text.left(p)
	}
	return p, ok && p != e.cursor
}

// wrapLeft goes to the last character of the line before at the start of one.
func wrapLeft(t *text, p pos) (pos, bool) {
	p, ok := t.prev(p)
	if ok && t.atLineEnd(p) {
		p, _ = t.left(p)
	}
	return p, ok
}

// wrapRight goes on to the next line behind the last character of one.
func wrapRight(e *Editor, c command) (pos, bool) {
	p := e.cursor
	for i := range c.times() {
		next, ok := e.text.next(p)
		if !ok {
			break
		}
		last := c.op != "" && i == c.times()-1
		if e.text.atLineEnd(next) && !last && next.col > 0 && !e.selecting() {
			if next, ok = e.text.next(next); !ok {
				break
			}
		}
		p = next
	}
	return p, p != e.cursor
}

func toColumn(e *Editor, c command) (pos, bool) {
	return e.text.atColumn(e.cursor.line, c.times()-1), true
}

// onChar keeps a place at the end of a line on its last character, but in visual
// mode.
func (e *Editor) onChar(p pos) pos {
	if !e.selecting() && e.text.atLineEnd(p) {
		p, _ = e.text.left(p)
	}
	return p
}

func toLineEnd(e *Editor, c command) (pos, bool) {
	p, ok := e.endBelow(c)
	return e.onChar(p), ok
}

func toLastInLine(e *Editor, c command) (pos, bool) {
	p, ok := e.endBelow(c)
	for q, more := e.text.left(p); more; q, more = e.text.left(p) {
		p = q
		if !unicode.IsSpace(e.text.rune(p)) {
			break
		}
	}
	return p, ok
}

// endBelow is the end of the line, or of one of the next.
func (e *Editor) endBelow(c command) (pos, bool) {
	line := e.cursor.line
	if c.count > 1 && line == e.text.last() {
		return e.cursor, false
	}
	return e.text.lineEnd(pos{min(line+c.times()-1, e.text.last()), 0}), true
}

func wordsBy(big bool) func(*Editor, command) (pos, bool) {
	return func(e *Editor, c command) (p pos, ok bool) {
		p = e.cursor
		for i := c.times(); i > 0; i-- {
			if p, ok = e.text.nextWord(p, big, c.op != "" && i == 1); !ok {
				break
			}
		}
		return p, ok || c.op != ""
	}
}

func endsBy(big, stay bool) func(*Editor, command) (pos, bool) {
	return func(e *Editor, c command) (p pos, ok bool) {
		p = e.cursor
		for i := range c.times() {
			if p, ok = e.text.endOfWord(p, big, stay && i == 0); !ok {
				break
			}
		}
		return p, ok || c.op != ""
	}
}

// stepsBy goes a word back for each count, as far as there are words.
func stepsBy(step func(*text, pos, bool) (pos, bool), big bool) func(*Editor, command) (pos, bool) {
	return func(e *Editor, c command) (p pos, ok bool) {
		p = e.cursor
		for i := range c.times() {
			if p, ok = step(&e.text, p, big); !ok {
				return p, i > 0
			}
		}
		return p, true
	}
}
