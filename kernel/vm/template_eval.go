package vm

import (
	"go/types"
	"reflect"
	"strings"
	"text/template/parse"
	"unsafe"
)

// pipeline evaluates a pipeline and declares or sets its variables.
func (s *templateState) pipeline(dot templateValue, pipe *parse.PipeNode) (v templateValue) {
	if pipe == nil {
		return v
	}
	s.node = pipe
	var final *templateValue
	for _, cmd := range pipe.Cmds {
		v = s.command(dot, cmd, final)
		if v.kind() == reflect.Interface && s.m.methodCount(v.t) == 0 {
			v = v.elem()
		}
		last := v
		final = &last
	}
	for _, decl := range pipe.Decl {
		if pipe.IsAssign {
			s.assignVar(decl.Ident[0], v)
		} else {
			s.vars = append(s.vars, templateVar{decl.Ident[0], v})
		}
	}
	return v
}

func (s *templateState) assignVar(name string, v templateValue) { s.variable(name).value = v }

func (s *templateState) variable(name string) *templateVar {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			return &s.vars[i]
		}
	}
	s.fail("undefined variable: %s", name)
	return nil
}

// noArguments fails if a thing that is no function is given arguments. Final is
// the value of the command before in the pipeline, if there is one.
func (s *templateState) noArguments(args []parse.Node, final *templateValue) {
	if len(args) > 1 || final != nil {
		s.fail("can't give argument to non-function %s", args[0])
	}
}

func (s *templateState) command(dot templateValue, cmd *parse.CommandNode, final *templateValue) templateValue {
	first := cmd.Args[0]
	switch n := first.(type) {
	case *parse.FieldNode:
		s.node = n
		return s.fields(dot, dot, n, n.Ident, cmd.Args, final)
	case *parse.ChainNode:
		return s.chain(dot, n, cmd.Args, final)
	case *parse.IdentifierNode:
		return s.function(dot, n, cmd, cmd.Args, final)
	case *parse.PipeNode:
		s.noArguments(cmd.Args, final)
		return s.pipeline(dot, n)
	case *parse.VariableNode:
		return s.variableFields(dot, n, cmd.Args, final)
	}
	s.node = first
	s.noArguments(cmd.Args, final)
	switch n := first.(type) {
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		s.fail("nil is not a command")
	case *parse.BoolNode, *parse.NumberNode, *parse.StringNode:
		return s.constant(n)
	}
	s.fail("can't evaluate command %q", first)
	return dot
}

// constant is the value of a constant where no type is asked for.
func (s *templateState) constant(n parse.Node) templateValue {
	s.node = n
	switch n := n.(type) {
	case *parse.BoolNode:
		return s.of(n.True)
	case *parse.StringNode:
		return s.of(n.Text)
	case *parse.NumberNode:
		return s.number(n)
	}
	return templateValue{}
}

func (s *templateState) number(n *parse.NumberNode) templateValue {
	text := n.Text
	isRune := strings.HasPrefix(text, "'")
	isHex := len(text) > 2 && strings.EqualFold(text[:2], "0x") && !strings.ContainsAny(text, "pP")
	switch {
	case n.IsComplex:
		return s.of(n.Complex128)
	case n.IsFloat && !isRune && !isHex && strings.ContainsAny(text, ".eEpP"):
		return s.of(n.Float64)
	case n.IsInt:
		return s.of(int(n.Int64))
	case n.IsUint:
		s.fail("%s overflows int", text)
	}
	return templateValue{}
}

func (s *templateState) chain(dot templateValue, n *parse.ChainNode, args []parse.Node, final *templateValue) templateValue {
	s.node = n
	if n.Node.Type() == parse.NodeNil {
		s.fail("indirection through explicit nil in %s", n)
	}
	return s.fields(dot, s.argument(dot, n.Node), n, n.Field, args, final)
}

func (s *templateState) variableFields(dot templateValue, n *parse.VariableNode, args []parse.Node, final *templateValue) templateValue {
	s.node = n
	v := s.variable(n.Ident[0]).value
	if len(n.Ident) == 1 {
		s.noArguments(args, final)
		return v
	}
	return s.fields(dot, v, n, n.Ident[1:], args, final)
}

// fields evaluates a chain of fields, the last of which may be given arguments.
func (s *templateState) fields(dot, v templateValue, n parse.Node, names []string, args []parse.Node, final *templateValue) templateValue {
	last := len(names) - 1
	for _, name := range names[:last] {
		v = s.field(dot, name, n, nil, nil, v)
	}
	return s.field(dot, names[last], n, args, final, v)
}

// field evaluates a field, a method or an entry of a map.
func (s *templateState) field(dot templateValue, name string, n parse.Node, args []parse.Node, final *templateValue, recv templateValue) templateValue {
	if !recv.isValid() {
		if s.missing == missingError {
			s.fail("nil data; no entry for key %q", name)
		}
		return recv
	}
	typ := s.m.typeName(recv.t)
	v, isNil := recv.indirect()
	if v.kind() == reflect.Interface {
		s.fail("nil pointer evaluating %s.%s", typ, name)
	}
	if method := v.templateMethod(name); method != nil {
		return s.call(dot, method, n, name, args, final)
	}
	hasArgs := len(args) > 1 || final != nil
	switch v.kind() {
	case reflect.Struct:
		if path, ok := s.m.fieldPath(v.t, name); ok {
			found, err := v.at(path)
			if !path[len(path)-1].exported {
				s.fail("%s is an unexported field of struct type %s", name, typ)
			}
			if err != nil {
				s.fail("%v", err)
			}
			if hasArgs {
				s.fail("%s has arguments but cannot be invoked as function", name)
			}
			return found
		}
	case reflect.Map:
		if key := s.m.keyType(v.t); s.m.isAssignable(s.of(name).t, key) {
			if hasArgs {
				s.fail("%s is not a method but has arguments", name)
			}
			return s.entry(v, s.converted(s.of(name), key), name)
		}
	case reflect.Pointer:
		elem := s.m.elemType(v.t)
		if elem.kind() == reflect.Struct {
			if _, ok := s.m.fieldPath(elem, name); !ok {
				break
			}
		}
		if isNil {
			s.fail("nil pointer evaluating %s.%s", typ, name)
		}
	}
	s.fail("can't evaluate field %s in type %s", name, typ)
	return recv
}

// entry is an entry of a map.
func (s *templateState) entry(v templateValue, key unsafe.Pointer, name string) templateValue {
	if found := v.entry(key); found.isValid() {
		return found
	}
	switch s.missing {
	case missingZero:
		elem := s.m.elemType(v.t)
		return templateValue{view: view{s.m, elem, elem.alloc()}}
	case missingError:
		s.fail("map has no entry for key %q", name)
	}
	return templateValue{}
}

// entry is an entry of a map, no value if there is none.
func (v templateValue) entry(key unsafe.Pointer) templateValue {
	found := v.m.mapIndex(v.t.under.R, v.p, v.m.keyType(v.t).value(key))
	if !found.IsValid() {
		return templateValue{}
	}
	return templateValue{view: view{v.m, v.m.elemType(v.t), addressOf(found)}}
}

// yielded is what the function that an iterator is given takes.
func (v templateValue) yielded() []*Type {
	if sig, ok := v.under().(*types.Signature); ok {
		return v.m.typesOf(sig.Params())
	}
	var out []*Type
	for i := range v.t.under.R.NumIn() {
		out = append(out, v.m.typeOfReflect(v.t.under.R.In(i)))
	}
	return out
}
