package vm

import (
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"text/template"
	"text/template/parse"
)

// function evaluates a call of a function by its name.
func (s *templateState) function(dot templateValue, n *parse.IdentifierNode, cmd parse.Node, args []parse.Node, final *templateValue) templateValue {
	s.node = n
	name := n.Ident
	if f := s.funcs[name]; f.IsValid() {
		c := s.m.reflectCallable(f)
		if isEscaper(name) {
			c = s.escaper(name, c)
		}
		return s.call(dot, c, cmd, name, args, final)
	}
	b, ok := templateBuiltins[name]
	if !ok {
		s.fail("%q is not a defined function", name)
	}
	return s.builtin(dot, b, cmd, name, args, final)
}

// A templateBuiltin is a function that all templates have.
type templateBuiltin struct {
	least int
	most  int // or -1
	call  func(s *templateState, args []templateValue) (templateValue, error)
}

var templateBuiltins map[string]templateBuiltin

func init() {
	templateBuiltins = map[string]templateBuiltin{
		"and": {1, -1, nil}, "or": {1, -1, nil}, "call": {1, -1, nil},
		"not":      {1, 1, func(s *templateState, a []templateValue) (templateValue, error) { return s.of(!a[0].isTrue()), nil }},
		"index":    {1, -1, (*templateState).index},
		"slice":    {1, -1, (*templateState).slice},
		"len":      {1, 1, (*templateState).length},
		"print":    printingBuiltin(fmt.Sprint),
		"println":  printingBuiltin(fmt.Sprintln),
		"printf":   {1, -1, (*templateState).printf},
		"html":     escapingBuiltin(template.HTMLEscapeString),
		"js":       escapingBuiltin(template.JSEscapeString),
		"urlquery": escapingBuiltin(url.QueryEscape),
		"eq":       {1, -1, comparing((*templateState).equal)},
		"ne":       {2, 2, comparing(func(s *templateState, a []templateValue) (bool, error) { return inverse(s.equal(a)) })},
		"lt":       {2, 2, comparing((*templateState).less)},
		"le":       {2, 2, comparing((*templateState).lessOrEqual)},
		"gt":       {2, 2, comparing(func(s *templateState, a []templateValue) (bool, error) { return inverse(s.lessOrEqual(a)) })},
		"ge":       {2, 2, comparing(func(s *templateState, a []templateValue) (bool, error) { return inverse(s.less(a)) })},
	}
}

func comparing(f func(*templateState, []templateValue) (bool, error)) func(*templateState, []templateValue) (templateValue, error) {
	return func(s *templateState, args []templateValue) (templateValue, error) {
		is, err := f(s, args)
		return s.of(is), err
	}
}

func inverse(is bool, err error) (bool, error) { return err == nil && !is, err }

// builtin calls a function that all templates have.
func (s *templateState) builtin(dot templateValue, b templateBuiltin, cmd parse.Node, name string, args []parse.Node, final *templateValue) templateValue {
	if args != nil {
		args = args[1:]
	}
	count := len(args)
	if final != nil {
		count++
	}
	switch {
	case b.most < 0 && count < b.least:
		s.fail("wrong number of args for %s: want at least %d got %d", name, b.least, len(args))
	case b.most >= 0 && count != b.least:
		s.fail("wrong number of args for %s: want %d got %d", name, b.least, count)
	}
	if name == "and" || name == "or" {
		return s.decide(dot, name == "or", args, final)
	}
	var list []templateValue
	for i, arg := range args {
		if name == "printf" && i == 0 {
			text := s.of("")
			list = append(list, templateValue{view: view{s.m, text.t, s.argumentFor(dot, arg, text.t)}})
			continue
		}
		list = append(list, s.argument(dot, arg))
	}
	if final != nil {
		if name == "printf" && len(list) == 0 {
			text := s.of("")
			list = append(list, templateValue{view: view{s.m, text.t, s.fit(*final, text.t)}})
		} else {
			list = append(list, *final)
		}
	}
	var v templateValue
	var err error
	if name == "call" {
		callee := ""
		if len(args) > 0 {
			callee = args[0].String()
		} else {
			callee = s.shown(*final)
		}
		v, err = s.callValue(callee, list[0], list[1:])
	} else {
		panicked := s.fr.recovering(func() { v, err = b.call(s, list) })
		if panicked != nil {
			err = panicked
		}
	}
	if err != nil {
		s.node = cmd
		s.fail("error calling %s: %w", name, err)
	}
	return v
}

// decide is and, and or: it evaluates as few arguments as it needs.
func (s *templateState) decide(dot templateValue, isOr bool, args []parse.Node, final *templateValue) (v templateValue) {
	for _, arg := range args {
		if v = s.argument(dot, arg); v.isTrue() == isOr {
			return v
		}
	}
	if final != nil {
		return *final
	}
	return v
}

// callValue calls a function value.
func (s *templateState) callValue(name string, f templateValue, args []templateValue) (v templateValue, err error) {
	f = f.concrete()
	if !f.isValid() {
		return v, errors.New("call of nil")
	}
	if f.kind() != reflect.Func {
		return v, fmt.Errorf("non-function %s of type %s", name, s.m.typeName(f.t))
	}
	c := f.callable()
	if err := c.check(s.m, name); err != nil {
		return v, err
	}
	switch {
	case c.variadic && len(args) < len(c.in)-1:
		return v, fmt.Errorf("wrong number of args for %s: got %d want at least %d", name, len(args), len(c.in)-1)
	case !c.variadic && len(args) != len(c.in):
		return v, fmt.Errorf("wrong number of args for %s: got %d want %d", name, len(args), len(c.in))
	}
	var list []view
	for i, arg := range args {
		p, err := s.prepare(arg.concrete(), c.paramType(s.m, i))
		if err != nil {
			return v, fmt.Errorf("arg %d: %w", i, err)
		}
		list = append(list, p)
	}
	return c.safely(s.fr, addresses(list))
}

// prepare makes a value one of a type that it fits, where all integers fit each
// other.
func (s *templateState) prepare(v templateValue, to *Type) (view, error) {
	out := view{s.m, to, nil}
	switch {
	case !v.isValid() && !canBeNil(to):
		return out, fmt.Errorf("value is nil; should be of type %s", s.m.typeName(to))
	case !v.isValid():
		out.p = to.alloc()
	case to.R == reflectValueType || s.m.isAssignable(v.t, to):
		out.p = s.fit(v, to)
	case isInteger(v.kind()) && isInteger(to.kind()):
		out.p = to.alloc()
		out.plain().Set(v.plain().Convert(to.under.R))
	default:
		return out, fmt.Errorf("value has type %s; should be %s", s.m.typeName(v.t), s.m.typeName(to))
	}
	return out, nil
}
