package engine

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strconv"
	"strings"

	"kvsh/kernel/split"
	"kvsh/kernel/symbols"
)

// cellFunc is the function that has a cell's statements.
const cellFunc = "kvsh_cell"

// cell is a cell on its way through the passes.
type cell struct {
	checking
	session *Session
	file    *ast.File
	body    *ast.FuncDecl // has the statements
	last    *ast.ExprStmt // whose value is shown, nil if there is none
	own     map[string]bool
	methods []liveMethod // declared by the cell for types of cells before
	// The signatures of the methods that the cell declares, by type and name.
	signatures map[string]map[string]string
	pkg        *types.Package
	info       *types.Info

	// The variables of a cell live on, so they are the package's: the checker sees
	// a declaration, and the statement that gives them their values is put back
	// in its place before the code is lowered.
	hoisted []hoisted
	shown   []*types.Var // that get the values of the last expression

	unknown  map[token.Pos]string // names that mean nothing in Go, with what the checker says
	recalled []types.Object       // what they mean of cells before
}

// hoisted is a statement that declares variables of the cell.
type hoisted struct {
	index  int // in the body
	assign *ast.AssignStmt
	names  []*ast.Ident
}

// parse parses the cell and finds out what it declares.
func (c *cell) parse() error {
	file, err := parser.ParseFile(c.fset, c.name, split.Wrap(c.src, cellFunc, c.above+1), 0)
	if err != nil {
		return c.parseFault(err)
	}
	c.file = file
	c.own = map[string]bool{}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.Name == cellFunc {
				c.body = d
			} else if d.Recv == nil && d.Name.Name != "init" {
				c.own[d.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				c.declare(spec)
			}
		}
	}
	if n := len(c.body.Body.List); n > 0 {
		if last, ok := c.body.Body.List[n-1].(*ast.ExprStmt); ok && !isPrint(last.X) {
			c.last = last
		}
	}
	c.keepTypes()
	c.hoist()
	c.earlier()
	c.addImports()
	return c.errOrNil()
}

func (c *cell) errOrNil() error {
	if len(c.faults) == 0 {
		return nil
	}
	c.faults = c.faults.sorted()
	return c.faults
}

func (c *cell) declare(spec ast.Spec) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		c.own[spec.Name.Name] = true
	case *ast.ValueSpec:
		for _, n := range spec.Names {
			c.own[n.Name] = true
		}
	}
}

// hoist makes the variables that the cell's statements declare variables of the
// package.
func (c *cell) hoist() {
	vars := map[string]bool{}
	var body []ast.Stmt
	for _, stmt := range c.body.Body.List {
		switch s := stmt.(type) {
		case *ast.DeclStmt:
			for _, spec := range s.Decl.(*ast.GenDecl).Specs {
				v, ok := spec.(*ast.ValueSpec)
				if !ok || s.Decl.(*ast.GenDecl).Tok != token.VAR {
					continue
				}
				for _, n := range v.Names {
					vars[n.Name] = true
				}
				h := hoisted{index: len(body), names: v.Names}
				if len(v.Values) > 0 {
					h.assign = &ast.AssignStmt{TokPos: v.Pos(), Tok: token.ASSIGN, Rhs: v.Values}
					for _, n := range v.Names {
						h.assign.Lhs = append(h.assign.Lhs, n)
					}
				}
				c.hoisted = append(c.hoisted, h)
			}
			c.file.Decls = append(c.file.Decls, s.Decl)
		case *ast.AssignStmt:
			if s.Tok != token.DEFINE {
				body = append(body, s)
				continue
			}
			body = append(body, c.define(s, vars, len(body))...)
		default:
			body = append(body, s)
		}
	}
	for name := range vars {
		if name != "_" {
			c.own[name] = true
		}
	}
	c.body.Body.List = body
}

