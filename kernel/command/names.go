package command

import (
	"context"
	"fmt"
	"go/parser"
	"path"
	"strings"

	"kvsh/kernel"
	"kvsh/stdlib/table"
)

func namesCommands() []Command {
	return []Command{
		{
			Name: "who", Aliases: []string{"vars", "whos"}, Group: groupNames, Usage: "who [PATTERN]", Body: Line,
			Short:    "lists the names that cells declared",
			Long:     "PATTERN is a part of a name, or all of it with * for any letters and ? for one.",
			Run:      who,
			Complete: func(e *Env, _ string) []string { return sessionNames(e) },
		},
		{
			Name: "type", Group: groupNames, Usage: "type EXPR", Body: Line, Code: true,
			Short: "shows the type of an expression without running it",
			Run:   typeOf,
		},
	}
}

func sessionNames(e *Env) (names []string) {
	for _, n := range e.Session().Names() {
		names = append(names, n.Name)
	}
	return names
}

// maxCell is how many letters of a value or a type the table of names shows.
const maxCell = 80

func who(_ context.Context, e *Env, args, _ string) error {
	pattern := strings.TrimSpace(args)
	if _, err := path.Match(pattern, ""); err != nil {
		return wrong("%q is no pattern; write a part of a name, or all of it with * for any letters", pattern)
	}
	columns := []table.Column{{Name: "name"}, {Name: "kind"}, {Name: "type"}, {Name: "value"}}
	for _, n := range e.Session().Names() {
		if !matches(n.Name, pattern) {
			continue
		}
		for i, text := range []string{n.Name, n.Kind, n.Type, n.Value} {
			columns[i].Cells = append(columns[i].Cells, shortened(text))
		}
	}
	t := table.Table{Columns: columns}
	switch {
	case t.Rows() > 0:
		e.Out.Display(kernel.Bundle(t.MIMEBundle()), "")
	case pattern != "":
		e.printf("No name that cells declared is like %s.\n", pattern)
	default:
		e.printf("No cell has declared a name yet.\n")
	}
	return nil
}

// matches reports whether a name is like a pattern: has it in it, or is all of it
// if it has wildcards.
func matches(name, pattern string) bool {
	if strings.ContainsAny(pattern, "*?[") {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	}
	return strings.Contains(strings.ToLower(name), strings.ToLower(pattern))
}

func shortened(text string) string {
	if runes := []rune(text); len(runes) > maxCell {
		return string(runes[:maxCell-2]) + " …"
	}
	return text
}

// maxResults is how many results of a call typeOf tells.
const maxResults = 8

// typeOf shows the type that a variable would have that an expression is assigned
// to.
func typeOf(_ context.Context, e *Env, args, _ string) error {
	expr := strings.TrimSpace(args)
	if expr == "" {
		return wrong("it needs an expression; write %s", e.named("type 1 + 2.5"))
	}
	if _, err := parser.ParseExpr(expr); err != nil {
		return wrong("%s is no expression of Go: %v", expr, err)
	}
	if found, ok := e.Session().Inspect(expr, len(expr), 0); ok && isName(expr) && found.Kind == "type" {
		e.printf("%s\n", found.Type)
		return nil
	}
	for n := 1; n <= maxResults; n++ {
		if types := e.assigned(expr, n); len(types) > 0 {
			text := strings.Join(types, ", ")
			if n > 1 {
				text = "(" + text + ")"
			}
			e.printf("%s\n", text)
			return nil
		}
	}
	if t := e.inspected("var kvsh_type " + expr + "\n_ = kvsh_type"); t != "" {
		e.printf("the type %s\n", t)
		return nil
	}
	const assign = "_ = "
	line, col := e.argsAt(args)
	source := padded(assign+expr, line, max(col-len(assign), 1))
	if err := e.Session().Check(e.cellOf(source)); err != nil {
		return err
	}
	return wrong("the type of %s can't be told", expr)
}

// assigned is the types of n variables that an expression is assigned to, nil if
// that can't be.
func (e *Env) assigned(expr string, n int) (types []string) {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("kvsh_type%d", i)
	}
	for _, name := range names {
		t := e.inspected(strings.Join(names, ", ") + " := " + expr + "\n_ = " + name)
		if t == "" {
			return nil
		}
		types = append(types, t)
	}
	return types
}

// inspected is the type of the name that ends code, "" if it has none.
func (e *Env) inspected(code string) string {
	found, ok := e.Session().Inspect(code, len(code), 0)
	if !ok || found.Kind != "var" || strings.Contains(found.Type, "invalid type") {
		return ""
	}
	return found.Type
}
