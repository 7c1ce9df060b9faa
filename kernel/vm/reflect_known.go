package vm

import (
	"go/token"
	"go/types"
	"reflect"
	"strconv"
	"strings"
)

// goType is the type that a reflect type stands for, nil if the program can't
// name it.
func (r *reflection) goType(real reflect.Type) types.Type {
	if t := r.m.types.ofWord(typeWord(real)); t != nil && t.T != nil && !r.isLossy(t.T) {
		return t.T
	}
	switch {
	case real == anyType:
		return types.NewInterfaceType(nil, nil)
	case real == errorType:
		return types.Universe.Lookup("error").Type()
	case real.PkgPath() != "":
		return r.compiledNamed(real)
	case real == basicOf[real.Kind()]:
		return basicTypeOf(real.Kind())
	}
	return r.composite(real)
}

// compiledNamed finds a named type of compiled code that the program's packages
// know.
func (r *reflection) compiledNamed(real reflect.Type) types.Type {
	r.m.mu.Lock()
	prog := r.m.latest
	r.m.mu.Unlock()
	if prog == nil {
		return nil
	}
	pkg := prog.ImportedPackage(real.PkgPath())
	if pkg == nil {
		return nil
	}
	name, ok := pkg.Pkg.Scope().Lookup(real.Name()).(*types.TypeName)
	if !ok || r.m.types.of(name.Type()).R != real {
		return nil
	}
	return name.Type()
}

func basicTypeOf(k reflect.Kind) types.Type {
	for kind, real := range basicTypes {
		if real.Kind() == k && types.Typ[kind].Info()&types.IsUntyped == 0 && kind != types.UntypedNil {
			return types.Typ[kind]
		}
	}
	return nil
}

// composite makes a type of the types that a reflect type is made of.
func (r *reflection) composite(real reflect.Type) types.Type {
	switch real.Kind() {
	case reflect.Func:
		return r.signature(real)
	case reflect.Struct:
		return r.structure(real)
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan, reflect.Map:
	default:
		return nil
	}
	elem := r.goType(real.Elem())
	if elem == nil {
		return nil
	}
	switch real.Kind() {
	case reflect.Pointer:
		return types.NewPointer(elem)
	case reflect.Slice:
		return types.NewSlice(elem)
	case reflect.Array:
		return types.NewArray(elem, int64(real.Len()))
	case reflect.Chan:
		return types.NewChan(chanDirOf(real.ChanDir()), elem)
	}
	if key := r.goType(real.Key()); key != nil {
		return types.NewMap(key, elem)
	}
	return nil
}

func chanDirOf(dir reflect.ChanDir) types.ChanDir {
	for d, real := range chanDirs {
		if real == dir {
			return d
		}
	}
	return types.SendRecv
}

func (r *reflection) signature(real reflect.Type) types.Type {
	var in, out []types.Type
	for i := range real.NumIn() {
		in = append(in, r.goType(real.In(i)))
	}
	for i := range real.NumOut() {
		out = append(out, r.goType(real.Out(i)))
	}
	params, ok := tupleOf(in)
	results, alsoOK := tupleOf(out)
	if !ok || !alsoOK {
		return nil
	}
	return types.NewSignatureType(nil, nil, nil, params, results, real.IsVariadic())
}

// tupleOf is a list of parameters of types, none of which may be nil.
func tupleOf(list []types.Type) (*types.Tuple, bool) {
	var vars []*types.Var
	for _, t := range list {
		if t == nil {
			return nil, false
		}
		vars = append(vars, types.NewParam(token.NoPos, nil, "", t))
	}
	return types.NewTuple(vars...), true
}

func (r *reflection) structure(real reflect.Type) types.Type {
	var fields []*types.Var
	var tags []string
	for i := range real.NumField() {
		f := real.Field(i)
		t := r.goType(f.Type)
		if t == nil || !f.IsExported() || f.Anonymous { // of a package that is not known
			return nil
		}
		fields = append(fields, types.NewField(token.NoPos, nil, f.Name, t, false))
		tags = append(tags, string(f.Tag))
	}
	return types.NewStruct(fields, tags)
}

// guess is what the value in an interface may be, while the machine knows of some
// number of types.
type guess struct {
	s     *static
	known int
}

