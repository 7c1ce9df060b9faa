package engine

import (
	"context"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"io"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/ssa"

	"kvsh/kernel"
	"kvsh/kernel/symbols"
	"kvsh/kernel/vm"
)

// Options are where code's input and output go, its os.Args, and what it may do.
type Options struct {
	Args []string
	// Input is asked for each line that code reads from standard input, nil for
	// that of the process.
	Input kernel.Input
	// Stdout and Stderr take what code writes, nil for those of the process. A cell
	// that is run with an Output writes there instead.
	Stdout, Stderr io.Writer
	// Capture sends what compiled code writes to the process's standard output and
	// standard error to the Output of the running cell too.
	Capture bool
	// Restricted lets code import unsafe, syscall and os/exec.
	Restricted bool
}

// A Session runs cells one after the other. What a cell declares, the cells after
// it may use and declare anew.
//
// Its methods may be called by several goroutines: cells run side by side, and
// completion answers while one runs.
type Session struct {
	opts    Options
	mu      sync.Mutex // guards what cells declare, not their running
	out     *router
	stdout  *stream
	stderr  *stream
	turns   turns
	groups  groups
	fset    *token.FileSet
	lib     *library
	machine *vm.Machine
	live    map[string]*liveName
	imports map[string]string // name -> import path
	former  former
	units   map[*types.Package]*unit
	places  []beginning          // of the files that are not kept
	codes   map[*token.File]code // that the files were made of
	cells   int
	temps   int
	quiet   bool   // values are not shown
	program string // the file of the whole program that runs, ""
	passed  func(cell int)
}

// liveName is a name that a cell declared and the cells after it may use.
type liveName struct {
	object types.Object
	source string // of a type, as gofmt writes it
	text   string // of the declaration, as the user wrote it
	doc    string
	// The signatures of a type's methods, as gofmt writes them.
	methods map[string]string
}

// liveMethod is a method that a cell declares for a type of a cell before.
type liveMethod struct {
	typ  *types.Named
	decl *ast.FuncDecl // the method as a function with its receiver first
	name *ast.Ident
}

// NewSession returns a session without names.
func NewSession(opts Options) (*Session, error) {
	s := &Session{
		opts: opts, out: &router{}, fset: token.NewFileSet(), live: map[string]*liveName{}, imports: map[string]string{}, former: former{sources: map[int]string{}}, units: map[*types.Package]*unit{},
		codes: map[*token.File]code{},
	}
	s.lib = newLibrary(s.fset, opts.Restricted)
	if err := s.openStreams(); err != nil {
		return nil, err
	}
	replaced := map[string]reflect.Value{
		"os.Stdout": reflect.ValueOf(&s.stdout.file).Elem(),
		"os.Stderr": reflect.ValueOf(&s.stderr.file).Elem(),
		"os.Args":   reflect.ValueOf(&s.opts.Args).Elem(),

		borderPath + "." + borderFunc: reflect.ValueOf(s.border),
	}
	var stdin io.Reader
	if opts.Input != nil {
		stdin = &lines{ask: opts.Input}
	}
	s.machine = vm.New(vm.Options{
		Symbols: symbols.Table, Fset: s.fset, File: s.file, Replace: replaced, Args: opts.Args,
		StdoutFile: s.stdout.file, StderrFile: s.stderr.file, Stdin: stdin, Stdout: s.inTurn(s.stdout.file), Stderr: s.inTurn(s.stderr.file),
	})
	return s, nil
}

// file is the file that a position names, as the compiler would tell it. A program
// is parsed under the last part of its name, since the scanner would put the
// others before the names in line directives.
func (s *Session) file(name string) string {
	switch {
	case name == "":
		return "??"
	case s.program != "" && name == filepath.Base(s.program):
		if path, err := filepath.Abs(s.program); err == nil {
			return path
		}
	}
	return name
}

// Run runs a cell. The value of its last expression goes to the output, as does
// all that it writes and shows; without an output, to the session's own standard
// output. The error is Errors or an *Error, the context's, or an *Exit; a cell
// that can't begin has changed nothing.
func (s *Session) Run(ctx context.Context, in kernel.Cell, out kernel.Output) error {
	c, pkg, err := s.begin(in)
	if err != nil {
		return err
	}
	defer s.settle(c, pkg)
	return s.during(ctx, c.code, out, func(ctx context.Context, g *vm.Group) error {
		for _, fn := range []string{"init", cellFunc} {
			if err := s.machine.Run(ctx, g, pkg.Func(fn)); err != nil {
				return err
			}
		}
		first, err := s.show(c, out)
		s.remember(in.Number, first)
		return err
	})
}

