package vm

import (
	"fmt"
	"go/types"
	"reflect"
	"strconv"
	"sync"
	"unsafe"

	"golang.org/x/tools/go/types/typeutil"
)

// A Type is what the machine knows of a type: how its values lie in memory.
//
// A named type of the program has a reflect type of its own: a struct of a
// field without size, whose tag is unique, and the value. So it lies in memory
// just as its underlying type does, but differs from it in interface values.
type Type struct {
	T types.Type   // as the program writes it
	R reflect.Type // as it lies in memory

	size    uintptr
	class   class
	word    unsafe.Pointer // in interface values
	direct  bool           // interface values hold it in their data word
	native  bool           // an interface whose values have a table of methods
	own     bool           // a named type of the program
	under   *Type          // the type whose reflect type has the kind of the values
	methods sync.Map       // of values of this type: *types.Func or name -> *method
}

// typeMap maps the program's types to the machine's.
type typeMap struct {
	symbols  func(path string) map[string]reflect.Value
	byType   sync.Map // types.Type -> *Type: a first look
	byWord   sync.Map // word -> *Type
	locals   sync.Map // *types.TypeName -> string: what ends its name
	mu       sync.Mutex
	known    typeutil.Map
	learned  map[*types.TypeName]reflect.Type
	visiting map[*types.Named]bool
	names    int
}

// opaque stands, behind pointers, for a type that is still being made.
type opaque struct{}

var (
	opaqueType = reflect.TypeFor[opaque]()
	anyType    = reflect.TypeFor[any]()
	errorType  = reflect.TypeFor[error]()
	markType   = reflect.TypeFor[struct{}]()
)

// of returns the machine's view of a type.
func (s *typeMap) of(t types.Type) *Type {
	if got, ok := s.byType.Load(t); ok {
		return got.(*Type)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	got := s.get(t)
	switch t.(type) {
	case *types.Named, *types.Basic: // others are made anew for each cell
		s.byType.Store(t, got)
	}
	return got
}

// ofWord is the type whose values have a word in interface values, nil if the
// program has no such type.
func (s *typeMap) ofWord(word unsafe.Pointer) *Type {
	if got, ok := s.byWord.Load(word); ok {
		return got.(*Type)
	}
	return nil
}

func (s *typeMap) get(t types.Type) *Type {
	t = types.Unalias(t)
	if got := s.known.At(t); got != nil {
		return got.(*Type)
	}
	s.prepare(t)
	switch t := t.(type) {
	case *types.Named:
		return s.construct(t)
	case *types.Interface:
		if !t.Empty() {
			return s.interfaceType(t)
		}
	}
	r, whole := s.reflectType(t, false)
	made := s.describe(t, r)
	made.under = made
	if whole {
		s.known.Set(t, made)
		s.byWord.LoadOrStore(made.word, made)
	}
	return made
}

func (s *typeMap) describe(t types.Type, r reflect.Type) *Type {
	return &Type{
		T: t, R: r, size: r.Size(), class: classOf(r), word: typeWord(r), direct: isDirect(r),
		native: r.Kind() == reflect.Interface && r.NumMethod() > 0,
	}
}

// interfaceType makes an interface type without a name. Its values lie in memory
// as those of any do, but lists of them are not lists of any.
func (s *typeMap) interfaceType(t *types.Interface) *Type {
	if got := s.known.At(t); got != nil {
		return got.(*Type)
	}
	s.names++
	made := s.describe(t, reflect.StructOf([]reflect.StructField{markField(t.String() + "#" + strconv.Itoa(s.names)), {Name: "V", Type: anyType}}))
	made.class, made.under = inter, s.get(types.NewInterfaceType(nil, nil))
	s.known.Set(t, made)
	return made
}

// prepare makes the named types that a type mentions, so that as few as can be
// are opaque in it.
func (s *typeMap) prepare(t types.Type) {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		if s.known.At(t) != nil || s.visiting[t] || !s.isOwn(t) {
			return
		}
		s.visiting[t] = true
		s.prepare(t.Underlying())
		delete(s.visiting, t)
		s.construct(t)
	case *types.Pointer:
		s.prepare(t.Elem())
	case *types.Slice:
		s.prepare(t.Elem())
	case *types.Array:
		s.prepare(t.Elem())
	case *types.Chan:
		s.prepare(t.Elem())
	case *types.Map:
		s.prepare(t.Key())
		s.prepare(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			s.prepare(f.Type())
		}
	case *types.Signature:
		for v := range t.Params().Variables() {
			s.prepare(v.Type())
		}
		for v := range t.Results().Variables() {
			s.prepare(v.Type())
		}
	}
}

