package edit

import "strings"

// An area is the size of a selection, so that . can do again what was done to it.
type area struct {
	mode  mode
	lines int // breaks in it
	chars int // characters of it on its last line
}

// A visualKey is an operator as visual mode has it.
type visualKey struct {
	op    string
	lines bool // on whole lines
}

var visualKeys = map[string]visualKey{
	"d": {"d", false}, "x": {"d", false}, "D": {"d", true}, "X": {"d", true}, "backspace": {"d", false},
	"c": {"c", false}, "s": {"c", false}, "C": {"c", true}, "S": {"c", true}, "R": {"c", true},
	"y": {"y", false}, "Y": {"y", true}, ">": {">", true}, "<": {"<", true},
	"~": {"g~", false}, "g~": {"g~", false},
	"u": {"gu", false}, "gu": {"gu", false},
	"U": {"gU", false}, "gU": {"gU", false},
}

func (e *Editor) toVisual(m mode) Event {
	e.mode, e.mark, e.marked = m, e.cursor, true
	e.now = choosing
	return None
}

// area measures the selection.
func (e *Editor) area() area {
	from, to := ordered(e.mark, e.cursor)
	a := area{mode: e.mode, lines: to.line - from.line, chars: 1}
	if a.lines > 0 {
		from = pos{to.line, 0}
	}
	for ; from.before(to); from = e.text.forward(from) {
		a.chars++
	}
	return a
}

// selectArea selects as much text behind the cursor.
func (e *Editor) selectArea(a area) {
	e.toVisual(a.mode)
	if a.lines > 0 {
		e.cursor = pos{min(e.cursor.line+a.lines, e.text.last()), 0}
	}
	for range a.chars - 1 {
		e.cursor, _ = e.text.right(e.cursor)
	}
}

// runVisual does a command of visual mode.
func (e *Editor) runVisual(c command) Event {
	if key, ok := visualKeys[c.key]; ok {
		e.operateVisual(key, c)
		return None
	}
	if len(c.key) > 1 && (c.key[0] == 'i' || c.key[0] == 'a') {
		e.selectObject(c)
		return None
	}
	if m, ok := motions[c.key]; ok {
		return e.follow(m, c)
	}
	switch c.key {
	case "o", "O":
		e.mark, e.cursor = e.cursor, e.mark
	case "v":
		return e.switchVisual(visual)
	case "V":
		return e.switchVisual(visualLine)
	case "r":
		e.fill(c.arg)
	case "p", "P":
		e.putOver(c)
	case "J":
		s := e.selected()
		e.toNormal()
		e.cursor = s.from
		e.joinLines(s.from.line, min(max(s.to.line, s.from.line+1), e.text.last()))
	}
	return None
}

func (e *Editor) operateVisual(key visualKey, c command) {
	s := e.selected()
	if key.lines || s.lines {
		s.from, s.to = ordered(e.mark, e.cursor)
		s.from.col, s.lines = 0, true
	}
	e.toNormal()
	e.vi.acted = key.op != "y"
	c.op = key.op
	operators[c.op](e, s, c)
}

// switchVisual goes to the other visual mode, or leaves its own. v pressed twice
// opens the text in an editor.
func (e *Editor) switchVisual(m mode) Event {
	if m != e.mode {
		e.mode = m
		return None
	}
	e.toNormal()
	if m == visual && e.last == choosing {
		return External
	}
	return None
}

// selectObject selects a text object, or extends the selection by one.
func (e *Editor) selectObject(c command) {
	if e.mark != e.cursor && strings.HasSuffix(strings.ToLower(c.key), "w") {
		e.extendByWord(c)
		return
	}
	from, to := ordered(e.mark, e.cursor)
	s, ok := e.text.object(e.cursor, c.key, c.times())
	if ok && from != to && !s.from.before(from) && !to.before(e.text.back(s.to)) {
		s, ok = e.text.object(e.cursor, c.key, c.times()+1)
	}
	if !ok || s.empty() {
		return
	}
	e.mode = visual
	if s.lines {
		e.mode = visualLine
		e.mark, e.cursor = s.from, s.to
		return
	}
	e.mark, e.cursor = s.from, e.text.back(s.to)
}

// extendByWord adds the words behind the cursor, or before it if the selection was
// made backwards.
func (e *Editor) extendByWord(c command) {
	e.mode = visual
	ahead := e.mark.before(e.cursor)
	at := e.text.back(e.cursor)
	if ahead {
		at = e.text.forward(e.cursor)
	}
	s, ok := e.text.object(at, c.key, c.times())
	switch {
	case !ok || s.empty():
	case ahead:
		e.cursor = e.text.back(s.to)
	default:
		e.cursor = s.from
	}
}

// fill replaces each selected character.
func (e *Editor) fill(char string) {
	s := e.selected()
	e.toNormal()
	if char == "" {
		return
	}
	var b strings.Builder
	for p := s.from; p.before(s.to); p = e.text.forward(p) {
		if e.text.atLineEnd(p) {
			b.WriteByte('\n')
		} else {
			b.WriteString(char)
		}
	}
	e.change(s.from, s.to, b.String())
	e.cursor = s.from
}

// putOver puts what was killed last in the place of the selection, which p leaves in
// the register.
func (e *Editor) putOver(c command) {
	s, times := e.selected(), c.times()
	e.toNormal()
	k, ok := e.kills.top()
	if !ok {
		e.remove(s, command{})
		return
	}
	if len(k.text)*times > maxPut {
		return
	}
	old := e.content(s)
	switch {
	case s.lines:
		e.change(s.from, s.to, strings.TrimPrefix(strings.Repeat("\n"+k.text, times), "\n"))
		e.cursor = e.text.indent(s.from.line)
	case k.lines:
		e.change(s.from, s.to, strings.Repeat("\n"+k.text, times)+"\n")
		e.cursor = e.text.indent(s.from.line + 1)
	default:
		e.putText(s.from, s.to, strings.Repeat(k.text, times))
	}
	if c.key == "p" {
		e.kills.push(old)
	}
}
