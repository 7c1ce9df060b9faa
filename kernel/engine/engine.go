package engine

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"io"
	"os"

	"github.com/traefik/yaegi/interp"

	"kvsh/kernel/symbols"
	"kvsh/stdlib/display"
)

// Options are where a program's input and output go, and its os.Args.
type Options struct {
	Args           []string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// Run runs a program or a script to its end. A fault of the code is an [*Error]
// or [Errors]; a cancelled context ends the program with the context's error.
// The name stands for the source in messages. With show, a script whose last
// statement is an expression shows its value.
//
// A call of os.Exit ends the process, as it does in a compiled program.
func Run(ctx context.Context, name, src string, show bool, opts Options) error {
	c := code{name, src}
	program := src
	if !IsProgram(src) {
		var err error
		if program, err = wrap(name, src); err != nil {
			return c.compileFault(err)
		}
	} else {
		show = false
	}
	e := newExecution(c, opts)
	if err := e.compile(program, show); err != nil {
		return err
	}
	return e.execute(ctx)
}

// execution is one program in an interpreter of its own.
type execution struct {
	code
	interp  *interp.Interpreter
	tracer  *tracer
	marker  marker
	program *interp.Program
	stop    context.CancelCauseFunc // ends the program while it runs
}

func newExecution(c code, opts Options) *execution {
	e := &execution{code: c, tracer: &tracer{name: c.name, out: orDefault(opts.Stderr, os.Stderr)}}
	e.interp = interp.New(interp.Options{
		Args: opts.Args, Stdin: opts.Stdin, Stdout: orDefault(opts.Stdout, os.Stdout), Stderr: e.tracer, Unrestricted: true,
	})
	for _, table := range symbols.Tables() {
		e.use(table)
	}
	e.use(e.runtimeTable())
	e.use(fatalTable(e.interp.Symbols("log")["log"]))
	return e
}

func orDefault(w io.Writer, fallback *os.File) io.Writer {
	if w == nil {
		return fallback
	}
	return w
}

func (e *execution) use(table interp.Exports) {
	if err := e.interp.Use(table); err != nil {
		panic(err) // a table of the program itself is broken
	}
}

// compile parses, checks and compiles the program, and runs nothing of it. With
// showing, the value of main's last expression will be shown.
func (e *execution) compile(program string, showing bool) (err error) {
	defer func() {
		switch r := recover().(type) { // the compiler panics on some code
		case nil:
		case error: // with its place
			err = e.compileFault(r)
		default:
			err = &Error{File: e.name, Msg: fmt.Sprintf("this code can't be interpreted: %v", r)}
		}
	}()
	fset := e.interp.FileSet()
	file, err := parser.ParseFile(fset, e.name, program, parser.SkipObjectResolution|parser.AllErrors)
	if err != nil {
		return e.compileFault(err)
	}
	if file.Name.Name != "main" {
		return e.fault(fset.Position(file.Name.Pos()).Line, 1, "package "+file.Name.Name+" is no program; a program is package main")
	}
	var last *ast.ExprStmt
	if showing {
		last = lastExpression(file)
	}
	pkg, info, err := e.check(fset, file, last)
	if err != nil {
		return err
	}
	if pkg.Scope().Lookup("main") == nil {
		return e.fault(fset.Position(file.Name.Pos()).Line, 1, "the program has no function main")
	}
	if err := e.reject(fset, file, pkg, info); err != nil {
		return err
	}
	if last != nil && !info.Types[last.X].IsVoid() {
		show(last)
	}
	l := &lowerer{info: info, pkg: pkg}
	l.lower(file)
	importRuntime(file)
	e.marker.mark(file)
	l.guard(file)
	if e.program, err = e.interp.CompileAST(file); err != nil {
		return e.compileFault(err)
	}
	return nil
}

// execute runs the compiled program.
func (e *execution) execute(ctx context.Context) error {
	restore := display.OnFail(func(err error) { panic(&display.Failure{Err: err}) })
	defer restore()
	ctx, e.stop = context.WithCancelCause(ctx)
	defer e.stop(nil)
	_, err := e.interp.ExecuteWithContext(ctx, e.program)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if err != nil {
		return e.runFault(err, e.reached())
	}
	return nil
}
