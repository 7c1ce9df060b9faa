package vm

import (
	"go/types"
	"reflect"
	"text/template/parse"
	"unsafe"
)

var reflectValueType = reflect.TypeFor[reflect.Value]()

// isAssignable reports whether values of a type may be assigned to another.
func (m *Machine) isAssignable(from, to *Type) bool {
	switch {
	case from == to || from.R == to.R && to.class != inter, to.class == inter && m.methodCount(to) == 0:
		return true
	case from.T != nil && to.T != nil:
		return types.AssignableTo(from.T, to.T)
	case to.class == inter && from.T != nil && m.isPrograms(from.T):
		return m.hasAll(from, to.R)
	}
	return from.R.AssignableTo(to.R)
}

// hasAll reports whether a type of the program has the methods of an interface of
// compiled code.
func (m *Machine) hasAll(t *Type, r reflect.Type) bool {
	set := types.NewMethodSet(t.T)
	for i := range r.NumMethod() {
		want := r.Method(i)
		selection := set.Lookup(nil, want.Name)
		if selection == nil || m.types.of(stripped(selection.Obj().(*types.Func))).R != want.Type {
			return false
		}
	}
	return true
}

// converted is a value as one of a type that it can be assigned to.
func (s *templateState) converted(v templateValue, to *Type) unsafe.Pointer {
	p := to.alloc()
	if to.class == inter {
		s.m.writer(to)(p, v.contents())
	} else {
		to.move(p, v.p)
	}
	return p
}

func canBeNil(t *Type) bool {
	switch t.kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return t.R == reflectValueType
}

// fit makes a value an argument for a parameter.
func (s *templateState) fit(v templateValue, to *Type) unsafe.Pointer {
	if !v.isValid() {
		if !canBeNil(to) {
			s.fail("invalid value; expected %s", s.m.typeName(to))
		}
		return to.alloc()
	}
	if to.R == reflectValueType && v.t.R != reflectValueType {
		x := v.t.value(v.p)
		return unsafe.Pointer(&x)
	}
	if s.m.isAssignable(v.t, to) {
		return s.converted(v, to)
	}
	if v.kind() == reflect.Interface && !v.isNil() {
		v = v.elem()
		if s.m.isAssignable(v.t, to) {
			return s.converted(v, to)
		}
	}
	switch {
	case v.kind() == reflect.Pointer && s.m.isAssignable(s.m.elemType(v.t), to):
		if v.isNil() {
			s.fail("dereference of nil pointer of type %s", s.m.typeName(to))
		}
		return s.converted(v.elem(), to)
	case v.addressable && s.m.isAssignable(s.m.pointerType(v.t), to):
		return s.converted(v.pointer(), to)
	}
	s.fail("wrong type for value; expected %s; got %s", s.m.typeName(to), s.m.typeName(v.t))
	return nil
}

// operand evaluates an argument that is no constant.
func (s *templateState) operand(dot templateValue, n parse.Node) (v templateValue, ok bool) {
	s.node = n
	switch n := n.(type) {
	case *parse.DotNode:
		return dot, true
	case *parse.FieldNode:
		return s.fields(dot, dot, n, n.Ident, []parse.Node{n}, nil), true
	case *parse.VariableNode:
		return s.variableFields(dot, n, nil, nil), true
	case *parse.PipeNode:
		return s.pipeline(dot, n), true
	case *parse.IdentifierNode:
		return s.function(dot, n, n, nil, nil), true
	case *parse.ChainNode:
		return s.chain(dot, n, nil, nil), true
	}
	return v, false
}

// argument evaluates an argument where no type is asked for.
func (s *templateState) argument(dot templateValue, n parse.Node) templateValue {
	if v, ok := s.operand(dot, n); ok {
		return v
	}
	switch n.(type) {
	case *parse.NilNode:
		return templateValue{}
	case *parse.BoolNode, *parse.NumberNode, *parse.StringNode:
		return s.constant(n)
	}
	s.fail("can't handle assignment of %s to empty interface argument", n)
	return dot
}

// argumentFor evaluates an argument for a parameter.
func (s *templateState) argumentFor(dot templateValue, n parse.Node, to *Type) unsafe.Pointer {
	if v, ok := s.operand(dot, n); ok {
		return s.fit(v, to)
	}
	if _, ok := n.(*parse.NilNode); ok {
		if !canBeNil(to) {
			s.fail("cannot assign nil to %s", s.m.typeName(to))
		}
		return to.alloc()
	}
	if to.R == reflectValueType || to.class == inter && s.m.methodCount(to) == 0 {
		return s.fit(s.argument(dot, n), to)
	}
	return s.constantFor(n, to)
}

// constantFor is a constant as a value of a type.
func (s *templateState) constantFor(n parse.Node, to *Type) unsafe.Pointer {
	v := view{s.m, to, to.alloc()}
	plain := v.plain()
	number, _ := n.(*parse.NumberNode)
	if number == nil {
		number = &parse.NumberNode{}
	}
	expected := ""
	switch kind := to.kind(); {
	case kind == reflect.Bool:
		expected = "bool"
		if c, ok := n.(*parse.BoolNode); ok {
			plain.SetBool(c.True)
			return v.p
		}
	case kind == reflect.String:
		expected = "string"
		if c, ok := n.(*parse.StringNode); ok {
			plain.SetString(c.Text)
			return v.p
		}
	case plain.CanInt():
		expected = "integer"
		if number.IsInt {
			plain.SetInt(number.Int64)
			return v.p
		}
	case plain.CanUint():
		expected = "unsigned integer"
		if number.IsUint {
			plain.SetUint(number.Uint64)
			return v.p
		}
	case plain.CanFloat():
		expected = "float"
		if number.IsFloat {
			plain.SetFloat(number.Float64)
			return v.p
		}
	case plain.CanComplex():
		expected = "complex"
		if number.IsComplex {
			plain.SetComplex(number.Complex128)
			return v.p
		}
	default:
		s.fail("can't handle %s for arg of type %s", n, s.m.typeName(to))
	}
	s.fail("expected %s; found %s", expected, n)
	return nil
}

// call calls a method or a function with arguments, the last of which may come
// from the command before.
func (s *templateState) call(dot templateValue, c *callable, n parse.Node, name string, args []parse.Node, final *templateValue) templateValue {
	if args != nil {
		args = args[1:]
	}
	count := len(args)
	if final != nil {
		count++
	}
	switch {
	case c.variadic && count < len(c.in)-1:
		s.fail("wrong number of args for %s: want at least %d got %d", name, len(c.in)-1, len(args))
	case !c.variadic && count != len(c.in):
		s.fail("wrong number of args for %s: want %d got %d", name, len(c.in), count)
	}
	if err := c.check(s.m, name); err != nil {
		s.fail("%v", err)
	}
	var list []unsafe.Pointer
	for i, arg := range args {
		list = append(list, s.argumentFor(dot, arg, c.paramType(s.m, i)))
	}
	if final != nil {
		list = append(list, s.fit(*final, c.paramType(s.m, len(list))))
	}
	v, err := c.safely(s.fr, list)
	if err != nil {
		s.node = n
		s.fail("error calling %s: %w", name, err)
	}
	return v
}
