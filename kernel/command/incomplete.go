package command

import "strings"

// IsComplete tells whether a cell with commands can be run as it is; known is
// false for a cell without. More lines are to come while code in it or a command
// for the shell goes on, and under %%name until a line is blank; there, code that
// goes on has blank lines too. The commands of a front end are as for [Split].
func IsComplete(src string, extra ...Command) (complete, known bool) {
	steps, ok := Split(src, extra...)
	if !ok {
		return false, false
	}
	last := steps[len(steps)-1]
	switch {
	case last.Whole:
		lines := strings.Split(last.Text, "\n")
		ended := len(lines) > 1 && strings.TrimSpace(lines[len(lines)-1]) == ""
		return ended && !(last.isCode(extra) && goesOn(last.Text)), true
	case last.Kind == Shell:
		return !strings.HasSuffix(last.Args, `\`), true
	case last.Kind == Code:
		return !goesOn(last.Text), true
	}
	return true, true
}

// isCode reports whether the text that a command takes is code.
func (s Step) isCode(extra []Command) bool {
	c, ok := lookup((&Env{Extra: extra}).Commands(), s.Name)
	return ok && c.Code
}
