// Package highlight tells what the parts of a cell's text are, so that they can have
// their colours while it is typed, and which brackets belong together.
//
// A cell is Go with commands between, as [kvsh/kernel/command] has them. Its text is
// seldom complete and often wrong, so nothing is parsed: [Spans] goes once through
// the tokens and looks at those around a name. That is fast enough for the whole text
// at each key press.
//
//	x := strings.Count(s, "a")
//	  Operator          Bracket, String, Bracket
//	     Package Function
//
// Code may be unfinished without a blaze of red. A string that is not closed on its
// line is wrong at its quote only; a raw string or a comment that is still open is
// what it will be, up to the end of the text.
//
// # Where things are
//
// class has the classes, span goes through the text, name tells what a name is,
// literal paints strings and runes, command the lines that are commands. match finds
// pairs of brackets.
package highlight
