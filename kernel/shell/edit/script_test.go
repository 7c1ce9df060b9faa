package edit

import (
	"strings"
	"testing"
)

// cursorMark shows the cursor in the texts of tests.
const cursorMark = "|"

// editorAt gives an editor with a marked text, in vi's normal mode if vi is wanted.
func editorAt(vi bool, marked string) *Editor {
	e := New(vi)
	before, after, _ := strings.Cut(marked, cursorMark)
	e.Set(before + after)
	e.history = history{}
	if vi {
		e.startInsert(command{key: "i"})
		e.Press(Key{Name: "esc"})
	}
	e.SetOffset(len(before))
	return e
}

// show is the text with its cursor.
func show(e *Editor) string {
	text, at := e.Text(), e.Offset()
	return text[:at] + cursorMark + text[at:]
}

// press presses keys divided by blanks. What names no key is typed letter by letter.
// It answers Submit by a new line, indented as the one before.
func (e *Editor) pressAll(keys string) (last Event) {
	for _, key := range script(keys) {
		last = e.Press(key)
		if last == Submit {
			line := e.text.line(e.cursor)[:e.cursor.col]
			e.NewLine(indentFor(line))
		}
	}
	return last
}

func indentFor(line string) string {
	if opens(line) {
		return indentOf(line) + "\t"
	}
	return indentOf(line)
}

func script(keys string) []Key {
	var out []Key
	for word := range strings.FieldsSeq(keys) {
		switch {
		case word == "space":
			out = append(out, Key{"space", " "})
		case isKeyName(word):
			out = append(out, Key{word, ""})
		default:
			for _, r := range word {
				out = append(out, Key{string(r), string(r)})
			}
		}
	}
	return out
}

func isKeyName(word string) bool {
	for _, prefix := range []string{"ctrl+", "alt+", "shift+"} {
		if strings.HasPrefix(word, prefix) {
			return true
		}
	}
	switch word {
	case "esc", "enter", "tab", "backspace", "delete", "up", "down", "left", "right", "home", "end", "pgup", "pgdown":
		return true
	}
	return false
}

// A scene is a text, the keys pressed in it, and the text then.
type scene struct{ name, text, keys, want string }

func play(t *testing.T, vi bool, scenes []scene) {
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			e := editorAt(vi, s.text)
			e.pressAll(s.keys)
			if got := show(e); got != s.want {
				t.Errorf("%q and %s give %q, want %q", s.text, s.keys, got, s.want)
			}
		})
	}
}
