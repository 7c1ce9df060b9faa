package engine

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/ast/astutil"
)

// mayBeFormer notes a name that means nothing in Go, by what the type checker says,
// but may mean what a cell before has left.
func (c *cell) mayBeFormer(pos token.Pos, msg string) bool {
	if len(c.session.former.sources) == 0 {
		return false
	}
	switch msg {
	case "cannot use _ as value or type", "undefined: __", "undefined: ___", "undefined: " + inTable, "undefined: " + outTable:
		if c.unknown == nil {
			c.unknown = map[token.Pos]string{}
		}
		c.unknown[pos] = msg
		return true
	}
	return false
}

// recall names in place of the unknown names the variables and constants that have
// what they mean, and reports whether there were any. A name that means nothing
// here either is a fault, and becomes one that the checker is silent about.
func (c *cell) recall() (found bool) {
	astutil.Apply(c.file, func(at *astutil.Cursor) bool {
		switch n := at.Node().(type) {
		case *ast.IndexExpr:
			table, ok := n.X.(*ast.Ident)
			if !ok || !c.isUnknown(table) || table.Name != inTable && table.Name != outTable {
				return true
			}
			at.Replace(&ast.Ident{NamePos: table.NamePos, Name: c.entry(at, n, table.Name)})
			delete(c.unknown, table.Pos())
			found = true
			return false
		case *ast.Ident:
			if !c.isUnknown(n) {
				return true
			}
			delete(c.unknown, n.Pos())
			n.Name = c.alone(at, n)
			found = true
		}
		return true
	}, nil)
	for pos, msg := range c.unknown {
		c.add(pos, msg)
	}
	c.unknown = nil
	return found
}

func (c *cell) isUnknown(id *ast.Ident) bool { return c.unknown[id.Pos()] != "" }

// entry is the name of what Out[3] or In[3] means.
func (c *cell) entry(at *astutil.Cursor, e *ast.IndexExpr, table string) string {
	number, ok := literal(e.Index)
	if !ok {
		return c.needsNumber(e, table)
	}
	if object := c.session.former.at(table, number); object != nil {
		return c.meant(at, object)
	}
	what := "value"
	if table == inTable {
		what = "code"
	}
	return c.nothing(entry(table, number), e.Pos(), fmt.Sprintf("cell %d has no %s (%s)", number, what, c.session.former.has(table)))
}

// alone is the name of what a name that stands alone means.
func (c *cell) alone(at *astutil.Cursor, id *ast.Ident) string {
	if id.Name == inTable || id.Name == outTable {
		return c.needsNumber(id, id.Name)
	}
	if v := c.session.former.last(id.Name); v != nil {
		return c.meant(at, v)
	}
	return c.nothing(id.Name, id.Pos(), fmt.Sprintf("cannot use %s as value (%s)", id.Name, c.session.former.has(outTable)))
}

// meant lets the cell use what a cell before has left.
func (c *cell) meant(at *astutil.Cursor, object types.Object) string {
	if isAssigned(at) {
		c.add(at.Node().Pos(), "cannot assign to "+object.Name()+", which a cell before has left")
	}
	c.recalled = append(c.recalled, object)
	return object.Name()
}

func (c *cell) needsNumber(e ast.Expr, table string) string {
	msg := fmt.Sprintf("%s needs a number in the text, as %s", types.ExprString(e), entry(table, 3))
	if table == outTable {
		msg += ": its values have different types"
	}
	return c.nothing(table, e.Pos(), msg)
}

// nothing notes the fault of a name that means nothing, and lets the checker know
// it as one that it need not tell of.
func (c *cell) nothing(name string, pos token.Pos, msg string) string {
	c.add(pos, msg)
	name += earlierMark
	c.recalled = append(c.recalled, types.NewVar(pos, types.NewPackage("main", "main"), name, types.Typ[types.Invalid]))
	return name
}

// insertFormer puts what the cell uses of cells before in a scope.
func (c *cell) insertFormer(scope *types.Scope) {
	for _, object := range c.recalled {
		scope.Insert(object)
	}
}

// literal is the number that an index is written as.
func literal(e ast.Expr) (number int, ok bool) {
	lit, ok := ast.Unparen(e).(*ast.BasicLit)
	if !ok || lit.Kind != token.INT {
		return 0, false
	}
	n, err := strconv.ParseInt(lit.Value, 0, 0)
	return int(n), err == nil
}

// isAssigned reports whether a statement gives the expression at the cursor another
// value.
func isAssigned(at *astutil.Cursor) bool {
	switch at.Parent().(type) {
	case *ast.AssignStmt:
		return at.Name() == "Lhs"
	case *ast.IncDecStmt:
		return true
	case *ast.RangeStmt:
		return at.Name() == "Key" || at.Name() == "Value"
	}
	return false
}
