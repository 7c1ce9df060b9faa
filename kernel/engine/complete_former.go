package engine

import (
	"go/ast"
	"go/types"
	"strconv"
	"strings"
)

// tables adds In and Out, once cells have left something there.
func (c *completer) tables() {
	if len(c.session.former.sources) > 0 {
		c.add(ranked{Candidate: Candidate{Text: inTable, Kind: "var", Doc: "The sources of cells, as In[3]."}, near: nearPredeclared})
	}
	if len(c.session.former.values) > 0 {
		c.add(ranked{Candidate: Candidate{Text: outTable, Kind: "var", Doc: "The values of cells, as Out[3]; the last one is _."}, near: nearPredeclared})
	}
}

// numbers adds the numbers of the cells that a table has, the newest first, with
// the first lines of their sources. It reports whether x is a table.
func (c *completer) numbers(x ast.Expr) bool {
	table, ok := x.(*ast.Ident)
	if !ok || table.Name != inTable && table.Name != outTable || c.info.Uses[table] != nil {
		return false
	}
	f := &c.session.former
	for _, n := range f.numbers(table.Name) {
		source, _, _ := strings.Cut(f.sources[n], "\n")
		object := f.at(table.Name, n)
		c.add(ranked{
			Candidate: Candidate{Text: strconv.Itoa(n), Kind: kindOf(object), Type: types.TypeString(object.Type(), byName), Doc: source}, near: -n,
		})
	}
	return true
}
