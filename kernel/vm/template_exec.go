package vm

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"text/template"
	"text/template/parse"
	"unsafe"
)

// Package text/template sees neither the methods nor the kinds of the program's
// values, so the machine executes parsed templates itself.

// maxTemplateDepth is how deeply templates may call each other.
const maxTemplateDepth = 100000

// What a map without an entry gives, as the option missingkey says.
const (
	missingInvalid = iota
	missingZero
	missingError
)

// templateState is a template under execution.
type templateState struct {
	fr      *frame
	m       *Machine
	tmpl    *template.Template
	funcs   map[string]reflect.Value
	missing int64
	wr      io.Writer
	node    parse.Node // for errors
	vars    []templateVar
	depth   int
}

type templateVar struct {
	name  string
	value templateValue
}

// templateFailure unwinds an execution.
type templateFailure struct{ err error }

// execute executes a template.
func (fr *frame) executeTemplate(t *template.Template, wr io.Writer, data any) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case templateFailure:
			err = r.err
		default:
			panic(r)
		}
	}()
	m := fr.thread.m
	dot := m.templateValueOf(data)
	s := &templateState{fr: fr, m: m, tmpl: t, wr: wr, vars: []templateVar{{"$", dot}}}
	s.funcs, s.missing = hiddenParts(t)
	if t.Tree == nil || t.Root == nil {
		s.fail("%q is an incomplete or empty template", t.Name())
	}
	s.walk(dot, t.Root)
	return nil
}

// hiddenParts reads what a template keeps to itself: its functions and what it
// does without an entry of a map.
func hiddenParts(t *template.Template) (funcs map[string]reflect.Value, missing int64) {
	common := reflect.ValueOf(t).Elem().FieldByName("common")
	if common.IsNil() {
		return nil, missingInvalid
	}
	p := unsafe.Pointer(common.Elem().FieldByName("execFuncs").UnsafeAddr())
	return *(*map[string]reflect.Value)(p), common.Elem().FieldByName("option").FieldByName("missingKey").Int()
}

// fail ends the execution with an error at the current node.
func (s *templateState) fail(format string, args ...any) {
	name := s.tmpl.Name()
	prefix := fmt.Sprintf("template: %s: ", name)
	if s.node != nil {
		location, context := s.tmpl.ErrorContext(s.node)
		prefix = fmt.Sprintf("template: %s: executing %q at <%s>: ", location, name, context)
	}
	panic(templateFailure{template.ExecError{Name: name, Err: fmt.Errorf(strings.ReplaceAll(prefix, "%", "%%")+format, args...)}})
}

// control says how the walk over a list of nodes ended.
type control int

const (
	normal control = iota
	breaking
	continuing
)

func (s *templateState) walk(dot templateValue, node parse.Node) control {
	s.node = node
	switch node := node.(type) {
	case *parse.ListNode:
		for _, n := range node.Nodes {
			if c := s.walk(dot, n); c != normal {
				return c
			}
		}
	case *parse.TextNode:
		s.write(node.Text)
	case *parse.ActionNode:
		v := s.pipeline(dot, node.Pipe)
		if len(node.Pipe.Decl) == 0 {
			s.print(node, v)
		}
	case *parse.IfNode:
		return s.branch(dot, &node.BranchNode, false)
	case *parse.WithNode:
		return s.branch(dot, &node.BranchNode, true)
	case *parse.RangeNode:
		return s.walkRange(dot, node)
	case *parse.TemplateNode:
		s.walkTemplate(dot, node)
	case *parse.BreakNode:
		return breaking
	case *parse.ContinueNode:
		return continuing
	case *parse.CommentNode:
	default:
		s.fail("unknown node: %s", node)
	}
	return normal
}

func (s *templateState) write(b []byte) {
	if _, err := s.wr.Write(b); err != nil {
		panic(templateFailure{err})
	}
}

// scope forgets, at the end, the variables that are declared from here on.
func (s *templateState) scope() func() {
	mark := len(s.vars)
	return func() { s.vars = s.vars[:mark] }
}

func (s *templateState) branch(dot templateValue, n *parse.BranchNode, with bool) control {
	defer s.scope()()
	v := s.pipeline(dot, n.Pipe)
	switch {
	case v.isTrue() && with:
		return s.walk(v, n.List)
	case v.isTrue():
		return s.walk(dot, n.List)
	case n.ElseList != nil:
		return s.walk(dot, n.ElseList)
	}
	return normal
}

func (s *templateState) walkTemplate(dot templateValue, n *parse.TemplateNode) {
	called := s.tmpl.Lookup(n.Name)
	if called == nil {
		s.fail("template %q not defined", n.Name)
	}
	if s.depth == maxTemplateDepth {
		s.fail("exceeded maximum template depth (%v)", maxTemplateDepth)
	}
	s.fr.thread.poll()
	dot = s.pipeline(dot, n.Pipe)
	inner := *s
	inner.depth++
	inner.tmpl = called
	inner.vars = []templateVar{{"$", dot}}
	inner.walk(dot, called.Root)
}
