package vm

import (
	"bytes"
	"cmp"
	"encoding/json"
	"go/types"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unsafe"
)

// A typeField is a field of a struct type.
type typeField struct {
	name               string
	tag                reflect.StructTag
	typ                *Type
	offset             uintptr
	exported, embedded bool
}

// fieldsOf lists the fields of a struct type.
func (m *Machine) fieldsOf(t *Type) []typeField {
	var out []typeField
	if u, ok := (view{m: m, t: t}).under().(*types.Struct); ok {
		for i := range u.NumFields() {
			f := u.Field(i)
			out = append(out, typeField{f.Name(), reflect.StructTag(u.Tag(i)), m.types.of(f.Type()), t.fieldOffset(i), f.Exported(), f.Embedded()})
		}
		return out
	}
	for i := range t.R.NumField() {
		f := t.R.Field(i)
		out = append(out, typeField{f.Name, f.Tag, m.ofReflect(f.Type), f.Offset, f.IsExported(), f.Anonymous})
	}
	return out
}

// A jsonField is a field of an object that stands for a struct.
type jsonField struct {
	name                        string
	opening, escaped            string // the name as it is written, with a colon
	tagged                      bool
	path                        []typeField // from the struct, through embedded ones
	index                       []int
	inner                       *Type // what it points to, or its type
	omitEmpty, omitZero, quoted bool
}

// find walks from a struct to the field. It fails at an embedded pointer that is
// nil. The field is addressable if the struct is, or one that it lies in.
func (f *jsonField) find(v view, addressable bool) (field view, canAddr, ok bool) {
	for _, step := range f.path {
		if v.kind() == reflect.Pointer {
			if v.isNil() {
				return v, false, false
			}
			v, addressable = v.elem(), true
		}
		v = step.of(v)
	}
	return v, addressable, true
}

// of is the field of a struct.
func (f *typeField) of(v view) view { return view{v.m, f.typ, unsafe.Add(v.p, f.offset)} }

// jsonFields are the fields of a struct type, in their order.
type jsonFields struct {
	list   []jsonField
	exact  map[string]*jsonField
	folded map[string]*jsonField
}

type jsonFieldsKey struct{}

func (m *Machine) jsonFields(t *Type) *jsonFields {
	if found, ok := t.methods.Load(jsonFieldsKey{}); ok {
		return found.(*jsonFields)
	}
	out := &jsonFields{list: dominant(m.collectFields(t)), exact: map[string]*jsonField{}, folded: map[string]*jsonField{}}
	for i := range out.list {
		f := &out.list[i]
		f.opening = `"` + f.name + `":`
		var escaped bytes.Buffer
		json.HTMLEscape(&escaped, []byte(f.opening))
		f.escaped = escaped.String()
		out.exact[f.name] = f
		if name := foldName(f.name); out.folded[name] == nil {
			out.folded[name] = f
		}
	}
	t.methods.Store(jsonFieldsKey{}, out)
	return out
}

// foldName makes names equal that differ in case only.
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		for {
			next := unicode.SimpleFold(r)
			if next <= r {
				return next
			}
			r = next
		}
	}, name)
}

// embedding is an embedded struct whose fields are to be listed.
type embedding struct {
	typ   *Type
	path  []typeField
	index []int
}

// collectFields lists the fields of a struct and those that it embeds, level by
// level.
func (m *Machine) collectFields(t *Type) []jsonField {
	var out []jsonField
	next := []embedding{{typ: t}}
	visited := map[*Type]bool{}
	var count map[*Type]int
	nextCount := map[*Type]int{}
	for len(next) > 0 {
		current := next
		next, count, nextCount = nil, nextCount, map[*Type]int{}
		for _, e := range current {
			if visited[e.typ] {
				continue
			}
			visited[e.typ] = true
			for i, f := range m.fieldsOf(e.typ) {
				made, ok := m.jsonField(e, i, f)
				if !ok {
					continue
				}
				if !made.tagged && f.embedded && made.inner.kind() == reflect.Struct {
					if nextCount[made.inner]++; nextCount[made.inner] == 1 {
						next = append(next, embedding{made.inner, made.path, made.index})
					}
					continue
				}
				out = append(out, made)
				if count[e.typ] > 1 { // as many as are needed to see that there are several
					out = append(out, made)
				}
			}
		}
	}
	return out
}

// jsonField reads the tag of a field. It fails if the field takes no part.
func (m *Machine) jsonField(e embedding, i int, f typeField) (made jsonField, ok bool) {
	if f.embedded {
		t := f.typ
		if t.kind() == reflect.Pointer {
			t = m.elemType(t)
		}
		if !f.exported && t.kind() != reflect.Struct {
			return made, false
		}
	} else if !f.exported {
		return made, false
	}
	tag := f.tag.Get("json")
	if tag == "-" {
		return made, false
	}
	name, options, _ := strings.Cut(tag, ",")
	if !isTagName(name) {
		name = ""
	}
	list := strings.Split(options, ",")
	made = jsonField{
		name: cmp.Or(name, f.name), tagged: name != "", inner: f.typ,
		path: append(slices.Clone(e.path), f), index: append(slices.Clone(e.index), i),
		omitEmpty: slices.Contains(list, "omitempty"), omitZero: slices.Contains(list, "omitzero"),
	}
	if !f.typ.isNamed() && f.typ.kind() == reflect.Pointer {
		made.inner = m.elemType(f.typ)
	}
	if slices.Contains(list, "string") {
		switch k := made.inner.kind(); k {
		case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64:
			made.quoted = true
		default:
			made.quoted = isInteger(k)
		}
	}
	return made, true
}

func isInteger(k reflect.Kind) bool { return k >= reflect.Int && k <= reflect.Uintptr }

// kind is the kind of the type's underlying type.
func (t *Type) kind() reflect.Kind { return t.under.R.Kind() }

// isTagName reports whether a tag's name can be used.
func isTagName(s string) bool {
	for _, c := range s {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", c) && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return false
		}
	}
	return s != ""
}

// dominant drops the fields that others hide, or that hide each other.
func dominant(fields []jsonField) []jsonField {
	slices.SortFunc(fields, func(a, b jsonField) int {
		return cmp.Or(
			strings.Compare(a.name, b.name), cmp.Compare(len(a.index), len(b.index)),
			cmp.Compare(boolInt(b.tagged), boolInt(a.tagged)), slices.Compare(a.index, b.index),
		)
	})
	var out []jsonField
	for i := 0; i < len(fields); {
		f, n := fields[i], 1
		for i+n < len(fields) && fields[i+n].name == f.name {
			n++
		}
		if n == 1 || len(fields[i+1].index) != len(f.index) || fields[i+1].tagged != f.tagged {
			out = append(out, f)
		}
		i += n
	}
	slices.SortFunc(out, func(a, b jsonField) int { return slices.Compare(a.index, b.index) })
	return out
}
