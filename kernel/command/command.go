package command

import (
	"cmp"
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
	// Run does it. Cell is the text that it takes, else "". An error that is no
	// [*Error] becomes one, unless it comes from code that ran.
	Run func(ctx context.Context, e *Env, args, cell string) error
	// Complete lists what may stand in place of the last word of the arguments, as
	// far as they are typed; nil for nothing.
	Complete func(e *Env, args string) []string
}

// Body is whether a command takes the rest of the cell.
type Body int

// What commands take the rest of the cell.
const (
	Either Body = iota // %name for its arguments and %%name for the rest of the cell
	Line               // never
	Cell               // always, by %%name or :name on the first line
)

// The headings of the commands.
const (
	groupTime  = "Time"
	groupNames = "Names and documentation"
	groupCells = "Cells"
	groupFiles = "Files and programs"
	groupOther = "Others"
)

// builtin is the commands of every front end, in the order of their list. Their
// texts tell commands by a sign.
func builtin(sign string) []Command {
	return slices.Concat(
		helpCommands(sign), namesCommands(), timingCommands(sign), sessionCommands(), historyCommands(),
		folderCommands(), writeCommands(), environCommands(sign), shellCommands(),
	)
}

// Commands lists the commands: those of the front end take the place of others of
// their name.
func (e *Env) Commands() []Command {
	var out []Command
	for _, c := range builtin(e.sign()) {
		if !slices.ContainsFunc(e.Extra, func(x Command) bool { return x.Name == c.Name }) {
			out = append(out, c)
		}
	}
	return append(out, e.Extra...)
}

// find is the command of a name or an alias.
func (e *Env) find(name string) (Command, error) {
	if c, ok := lookup(e.Commands(), name); ok {
		return c, nil
	}
	if strings.HasPrefix(name, "%") {
		return Command{}, wrong("it takes the rest of its cell, so it must be the first line; move it there, or into a cell of its own")
	}
	return Command{}, wrong("there is no such command%s (%s lists all)", nearest.Question(name, e.names()), e.named("help"))
}

// lookup finds a command by its name or an alias, those of the front end first.
func lookup(commands []Command, name string) (Command, bool) {
	for _, c := range slices.Backward(commands) {
		if c.Name == name || slices.Contains(c.Aliases, name) {
			return c, true
		}
	}
	return Command{}, false
}

// names lists the names of the commands.
func (e *Env) names() (names []string) {
	for _, c := range e.Commands() {
		names = append(append(names, c.Name), c.Aliases...)
	}
	return names
}

// sign is what commands are written with in messages.
func (e *Env) sign() string { return cmp.Or(e.Sign, "%") }

// named is a command as messages tell it, with or without arguments.
func (e *Env) named(usage string) string { return e.sign() + usage }

// heading is a command that takes the rest of the cell as messages tell it.
func (e *Env) heading(body Body, usage string) string {
	if e.sign() == ":" && body == Cell {
		return ":" + usage
	}
	return "%%" + usage
}
