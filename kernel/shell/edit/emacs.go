package edit

import "strings"

// An action is what a key does. It gives the event for the shell, or None if the
// text, the cursor and the mode tell it.
type action func(*Editor) Event

// emacsKeys are the keys of emacs; in vi's insert mode they hold where viKeys has
// none.
var emacsKeys = map[string]action{
	"ctrl+a":     moveTo((*text).lineStart),
	"home":       moveTo((*text).lineStart),
	"ctrl+e":     moveTo((*text).lineEnd),
	"end":        moveTo((*text).lineEnd),
	"ctrl+b":     moveTo((*text).back),
	"left":       moveTo((*text).back),
	"ctrl+f":     moveTo((*text).forward),
	"right":      moveTo((*text).forward),
	"alt+b":      moveTo((*text).wordLeft),
	"alt+left":   moveTo((*text).wordLeft),
	"ctrl+left":  moveTo((*text).wordLeft),
	"alt+f":      moveTo((*text).wordRight),
	"alt+right":  moveTo((*text).wordRight),
	"ctrl+right": moveTo((*text).wordRight),
	"alt+<":      moveTo((*text).start),
	"ctrl+home":  moveTo((*text).start),
	"alt+>":      moveTo((*text).end),
	"ctrl+end":   moveTo((*text).end),
	"alt+m":      moveTo(func(t *text, p pos) pos { return t.indent(p.line) }),
	"up":         up,
	"ctrl+p":     up,
	"down":       down,
	"ctrl+n":     down,
	"pgup":       func(e *Editor) Event { e.moveLines(-page); return None },
	"pgdown":     func(e *Editor) Event { e.moveLines(page); return None },

	"backspace":      backspace,
	"delete":         deleteAhead,
	"ctrl+d":         deleteOrEnd,
	"ctrl+k":         killTo(restOfLine),
	"ctrl+u":         killTo(startOfLine),
	"ctrl+w":         killRegion,
	"alt+w":          copyRegion,
	"alt+d":          killTo((*text).wordRight),
	"ctrl+delete":    killTo((*text).wordRight),
	"alt+delete":     killTo((*text).wordRight),
	"alt+backspace":  killTo((*text).wordLeft),
	"ctrl+backspace": killTo((*text).wordLeft),
	"ctrl+y":         yank,
	"alt+y":          yankPop,

	"ctrl+t": transpose,
	"alt+t":  transposeWords,
	"alt+u":  changeWord(strings.ToUpper),
	"alt+l":  changeWord(strings.ToLower),
	"alt+c":  changeWord(capital),
	"ctrl+o": openLine,

	"ctrl+_":        func(e *Editor) Event { e.undo(); return None },
	"ctrl+x ctrl+u": func(e *Editor) Event { e.undo(); return None },
	"alt+_":         func(e *Editor) Event { e.redo(); return None },
	"ctrl+shift+z":  func(e *Editor) Event { e.redo(); return None },

	"ctrl+space":    setMark,
	"ctrl+x ctrl+x": exchange,
	"ctrl+g":        func(e *Editor) Event { e.marked = false; return None },
}

// shellKeys are the keys that the shell answers.
var shellKeys = map[string]Event{
	"enter":         Submit,
	"alt+enter":     Run,
	"tab":           Complete,
	"shift+tab":     CompleteBack,
	"ctrl+r":        Search,
	"ctrl+c":        Cancel,
	"ctrl+l":        Clear,
	"ctrl+z":        Suspend,
	"alt+e":         External,
	"ctrl+x ctrl+e": External,
}

// shiftKeys are the moves that select when shift is held.
var shiftKeys = map[string]string{
	"shift+left": "left", "shift+right": "right", "shift+up": "up", "shift+down": "down",
	"shift+home": "home", "shift+end": "end", "shift+pgup": "pgup", "shift+pgdown": "pgdown",
	"ctrl+shift+left": "ctrl+left", "ctrl+shift+right": "ctrl+right",
	"ctrl+shift+home": "ctrl+home", "ctrl+shift+end": "ctrl+end",
}

// Keys that wait for another one.
const (
	metaKey   = "esc"
	prefixKey = "ctrl+x"
	quoteKey  = "ctrl+q"
)

func (e *Editor) pressEmacs(k Key) Event {
	name := e.whole(k)
	if name == "" {
		return None
	}
	if base, ok := shiftKeys[name]; ok {
		if !e.marked {
			e.mark, e.marked = e.cursor, true
		}
		e.shifted = true
		emacsKeys[base](e)
		return None
	}
	selected := e.marked && e.shifted
	event := e.act(name, k)
	if selected && e.shifted {
		e.marked = false
	}
	return event
}

// whole gives the name of the key with those it waited for, "" if it waits itself
// or was to be taken literally.
func (e *Editor) whole(k Key) string {
	name := k.id()
	var before string
	if len(e.pending) > 0 {
		before, e.pending = e.pending[0], nil
	}
	switch {
	case before == quoteKey:
		e.literal(k)
		return ""
	case before == metaKey:
		name = Key{Name: "alt+" + name}.id()
	case before == prefixKey:
		name = prefixKey + " " + name
	case name == metaKey || name == prefixKey || name == quoteKey:
		e.pending = []string{name}
		return ""
	}
	if letter, ok := altLetter(name); ok {
		return "alt+" + strings.ToLower(letter)
	}
	return name
}

// act does what a key says that is whole.
func (e *Editor) act(name string, k Key) Event {
	edits := e.edits
	event := e.look(name, k)
	if e.edits != edits {
		e.marked = false
	}
	return event
}

func (e *Editor) look(name string, k Key) Event {
	if name == k.Text {
		e.typed(k.Text)
		return None
	}
	if event, ok := shellKeys[name]; ok {
		return event
	}
	if do, ok := emacsKeys[name]; ok {
		return do(e)
	}
	return None
}

// literal types a key that would do something else.
func (e *Editor) literal(k Key) {
	s := k.Text
	switch k.id() {
	case "tab":
		s = "\t"
	case "enter":
		s = "\n"
	}
	s = clean(s)
	e.begin(typing)
	e.put(s)
	e.note(func(e *Editor) { e.put(s) })
}

func moveTo(place func(*text, pos) pos) action {
	return func(e *Editor) Event {
		e.cursor = place(&e.text, e.cursor)
		return None
	}
}

func killTo(place func(*text, pos) pos) action {
	return func(e *Editor) Event {
		e.kill(place(&e.text, e.cursor))
		return None
	}
}
