package vm

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"unsafe"
)

// A boxed value is a value of the program inside a wrapper: a type of compiled
// code whose methods call the program's. Two wrappers of one value are equal.
type boxed struct {
	value any
	m     *Machine
}

func (b boxed) kvshValue() any { return b.value }

// wrapper is what the wrappers of this package have in common.
type wrapper interface{ kvshValue() any }

// unwrap returns the value of the program in a wrapper, and any other value as
// it is.
func unwrap(x any) any {
	if x == nil {
		return nil
	}
	if t, ok := wrapperTypes.Load(wordOf(x)); ok {
		switch t.(wrapKind) {
		case ours:
			return x.(wrapper).kvshValue()
		case table:
			return reflect.ValueOf(x).Field(0).Interface()
		}
	}
	return x
}

type wrapKind int

const (
	ours  wrapKind = iota // of this package
	table                 // of a table of symbols: its first field is the value
)

// wrapperTypes are the types of wrappers by their word in interface values.
var wrapperTypes sync.Map

func register(examples ...any) {
	for _, x := range examples {
		wrapperTypes.Store(wordOf(x), ours)
	}
}

// wrap makes a value satisfy an interface of compiled code.
func (m *Machine) wrap(x any, r reflect.Type) any {
	x = unwrap(x)
	t := m.dynamicType(x)
	if t.T == nil || !m.isPrograms(t.T) {
		if !t.R.Implements(r) {
			panic(&Refusal{fmt.Sprintf("%s can't be used as %s", m.typeStringOf(x), r)})
		}
		return x
	}
	if made := m.wrapOurs(x, t, r); made != nil {
		return made
	}
	return m.wrapTable(x, t, r)
}

// wrapTable wraps a value in the type that a table of symbols has for an
// interface.
func (m *Machine) wrapTable(x any, t *Type, r reflect.Type) any {
	path := r.PkgPath()
	value := m.opts.Symbols(path)["_"+r.Name()]
	if !value.IsValid() {
		panic(&Refusal{fmt.Sprintf("%s can't be passed on as %s", m.typeStringOf(x), r)})
	}
	made := reflect.New(value.Type().Elem()).Elem()
	made.FieldByName("IValue").Set(reflect.ValueOf(x))
	g := m.group.Load()
	for i := range made.NumField() {
		name, isMethod := strings.CutPrefix(made.Type().Field(i).Name, "W")
		if !isMethod {
			continue
		}
		f := m.named(t, name)
		if f == nil {
			continue
		}
		field := made.Field(i)
		results := f.results
		recv := holder(t, x)
		field.Set(reflect.MakeFunc(field.Type(), func(in []reflect.Value) []reflect.Value {
			return m.enterMethod(f, recv, g, results, in)
		}))
	}
	out := made.Interface()
	wrapperTypes.LoadOrStore(wordOf(out), table)
	return out
}

// enterMethod calls a method of the program from compiled code.
func (m *Machine) enterMethod(f *function, recv unsafe.Pointer, g *Group, results []*Type, in []reflect.Value) []reflect.Value {
	args := []unsafe.Pointer{recv}
	for _, v := range in {
		args = append(args, addressOf(v))
	}
	return m.enter(f, nil, g, results, args)
}

// enter calls a function of the program from compiled code.
func (m *Machine) enter(f *function, env []unsafe.Pointer, g *Group, results []*Type, args []unsafe.Pointer) []reflect.Value {
	res := make([]unsafe.Pointer, len(results))
	for i, t := range results {
		res[i] = t.alloc()
	}
	th := newThread(m, g)
	th.guard(func() { f.call(th, nil, env, args, res) })
	out := make([]reflect.Value, len(results))
	for i, t := range results {
		if realize := m.realizer(t); realize != nil {
			realize(res[i])
		}
		out[i] = t.value(res[i])
	}
	return out
}

// method calls a method of the value in a wrapper, whose results are to be read
// from the addresses.
func (b boxed) call(name string, args, res []unsafe.Pointer) {
	t := b.m.dynamicType(b.value)
	f := b.m.named(t, name)
	th := newThread(b.m, b.m.group.Load())
	all := append([]unsafe.Pointer{holder(t, b.value)}, args...)
	th.guard(func() { f.call(th, nil, nil, all, res) })
}
