package engine

import (
	"cmp"
	"go/types"
	"slices"
	"strings"
)

// A Name is a name that cells declared and others may use.
type Name struct {
	Name  string
	Kind  string // var, func, type or const
	Type  string // signature or type
	Value string // of a variable or a constant, in short
}

// Names lists what the cells have declared: variables and constants, then
// functions, then types, each by their names.
func (s *Session) Names() []Name {
	s.mu.Lock()
	defer s.mu.Unlock()
	order := map[string]int{"var": 0, "const": 1, "func": 2, "type": 3}
	var out []Name
	for name, live := range s.live {
		n := Name{Name: name, Type: types.TypeString(live.object.Type(), byName)}
		switch object := live.object.(type) {
		case *types.Var:
			n.Kind, n.Value = "var", s.valueText(object)
		case *types.Const:
			n.Kind, n.Value = "const", object.Val().String()
		case *types.Func:
			n.Kind, n.Type = "func", strings.Replace(n.Type, "func", "func "+name, 1)
		case *types.TypeName:
			n.Kind, n.Type = "type", types.TypeString(object.Type().Underlying(), byName)
		default:
			continue
		}
		if name != "_" {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b Name) int {
		return cmp.Or(cmp.Compare(order[a.Kind], order[b.Kind]), strings.Compare(a.Name, b.Name))
	})
	return out
}
