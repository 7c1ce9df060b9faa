package engine

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kvsh/kernel"
)

// The tables of what cells have left, by their numbers.
const (
	inTable  = "In"  // their sources
	outTable = "Out" // their values
)

// former is what numbered cells have left for those after them.
type former struct {
	sources map[int]string
	values  []formerValue // the newest last
}

// formerValue is the value of a cell, in a variable that is named as Out[3] is
// written.
type formerValue struct {
	number int
	object *types.Var
}

// begin keeps the source of a cell, or of one more part of it.
func (f *former) begin(in kernel.Cell) {
	if in.Number == 0 {
		return
	}
	source := strings.TrimSpace(in.Source)
	if before, ok := f.sources[in.Number]; ok && before != source {
		source = before + "\n" + source
	}
	f.sources[in.Number] = source
}

// remember keeps the value of a cell, which a variable holds; nil for none.
func (s *Session) remember(number int, v *types.Var) {
	if number == 0 || v == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f := &s.former
	f.values = slices.DeleteFunc(f.values, func(have formerValue) bool { return have.number == number })
	out := s.renamed(v, entry(outTable, number)).(*types.Var)
	f.values = append(f.values, formerValue{number, out})
}

// Last returns the value of the last numbered cell that had one.
func (s *Session) Last() (value any, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := s.former.last("_")
	if last == nil {
		return nil, false
	}
	return s.machine.Value(last), true
}

// last is the value that _, __ or ___ stands for: the last, the one before it, or
// the third last; nil if there is none.
func (f *former) last(name string) *types.Var {
	i := len(f.values) - len(name)
	if i < 0 || strings.Trim(name, "_") != "" || len(name) > 3 {
		return nil
	}
	return f.values[i].object
}

// at is what a table has of a cell, nil for nothing.
func (f *former) at(table string, number int) types.Object {
	if table == inTable {
		source, ok := f.sources[number]
		if !ok {
			return nil
		}
		pkg := types.NewPackage("main", "main")
		return types.NewConst(token.NoPos, pkg, entry(inTable, number), types.Typ[types.String], constant.MakeString(source))
	}
	for _, v := range slices.Backward(f.values) {
		if v.number == number {
			return v.object
		}
	}
	return nil
}

// named is what a name of a cell means, as far as cells before have left it, nil
// for nothing. The path leads from the name outwards.
func (f *former) named(path []ast.Node, name string) types.Object {
	if name != inTable && name != outTable {
		if v := f.last(name); v != nil {
			return v
		}
		return nil
	}
	if len(path) < 2 {
		return nil
	}
	if e, ok := path[1].(*ast.IndexExpr); ok && e.X == path[0] {
		if number, ok := literal(e.Index); ok {
			return f.at(name, number)
		}
	}
	return nil
}

// entry is an entry of a table as it is written.
func entry(table string, number int) string { return table + "[" + strconv.Itoa(number) + "]" }

// isEntry reports whether an object is one that cells know as an entry of a table.
func isEntry(object types.Object) bool { return strings.Contains(object.Name(), "[") }

// maxNumbers is how many numbers of cells a message tells.
const maxNumbers = 8

// numbers lists the cells that a table has.
func (f *former) numbers(table string) []int {
	if table == inTable {
		return slices.Sorted(maps.Keys(f.sources))
	}
	out := make([]int, len(f.values))
	for i, v := range f.values {
		out[i] = v.number
	}
	slices.Sort(out)
	return out
}

// has tells what a table has.
func (f *former) has(table string) string {
	numbers := f.numbers(table)
	if len(numbers) == 0 {
		return table + " is empty"
	}
	var texts []string
	if more := len(numbers) - maxNumbers; more > 0 {
		texts, numbers = []string{"…"}, numbers[more:]
	}
	for _, n := range numbers {
		texts = append(texts, strconv.Itoa(n))
	}
	return fmt.Sprintf("%s has %s", table, strings.Join(texts, ", "))
}
