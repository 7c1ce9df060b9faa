package record

import (
	"errors"
	"strings"
	"sync"

	"kvsh/kernel"
	"kvsh/kernel/engine"
	"kvsh/kernel/notebook"
)

// A Record writes down what the cells of a notebook give. Its methods may be called
// by several goroutines.
type Record struct {
	mu    sync.Mutex
	nb    *notebook.Notebook
	shown map[string][]place // outputs by the ids that they can be updated by
	count int                // of the cells that ran
}

// place is an output of a cell.
type place struct{ cell, output int }

// New begins a record: the cells lose the outputs that they have.
func New(nb *notebook.Notebook) *Record {
	for i := range nb.Cells {
		nb.Cells[i].Count, nb.Cells[i].Outputs = 0, nil
	}
	return &Record{nb: nb, shown: map[string][]place{}}
}

// Begin counts a cell and returns what takes its output.
func (r *Record) Begin(cell int) kernel.Output {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.nb.Cells[cell].Count == 0 { // a goto may bring it back
		r.count++
		r.nb.Cells[cell].Count = r.count
	}
	return r.Output(cell)
}

// Output takes the output of a cell, without counting it.
func (r *Record) Output(cell int) kernel.Output { return &cellRecord{Record: r, cell: cell} }

// Fail writes down what ended a cell.
func (r *Record) Fail(cell int, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if cell < 0 {
		return
	}
	name, value := engine.ErrorName(err), err.Error()
	switch name {
	case "interrupted":
		value = "the run was interrupted"
	case "timeout":
		value = "the run took longer than it may"
	}
	shown := value
	var fault *engine.Error
	var faults engine.Errors
	switch {
	case errors.As(err, &fault):
		value, shown = strings.TrimPrefix(fault.Msg, "panic: "), err.Error()
	case errors.As(err, &faults):
		var messages []string
		for _, f := range faults {
			messages = append(messages, f.Msg)
		}
		value, shown = strings.Join(messages, "; "), err.Error()
	}
	c := &r.nb.Cells[cell]
	c.Outputs = append(c.Outputs, notebook.Output{
		Kind: notebook.ErrorOutput, ErrorName: name, ErrorValue: value, Traceback: strings.Split(shown, "\n"),
	})
}

// cellRecord writes down what one cell gives.
type cellRecord struct {
	*Record
	cell  int
	stale bool // what is there is cleared once something new comes
}

func (c *cellRecord) add(out notebook.Output) {
	cell := &c.nb.Cells[c.cell]
	if c.stale {
		c.clear()
	}
	if n := len(cell.Outputs); out.Kind == notebook.StreamOutput && n > 0 && cell.Outputs[n-1].Stream == out.Stream {
		cell.Outputs[n-1].Text += out.Text
		return
	}
	cell.Outputs = append(cell.Outputs, out)
}

func (c *cellRecord) clear() {
	c.stale = false
	c.nb.Cells[c.cell].Outputs = nil
	for id, places := range c.shown {
		var others []place
		for _, p := range places {
			if p.cell != c.cell {
				others = append(others, p)
			}
		}
		c.shown[id] = others
	}
}

func (c *cellRecord) Stream(name string, text []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(notebook.Output{Kind: notebook.StreamOutput, Stream: name, Text: strings.ToValidUTF8(string(text), "\ufffd")})
}

func (c *cellRecord) Display(b kernel.Bundle, id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(shown(notebook.Output{Kind: notebook.DisplayOutput}, b))
	if id != "" {
		c.shown[id] = append(c.shown[id], place{c.cell, len(c.nb.Cells[c.cell].Outputs) - 1})
	}
}

func (c *cellRecord) Update(b kernel.Bundle, id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range c.shown[id] {
		out := &c.nb.Cells[p.cell].Outputs[p.output]
		*out = shown(*out, b)
	}
}

func (c *cellRecord) Clear(wait bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stale = true
	if !wait {
		c.clear()
	}
}

func (c *cellRecord) Result(b kernel.Bundle) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(shown(notebook.Output{Kind: notebook.ResultOutput, Count: c.nb.Cells[c.cell].Count}, b))
}
