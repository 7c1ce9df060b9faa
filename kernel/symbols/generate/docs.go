package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
)

// docArchive writes an archive with the documentation of the packages under
// their import paths: JSON objects of doc comments by name.
func docArchive(l *listing) ([]byte, error) {
	a, err := newArchive(l.version)
	if err != nil {
		return nil, err
	}
	for _, p := range slices.Concat(l.importable, l.documented) {
		d, err := readDocs(p)
		if err != nil {
			return nil, err
		}
		text, err := json.Marshal(d)
		if err != nil {
			return nil, err
		}
		entry, err := a.zip.Create(p.ImportPath)
		if err != nil {
			return nil, err
		}
		if _, err := entry.Write(text); err != nil {
			return nil, err
		}
	}
	return a.bytes()
}

// docs are the doc comments of a package by name: "" for the package, "Type.Name"
// for methods and fields.
type docs map[string]string

// readDocs parses a package for its documentation.
func readDocs(p listed) (docs, error) {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range p.GoFiles {
		file, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	var mode doc.Mode
	if p.ImportPath == "builtin" { // its names are lower-case
		mode = doc.AllDecls
	}
	pkg, err := doc.NewFromFiles(fset, files, p.ImportPath, mode)
	if err != nil {
		return nil, fmt.Errorf("package %s: %w", p.ImportPath, err)
	}
	d := docs{}
	d.add("", pkg.Doc)
	d.values(pkg.Consts, pkg.Vars)
	d.funcs("", pkg.Funcs)
	for _, t := range pkg.Types {
		d.add(t.Name, t.Doc)
		d.values(t.Consts, t.Vars)
		d.funcs("", t.Funcs)
		d.funcs(t.Name+".", t.Methods)
		d.members(t)
	}
	return d, nil
}

func (d docs) add(name, text string) {
	if text != "" && d[name] == "" {
		d[name] = text
	}
}

func (d docs) funcs(prefix string, funcs []*doc.Func) {
	for _, f := range funcs {
		d.add(prefix+f.Name, f.Doc)
	}
}

// values adds constants and variables. One that has no comment of its own has
// its group's.
func (d docs) values(groups ...[]*doc.Value) {
	for _, group := range slices.Concat(groups...) {
		for _, spec := range group.Decl.Specs {
			spec := spec.(*ast.ValueSpec)
			for _, name := range spec.Names {
				if slices.Contains(group.Names, name.Name) {
					d.add(name.Name, comment(spec.Doc, spec.Comment))
					d.add(name.Name, group.Doc)
				}
			}
		}
	}
}

// members adds the fields of a struct and the methods of an interface.
func (d docs) members(t *doc.Type) {
	for _, spec := range t.Decl.Specs {
		spec, ok := spec.(*ast.TypeSpec)
		if !ok || spec.Name.Name != t.Name {
			continue
		}
		var fields *ast.FieldList
		switch typ := spec.Type.(type) {
		case *ast.StructType:
			fields = typ.Fields
		case *ast.InterfaceType:
			fields = typ.Methods
		default:
			continue
		}
		for _, field := range fields.List {
			for _, name := range field.Names {
				if name.IsExported() {
					d.add(t.Name+"."+name.Name, comment(field.Doc, field.Comment))
				}
			}
		}
	}
}

// comment is the text of the first comment that has any.
func comment(groups ...*ast.CommentGroup) string {
	for _, g := range groups {
		if text := g.Text(); text != "" {
			return text
		}
	}
	return ""
}
