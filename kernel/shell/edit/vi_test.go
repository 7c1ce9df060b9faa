package edit

import "testing"

func TestViMoves(t *testing.T) {
	play(t, true, []scene{
		{"left and right stay on the line", "a\n|b\nc", "hhlll", "a\n|b\nc"},
		{"a count", "|abcdef", "3l", "abc|def"},
		{"a count with a zero", "|abcdefghijklm", "10lh", "abcdefghi|jklm"},
		{"zero alone goes to the start", "  ab|c", "0", "|  abc"},
		{"first, end, last that is not blank", "  a|bc  ", "^ix esc $ax esc g_ax esc", "  xabc  x|x"},
		{"down keeps the column", "ab|c\n\nabcd", "jj", "abc\n\nab|cd"},
		{"down at the ends of lines", "|abc\nabcdef\nx", "$j", "abc\nabcde|f\nx"},
		{"a tab is entered at its end", "\t|x\nabcdefg", "hj", "\tx\nabc|defg"},
		{"words, signs and lines", "|foo.bar  baz\n\nx", "wwwww", "foo.bar  baz\n\n|x"},
		{"big words", "|foo.bar  baz", "W", "foo.bar  |baz"},
		{"back by words", "foo.bar  |baz", "bb", "foo|.bar  baz"},
		{"back by big words", "foo.bar  |baz", "B", "|foo.bar  baz"},
		{"ends of words", "|foo.bar  baz", "eeee", "foo.bar  ba|z"},
		{"ends of words before", "foo.bar  b|az", "gege", "foo|.bar  baz"},
		{"scripts are words of their own", "|日本ねこx", "ww", "日本ねこ|x"},
		{"words go as far as there are some", "|foo bar", "9w", "foo ba|r"},
		{"lines", "  a\nb\n  |c", "gg", "  |a\nb\n  c"},
		{"the last line", "|a\nb\n  c", "G", "a\nb\n  |c"},
		{"a line by number", "|a\n  b\nc", "2G", "a\n  |b\nc"},
		{"lines by their first letter", "|a\n  b\nc", "+", "a\n  |b\nc"},
		{"find a character", "|a(b)c(d)", "f(;", "a(b)c|(d)"},
		{"find it backwards", "a(b)c(|d)", "F(;,", "a(b)c|(d)"},
		{"up to a character", "|a(b)c(d)", "t(;", "a(b)|c(d)"},
		{"find nothing", "|abc", "fx", "|abc"},
		{"find what is no ASCII", "|ab日c日d", "f日;", "ab日c|日d"},
		{"partners of brackets", "|f(a[0], {b})", "%", "f(a[0], {b}|)"},
		{"partners over lines", "if x {\n\ty{}\n|}", "%", "if x |{\n\ty{}\n}"},
		{"a line at so many percent", "|a\nb\nc\nd", "50%", "a\n|b\nc\nd"},
		{"paragraphs", "|a\nb\n\n\nc\nd", "}}", "a\nb\n\n\nc\n|d"},
		{"paragraphs back", "a\nb\n\n\nc\n|d", "{{", "|a\nb\n\n\nc\nd"},
		{"a column", "|abcdef", "4|", "abc|def"},
		{"arrows, home and end", "|abc\ndef", "right down end home left", "abc\n|def"},
		{"backspace crosses lines", "ab\n|c", "backspace", "a|b\nc"},
		{"space crosses lines", "a|b\nc", "space", "ab\n|c"},
		{"half a page", "|a\nb\nc", "ctrl+d", "a\nb\n|c"},
	})
}

