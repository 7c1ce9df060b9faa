package engine

import (
	"cmp"
	"errors"
	"go/ast"
	"go/token"
	"path/filepath"
	"slices"

	"kvsh/kernel/vm"
	"kvsh/stdlib/display"
)

// An Exit is the end of a program by os.Exit.
type Exit = vm.Exit

// fault is what ended running code as the user's error.
func (s *Session) fault(c code, err error) error {
	var p *vm.Panic
	if !errors.As(err, &p) {
		return err
	}
	out := &Error{File: c.name, Msg: "panic: " + p.Text()}
	if cause, ok := p.Value.(error); ok {
		out.Err = cause
		var failure *display.Failure
		var refusal *vm.Refusal
		switch {
		case errors.As(cause, &failure):
			out.Msg, out.Err = failure.Err.Error(), failure.Err
		case errors.As(cause, &refusal):
			out.Msg = refusal.Text
		case errors.Is(cause, vm.ErrStackOverflow):
			out.Msg = cause.Error()
		}
	}
	places, source := s.trace(p.Trace)
	if len(places) == 0 {
		return out
	}
	first := places[0]
	out.File, out.Line, out.Col, out.Calls = first.File, first.Line, first.Col, places[1:]
	if !errors.As(out.Err, new(*vm.Refusal)) {
		out.Source = source
	}
	return out
}

// trace is the places of calls, each once in a row, and the line of code that the
// first one is in, which may be of a cell before.
func (s *Session) trace(calls []vm.Call) (places []Place, source string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, call := range calls {
		at := s.position(call.Pos)
		if s.program != "" && at.Filename == filepath.Base(s.program) {
			at.Filename = s.program
		}
		place := Place{at.Filename, at.Line, at.Column, call.Func}
		if at.Line == 0 || len(places) > 0 && places[len(places)-1] == place {
			continue
		}
		if len(places) == 0 {
			source = s.codes[s.fset.File(call.Pos)].line(at.Line)
		}
		places = append(places, place)
	}
	return places, source
}

// beginning is where an expression begins that is known by a place in it: a call
// by its parenthesis, an operation by its operator.
type beginning struct{ known, begin token.Pos }

// position is where the expression begins that a place in code stands for.
func (s *Session) position(pos token.Pos) token.Position {
	if i, ok := slices.BinarySearchFunc(s.places, pos, func(b beginning, pos token.Pos) int { return cmp.Compare(b.known, pos) }); ok {
		return s.fset.Position(s.places[i].begin)
	}
	return s.fset.Position(pos)
}

// placesOf lists the expressions of a file by the places that they are known by.
func placesOf(file *ast.File) []beginning {
	var out []beginning
	ast.Inspect(file, func(n ast.Node) bool {
		var known token.Pos
		switch n := n.(type) {
		case *ast.CallExpr:
			known = n.Lparen
		case *ast.IndexExpr:
			known = n.Lbrack
		case *ast.SliceExpr:
			known = n.Lbrack
		case *ast.SelectorExpr:
			known = n.Sel.Pos()
		case *ast.BinaryExpr:
			known = n.OpPos
		case *ast.TypeAssertExpr:
			known = n.Lparen
		case *ast.AssignStmt:
			known = n.TokPos
		case *ast.IncDecStmt:
			known = n.TokPos
		}
		if known.IsValid() && known != n.Pos() {
			out = append(out, beginning{known, n.Pos()})
		}
		return true
	})
	slices.SortStableFunc(out, func(a, b beginning) int { return cmp.Compare(a.known, b.known) })
	return slices.CompactFunc(out, func(a, b beginning) bool { return a.known == b.known })
}
