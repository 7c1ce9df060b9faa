package ipynb

import (
	"fmt"

	"kvsh/kernel/notebook"
)

// validID reports whether an id is one of the schema: 1 to 64 letters, digits,
// "-" or "_".
func validID(id string) bool {
	for _, r := range id {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		if !letter && (r < '0' || r > '9') && r != '-' && r != '_' {
			return false
		}
	}
	return 1 <= len(id) && len(id) <= 64
}

// cellIDs returns an id for each cell: its own if that is valid and no cell
// before has it, else the first of cell-1, cell-2 and so on that no cell has.
func cellIDs(cells []notebook.Cell) []string {
	ids := make([]string, len(cells))
	used := map[string]bool{}
	for i := range cells {
		if id := cells[i].ID; validID(id) && !used[id] {
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
