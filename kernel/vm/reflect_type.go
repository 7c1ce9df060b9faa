package vm

import (
	"go/types"
	"reflect"
	"slices"
	"strings"
)

// programType is a type of the program, or one that mentions some, as the
// program sees it. There is one for each type, so that they can be compared. It
// embeds the reflect type that has the kind of the values.
type programType struct {
	reflect.Type
	s *static
}

// program is the type as the program wrote it, which must be known.
func (t *programType) program() types.Type { return t.s.must().t.T }

func (t *programType) under() types.Type { return t.program().Underlying() }

func (t *programType) shown(of types.Type) reflect.Type { return t.s.r.ofType(of).shown }

func (t *programType) String() string { return t.s.r.m.typeString(t.program()) }

func (t *programType) Name() string {
	t.program()
	return t.s.r.m.shortName(t.s.t)
}

func (t *programType) PkgPath() string {
	named, ok := types.Unalias(t.program()).(*types.Named)
	if !ok {
		return ""
	}
	return packagePath(named.Obj().Pkg())
}

// packagePath is the path of a package as a compiled program knows it.
func packagePath(pkg *types.Package) string {
	switch {
	case pkg == nil:
		return ""
	case pkg.Name() == "main":
		return "main"
	}
	return pkg.Path()
}

func (t *programType) Comparable() bool { return types.Comparable(t.program()) }

func (t *programType) Bits() int {
	if k := t.Kind(); k < reflect.Int || k > reflect.Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return t.Type.Bits()
}

func (t *programType) Len() int {
	if t.Kind() != reflect.Array {
		panic("reflect: Len of non-array type " + t.String())
	}
	return t.Type.Len()
}

func (t *programType) ChanDir() reflect.ChanDir {
	if t.Kind() != reflect.Chan {
		panic("reflect: ChanDir of non-chan type " + t.String())
	}
	return t.Type.ChanDir()
}

func (t *programType) IsVariadic() bool {
	if t.Kind() != reflect.Func {
		panic("reflect: IsVariadic of non-func type " + t.String())
	}
	return t.Type.IsVariadic()
}

func (t *programType) Elem() reflect.Type {
	switch t.Kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Pointer, reflect.Slice:
		return t.shown(t.under().(interface{ Elem() types.Type }).Elem())
	}
	panic("reflect: Elem of invalid type " + t.String())
}

func (t *programType) Key() reflect.Type {
	if m, ok := t.under().(*types.Map); ok {
		return t.shown(m.Key())
	}
	panic("reflect: Key of non-map type " + t.String())
}

func (t *programType) signature(what string) *types.Signature {
	if sig, ok := t.under().(*types.Signature); ok {
		return sig
	}
	panic("reflect: " + what + " of non-func type " + t.String())
}

func (t *programType) NumIn() int  { return t.signature("NumIn").Params().Len() }
func (t *programType) NumOut() int { return t.signature("NumOut").Results().Len() }

func (t *programType) In(i int) reflect.Type {
	return t.shown(t.signature("In").Params().At(i).Type())
}

func (t *programType) Out(i int) reflect.Type {
	return t.shown(t.signature("Out").Results().At(i).Type())
}

func (t *programType) CanSeq() bool {
	if t.Kind() == reflect.Pointer {
		return t.Elem().Kind() == reflect.Array
	}
	return t.Type.CanSeq()
}

func (t *programType) CanSeq2() bool {
	if t.Kind() == reflect.Pointer {
		return t.Elem().Kind() == reflect.Array
	}
	return t.Type.CanSeq2()
}

// prepare lists the fields and the methods of a type.
func (s *static) prepare() {
	s.once.Do(func() {
		if s.t.kind() == reflect.Struct {
			s.fields = s.r.m.fieldsOf(s.t)
		}
		if s.t.T != nil {
			s.methods = methodsOf(s.t.T)
		}
	})
}

// methodsOf are the methods of a type that package reflect lists.
func methodsOf(t types.Type) []*types.Func {
	var out []*types.Func
	for method := range types.NewMethodSet(t).Methods() {
		if f := method.Obj().(*types.Func); f.Exported() || types.IsInterface(t) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *types.Func) int { return strings.Compare(a.Name(), b.Name()) })
	return out
}

func (t *programType) methods() []*types.Func {
	t.program()
	t.s.prepare()
	return t.s.methods
}