func TestViOperators(t *testing.T) {
	play(t, true, []scene{
		{"delete a word", "foo |bar baz", "dw", "foo |baz"},
		{"the last word of a line does not join the next", "foo |bar\nbaz", "dw", "foo| \nbaz"},
		{"counts multiply", "|a b c d e f g", "2d3w", "|g"},
		{"delete to the end of a word", "|foo bar", "de", "| bar"},
		{"delete back", "foo |bar", "db", "|bar"},
		{"delete to the end of the line", "a|bc\nd", "D", "|a\nd"},
		{"delete to the start", "ab|c", "d0", "|c"},
		{"delete lines", "a\n  |b\n  c\nd", "2dd", "a\n|d"},
		{"delete the last line", "  a\n|b", "dd", "  |a"},
		{"delete the only line", "|abc", "dd", "|"},
		{"delete lines down", "|a\nb\nc", "dj", "|c"},
		{"no lines further up to delete", "|a\nb", "dk", "|a\nb"},
		{"delete to a character", "|f(a, b)", "dt)", "|)"},
		{"and over it", "|f(a, b)", "df,", "| b)"},
		{"delete to the partner", "f|(a, b)x", "d%", "f|x"},
		{"delete a paragraph by its lines", "|a\nb\n\nc", "d}", "|\nc"},
		{"delete from within a line to a paragraph's end", "a |b\nc\n\nd", "d}", "a| \n\nd"},
		{"change a word, not the blanks behind", "|foo  bar", "cwx esc", "|x  bar"},
		{"change a word of one letter", "|a  bar", "cwxy esc", "x|y  bar"},
		{"change blanks", "a|  b", "cwx esc", "a|xb"},
		{"change lines, with their indentation", "\t|a\n\tb\nc", "2ccx esc", "\t|x\nc"},
		{"nothing typed leaves no indentation", "a\n\t|b", "cc esc", "a\n|"},
		{"change the rest", "a|bc", "Cx esc", "a|x"},
		{"substitute characters", "|abc", "2sx esc", "|xc"},
		{"substitute in an empty line", "|", "sx esc", "|x"},
		{"yank leaves the cursor", "a |b c", "yw$p", "a b cb| "},
		{"yank back moves it", "a b|c", "yb", "a |bc"},
		{"yank lines", "a|b\nc", "yyjp", "ab\nc\n|ab"},
		{"yank lines up", "ab\nc|d", "yk", "a|b\ncd"},
		{"shift", "|a\n\nb", ">G", "\t|a\n\n\tb"},
		{"shift back", "\t\t|a\n  b", "<j", "\t|a\nb"},
		{"shift spaces to tabs", "  |a", ">>", "\t  |a"},
		{"letters", "|Foo bar", "g~e", "|fOO bar"},
		{"small letters of a line", "FO|O\nBAR", "guu", "|foo\nBAR"},
		{"capitals of words", "|foo bar baz", "gU2w", "|FOO BAR baz"},
		{"an operator and esc", "|foo", "d esc w", "fo|o"},
		{"an operator and no motion", "|foo", "dQx", "|oo"},
	})
}

func TestViObjects(t *testing.T) {
	play(t, true, []scene{
		{"a word", "foo b|ar baz", "diw", "foo | baz"},
		{"a word and the blanks behind", "foo b|ar baz", "daw", "foo |baz"},
		{"or those before", "foo b|ar", "daw", "fo|o"},
		{"blanks", "foo |  bar", "diw", "foo|bar"},
		{"a big word", "foo a.|b baz", "ciWx esc", "foo |x baz"},
		{"words", "|a b c d", "d2aw", "|c d"},
		{"in quotes", `f("a |b", x)`, `ci"y esc`, `f("|y", x)`},
		{"quotes further on", `|f("a b", x)`, `di"`, `f("|", x)`},
		{"with quotes", `f("a |b" , x)`, `da"`, `f(|, x)`},
		{"quotes with backslashes", `"a \" |b"`, `di"`, `"|"`},
		{"on a quote", `x|"a" "b"`, `di"`, `x"|" "b"`},
		{"runes and raw strings", "'a' `|b`", "di` 0di'", "'|' ``"},
		{"in brackets", "f(a, g(|b), c)", "di(", "f(a, g(|), c)"},
		{"with brackets", "f(a, g(|b), c)", "dab", "f(a, g|, c)"},
		{"the brackets around", "f(a, g(|b), c)", "d2i(", "f(|)"},
		{"on a bracket", "f(a|)", "ci)x esc", "f(|x)"},
		{"brackets further on", "|f(a)", "di(", "f(|)"},
		{"an index", "a[i|+1]", "ci]0 esc", "a[|0]"},
		{"a block", "if x {\n\ta|\n\tb\n}", "di{", "if x {\n|}"},
		{"a block to change", "if x {\n\ta|\n\tb\n}", "ciBy esc", "if x {\n\t|y\n}"},
		{"a block with its braces", "if x {\n\t|a\n}", "da}", "if x| "},
		{"a paragraph", "a\n|b\n\nc", "dip", "|\nc"},
		{"a paragraph and the lines behind", "a\n|b\n\nc", "dap", "|c"},
		{"no such object", "|abc", "diqx", "|bc"},
	})
}