// construct makes a named type.
func (s *typeMap) construct(t *types.Named) *Type {
	if got := s.known.At(t); got != nil {
		return got.(*Type)
	}
	var made *Type
	switch {
	case !s.isOwn(t):
		made = s.describe(t, s.compiledType(t.Obj()))
		made.under = made
	default:
		s.names++
		tag := t.String() + "#" + strconv.Itoa(s.names)
		if fields, ok := t.Underlying().(*types.Struct); ok {
			r, _ := s.structType(fields, tag)
			made = s.describe(t, r)
			made.own, made.under = true, made
			break
		}
		inner := anyType
		if !types.IsInterface(t) {
			inner, _ = s.reflectType(t.Underlying(), false)
		}
		made = s.describe(t, reflect.StructOf([]reflect.StructField{markField(tag), {Name: "V", Type: inner}}))
		made.own, made.class = true, classOf(inner)
	}
	s.known.Set(t, made)
	s.byWord.LoadOrStore(made.word, made)
	if made.under == nil {
		made.under = s.get(t.Underlying()).under
	}
	return made
}

// compiledType is the reflect type of a named type of compiled code.
func (s *typeMap) compiledType(obj *types.TypeName) reflect.Type {
	switch {
	case obj.Pkg() == nil && obj.Name() == "error":
		return errorType
	case obj.Pkg() == nil:
		return anyType
	case s.learned[obj] != nil:
		return s.learned[obj]
	}
	return s.symbols(obj.Pkg().Path())[obj.Name()].Type().Elem()
}

// isOwn reports whether a named type is the program's, rather than one that
// compiled code knows.
func (s *typeMap) isOwn(t *types.Named) bool {
	obj := t.Obj()
	switch {
	case obj.Pkg() == nil, s.learned[obj] != nil:
		return false
	case t.TypeArgs().Len() > 0:
		return true
	}
	return obj.Parent() != obj.Pkg().Scope() || !s.symbols(obj.Pkg().Path())[obj.Name()].IsValid()
}

// reflectType makes the reflect type of a type. Behind a pointer, a named type
// that is not made yet is opaque, and what holds it is not whole.
func (s *typeMap) reflectType(t types.Type, behind bool) (r reflect.Type, whole bool) {
	t = types.Unalias(t)
	if got := s.known.At(t); got != nil {
		return got.(*Type).R, true
	}
	switch t := t.(type) {
	case *types.Basic:
		return basicTypes[t.Kind()], true
	case *types.Named:
		if behind && s.isOwn(t) {
			return opaqueType, false
		}
		return s.construct(t).R, true
	case *types.Pointer:
		elem, whole := s.reflectType(t.Elem(), true)
		return reflect.PointerTo(elem), whole
	case *types.Slice:
		elem, whole := s.reflectType(t.Elem(), true)
		return reflect.SliceOf(elem), whole
	case *types.Array:
		elem, whole := s.reflectType(t.Elem(), behind)
		return reflect.ArrayOf(int(t.Len()), elem), whole
	case *types.Map:
		key, whole := s.reflectType(t.Key(), true)
		if !key.Comparable() { // a key that is opaque, or will not do
			key, whole = opaqueType, false
		}
		elem, alsoWhole := s.reflectType(t.Elem(), true)
		return reflect.MapOf(key, elem), whole && alsoWhole
	case *types.Chan:
		elem, whole := s.reflectType(t.Elem(), true)
		return reflect.ChanOf(chanDirs[t.Dir()], elem), whole
	case *types.Signature:
		return s.funcType(t)
	case *types.Interface:
		if !t.Empty() {
			return s.interfaceType(t).R, true
		}
		return anyType, true
	case *types.Struct:
		return s.structType(t, "")
	case *types.TypeParam:
		return anyType, true // of code that is never run
	}
	if t.String() == "deferStack" {
		return basicTypes[types.UnsafePointer], true
	}
	panic(fmt.Sprintf("no memory for a %T %s", t, t))
}

