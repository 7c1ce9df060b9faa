// Package shell is the interactive shell: a prompt in a terminal where cells of Go
// are typed, completed, run, and kept.
//
// # How it works
//
// One bubbletea program runs for the whole session. It decodes keys and pastes and
// runs the loop; the drawing is package screen's, so that output stays in the
// terminal's own scrollback as it came. All state belongs to the loop: other
// goroutines send it messages.
//
//	shell       begins and ends it
//	loop        takes messages and hands them on
//	keys        what keys mean: the editor's, or those of what lies over it
//	menu, tip, search, ask, pager
//	            what lies over the editor: completion, the signature of the call that
//	            is being typed, the search in the history, a question of a cell, a
//	            long text
//	run         cells that run, or wait for the one that does
//	sessions    the session of the engine that they run in
//	feed        output of cells on its way to the loop
//	printer, look, theme
//	            how output is shown
//	cell, prompt, view
//	            the cell that is being typed, and the screen as a whole
//	commands, save
//	            the commands beside those that all front ends have
//	begin       what comes before the first cell
//	terminal, foreground
//	            the terminal, and programs that have it for a while
//	plain, lines
//	            the loop of a terminal that can only print lines
//
// Below it are edit (the text and its keys), highlight (its colours), history (what
// was run, in all sessions), graphics (pictures in a terminal) and screen.
//
// While a cell runs, the next one can be typed and entered; it waits its turn. So a
// key is never held back by a cell, nor by a completion, which answers when it can.
package shell
