package edit

import "strings"

// Text is the whole text, its lines ended by \n but the last.
func (e *Editor) Text() string { return e.text.String() }

// Lines are the lines of the text, at least one. They are the editor's own and good
// until its next change.
func (e *Editor) Lines() []string { return e.text.lines }

// Empty reports whether there is no text at all.
func (e *Editor) Empty() bool { return len(e.text.lines) == 1 && e.text.lines[0] == "" }

// Cursor is the line of the cursor, from 0, and the bytes of the line before it. It
// never stands within what a reader sees as one character.
func (e *Editor) Cursor() (line, col int) { return e.cursor.line, e.cursor.col }

// Offset is how many bytes of Text are before the cursor.
func (e *Editor) Offset() int { return e.text.offset(e.cursor) }

// SetOffset moves the cursor behind so many bytes of Text, or as near as it may
// stand.
func (e *Editor) SetOffset(offset int) {
	e.interrupt()
	e.pending, e.last = nil, other
	e.cursor = e.text.at(offset)
	e.clamp()
}

// Mode names the mode of vi: insert, normal, visual, replace. It is empty for emacs.
func (e *Editor) Mode() string { return modeNames[e.mode] }

// Selection is the bytes of Text between mark and cursor, if they are shown as
// selected. In vi the character under the cursor is one of them.
func (e *Editor) Selection() (from, to int, ok bool) {
	if !e.marked {
		return 0, 0, false
	}
	s := e.selected()
	return e.text.offset(s.from), e.text.offset(s.to), true
}

func (e *Editor) selected() span {
	from, to := ordered(e.mark, e.cursor)
	switch e.mode {
	case visual:
		to = e.text.forward(to)
	case visualLine:
		return span{e.text.lineStart(from), e.text.lineEnd(to), true}
	}
	return span{from, to, false}
}

// Set makes a text the whole text, with the cursor at its end.
func (e *Editor) Set(text string) {
	e.once(func() { e.change(pos{}, e.text.end(pos{}), clean(text)) })
	e.interrupt()
	e.cursor = e.text.end(pos{})
	e.clamp()
}

// Paste types a text in one go: one undo step, and nothing that typing it key by key
// would do besides. It takes the place of what Shift or vi's visual mode selected.
func (e *Editor) Paste(text string) {
	text = clean(text)
	e.once(func() { e.put(text) })
	e.note(func(e *Editor) { e.put(text) })
}

// put puts a text at the cursor, or in the place of a selection that gives way.
func (e *Editor) put(s string) {
	from, to := e.cursor, e.cursor
	if e.marked && (e.shifted || e.selecting()) {
		selected := e.selected()
		from, to = selected.from, selected.to
	}
	e.change(from, to, s)
}

// Replace puts a text in the place of some bytes of Text, and the cursor behind it.
// Bytes within a character stand for its end.
func (e *Editor) Replace(from, to int, text string) {
	p, q := ordered(e.text.at(from), e.text.at(to))
	text = clean(text)
	back := e.Offset() - e.text.offset(p)
	ahead := e.text.offset(q) - e.Offset()
	e.once(func() { e.change(p, q, text) })
	e.note(func(e *Editor) {
		e.change(e.text.at(e.Offset()-back), e.text.at(e.Offset()+ahead), text)
	})
}

// NewLine breaks the line at the cursor and begins the new one with indent. If the
// cursor is between a bracket and the one that closes it, that one comes to a line
// of its own below, indented one level less. In vi's insert mode the break belongs to
// what is being inserted, else it is an undo step.
func (e *Editor) NewLine(indent string) {
	indent = clean(indent)
	e.history.seal(e.cursor)
	e.breakLine(indent)
	e.history.seal(e.cursor)
	e.endKeys()
	e.note(func(e *Editor) { e.breakLine(indent) })
	e.vi.indented = e.inserting() && e.text.atLineEnd(e.cursor)
}

func (e *Editor) breakLine(indent string) {
	e.dropIndent()
	line := e.text.line(e.cursor)
	head := strings.TrimRight(line[:e.cursor.col], " \t")
	tail := strings.TrimLeft(line[e.cursor.col:], " \t")
	if !facing(head, tail) {
		e.change(e.cursor, e.cursor, "\n"+indent)
		return
	}
	from := pos{e.cursor.line, len(head)}
	to := pos{e.cursor.line, len(line) - len(tail)}
	e.change(from, to, "\n"+indent+"\n"+outdent(indent))
	e.cursor = pos{from.line + 1, len(indent)}
}

// once makes a change that is an undo step of its own.
func (e *Editor) once(change func()) {
	held := e.history.held
	e.history.held = false
	e.history.seal(e.cursor)
	change()
	e.history.seal(e.cursor)
	e.history.held = held
	e.endKeys()
}

// endKeys drops keys that wait for others, and the selection.
func (e *Editor) endKeys() {
	e.pending, e.last, e.marked = nil, other, false
	if e.selecting() {
		e.mode = normal
	}
	e.clamp()
}