// begin takes a cell through all passes, and makes live what it declares.
func (s *Session) begin(in kernel.Cell) (*cell, *ssa.Package, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	in = trimmed(in)
	s.former.begin(in)
	c, err := s.compile(in)
	if err != nil {
		return nil, nil, err
	}
	s.codes[s.fset.File(c.file.FileStart)] = c.code
	pkg := s.build(c.unit())
	s.machine.Load(pkg)
	s.commit(c, pkg.Prog)
	return c, pkg, nil
}

// Check says what is wrong with a cell as Run does. It runs nothing, but cells
// after it may use what the cell declares, and the type of its value.
func (s *Session) Check(in kernel.Cell) error {
	c, pkg, err := s.begin(in)
	if err != nil {
		return err
	}
	if len(c.shown) > 0 {
		s.remember(in.Number, c.shown[0])
	}
	s.settle(c, pkg)
	return nil
}

// settle lets go of what a cell that has run does not need any more.
func (s *Session) settle(c *cell, pkg *ssa.Package) {
	s.mu.Lock()
	defer s.mu.Unlock()
	generic := false
	for _, d := range c.file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			generic = generic || d.Type.TypeParams != nil || d.Recv != nil
		case *ast.GenDecl:
			generic = generic || d.Tok == token.TYPE
		}
	}
	for _, v := range c.shown {
		s.machine.Forget(v)
	}
	s.machine.Settle(pkg, generic)
	s.machine.Forget(pkg.Func(cellFunc).Object())
	if !generic {
		delete(s.units, c.pkg)
	}
}

// compile takes a cell through the passes before it is lowered.
func (s *Session) compile(in kernel.Cell) (*cell, error) {
	s.cells++
	c := &cell{checking: checking{code: codeOf(in), fset: s.fset, lib: s.lib}, session: s}
	if err := c.parse(); err != nil {
		return nil, err
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	return c, nil
}

// check type-checks the cell together with the live names that it uses.
func (c *cell) check() error {
	c.pkg = types.NewPackage("main", "main")
	scope := c.pkg.Scope()
	ast.Inspect(c.file, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		name, earlier := strings.CutSuffix(id.Name, earlierMark)
		live := c.session.live[name]
		if live == nil || scope.Lookup(id.Name) != nil || c.own[name] && !earlier {
			return true
		}
		object := live.object
		if earlier {
			object = c.session.renamed(live.object, id.Name)
		}
		scope.Insert(object)
		return true
	})
	c.insertFormer(scope)
	kept := slices.Clone(c.faults)
	c.pardon = func(pos token.Pos, msg string) bool {
		return c.mayBeFormer(pos, msg) || strings.HasPrefix(msg, "initialization cycle") || c.last != nil && pos == c.last.Pos() && strings.HasSuffix(msg, "is not used")
	}
	var literals []token.Pos
	pardon := c.pardon
	c.pardon = func(pos token.Pos, msg string) bool {
		if strings.HasPrefix(msg, "implicit assignment to unexported field") && strings.Contains(msg, " main.") {
			literals = append(literals, pos)
			return true
		}
		return pardon(pos, msg)
	}
	c.info = c.checking.check(c.pkg, c.file)
	if len(c.unknown) > 0 {
		c.faults = kept
		if c.recall() {
			return c.check()
		}
	}
	if err := c.errOrNil(); err != nil {
		return err
	}
	if len(literals) > 0 && c.nameFields() {
		return c.check()
	}
	c.info.InitOrder = nil // variables get their values where the cell's statements say
	c.restore()
	return nil
}

// renamed is a live variable under another name, in a package of its own.
func (s *Session) renamed(object types.Object, name string) types.Object {
	v, ok := object.(*types.Var)
	if !ok {
		return object
	}
	pkg := types.NewPackage("main", "main")
	alias := types.NewVar(v.Pos(), pkg, name, v.Type())
	pkg.Scope().Insert(alias)
	s.machine.Share(alias, v)
	return alias
}

