package edit

import "strings"

// maxPut bounds in bytes what one command puts into the text many times.
const maxPut = 1 << 20

// commands are those of normal mode that are no motions.
var commands = map[string]func(*Editor, command) Event{
	"i": (*Editor).insertAt,
	"a": (*Editor).insertAt,
	"I": (*Editor).insertAt,
	"A": (*Editor).insertAt,
	"R": (*Editor).insertAt,
	"o": (*Editor).openBelow,
	"O": (*Editor).openAbove,

	"v": func(e *Editor, _ command) Event { return e.toVisual(visual) },
	"V": func(e *Editor, _ command) Event { return e.toVisual(visualLine) },

	"p": func(e *Editor, c command) Event { return e.putBack(c, true) },
	"P": func(e *Editor, c command) Event { return e.putBack(c, false) },
	"r": (*Editor).replaceChars,
	"~": (*Editor).tilde,
	"J": (*Editor).join,

	"u":      func(e *Editor, c command) Event { return e.travel(c, (*Editor).undo) },
	"ctrl+r": func(e *Editor, c command) Event { return e.travel(c, (*Editor).redo) },
	"ctrl+_": func(e *Editor, c command) Event { return e.travel(c, (*Editor).undo) },
}

// viShellKeys are the keys of normal and visual mode that the shell answers.
var viShellKeys = map[string]Event{
	"enter":         Run,
	"alt+enter":     Run,
	"/":             Search,
	"?":             Search,
	"ctrl+l":        Clear,
	"ctrl+z":        Suspend,
	"ctrl+x ctrl+e": External,
}

// insertAt is i, a, I, A and R.
func (e *Editor) insertAt(c command) Event {
	switch c.key {
	case "a":
		e.cursor, _ = e.text.right(e.cursor)
	case "I":
		e.cursor = e.text.indent(e.cursor.line)
	case "A":
		e.cursor = e.text.lineEnd(e.cursor)
	}
	e.startInsert(c)
	return None
}

// openBelow is o: a line of its own below, indented as the code here says.
func (e *Editor) openBelow(c command) Event {
	line := e.text.line(e.cursor)
	indent := indentOf(line)
	if opens(line) {
		indent += "\t"
	}
	e.startInsert(c)
	end := e.text.lineEnd(e.cursor)
	e.change(end, end, "\n"+indent)
	e.vi.indented = true
	return None
}

// openAbove is O.
func (e *Editor) openAbove(c command) Event {
	indent := indentOf(e.text.line(e.cursor))
	e.startInsert(c)
	start := e.text.lineStart(e.cursor)
	e.change(start, start, indent+"\n")
	e.cursor = pos{start.line, len(indent)}
	e.vi.indented = true
	return None
}

// putBack is p and P: what was killed last behind or before the cursor.
func (e *Editor) putBack(c command, behind bool) Event {
	k, ok := e.kills.top()
	if !ok || len(k.text)*c.times() > maxPut {
		return None
	}
	if k.lines {
		e.putLines(k.text, c.times(), behind)
		return None
	}
	at := e.cursor
	if behind {
		at, _ = e.text.right(at)
	}
	e.putText(at, at, strings.Repeat(k.text, c.times()))
	return None
}

// putText leaves the cursor on the last character of a text, or on the first if it
// has several lines.
func (e *Editor) putText(from, to pos, s string) {
	if s == "" && from == to {
		return
	}
	e.change(from, to, s)
	if strings.Contains(s, "\n") {
		e.cursor = from
		return
	}
	e.cursor, _ = e.text.left(e.cursor)
}

func (e *Editor) putLines(s string, times int, below bool) {
	line := e.cursor.line
	at := pos{line, 0}
	if !below {
		e.change(at, at, strings.Repeat(s+"\n", times))
	} else {
		at = e.text.lineEnd(at)
		e.change(at, at, strings.Repeat("\n"+s, times))
		line++
	}
	e.cursor = e.text.indent(line)
}

// replaceChars is r.
func (e *Editor) replaceChars(c command) Event {
	to := e.cursor
	for range c.times() {
		next, ok := e.text.right(to)
		if !ok {
			return None
		}
		to = next
	}
	e.vi.acted = true
	switch c.arg {
	case "":
	case "\n":
		to.col += len(indentOf(e.text.line(to)[to.col:]))
		e.change(e.cursor, to, "\n"+indentOf(e.text.line(e.cursor)[:e.cursor.col]))
	default:
		e.change(e.cursor, to, strings.Repeat(c.arg, c.times()))
		e.cursor, _ = e.text.left(e.cursor)
	}
	return None
}

// tilde is ~.
func (e *Editor) tilde(c command) Event {
	to := e.cursor
	for range c.times() {
		to, _ = e.text.right(to)
	}
	e.change(e.cursor, to, swapCase(e.text.slice(e.cursor, to)))
	return None
}

// join is J: some lines become one, with blanks between.
func (e *Editor) join(c command) Event {
	last := e.cursor.line + max(c.times()-1, 1)
	if e.cursor.line == e.text.last() {
		return None
	}
	e.joinLines(e.cursor.line, min(last, e.text.last()))
	return None
}

// joinLines puts a blank where a break was, unless there is one or a bracket closes.
func (e *Editor) joinLines(first, last int) {
	if first == last {
		return
	}
	end := e.text.lineEnd(pos{first, 0})
	before := e.text.lines[first]
	joined, at := before, end.col
	for _, line := range e.text.lines[first+1 : last+1] {
		line = strings.TrimLeft(line, " \t")
		at = len(joined)
		if line != "" && line[0] != ')' && joined != "" && strings.TrimRight(before, " \t") == before {
			joined += " "
		}
		joined += line
		before = line
	}
	e.change(end, e.text.lineEnd(pos{last, 0}), joined[end.col:])
	e.cursor = pos{first, at}
}

// travel undoes or redoes some steps; the cursor comes to where the change was.
func (e *Editor) travel(c command, step func(*Editor) bool) Event {
	for range c.times() {
		if !step(e) {
			break
		}
	}
	return None
}
