package edit

// maxAgain bounds how many keys one esc types again.
const maxAgain = 1 << 14

// viKeys are the keys of insert mode that are not those of emacs.
var viKeys = map[string]action{
	"backspace": viBackspace,
	"delete":    deleteAhead,
	"ctrl+w":    eraseWord,
	"ctrl+u":    eraseLine,
	"ctrl+t":    func(e *Editor) Event { return e.indentLine(1) },
	"ctrl+d":    viUnindent,
}

// startInsert begins to insert, which is one step for undo and for the dot.
func (e *Editor) startInsert(c command) {
	e.mode = insert
	e.vi.count = c.times()
	if c.key == "R" {
		e.mode = replace
	}
	e.vi.replaced, e.vi.indented = nil, false
	e.history.held = true
	if !e.vi.repeating {
		e.vi.repeat = repeat{command: c}
	}
}

func (e *Editor) pressInsert(k Key) Event {
	if len(e.pending) == 0 {
		name := k.id()
		if name == "esc" {
			e.endInsert()
			return None
		}
		if letter, ok := altLetter(name); ok { // esc and the letter came as one
			e.endInsert()
			return e.pressCommand(letter)
		}
	}
	name := e.whole(k)
	if name == "" {
		return None
	}
	if name == k.Text {
		e.insertText(k.Text)
		e.note(func(e *Editor) { e.insertText(k.Text) })
		return None
	}
	if event, ok := shellKeys[name]; ok {
		return event
	}
	if do, ok := viKeys[name]; ok {
		event := do(e)
		e.note(func(e *Editor) { do(e) })
		return event
	}
	if do, ok := emacsKeys[name]; ok {
		e.interrupt()
		defer e.interrupt()
		return do(e)
	}
	return None
}

// insertText types, over what is there in replace mode.
func (e *Editor) insertText(s string) {
	e.vi.indented = false
	if e.mode == insert {
		e.typed(s)
		return
	}
	old := e.text.char(e.cursor)
	e.vi.replaced = append(e.vi.replaced, old)
	next, _ := e.text.right(e.cursor)
	e.change(e.cursor, next, clean(s))
}

// note remembers for the dot what was inserted.
func (e *Editor) note(insert func(*Editor)) {
	if !e.inserting() || e.vi.repeating {
		return
	}
	e.vi.indented = false
	e.vi.repeat.inserts = append(e.vi.repeat.inserts, insert)
}

// interrupt makes what follows an insertion of its own.
func (e *Editor) interrupt() {
	if !e.inserting() {
		return
	}
	e.history.held = false
	e.history.seal(e.cursor)
	key := "i"
	if e.mode == replace {
		key = "R"
	}
	e.startInsert(command{key: key})
}

// endInsert goes to normal mode, after it has inserted as often as the count says.
func (e *Editor) endInsert() {
	inserts := e.vi.repeat.inserts
	times := min(e.vi.count, maxAgain/max(1, len(inserts)))
	for range times - 1 {
		if key := e.vi.repeat.command.key; key == "o" || key == "O" {
			e.anotherLine()
		}
		e.vi.replaced = nil
		for _, put := range inserts {
			put(e)
		}
	}
	e.dropIndent()
	e.history.held = e.vi.repeating
	e.history.seal(e.cursor)
	e.toNormal()
	e.cursor, _ = e.text.left(e.cursor)
}

// anotherLine begins one more of the lines that o inserts.
func (e *Editor) anotherLine() {
	indent := indentOf(e.text.line(e.cursor))
	bare := e.vi.indented
	e.dropIndent()
	e.change(e.cursor, e.cursor, "\n"+indent)
	e.vi.indented = bare
}

// dropIndent deletes indentation that nothing came behind.
func (e *Editor) dropIndent() {
	if e.vi.indented {
		e.change(e.text.lineStart(e.cursor), e.cursor, "")
	}
	e.vi.indented = false
}

// viBackspace brings back in replace mode what was typed over.
func viBackspace(e *Editor) Event {
	if e.mode == insert {
		return backspace(e)
	}
	at := e.text.back(e.cursor)
	n := len(e.vi.replaced)
	if n == 0 {
		e.cursor = at
		return None
	}
	e.change(at, e.cursor, e.vi.replaced[n-1])
	e.vi.replaced = e.vi.replaced[:n-1]
	e.cursor = at
	return None
}

// eraseWord deletes back to the start of a word, or the break at that of a line.
func eraseWord(e *Editor) Event {
	at, ok := e.text.left(e.cursor)
	if ok && e.text.class(at, false) == blank {
		first := e.text.firstOf(at, false)
		if at, ok = e.text.left(first); !ok {
			return e.eraseTo(first)
		}
	}
	if !ok {
		return viBackspace(e)
	}
	return e.eraseTo(e.text.firstOf(at, false))
}

// eraseLine deletes back to the start of the line, or the break there.
func eraseLine(e *Editor) Event { return e.eraseTo(startOfLine(&e.text, e.cursor)) }

// eraseTo deletes back to a place; replace mode does so key by key.
func (e *Editor) eraseTo(at pos) Event {
	if e.mode == insert {
		e.change(at, e.cursor, "")
	}
	for at.before(e.cursor) {
		viBackspace(e)
	}
	return None
}

func viUnindent(e *Editor) Event {
	if e.Empty() {
		return End
	}
	return e.indentLine(-1)
}

// indentLine shifts the line of the cursor, which stays on its character.
func (e *Editor) indentLine(levels int) Event {
	behind := e.text.line(e.cursor)[e.cursor.col:]
	e.shiftLine(e.cursor.line, levels)
	e.cursor = e.text.snap(pos{e.cursor.line, max(0, len(e.text.line(e.cursor))-len(behind))})
	return None
}
