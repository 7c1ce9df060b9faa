package vm

import (
	"go/types"
	"iter"
	"reflect"
	"unsafe"
)

func (t *programType) Implements(u reflect.Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != reflect.Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return t.s.implements(t.s.r.ofShown(u))
}

func (t *programType) AssignableTo(u reflect.Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return t.s.assignableTo(t.s.r.ofShown(u))
}

func (t *programType) ConvertibleTo(u reflect.Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return t.s.convertibleTo(t.s.r.ofShown(u))
}

// counted yields what a function gives for the numbers below n.
func counted[T any](n int, at func(int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := range n {
			if !yield(at(i)) {
				return
			}
		}
	}
}

func (t *programType) Fields() iter.Seq[reflect.StructField] {
	return counted(len(t.fields("Fields")), t.Field)
}

func (t *programType) Methods() iter.Seq[reflect.Method] { return counted(t.NumMethod(), t.Method) }

func (t *programType) Ins() iter.Seq[reflect.Type] {
	return counted(t.signature("Ins").Params().Len(), t.In)
}

func (t *programType) Outs() iter.Seq[reflect.Type] {
	return counted(t.signature("Outs").Results().Len(), t.Out)
}

// ofShown is what a type that the program has got means.
func (r *reflection) ofShown(t reflect.Type) *static {
	if p, ok := t.(*programType); ok {
		return p.s.must()
	}
	return r.ofReal(t)
}

// implements reports whether a type has the methods of an interface type.
func (s *static) implements(u *static) bool {
	s.must()
	if s.honest && u.honest && (u.t.native || u.t.R == anyType) {
		return s.t.R.Implements(u.t.R)
	}
	if u.t.T == nil {
		return s.hasMethods(u.t.R)
	}
	target := u.must().t.T.Underlying().(*types.Interface)
	if s.t.T != nil && (types.IsInterface(s.t.T) || s.r.m.isPrograms(s.t.T)) {
		return types.Implements(s.t.T, target)
	}
	for f := range target.Methods() {
		method, ok := s.t.R.MethodByName(f.Name())
		if !ok || !s.r.m.sameSignature(f, method) {
			return false
		}
	}
	return true
}

// hasMethods compares the methods of a type to those of an interface that only
// compiled code knows.
func (s *static) hasMethods(real reflect.Type) bool {
	for i := range real.NumMethod() {
		want := real.Method(i)
		selection := types.NewMethodSet(s.t.T).Lookup(nil, want.Name)
		if selection == nil {
			return false
		}
		f, ok := selection.Obj().(*types.Func)
		if !ok || s.r.m.types.of(stripped(f)).R != want.Type {
			return false
		}
	}
	return true
}

// compare answers a question about two types: by what package reflect says of
// types that it knows, else by what the language says.
func (s *static) compare(u *static, real func(a, b reflect.Type) bool, language func(a, b types.Type) bool) bool {
	switch {
	case s == u:
		return true
	case s.honest && u.honest:
		return real(s.t.R, u.t.R)
	case s.must().t.T == nil || u.must().t.T == nil:
		return false // a type of compiled code that the program can't name
	}
	return language(s.t.T, u.t.T)
}

func (s *static) assignableTo(u *static) bool {
	if u.t.class == inter {
		return s.implements(u)
	}
	return s.compare(u, reflect.Type.AssignableTo, types.AssignableTo)
}

func (s *static) convertibleTo(u *static) bool {
	if u.t.class == inter {
		return s.implements(u)
	}
	return s.compare(u, reflect.Type.ConvertibleTo, types.ConvertibleTo)
}

// defineTypeMethods makes the machine's functions of the methods of reflect.Type:
// those of its own types, and those of compiled types that take a type.
func (r *reflection) defineTypeMethods() {
	object := r.pkg.Scope().Lookup("Type")
	if object == nil {
		return
	}
	mine := r.m.ofReflect(reflect.TypeFor[*programType]())
	real := r.m.ofReflect(reflect.TypeOf(reflect.TypeFor[int]()))
	target := object.Type().Underlying().(*types.Interface)
	for _, t := range []*Type{mine, real} {
		r.m.satisfied.Store(implementsKey{t.word, target}, true)
	}
	for f := range target.Methods() {
		method, ok := mine.R.MethodByName(f.Name())
		if !ok {
			continue
		}
		mine.methods.Store(f, r.m.nativeFunction(f.Name(), method.Func, f.Signature()))
		if relation := r.typeMethod(f.Name()); relation != nil {
			theirs := &function{m: r.m, name: f.Name(), results: r.m.typesOf(f.Signature().Results())}
			theirs.native = func(_ *frame, a, res []unsafe.Pointer) {
				recv := reflect.NewAt(real.R, a[0]).Elem().Interface().(reflect.Type)
				*(*bool)(res[0]) = relation(recv, *(*reflect.Type)(a[1]))
			}
			real.methods.Store(f, theirs)
			real.methods.Store(f.Name(), theirs)
		} else if method, ok := real.R.MethodByName(f.Name()); ok {
			real.methods.Store(f, r.m.nativeFunction(f.Name(), method.Func, f.Signature()))
		}
	}
	r.m.holds.Store(mine.word, true)
}

// typeMethod is a method of compiled types that takes a type.
func (r *reflection) typeMethod(name string) func(a, b reflect.Type) bool {
	var real func(a, b reflect.Type) bool
	var own func(a, b *static) bool
	switch name {
	case "Implements":
		real, own = reflect.Type.Implements, (*static).implements
	case "AssignableTo":
		real, own = reflect.Type.AssignableTo, (*static).assignableTo
	case "ConvertibleTo":
		real, own = reflect.Type.ConvertibleTo, (*static).convertibleTo
	default:
		return nil
	}
	return func(a, b reflect.Type) bool {
		p, ok := b.(*programType)
		if !ok || name == "Implements" && p.Kind() != reflect.Interface {
			return real(a, b)
		}
		return own(r.ofReal(a), p.s.must())
	}
}
