package vm

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// The name of a type that is declared in a generic function has the type
// arguments of the function: main.T[int] for T in f[int].

// nameLocals notes the type arguments for the names of the types that an instance
// of a generic function declares.
func (m *Machine) nameLocals(src *ssa.Function) {
	outer := src
	for outer.Parent() != nil {
		outer = outer.Parent()
	}
	if len(outer.TypeArgs()) == 0 {
		return
	}
	var args []string
	for _, t := range outer.TypeArgs() {
		w := typeWriter{paths: true}
		w.write(t)
		args = append(args, w.String())
	}
	suffix := "[" + strings.Join(args, ",") + "]"
	seen := map[types.Type]bool{}
	for _, b := range src.Blocks {
		for _, in := range b.Instrs {
			if v, ok := in.(ssa.Value); ok && v.Type() != nil {
				m.nameLocal(v.Type(), suffix, seen)
			}
			for _, operand := range in.Operands(nil) {
				if *operand != nil && (*operand).Type() != nil {
					m.nameLocal((*operand).Type(), suffix, seen)
				}
			}
		}
	}
}

func (m *Machine) nameLocal(t types.Type, suffix string, seen map[types.Type]bool) {
	t = types.Unalias(t)
	if seen[t] {
		return
	}
	seen[t] = true
	switch t := t.(type) {
	case *types.Named:
		if obj := t.Obj(); obj.Pkg() != nil && obj.Parent() != obj.Pkg().Scope() && t.TypeArgs().Len() == 0 && obj.Pkg().Scope().Lookup(obj.Name()) != obj {
			m.types.locals.LoadOrStore(obj, suffix)
		}
	case *types.Map:
		m.nameLocal(t.Key(), suffix, seen)
		m.nameLocal(t.Elem(), suffix, seen)
	case *types.Tuple:
		for v := range t.Variables() {
			m.nameLocal(v.Type(), suffix, seen)
		}
	case interface{ Elem() types.Type }:
		m.nameLocal(t.Elem(), suffix, seen)
	}
}
