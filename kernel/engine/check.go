package engine

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"strings"
)

// goVersion is the language that code is checked as.
const goVersion = "go1.26"

// checking type-checks code and gathers what is wrong with it, in the words of
// the Go compiler. Imports and variables that are not used are no faults here.
type checking struct {
	code
	fset   *token.FileSet
	lib    *library
	faults Errors
	// Pardon says of an error that it is none, by its place and message.
	pardon func(pos token.Pos, msg string) bool
}

// check checks files as one package; pkg may have names from before.
func (c *checking) check(pkg *types.Package, files ...*ast.File) *types.Info {
	info := newInfo()
	config := types.Config{Importer: c.lib, GoVersion: goVersion, Error: c.hear}
	_ = types.NewChecker(&config, c.fset, pkg, info).Files(files) // its error is the first that c heard
	for _, file := range files {
		c.refuse(file)
	}
	c.faults = c.faults.sorted()
	return info
}

func (c *checking) hear(err error) {
	var te types.Error
	switch {
	case !errors.As(err, &te):
	case te.Soft && strings.Contains(te.Msg, "and not used"):
	case strings.HasPrefix(te.Msg, "\t"): // more of the error before
	case c.pardon != nil && c.pardon(te.Pos, te.Msg):
	default:
		c.add(te.Pos, te.Msg)
	}
}

// add notes a fault.
func (c *checking) add(pos token.Pos, msg string) {
	at := c.fset.Position(pos)
	c.faults = append(c.faults, c.fault(at.Line, at.Column, readable(msg)))
}

var printName = regexp.MustCompile(`^(Print|Fprint|Scan|Fscan|Sscan)`)

// isPrint reports whether an expression is a call whose results nobody wants to
// see.
func isPrint(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, ok := f.X.(*ast.Ident)
	return ok && pkg.Name == "fmt" && printName.MatchString(f.Sel.Name)
}
