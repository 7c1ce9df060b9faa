package ipynb

import (
	"fmt"

	"kvsh/kernel/notebook"
)

// cellIDs returns an id for each cell: its own if that is valid and no cell
// before has it, else the first of cell-1, cell-2 and so on that no cell has.
func cellIDs(cells []notebook.Cell) []string {
	ids := make([]string, len(cells))
	used := map[string]bool{}
	for i := range cells {
		if id := cells[i].ID; notebook.IsID(id) && !used[id] {
			ids[i] = id
			used[id] = true
		}
	}
	n := 1
	for i, id := range ids {
		if id != "" {
			continue
		}
		for used[fmt.Sprintf("cell-%d", n)] {
			n++
		}
		ids[i] = fmt.Sprintf("cell-%d", n)
		n++
	}
	return ids
}
