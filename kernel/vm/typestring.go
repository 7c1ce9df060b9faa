package vm

import (
	"go/types"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// typeString is a type as reflection prints it.
func (m *Machine) typeString(t types.Type) string {
	w := typeWriter{locals: &m.types.locals}
	w.write(t)
	return w.String()
}

// typeStringOf is the type of the value in an interface.
func (m *Machine) typeStringOf(x any) string { return m.typeName(m.dynamicType(x)) }

// typeName is a type as %T prints it.
func (m *Machine) typeName(t *Type) string {
	if t.T != nil {
		return m.typeString(t.T)
	}
	return m.readable(t.R.String())
}

// readable puts the names of the program's types into a text that has their
// reflect types.
func (m *Machine) readable(text string) string {
	const mark = `struct { _ struct {} "`
	if !strings.Contains(text, mark) {
		return text
	}
	names := map[string]string{}
	var long []string
	m.types.byWord.Range(func(_, value any) bool {
		if t := value.(*Type); t.own {
			r := t.R.String()
			names[r] = m.typeString(t.T)
			long = append(long, r)
		}
		return true
	})
	slices.SortFunc(long, func(a, b string) int { return len(b) - len(a) })
	for _, r := range long {
		text = strings.ReplaceAll(text, r, names[r])
	}
	return text
}

// typeWriter writes types.
type typeWriter struct {
	strings.Builder
	paths  bool      // packages by their paths, as in type arguments
	locals *sync.Map // what the names of types end with that generic functions declare
}

func (w *typeWriter) write(t types.Type) {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		w.WriteString(basicName(t))
	case *types.Named:
		w.named(t)
	case *types.Pointer:
		w.WriteString("*")
		w.write(t.Elem())
	case *types.Slice:
		w.WriteString("[]")
		w.write(t.Elem())
	case *types.Array:
		w.WriteString("[" + strconv.FormatInt(t.Len(), 10) + "]")
		w.write(t.Elem())
	case *types.Map:
		w.WriteString("map[")
		w.write(t.Key())
		w.WriteString("]")
		w.write(t.Elem())
	case *types.Chan:
		w.channel(t)
	case *types.Signature:
		w.WriteString("func")
		w.signature(t)
	case *types.Struct:
		w.structure(t)
	case *types.Interface:
		w.methods(t)
	default:
		w.WriteString(t.String())
	}
}

func basicName(t *types.Basic) string {
	switch t.Kind() {
	case types.Uint8:
		return "uint8"
	case types.Int32:
		return "int32"
	}
	if r, ok := basicTypes[t.Kind()]; ok && t.Info()&types.IsUntyped == 0 {
		return r.String()
	}
	return t.Name()
}

func (w *typeWriter) named(t *types.Named) {
	obj := t.Obj()
	if pkg := obj.Pkg(); pkg != nil {
		if w.paths {
			w.WriteString(pkg.Path() + ".")
		} else {
			w.WriteString(pkg.Name() + ".")
		}
	}
	w.WriteString(obj.Name())
	if w.locals != nil {
		if suffix, ok := w.locals.Load(obj); ok {
			w.WriteString(suffix.(string))
		}
	}
	if t.TypeArgs().Len() == 0 {
		return
	}
	outer := w.paths
	w.paths = true
	w.WriteString("[")
	for i := range t.TypeArgs().Len() {
		if i > 0 {
			w.WriteString(",")
		}
		w.write(t.TypeArgs().At(i))
	}
	w.WriteString("]")
	w.paths = outer
}

func (w *typeWriter) channel(t *types.Chan) {
	w.WriteString(map[types.ChanDir]string{types.SendRecv: "chan ", types.SendOnly: "chan<- ", types.RecvOnly: "<-chan "}[t.Dir()])
	if inner, ok := types.Unalias(t.Elem()).(*types.Chan); ok && inner.Dir() == types.RecvOnly && t.Dir() == types.SendRecv {
		w.WriteString("(")
		w.write(inner)
		w.WriteString(")")
		return
	}
	w.write(t.Elem())
}

func (w *typeWriter) signature(t *types.Signature) {
	w.WriteString("(")
	for i := range t.Params().Len() {
		if i > 0 {
			w.WriteString(", ")
		}
		p := t.Params().At(i).Type()
		if t.Variadic() && i == t.Params().Len()-1 {
			w.WriteString("...")
			if s, ok := p.(*types.Slice); ok {
				p = s.Elem()
			}
		}
		w.write(p)
	}
	w.WriteString(")")
	switch n := t.Results().Len(); n {
	case 0:
	case 1:
		w.WriteString(" ")
		w.write(t.Results().At(0).Type())
	default:
		w.WriteString(" (")
		for i := range n {
			if i > 0 {
				w.WriteString(", ")
			}
			w.write(t.Results().At(i).Type())
		}
		w.WriteString(")")
	}
}

func (w *typeWriter) structure(t *types.Struct) {
	w.WriteString("struct {")
	for i := range t.NumFields() {
		if i > 0 {
			w.WriteString(";")
		}
		f := t.Field(i)
		w.WriteString(" ")
		if !f.Embedded() {
			w.WriteString(f.Name() + " ")
		}
		w.write(f.Type())
		if tag := t.Tag(i); tag != "" {
			w.WriteString(" " + strconv.Quote(tag))
		}
	}
	if t.NumFields() > 0 {
		w.WriteString(" ")
	}
	w.WriteString("}")
}

func (w *typeWriter) methods(t *types.Interface) {
	w.WriteString("interface {")
	for i := range t.NumMethods() {
		if i > 0 {
			w.WriteString(";")
		}
		w.WriteString(" " + t.Method(i).Name())
		w.signature(t.Method(i).Signature())
	}
	if t.NumMethods() > 0 {
		w.WriteString(" ")
	}
	w.WriteString("}")
}