func TestViInserts(t *testing.T) {
	play(t, true, []scene{
		{"before the cursor", "a|b", "ix esc", "a|xb"},
		{"behind it", "a|b", "ax esc", "ab|x"},
		{"at the start of the line", "  a|b", "Ix esc", "  |xab"},
		{"at the end", "|ab", "Ax esc", "ab|x"},
		{"a line below", "\t|a\nb", "ox esc", "\ta\n\t|x\nb"},
		{"a line below an open bracket", "|f(func() {", "ox esc", "f(func() {\n\t|x"},
		{"a line above", "\t|a", "Ox esc", "\t|x\n\ta"},
		{"no indentation stays behind", "\t|a", "o esc", "\ta\n|"},
		{"nor behind enter", "\t|a", "A enter enter x esc", "\ta\n\n\t|x"},
		{"often", "|", "3ixy esc", "xyxyx|y"},
		{"lines", "|a", "2ox esc", "a\nx\n|x"},
		{"replace", "|abc", "Rxy esc", "x|yc"},
		{"replace beyond the end", "|a", "Rxyz esc", "xy|z"},
		{"backspace brings back what was replaced", "|abc", "Rxy backspace backspace backspace z esc", "|zbc"},
		{"a word back", "|", "ifoo.bar ctrl+w x esc", "foo.|x"},
		{"the line back", "a|b", "ixy ctrl+u z esc", "|zb"},
		{"indent", "a|b", "a ctrl+t x esc", "\tab|x"},
		{"and less", "\t\ta|b", "i ctrl+d esc", "\t|ab"},
		{"the keys of emacs", "|ab", "i ctrl+e x ctrl+a y esc", "|yabx"},
		{"a letter right behind esc", "ab|c", "ix alt+0 iy esc", "|yabxc"},
		{"ctrl+[ is esc", "|", "ix ctrl+[ iy ctrl+[", "|yx"},
		{"brackets move left", "if x {\n\t|", "a} esc", "if x {\n|}"},
	})
}

func TestViCommands(t *testing.T) {
	play(t, true, []scene{
		{"characters", "|abcd", "2x", "|cd"},
		{"characters before", "abc|d", "2X", "a|d"},
		{"put behind", "|ab", "xp", "b|a"},
		{"put before", "ab|c", "xP", "a|cb"},
		{"put lines below", "|a\nb", "ddp", "b\n|a"},
		{"put lines above", "a\n  |b", "ddP", "  |b\na"},
		{"put often", "|ab", "x3p", "baa|a"},
		{"replace a character", "|abc", "rx", "|xbc"},
		{"replace some", "|abc", "2rx", "x|xc"},
		{"not more than there are", "|abc", "4rx", "|abc"},
		{"replace by a line break", "a| b", "r enter", "a\n|b"},
		{"swap case", "|aBc", "2~", "Ab|c"},
		{"join", "|a\n\tb", "J", "a| b"},
		{"join three", "|a\nb\nc", "3J", "a b| c"},
		{"join before a bracket", "|f(\n)", "J", "f(|)"},
		{"undo an insertion at once", "|", "ione space two esc u", "|"},
		{"a move in it makes two", "|", "iab left cd esc u", "a|b"},
		{"redo", "|a b", "dw u ctrl+r", "|b"},
		{"undo some", "|abcd", "xxx2u", "|bcd"},
		{"a change drops what was undone", "|abcd", "xxuxuu", "|abcd"},
	})
}

func TestViRepeats(t *testing.T) {
	play(t, true, []scene{
		{"a deletion", "|a b c d", "dw..", "|d"},
		{"with its count", "|a b c d e f", "2dw.", "|e f"},
		{"with another count", "|a b c d e f", "dw2.", "|d e f"},
		{"a change and what was typed", "|foo foo", "cwbar esc w.", "bar ba|r"},
		{"an insertion", "|a", "ix esc .", "|xxa"},
		{"a line", "|a", "ob esc .", "a\nb\n|b"},
		{"what was typed and erased", "|", "iab backspace c esc .", "aa|cc"},
		{"only what came behind a move", "|", "iab left c esc .", "a|ccb"},
		{"a replacement", "|abc", "rxl.", "x|xc"},
		{"a search on the line", "|f(a)(b)(c)", "dt) l.", ")|)(c)"},
		{"a put", "|ab", "xp.", "ba|a"},
		{"an operator on a selection", "|abcdef", "vlx.", "|ef"},
		{"an operator on selected lines", "|a\nb\nc\nd\ne", "Vjd.", "|e"},
		{"the shift of a selection", "|a\nb", "Vj> .", "\t\t|a\n\t\tb"},
		{"not a motion, a yank or an undo", "|a b c", "dwywwu.", "|b c"},
	})
}

