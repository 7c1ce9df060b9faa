package command

import (
	"context"
	"slices"
	"strings"

	"kvsh/stdlib/nearest"
)

// A Command is one that has a name.
type Command struct {
	Name    string
	Aliases []string // other names of it
	Group   string   // the heading that it is listed under
	Usage   string   // the name and its arguments: time CODE
	Short   string   // what it does, on one line
	Long    string   // more of it, "" for nothing
	Body    Body
	Code    bool // its arguments, and its cell, are code of Go
	// Run does it. Cell is the text under %%name, else "". An error that is no
	// [*Error] becomes one, unless it comes from code that ran.
	Run func(ctx context.Context, e *Env, args, cell string) error
	// Complete lists what may stand in place of the last word of the arguments, as
	// far as they are typed; nil for nothing.
	Complete func(e *Env, args string) []string
}

// Body is whether a command takes the rest of the cell.
type Body int

// The ways to write a command.
const (
	Either Body = iota // %name and %%name
	Line               // only %name
	Cell               // only %%name
)

// The headings of the commands.
const (
	groupTime  = "Time"
	groupNames = "Names and documentation"
	groupCells = "Cells"
	groupFiles = "Files and programs"
	groupOther = "Others"
)

// builtin is the commands of every front end, in the order of their list.
func builtin() []Command {
	return slices.Concat(helpCommands(), namesCommands(), timingCommands(), sessionCommands(), historyCommands(), folderCommands(), writeCommands(), environCommands(), shellCommands())
}

// Commands lists the commands: those of the front end take the place of others of
// their name.
func (e *Env) Commands() []Command {
	var out []Command
	for _, c := range builtin() {
		if !slices.ContainsFunc(e.Extra, func(x Command) bool { return x.Name == c.Name }) {
			out = append(out, c)
		}
	}
	return append(out, e.Extra...)
}

// find is the command of a name or an alias.
func (e *Env) find(name string) (Command, error) {
	var names []string
	commands := e.Commands()
	for _, c := range slices.Backward(commands) { // those of the front end first
		if c.Name == name || slices.Contains(c.Aliases, name) {
			return c, nil
		}
	}
	for _, c := range commands {
		names = append(append(names, c.Name), c.Aliases...)
	}
	if strings.HasPrefix(name, "%") {
		return Command{}, wrong("it takes the rest of its cell, so it must be the first line; move it there, or into a cell of its own")
	}
	return Command{}, wrong("there is no such command%s (%%help lists all)", nearest.Question(name, names))
}
