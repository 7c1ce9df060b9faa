// Package edit holds the text of a cell while it is typed, with its cursor, and the
// keys that work on it: those of emacs, as readline and IPython have them, or those
// of vi. It knows no terminal. The shell gives it each key and is told by an [Event]
// what the key means to it:
//
//	e := edit.New(false)
//	switch e.Press(edit.Key{Name: "enter"}) {
//	case edit.Changed, edit.Moved:
//		draw(e.Lines())
//	case edit.Submit:
//		if whole(e.Text()) {
//			run(e.Text())
//		} else {
//			e.NewLine(indent)
//		}
//	}
//
// # The keys of emacs
//
//	enter                           run the cell, or begin a line if it is not whole
//	alt+enter, esc enter            run the cell as it is
//	left, right, ctrl+b, ctrl+f     a character back, on
//	alt+b, alt+f, ctrl+left, ctrl+right  a word back, on; also alt+left, alt+right
//	ctrl+a, ctrl+e, home, end       to the start, the end of the line
//	alt+m                           to the first character of the line
//	up, down, ctrl+p, ctrl+n        a line up, down; at the edge the cell before, after
//	pgup, pgdown                    a page up, down
//	alt+<, alt+>, ctrl+home, ctrl+end  to the start, the end of the text
//	backspace, delete, ctrl+d       delete the character before, under the cursor
//	ctrl+k, ctrl+u                  kill to the end, the start of the line
//	ctrl+w                          kill the selection, or back to a blank
//	alt+w                           copy the selection
//	alt+backspace, alt+d            kill the word before, behind; also ctrl+backspace, ctrl+delete, alt+delete
//	ctrl+y, alt+y                   yank what was killed last; then what was killed before
//	ctrl+_, ctrl+x ctrl+u           undo; also ctrl+/
//	alt+_, ctrl+shift+z             redo
//	ctrl+space, ctrl+x ctrl+x, ctrl+g  set the mark, swap it with the cursor, drop the selection
//	shift+left, shift+right, shift+up, shift+down  select; also with ctrl, home, end, pgup, pgdown
//	ctrl+t, alt+t                   swap two characters, two words
//	alt+u, alt+l, alt+c             upper case, lower case, a capital to the end of the word
//	ctrl+o                          break the line behind the cursor
//	ctrl+q                          type the next key as it is; also ctrl+v
//	tab, shift+tab                  complete; from the last proposal on
//	ctrl+r                          search the history
//	ctrl+x ctrl+e, alt+e            open the text in $EDITOR
//	ctrl+c, ctrl+l, ctrl+z          drop the cell, clear the screen, suspend
//	ctrl+d                          leave, if there is no text
//
// # The keys of vi
//
//	i a I A o O R                   insert here, behind, at the start or end of the line, below, above; replace
//	esc                             normal mode; also ctrl+[. In insert mode, the other keys are those of emacs
//	h l j k                         left, right, down, up; j and k at the edge the cell after, before
//	w b e ge W B E gE               by words; by what stands between blanks
//	0 ^ $ g_ |                      in the line: start, first, end, last that is not blank, column
//	gg G + - _                      to a line: first, last, next, previous, this
//	f t F T ; ,                     to a character of the line, up to it, backwards; again, the other way
//	% { }                           the bracket that belongs to this one; paragraphs
//	ctrl+d ctrl+u ctrl+f ctrl+b     half a page, a page down and up
//	d c y > < g~ gu gU              with a motion, an object or doubled: delete, change, yank, shift, letter case
//	iw aw iW aW ip ap               objects: a word, a paragraph
//	i" a" i' a' i( a( i[ a[ i{ a{   objects: in quotes, brackets; ib is i( and iB is i{
//	x X D C s S Y                   as dl, dh, d$, c$, cl, cc, yy
//	p P                             put what was deleted or yanked behind, before
//	r ~ J                           replace a character, swap its case, join lines
//	u ctrl+r                        undo, redo
//	.                               repeat the last change
//	v V                             select characters, lines; o goes to the other end
//	enter                           run the cell as it is; in insert mode as for emacs
//	/ ?                             search the history; in insert mode ctrl+r
//	vv                              open the text in $EDITOR; also ctrl+x ctrl+e
//	ctrl+c ctrl+l ctrl+z            drop the cell, clear the screen, suspend
//
// Of vi's registers there is the unnamed one, which is the newest text of the kill
// ring.
//
// # Characters
//
// The cursor stands between grapheme clusters, so that no key tears é or a flag
// apart. Text that comes in is made harmless: line breaks become \n, what is not
// UTF-8 becomes U+FFFD, and control characters but the tab are dropped.
//
// # Undo
//
// A step is a word that was typed, some deletions in a row, or any other change; in
// vi a command with what it inserts. With the keys of emacs, a change made after an
// undo leaves what was undone among the steps, so that no text is ever lost: undo
// goes on through it. With those of vi it is gone, as users of vi expect.
//
// # Indentation
//
// It is tabs. A closing bracket, case or default typed as the first thing on a line
// moves left to where gofmt would have it. Brackets are never closed by themselves:
// text that is typed ahead comes out as typed.
//
// # Where things are
//
// editor is what a key passes through and access what the shell calls besides. text,
// cluster and history are what lies beneath: lines, characters, undo steps. kill is
// the kill ring. emacs has the keys of emacs with emacs_move and emacs_edit. vi has
// what makes a command of keys; vi_parse reads it, and vi_motion, vi_lines, vi_find,
// vi_word, vi_object, vi_operator, vi_command, vi_visual and vi_insert do it. indent
// knows Go's blocks. help is the tables above.
package edit
