package gofile

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"

	"kvsh/kernel/split"
)

// class says where lines of code belong.
type class byte

// The classes of lines, by the letters that stand for them in parts.
const (
	imports      class = 'i'
	declarations class = 'd'
	statements   class = 's'
)

// code is a cell's source, line by line.
type code struct {
	lines   []string
	classes []class // of the lines
	ok      bool    // it is Go that a file can have
	clause  bool    // begins with the package clause
	vars    bool    // its statements all declare variables
	specs   []spec  // its imports
}

// spec is an import.
type spec struct{ name, path string }

func (s spec) String() string { return strings.TrimSpace(s.name + " " + strconv.Quote(s.path)) }

var isVar = regexp.MustCompile(`^var\b`) // a keyword, which no name can be

// readCode classifies the lines of a source. Comments and blank lines belong to
// the code that follows them, at the end to the statements, if there are any, or
// to the code before.
func readCode(src string) code {
	c := code{lines: strings.Split(src, "\n"), vars: true}
	c.classes = make([]class, len(c.lines))
	starts := lineStarts(src)
	lineOf := func(offset int) int {
		n := 0
		for n+1 < len(starts) && starts[n+1] <= offset {
			n++
		}
		return n
	}
	last := -1 // line that a part ended in
	for i, p := range split.Source(src) {
		cl := statements
		text := src[p.From:p.To]
		switch p.Kind {
		case split.Package:
			if i > 0 || !packageClause.MatchString(text) {
				return c
			}
			c.clause = true
			cl = imports
		case split.Import:
			cl = imports
		case split.Declaration:
			cl = declarations
		default:
			c.vars = c.vars && isVar.MatchString(text)
		}
		from, to := lineOf(p.From), lineOf(max(p.From, p.To-1))
		if from == last && c.classes[from] != cl {
			return c
		}
		for l := last + 1; l <= to; l++ {
			c.classes[l] = cl
		}
		last = max(last, to)
	}
	for l := last + 1; l < len(c.lines) && last >= 0; l++ {
		c.classes[l] = c.classes[last]
		if c.has(statements) {
			c.classes[l] = statements
		}
	}
	lex := scan(src)
	c.ok = !lex.broken && (lex.empty || last >= 0) && c.parse(src)
	return c
}

// parse reports whether each class is Go where it stands in a file, and finds the
// imports. Functions named main can't stand beside the one around the statements.
func (c *code) parse(src string) bool {
	file := parsed(split.Wrap(src, "_", 1))
	before := "package main\n"
	if c.clause {
		before = ""
	}
	top := parsed(before + joined(c.only(imports)) + joined(c.only(declarations)))
	body := parsed("package main\nfunc _() {\n" + joined(c.only(statements)) + "}\n")
	if file == nil || top == nil || body == nil {
		return false
	}
	c.vars = c.vars && parsed(before+joined(c.lines)) != nil
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "main" {
			return false
		}
	}
	for _, s := range file.Imports {
		path, err := strconv.Unquote(s.Path.Value)
		if err != nil {
			return false
		}
		one := spec{path: path}
		if s.Name != nil {
			one.name = s.Name.Name
		}
		c.specs = append(c.specs, one)
	}
	return true
}

func parsed(text string) *ast.File {
	file, err := parser.ParseFile(token.NewFileSet(), "", text, parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	return file
}

// has reports whether there are lines of a class.
func (c *code) has(cl class) bool { return strings.ContainsRune(string(c.classes), rune(cl)) }

// only is the lines of a class.
func (c *code) only(cl class) []string {
	var out []string
	for i, l := range c.lines {
		if c.classes[i] == cl {
			out = append(out, l)
		}
	}
	return out
}

// importsFirst reports whether no import stands behind other code.
func (c *code) importsFirst() bool {
	return !strings.Contains(strings.TrimLeft(string(c.classes), string(rune(imports))), string(rune(imports)))
}

// parts is the order of the lines: "i2 d5" for two lines of imports and then five
// of declarations.
func (c *code) parts() string {
	var out []string
	for i := 0; i < len(c.classes); {
		n := i
		for n < len(c.classes) && c.classes[n] == c.classes[i] {
			n++
		}
		out = append(out, fmt.Sprintf("%c%d", c.classes[i], n-i))
		i = n
	}
	return strings.Join(out, " ")
}

// join puts the lines of the classes back in the order that parts tells. Where
// there are more of a class than it tells, they come with the last of it.
func join(parts string, of map[class][]string) (lines []string, err error) {
	type run struct {
		class class
		n     int
	}
	var runs []run
	last := map[class]int{}
	for i, field := range strings.Fields(parts) {
		n, err := strconv.Atoi(field[1:])
		cl := class(field[0])
		if err != nil || n < 0 || !strings.ContainsRune("ids", rune(cl)) {
			return nil, fmt.Errorf("parts=%q: %q is no class and number of lines", parts, field)
		}
		runs = append(runs, run{cl, n})
		last[cl] = i
	}
	for i, r := range runs {
		rest := of[r.class]
		n := min(r.n, len(rest))
		if last[r.class] == i {
			n = len(rest)
		}
		lines = append(lines, rest[:n]...)
		of[r.class] = rest[n:]
	}
	for _, cl := range []class{imports, declarations, statements} {
		lines = append(lines, of[cl]...)
	}
	return lines, nil
}
