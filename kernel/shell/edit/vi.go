package edit

import "strings"

// A vi is what vi's keys remember.
type vi struct {
	find      command // last of f, F, t and T
	repeat    repeat  // what . does again
	repeating bool
	acted     bool // the command is one to repeat, though it may have changed nothing

	count    int      // how often esc makes what was inserted stand there
	indented bool     // the line is new, with nothing but its indentation
	replaced []string // what replace mode typed over, for backspace
}

// A repeat is a command that changed the text, and what was inserted after it.
type repeat struct {
	command command
	inserts []func(*Editor)
}

func (e *Editor) inserting() bool { return e.mode == insert || e.mode == replace }

func (e *Editor) selecting() bool { return e.mode == visual || e.mode == visualLine }

func (e *Editor) pressVi(k Key) Event {
	if e.inserting() {
		return e.pressInsert(k)
	}
	return e.pressCommand(k.id())
}

// pressCommand does the command that the key makes whole, if it does.
func (e *Editor) pressCommand(name string) Event {
	if letter, ok := altLetter(name); ok { // esc and the letter came as one
		e.escape()
		name = letter
	}
	switch name {
	case "esc":
		e.escape()
		return None
	case "ctrl+c":
		e.escape()
		return Cancel
	}
	e.pending = append(e.pending, name)
	c, whole := parse(e.pending, e.selecting())
	if !whole {
		return None
	}
	e.pending = nil
	return e.do(c)
}

// escape drops a command that is not whole and leaves visual mode.
func (e *Editor) escape() {
	e.pending = nil
	e.toNormal()
}

func (e *Editor) toNormal() { e.mode, e.marked = normal, false }

// do does a command, and remembers it if it is one that changes the text.
func (e *Editor) do(c command) Event {
	if c.key == "." && !e.selecting() {
		e.again(c.count)
		return None
	}
	if event, ok := viShellKeys[c.key]; ok && c.op == "" {
		return event
	}
	if e.selecting() {
		c.area = e.area()
	}
	edits := e.edits
	e.vi.acted = c.op == "" && strings.Contains("pP~", c.key)
	event := e.run(c)
	if (e.vi.acted || e.edits != edits || e.inserting()) && !c.travels() {
		e.vi.repeat = repeat{command: c}
	}
	return event
}

// again does the last command that changed the text once more.
func (e *Editor) again(count int) {
	r := &e.vi.repeat
	if count > 0 {
		r.command.count = count
	}
	e.vi.repeating = true
	e.history.held = true
	e.run(r.command)
	if e.inserting() {
		for _, put := range r.inserts {
			put(e)
		}
		e.endInsert()
	}
	e.history.held = false
	e.vi.repeating = false
}

// run does a command that is whole.
func (e *Editor) run(c command) Event {
	if c.area != (area{}) && !e.selecting() {
		e.selectArea(c.area)
	}
	c = e.resolve(c)
	if e.selecting() {
		return e.runVisual(c)
	}
	if c.op != "" {
		e.operate(c)
		return None
	}
	if m, ok := motions[c.key]; ok {
		return e.follow(m, c)
	}
	if do, ok := commands[c.key]; ok {
		return do(e, c)
	}
	return None
}

// operate does an operator on what its motion goes over.
func (e *Editor) operate(c command) {
	s, ok := e.reach(c)
	if !ok {
		return
	}
	e.vi.acted = c.op != "y"
	operators[c.op](e, s, c)
	e.now = other
}
