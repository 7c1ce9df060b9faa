package engine

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"kvsh/kernel/generic"
	"kvsh/kernel/symbols"
)

// library is what code may import. Packages have types only, but for those whose
// functions are generic: they come as source, which the machine runs.
type library struct {
	fset       *token.FileSet
	compiled   *symbols.Importer
	sources    map[string]*unit
	restricted bool // may packages be imported that reach around the machine?
}

// unit is a package that has been type-checked from source.
type unit struct {
	pkg   *types.Package
	files []*ast.File
	info  *types.Info
}

func newLibrary(fset *token.FileSet, restricted bool) *library {
	l := &library{fset: fset, compiled: symbols.NewImporter(fset), sources: map[string]*unit{}, restricted: restricted}
	for _, path := range generic.Paths() { // before compiled packages that mention their types
		if _, err := l.source(path); err != nil {
			panic(err) // they are part of this program
		}
	}
	return l
}

// Import returns the types of a package.
func (l *library) Import(path string) (*types.Package, error) {
	if u := l.sources[path]; u != nil {
		return u.pkg, nil
	}
	if generic.Source(path) != nil {
		return l.source(path)
	}
	if symbols.Restricted(path) && !l.restricted {
		return nil, fmt.Errorf("package %s is left out, since it reaches around the interpreter; -restricted lets it in", path)
	}
	return l.compiled.Import(path)
}

// source type-checks a package that comes as source.
func (l *library) source(path string) (*types.Package, error) {
	if u := l.sources[path]; u != nil {
		return u.pkg, nil
	}
	u := &unit{info: newInfo()}
	texts := generic.Source(path)
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		file, err := parser.ParseFile(l.fset, path+"/"+name, texts[name], parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		u.files = append(u.files, file)
	}
	config := types.Config{Importer: l, GoVersion: goVersion}
	pkg, err := config.Check(path, l.fset, u.files, u.info)
	if err != nil {
		return nil, err
	}
	u.pkg = pkg
	l.sources[path] = u
	l.compiled.Add(pkg)
	return pkg, nil
}

// newInfo has room for all that the type checker tells.
func newInfo() *types.Info {
	return &types.Info{
		Types:        map[ast.Expr]types.TypeAndValue{},
		Instances:    map[*ast.Ident]types.Instance{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         map[*ast.Ident]types.Object{},
		Implicits:    map[ast.Node]types.Object{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		Scopes:       map[ast.Node]*types.Scope{},
		FileVersions: map[*ast.File]string{},
	}
}
