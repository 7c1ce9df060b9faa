package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"strings"
)

// wrap writes a wrapper of an interface: a struct with the methods of the
// interface, each of which calls a field of the struct. It lets values of
// interpreted types be values of the interface in compiled code. There is none
// if no code outside of the package could write it, or if all values are of the
// interface anyway.
func (t *table) wrap(name string, i *types.Interface) {
	if i.Empty() {
		return
	}
	wrapper := "_" + identifier(t.pkg.Path()) + "_" + name
	names := t.names
	t.names = maps.Clone(names) // those of a wrapper that is given up are not imported
	var fields, methods strings.Builder
	for method := range i.Methods() {
		m, ok := t.method(method)
		if !ok {
			t.names = names
			return
		}
		fmt.Fprintf(&fields, "W%s func(%s) %s\n", method.Name(), m.params, m.results)
		fmt.Fprintf(&methods, "\nfunc (W %s) %s(%s) %s {\n", wrapper, method.Name(), m.params, m.results)
		if method.Name() == "String" && m.results == "string" {
			methods.WriteString("if W.WString == nil {\nreturn \"\"\n}\n")
		}
		if m.results != "" {
			methods.WriteString("return ")
		}
		fmt.Fprintf(&methods, "W.W%s(%s)\n}\n", method.Name(), m.args)
	}
	fmt.Fprintf(&t.wrappers, "\"_%s\": reflect.ValueOf((*%s)(nil)),\n", name, wrapper)
	fmt.Fprintf(&t.methods, "\n// %s is a wrapper of the interface %s.\ntype %s struct {\nIValue any\n%s}\n%s", wrapper, name, wrapper, &fields, &methods)
}

// A wrapped method is the source of parts of a method of a wrapper.
type wrapped struct {
	params  string
	args    string
	results string // in parentheses if there are several
}

// method writes a method's parts; ok is false if they can't be written.
func (t *table) method(method *types.Func) (m wrapped, ok bool) {
	if !method.Exported() {
		return m, false
	}
	s := method.Signature()
	var params, args, results []string
	for i := range s.Params().Len() {
		text, ok := t.typeText(s.Params().At(i).Type())
		if !ok {
			return m, false
		}
		arg := fmt.Sprint("a", i)
		if s.Variadic() && i == s.Params().Len()-1 {
			params = append(params, arg+" ..."+strings.TrimPrefix(text, "[]"))
			args = append(args, arg+"...")
			continue
		}
		params = append(params, arg+" "+text)
		args = append(args, arg)
	}
	for result := range s.Results().Variables() {
		text, ok := t.typeText(result.Type())
		if !ok {
			return m, false
		}
		results = append(results, text)
	}
	m = wrapped{params: strings.Join(params, ", "), args: strings.Join(args, ", "), results: strings.Join(results, ", ")}
	if len(results) > 1 {
		m.results = "(" + m.results + ")"
	}
	return m, true
}

// typeText is a type as the source writes it; ok is false if it has names that
// the source may not use: those of internal packages, and those not exported.
func (t *table) typeText(typ types.Type) (text string, ok bool) {
	ok = true
	text = types.TypeString(typ, func(pkg *types.Package) string {
		if pkg != t.pkg && isLeft(pkg.Path()) {
			ok = false
		}
		return t.qualify(pkg)
	})
	expr, err := parser.ParseExpr(text)
	if err != nil {
		return text, false
	}
	ast.Inspect(expr, func(n ast.Node) bool {
		if s, isSelector := n.(*ast.SelectorExpr); isSelector && !token.IsExported(s.Sel.Name) {
			ok = false
		}
		return ok
	})
	return text, ok
}