// restore puts the statements that give the cell's variables their values back
// in their places, and keeps the values of the last expression.
func (c *cell) restore() {
	if c.last != nil {
		if v := keep(c.last, c.file, c.pkg, c.info); v != nil {
			c.shown = v.vars
			c.body.Body.List[len(c.body.Body.List)-1] = v.assign
		}
	}
	var body []ast.Stmt
	next := 0
	put := func(index int) {
		for ; next < len(c.hoisted) && c.hoisted[next].index <= index; next++ {
			if h := c.hoisted[next]; h.assign != nil {
				body = append(body, h.assign)
			}
		}
	}
	for i, stmt := range c.body.Body.List {
		put(i)
		body = append(body, stmt)
	}
	put(len(c.body.Body.List))
	c.body.Body.List = body
}

func (c *cell) unit() *unit { return &unit{c.pkg, []*ast.File{c.file}, c.info} }

// build makes a package in SSA form, with all that it refers to.
func (s *Session) build(u *unit) *ssa.Package {
	s.units[u.pkg] = u
	for _, file := range u.files {
		order(file, u.pkg, u.info)
		s.places = append(s.places, placesOf(file)...)
	}
	prog := ssa.NewProgram(s.fset, ssa.InstantiateGenerics)
	created := map[*types.Package]bool{u.pkg: true}
	var create func(p *types.Package)
	need := func(of *unit) {
		for _, object := range of.info.Uses {
			if p := object.Pkg(); p != nil {
				create(p)
			}
		}
		for _, selection := range of.info.Selections {
			if p := selection.Obj().Pkg(); p != nil {
				create(p)
			}
		}
		for _, p := range of.pkg.Imports() {
			create(p)
		}
	}
	create = func(p *types.Package) {
		if created[p] {
			return
		}
		created[p] = true
		of := s.units[p]
		if of == nil {
			of = s.lib.sources[p.Path()]
		}
		if of == nil {
			prog.CreatePackage(p, nil, nil, true)
			return
		}
		prog.CreatePackage(p, of.files, of.info, true)
		need(of)
	}
	need(u)
	pkg := prog.CreatePackage(u.pkg, u.files, u.info, false)
	pkg.Build()
	return pkg
}

// commit makes what the cell declares live.
func (s *Session) commit(c *cell, prog *ssa.Program) {
	for _, spec := range c.file.Imports {
		if object, ok := c.info.Implicits[spec].(*types.PkgName); ok {
			s.imports[object.Name()] = object.Imported().Path()
		} else if spec.Name != nil {
			if object, ok := c.info.Defs[spec.Name].(*types.PkgName); ok {
				s.imports[object.Name()] = object.Imported().Path()
			}
		}
	}
	for name := range c.own {
		object := c.pkg.Scope().Lookup(name)
		if object == nil {
			continue
		}
		before := s.live[name]
		s.live[name] = &liveName{object: object, methods: map[string]string{}}
		if before != nil {
			s.replace(prog, before.object, object)
		}
	}
	for _, d := range c.file.Decls {
		if d, ok := d.(*ast.GenDecl); ok && d.Tok == token.TYPE {
			for _, spec := range d.Specs {
				name := spec.(*ast.TypeSpec).Name.Name
				if live := s.live[name]; live != nil {
					live.source = source(spec)
				}
			}
		}
	}
	for typ, methods := range c.signatures {
		if live := s.live[typ]; live != nil {
			maps.Copy(live.methods, methods)
		}
	}
	c.document()
	s.keepMethods(c, prog)
	for _, m := range c.methods {
		s.addMethod(c, prog, m)
	}
}

// replace makes a name's new object take the place of the old one where that can
// be: code from before calls a function's new body, and sees a variable's new
// value.
func (s *Session) replace(prog *ssa.Program, before, now types.Object) {
	if !types.Identical(before.Type(), now.Type()) {
		return
	}
	switch now := now.(type) {
	case *types.Func:
		if f, ok := before.(*types.Func); ok && now.Signature().TypeParams() == nil {
			s.machine.Replace(f, prog.FuncValue(now))
		}
	case *types.Var:
		if _, ok := before.(*types.Var); ok {
			s.machine.Share(now, before)
		}
	}
}

// source is a part of a declaration as gofmt writes it.
func source(part ast.Node) string {
	var b strings.Builder
	if err := format.Node(&b, token.NewFileSet(), part); err != nil {
		return ""
	}
	return b.String()
}
