package vm

import (
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

func init() {
	define(map[string]intrinsic{
		"reflect.TypeOf": reflecting(func(c reflectCall) { give(c, 0, c.typeOf(*(*any)(c.a[0]))) }),
		"reflect.TypeFor": func(m *Machine, src *ssa.Function) nativeFunc {
			r, t := m.reflection(src.Object().Pkg()), m.types.of(src.TypeArgs()[0])
			return func(_ *frame, _, res []unsafe.Pointer) { *(*reflect.Type)(res[0]) = r.of(t).shown }
		},
		"reflect.PointerTo": reflecting(func(c reflectCall) { give(c, 0, c.pointerTo(c.typ(0)).shown) }),
		"reflect.PtrTo":     reflecting(func(c reflectCall) { give(c, 0, c.pointerTo(c.typ(0)).shown) }),
		"reflect.SliceOf": reflecting(func(c reflectCall) {
			give(c, 0, c.made(reflect.SliceOf, func(t types.Type) types.Type { return types.NewSlice(t) }, c.typ(0)))
		}),
		"reflect.ArrayOf": reflecting(func(c reflectCall) {
			n := argOf[int](c, 0)
			if n < 0 {
				panic("reflect: negative length passed to ArrayOf")
			}
			real := func(t reflect.Type) reflect.Type { return reflect.ArrayOf(n, t) }
			give(c, 0, c.made(real, func(t types.Type) types.Type { return types.NewArray(t, int64(n)) }, c.typ(1)))
		}),
		"reflect.ChanOf": reflecting(func(c reflectCall) {
			dir := argOf[reflect.ChanDir](c, 0)
			real := func(t reflect.Type) reflect.Type { return reflect.ChanOf(dir, t) }
			give(c, 0, c.made(real, func(t types.Type) types.Type { return types.NewChan(chanDirOf(dir), t) }, c.typ(1)))
		}),
		"reflect.MapOf":    reflecting(func(c reflectCall) { give(c, 0, c.mapOf(c.typ(0), c.typ(1))) }),
		"reflect.FuncOf":   reflecting(funcOf),
		"reflect.StructOf": reflecting(structOf),

		"reflect.New":  reflecting(func(c reflectCall) { give(c, 0, c.pointer(c.typ(0), c.typ(0).t.alloc(), 0)) }),
		"reflect.Zero": reflecting(func(c reflectCall) { give(c, 0, c.typ(0).at(c.typ(0).t.alloc(), 0)) }),
		"reflect.NewAt": reflecting(func(c reflectCall) {
			give(c, 0, c.pointer(c.typ(0), argOf[unsafe.Pointer](c, 1), 0))
		}),
		"reflect.MakeSlice": reflecting(func(c reflectCall) {
			give(c, 0, c.making(reflect.Slice, func(t reflect.Type) reflect.Value { return reflect.MakeSlice(t, argOf[int](c, 1), argOf[int](c, 2)) }))
		}),
		"reflect.MakeMap": reflecting(func(c reflectCall) { give(c, 0, c.making(reflect.Map, reflect.MakeMap)) }),
		"reflect.MakeMapWithSize": reflecting(func(c reflectCall) {
			give(c, 0, c.making(reflect.Map, func(t reflect.Type) reflect.Value { return reflect.MakeMapWithSize(t, argOf[int](c, 1)) }))
		}),
		"reflect.MakeChan": reflecting(func(c reflectCall) {
			give(c, 0, c.making(reflect.Chan, func(t reflect.Type) reflect.Value { return reflect.MakeChan(t, argOf[int](c, 1)) }))
		}),
	})
}

// typ is an argument that is a type, which must not be nil.
func (c reflectCall) typ(i int) *static {
	t := *(*reflect.Type)(c.a[i])
	if t == nil {
		panic(runtimeError("invalid memory address or nil pointer dereference"))
	}
	return c.ofShown(t)
}

func (r *reflection) typeOf(x any) reflect.Type {
	x = unwrap(x)
	if x == nil {
		return nil
	}
	return r.dynamicStatic(x).must().shown
}

// made makes a type of another: one of compiled code if that is one.
func (r *reflection) made(real func(reflect.Type) reflect.Type, language func(types.Type) types.Type, of *static) reflect.Type {
	if of.honest {
		return real(of.t.R)
	}
	return r.ofType(language(of.t.T)).shown
}

// pointerTo is the type of pointers to a type.
func (r *reflection) pointerTo(s *static) *static {
	if s.honest {
		return r.ofReal(reflect.PointerTo(s.t.R))
	}
	return r.ofType(types.NewPointer(s.must().t.T))
}

// pointer is the value of a pointer to a value.
func (r *reflection) pointer(elem *static, p unsafe.Pointer, flags valueFlags) reflect.Value {
	cell := new(unsafe.Pointer)
	*cell = p
	return r.pointerTo(elem).at(unsafe.Pointer(cell), flags)
}

// language are types as the language knows them, nil if it does not know one of
// them.
func (r *reflection) language(list ...*static) []types.Type {
	var out []types.Type
	for _, s := range list {
		t := s.t.T
		if t == nil {
			t = r.goType(s.t.R)
		}
		if t == nil {
			panic(&Refusal{"reflection can't make a type of " + s.String() + ", which the program does not name, and one of the program"})
		}
		out = append(out, t)
	}
	return out
}

func (r *reflection) mapOf(key, elem *static) reflect.Type {
	if key.honest && elem.honest {
		return reflect.MapOf(key.t.R, elem.t.R)
	}
	list := r.language(key, elem)
	if !types.Comparable(list[0]) {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	return r.ofType(types.NewMap(list[0], list[1])).shown
}

func funcOf(c reflectCall) {
	in, out, variadic := argOf[[]reflect.Type](c, 0), argOf[[]reflect.Type](c, 1), argOf[bool](c, 2)
	honest := true
	statics := func(list []reflect.Type) (found []*static, real []reflect.Type) {
		for _, t := range list {
			s := c.ofShown(t)
			honest = honest && s.honest
			found, real = append(found, s), append(real, s.t.R)
		}
		return found, real
	}
	params, realIn := statics(in)
	results, realOut := statics(out)
	if variadic && (len(params) == 0 || params[len(params)-1].t.kind() != reflect.Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	if honest {
		give(c, 0, reflect.FuncOf(realIn, realOut, variadic))
		return
	}
	inTuple, _ := tupleOf(c.language(params...))
	outTuple, _ := tupleOf(c.language(results...))
	give(c, 0, c.ofType(types.NewSignatureType(nil, nil, nil, inTuple, outTuple, variadic)).shown)
}

func structOf(c reflectCall) {
	fields := argOf[[]reflect.StructField](c, 0)
	for _, f := range fields {
		if p, ok := f.Type.(*programType); ok {
			panic(&Refusal{"reflect.StructOf can't make a struct with a field of the program's type " + p.String() + ": declare the struct instead"})
		}
	}
	give(c, 0, reflect.StructOf(fields))
}

// making makes a value of the type that is the first argument.
func (c reflectCall) making(k reflect.Kind, f func(reflect.Type) reflect.Value) reflect.Value {
	s := c.typ(0)
	if s.honest {
		return f(s.t.R)
	}
	if s.t.kind() != k {
		return f(reflect.TypeFor[struct{}]()) // which panics
	}
	return s.carried(f(s.t.under.R))
}
