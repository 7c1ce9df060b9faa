// Package screen draws the lower end of a terminal: a few lines that change, below
// all that was printed and stays in the terminal's scrollback.
//
// A [Screen] takes text by [Screen.Print] and the lines by [Screen.Draw], which
// writes both at once: what was drawn before goes away, the text takes its place as
// if it had been written to the terminal without us, and the lines follow it. So
// long lines wrap and pictures lie where the terminal puts them, and a text may be
// longer than the terminal is high. Without new text only lines that differ are
// written.
//
// [Screen.Full] shows lines on the alternate screen instead, as a pager does.
package screen
