package record

import (
	"slices"

	"kvsh/kernel/notebook"
)

// Append adds a cell to the notebook and returns its index.
func (r *Record) Append(c notebook.Cell) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.nb.Cells = append(r.nb.Cells, c)
	return len(r.nb.Cells) - 1
}

// Notebook is the notebook as it is now, with the cells that keep says.
func (r *Record) Notebook(keep func(cell int) bool) *notebook.Notebook {
	r.mu.Lock()
	defer r.mu.Unlock()
	nb := *r.nb
	nb.Cells = nil
	for i, c := range r.nb.Cells {
		if keep(i) {
			c.Outputs = slices.Clone(c.Outputs)
			nb.Cells = append(nb.Cells, c)
		}
	}
	return &nb
}

// Source is the source of a cell.
func (r *Record) Source(cell int) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.nb.Cells[cell].Source
}
