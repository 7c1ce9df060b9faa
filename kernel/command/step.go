package command

// Kind is what a step is.
type Kind int

// The kinds of steps.
const (
	Code  Kind = iota
	Call       // %name, :name or %%name
	Shell      // !command
	Help       // name?
)

// A Step is a part of a cell: a command or code.
type Step struct {
	Line int // where it begins in the cell, from 1
	Kind Kind
	Sign string // that a command was written with: %, %% or :
	// Name is that of the command, or what help is asked for; a name of a command
	// there has its sign before it.
	Name string
	// Args is what stands behind the name: the arguments, the command for the shell,
	// or the question marks.
	Args string
	Col  int // where Args begins in its line, in bytes from 1
	// Text is the code, or the text that a command takes, as it is.
	Text  string
	Whole bool // the command takes the rest of the cell
}

// Split cuts a cell into its steps. A cell without commands is one step of code
// with the text as it is, and ok is false. Blank lines between steps are left
// out. The commands of a front end are needed to know which of them take a cell.
func Split(src string, extra ...Command) (steps []Step, ok bool) {
	c := newCutter(src, extra)
	c.cut()
	if !c.found {
		return []Step{{Line: 1, Kind: Code, Text: src}}, false
	}
	for _, p := range c.pieces {
		steps = append(steps, p.Step)
	}
	return steps, true
}
