package engine

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strconv"

	"kvsh/kernel"
	"kvsh/kernel/vm"
)

// Cells are the cells of a program's function main: the program runs as one, as
// compiled, and tells which of its cells it has come to.
type Cells struct {
	Lines []int // in which the cells begin, in order
	// Start is called once all is checked, and returns where the output of the
	// declarations goes, nil for the session's own.
	Start func() kernel.Output
	// Begin is called before the first statement of a cell, and returns where its
	// output goes, nil for where it went before.
	Begin func(cell int) kernel.Output
	// Values shows the value of the expression that ends a cell, as a session does.
	// It needs an output.
	Values bool
}

// The function that a program calls where its cells begin.
const (
	borderPath = "kvsh/cell"
	borderFunc = "kvsh_border"
)

// border is that function.
func (s *Session) border(cell int) { s.passed(cell) }

// program is a whole program on its way through the passes.
type program struct {
	checking
	file  *ast.File
	pkg   *types.Package
	info  *types.Info
	main  *ast.FuncDecl
	ends  []int          // of the statements of main, the index behind each cell's last
	shown [][]*types.Var // by the cells, what keeps their values
}

// CheckProgram says what is wrong with a whole program, and runs nothing. The
// error is Errors or an *Error.
func (s *Session) CheckProgram(in kernel.Cell) error {
	_, err := s.checkProgram(in, Cells{})
	return err
}

func (s *Session) checkProgram(in kernel.Cell, cells Cells) (*program, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := &program{checking: checking{code: code{name: in.Name, src: in.Source}, fset: s.fset, lib: s.lib}}
	file, err := parser.ParseFile(s.fset, filepath.Base(in.Name), in.Source, parser.SkipObjectResolution|parser.AllErrors)
	if err != nil {
		return nil, p.parseFault(err)
	}
	p.file = file
	at := s.fset.Position(file.Name.Pos()).Line
	if file.Name.Name != "main" {
		return nil, p.fault(at, 1, "package "+file.Name.Name+" is no program; a program is package main")
	}
	p.pkg = types.NewPackage("main", "main")
	p.main = mainOf(file)
	if p.main != nil && len(cells.Lines) > 0 {
		p.pkg.Scope().Insert(borderObject())
		p.cut(cells.Lines)
	}
	p.info = p.check(p.pkg, file)
	switch {
	case len(p.faults) > 0:
		return nil, p.faults
	case p.main == nil:
		return nil, p.fault(at, 1, "the program has no function main")
	}
	return p, nil
}

func mainOf(file *ast.File) *ast.FuncDecl {
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "main" && f.Body != nil {
			return f
		}
	}
	return nil
}

// borderObject is the function that marks borders, in a package of its own.
func borderObject() *types.Func {
	pkg := types.NewPackage(borderPath, "cell")
	cell := types.NewParam(token.NoPos, pkg, "cell", types.Typ[types.Int])
	f := types.NewFunc(token.NoPos, pkg, borderFunc, types.NewSignatureType(nil, nil, nil, types.NewTuple(cell), nil, false))
	pkg.Scope().Insert(f)
	pkg.MarkComplete()
	return f
}

// cut puts calls between the statements of main where its cells begin, and one
// behind the last.
func (p *program) cut(lines []int) {
	var body []ast.Stmt
	next := 0
	border := func(pos token.Pos) ast.Stmt {
		if next > 0 {
			p.ends = append(p.ends, len(body))
		}
		number := &ast.BasicLit{ValuePos: pos, Kind: token.INT, Value: strconv.Itoa(next)}
		next++
		return &ast.ExprStmt{X: &ast.CallExpr{Fun: &ast.Ident{NamePos: pos, Name: borderFunc}, Lparen: pos, Args: []ast.Expr{number}, Rparen: pos}}
	}
	for _, stmt := range p.main.Body.List {
		for next < len(lines) && lines[next] <= p.fset.Position(stmt.Pos()).Line {
			last := border(stmt.Pos())
			body = append(body, last)
			if labeled, ok := stmt.(*ast.LabeledStmt); ok && !isLoop(labeled.Stmt) { // a goto comes to the cell too
				stmt, labeled.Stmt = labeled.Stmt, last
				body[len(body)-1] = labeled
			}
		}
		body = append(body, stmt)
	}
	for next <= len(lines) {
		body = append(body, border(p.main.Body.Rbrace))
	}
	p.main.Body.List = body
}

// isLoop reports whether a statement needs its label right before it.
func isLoop(stmt ast.Stmt) bool {
	switch stmt.(type) {
	case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
		return true
	}
	return false
}

// keepValues keeps the values of the expressions that end cells.
func (p *program) keepValues() {
	p.shown = make([][]*types.Var, len(p.ends))
	for i, end := range p.ends {
		if last, ok := p.main.Body.List[end-1].(*ast.ExprStmt); ok && !isPrint(last.X) {
			if v := keep(last, p.file, p.pkg, p.info); v != nil {
				p.shown[i] = v.vars
				p.main.Body.List[end-1] = v.assign
			}
		}
	}
}

// RunProgram runs a whole program; its errors are those of [Run].
func (s *Session) RunProgram(ctx context.Context, in kernel.Cell, cells Cells) error {
	p, err := s.checkProgram(in, cells)
	if err != nil {
		return err
	}
	if cells.Values {
		p.keepValues()
	}
	s.passed = func(cell int) {
		s.drain()
		if cell > 0 && cells.Values {
			s.results(p.shown[cell-1], s.out.get())
		}
		if cell == len(cells.Lines) {
			return
		}
		if out := cells.Begin(cell); out != nil {
			s.out.set(out)
		}
	}
	var out kernel.Output
	if cells.Start != nil {
		out = cells.Start()
	}
	s.program = in.Name
	s.codes[s.fset.File(p.file.FileStart)] = p.code
	lowered := s.build(&unit{p.pkg, []*ast.File{p.file}, p.info})
	s.machine.Load(lowered)
	return s.during(ctx, p.code, out, func(ctx context.Context, g *vm.Group) error {
		if err := s.machine.Run(ctx, g, lowered.Func("init")); err != nil {
			return err
		}
		return s.machine.Run(ctx, g, lowered.Func("main"))
	})
}
