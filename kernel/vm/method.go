package vm

import (
	"go/types"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

// method finds the method that a value has for a method of an interface. Its
// first parameter is the receiver.
func (m *Machine) method(t *Type, f *types.Func) *function {
	if found, ok := t.methods.Load(f); ok {
		return found.(*function)
	}
	found := m.findMethod(t, f.Pkg(), f.Name())
	if found == nil {
		panic("vm: " + t.R.String() + " has no method " + f.Name())
	}
	t.methods.Store(f, found)
	return found
}

// named finds a method of a value by its exported name, nil if there is none.
func (m *Machine) named(t *Type, name string) *function {
	if found, ok := t.methods.Load(name); ok {
		return found.(*function)
	}
	found := m.findMethod(t, nil, name)
	t.methods.Store(name, found)
	return found
}

func (m *Machine) findMethod(t *Type, pkg *types.Package, name string) *function {
	if t.T != nil && m.isPrograms(t.T) {
		return m.programMethod(t.T, pkg, name)
	}
	native, ok := t.R.MethodByName(name)
	if !ok {
		return nil
	}
	typ := t
	if typ.T == nil {
		return m.nativeFunction(name, native.Func, nil)
	}
	fn, _, _ := types.LookupFieldOrMethod(typ.T, false, pkg, name)
	if method, ok := fn.(*types.Func); ok {
		return m.nativeFunction(name, native.Func, method.Signature())
	}
	return m.nativeFunction(name, native.Func, nil)
}

// programMethod is the method of a type of the program, nil if it has none of
// that name.
func (m *Machine) programMethod(t types.Type, pkg *types.Package, name string) *function {
	selection := types.NewMethodSet(t).Lookup(pkg, name)
	if selection == nil {
		return nil
	}
	prog := m.program(t, selection.Obj().Pkg())
	if prog == nil {
		return nil
	}
	fn := prog.MethodValue(selection)
	if fn == nil {
		return nil
	}
	return m.link(fn)
}

// program is the program in SSA form that knows the methods of a type.
func (m *Machine) program(t types.Type, pkg *types.Package) *ssa.Program {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if named, ok := types.Unalias(t).(*types.Named); ok {
		if prog := m.progs[named.Obj().Pkg()]; prog != nil {
			return prog
		}
	}
	if prog := m.progs[pkg]; prog != nil {
		return prog
	}
	return m.latest
}

// dynamicType is the type of the value in an interface. It has no T if the
// program does not know it.
func (m *Machine) dynamicType(value any) *Type {
	word := wordOf(value)
	if t := m.types.ofWord(word); t != nil {
		return t
	}
	r := reflect.TypeOf(value)
	t := &Type{R: r, size: r.Size(), class: classOf(r), word: word, direct: isDirect(r)}
	t.under = t
	m.types.see(t)
	return t
}