func TestViSelection(t *testing.T) {
	play(t, true, []scene{
		{"delete characters", "a|bcd", "vld", "a|d"},
		{"backwards", "abc|d", "vhd", "a|b"},
		{"the break at the end of a line", "a|b\ncd", "v$d", "a|cd"},
		{"delete lines", "a\nb|b\nc\nd", "Vjd", "a\n|d"},
		{"change", "a|bcd", "vlcx esc", "a|xd"},
		{"yank and put over", "|ab cd", "vlywviwp", "ab a|b"},
		{"what was put over can be put", "|ab cd", "viwywviwp0P", "c|dab ab"},
		{"the other end", "ab|cd", "vlohd", "|a"},
		{"a word", "foo b|ar baz", "viwd", "foo | baz"},
		{"more words", "|foo bar baz", "viwiwiwd", "| baz"},
		{"brackets, and those around", "f(a, (|b))", "vibabd", "f(a, |)"},
		{"letters", "|foo", "vlU", "|FOo"},
		{"shift twice", "|a", "V2>", "\t\t|a"},
		{"join", "|a\nb\nc", "VjJ", "a| b\nc"},
		{"replace", "a|bc\nd", "vjrx", "a|xx\nx"},
		{"lines of a selection", "a|b\ncd\ne", "vjD", "|e"},
		{"esc leaves it", "a|bc", "vl esc x", "a|b"},
		{"the other kind", "a|b\nc", "vVd", "|c"},
	})
}

func TestViEvents(t *testing.T) {
	for _, tt := range []struct {
		name, text, keys, mode string
		want                   Event
	}{
		{"insert", "|", "i", "insert", Moved},
		{"enter in insert mode", "a|", "i enter", "insert", Submit},
		{"enter in normal mode", "a|", "enter", "normal", Run},
		{"alt and enter in insert mode", "a|", "i alt+enter", "insert", Run},
		{"k on the first line", "|a\nb", "k", "normal", Older},
		{"j on the last line", "a\n|b", "j", "normal", Newer},
		{"j on another", "|a\nb", "j", "normal", Moved},
		{"dk on the first line", "|a\nb", "dk", "normal", None},
		{"up in insert mode", "a|", "i up", "insert", Older},
		{"search", "|", "/", "normal", Search},
		{"search in insert mode", "|", "i ctrl+r", "insert", Search},
		{"complete in insert mode", "a|", "i tab", "insert", Complete},
		{"no completion in normal mode", "a|", "tab", "normal", None},
		{"cancel", "a|", "ctrl+c", "normal", Cancel},
		{"cancel an operator and all", "a|", "d ctrl+c", "normal", Cancel},
		{"the end", "|", "ctrl+d", "normal", End},
		{"the end in insert mode", "|", "i ctrl+d", "insert", End},
		{"an operator waits", "|a", "d", "normal", Moved},
		{"a key that nobody knows", "|a", "Q", "normal", None},
		{"a register, of which there is but one", "|a", `"a`, "normal", None},
		{"select", "|ab", "v", "visual", Moved},
		{"select lines", "|ab", "V", "visual", Moved},
		{"replace", "|ab", "R", "replace", Moved},
		{"open an editor", "|ab", "vv", "normal", External},
		{"leave a selection of more", "|ab", "vlv", "normal", Moved},
		{"open an editor as emacs does", "|ab", "ctrl+x ctrl+e", "normal", External},
		{"and in insert mode", "|ab", "i ctrl+x ctrl+e", "insert", External},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := editorAt(true, tt.text)
			last := None
			for _, key := range script(tt.keys) {
				last = e.Press(key)
			}
			if last != tt.want || e.Mode() != tt.mode {
				t.Errorf("%q and %s give %v in mode %s, want %v in %s", tt.text, tt.keys, last, e.Mode(), tt.want, tt.mode)
			}
		})
	}
}
