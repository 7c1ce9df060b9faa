package engine

import (
	"context"
	"go/ast"
	"go/parser"
	"go/types"
	"path/filepath"

	"kvsh/kernel"
	"kvsh/kernel/vm"
)

// Run runs a program or a script to its end. A fault of the code is an [*Error]
// or [Errors]; a cancelled context ends the program with the context's error, and
// os.Exit with an [*Exit]. The name stands for the source in messages. With show,
// a script whose last statement is an expression shows its value.
func Run(ctx context.Context, name, src string, show bool, opts Options) error {
	s, err := NewSession(opts)
	if err != nil {
		return err
	}
	defer s.Close()
	if IsProgram(src) {
		return s.runProgram(ctx, name, src)
	}
	s.quiet = !show
	return s.Run(ctx, kernel.Cell{Name: name, Source: src}, nil)
}

// runProgram runs a whole program.
func (s *Session) runProgram(ctx context.Context, name, src string) error {
	c := &checking{code: code{name, src}, fset: s.fset, lib: s.lib}
	s.program = name
	file, err := parser.ParseFile(s.fset, filepath.Base(name), src, parser.SkipObjectResolution|parser.AllErrors)
	if err != nil {
		return c.parseFault(err)
	}
	if file.Name.Name != "main" {
		return c.fault(s.fset.Position(file.Name.Pos()).Line, 1, "package "+file.Name.Name+" is no program; a program is package main")
	}
	pkg := types.NewPackage("main", "main")
	info := c.check(pkg, file)
	if len(c.faults) > 0 {
		return c.faults
	}
	if pkg.Scope().Lookup("main") == nil {
		return c.fault(s.fset.Position(file.Name.Pos()).Line, 1, "the program has no function main")
	}
	lowered := s.build(&unit{pkg, []*ast.File{file}, info})
	s.machine.Load(lowered)
	return s.during(ctx, c.code, nil, func(ctx context.Context, g *vm.Group) error {
		if err := s.machine.Run(ctx, g, lowered.Func("init")); err != nil {
			return err
		}
		return s.machine.Run(ctx, g, lowered.Func("main"))
	})
}
