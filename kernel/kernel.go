// Package kernel is the contract between the engine, which runs cells, and its
// front ends: the runner of notebooks, the shell and the Jupyter kernel. It knows
// none of them.
package kernel

// A Cell is code to run as one unit.
type Cell struct {
	Name   string // stands for the code in messages: a file, or cell[3]
	Source string
	// Line is that of the file in which the source begins, from 1; 0 is 1 too. Places
	// in messages count from there. A whole program begins its file.
	Line int
	// Number is that of the cell in its session, from 1, as its user sees it. Cells
	// after it have its source as In[Number] and its value as Out[Number]. What runs
	// with 0 is not remembered. Parts of one cell that run by themselves have the
	// same number.
	Number int
}

// A Bundle is one value in several forms, by their media types: text types hold a
// string, binary ones a []byte, JSON types a value that encoding/json can write.
// Every bundle has text/plain.
type Bundle = map[string]any

// The streams of a cell.
const (
	Stdout = "stdout"
	Stderr = "stderr"
)

// Output takes what a cell gives while it runs, in order, and what goroutines
// that it started give after. Its methods may be called by several goroutines.
type Output interface {
	// Stream takes text that was written to standard output or standard error.
	Stream(name string, text []byte)
	// Display takes a value that was shown, with the id by which it can be updated,
	// or "".
	Display(b Bundle, id string)
	// Update takes the new form of what was shown with an id.
	Update(b Bundle, id string)
	// Clear says that what the cell gave before is out of date; with wait, once
	// something new comes.
	Clear(wait bool)
	// Result takes the value of the cell's last expression: one bundle for each
	// result of a call.
	Result(b Bundle)
}

// Input asks the user.
type Input interface {
	// Ask returns a line that the user typed, without its end. A password is not to
	// be seen while it is typed.
	Ask(prompt string, password bool) (string, error)
}
