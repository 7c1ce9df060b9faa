package edit

// An Editor is a text that is being typed. The zero Editor is not ready: see [New].
type Editor struct {
	text    text
	cursor  pos
	want    int // column that moves from line to line keep to
	mark    pos // other end of the selection
	marked  bool
	shifted bool // the selection was made by moves with shift

	history history
	edits   int // counts changes
	kills   ring
	last    run // what the key before did
	now     run // what this key does

	mode    mode
	pending []string // keys of a command that is not whole
	vi      vi
}

// A mode is a key map.
type mode int

const (
	emacs mode = iota
	insert
	normal
	visual
	visualLine
	replace
)

var modeNames = [...]string{"", "insert", "normal", "visual", "visual", "replace"}

// A run is a kind of keys of which several in a row belong together.
type run int

const (
	other    run = iota
	typing       // a word is one undo step
	erasing      // so are characters taken away
	killing      // texts killed are one in the kill ring
	yanking      // alt+y may put another text there
	vertical     // the wanted column stays
	choosing     // v twice opens an editor
)

// New returns an empty editor with the keys of emacs or vi.
func New(vi bool) *Editor {
	e := &Editor{}
	e.Reset()
	e.SetVi(vi)
	return e
}

// SetVi chooses the keys of vi, in insert mode, or those of emacs.
func (e *Editor) SetVi(on bool) {
	e.stop()
	if on {
		e.startInsert(command{key: "i"})
	}
}

// stop drops what waits for more keys, and any mode but that of emacs.
func (e *Editor) stop() {
	e.history.held = false
	e.history.seal(e.cursor)
	e.mode, e.pending, e.marked, e.last = emacs, nil, false, other
	e.vi.indented = false
}

// Reset empties the text and forgets the undo steps, but not what was killed.
func (e *Editor) Reset() {
	vi := e.mode != emacs
	e.text = text{lines: []string{""}}
	e.cursor, e.mark, e.history = pos{}, pos{}, history{}
	e.SetVi(vi)
}

// Press does what a key says.
func (e *Editor) Press(k Key) Event {
	before := e.state()
	e.now = other
	event := e.press(k)
	e.settle()
	if event != None {
		return event
	}
	after := e.state()
	switch {
	case after.edits != before.edits:
		return Changed
	case after != before || len(e.pending) > 0:
		return Moved
	}
	return None
}

func (e *Editor) press(k Key) Event {
	if e.mode == emacs {
		return e.pressEmacs(k)
	}
	return e.pressVi(k)
}

// A state is what tells whether a key did anything.
type state struct {
	edits        int
	cursor, mark pos
	marked       bool
	mode         mode
}

func (e *Editor) state() state {
	s := state{e.edits, e.cursor, e.mark, e.marked, e.mode}
	if !e.marked {
		s.mark = pos{}
	}
	return s
}

// begin tells what the key does; a change of another kind begins an undo step.
func (e *Editor) begin(now run) {
	if now != e.last {
		e.history.seal(e.cursor)
	}
	e.now = now
}

// settle ends a key.
func (e *Editor) settle() {
	if e.now != typing && e.now != erasing || e.mode == normal {
		e.history.seal(e.cursor)
	}
	if len(e.pending) == 0 {
		e.last = e.now
	}
	e.clamp()
}

// clamp puts the cursor on the start of a character, should the text beside it have
// grown together; in vi's normal mode not behind the last one of a line.
func (e *Editor) clamp() {
	e.cursor = e.text.snap(e.cursor)
	if e.mode == normal && e.text.atLineEnd(e.cursor) {
		e.cursor, _ = e.text.left(e.cursor)
	}
}

// change puts s between two places and the cursor behind it. All changes but those
// of undo and redo pass here.
func (e *Editor) change(from, to pos, s string) {
	old := e.text.slice(from, to)
	if old == s {
		e.cursor = to
		return
	}
	if !e.history.open {
		e.branch()
	}
	e.history.add(edit{from, old, s}, e.cursor)
	end := e.text.replace(from, to, s)
	e.cursor = e.text.snap(end)
	e.mark = e.text.snap(e.mark.behind(from, to, end))
	e.edits++
}

// branch settles what becomes of undone steps when a new one begins: as in vi they
// are gone, as in emacs they can be undone to.
func (e *Editor) branch() {
	if e.mode == emacs {
		e.history.keep()
	}
	e.history.undone = nil
}
