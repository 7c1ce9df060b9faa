package edit

import "testing"

func TestEmacsMoves(t *testing.T) {
	play(t, false, []scene{
		{"to the start of a line", "a\nbc|d", "ctrl+a", "a\n|bcd"},
		{"to the end of a line", "a|b\ncd", "ctrl+e", "ab|\ncd"},
		{"home and end too", "a\nb|c", "home x end y", "a\nxbcy|"},
		{"left crosses lines", "a\n|b", "left", "a|\nb"},
		{"right crosses lines", "a|\nb", "ctrl+f", "a\n|b"},
		{"left stays at the start", "|a", "left", "|a"},
		{"a word on goes to its end", "|foo bar", "alt+f", "foo| bar"},
		{"over what is no word", "foo|  (bar)", "alt+f", "foo  (bar|)"},
		{"over lines", "foo|\n\nbar", "ctrl+right", "foo\n\nbar|"},
		{"a word back goes to its start", "foo bar|", "alt+b alt+b", "|foo bar"},
		{"an underscore is no letter", "|foo_bar", "alt+f", "foo|_bar"},
		{"a word of other letters", "grün größe|", "alt+b", "grün |größe"},
		{"esc before a letter is alt", "|foo bar", "esc f", "foo| bar"},
		{"a capital with alt is the same", "|foo bar", "alt+shift+f", "foo| bar"},
		{"up keeps the column", "abcd\nab\nabc|d", "up up", "abc|d\nab\nabcd"},
		{"down keeps the column", "ab|cd\n\nabcd", "ctrl+n down", "abcd\n\nab|cd"},
		{"another move forgets the column", "abc|d\na\nabcd", "down left down", "abcd\na\n|abcd"},
		{"the column counts screen cells", "日本|x\nabcdef", "down", "日本x\nabcd|ef"},
		{"a wide character is not cut", "abc|d\n日本", "down", "abcd\n日|本"},
		{"a tab is as wide as on the screen", "\t|x\nabcdef", "down", "\tx\nabcd|ef"},
		{"to the start and end of the text", "a\nb|\nc", "alt+> x alt+< y", "y|a\nb\ncx"},
		{"ctrl with home and end too", "a\nb|\nc", "ctrl+end x ctrl+home y", "y|a\nb\ncx"},
		{"to the first letter of the line", "\t\tab|c", "alt+m", "\t\t|abc"},
		{"a page down stops at the end", "a|b\nc\nde", "pgdown", "ab\nc\nd|e"},
		{"a page up stops at the start", "ab\nc\nde|", "pgup", "ab|\nc\nde"},
	})
}

func TestEmacsChanges(t *testing.T) {
	play(t, false, []scene{
		{"typing", "a|c", "b space", "ab |c"},
		{"backspace joins lines", "a\n|b", "backspace", "a|b"},
		{"backspace takes a tab of indentation", "\t\t|x", "backspace", "\t|x"},
		{"backspace takes spaces to the tab stop", "      |x", "backspace backspace", "|x"},
		{"but one space behind text", "a    |", "backspace", "a   |"},
		{"spaces behind a tab", "\t  |x", "backspace", "\t|x"},
		{"ctrl+h is backspace", "ab|", "ctrl+h", "a|"},
		{"delete joins lines", "a|\nb", "delete", "a|b"},
		{"ctrl+d deletes where there is text", "|ab", "ctrl+d", "|b"},
		{"kill to the end of the line", "a|bc\nd", "ctrl+k", "a|\nd"},
		{"kill the break there", "a|\nd", "ctrl+k", "a|d"},
		{"kill to the start of the line", "a\nbc|d", "ctrl+u", "a\n|d"},
		{"kill the break at the start", "a\n|d", "ctrl+u", "a|d"},
		{"kill back to a blank", "f(x, a.b|)", "ctrl+w", "f(x, |)"},
		{"kill back over lines", "foo\n|", "ctrl+w", "|"},
		{"kill a word", "a |foo.bar", "alt+d", "a |.bar"},
		{"kill a word back", "foo.bar |x", "alt+backspace", "foo.|x"},
		{"yank", "|a b", "ctrl+k ctrl+y ctrl+y", "a ba b|"},
		{"kills in a row are one", "|a\nb\nc", "ctrl+k ctrl+k ctrl+k ctrl+y ctrl+y", "a\nba\nb|\nc"},
		{"backward kills in a row are one", "a b c|", "ctrl+w alt+backspace ctrl+y", "a b c|"},
		{"kills with a move between are two", "a b c|", "ctrl+w left ctrl+w ctrl+y ctrl+e ctrl+y", "a b b|"},
		{"yank what was killed before", "one two|", "ctrl+w ctrl+a ctrl+k ctrl+y alt+y", "two|"},
		{"and around the ring", "one two|", "ctrl+w ctrl+a ctrl+k ctrl+y alt+y alt+y", "one |"},
		{"alt+y without a yank does nothing", "one|", "ctrl+w x alt+y", "x|"},
		{"swap characters", "a|bc", "ctrl+t", "ba|c"},
		{"swap the last two at the end of a line", "abc|\nd", "ctrl+t", "acb|\nd"},
		{"swap nothing at the start", "|abc", "ctrl+t", "|abc"},
		{"swap words", "foo |bar baz", "alt+t", "bar foo| baz"},
		{"swap the last two words at the end", "foo, bar|", "alt+t", "bar, foo|"},
		{"swap nothing with a single word", " foo|", "alt+t", " foo|"},
		{"upper case", "|foo bar", "alt+u", "FOO| bar"},
		{"lower case from within a word", "F|OO BAR", "alt+l alt+l", "Foo bar|"},
		{"a capital", "| fOO bar", "alt+c", " Foo| bar"},
		{"break the line behind the cursor", "\tab|cd", "ctrl+o", "\tab|\n\tcd"},
		{"the next key as it is", "|", "ctrl+q tab ctrl+v enter ctrl+q }", "\t\n}|"},
		{"control characters are not typed", "|", "ctrl+q ctrl+a", "|"},
	})
}

