package vm

import (
	"go/types"
	"os"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// Interface types of compiled code that have methods lie in memory as the
// compiler lays them out; those of the program lie as an any, since no compiled
// code reads them. A value of the program in an interface of compiled code is in
// a wrapper, a compiled type whose methods call the program's.

// reader returns how an interface value of a type is read from memory, without
// its wrapper.
func (m *Machine) reader(t *Type) func(p unsafe.Pointer) any {
	if t.native {
		return func(p unsafe.Pointer) any { return unwrap(readIface(p)) }
	}
	return func(p unsafe.Pointer) any { return unwrap(*(*any)(p)) }
}

// writer returns how a value is written to memory as an interface of a type,
// which it must satisfy.
func (m *Machine) writer(t *Type) func(p unsafe.Pointer, x any) {
	if !t.native {
		return func(p unsafe.Pointer, x any) { *(*any)(p) = x }
	}
	return func(p unsafe.Pointer, x any) {
		if x == nil {
			*(*iface)(p) = iface{}
			return
		}
		reflect.NewAt(t.R, p).Elem().Set(reflect.ValueOf(m.wrap(x, t.R)))
	}
}

// makeInterface makes an interface value of another.
func (c *compiler) makeInterface(in *ssa.MakeInterface) op {
	dst, x := c.slot(in), c.operand(in.X)
	t := x.typ
	c.m.types.see(t)
	realize := c.m.realizer(t)
	box := t.box
	if realize != nil {
		box = func(p unsafe.Pointer) any {
			copied := t.alloc()
			t.move(copied, p)
			realize(copied)
			return t.box(copied)
		}
	}
	if !dst.typ.native {
		if t.class == pointer && realize == nil && t.direct {
			word := t.word
			return func(fr *frame) { *(*eface)(dst.at(fr)) = eface{word, *(*unsafe.Pointer)(x.at(fr))} }
		}
		return func(fr *frame) { *(*any)(dst.at(fr)) = box(x.at(fr)) }
	}
	write := c.m.writer(dst.typ)
	if m := c.m; t.R == reflect.TypeFor[*os.File]() {
		return func(fr *frame) {
			value := box(x.at(fr))
			if input, ok := m.stdin(value, dst.typ.R); ok {
				reflect.NewAt(dst.typ.R, dst.at(fr)).Elem().Set(reflect.ValueOf(input))
				return
			}
			write(dst.at(fr), value)
		}
	}
	return func(fr *frame) { write(dst.at(fr), box(x.at(fr))) }
}

func (c *compiler) changeInterface(in *ssa.ChangeInterface) op {
	dst, x := c.slot(in), c.operand(in.X)
	if !dst.typ.native && !x.typ.native {
		return copyOp(dst, x)
	}
	if dst.typ.R == x.typ.R {
		return copyOp(dst, x)
	}
	read, write := c.m.reader(x.typ), c.m.writer(dst.typ)
	return func(fr *frame) { write(dst.at(fr), read(x.at(fr))) }
}

func (c *compiler) typeAssert(in *ssa.TypeAssert) op {
	x, asserted, pos := c.operand(in.X), c.typ(in.AssertedType), int32(in.Pos())
	read := c.m.reader(x.typ)
	m, commaOk, from, to := c.m, in.CommaOk, in.X.Type(), in.AssertedType
	var dst, ok slot
	if in.CommaOk {
		parts := c.slots(in)
		dst, ok = parts[0], parts[1]
	} else {
		dst = c.slot(in)
	}
	fail := func(fr *frame, value any) {
		if !commaOk {
			fr.pos = pos
			panic(m.assertionError(from, to, value))
		}
		dst.typ.clear(dst.at(fr))
		*(*bool)(ok.at(fr)) = false
	}
	if target, isInterface := to.Underlying().(*types.Interface); isInterface {
		write := m.writer(asserted)
		return func(fr *frame) {
			value := read(x.at(fr))
			if value == nil || !m.implements(value, target) {
				fail(fr, value)
				return
			}
			write(dst.at(fr), value)
			if commaOk {
				*(*bool)(ok.at(fr)) = true
			}
		}
	}
	m.types.see(asserted)
	return func(fr *frame) {
		value := read(x.at(fr))
		if wordOf(value) != asserted.word {
			fail(fr, value)
			return
		}
		asserted.unbox(dst.at(fr), value)
		if commaOk {
			*(*bool)(ok.at(fr)) = true
		}
	}
}

// assertionError is what a failed type assertion panics with.
func (m *Machine) assertionError(from, to types.Type, value any) error {
	target := m.typeString(to)
	if value == nil {
		return assertionError("interface conversion: " + interfaceName(m, from) + " is nil, not " + target)
	}
	have := m.typeStringOf(value)
	if i, ok := to.Underlying().(*types.Interface); ok {
		return assertionError("interface conversion: " + have + " is not " + target + ": missing method " + m.missing(value, i))
	}
	if have == target {
		target += " (types from different scopes)"
	}
	return assertionError("interface conversion: " + interfaceName(m, from) + " is " + have + ", not " + target)
}

func interfaceName(m *Machine, t types.Type) string {
	if _, named := types.Unalias(t).(*types.Named); !named {
		if i := t.Underlying().(*types.Interface); i.Empty() {
			return "interface {}"
		}
		return "interface"
	}
	return m.typeString(t)
}

// assertionError is a run-time error as [runtime.TypeAssertionError] is.
type assertionError string

func (e assertionError) Error() string { return string(e) }
func (assertionError) RuntimeError()   {}

// see notes that the program makes interface values of a type.
func (s *typeMap) see(t *Type) { s.byWord.LoadOrStore(t.word, t) }

// implements reports whether an interface value has the methods of an interface
// type.
func (m *Machine) implements(value any, target *types.Interface) bool {
	if target.NumMethods() == 0 {
		return true
	}
	key := implementsKey{wordOf(value), target}
	if known, ok := m.satisfied.Load(key); ok {
		return known.(bool)
	}
	answer := m.missing(value, target) == ""
	m.satisfied.Store(key, answer)
	return answer
}

type implementsKey struct {
	word   unsafe.Pointer
	target *types.Interface
}

// missing is the first method of an interface type that a value does not have.
func (m *Machine) missing(value any, target *types.Interface) string {
	t := m.dynamicType(value)
	for f := range target.Methods() {
		if t.T != nil && m.isPrograms(t.T) {
			selected, _, _ := types.LookupFieldOrMethod(t.T, false, f.Pkg(), f.Name())
			fn, ok := selected.(*types.Func)
			if !ok || !types.Identical(stripped(fn), stripped(f)) {
				return f.Name()
			}
			if pointerReceiver(fn) && !isPointer(t.T) && !m.hasMethod(t.T, f) {
				return f.Name()
			}
			continue
		}
		method, ok := t.R.MethodByName(f.Name())
		if !ok || !m.sameSignature(f, method) {
			return f.Name()
		}
	}
	return ""
}

// hasMethod reports whether the method set of a type has a method.
func (m *Machine) hasMethod(t types.Type, f *types.Func) bool {
	return types.NewMethodSet(t).Lookup(f.Pkg(), f.Name()) != nil
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

func pointerReceiver(f *types.Func) bool {
	recv := f.Signature().Recv()
	return recv != nil && isPointer(recv.Type())
}

// stripped is the signature of a method without its receiver.
func stripped(f *types.Func) *types.Signature {
	s := f.Signature()
	return types.NewSignatureType(nil, nil, nil, s.Params(), s.Results(), s.Variadic())
}

// sameSignature compares a method of the program's interface to one of compiled
// code, whose type has the receiver first.
func (m *Machine) sameSignature(f *types.Func, method reflect.Method) bool {
	want, got := m.types.of(stripped(f)).R, method.Type
	if want.NumIn() != got.NumIn()-1 || want.NumOut() != got.NumOut() || want.IsVariadic() != got.IsVariadic() {
		return false
	}
	same := func(a, b reflect.Type) bool { return a == b || a == anyType && b.Kind() == reflect.Interface }
	for i := range want.NumIn() {
		if !same(want.In(i), got.In(i+1)) {
			return false
		}
	}
	for i := range want.NumOut() {
		if !same(want.Out(i), got.Out(i)) {
			return false
		}
	}
	return true
}

// isPrograms reports whether the methods of a type are the program's: of a named
// type of its own, a pointer to one, or a struct that embeds something.
func (m *Machine) isPrograms(t types.Type) bool {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	switch t := t.(type) {
	case *types.Named:
		return m.types.of(t).own
	case *types.Struct:
		return true
	}
	return false
}
