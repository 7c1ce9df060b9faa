package command

import (
	"strings"

	"kvsh/kernel/engine"
)

// IsComplete tells whether a cell with commands can be run as it is; known is
// false for a cell without. More lines are to come while code in it or a command
// for the shell goes on, and under %%name until a line is blank.
func IsComplete(src string) (complete, known bool) {
	steps, ok := Split(src)
	if !ok {
		return false, false
	}
	last := steps[len(steps)-1]
	switch {
	case last.Whole:
		lines := strings.Split(last.Text, "\n")
		return len(lines) > 1 && strings.TrimSpace(lines[len(lines)-1]) == "", true
	case last.Kind == Shell:
		return !strings.HasSuffix(last.Args, `\`), true
	case last.Kind == Code:
		status, _ := engine.IsComplete(last.Text)
		return status != engine.Incomplete, true
	}
	return true, true
}
