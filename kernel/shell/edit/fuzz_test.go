package edit

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// fuzzKeys are what a byte of the fuzzer presses.
var fuzzKeys = func() []Key {
	keys := script("esc enter tab space up down left right a b c d e f g h i j k l o p r t u v w x y z " +
		"A B C D E F G I J O P R S T V W X Y 0 1 2 3 $ ^ _ % ~ . ; , < > { } ( ) [ ] \" ' ` / + - | " +
		"é 日 \u0301 \u200d 👩 🇩 ctrl+x ctrl+q shift+left ctrl+shift+right shift+down alt+x \xff")
	for name := range emacsKeys {
		keys = append(keys, script(name)...)
	}
	slices.SortFunc(keys, func(a, b Key) int { return strings.Compare(a.Name, b.Name) })
	return slices.Compact(keys)
}()

const fuzzText = "func f(x int) {\n\tif x > \"a (b\" {\n\n  日本 e\u0301 🇩🇪 }\n}\n"

// fuzzCalls are what the shell does besides.
var fuzzCalls = []func(*Editor, int){
	func(e *Editor, n int) { e.SetOffset(n - 10) },
	func(e *Editor, n int) { e.Paste("a\u0301\r\nb\t\x1b\xff" + strings.Repeat("x", n%5)) },
	func(e *Editor, n int) { e.Replace(n%40, n%7, "日本\n") },
	func(e *Editor, n int) { e.NewLine(strings.Repeat("\t", n%3)) },
	func(e *Editor, _ int) { e.Set("switch x {\n\t") },
	func(e *Editor, n int) { e.SetVi(n%2 == 0) },
}

func FuzzKeys(f *testing.F) {
	f.Add(false, []byte("hello world"))
	f.Add(true, []byte("\x00\x10\x20\x30\x40\x50\x60\x70\x80"))
	f.Add(true, []byte{0, 20, 250, 30, 251, 40, 252, 50, 253, 60, 254, 70, 255, 80})
	f.Fuzz(func(t *testing.T, vi bool, data []byte) {
		e := New(vi)
		e.Paste(fuzzText)
		e.history = history{held: e.history.held}
		for i, b := range data[:min(len(data), 300)] {
			if call := int(b) - (256 - len(fuzzCalls)); call >= 0 {
				fuzzCalls[call](e, i*7)
			} else {
				e.Press(fuzzKeys[int(b)%len(fuzzKeys)])
			}
			check(t, e)
			if len(e.Text()) > 1<<14 { // counts make it so long that checking takes its time
				break
			}
		}
		e.SetVi(false)
		for e.redo() {
			check(t, e)
		}
		end := e.Text()
		for e.undo() {
			check(t, e)
		}
		if got := e.Text(); got != fuzzText {
			t.Errorf("undone it is %q", got)
		}
		for e.redo() {
			check(t, e)
		}
		if got := e.Text(); got != end {
			t.Errorf("redone it is %q, not %q", got, end)
		}
	})
}

// check checks what must hold after each key.
func check(t *testing.T, e *Editor) {
	t.Helper()
	text := e.Text()
	if !utf8.ValidString(text) || text != clean(text) {
		t.Fatalf("the text is %q", text)
	}
	if strings.Join(e.Lines(), "\n") != text {
		t.Fatalf("%q has lines %q", text, e.Lines())
	}
	line, col := e.Cursor()
	if line < 0 || line >= len(e.Lines()) || !onBoundary(e.Lines()[line], col) {
		t.Fatalf("in %q the cursor is at %d, %d", text, line, col)
	}
	if before := text[:e.Offset()]; strings.Count(before, "\n") != line || len(before)-strings.LastIndex(before, "\n")-1 != col {
		t.Fatalf("in %q the offset of %d, %d is %d", text, line, col, e.Offset())
	}
	if from, to, ok := e.Selection(); ok && (from < 0 || from > to || to > len(text)) {
		t.Fatalf("in %q the selection is %d to %d", text, from, to)
	}
	if e.Mode() == "normal" && col > 0 && col == len(e.Lines()[line]) {
		t.Fatalf("in %q the cursor of normal mode is behind the line %d", text, line)
	}
}

func onBoundary(line string, col int) bool {
	if col == 0 {
		return true
	}
	for g := graphemes.FromString(line); g.Next(); {
		if g.End() == col {
			return true
		}
	}
	return false
}