// define hoists x := value. A name that the cell has declared before is assigned,
// by way of a temporary variable.
func (c *cell) define(s *ast.AssignStmt, vars map[string]bool, index int) (after []ast.Stmt) {
	spec := &ast.ValueSpec{Values: s.Rhs}
	assign := &ast.AssignStmt{TokPos: s.TokPos, Tok: token.ASSIGN, Rhs: s.Rhs}
	fresh := false
	for _, e := range s.Lhs {
		name, ok := e.(*ast.Ident)
		if !ok {
			c.add(e.Pos(), "non-name "+types.ExprString(e)+" on left side of :=")
			return nil
		}
		switch {
		case name.Name == "_":
		case vars[name.Name]:
			c.session.temps++
			temp := &ast.Ident{NamePos: name.NamePos, Name: "kvsh_" + strconv.Itoa(c.session.temps)}
			after = append(after, &ast.AssignStmt{Lhs: []ast.Expr{name}, TokPos: s.TokPos, Tok: token.ASSIGN, Rhs: []ast.Expr{&ast.Ident{NamePos: name.NamePos, Name: temp.Name}}})
			name = temp
		default:
			fresh = true
			vars[name.Name] = true
		}
		spec.Names = append(spec.Names, name)
		assign.Lhs = append(assign.Lhs, name)
	}
	if !fresh {
		c.add(s.TokPos, "no new variables on left side of :=")
	}
	c.file.Decls = append(c.file.Decls, &ast.GenDecl{TokPos: s.Pos(), Tok: token.VAR, Specs: []ast.Spec{spec}})
	c.hoisted = append(c.hoisted, hoisted{index: index, assign: assign, names: spec.Names})
	return after
}

// earlierMark ends the name by which a cell knows a variable of a cell before,
// where it declares another one of that name further down.
const earlierMark = "ꞏ"

// readable takes the machine's own marks out of a message.
func readable(msg string) string { return strings.ReplaceAll(msg, earlierMark, "") }

// earlier renames what stands before the statement that declares a name, and so
// means the one from before.
func (c *cell) earlier() {
	declared := map[string]token.Pos{}
	for _, h := range c.hoisted {
		for _, n := range h.names {
			if _, ok := declared[n.Name]; !ok && n.Name != "_" {
				declared[n.Name] = n.Pos()
			}
		}
	}
	if len(declared) == 0 {
		return
	}
	visit := func(n ast.Node) {
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				ast.Inspect(n.X, func(inner ast.Node) bool { c.rename(inner, declared); return true })
				return false
			case *ast.KeyValueExpr:
				if _, field := n.Key.(*ast.Ident); field {
					ast.Inspect(n.Value, func(inner ast.Node) bool { c.rename(inner, declared); return true })
					return false
				}
			}
			c.rename(n, declared)
			return true
		})
	}
	for _, s := range c.body.Body.List {
		visit(s)
	}
	for _, h := range c.hoisted {
		if h.assign != nil {
			for _, e := range h.assign.Rhs {
				visit(e)
			}
		}
	}
}

// rename renames one name that is used before its declaration.
func (c *cell) rename(n ast.Node, declared map[string]token.Pos) {
	id, ok := n.(*ast.Ident)
	if !ok || id.Obj != nil || strings.HasSuffix(id.Name, earlierMark) {
		return
	}
	if _, ok := declared[id.Name]; ok {
		id.Name += earlierMark
	}
}

// addImports imports what the cell names and does not import itself: what cells
// before have imported, and every other package on first use of its name.
func (c *cell) addImports() {
	have := map[string]bool{}
	for _, spec := range c.file.Imports {
		have[importName(spec)] = true
	}
	wanted := map[string]token.Pos{}
	ast.Inspect(c.file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Obj == nil {
				wanted[x.Name] = x.Pos()
			}
		}
		return true
	})
	var decls []ast.Decl
	at := c.file.Name.End()
	for name := range wanted {
		if have[name] || c.own[name] || c.session.live[name] != nil {
			continue
		}
		importPath := c.session.imports[name]
		if importPath == "" {
			importPath = symbols.Packages()[name]
		}
		if importPath == "" {
			continue
		}
		spec := &ast.ImportSpec{Name: &ast.Ident{NamePos: at, Name: name}, Path: &ast.BasicLit{ValuePos: at, Kind: token.STRING, Value: strconv.Quote(importPath)}}
		c.file.Imports = append(c.file.Imports, spec)
		decls = append(decls, &ast.GenDecl{TokPos: at, Tok: token.IMPORT, Specs: []ast.Spec{spec}})
	}
	c.file.Decls = slices.Concat(decls, c.file.Decls)
}

// importName is the name by which a file knows an imported package.
func importName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	importPath, _ := strconv.Unquote(spec.Path.Value)
	for name, p := range symbols.Packages() {
		if p == importPath {
			return name
		}
	}
	base := path.Base(importPath)
	if len(base) > 1 && base[0] == 'v' && base[1] >= '0' && base[1] <= '9' { // a major version
		base = path.Base(path.Dir(importPath))
	}
	return base
}
