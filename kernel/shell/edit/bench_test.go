package edit

import (
	"fmt"
	"strings"
	"testing"
)

// longText is a cell of so many lines.
func longText(lines int) string {
	var b strings.Builder
	for i := range lines {
		fmt.Fprintf(&b, "\tresults = append(results, run(%d, \"größe\"))\n", i)
	}
	return b.String()
}

func inTheMiddle(vi bool) *Editor {
	e := New(vi)
	e.Set(longText(10_000))
	e.SetOffset(len(e.Text()) / 2)
	return e
}

func BenchmarkTyping(b *testing.B) {
	e := inTheMiddle(false)
	word := script("x space")
	for i := 0; b.Loop(); i++ {
		e.Press(word[i%2])
		e.Cursor()
		if i%100 == 99 {
			e.Press(Key{Name: "ctrl+k"})
			e.Press(Key{Name: "ctrl+u"})
		}
	}
}

func BenchmarkPaste(b *testing.B) {
	e := inTheMiddle(false)
	text := longText(200)
	for b.Loop() {
		e.Paste(text)
		e.undo()
		e.history.undone = nil
	}
}

func BenchmarkUndo(b *testing.B) {
	e := inTheMiddle(false)
	e.Paste(longText(200))
	for b.Loop() {
		e.Press(Key{Name: "ctrl+_"})
		e.Press(Key{Name: "alt+_"})
	}
}

func BenchmarkClosingBracket(b *testing.B) {
	e := inTheMiddle(false)
	e.Press(Key{Name: "ctrl+a"})
	e.Paste("if x {\n\t\n")
	e.Press(Key{Name: "left"})
	for b.Loop() {
		e.Press(Key{"}", "}"})
		e.undo()
		e.history.undone = nil
	}
}

func BenchmarkRepeatedChange(b *testing.B) {
	e := inTheMiddle(true)
	e.pressAll("esc ciwx esc")
	for b.Loop() {
		e.pressAll("w.")
		e.history = history{}
	}
}