func (t *programType) NumMethod() int { return len(t.methods()) }

func (t *programType) Method(i int) reflect.Method {
	methods := t.methods()
	if i < 0 || i >= len(methods) {
		panic("reflect: Method index out of range")
	}
	f := methods[i]
	out := reflect.Method{Name: f.Name(), Index: i}
	if !f.Exported() {
		out.PkgPath = packagePath(f.Pkg())
	}
	if t.Kind() == reflect.Interface {
		out.Type = t.shown(stripped(f))
		return out
	}
	function := t.s.r.m.named(t.s.t, f.Name())
	out.Func = t.s.r.function(withReceiver(t.s.t.T, stripped(f)), function)
	out.Type = t.s.r.staticOf(out.Func).shown
	return out
}

// withReceiver is the type of a method as a function.
func withReceiver(recv types.Type, sig *types.Signature) *types.Signature {
	list := []types.Type{recv}
	for v := range sig.Params().Variables() {
		list = append(list, v.Type())
	}
	params, _ := tupleOf(list)
	return types.NewSignatureType(nil, nil, nil, params, sig.Results(), sig.Variadic())
}

func (t *programType) MethodByName(name string) (reflect.Method, bool) {
	for i, f := range t.methods() {
		if f.Name() == name {
			return t.Method(i), true
		}
	}
	return reflect.Method{}, false
}

func (t *programType) fields(what string) []typeField {
	if t.Kind() != reflect.Struct {
		panic("reflect: " + what + " of non-struct type " + t.String())
	}
	t.program()
	t.s.prepare()
	return t.s.fields
}

func (t *programType) NumField() int { return len(t.fields("NumField")) }

func (t *programType) Field(i int) reflect.StructField {
	fields := t.fields("Field")
	if i < 0 || i >= len(fields) {
		panic("reflect: Field index out of bounds")
	}
	f := fields[i]
	out := reflect.StructField{
		Name: f.name, Type: t.s.r.of(f.typ).shown, Tag: f.tag, Offset: f.offset, Index: []int{i}, Anonymous: f.embedded,
	}
	if !f.exported {
		out.PkgPath = packagePath(t.under().(*types.Struct).Field(i).Pkg())
	}
	return out
}

func (t *programType) FieldByIndex(index []int) reflect.StructField {
	t.fields("FieldByIndex")
	var f reflect.StructField
	var at reflect.Type = t
	for i, x := range index {
		if i > 0 {
			at = f.Type
			if at.Kind() == reflect.Pointer && at.Elem().Kind() == reflect.Struct {
				at = at.Elem()
			}
		}
		f = at.Field(x)
	}
	return f
}

func (t *programType) FieldByName(name string) (reflect.StructField, bool) {
	t.fields("FieldByName")
	if name == "" {
		return reflect.StructField{}, false
	}
	return findField(t, func(s string) bool { return s == name })
}

func (t *programType) FieldByNameFunc(match func(string) bool) (reflect.StructField, bool) {
	t.fields("FieldByNameFunc")
	return findField(t, match)
}

// findField finds the field that a name matches, level by level of embedded
// structs. Two that match on a level hide each other, and those below.
func findField(root reflect.Type, match func(string) bool) (found reflect.StructField, ok bool) {
	type level struct {
		typ    reflect.Type
		index  []int
		copies int
	}
	next := []level{{root, nil, 1}}
	seen := map[reflect.Type]bool{}
	for len(next) > 0 {
		current := next
		next = nil
		for _, at := range current {
			if seen[at.typ] {
				continue
			}
			seen[at.typ] = true
			for i := range at.typ.NumField() {
				f := at.typ.Field(i)
				index := append(slices.Clone(at.index), i)
				inner := f.Type
				if f.Anonymous && inner.Kind() == reflect.Pointer {
					inner = inner.Elem()
				}
				if match(f.Name) {
					if ok || at.copies > 1 {
						return reflect.StructField{}, false
					}
					found, ok = f, true
					found.Index = index
					continue
				}
				if ok || !f.Anonymous || inner.Kind() != reflect.Struct || seen[inner] {
					continue
				}
				same := slices.IndexFunc(next, func(l level) bool { return l.typ == inner })
				if same >= 0 {
					next[same].copies++
					continue
				}
				next = append(next, level{inner, index, at.copies})
			}
		}
		if ok {
			return found, true
		}
	}
	return reflect.StructField{}, false
}