func TestEmacsSelection(t *testing.T) {
	play(t, false, []scene{
		{"kill what is selected", "foo |bar baz", "ctrl+space alt+f ctrl+w ctrl+e ctrl+y", "foo  bazbar|"},
		{"copy what is selected", "foo |bar", "ctrl+space ctrl+e alt+w ctrl+y", "foo barbar|"},
		{"delete what is selected", "foo |bar", "ctrl+space ctrl+e backspace", "foo |"},
		{"swap mark and cursor", "a |bc", "ctrl+space ctrl+e ctrl+x ctrl+x", "a |bc"},
		{"the mark moves with the text", "a |bc", "ctrl+space ctrl+a x x ctrl+x ctrl+x", "xxa |bc"},
		{"ctrl+g drops the selection", "foo |bar", "ctrl+space ctrl+e ctrl+g ctrl+w", "foo |"},
		{"typing beside a mark deletes nothing", "foo |bar", "ctrl+space ctrl+e x", "foo barx|"},
		{"typing over what shift selected", "foo |bar", "shift+right shift+right x", "foo x|r"},
		{"a move drops what shift selected", "foo |bar", "shift+right right x", "foo bax|r"},
		{"words with shift", "foo bar|", "ctrl+shift+left backspace", "foo |"},
		{"lines with shift", "a|b\ncd", "shift+down delete", "a|d"},
	})
}

func TestEmacsUndo(t *testing.T) {
	play(t, false, []scene{
		{"typing goes word by word", "|", "foo space bar ctrl+_", "foo |"},
		{"and then the word before", "|", "foo space bar ctrl+_ ctrl+/", "|"},
		{"a move ends a step", "|", "ab left cd ctrl+_", "a|b"},
		{"deleting is another step", "|", "ab backspace backspace ctrl+_", "ab|"},
		{"a kill is one step", "a b| c", "ctrl+u ctrl+_", "a b| c"},
		{"a yank is one step", "ab|", "ctrl+u ctrl+y ctrl+y ctrl+_", "ab|"},
		{"redo", "|", "foo space bar ctrl+_ ctrl+_ alt+_ ctrl+shift+z", "foo bar|"},
		{"what was undone can still be undone to", "|", "foo space bar ctrl+_ baz ctrl+_ ctrl+_", "foo bar|"},
		{"and away again", "|", "foo space bar ctrl+_ baz ctrl+_ ctrl+_ ctrl+_ ctrl+_", "|"},
		{"a bracket that moves left is one step", "if x {\n\t|", "} ctrl+_", "if x {\n\t|"},
		{"a case of letters that changes nothing is none", "|", "x alt+b alt+l ctrl+_", "|"},
	})
}

func TestEmacsEvents(t *testing.T) {
	for _, tt := range []struct {
		name, text, keys string
		want             Event
	}{
		{"text typed", "|", "x", Changed},
		{"a move", "a|", "left", Moved},
		{"no move at the start", "|a", "left", None},
		{"nothing to delete", "a|", "delete", None},
		{"nothing to undo", "|", "ctrl+_", None},
		{"a selection", "a|", "ctrl+space", Moved},
		{"a key that waits for another", "|", "ctrl+x", Moved},
		{"one that nobody knows", "a|", "ctrl+x ctrl+k", None},
		{"a function key", "a|", "ctrl+alt+shift+q", None},
		{"enter", "a|", "ctrl+m", Submit},
		{"enter with alt", "a|", "alt+enter", Run},
		{"enter behind esc", "a|", "esc enter", Run},
		{"up on the first line", "a|\nb", "up", Older},
		{"up on another", "a\nb|", "up", Moved},
		{"down on the last line", "a\nb|", "ctrl+n", Newer},
		{"search", "|", "ctrl+r", Search},
		{"complete", "a|", "tab", Complete},
		{"complete, the last first", "a|", "shift+tab", CompleteBack},
		{"cancel", "a|", "ctrl+c", Cancel},
		{"the end without text", "|", "ctrl+d", End},
		{"no end at the end of a text", "a|", "ctrl+d", None},
		{"clear", "a|", "ctrl+l", Clear},
		{"suspend", "a|", "ctrl+z", Suspend},
		{"open an editor", "a|", "ctrl+x ctrl+e", External},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := editorAt(false, tt.text).pressAll(tt.keys); got != tt.want {
				t.Errorf("%q and %s give %v, want %v", tt.text, tt.keys, got, tt.want)
			}
		})
	}
}
