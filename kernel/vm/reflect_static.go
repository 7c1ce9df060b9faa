package vm

import (
	"go/types"
	"reflect"
	"strconv"
	"sync"
	"unsafe"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// Package reflect sees how the program's types lie in memory, rather than what
// the program calls them. So the machine has functions of its own for all that
// package does with them.

// reflection is what a machine knows of the types that the program reflects on.
type reflection struct {
	m       *Machine
	pkg     *types.Package // reflect
	byWord  sync.Map       // word of a value's type -> *static
	guesses sync.Map       // word in an interface -> *guess
	walks   sync.Map       // word of a type of maps under iteration -> *static

	mu      sync.Mutex
	statics typeutil.Map
	among   map[string]*static
	marks   int
}

// static is a type as the program sees it.
type static struct {
	r *reflection
	t *Type
	// carrier is the type that reflection values of this type have. Types that
	// share their reflect type have carriers of their own.
	carrier reflect.Type
	honest  bool         // the reflect type tells all
	shown   reflect.Type // what the program sees of the type
	among   []types.Type // the type is one of these
	walked  reflect.Type // of maps under iteration

	once    sync.Once
	fields  []typeField
	methods []*types.Func
}

type reflectionKey struct{}

// reflection is the machine's view of types under reflection.
func (m *Machine) reflection(pkg *types.Package) *reflection {
	t := m.ofReflect(reflect.TypeFor[reflect.Value]())
	if found, ok := t.methods.Load(reflectionKey{}); ok {
		return found.(*reflection)
	}
	made := &reflection{m: m, pkg: pkg, among: map[string]*static{}}
	found, loaded := t.methods.LoadOrStore(reflectionKey{}, made)
	if !loaded {
		made.defineTypeMethods()
	}
	return found.(*reflection)
}

// reflectCall is a call of a function of package reflect.
type reflectCall struct {
	*reflection
	fr   *frame
	a, r []unsafe.Pointer
}

// reflecting is an intrinsic of package reflect.
func reflecting(f func(c reflectCall)) intrinsic {
	return func(m *Machine, src *ssa.Function) nativeFunc {
		r := m.reflection(src.Object().Pkg())
		return func(fr *frame, a, res []unsafe.Pointer) { f(reflectCall{r, fr, a, res}) }
	}
}

func (c reflectCall) value(i int) reflect.Value { return *(*reflect.Value)(c.a[i]) }

func argOf[T any](c reflectCall, i int) T { return *(*T)(c.a[i]) }

func give[T any](c reflectCall, i int, x T) { *(*T)(c.r[i]) = x }

type staticKey struct{}

// of is the machine's type as the program sees it.
func (r *reflection) of(t *Type) *static {
	if found, ok := t.methods.Load(staticKey{}); ok {
		return found.(*static)
	}
	made := r.make(t)
	t.methods.Store(staticKey{}, made)
	return made
}

func (r *reflection) ofType(t types.Type) *static { return r.of(r.m.types.of(t)) }

func (r *reflection) make(t *Type) *static {
	if t.T == nil {
		return &static{r: r, t: t, carrier: t.R, honest: true, shown: t.R}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if found := r.statics.At(t.T); found != nil {
		return found.(*static)
	}
	made := &static{r: r, t: t, carrier: t.R, honest: r.isHonest(t.T), shown: t.R}
	if !made.honest {
		made.shown = &programType{t.under.R, made}
		if r.isLossy(t.T) || !r.isKnownAs(t) {
			made.carrier = r.mark(t.R)
		}
		r.byWord.Store(typeWord(made.carrier), made)
	}
	r.statics.Set(t.T, made)
	return made
}

// mark makes a type for values that lie in memory as those of a type do.
func (r *reflection) mark(like reflect.Type) reflect.Type {
	r.marks++
	return reflect.StructOf([]reflect.StructField{markField("reflect#" + strconv.Itoa(r.marks)), {Name: "V", Type: like}})
}

func (r *reflection) isKnownAs(t *Type) bool {
	known := r.m.types.ofWord(t.word)
	return known != nil && known.T != nil && types.Identical(known.T, t.T)
}

// staticOf is the type of a value that is valid and no method of another.
func (r *reflection) staticOf(v reflect.Value) *static {
	word := headerOf(&v).typ
	if found, ok := r.byWord.Load(word); ok {
		return found.(*static)
	}
	return r.ofReal(v.Type())
}

// ofReal is the type that a reflect type means by itself.
func (r *reflection) ofReal(real reflect.Type) *static {
	word := typeWord(real)
	if found, ok := r.byWord.Load(word); ok {
		return found.(*static)
	}
	var made *static
	if t := r.goType(real); t != nil {
		made = r.ofType(t)
	} else {
		made = r.of(r.m.ofReflect(real))
	}
	found, _ := r.byWord.LoadOrStore(word, made)
	return found.(*static)
}

// isHonest reports whether the reflect type of a type tells all of it.
func (r *reflection) isHonest(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return !r.m.types.of(t).own
	case *types.Interface:
		return t.Empty()
	case *types.Struct:
		for f := range t.Fields() {
			if f.Embedded() || !r.isHonest(f.Type()) {
				return false
			}
		}
		return true
	}
	return r.areParts(t, r.isHonest)
}

// isLossy reports whether another type may have the same reflect type.
func (r *reflection) isLossy(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return types.IsInterface(t) && r.m.types.of(t).own
	case *types.Interface:
		return !t.Empty()
	case *types.Struct:
		for f := range t.Fields() {
			if f.Embedded() || r.isLossy(f.Type()) {
				return true
			}
		}
		return false
	}
	return !r.areParts(t, func(t types.Type) bool { return !r.isLossy(t) })
}

// areParts reports whether all the types that a type is made of are as asked.
func (r *reflection) areParts(t types.Type, ask func(types.Type) bool) bool {
	switch t := t.(type) {
	case *types.Map:
		return ask(t.Key()) && ask(t.Elem())
	case *types.Signature:
		for v := range t.Params().Variables() {
			if !ask(v.Type()) {
				return false
			}
		}
		for v := range t.Results().Variables() {
			if !ask(v.Type()) {
				return false
			}
		}
	case interface{ Elem() types.Type }:
		return ask(t.Elem())
	}
	return true
}
