package vm

import (
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

func init() {
	define(map[string]intrinsic{
		"(reflect.Value).Seq":     sequence(walkOne),
		"(reflect.Value).Seq2":    sequence(walkTwo),
		"(reflect.Value).Fields":  sequence(walkFields),
		"(reflect.Value).Methods": sequence(walkMethods),
	})
}

// yielder hands on what a walk comes to, at the addresses of the values, and
// reports whether it goes on.
type yielder func(values ...unsafe.Pointer) bool

// A walker prepares a walk over a value, or panics if there is none.
type walker func(c reflectCall, v reflect.Value) func(c reflectCall, yield yielder)

// sequence is a method whose result is an iterator.
func sequence(prepare walker) intrinsic {
	return func(m *Machine, src *ssa.Function) nativeFunc {
		r := m.reflection(src.Object().Pkg())
		iterator := src.Signature.Results().At(0).Type().Underlying().(*types.Signature)
		yieldSig := iterator.Params().At(0).Type().Underlying().(*types.Signature)
		return func(fr *frame, a, res []unsafe.Pointer) {
			walk := prepare(reflectCall{r, fr, a, res}, *(*reflect.Value)(a[0]))
			made := &function{m: m, name: "an iterator of package reflect"}
			made.native = func(fr *frame, args, _ []unsafe.Pointer) {
				f := *(*unsafe.Pointer)(args[0])
				walk(reflectCall{reflection: r, fr: fr}, func(values ...unsafe.Pointer) (more bool) {
					m.callFunction(fr, f, yieldSig, values, []unsafe.Pointer{unsafe.Pointer(&more)})
					return more
				})
			}
			*(*unsafe.Pointer)(res[0]) = unsafe.Pointer(&closure{entry: leakedEntry, fn: made})
		}
	}
}

// boxedPlace is where a copy of a value is.
func boxedPlace[T any](x T) unsafe.Pointer { return unsafe.Pointer(&x) }

// walkOne walks as [reflect.Value.Seq] does.
func walkOne(c reflectCall, v reflect.Value) func(reflectCall, yielder) {
	p := c.peel(v)
	switch k := p.Kind(); {
	case isInteger(k):
		return walkNumbers(c.open(v))
	case k == reflect.Func && c.shownType(v).CanSeq():
		return walkFunction(v)
	case k == reflect.Chan && p.Type().ChanDir()&reflect.RecvDir != 0:
		return func(c reflectCall, yield yielder) {
			for x, ok := c.receive("Recv", v, true); ok && yield(boxedPlace(x)); x, ok = c.receive("Recv", v, true) {
			}
		}
	}
	if two := walkBoth(c, v); two != nil {
		return func(c reflectCall, yield yielder) {
			two(c, func(values ...unsafe.Pointer) bool { return yield(values[0]) })
		}
	}
	panic("reflect: " + c.shownType(v).String() + " cannot produce iter.Seq[Value]")
}

func walkNumbers(it item) func(reflectCall, yielder) {
	return func(_ reflectCall, yield yielder) {
		real := it.t.under.R
		for i := uint64(0); ; i++ {
			p := reflect.New(real)
			n := p.Elem()
			if n.CanInt() {
				n.SetInt(int64(i))
				if n.Int() >= it.peeled().Int() {
					return
				}
			} else {
				n.SetUint(i)
				if n.Uint() >= it.peeled().Uint() {
					return
				}
			}
			if !yield(boxedPlace(it.s.at(p.UnsafePointer(), 0))) {
				return
			}
		}
	}
}

// walkFunction calls a function that takes a yield function.
func walkFunction(v reflect.Value) func(reflectCall, yielder) {
	return func(c reflectCall, yield yielder) {
		sig := c.staticOf(v).must().t.T.Underlying().(*types.Signature)
		inner := sig.Params().At(0).Type()
		made := &function{m: c.m, name: "a yield function"}
		params := inner.Underlying().(*types.Signature).Params()
		made.native = func(_ *frame, args, res []unsafe.Pointer) {
			var values []unsafe.Pointer
			for i, p := range args {
				s := c.ofType(params.At(i).Type())
				copied := s.t.alloc()
				s.t.move(copied, p)
				values = append(values, boxedPlace(s.at(copied, 0)))
			}
			*(*bool)(res[0]) = yield(values...)
		}
		cl := unsafe.Pointer(&closure{entry: leakedEntry, fn: made})
		f := *(*unsafe.Pointer)(valuePlace(v))
		c.m.callFunction(c.fr, f, sig, []unsafe.Pointer{unsafe.Pointer(&cl)}, nil)
	}
}

// walkTwo walks as [reflect.Value.Seq2] does.
func walkTwo(c reflectCall, v reflect.Value) func(reflectCall, yielder) {
	if c.peel(v).Kind() == reflect.Func && c.shownType(v).CanSeq2() {
		return walkFunction(v)
	}
	if two := walkBoth(c, v); two != nil {
		return two
	}
	panic("reflect: " + c.shownType(v).String() + " cannot produce iter.Seq2[Value, Value]")
}

// walkBoth walks over the keys and the elements of what has both, nil for
// other values.
func walkBoth(c reflectCall, v reflect.Value) func(reflectCall, yielder) {
	p := c.peel(v)
	switch p.Kind() {
	case reflect.Pointer:
		if c.staticOf(v).elem().t.kind() != reflect.Array {
			return nil
		}
		return func(c reflectCall, yield yielder) { walkList(c, c.elem(v), yield) }
	case reflect.Array, reflect.Slice:
		return func(c reflectCall, yield yielder) { walkList(c, v, yield) }
	case reflect.String:
		return func(_ reflectCall, yield yielder) {
			for i, x := range p.String() {
				if !yield(boxedPlace(reflect.ValueOf(i)), boxedPlace(reflect.ValueOf(x))) {
					return
				}
			}
		}
	case reflect.Map:
		return func(c reflectCall, yield yielder) {
			walk := c.mapRange(v)
			next := func() bool {
				defer c.lockWalk(walk)()
				return walk.Next()
			}
			for next() && yield(boxedPlace(c.walkedKey(walk)), boxedPlace(c.walkedValue(walk))) {
			}
		}
	}
	return nil
}

func walkList(c reflectCall, v reflect.Value, yield yielder) {
	for i := range c.peel(v).Len() {
		if !yield(boxedPlace(reflect.ValueOf(i)), boxedPlace(c.index(v, i))) {
			return
		}
	}
}

func walkFields(c reflectCall, v reflect.Value) func(reflectCall, yielder) {
	t := c.shownType(v)
	if t.Kind() != reflect.Struct {
		panic("reflect: Fields of non-struct type " + t.String())
	}
	return func(c reflectCall, yield yielder) {
		for i := range t.NumField() {
			if !yield(boxedPlace(t.Field(i)), boxedPlace(c.field(v, i))) {
				return
			}
		}
	}
}

func walkMethods(c reflectCall, v reflect.Value) func(reflectCall, yielder) {
	t := c.shownType(v)
	return func(c reflectCall, yield yielder) {
		for i := range t.NumMethod() {
			if !yield(boxedPlace(t.Method(i)), boxedPlace(c.method(v, i))) {
				return
			}
		}
	}
}
