package edit

import "testing"

func TestClosingBracketsMoveLeft(t *testing.T) {
	play(t, false, []scene{
		{"a brace", "if x {\n\t|", "}", "if x {\n}|"},
		{"a brace of a block within", "\tif x {\n\t\t|", "}", "\tif x {\n\t}|"},
		{"as far as the line with the open one", "f(func() {\n\t\t\t|", "}", "f(func() {\n}|"},
		{"a round bracket", "import (\n\t|", ")", "import (\n)|"},
		{"a square one", "x[\n\t|", "]", "x[\n]|"},
		{"not behind text", "if x {\n\ty |", "}", "if x {\n\ty }|"},
		{"not before text", "if x {\n\t|y", "}", "if x {\n\t}|y"},
		{"not one that closes nothing", "x\n\t|", "}", "x\n\t}|"},
		{"not one of another kind", "f(\n\t|", "}", "f(\n\t}|"},
		{"not one that stands right", "\tif x {\n\t|", "}", "\tif x {\n\t}|"},
		{"not in a raw string", "if x {\n\ts := `\n\t|", "}", "if x {\n\ts := `\n\t}|"},
		{"not in a comment", "if x {\n\t/*\n\t|", "}", "if x {\n\t/*\n\t}|"},
		{"brackets in strings don't count", "if x {\n\ty(\"}\", '}') // }\n\t|", "}", "if x {\n\ty(\"}\", '}') // }\n}|"},
		{"indentation by spaces", "if x {\n    |", "}", "if x {\n}|"},
		{"not in the middle of what is typed literally", "if x {\n\t|", "ctrl+q }", "if x {\n\t}|"},
	})
}

func TestCasesMoveLeft(t *testing.T) {
	play(t, false, []scene{
		{"a case", "switch x {\n\t|", "case space 1:", "switch x {\ncase 1:|"},
		{"a case behind another", "\tswitch {\n\tcase x:\n\t\tf()\n\t\t|", "case space", "\tswitch {\n\tcase x:\n\t\tf()\n\tcase |"},
		{"the default", "select {\n\t|", "default:", "select {\ndefault:|"},
		{"with a function before the brace", "switch f(func() {}); x {\n\t|", "case space", "switch f(func() {}); x {\ncase |"},
		{"a name that begins alike", "switch x {\n\t|", "cases space", "switch x {\n\tcases |"},
		{"not in another block", "switch x {\ncase 1:\n\tif y {\n\t\t|", "case space", "switch x {\ncase 1:\n\tif y {\n\t\tcase |"},
		{"nor behind a switch", "switch x {\n}\nfor {\n\t|", "default:", "switch x {\n}\nfor {\n\tdefault:|"},
	})
}

func TestTypedAheadTextComesOutAsTyped(t *testing.T) {
	e := New(false)
	e.pressAll("func space f() space { enter switch space x space { enter case space 1: enter g(\"}\") enter default: enter h() enter } enter } enter")
	want := "func f() {\n\tswitch x {\n\tcase 1:\n\t\tg(\"}\")\n\tdefault:\n\t\th()\n\t}\n}\n|"
	if got := show(e); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
