package graphics

import "strings"

// passthrough wraps a sequence so that tmux hands it on to its terminal.
func passthrough(sequence string) string {
	return "\x1bPtmux;" + strings.ReplaceAll(sequence, "\x1b", "\x1b\x1b") + "\x1b\\"
}

// settleCursor has tmux put the cursor of its terminal where that of the pane is,
// which it does only to write there: here, to erase one cell.
const settleCursor = "\x1b[X"
