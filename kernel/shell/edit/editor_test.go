package edit

import (
	"slices"
	"strings"
	"testing"
)

func TestReplaceIsOneStepWithTheCursorBehind(t *testing.T) {
	for _, vi := range []bool{false, true} {
		e := editorAt(vi, "fmt.Pr|\n")
		if vi {
			e.Press(Key{"i", "i"})
		}
		e.SetOffset(6)
		e.Press(Key{"i", "i"})
		e.Replace(4, 7, "Println")
		if got, want := show(e), "fmt.Println|\n"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		e.pressAll("ctrl+_")
		if got, want := show(e), "fmt.Pri|\n"; got != want {
			t.Errorf("undone it is %q, want %q", got, want)
		}
	}
}

func TestPaste(t *testing.T) {
	for _, tt := range []struct{ name, text, keys, pasted, want string }{
		{"lines of other systems", "a|b", "", "x\r\ny\rz", "ax\ny\nz|b"},
		{"control characters are dropped", "|", "", "a\x1b[31m\x00\tb\u009b\x7f", "a[31m\tb|"},
		{"what is not UTF-8 is replaced", "|", "", "a\xff\xfeb", "a\ufffdb|"},
		{"brackets stay where they were", "if x {\n\t|", "", "}\n\t\t}", "if x {\n\t}\n\t\t}|"},
		{"over what shift selected", "a|bc", "shift+right", "x", "ax|c"},
		{"beside what a mark selects", "a|bc", "ctrl+space right", "x", "abx|c"},
		{"nothing", "a|b", "", "", "a|b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := editorAt(false, tt.text)
			e.pressAll(tt.keys)
			e.Paste(tt.pasted)
			if got := show(e); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPasteIsOneStep(t *testing.T) {
	e := New(false)
	e.pressAll("ab")
	e.Paste("one two\nthree")
	e.pressAll("c ctrl+_ ctrl+_")
	if got := show(e); got != "ab|" {
		t.Errorf("got %q", got)
	}
}

func TestTheDotRepeatsWhatTheShellDid(t *testing.T) {
	e := editorAt(true, "|")
	e.pressAll("i f")
	e.Replace(0, 1, "foo")
	e.Paste("(x)")
	e.NewLine("")
	e.pressAll("y esc .")
	if got, want := show(e), "foo(x)\nfoo(x)\n|yy"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSetIsAStepWithTheCursorAtTheEnd(t *testing.T) {
	e := editorAt(false, "a|b")
	e.Set("x\ny")
	if got := show(e); got != "x\ny|" {
		t.Errorf("got %q", got)
	}
	e.pressAll("ctrl+_")
	if got := show(e); got != "a|b" {
		t.Errorf("undone it is %q", got)
	}
}

func TestResetForgetsTheStepsButNotTheKills(t *testing.T) {
	e := editorAt(false, "foo|")
	e.pressAll("ctrl+u")
	e.Reset()
	if e.pressAll("ctrl+_") != None || !e.Empty() {
		t.Errorf("after undo it is %q", e.Text())
	}
	e.pressAll("ctrl+y")
	if got := e.Text(); got != "foo" {
		t.Errorf("yanked %q", got)
	}
}

func TestResetBeginsToInsert(t *testing.T) {
	e := editorAt(true, "a|b")
	e.pressAll("v")
	e.Reset()
	if e.Mode() != "insert" || e.Text() != "" {
		t.Errorf("mode %q, text %q", e.Mode(), e.Text())
	}
}

func TestSetViKeepsTheText(t *testing.T) {
	e := editorAt(false, "ab|")
	e.SetVi(true)
	e.pressAll("esc x")
	e.SetVi(false)
	e.pressAll("x ctrl+a")
	if got := show(e); got != "|xa" || e.Mode() != "" {
		t.Errorf("mode %q, text %q", e.Mode(), got)
	}
}

func TestNewLine(t *testing.T) {
	for _, tt := range []struct{ name, text, indent, want string }{
		{"at the end", "a|", "", "a\n|"},
		{"within a line", "a|b", "\t", "a\n\t|b"},
		{"between braces", "\tif x {|}", "\t\t", "\tif x {\n\t\t|\n\t}"},
		{"between brackets with blanks", "f( | )", "\t", "f(\n\t|\n)"},
		{"between brackets indented by spaces", "  f(|)", "      ", "  f(\n      |\n  )"},
		{"between brackets without indentation", "f(|)", "", "f(\n|\n)"},
		{"between brackets of two kinds", "f(|]", "\t", "f(\n\t|]"},
		{"behind a bracket", "f(|a)", "\t", "f(\n\t|a)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := editorAt(false, tt.text)
			e.NewLine(tt.indent)
			if got := show(e); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			e.pressAll("ctrl+_")
			if got := show(e); got != tt.text {
				t.Errorf("undone it is %q", got)
			}
		})
	}
}

func TestSelection(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		vi         bool
		keys       string
		want       string // what is selected, "-" for nothing
	}{
		{"none", "a|b", false, "", "-"},
		{"from a mark", "a|bc", false, "ctrl+space ctrl+e", "bc"},
		{"back to a mark", "ab|c", false, "ctrl+space ctrl+a", "ab"},
		{"nothing yet", "a|b", false, "ctrl+space", ""},
		{"gone when the text changes", "a|b", false, "ctrl+space left x", "-"},
		{"gone when shift is released", "a|b", false, "shift+right left", "-"},
		{"the character under vi's cursor", "a|bc", true, "v", "b"},
		{"the break at the end of a line", "a|b\nc", true, "v$", "b\n"},
		{"lines", "a\nb|c\nd\ne", true, "Vj", "bc\nd"},
		{"none in vi's other modes", "a|b", true, "v esc", "-"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := editorAt(tt.vi, tt.text)
			e.pressAll(tt.keys)
			got := "-"
			if from, to, ok := e.Selection(); ok {
				got = e.Text()[from:to]
			}
			if got != tt.want {
				t.Errorf("%q and %s select %q, want %q", tt.text, tt.keys, got, tt.want)
			}
		})
	}
}

func TestCursorStandsBetweenCharacters(t *testing.T) {
	flag := "🇩🇪"
	family := "👩\u200d👩\u200d👧"
	text := "e\u0301" + flag + family + "日"
	e := New(false)
	e.Set(text)
	var stops []int
	for {
		stops = append(stops, e.Offset())
		if e.pressAll("left") != Moved {
			break
		}
	}
	slices.Reverse(stops)
	want := []int{0, 3, 3 + len(flag), 3 + len(flag) + len(family), len(text)}
	if !slices.Equal(stops, want) {
		t.Errorf("left stops at %v, want %v", stops, want)
	}
	for offset := range len(text) + 1 {
		e.SetOffset(offset)
		if !slices.Contains(want, e.Offset()) || e.Offset() < offset {
			t.Errorf("SetOffset(%d) stops at %d", offset, e.Offset())
		}
	}
}

func TestCharactersThatGrowTogether(t *testing.T) {
	play(t, false, []scene{
		{"an accent typed behind a letter", "e|x", "\u0301", "e\u0301|x"},
		{"a letter typed before an accent", "|\u0301x", "e", "e\u0301|x"},
		{"halves of a flag", "🇩x|🇪", "backspace", "🇩🇪|"},
		{"backspace takes the whole", "ae\u0301|", "backspace", "a|"},
		{"swapping", "e\u0301|a", "ctrl+t", "ae\u0301|"},
	})
}

func TestLinesAreThoseOfTheText(t *testing.T) {
	e := New(false)
	for _, text := range []string{"", "\n", "a\n\nb\n"} {
		e.Set(text)
		if got := strings.Join(e.Lines(), "\n"); got != text {
			t.Errorf("%q has lines %q", text, e.Lines())
		}
	}
	if line, col := e.Cursor(); line != 3 || col != 0 {
		t.Errorf("the cursor is at %d, %d", line, col)
	}
}

func TestKeysByTheirNames(t *testing.T) {
	for _, tt := range []struct {
		key  Key
		want string
	}{
		{Key{"space", " "}, "a |"},
		{Key{"A", "A"}, "aA|"},
		{Key{"é", "é"}, "aé|"},
		{Key{"enter", "enter"}, "aenter|"}, // text of an input method
		{Key{"alt+<", ""}, "|a"},
		{Key{"alt+shift+,", ""}, "|a"},
		{Key{"ctrl+h", ""}, "|"},
		{Key{"ctrl+alt+h", ""}, "|"},
	} {
		e := New(false)
		e.Set("a")
		e.Press(tt.key)
		if got := show(e); got != tt.want {
			t.Errorf("%+v gives %q, want %q", tt.key, got, tt.want)
		}
	}
}