var chanDirs = map[types.ChanDir]reflect.ChanDir{types.SendRecv: reflect.BothDir, types.SendOnly: reflect.SendDir, types.RecvOnly: reflect.RecvDir}

var basicTypes = map[types.BasicKind]reflect.Type{
	types.Bool: reflect.TypeFor[bool](), types.String: reflect.TypeFor[string](), types.UnsafePointer: reflect.TypeFor[unsafe.Pointer](),
	types.Int: reflect.TypeFor[int](), types.Int8: reflect.TypeFor[int8](), types.Int16: reflect.TypeFor[int16](),
	types.Int32: reflect.TypeFor[int32](), types.Int64: reflect.TypeFor[int64](),
	types.Uint: reflect.TypeFor[uint](), types.Uint8: reflect.TypeFor[uint8](), types.Uint16: reflect.TypeFor[uint16](),
	types.Uint32: reflect.TypeFor[uint32](), types.Uint64: reflect.TypeFor[uint64](), types.Uintptr: reflect.TypeFor[uintptr](),
	types.Float32: reflect.TypeFor[float32](), types.Float64: reflect.TypeFor[float64](),
	types.Complex64: reflect.TypeFor[complex64](), types.Complex128: reflect.TypeFor[complex128](),
	types.UntypedBool: reflect.TypeFor[bool](), types.UntypedInt: reflect.TypeFor[int](), types.UntypedRune: reflect.TypeFor[rune](),
	types.UntypedFloat: reflect.TypeFor[float64](), types.UntypedComplex: reflect.TypeFor[complex128](),
	types.UntypedString: reflect.TypeFor[string](), types.UntypedNil: reflect.TypeFor[unsafe.Pointer](),
}

// markField is the field that sets a named type's reflect type apart.
func markField(tag string) reflect.StructField {
	return reflect.StructField{Name: "_", PkgPath: "main", Type: markType, Tag: reflect.StructTag(tag)}
}

// structType makes a struct type, with a mark if it is a named type's.
func (s *typeMap) structType(t *types.Struct, mark string) (r reflect.Type, whole bool) {
	whole = true
	var fields []reflect.StructField
	if mark != "" {
		fields = append(fields, markField(mark))
	}
	for i := range t.NumFields() {
		f := t.Field(i)
		typ, fieldWhole := s.reflectType(f.Type(), false)
		whole = whole && fieldWhole
		field := reflect.StructField{Name: f.Name(), Type: typ, Tag: reflect.StructTag(t.Tag(i))}
		if !f.Exported() {
			field.PkgPath = "main"
		}
		fields = append(fields, field)
	}
	return reflect.StructOf(fields), whole
}

func (s *typeMap) funcType(t *types.Signature) (r reflect.Type, whole bool) {
	whole = true
	list := func(tuple *types.Tuple) []reflect.Type {
		var out []reflect.Type
		for v := range tuple.Variables() {
			typ, w := s.reflectType(v.Type(), true)
			whole = whole && w
			out = append(out, typ)
		}
		return out
	}
	in, out := list(t.Params()), list(t.Results())
	return reflect.FuncOf(in, out, t.Variadic()), whole
}

// learn notes what the unexported named types in a compiled thing's type are.
func (s *typeMap) learn(t types.Type, r reflect.Type) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.note(t, r)
}

func (s *typeMap) note(t types.Type, r reflect.Type) {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		obj := t.Obj()
		if obj.Pkg() != nil && t.TypeArgs().Len() == 0 && r.Name() == obj.Name() && s.isOwn(t) && s.symbols(obj.Pkg().Path()) != nil {
			s.learned[obj] = r
		}
		return
	case *types.Map:
		if r.Kind() == reflect.Map {
			s.note(t.Key(), r.Key())
			s.note(t.Elem(), r.Elem())
		}
		return
	case *types.Signature:
		if r.Kind() == reflect.Func {
			offset := r.NumIn() - t.Params().Len() // a receiver
			for i := range t.Params().Len() {
				s.note(t.Params().At(i).Type(), r.In(i+offset))
			}
			for i := range t.Results().Len() {
				s.note(t.Results().At(i).Type(), r.Out(i))
			}
		}
		return
	case interface{ Elem() types.Type }:
		switch r.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
			s.note(t.Elem(), r.Elem())
		}
	}
}
