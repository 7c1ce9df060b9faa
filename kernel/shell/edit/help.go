package edit

// Help lists the keys, as they are written, and what they do.
func Help(vi bool) [][2]string {
	if vi {
		return viHelp
	}
	return emacsHelp
}

// Keys that do the same are divided by commas. Keys pressed one after the other are
// divided by blanks.
var emacsHelp = [][2]string{
	{"enter", "run the cell, or begin a line if it is not whole"},
	{"alt+enter, esc enter", "run the cell as it is"},
	{"left, right, ctrl+b, ctrl+f", "a character back, on"},
	{"alt+b, alt+f, ctrl+left, ctrl+right", "a word back, on; also alt+left, alt+right"},
	{"ctrl+a, ctrl+e, home, end", "to the start, the end of the line"},
	{"alt+m", "to the first character of the line"},
	{"up, down, ctrl+p, ctrl+n", "a line up, down; at the edge the cell before, after"},
	{"pgup, pgdown", "a page up, down"},
	{"alt+<, alt+>, ctrl+home, ctrl+end", "to the start, the end of the text"},
	{"backspace, delete, ctrl+d", "delete the character before, under the cursor"},
	{"ctrl+k, ctrl+u", "kill to the end, the start of the line"},
	{"ctrl+w", "kill the selection, or back to a blank"},
	{"alt+w", "copy the selection"},
	{"alt+backspace, alt+d", "kill the word before, behind; also ctrl+backspace, ctrl+delete, alt+delete"},
	{"ctrl+y, alt+y", "yank what was killed last; then what was killed before"},
	{"ctrl+_, ctrl+x ctrl+u", "undo; also ctrl+/"},
	{"alt+_, ctrl+shift+z", "redo"},
	{"ctrl+space, ctrl+x ctrl+x, ctrl+g", "set the mark, swap it with the cursor, drop the selection"},
	{"shift+left, shift+right, shift+up, shift+down", "select; also with ctrl, home, end, pgup, pgdown"},
	{"ctrl+t, alt+t", "swap two characters, two words"},
	{"alt+u, alt+l, alt+c", "upper case, lower case, a capital to the end of the word"},
	{"ctrl+o", "break the line behind the cursor"},
	{"ctrl+q", "type the next key as it is; also ctrl+v"},
	{"tab, shift+tab", "complete; from the last proposal on"},
	{"ctrl+r", "search the history"},
	{"ctrl+x ctrl+e, alt+e", "open the text in $EDITOR"},
	{"ctrl+c, ctrl+l, ctrl+z", "drop the cell, clear the screen, suspend"},
	{"ctrl+d", "leave, if there is no text"},
}

// Keys that do alike are divided by blanks.
var viHelp = [][2]string{
	{"i a I A o O R", "insert here, behind, at the start or end of the line, below, above; replace"},
	{"esc", "normal mode; also ctrl+[. In insert mode, the other keys are those of emacs"},
	{"h l j k", "left, right, down, up; j and k at the edge the cell after, before"},
	{"w b e ge W B E gE", "by words; by what stands between blanks"},
	{"0 ^ $ g_ |", "in the line: start, first, end, last that is not blank, column"},
	{"gg G + - _", "to a line: first, last, next, previous, this"},
	{"f t F T ; ,", "to a character of the line, up to it, backwards; again, the other way"},
	{"% { }", "the bracket that belongs to this one; paragraphs"},
	{"ctrl+d ctrl+u ctrl+f ctrl+b", "half a page, a page down and up"},
	{"d c y > < g~ gu gU", "with a motion, an object or doubled: delete, change, yank, shift, letter case"},
	{"iw aw iW aW ip ap", "objects: a word, a paragraph"},
	{`i" a" i' a' i( a( i[ a[ i{ a{`, "objects: in quotes, brackets; ib is i( and iB is i{"},
	{"x X D C s S Y", "as dl, dh, d$, c$, cl, cc, yy"},
	{"p P", "put what was deleted or yanked behind, before"},
	{"r ~ J", "replace a character, swap its case, join lines"},
	{"u ctrl+r", "undo, redo"},
	{".", "repeat the last change"},
	{"v V", "select characters, lines; o goes to the other end"},
	{"enter", "run the cell as it is; in insert mode as for emacs"},
	{"/ ?", "search the history; in insert mode ctrl+r"},
	{"vv", "open the text in $EDITOR; also ctrl+x ctrl+e"},
	{"ctrl+c ctrl+l ctrl+z", "drop the cell, clear the screen, suspend"},
}