// dynamicStatic is the type of the value in an interface. Interfaces do not tell
// apart types that share their reflect type.
func (r *reflection) dynamicStatic(x any) *static {
	word := wordOf(x)
	real := reflect.TypeOf(x)
	t := r.m.types.ofWord(word)
	if real.Name() != "" || t != nil && t.own || !mayShare(real) {
		return r.ofReal(real)
	}
	known := r.m.types.count()
	if found, ok := r.guesses.Load(word); ok && found.(*guess).known == known {
		return found.(*guess).s
	}
	made := &guess{r.oneOf(r.candidates(real), real), known}
	r.guesses.Store(word, made)
	return made.s
}

// count is how many types are known.
func (s *typeMap) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.known.Len()
}

// mayShare reports whether different types may have a reflect type: it mentions
// an interface or a struct without a name.
func mayShare(real reflect.Type) bool {
	if real.Name() != "" {
		return false
	}
	switch real.Kind() {
	case reflect.Interface:
		return true
	case reflect.Struct:
		return real.NumField() == 0 || real.Field(0).Type != markType || real.Field(0).Name != "_"
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
		return mayShare(real.Elem())
	case reflect.Map:
		return mayShare(real.Key()) || mayShare(real.Elem())
	case reflect.Func:
		for i := range real.NumIn() {
			if mayShare(real.In(i)) {
				return true
			}
		}
		for i := range real.NumOut() {
			if mayShare(real.Out(i)) {
				return true
			}
		}
	}
	return false
}

// candidates are the types that have a reflect type.
func (r *reflection) candidates(real reflect.Type) []types.Type {
	word := typeWord(real)
	var out []types.Type
	s := &r.m.types
	s.mu.Lock()
	s.known.Iterate(func(t types.Type, made any) {
		if made.(*Type).word == word {
			out = append(out, t)
		}
	})
	s.mu.Unlock()
	decoded := real == reflect.TypeFor[[]any]() || real == reflect.TypeFor[map[string]any]()
	if plain := r.composite(real); plain != nil && (len(out) == 0 || decoded && r.decodes() && !containsType(out, plain)) {
		out = append(out, plain)
	}
	return out
}

func containsType(list []types.Type, t types.Type) bool {
	for _, x := range list {
		if types.Identical(x, t) {
			return true
		}
	}
	return false
}

// decodes reports whether compiled code may hand the program slices and maps of
// interfaces that the program does not mention.
func (r *reflection) decodes() bool {
	r.m.mu.Lock()
	defer r.m.mu.Unlock()
	return r.m.latest != nil && r.m.latest.ImportedPackage("encoding/json") != nil
}

// oneOf is the type that is one of some types with the same reflect type.
func (r *reflection) oneOf(list []types.Type, real reflect.Type) *static {
	var distinct []types.Type
	for _, t := range list {
		if !containsType(distinct, t) {
			distinct = append(distinct, t)
		}
	}
	switch len(distinct) {
	case 0:
		return r.ofReal(real)
	case 1:
		return r.ofType(distinct[0])
	}
	var names []string
	for _, t := range distinct {
		names = append(names, types.TypeString(t, nil))
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	key := strconv.Itoa(len(names)) + strings.Join(names, "|")
	if found := r.among[key]; found != nil {
		return found
	}
	made := &static{r: r, t: r.m.types.of(distinct[0]), among: distinct, carrier: r.mark(real)}
	made.shown = &programType{made.t.under.R, made}
	r.among[key] = made
	r.byWord.Store(typeWord(made.carrier), made)
	return made
}

// part is the type that lies in this one where a function tells.
func (s *static) part(known *Type, find func(types.Type) types.Type) *static {
	if len(s.among) == 0 {
		return s.r.of(known)
	}
	var list []types.Type
	for _, t := range s.among {
		list = append(list, find(t.Underlying()))
	}
	return s.r.oneOf(list, known.R)
}

func (s *static) elem() *static {
	if s.honest {
		return s.r.ofReal(s.t.R.Elem())
	}
	return s.part(s.r.m.elemType(s.t), func(t types.Type) types.Type { return t.(interface{ Elem() types.Type }).Elem() })
}

func (s *static) key() *static {
	if s.honest {
		return s.r.ofReal(s.t.R.Key())
	}
	return s.part(s.r.m.keyType(s.t), func(t types.Type) types.Type { return t.(*types.Map).Key() })
}

// must refuses if it is not known which of several types this one is.
func (s *static) must() *static {
	if len(s.among) == 0 {
		return s
	}
	var names []string
	for _, t := range s.among {
		names = append(names, s.r.m.typeString(t))
	}
	panic(&Refusal{"reflection can't tell which of " + strings.Join(names, ", ") + " the type of a value is: give a name of its own to the type that is used with reflect, as in type List []Item"})
}

func (s *static) String() string { return s.must().shown.String() }
