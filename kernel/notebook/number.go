package notebook

import (
	"regexp"
	"strconv"
)

// IsID reports whether a text may be the id of a cell, by nbformat 4.5.
func IsID(text string) bool { return cellID.MatchString(text) }

var (
	cellID   = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
	numbered = regexp.MustCompile(`^cell-([1-9][0-9]{0,8})$`)
)

// Numbering gives cells ids: the first is cell-1, every other one follows from the
// one before it that is of this form.
type Numbering struct {
	last int
}

// Next is the id of the next cell if it has none of its own.
func (n *Numbering) Next() string { return "cell-" + strconv.Itoa(n.last+1) }

// Take tells the id of the next cell.
func (n *Numbering) Take(id string) {
	if m := numbered.FindStringSubmatch(id); m != nil {
		n.last, _ = strconv.Atoi(m[1]) // digits
	}
}

// Number gives an id to the cells that have none, none that is right, or that of
// a cell before.
func (nb *Notebook) Number() {
	taken := map[string]bool{}
	for i := range nb.Cells {
		c := &nb.Cells[i]
		if !IsID(c.ID) || taken[c.ID] {
			c.ID = ""
		}
		taken[c.ID] = true
	}
	var ids Numbering
	for i := range nb.Cells {
		c := &nb.Cells[i]
		if c.ID == "" {
			for taken[ids.Next()] {
				ids.last++
			}
			c.ID = ids.Next()
			taken[c.ID] = true
		}
		ids.Take(c.ID)
	}
}
